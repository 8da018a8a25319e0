import Evidence
import ModelLanguage

/// One thing that can be explained.
enum ExplainTopic {
  case parameter(Parameter)
  case input(Input)
  case pool(Pool)
  case quantity(Quantity)
  case flow(Flow)
  case mechanism(any Mechanism)
  case claim(Claim)
  case condition(Condition)
  case medicine(Medicine)
  case evidence(EvidenceRow)

  var kind: String {
    switch self {
    case .parameter: "parameter"
    case .input: "input"
    case .pool: "pool"
    case .quantity: "quantity"
    case .flow: "flow"
    case .mechanism: "mechanism"
    case .claim: "claim"
    case .condition: "condition"
    case .medicine: "medicine"
    case .evidence: "evidence"
    }
  }

  /// What to ask for to get just this.
  var key: String {
    switch self {
    case .parameter(let parameter): parameter.key
    case .input(let input): input.key
    case .pool(let pool): pool.key
    case .quantity(let quantity): quantity.key
    case .flow(let flow): flow.name
    case .mechanism(let mechanism): mechanism.name
    case .claim(let claim): "claim \(claim.number)"
    case .condition(let condition): condition.name
    case .medicine(let medicine): medicine.name
    case .evidence(let row): row.id
    }
  }

  var meaning: String {
    switch self {
    case .parameter(let parameter): parameter.meaning
    case .input(let input): input.meaning
    case .pool(let pool): pool.meaning
    case .quantity(let quantity): quantity.meaning
    case .flow(let flow): Self.legs(flow)
    case .mechanism(let mechanism): mechanism.summary
    case .claim(let claim): claim.claim
    case .condition(let condition): condition.model
    case .medicine(let medicine): medicine.group
    case .evidence(let row): row.finding
    }
  }

  var explanation: Explanation {
    switch self {
    case .parameter(let parameter): ExplainModel().parameter(parameter)
    case .input(let input): ExplainModel().input(input)
    case .pool(let pool): ExplainModel().pool(pool)
    case .quantity(let quantity): ExplainModel().quantity(quantity)
    case .flow(let flow): ExplainModel().flow(flow)
    case .mechanism(let mechanism): ExplainModel().mechanism(mechanism)
    case .claim(let claim): ExplainEvidence.claim(claim)
    case .condition(let condition): ExplainEvidence.condition(condition)
    case .medicine(let medicine): ExplainEvidence.medicine(medicine)
    case .evidence(let row): ExplainEvidence.row(row)
    }
  }

  /// `pool a → pool b`; a missing side is the edge of the body.
  static func legs(_ flow: Flow) -> String {
    let from = flow.sources.map(\.pool.key).joined(separator: ", ")
    let to = flow.destinations.map(\.pool.key).joined(separator: ", ")
    return "\(from.isEmpty ? "from outside" : from) → \(to.isEmpty ? "out" : to)"
  }
}
