import Evidence

/// What the model does with a condition whoever has it, in one person's file and in a group alike: inputs while it lasts and
/// parameters of the person from birth. Conditions that are told by a measurement are not here.
///
/// Sizes are shares of the usual value and assumptions without rows, but for half the pyrophosphate, which stands in
/// `conditions.yaml` with the others' words.
package struct ConditionEffects: Sendable {
  /// Input → value while the condition lasts.
  package private(set) var inputs: [String: Double] = [:]
  /// Parameter whose usual value is 1 → what the person's own value is multiplied with.
  package private(set) var factors: [String: Double] = [:]
  /// Whether one is born with it, so that the inputs hold from birth where nothing else is said.
  package let isInborn: Bool

  /// How long someone has had a condition where nothing is said, in years.
  package static let usualYears = 5.0

  package init(_ effect: Condition.Effect) {
    isInborn = [.cysticFibrosis, .cysticFibrosisWithEnzymes, .rheumatoidArthritis].contains(effect)
    if let absorption = effect.absorption { inputs["condition.\(absorption.rawValue)"] = 1 }
    switch effect {
    case .rheumatoidArthritis:
      inputs["history.rheumatoidArthritis"] = 1
      inputs["history.rheumatoidArthritis.known"] = 1
    case .immobility: inputs["bone.load"] = 0.6
    case .liverDisease: inputs["coagulation.liverSynthesis"] = 0.5
    case .pyrophosphateHalved: factors["vessel.serum.pyrophosphate"] = 0.5
    case .pyrophosphateVeryLow: factors["vessel.serum.pyrophosphate"] = 0.07
    case .matrixGlaProteinAbsent: factors["person.workingMatrixGlaProtein"] = 0
    default: break
    }
  }

  package var isEmpty: Bool { inputs.isEmpty && factors.isEmpty }
}
