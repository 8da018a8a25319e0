import Foundation
import Hummingbird
import Reporting

/// The app's own styles, scripts and pictures, read once by their paths; nothing outside the list can be asked for.
struct StaticFiles: Sendable {
  private let files: [String: (text: ByteBuffer, type: String)]

  /// - Throws: where the shipped folder cannot be read.
  init() throws {
    let folder = AppResources.folder.appendingPathComponent("static")
    var files: [String: (ByteBuffer, String)] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      guard let type = Self.type(of: name) else { continue }
      files[name] = (ByteBuffer(bytes: try Data(contentsOf: folder.appendingPathComponent(name))), type)
    }
    self.files = files
  }

  func answer(_ name: String) throws -> Response {
    guard let file = files[name] else { throw AppFault(.notFound, "There is no such file.") }
    return Self.answer(file.text, file.type)
  }

  /// A file that belongs to the report.
  static func asset(_ name: String) throws -> Response {
    guard let text = ReportAssets.text(name), let type = type(of: name) else {
      throw AppFault(.notFound, "There is no such file.")
    }
    return answer(ByteBuffer(string: text), type)
  }

  private static func answer(_ bytes: ByteBuffer, _ type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"], body: ResponseBody(byteBuffer: bytes))
  }

  private static func type(of name: String) -> String? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...] {
    case "css": return "text/css; charset=utf-8"
    case "js": return "text/javascript; charset=utf-8"
    case "svg": return "image/svg+xml"
    case "png": return "image/png"
    default: return nil
    }
  }
}

enum AppResources {
  static let folder = Bundle.module.bundleURL.appendingPathComponent("Resources")
}
