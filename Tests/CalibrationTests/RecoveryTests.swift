import Calibration
import ModelLanguage
import People
import Physiology
import Simulation
import Testing

/// People drawn from the priors, measured with noise, and found again.
@Suite("People found again from noisy measurements")
struct RecoveryTests {
  /// Fitted keys, their biomarkers and log standard deviations of noise (of the unit for pressure).
  private static let markers: [Biomarker] = [
    .dpucMGP, .undercarboxylationRatio, .totalOsteocalcin, .parathyroidHormone, .filtrationRate, .ldlCholesterol,
    .systolicPressure, .arealBoneMineralDensity(.totalHip),
  ]
  private static let keys = [
    "vitaminK.vessel.dpucMGP.individual", "vitaminK.bone.individual", "vitaminK.bone.osteocalcin.individual",
    "mineral.pth.basal", "kidney.filtration.youngAdult", "kidney.nephronLoss.z", "circulation.ldl.z",
    "circulation.systolic.z", "bone.size",
  ]

  /// The person's true scores.
  private static func scores(_ person: Int) -> [String: Double] {
    var stream = RandomStream(seed: 7, person: person, purpose: "recovery.scores")
    return Dictionary(uniqueKeysWithValues: keys.map { ($0, min(max(stream.normal(), -2.5), 2.5)) })
  }

  private static func value(_ key: String, _ score: Double) throws -> Double {
    let parameter = try #require(Measured.model.parameter(key))
    switch parameter.spread {
    case .normal(let sd): return parameter.female + sd * score
    case .logNormal(let sd): return parameter.female * exponential(sd * score)
    default: return parameter.female
    }
  }

  private static func noisy(_ value: Double, _ comparison: Personalisation.Comparison, _ z: Double) -> Double {
    comparison.noiseIsLogarithmic ? value * exponential(comparison.noise * z) : value + comparison.noise * z
  }

  @Test("of what is fitted, about 90 % of true scores lie within 1.645 remaining standard deviations")
  func coverage() throws {
    let reference = Individual(sex: .female)
    let usual = try Measured.values(reference, Self.markers, age: 65)
    let noise = try Measured.fit(reference, Array(zip(Self.markers, usual)), age: 65).perMeasurement
    var (covered, all, squares) = (0, 0, 0.0)
    for person in 0..<12 {
      let truth = Self.scores(person)
      var individual = reference
      individual.parameters = try truth.reduce(into: [:]) { $0[$1.key] = try Self.value($1.key, $1.value) }
      let exact = try Measured.values(individual, Self.markers, age: 65)
      var stream = RandomStream(seed: 7, person: person, purpose: "recovery.noise")
      let measured = zip(zip(Self.markers, exact), noise).map { ($0.0, Self.noisy($0.1, $1, stream.normal())) }
      let fit = try Measured.fit(reference, measured, age: 65)
      for key in Self.keys {
        let parameter = try #require(Measured.model.parameter(key))
        let found = fit.parameters[key] ?? parameter.female
        let deviation = try #require(fit.remainingSpread[key])
        let distance = (Self.score(found, parameter) - (truth[key] ?? 0)) / deviation
        covered += abs(distance) < 1.645 ? 1 : 0
        squares += distance * distance
        all += 1
      }
    }
    // 108 scores: 90 % is 97, two binomial standard errors are 6.
    #expect((91...104).contains(covered), "\(covered) of \(all), mean square \(squares / Double(all))")
  }

  private static func score(_ value: Double, _ parameter: Parameter) -> Double {
    switch parameter.spread {
    case .normal(let sd): (value - parameter.female) / sd
    case .logNormal(let sd): logarithm(value / parameter.female) / sd
    default: 0
    }
  }
}
