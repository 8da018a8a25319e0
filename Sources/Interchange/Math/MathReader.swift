/// Reads content MathML, the part of it that SBML uses.
enum MathReader {
  /// The formula inside `<math>`; nil where it is empty, which SBML Level 3 Version 2 allows.
  static func formula(in math: XMLNode) throws(InterchangeFault) -> MathExpression? {
    guard let content = math.children.first else { return nil }
    return try expression(content)
  }

  /// The `<lambda>` of a function definition; nil where it has no body.
  static func function(in math: XMLNode) throws(InterchangeFault) -> MathFunction? {
    guard var lambda = math.children.first else { return nil }
    if lambda.name == "semantics", let inner = lambda.children.first { lambda = inner }
    guard lambda.name == "lambda" else {
      throw .malformed("a function definition needs <lambda>, found <\(lambda.name)>", line: lambda.line)
    }
    let arguments = lambda.children.filter { $0.name == "bvar" }.compactMap { $0.first("ci")?.text.trimmed }
    guard let body = lambda.children.last, body.name != "bvar" else { return nil }
    return MathFunction(arguments: arguments, body: try expression(body))
  }

  static func expression(_ node: XMLNode) throws(InterchangeFault) -> MathExpression {
    switch node.name {
    case "cn": return .number(try number(node))
    case "ci": return .name(node.text.trimmed)
    case "csymbol": return try symbol(node)
    case "true": return .truth(true)
    case "false": return .truth(false)
    case "pi": return .number(.pi)
    case "exponentiale": return .number(2.718281828459045)
    case "infinity": return .number(.infinity)
    case "notanumber": return .number(.nan)
    case "piecewise": return try piecewise(node)
    case "apply": return try application(node)
    case "semantics":
      guard let inner = node.children.first else { throw .malformed("<semantics> is empty", line: node.line) }
      return try expression(inner)
    default: throw .malformed("<\(node.name)> has no meaning in a formula", line: node.line)
    }
  }

  private static func number(_ node: XMLNode) throws(InterchangeFault) -> Double {
    let text = node.text.trimmed
    let type = node.attribute("type") ?? "real"
    let bad = InterchangeFault.malformed("'\(text)' is not a number of type \(type)", line: node.line)
    guard type == "e-notation" || type == "rational" else {
      guard let value = XMLNode.double(text) else { throw bad }
      return value
    }
    // The two halves stand on both sides of <sep/>.
    let halves = node.textBesideChildren.map(\.trimmed)
    guard halves.count == 2, let first = XMLNode.double(halves[0]), let second = XMLNode.double(halves[1]) else {
      throw bad
    }
    if type == "rational" { return first / second }
    guard let value = Double("\(halves[0])e\(halves[1])") else { throw bad }
    return value
  }

  private static func symbol(_ node: XMLNode) throws(InterchangeFault) -> MathExpression {
    let address = node.attribute("definitionURL") ?? ""
    switch address.split(separator: "/").last.map(String.init) ?? "" {
    case "time": return .time
    case "avogadro": return .avogadro
    case let other: throw .unsupported(feature: "csymbol \(other)", place: "line \(node.line)")
    }
  }

  private static func piecewise(_ node: XMLNode) throws(InterchangeFault) -> MathExpression {
    var pieces: [MathPiece] = []
    var otherwise: MathExpression?
    for child in node.children {
      let parts = child.children
      switch (child.name, parts.count) {
      case ("piece", 2): pieces.append(MathPiece(value: try expression(parts[0]), condition: try expression(parts[1])))
      case ("otherwise", 1): otherwise = try expression(parts[0])
      default:
        throw .malformed("<\(child.name)> with \(parts.count) parts has no place in <piecewise>", line: child.line)
      }
    }
    return .piecewise(pieces, otherwise: otherwise)
  }

  private static func application(_ node: XMLNode) throws(InterchangeFault) -> MathExpression {
    guard let head = node.children.first else { throw .malformed("<apply> is empty", line: node.line) }
    let rest = Array(node.children.dropFirst())
    switch head.name {
    case "ci": return .call(head.text.trimmed, try expressions(rest))
    case "csymbol": return try called(head, rest)
    case "root": return try withQualifier("degree", .root, rest, usual: 2)
    case "log": return try withQualifier("logbase", .log, rest, usual: 10)
    default:
      guard let operation = MathOperation(rawValue: head.name) else {
        throw .malformed("<\(head.name)> is not an operation SBML knows", line: head.line)
      }
      return .apply(operation, try checked(operation, try expressions(rest), at: head))
    }
  }

  private static func called(_ head: XMLNode, _ rest: [XMLNode]) throws(InterchangeFault) -> MathExpression {
    let address = head.attribute("definitionURL") ?? ""
    guard address.hasSuffix("/rateOf") else {
      let name = address.split(separator: "/").last.map(String.init) ?? address
      throw .unsupported(feature: "csymbol \(name)", place: "line \(head.line)")
    }
    guard rest.count == 1, rest[0].name == "ci" else {
      throw .malformed("rateOf needs one name", line: head.line)
    }
    return .rateOf(rest[0].text.trimmed)
  }

  /// root and log carry their degree and base beside the argument: (degree or base, argument).
  private static func withQualifier(
    _ name: String, _ operation: MathOperation, _ rest: [XMLNode], usual: Double
  ) throws(InterchangeFault) -> MathExpression {
    let qualifier = rest.first { $0.name == name }?.children.first
    let operands = try expressions(rest.filter { $0.name != name })
    guard operands.count == 1 else {
      throw .malformed("<\(operation.rawValue)> needs one argument", line: rest.first?.line)
    }
    let by = if let qualifier { try expression(qualifier) } else { MathExpression.number(usual) }
    return .apply(operation, [by] + operands)
  }

  private static func expressions(_ nodes: [XMLNode]) throws(InterchangeFault) -> [MathExpression] {
    var all: [MathExpression] = []
    for node in nodes { all.append(try expression(node)) }
    return all
  }

  private static func checked(
    _ operation: MathOperation, _ operands: [MathExpression], at node: XMLNode
  ) throws(InterchangeFault) -> [MathExpression] {
    let allowed: ClosedRange<Int> =
      switch operation {
      case .plus, .times, .and, .or, .xor: 0...Int.max
      case .min, .max: 1...Int.max
      case .minus: 1...2
      case .divide, .power, .quotient, .rem, .neq, .implies: 2...2
      case .eq, .gt, .lt, .geq, .leq: 1...Int.max
      default: 1...1
      }
    guard allowed.contains(operands.count) else {
      throw .malformed("<\(operation.rawValue)> has \(operands.count) arguments", line: node.line)
    }
    return operands
  }
}
