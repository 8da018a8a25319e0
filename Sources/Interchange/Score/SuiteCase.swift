import Foundation

/// One case of the SBML Test Suite: a model, what to run, what should come out and how closely.
struct SuiteCase {
  let number: String
  let model: [UInt8]
  let settings: SuiteSettings
  let expected: [[Double]]
  /// The columns of `expected` after the time.
  let columns: [SBMLColumn]

  /// - Throws: `malformed` when a file of the case is missing or does not say what it should.
  init(folder: URL) throws(InterchangeFault) {
    number = folder.lastPathComponent
    let names = ["l3v2", "l3v1", "l2v5", "l2v4", "l2v3", "l2v2", "l2v1"].map {
      "\(folder.lastPathComponent)-sbml-\($0).xml"
    }
    guard let model = names.lazy.compactMap({ try? Data(contentsOf: folder.appending(path: $0)) }).first else {
      throw .malformed("\(number) holds no model of Level 2 or 3", line: nil)
    }
    self.model = Array(model)
    settings = try SuiteSettings(try SuiteCase.text(folder, "settings.txt"))
    let lines = try SuiteCase.text(folder, "results.csv").split(whereSeparator: \.isNewline).filter {
      !$0.trimmed.isEmpty
    }
    let header = lines.first.map { $0.split(separator: ",").map { String($0).trimmed } } ?? []
    columns = header.dropFirst().map { [settings] in settings.column($0) }
    expected = lines.dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { SuiteCase.number(String($0)) }
    }
    guard let bad = expected.first(where: { $0.count != header.count }) else { return }
    throw .malformed("\(number): a row of results has \(bad.count) values under \(header.count) names", line: nil)
  }

  private static func text(_ folder: URL, _ name: String) throws(InterchangeFault) -> String {
    let file = folder.appending(path: "\(folder.lastPathComponent)-\(name)")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw .malformed("\(file.lastPathComponent) is missing or not text", line: nil)
    }
    return text
  }

  /// What no number reads as stays unequal to every answer but NaN.
  private static func number(_ text: String) -> Double { XMLNode.double(text) ?? Double(text.trimmed) ?? .nan }
}

/// The settings file of a case.
struct SuiteSettings {
  var start = 0.0
  var duration = 0.0
  var steps = 0
  var absolute = 0.0
  var relative = 0.0
  private var amounts: Set<String> = []
  private var concentrations: Set<String> = []

  init(_ text: String) throws(InterchangeFault) {
    for line in text.split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = String(line[..<colon]).trimmed
      let value = String(line[line.index(after: colon)...]).trimmed
      switch key {
      case "amount": amounts = SuiteSettings.names(value)
      case "concentration": concentrations = SuiteSettings.names(value)
      case "start", "duration", "steps", "absolute", "relative": try set(key, value)
      default: break
      }
    }
  }

  /// A flux balance case leaves times blank; its model is refused before they are asked for.
  private mutating func set(_ key: String, _ text: String) throws(InterchangeFault) {
    guard !text.isEmpty else { return }
    guard let value = Double(text), value.isFinite, value >= 0 else {
      throw .malformed("the settings say '\(key): \(text)'; a number from 0 is needed", line: nil)
    }
    switch key {
    case "start": start = value
    case "duration": duration = value
    case "steps": steps = Int(value)
    case "absolute": absolute = value
    default: relative = value
    }
  }

  private static func names(_ text: String) -> Set<String> {
    Set(text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty })
  }

  func column(_ name: String) -> SBMLColumn {
    SBMLColumn(name, amounts.contains(name) ? .amount : concentrations.contains(name) ? .concentration : .asNamed)
  }

  var times: [Double] {
    guard steps > 0 else { return [] }
    return (0...steps).map { start + duration * Double($0) / Double(steps) }
  }
}
