import Solver

/// What a step of the model is made of: values by tape and operation, states that nothing reads.
enum Anatomy {
  static func text(_ crowd: Crowd) -> String {
    let anatomy = crowd.compiled.system.anatomy
    var lines = [
      "\(anatomy.states) states, \(anatomy.jacobianEntries) entries of the Jacobian, \(anatomy.factorEntries) of its factors",
      "\(anatomy.personalValues) values a person, \(anatomy.places) places",
    ]
    for part in anatomy.parts {
      let kinds = part.byOperation.map { "\($0.operation) \($0.values)" }.joined(separator: ", ")
      lines.append("\(part.name): \(part.values) values in \(part.runs) runs: \(kinds)")
    }
    let quadratures = anatomy.quadratures.map { crowd.compiled.states[$0] }
    lines.append("integrated over the finished step: \(quadratures.joined(separator: ", "))")
    lines += crowd.compiled.states.enumerated().map { "S \($0) \($1)" }
    return lines.joined(separator: "\n")
  }
}
