import ModelLanguage
import Physiology
import Simulation

/// One set of parameter values that our knowledge allows, the same for all people and all studies.
struct World: Sendable {
  let number: Int
  let female: [String: Double]
  let male: [String: Double]

  init(_ number: Int, seed: UInt64, scenario: EvidenceScenario) {
    let draw = ParameterDraw(seed: seed)
    func values(_ sex: Sex) -> [String: Double] {
      draw.values(of: .uncertainty, for: ReferenceModel.model, person: number, sex: sex, scenario: scenario)
    }
    self.number = number
    female = values(.female)
    male = values(.male)
  }
}
