/// Laws that read a rule or a reaction more than once, written as the call of a function of what they read.
///
/// Some readers write a rule out in full wherever it is read; libRoadRunner does. A rule that reads a rule twice that reads
/// a rule twice then grows without bound: the reference model to three million terms. An argument of a function is worked
/// out once, however often the function uses it.
struct SBMLReadOnce {
  /// Functions named after what they are the law of, in order of first use.
  private(set) var functions: [XMLElement] = []
  private let rules: Set<String>
  private var names: SBMLNames

  /// - Parameters:
  ///   - rules: ids of what is itself a law: variables of assignment rules, reactions.
  ///   - names: the ids in use.
  init(rules: Set<String>, names: SBMLNames) {
    (self.rules, self.names) = (rules, names)
  }

  /// A rule or reaction, its law replaced by a call where that law reads a rule more than once.
  mutating func rewritten(_ element: XMLElement, id: String) -> XMLElement {
    var element = element
    for index in element.children.indices {
      switch element.children[index].name {
      case "math":
        element.children[index].children = element.children[index].children.map { call(of: $0, id: id) }
      case "kineticLaw": element.children[index] = rewritten(element.children[index], id: id)
      default: break
      }
    }
    return element
  }

  private mutating func call(of law: XMLElement, id: String) -> XMLElement {
    var reading = Reading()
    reading.add(law)
    guard reading.uses.contains(where: { rules.contains($0.key) && $0.value > 1 }) else { return law }
    let function = names.id(.function, "law_" + id)
    var arguments = reading.order.map { MathML.name($0) }
    var variables = reading.order
    var body = law
    if reading.readsTime {
      // A function sees nothing but its arguments, time included. No id is "time": `SBMLNames` keeps it.
      body = SBMLReadOnce.withTimeNamed(law)
      arguments.append(MathML.time)
      variables.append(SBMLReadOnce.time)
    }
    functions.append(
      XMLElement(
        "functionDefinition", [("id", function)],
        [
          SBMLNotes.notes("The law of \(id), which reads something more than once."),
          MathML.math(MathML.lambda(variables, body: body)),
        ]))
    return XMLElement("apply", [], [MathML.name(function)] + arguments)
  }

  private static let time = "time"

  private static func withTimeNamed(_ element: XMLElement) -> XMLElement {
    if element.name == "csymbol" { return MathML.name(time) }
    var element = element
    element.children = element.children.map(withTimeNamed)
    return element
  }

  /// What a piece of MathML reads, and how often.
  private struct Reading {
    var order: [String] = []
    var uses: [String: Int] = [:]
    var readsTime = false

    mutating func add(_ element: XMLElement) {
      switch element.name {
      case "ci":
        let id = (element.text ?? "").split(separator: " ").joined()
        if uses[id] == nil { order.append(id) }
        uses[id, default: 0] += 1
      case "csymbol": readsTime = true
      default:
        // The first child of an application is what is applied: an operation, or the name of a function.
        let operands = element.name == "apply" ? element.children.dropFirst() : element.children[...]
        for child in operands { add(child) }
      }
    }
  }
}
