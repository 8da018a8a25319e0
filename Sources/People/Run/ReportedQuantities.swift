import ModelLanguage
import Simulation

/// What a person's run reads off each life: the columns over age and the single numbers.
public enum ReportedQuantities {
  public static let columns: [String] = markers + bone + vessels + outcomes

  private static let markers = [
    "vitaminK.bone.undercarboxylatedShare", "vitaminK.bone.undercarboxylation", "vitaminK.bone.undercarboxylatedOsteocalcin",
    "vitaminK.bone.totalOsteocalcin", "vitaminK.vessel.dpucMGP.plasma", "vitaminK.vessel.drive",
    "vitaminK.phylloquinone.concentration", "vitaminK.menaquinone7.concentration",
    "vitaminK.menaquinone8.concentration", "vitaminK.menaquinone9.concentration",
    "coagulation.INR", "coagulation.PIVKA", "mineral.calcidiol", "mineral.parathyroidHormone", "mineral.phosphate",
    "kidney.filtration",
  ]
  private static let bone = [
    "bone.lumbarSpine.densityOnImage", "bone.lumbarSpine.tScore", "bone.femoralNeck.density", "bone.femoralNeck.tScore",
    "bone.totalBody.content", "bone.lumbarSpine.quality", "bone.femoralNeck.quality", "bone.femoralNeck.strength",
  ]
  private static let vessels = [
    "vessel.coronary.agatston", "vessel.valve.agatston", "vessel.thoracicAorta.agatston", "vessel.abdominalAorta.agatston",
    "vessel.coronary.micro", "vessel.calcium", "vessel.coronary.stenosisProbability", "vessel.pulseWaveVelocity",
  ]
  private static let outcomes =
    ["outcome.survival", "kidney.stone.hazard"] + Risk.allCases.flatMap(\.hazards)

  /// Outcomes that matter to a person, each from cumulative hazards.
  public enum Risk: String, CaseIterable, Sendable {
    case fracture, hipFracture, coronary, stroke, aorticStenosis

    public var hazards: [String] {
      switch self {
      case .fracture: ["hip", "vertebral", "forearm", "other", "childhood"].map { "fracture.\($0).cumulativeHazard" }
      case .hipFracture: []
      case .coronary: ["outcome.coronary.cumulativeHazard"]
      case .stroke: ["outcome.stroke.cumulativeHazard"]
      case .aorticStenosis: ["outcome.aorticStenosis.cumulativeHazard"]
      }
    }

    var summed: [String] { self == .hipFracture ? ["fracture.hip.cumulativeHazard"] : hazards }

    public var words: String {
      switch self {
      case .fracture: "Any fracture"
      case .hipFracture: "Hip fracture"
      case .coronary: "Heart attack or other coronary event"
      case .stroke: "Stroke"
      case .aorticStenosis: "Severe aortic stenosis"
      }
    }

    /// Key of the ten-year reading.
    public var reading: String { "risk10.\(rawValue)" }
  }

  /// Years over which risks are told.
  public static let horizon = 10.0
  /// Years after which a changed intake shows fully in markers.
  public static let markerRest = 0.25

  /// Whole years of life, and finer around today so that a change starts there and not between two birthdays.
  public static func ages(today: Double, until: Double) -> [Double] {
    let last = max(until, today + horizon)
    var ages = Set(stride(from: 0.0, through: last.rounded(.down), by: 1))
    for step in [0, 1.0 / 12, 2.0 / 12, markerRest, 0.5, 1, 2, horizon] { ages.insert(today + step) }
    // Two ages closer than a week would be one point in a chart.
    return ages.filter { $0 <= last }.sorted().reduce(into: []) { kept, age in
      if let previous = kept.last, age - previous < 0.02 {
        if age == today { kept[kept.count - 1] = age }
      } else {
        kept.append(age)
      }
    }
  }

  /// Ten-year risks from today on, and every column today, at the markers' rest and ten years on.
  public static func readings(age: Double) -> [ReadingRule] {
    Risk.allCases.map { risk in
      ReadingRule(risk.reading, "\(risk.words) within ten years", .one) { life in
        incidence(
          risk.summed.map { life[$0] }, survival: life["outcome.survival"], ages: life.ages, from: age, to: age + horizon)
      }
    } + [anyCalcium(age: age)]
  }

  /// Key of the reading that is 1 where the coronary calcium score is at least 1 ten years on, and 0 otherwise.
  public static let anyCalcium = "coronaryCalcium.any10"

  private static func anyCalcium(age: Double) -> ReadingRule {
    ReadingRule(anyCalcium, "Some coronary calcium, a score of 1 or more, in ten years", .one) { life in
      guard let row = life.ages.lastIndex(where: { $0 <= age + horizon + 1e-9 }) else { return 0 }
      return life["vessel.coronary.agatston"][row] >= 1 ? 1 : 0
    }
  }

  /// Chance of a first event between two ages for someone alive and free of it at the first, with death competing.
  /// - Parameter hazards: cumulative hazards over `ages`, which are added.
  static func incidence(
    _ hazards: [[Double]], survival: [Double], ages: [Double], from start: Double, to end: Double
  ) -> Double {
    let rows = ages.indices.filter { ages[$0] >= start - 1e-9 && ages[$0] <= end + 1e-9 }
    guard let first = rows.first, survival.indices.contains(first) else { return 0 }
    return zip(rows, rows.dropFirst()).reduce(0) { sum, pair in
      let (a, b) = pair
      let alive = (survival[a] + survival[b]) / 2 / max(survival[first], .leastNormalMagnitude)
      return sum + alive * (free(hazards, from: first, at: a) - free(hazards, from: first, at: b))
    }
  }

  /// Years that someone alive and free of an event lives after a first one, to the last age, on average over all.
  static func yearsAfter(_ hazards: [[Double]], survival: [Double], ages: [Double], from start: Double) -> Double {
    let rows = ages.indices.filter { ages[$0] >= start - 1e-9 }
    guard let first = rows.first, survival.indices.contains(first) else { return 0 }
    func share(_ row: Int) -> Double {
      survival[row] / max(survival[first], .leastNormalMagnitude) * (1 - free(hazards, from: first, at: row))
    }
    return zip(rows, rows.dropFirst()).reduce(0) { $0 + (ages[$1.1] - ages[$1.0]) * (share($1.0) + share($1.1)) / 2 }
  }

  /// Chance of no event between two rows.
  private static func free(_ hazards: [[Double]], from first: Int, at row: Int) -> Double {
    RateLaw.Function.exp.apply(-hazards.reduce(0) { $0 + $1[row] - $1[first] })
  }
}
