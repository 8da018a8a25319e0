import ModelLanguage

/// Tables of parameters inside the articles of the documentation, between the marks
/// `<!-- parameters: bone.lumbarSpine, bone.growth -->` and `<!-- end -->`.
public struct ParameterTables: Sendable {
  /// What is wrong with an article, and where.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    public let line: Int
    public let found: String
    public var description: String { "line \(line): \(found)" }
  }

  private let parameters: [Parameter]
  private static let opening = "<!-- parameters:"
  private static let closing = "<!-- end -->"

  public init(_ model: Model) { parameters = model.parameters }

  /// The article with every table written anew.
  /// - Throws: `Fault` for a mark that is not closed, or that names no parameter.
  public func filled(_ article: String) throws(Fault) -> String {
    var output: [String] = []
    var open: Int?
    let lines = article.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = line.drop { $0 == " " }
      if text.hasPrefix(ParameterTables.opening) {
        if let open { throw Fault(line: open + 1, found: "this table has no '\(ParameterTables.closing)'") }
        open = index
        output.append(String(line))
        output += try table(prefixes(of: text, line: index + 1), line: index + 1)
      } else if text.hasPrefix(ParameterTables.closing) {
        guard open != nil else { throw Fault(line: index + 1, found: "'\(ParameterTables.closing)' closes nothing") }
        open = nil
        output.append(String(line))
      } else if open == nil {
        output.append(String(line))
      }
    }
    if let open { throw Fault(line: open + 1, found: "this table has no '\(ParameterTables.closing)'") }
    return output.joined(separator: "\n")
  }

  private func prefixes(of mark: Substring, line: Int) throws(Fault) -> [String] {
    let inner = mark.dropFirst(ParameterTables.opening.count)
    guard let end = inner.firstRange(of: "-->") else {
      throw Fault(line: line, found: "the mark is not closed by '-->'")
    }
    let words = inner[..<end.lowerBound].split { $0 == "," || $0 == " " }.map(String.init)
    guard !words.isEmpty else { throw Fault(line: line, found: "the mark names no parameter keys") }
    return words
  }

  private func table(_ prefixes: [String], line: Int) throws(Fault) -> [String] {
    var rows = [
      "", "| Parameter | Meaning | Value | Range | Uncertainty | Between people | How, and source |",
      "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for prefix in prefixes {
      let chosen = parameters.filter { $0.key.hasPrefix(prefix) }
      guard !chosen.isEmpty else { throw Fault(line: line, found: "no parameter's key begins with '\(prefix)'") }
      for parameter in chosen.sorted(by: { $0.key < $1.key }) {
        let row = ParameterTables.row(parameter)
        if !rows.contains(row) { rows.append(row) }
      }
    }
    return rows + [""]
  }

  private static func row(_ p: Parameter) -> String {
    let range = "\(shortNumber(p.range.lowerBound)) to \(shortNumber(p.range.upperBound))"
    let source = p.source.words.isEmpty ? p.method.rawValue : "\(p.method.rawValue); \(p.source.words)"
    let cells = ["`\(p.key)`", p.meaning, value(p), range, p.uncertainty.words, p.spread.words, source]
    return "| " + cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ")
      + " |"
  }

  private static func value(_ p: Parameter) -> String {
    let unit = p.unit.symbol == "1" ? "" : " \(p.unit)"
    var text = "\(shortNumber(p.female))\(unit)"
    if p.female != p.male { text = "\(shortNumber(p.female)) women, \(shortNumber(p.male)) men\(unit)" }
    for scenario in EvidenceScenario.allCases {
      if let other = p.scenarios[scenario] { text += "; \(scenario.rawValue) \(shortNumber(other))" }
    }
    return text
  }
}
