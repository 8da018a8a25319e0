import ModelLanguage
import Physiology
import Simulation
import Testing

@Suite("What is not known, as deviates") struct DeviateTests {
  @Test("values at the deviates of a draw are the values drawn", arguments: [Sex.female, .male])
  func sameAsDrawn(sex: Sex) {
    let model = ReferenceModel.model
    let draw = ParameterDraw(seed: 4)
    let keys = ParameterDraw.uncertainKeys(of: model)
    for number in 0..<20 {
      let drawn = draw.values(of: .uncertainty, for: model, person: number, sex: sex, scenario: .trials)
      let deviates = Dictionary(uniqueKeysWithValues: zip(keys, draw.deviates(of: keys, number: number)))
      let values = ParameterDraw.values(at: deviates, for: model, sex: sex, scenario: .trials)
      #expect(values.count == drawn.count && values.count > 300)
      for (key, value) in drawn { #expect(abs((values[key] ?? .nan) - value) <= 1e-9 * max(abs(value), 1e-3), "\(key)") }
    }
  }

  @Test("a scenario that states a value keeps it whatever the deviate")
  func scenario() {
    let key = "vessel.vitaminK.coronaryStrength"
    #expect(ParameterDraw.values(at: [key: 2], for: ReferenceModel.model, sex: .male, scenario: .none)[key] == nil)
    #expect(ParameterDraw.values(at: [key: 2], for: ReferenceModel.model, sex: .male, scenario: .trials)[key] != nil)
  }

  @Test("extreme deviates stay in the ranges", arguments: [-50.0, 50])
  func extremes(deviate: Double) {
    let model = ReferenceModel.model
    let deviates = Dictionary(uniqueKeysWithValues: ParameterDraw.uncertainKeys(of: model).map { ($0, deviate) })
    let values = ParameterDraw.values(at: deviates, for: model, sex: .female, scenario: .trials)
    for parameter in model.parameters {
      if let value = values[parameter.key] { #expect(parameter.range.contains(value), "\(parameter.key)") }
    }
  }
}
