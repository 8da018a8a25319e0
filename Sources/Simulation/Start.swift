import ModelLanguage

/// A state that a run reached, to go on from: the same life, cut in two.
public struct Start: Sendable {
  /// Years.
  public var age: Double
  /// In the order of `CompiledModel.states` and internal units: a result's `finalState`.
  public var state: [Double]

  public init(age: Double, state: [Double]) {
    self.age = age
    self.state = state
  }
}

/// The reference person's values in the model's order and internal units, made once so that each person costs a copy.
struct References: Sendable {
  let inputs: [Double]
  private let values: [Kind: [Double]]

  private struct Kind: Hashable {
    let sex: Sex
    let scenario: EvidenceScenario
  }

  init(_ model: Model) {
    inputs = model.inputs.map { $0.normal * $0.unit.factor }
    var values: [Kind: [Double]] = [:]
    for sex in [Sex.female, .male] {
      for scenario in EvidenceScenario.allCases {
        values[Kind(sex: sex, scenario: scenario)] = model.parameters.map {
          $0.value(sex: sex, scenario: scenario) * $0.unit.factor
        }
      }
    }
    self.values = values
  }

  func parameters(_ sex: Sex, _ scenario: EvidenceScenario) -> [Double] {
    values[Kind(sex: sex, scenario: scenario)] ?? []
  }
}
