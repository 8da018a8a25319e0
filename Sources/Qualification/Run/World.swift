import ModelLanguage
import Physiology
import Simulation

/// One set of parameter values that our knowledge allows, the same for all people and all studies.
public struct World: Sendable {
  /// Decides which people live in it.
  public let number: Int
  let female: [String: Double]
  let male: [String: Double]

  /// Drawn from the parameters' own uncertainties, each independently.
  init(_ number: Int, seed: UInt64, scenario: EvidenceScenario) {
    let draw = ParameterDraw(seed: seed)
    func values(_ sex: Sex) -> [String: Double] {
      draw.values(of: .uncertainty, for: ReferenceModel.model, person: number, sex: sex, scenario: scenario)
    }
    self.number = number
    female = values(.female)
    male = values(.male)
  }

  /// At the given deviates of the uncertain parameters.
  public init(_ number: Int, deviates: [String: Double], scenario: EvidenceScenario = .trials) {
    func values(_ sex: Sex) -> [String: Double] {
      ParameterDraw.values(at: deviates, for: ReferenceModel.model, sex: sex, scenario: scenario)
    }
    self.number = number
    female = values(.female)
    male = values(.male)
  }
}
