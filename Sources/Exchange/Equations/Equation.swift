import ModelLanguage

/// An equation of the model with the things it names.
public struct Equation: Sendable {
  /// A name in the equation and what it stands for.
  public struct Symbol: Sendable {
    public enum Kind: String, Sendable { case parameter, input, pool, quantity }
    public let kind: Kind
    /// As written in the equation.
    public let name: String
    public let key: String
    public let meaning: String
    public let unit: UnitOfMeasure
  }

  /// What the equation defines.
  public let left: String
  /// What it equals, on one line.
  public let right: String
  /// Every name in it, in order of appearance.
  public let symbols: [Symbol]

  public var line: String { "\(left) = \(right)" }

  /// The equation in lines of at most `width` characters where words allow: one term of the sum per line.
  public func lines(width: Int = 96) -> [String] {
    guard line.count > width else { return [line] }
    var output = ["\(left) ="]
    for term in Equation.terms(of: right) { output += Equation.wrapped(term, width: width, indent: "    ") }
    return output
  }

  /// A law under a name of one's choice.
  public init(_ left: String, _ law: RateLaw) {
    let symbols = Equation.symbols(in: [law])
    let names = Dictionary(symbols.map { ($0.key, $0.name) }, uniquingKeysWith: { a, _ in a })
    self.init(left: left, right: EquationText(names: names).line(law), symbols: symbols)
  }

  private init(left: String, right: String, symbols: [Symbol]) {
    self.left = left
    self.right = right
    self.symbols = symbols
  }

  /// The law of a named quantity.
  public static func of(_ quantity: Quantity) -> Equation { Equation(quantity.key, quantity.law) }

  /// The rate of a flow.
  public static func of(_ flow: Flow) -> Equation { Equation(flow.name, flow.rate) }

  /// How fast a pool changes, by the names of the flows that fill and empty it.
  public static func of(_ pool: Pool, in model: Model) -> Equation {
    var text = ""
    var laws: [RateLaw] = []
    for flow in model.flows {
      for (legs, sign) in [(flow.destinations, "+"), (flow.sources, "−")] {
        for leg in legs where leg.pool == pool {
          laws.append(leg.share)
          let share = term(flow, leg)
          text += text.isEmpty ? (sign == "−" ? "−" : "") + share : " \(sign) " + share
        }
      }
    }
    return Equation(left: "d \(pool.key)/dt", right: text.isEmpty ? "0" : text, symbols: symbols(in: laws))
  }

  private static func term(_ flow: Flow, _ leg: Flow.Leg) -> String {
    if case .number(1) = leg.share.form { return "[\(flow.name)]" }
    let share = Equation("", leg.share).right
    let isPlain = !share.contains(" ")
    return "\(isPlain ? share : "(\(share))") × [\(flow.name)]"
  }

  // MARK: - Names

  /// The things the laws name, each under the shortest end of its key that tells it from the others.
  static func symbols(in laws: [RateLaw]) -> [Symbol] {
    var found: [Symbol] = []
    var seen: Set<ObjectIdentifier> = []
    for law in laws { collect(law, &seen, &found) }
    var unique: [Symbol] = []
    for symbol in found where !unique.contains(where: { $0.key == symbol.key }) { unique.append(symbol) }
    let names = shortNames(unique.map(\.key))
    return unique.map {
      Symbol(kind: $0.kind, name: names[$0.key] ?? $0.key, key: $0.key, meaning: $0.meaning, unit: $0.unit)
    }
  }

  private static func collect(_ law: RateLaw, _ seen: inout Set<ObjectIdentifier>, _ found: inout [Symbol]) {
    guard seen.insert(law.identity).inserted else { return }
    switch law.form {
    case .parameter(let p): found.append(symbol(.parameter, p.key, p.meaning, p.unit))
    case .input(let i): found.append(symbol(.input, i.key, i.meaning, i.unit))
    case .pool(let p): found.append(symbol(.pool, p.key, p.meaning, p.unit))
    case .quantity(let q): found.append(symbol(.quantity, q.key, q.meaning, q.unit))
    default: for part in law.children { collect(part, &seen, &found) }
    }
  }

  private static func symbol(_ kind: Symbol.Kind, _ key: String, _ meaning: String, _ unit: UnitOfMeasure) -> Symbol {
    Symbol(kind: kind, name: key, key: key, meaning: meaning, unit: unit)
  }

  static func shortNames(_ keys: [String]) -> [String: String] {
    var output: [String: String] = [:]
    for key in keys {
      let words = key.split(separator: ".")
      for count in 1...max(1, words.count) {
        let end = words.suffix(count).joined(separator: ".")
        let isTaken = keys.contains { $0 != key && ($0 == end || $0.hasSuffix("." + end)) }
        output[key] = end
        if !isTaken { break }
      }
    }
    return output
  }

  // MARK: - Lines

  /// The terms of a sum, each with its sign in front.
  static func terms(of text: String) -> [String] {
    var terms: [String] = []
    var current = ""
    var depth = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if depth == 0, word == "+" || word == "−", !current.isEmpty {
        terms.append(current)
        current = String(word)
      } else {
        current += current.isEmpty ? String(word) : " " + word
      }
      for character in word where "([".contains(character) { depth += 1 }
      for character in word where ")]".contains(character) { depth -= 1 }
    }
    return terms + [current]
  }

  private static func wrapped(_ text: String, width: Int, indent: String) -> [String] {
    var lines: [String] = []
    var current = indent
    for word in text.split(separator: " ") {
      if current.count + word.count + 1 > width, current.count > indent.count + 2 {
        lines.append(current)
        current = indent + "    "
      }
      current += current.allSatisfy({ $0 == " " }) ? String(word) : " " + word
    }
    return lines + [current]
  }
}
