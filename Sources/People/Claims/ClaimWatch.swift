import Evidence
import ModelLanguage
import Simulation

/// What a claim's trace watches, by the name that the ledger and reports use, and how it is read off a run.
public struct ClaimWatch: Sendable, Hashable {
  enum Reading: Hashable {
    /// A column, so many years after the change.
    case value(String, after: Double)
    /// Chance of a first event within so many years, death competing.
    case incidence([String], within: Double)
    /// The same had nobody died: for what vitamin K cannot move but by who survives.
    case incidenceInLife([String], within: Double)
    /// Years still to be lived after a first event.
    case yearsAfter([String])
    /// Menaquinones eaten and taken, a year after the change.
    case menaquinonesEaten
  }

  public let name: String
  public let unit: String
  /// Markers move alike under every reading of the evidence; outcomes do not.
  public let isMarker: Bool
  let reading: Reading

  /// Nil where nothing is watched under that name.
  public init?(_ name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  private init(_ name: String, _ unit: String, marker: Bool = false, _ reading: Reading) {
    self.name = name
    self.unit = unit
    isMarker = marker
    self.reading = reading
  }

  /// Years after which markers are at rest, and those after which bone and arteries are looked at.
  static let markersRest = 1.0
  static let later = 10.0

  public static let all: [ClaimWatch] = markers + bone + vessels

  private static func marker(_ name: String, _ unit: String, _ key: String) -> ClaimWatch {
    ClaimWatch(name, unit, marker: true, .value(key, after: markersRest))
  }

  private static let markers = [
    ClaimWatch("K2 intake", "µg a day", marker: true, .menaquinonesEaten),
    marker("plasma K1", "nmol/L", "vitaminK.phylloquinone.concentration"),
    marker("plasma MK-7", "nmol/L", "vitaminK.menaquinone7.concentration"),
    marker("plasma MK-9", "nmol/L", "vitaminK.menaquinone9.concentration"),
    marker("ucOC/cOC", "", "vitaminK.bone.undercarboxylation"),
    marker("dp-ucMGP", "pmol/L", "vitaminK.vessel.dpucMGP.plasma"),
    marker("INR", "", "coagulation.INR"),
  ]

  private static func later(_ name: String, _ unit: String, _ key: String) -> ClaimWatch {
    ClaimWatch(name, unit, .value(key, after: later))
  }

  private static let hip = ["fracture.hip.cumulativeHazard"]

  private static let bone = [
    // The carboxylated share built into bone is a marker of ten years, not an outcome.
    ClaimWatch("matrix quality", "", marker: true, .value("bone.femoralNeck.quality", after: later)),
    later("femoral neck BMD", "g/cm²", "bone.femoralNeck.density"),
    later("total body BMC", "g", "bone.totalBody.content"),
    ClaimWatch("hip fracture risk", "in ten years", .incidence(hip, within: later)),
    ClaimWatch("lifetime hip fracture risk", "to 100", .incidence(hip, within: .infinity)),
    ClaimWatch("years lived after a hip fracture", "years", .yearsAfter(hip)),
  ]

  private static let vessels = [
    later("calcium laid down in arteries", "mg", "vessel.calcium"),
    later("microscopic coronary calcium", "mg", "vessel.coronary.micro"),
    later("coronary artery calcium", "AU", "vessel.coronary.agatston"),
    later("aortic valve calcium", "AU", "vessel.valve.agatston"),
    later("narrowed coronary artery", "probability", "vessel.coronary.stenosisProbability"),
    ClaimWatch("coronary event risk", "in ten years", .incidence(["outcome.coronary.cumulativeHazard"], within: later)),
    ClaimWatch("stroke risk", "in ten years", .incidence(["outcome.stroke.cumulativeHazard"], within: later)),
    ClaimWatch("kidney stone risk", "in ten years", .incidenceInLife(["kidney.stone.hazard"], within: later)),
  ]
}

extension ClaimWatch {
  /// The value of plan `plan` of a run under one reading of the evidence; nil where the run has no numbers.
  func value(_ run: PersonRun, plan: Int, _ scenario: EvidenceScenario, at age: Double? = nil) -> Double? {
    guard let projection = run.projection, let lines = projection.outcomes[plan].lines[scenario] else { return nil }
    let ages = projection.ages
    func line(_ key: String) -> [Double] { lines[key]?.middle ?? [] }
    switch reading {
    case .value(let key, let years): return Self.at(age ?? run.course.age + years, ages, line(key))
    case .menaquinonesEaten:
      return run.course.menaquinonesEaten(plan: plan, at: (age ?? run.course.age) + Self.markersRest)
    case .incidence(let keys, let years):
      let start = age ?? run.course.age
      return ReportedQuantities.incidence(
        keys.map(line), survival: line("outcome.survival"), ages: ages, from: start, to: start + years)
    case .incidenceInLife(let keys, let years):
      let start = age ?? run.course.age
      return ReportedQuantities.incidence(
        keys.map(line), survival: ages.map { _ in 1 }, ages: ages, from: start, to: start + years)
    case .yearsAfter(let keys):
      return ReportedQuantities.yearsAfter(
        keys.map(line), survival: line("outcome.survival"), ages: ages, from: age ?? run.course.age)
    }
  }

  /// Straight between the two ages around it.
  private static func at(_ age: Double, _ ages: [Double], _ values: [Double]) -> Double? {
    guard values.count == ages.count, let next = ages.firstIndex(where: { $0 >= age - 1e-9 }) else { return nil }
    guard next > 0, ages[next] > age + 1e-9 else { return values[next] }
    let along = (age - ages[next - 1]) / (ages[next] - ages[next - 1])
    return values[next - 1] * (1 - along) + values[next] * along
  }
}
