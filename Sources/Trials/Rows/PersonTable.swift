import Foundation
import Tabular

/// A CSV file that grows person by person. A run that goes on after an interruption first cuts off the people beyond its
/// checkpoint.
final class PersonTable {
  private let path: String
  private let headers: [String]
  private let personColumn: Int
  private var waiting: [UInt8] = []
  private var file: GrowingFile?

  /// - Parameter personColumn: which column holds the person's number; no column before it needs quotes.
  init(path: String, headers: [String], personColumn: Int) {
    self.path = path
    self.headers = headers
    self.personColumn = personColumn
  }

  func begin(afterPerson person: Int) throws {
    let kept = person >= 0 ? keptBytes(upTo: person) : 0
    file = try GrowingFile(path: path, keeping: kept)
    if kept == 0 { waiting = Array(TableWriter.line(headers).utf8) }
  }

  func add(_ fields: [String?]) throws {
    waiting += TableWriter.line(fields).utf8
    if waiting.count > 4_000_000 { try flush() }
  }

  func flush() throws {
    try file?.append(waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  func finish() throws {
    try flush()
    file = nil
  }

  /// Bytes of the header and of all whole rows before the first of a later person.
  private func keptBytes(upTo person: Int) -> Int {
    guard let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else { return 0 }
    var kept = 0
    var start = 0
    while let end = data[start...].firstIndex(of: 0x0A) {
      let fields = data[start..<end].split(
        separator: 0x2C, maxSplits: personColumn + 1, omittingEmptySubsequences: false)
      let text = fields.indices.contains(personColumn) ? String(decoding: fields[personColumn], as: UTF8.self) : ""
      if start > 0, let number = Int(text), number > person { return kept }
      kept = end + 1
      start = kept
    }
    return kept
  }
}
