import Foundation
import ModelLanguage

/// The articles of a documentation catalogue on disk, kept in step with the model.
public struct DocumentationFolder: Sendable {
  /// An article that cannot be read, written or filled.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    public let file: String
    public let found: String
    public var description: String { "\(file): \(found)" }
  }

  private let folder: URL
  private let tables: ParameterTables

  public init(_ folder: URL, model: Model) {
    self.folder = folder
    tables = ParameterTables(model)
  }

  /// Names of the articles whose tables do not show the model as it is.
  public func staleArticles() throws(Fault) -> [String] {
    try changed().map(\.file.lastPathComponent)
  }

  /// Writes every table anew; returns the names of the articles that changed.
  public func fill() throws(Fault) -> [String] {
    let changes = try changed()
    for (file, text) in changes {
      do { try text.write(to: file, atomically: true, encoding: .utf8) } catch {
        throw Fault(file: file.lastPathComponent, found: "cannot be written: \(error.localizedDescription)")
      }
    }
    return changes.map(\.file.lastPathComponent)
  }

  private func changed() throws(Fault) -> [(file: URL, text: String)] {
    var output: [(file: URL, text: String)] = []
    for file in try articles() {
      let text = try read(file)
      do throws(ParameterTables.Fault) {
        let filled = try tables.filled(text)
        if filled != text { output.append((file: file, text: filled)) }
      } catch {
        throw Fault(file: file.lastPathComponent, found: error.description)
      }
    }
    return output
  }

  private func articles() throws(Fault) -> [URL] {
    do {
      let all = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      return all.filter { $0.pathExtension == "md" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    } catch {
      throw Fault(file: folder.path, found: "cannot be listed: \(error.localizedDescription)")
    }
  }

  private func read(_ file: URL) throws(Fault) -> String {
    do { return try String(contentsOf: file, encoding: .utf8) } catch {
      throw Fault(file: file.lastPathComponent, found: "cannot be read as UTF-8: \(error.localizedDescription)")
    }
  }
}
