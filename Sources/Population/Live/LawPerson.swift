import ModelLanguage
import Simulation

/// One person's numbers as some laws take them: by slot, in internal units; set by key, in the parameter's own unit.
struct LawPerson {
  /// Where a key's value goes, worked out once for all people.
  struct Place: Sendable {
    let slot: Int
    let factor: Double
    let range: ClosedRange<Double>
  }

  var parameters: [Double]
  var inputs: [Double]

  mutating func set(_ place: Place, _ value: Double) { parameters[place.slot] = value * place.factor }
  mutating func setInput(_ place: Place, _ value: Double) { inputs[place.slot] = value * place.factor }
}

extension CompiledLaws {
  /// - Precondition: some law names the parameter.
  func place(_ key: String) -> LawPerson.Place {
    guard let slot = slot(ofParameter: key) else { preconditionFailure("no law of the body names '\(key)'") }
    return LawPerson.Place(slot: slot, factor: parameters[slot].unit.factor, range: parameters[slot].range)
  }

  func inputPlace(_ key: String) -> LawPerson.Place {
    guard let slot = slot(ofInput: key) else { preconditionFailure("no law of the body names the input '\(key)'") }
    return LawPerson.Place(slot: slot, factor: inputs[slot].unit.factor, range: inputs[slot].range)
  }

  /// Which drawn value goes to which slot.
  func slots(of keys: [String]) -> [(drawn: Int, slot: Int, factor: Double)] {
    keys.enumerated().compactMap { index, key in
      slot(ofParameter: key).map { (index, $0, parameters[$0].unit.factor) }
    }
  }
}
