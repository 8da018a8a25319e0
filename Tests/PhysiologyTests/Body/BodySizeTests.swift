import ModelLanguage
import Testing

@testable import Physiology

/// Height, weight and lean mass of the reference person, against section 2 of the bone specification.
@Suite("Body size by age") struct BodySizeTests {
  private func value(_ quantity: Quantity, _ sex: Sex, at age: Double) -> Double {
    var bindings = Bindings.reference(sex: sex, time: age * UnitOfMeasure.year.factor)
    return quantity.now.value(in: quantity.unit, &bindings)
  }

  @Test(
    "Median height is within half a per cent of the charts",
    arguments: [
      (Sex.female, 0.0, 49.3), (.female, 2, 85.0), (.female, 10, 138.0), (.female, 20, 163.2), (.male, 0, 49.9),
      (.male, 2, 86.8), (.male, 10, 138.8), (.male, 20, 176.5),
    ])
  func height(sex: Sex, age: Double, chart: Double) {
    // CDC 2000, recalled: within 1.5 %; adults as the specification states them.
    #expect(abs(value(Body.height, sex, at: age) / chart - 1) < (age == 20 ? 0.005 : 0.015))
  }

  @Test("Lean mass is 2.7 to 2.9 kg at birth, 44 and 63 kg at 25, 42 and 60 kg at 85")
  func lean() {
    for sex in Sex.allCases { #expect((2.6...3.0).contains(value(Body.leanMass, sex, at: 0))) }
    for (sex, age, figure) in [(Sex.female, 25.0, 44.0), (.male, 25, 63), (.female, 85, 42), (.male, 85, 60)] {
      #expect(reaches(value(Body.leanMass, sex, at: age), figure, within: 0.02))
    }
  }

  @Test("Height grows fastest at the age that the parameter says, and stops")
  func velocity() {
    for (sex, peak) in [(Sex.female, 11.8), (.male, 13.5)] {
      let ages = (80...180).map { Double($0) / 10 }
      func rate(_ age: Double) -> Double {
        value(Body.height, sex, at: age + 0.05) - value(Body.height, sex, at: age - 0.05)
      }
      let fastest = ages.max { rate($0) < rate($1) } ?? .nan
      #expect(abs(fastest - peak) < 0.4)
      #expect(abs(value(Body.height, sex, at: 28) - value(Body.height, sex, at: 40)) < 0.1)
    }
  }

  @Test("The programme's slopes are symbolic and agree with differences")
  func slopes() {
    let step = 1e-4
    for age in [0.5, 5, 12, 14, 20, 50] {
      let rise =
        value(SkeletalProgramme.bodyMass, .female, at: age + step)
        - value(SkeletalProgramme.bodyMass, .female, at: age - step)
      let slope = value(SkeletalProgramme.bodyVelocity, .female, at: age)
      #expect(abs(rise / (2 * step) - slope) < 1e-3 * max(abs(slope), 1))
      // The programme never falls.
      #expect(slope >= 0)
    }
  }
}
