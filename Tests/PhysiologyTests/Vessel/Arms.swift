import ModelLanguage
import Simulation

/// The arms that several checks read, each run once.
enum Arms {
  static let lifeAges: [Double] =
    [3, 10, 15, 18, 20, 25, 30, 35, 36, 40, 41] + Array(stride(from: 43, through: 90, by: 1))
  static let sixtyOn: [Double] = [60, 62, 63, 65, 70, 80]

  /// The whole population, everyone as they are, from birth to ninety.
  static let usual = Result { try Arm.run(at: lifeAges) }
  /// The first half of it, for pairs with the arms below.
  static let control = Result { try Arm.run(at: sixtyOn, first: 400) }
  /// MK-7 from sixty on at a dose that halves the drive, and a vitamin K antagonist that triples it.
  static let supplementDescribed = Result { try fromSixty(drive: 0.5, .described) }
  static let supplementTrials = Result { try fromSixty(drive: 0.5, .trials) }
  static let supplementNone = Result { try fromSixty(drive: 0.5, .none, first: 60) }
  static let antagonistDescribed = Result { try fromSixty(drive: 3, .described) }
  static let antagonistTrials = Result { try fromSixty(drive: 3, .trials) }

  private static func fromSixty(drive: Double, _ scenario: EvidenceScenario, first: Int = 400) throws -> Arm {
    try Arm.run(at: sixtyOn, first: first) { member in
      member.individual.scenario = scenario
      member.changes.append(Change(atAge: 60, set: ["alone.drive": drive]))
    }
  }

  /// Dialysis as the rows describe it: besides what eGFR does, phosphate at about 5.3 mg/dL.
  static let onDialysis = ["treatment.dialysis": 1, "alone.phosphateExcess": 1.1]
  /// Young patients' phosphate was higher, about 6.3 mg/dL (recalled).
  static let onDialysisYoung = ["treatment.dialysis": 1, "alone.phosphateExcess": 2.1]
}

extension Arm {
  static let coronary = "vessel.coronary.agatston"
  static let valve = "vessel.valve.agatston"
  static let thoracic = "vessel.thoracicAorta.agatston"
  static let abdominal = "vessel.abdominalAorta.agatston"
  static let media = "vessel.media.agatston"

  /// A figure of each age averaged over the ages of the MESA cohort (45 to 84, mean 62).
  func overCohort(_ figure: (Double) -> Double) -> Double {
    var total = 0.0
    for (ages, share) in [(45...54, 0.29), (55...64, 0.28), (65...74, 0.29), (75...84, 0.14)] {
      for age in ages { total += share / 10 * figure(Double(age)) }
    }
    return total
  }

  /// Score and yearly change over two years, of those whose score lies in a band, every third year of the cohort's ages.
  func changes(_ key: String, _ band: ClosedRange<Double>, _ sex: Sex? = nil) -> [(score: Double, change: Double)] {
    stride(from: 45.0, through: 84, by: 3).flatMap { age in
      let pairs = zip(values(key, at: age, sex), values(key, at: age + 2, sex))
      return pairs.filter { band.contains($0.0) }.map { (score: $0.0, change: ($0.1 - $0.0) / 2) }
    }
  }

  /// New scores above 2 AU per hundred years without one.
  func incidence(_ key: String, ages: ClosedRange<Int>) -> Double {
    var new = 0.0
    var years = 0.0
    for age in ages {
      for (before, after) in zip(values(key, at: Double(age)), values(key, at: Double(age) + 1)) where before < 2 {
        years += 1
        if after >= 2 { new += 1 }
      }
    }
    return 100 * new / years
  }
}

/// Value within two and a half standard errors of chance, and 3 % for what definitions may differ in, of a figure.
func near(_ value: Double, _ figure: Double, chance: Double) -> Bool {
  abs(value - figure) <= 2.5 * chance + 0.03 * abs(figure)
}

func logarithm(_ x: Double) -> Double { RateLaw.Function.log.apply(x) }
func exponential(_ x: Double) -> Double { RateLaw.Function.exp.apply(x) }
