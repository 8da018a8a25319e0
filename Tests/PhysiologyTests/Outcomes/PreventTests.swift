import ModelLanguage
import Testing

@testable import Physiology

@Suite("PREVENT equations") struct PreventTests {
  /// A woman or man of the published example: 50 years, TC 200, HDL 45, SBP 160, diabetes, treated, BMI 35, eGFR 90.
  private func example(age: Double = 50) -> RiskFactors {
    func of(_ value: Double, _ unit: UnitOfMeasure) -> RateLaw {
      parameter("example", "published test case", value, unit, in: 0...1e6, from: .rows("D009"), by: .measured)
    }
    return RiskFactors(
      age: of(age, .year), totalCholesterol: of(200, .milligramPerDecilitre), hdl: of(45, .milligramPerDecilitre),
      systolicPressure: of(160, .millimetreOfMercury), bodyMassIndex: of(35, .kilogramPerSquareMetre),
      filtration: of(90, .millilitrePerMinute), diabetes: 1, smoking: 0, antihypertensive: 1, statin: 0)
  }

  private func percent(_ equation: PreventEquation, _ sex: Sex) -> Double {
    var bindings = Bindings.reference(sex: sex)
    bindings.parameter = { ($0.key == "example" ? $0.female : $0.value(sex: sex)) * $0.unit.factor }
    return 100 * bindings.value(of: equation.risk(example()))
  }

  @Test("The published test case comes out: woman of 50, CVD 14.68 %, ASCVD 9.20 %")
  func published() {
    #expect(abs(percent(.total, .female) - 14.68) < 0.01)
    #expect(abs(percent(.atherosclerotic, .female) - 9.20) < 0.01)
  }

  @Test("Heart failure of the same case is 8.1 %, as the published calculators give")
  func heartFailure() {
    #expect(abs(percent(.heartFailure, .female) - 8.10) < 0.1)
  }

  @Test("Each equation has its own coefficients for women and men")
  func sexes() {
    for equation in [PreventEquation.total, .atherosclerotic, .heartFailure] {
      #expect(percent(equation, .female) != percent(equation, .male))
    }
  }
}
