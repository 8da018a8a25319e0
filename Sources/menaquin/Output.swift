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
      if errno == EPIPE { throw Closed() }
      throw error
    }
  }

  /// Writes a result as JSON, or as text.
  static func write(_ json: @autoclosure () -> JSONValue, or text: @autoclosure () -> String, asJSON: Bool) throws {
    try write(asJSON ? json().text : text())
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

  /// Makes a folder for results, with the folders above it.
  static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(file: path, problem: "the folder cannot be made: \(error.localizedDescription)")
    }
  }
}
