import ModelLanguage
import Physiology

@testable import Simulation

/// People drawn once and shared by all checks: the random effects of the model, and diabetes, smoking and statins of a Western population.
struct VirtualPopulation: Sendable {
  /// One person: the same draws serve every arm.
  struct Member: Sendable {
    var individual: Individual
    var changes: [Change]
    var diabetesAge: Double
    var statinAge: Double
    var smokes: Bool
  }

  let members: [Member]
  let compiled: CompiledModel

  /// Women and men in turn, in the vessel part alone.
  static let shared = VirtualPopulation(count: 800, seed: 20_240_511, in: Arm.compiled)
  /// Fewer of them, in the whole model.
  static let whole = VirtualPopulation(count: 200, seed: 20_240_511, in: Arm.whole)

  init(count: Int, seed: UInt64, in compiled: CompiledModel) {
    self.compiled = compiled
    members = (0..<count).map { VirtualPopulation.member($0, of: count, seed: seed, in: compiled.model) }
  }

  private static func member(_ number: Int, of count: Int, seed: UInt64, in model: Model) -> Member {
    let sex: Sex = number % 2 == 0 ? .female : .male
    let draw = ParameterDraw(seed: seed)
    var values = draw.values(of: .spread, for: model, person: number, sex: sex, scenario: .trials)
    spreadEvenly(&values, place: number / 2, of: count / 2)
    var stream = RandomStream(seed: seed, person: number, purpose: "habits")
    let bodyMass = values["alone.bodyMassIndex.z"] ?? values["body.mass.factor"].map { logarithm($0) / 0.15 } ?? 0
    let proneness = 0.45 * bodyMass + 0.893 * stream.normal()
    let diabetesAge = ageOfDiabetes(rank: 1 - cumulativeNormal(proneness))
    let smokes = stream.uniform() < 0.2
    values["person.familyHistoryOfHeartAttack"] = stream.uniform() < 0.35 ? 1 : 0
    let takesStatin = stream.uniform() < 0.45
    let statinAge = takesStatin ? 52 + abs(12 * stream.normal()) : .infinity
    var changes: [Change] = []
    if smokes { changes.append(Change(atAge: 18, set: ["habit.smoking": 1])) }
    if diabetesAge < 95 { changes.append(Change(atAge: diabetesAge, set: ["condition.diabetes": 1])) }
    if statinAge < 95 { changes.append(Change(atAge: statinAge, set: ["medicine.statin": 1])) }
    return Member(
      individual: Individual(sex: sex, parameters: values), changes: changes, diabetesAge: diabetesAge,
      statinAge: statinAge,
      smokes: smokes)
  }

  /// Thresholds of onset are taken at even steps of their distribution, each in an order of its own: less chance, same law.
  private static func spreadEvenly(_ values: inout [String: Double], place: Int, of count: Int) {
    for (site, stride) in [
      ("coronary", 247), ("thoracicAorta", 149), ("abdominalAorta", 211), ("valve", 307), ("media", 87),
    ] {
      let step = (place * stride) % count
      values["vessel.\(site).threshold.z"] = NormalDistribution.quantile((Double(step) + 0.5) / Double(count))
    }
  }

  /// 3 % by 40, 10 % by 55, 18 % by 66, 25 % by 80.
  private static func ageOfDiabetes(rank: Double) -> Double {
    let knots: [(share: Double, age: Double)] = [(0, 20), (0.03, 40), (0.10, 55), (0.18, 66), (0.25, 80)]
    for (low, high) in zip(knots, knots.dropFirst()) where rank < high.share {
      return low.age + (high.age - low.age) * (rank - low.share) / (high.share - low.share)
    }
    return .infinity
  }

  private static func cumulativeNormal(_ z: Double) -> Double {
    var bindings = Bindings.reference(sex: .female)
    return bindings.value(of: normalCumulative(RateLaw(.number(z))))
  }
}

/// One way of living run through the whole population.
struct Arm: Sendable {
  let sexes: [Sex]
  let lives: [Trajectory]
  let ages: [Double]

  /// - Parameter change: what this arm does to a member before the run.
  static func run(
    _ population: VirtualPopulation = .shared, at ages: [Double], only sex: Sex? = nil, first count: Int = .max,
    _ change: (inout VirtualPopulation.Member) -> Void = { _ in }
  ) throws -> Arm {
    let chosen = Array(population.members.filter { sex == nil || $0.individual.sex == sex }.prefix(count))
    let changed = chosen.map { member in
      var copy = member
      change(&copy)
      return copy
    }
    let end = ages.last ?? 0
    let lives = changed.map { member in
      Life(member.individual, changes: member.changes.filter { $0.age < end }.sorted { $0.age < $1.age })
    }
    let results = population.compiled.run(lives, at: ages, relativeTolerance: 1e-5, threads: 2)
    return Arm(sexes: changed.map(\.individual.sex), lives: try results.map { try $0.get() }, ages: ages)
  }

  static let compiled: CompiledModel = {
    do { return try CompiledModel(VesselAlone.model, observing: observed) } catch { preconditionFailure("\(error)") }
  }()

  static let whole: CompiledModel = {
    let further = ["vitaminK.vessel.drive", "mineral.phosphate", "vessel.serum.phosphateExcess"]
    do { return try CompiledModel(ReferenceModel.model, observing: observed + further) } catch {
      preconditionFailure("\(error)")
    }
  }()

  static let observed =
    [
      "coronary", "thoracicAorta", "abdominalAorta", "media", "valve", "reference.coronary",
    ].map { "vessel.\($0).agatston" } + [
      "vessel.coronary.plaque", "vessel.media.micro", "vessel.coronary.density", "vessel.calcium",
      "vessel.pulseWaveVelocity",
      "vessel.coronary.volume", "vessel.thoracicAorta.calcium", "vessel.abdominalAorta.calcium",
      "vessel.coronary.stenosisProbability", "vessel.calcificationPropensity",
    ] + [
      "kidney.filtration", "kidney.stone.ever", "outcome.coronary.hazard", "outcome.coronary.hardHazard",
      "outcome.stroke.hazard",
      "outcome.heartFailure.hazard", "outcome.aorticStenosis.hazard", "outcome.survival", "outcome.relativeRisk",
      "outcome.coronary.incidence", "outcome.stroke.incidence", "outcome.aorticStenosis.cumulativeHazard",
      "outcome.coronary.hazardRatioOfVitaminK", "outcome.coronary.cumulativeHazard", "body.bodyMassIndex",
    ]

  /// Values of a column at one age, of all or one sex.
  func values(_ key: String, at age: Double, _ sex: Sex? = nil) -> [Double] {
    guard let row = ages.firstIndex(of: age) else { return [] }
    return zip(sexes, lives).compactMap { sex == nil || $0 == sex ? $1[key][row] : nil }
  }
}
