import Foundation
import Tabular

/// The two outputs of a command: results on standard output, everything else on standard error.
enum Output {
  /// The reader of standard output has gone; there is nobody left to tell.
  struct Closed: Error {}

  /// Writes a result to standard output.
  static func write(_ text: String) throws {
    do throws(OutputError) {
      try OutputFile.write(Array(text.utf8), to: "-")
    } catch {
      if error.isClosedPipe { throw Closed() }
      throw error
    }
  }

  /// Writes a result as JSON, or as text; to standard output or a file.
  static func write(
    _ json: @autoclosure () -> JSONValue, or text: @autoclosure () -> String, asJSON: Bool, to path: String = "-"
  ) throws {
    try write(asJSON ? json().text : text(), to: path)
  }

  /// Writes to standard error: errors and progress, never a result.
  static func note(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Writes a result file whole or not at all; `-` is standard output.
  static func write(_ text: String, to path: String) throws {
    guard path != "-" else { return try write(text) }
    try OutputFile.write(Array(text.utf8), to: path)
  }

  /// Writes files into a folder, all or none.
  static func write(_ files: [(name: String, text: String)], toFolder folder: String) throws {
    try OutputFolder.write(files.map { ($0.name, Array($0.text.utf8)) }, to: folder)
  }
}
