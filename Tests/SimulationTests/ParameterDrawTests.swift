import ModelLanguage
import Physiology
import Testing

@testable import Simulation

@Suite("Drawing parameters") struct ParameterDrawTests {
  @Test("no draw leaves its range, however wide the distribution", arguments: [0.001, 0.3, 2, 30])
  func range(sd: Double) {
    for step in 1..<200 {
      let u = Double(step) / 200
      #expect((0.5...3).contains(ParameterDraw.draw(.logNormal(sd: sd), around: 1.2, within: 0.5...3, uniform: u)))
      #expect((-1...1).contains(ParameterDraw.draw(.normal(sd: sd), around: 0, within: -1...1, uniform: u)))
    }
  }

  @Test("far from its limits a log-normal has its median and its spread")
  func logNormal() {
    let middle = ParameterDraw.draw(.logNormal(sd: 0.3), around: 2, within: 1e-6...1e6, uniform: 0.5)
    let high = ParameterDraw.draw(.logNormal(sd: 0.3), around: 2, within: 1e-6...1e6, uniform: NormalDistribution.cumulative(1))
    #expect(abs(middle - 2) < 1e-12)
    #expect(abs(high - 2 * 1.3498588075760032) < 1e-9)
  }
}

@Suite("Draws prepared for many people") struct PreparedDrawTests {
  @Test("a prepared draw gives the values of the plain one, bit for bit", arguments: Sex.allCases, [ParameterDraw.Kind.spread, .uncertainty])
  func identical(sex: Sex, kind: ParameterDraw.Kind) {
    let model = ReferenceModel.model
    let centre = ["bone.menopauseAge": 49.5, "circulation.ldl.z": 3.2]
    let fixed: Set<String> = ["body.height.factor"]
    let prepared = PreparedDraw(of: kind, for: model, sex: sex, scenario: .trials, around: centre, keeping: fixed)
    for person in [0, 1, 77, 1_000_003] {
      let plain = ParameterDraw(seed: 11).values(
        of: kind, for: model, person: person, sex: sex, scenario: .trials, around: centre, keeping: fixed)
      #expect(prepared.values(seed: 11, person: person) == plain)
    }
  }

  @Test("laws read without running the model have the values of the plain evaluation")
  func laws() {
    let quantities = [Body.height, Circulation.ldl, Circulation.systolicPressure, Circulation.triglycerides]
    let laws = CompiledLaws(quantities.map(\.now))
    for (sex, age) in [(Sex.female, 3.5), (.male, 14), (.female, 63)] {
      let time = age * UnitOfMeasure.year.factor
      let values = laws.values(
        time: time, parameters: laws.parameterValues(sex: sex, scenario: .trials), inputs: laws.normalInputs)
      for (quantity, value) in zip(quantities, values) {
        var plain = Bindings.reference(sex: sex, time: time)
        let expected = plain.value(of: quantity.law)
        #expect(abs(value / expected - 1) < 1e-12, "\(quantity.key) at \(age)")
      }
    }
  }
}
