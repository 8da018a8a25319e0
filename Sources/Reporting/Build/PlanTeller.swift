import Calibration
import Evidence
import ModelLanguage
import People
import Simulation

/// Tells one plan of a projection against living as now.
struct PlanTeller {
  let run: PersonRun
  let projection: Projection

  init(_ run: PersonRun, _ projection: Projection) {
    self.run = run
    self.projection = projection
  }

  private var now: Double { run.course.age }
  private var called: String { PersonSection(run.person, age: now, today: run.today).header.called }
  private var scenario: EvidenceScenario { projection.outcomes[0].lines[.trials] != nil ? .trials : projection.outcomes[0].lines.keys.first ?? .trials }

  func content(_ plan: Int) -> PlanContent {
    let outcome = projection.outcomes[plan]
    return PlanContent(
      id: "plan-\(plan)", name: outcome.plan, sentences: sentences(plan), results: results(plan),
      figures: FigureTeller(self, plan).figures, risks: risks(plan), numbersTitle: "Ten years from now", numbers: numbers(plan))
  }

  // MARK: Values

  /// Row of the age nearest to one asked for.
  func row(_ age: Double) -> Int {
    projection.ages.indices.min { abs(projection.ages[$0] - age) < abs(projection.ages[$1] - age) } ?? 0
  }
  private var rest: Int { row(now + ReportedQuantities.markerRest) }
  private var later: Int { row(now + ReportedQuantities.horizon) }

  func line(_ key: String, _ plan: Int, _ scenario: EvidenceScenario? = nil) -> Line? {
    projection.outcomes[plan].lines[scenario ?? self.scenario]?[key]
  }

  private func value(_ key: String, _ plan: Int, _ row: Int, _ scenario: EvidenceScenario? = nil) -> Double {
    line(key, plan, scenario)?.middle[row] ?? 0
  }

  func difference(_ key: String, _ plan: Int, _ row: Int, _ scenario: EvidenceScenario? = nil) -> Estimate {
    guard let line = projection.outcomes[plan].lineDifferences[scenario ?? self.scenario]?[key] else { return Estimate(0) }
    return Estimate(line.middle[row], spanning(line.middle[row], line.unknown.low[row], line.unknown.high[row]))
  }

  /// Without draws there is no band, which is not a band of no width.
  private var hasBands: Bool { run.settings.projection.draws > 0 }

  /// What science does not know, as an interval that holds the middle; nil where nothing was drawn.
  private func spanning(_ middle: Double, _ low: Double, _ high: Double) -> Interval? {
    hasBands ? Interval(min(low, middle), max(high, middle)) : nil
  }

  private func byScenario<Value: Sendable>(_ value: (EvidenceScenario) -> Value) -> ByScenario<Value> {
    ByScenario(described: value(.described), trials: value(.trials), none: value(.none))
  }

  // MARK: Words

  private static let share = "vitaminK.bone.undercarboxylatedShare"
  private static let spine = "bone.lumbarSpine.densityOnImage"
  private static let coronary = "vessel.coronary.agatston"

  private func sentences(_ plan: Int) -> [String] {
    let before = value(Self.share, 0, rest)
    guard plan > 0 else {
      return [
        "As \(called) lives now, about \(NumberText.percent(before / 100)) of the bone protein osteocalcin stays inactive.",
        "What more vitamin K2 would do for bone density or artery calcium has not been shown in trials.",
      ]
    }
    let after = value(Self.share, plan, rest)
    let resolution = Resolution.of(column: Self.share)
    let pair = NumberText.pair(before, after, within: resolution)
    let planName = projection.outcomes[plan].plan
    let subject = "With \(planName), \(called)’s inactive osteocalcin would"
    let first =
      pair.from == pair.to
      ? "\(subject) stay at about \(pair.to)\u{00A0}%."
      : "\(subject) \(after < before ? "fall" : "rise") from about \(pair.from)\u{00A0}% to about \(pair.to)\u{00A0}%."
    return [first, "Trials have not shown that this changes bone density or artery calcium."]
  }

  private func between(_ key: String, _ plan: Int, _ row: Int, unit: String) -> String {
    guard hasBands, let line = line(key, plan) else { return "" }
    let people = Interval(line.betweenPeople.low[row], line.betweenPeople.high[row])
    return "\(NumberText.with(unit: unit, NumberText.range(people, within: .of(column: key)))) in 80 of 100 people"
  }

  /// Where most people have no calcium yet, a score says little: how many would have any says more.
  private func anyCalcium(_ plan: Int) -> String {
    guard hasBands else { return "" }
    func of100(_ plan: Int) -> String {
      let share = projection.outcomes[plan].readings[scenario]?[ReportedQuantities.anyCalcium]?.meanOfPeople ?? 0
      return share == 0 ? "none" : NumberText.decimals(100 * share, places: 0)
    }
    let (before, after) = (of100(0), of100(plan))
    let with = before == after ? "" : ", \(after) with the plan"
    return "\(before) of 100 people like this one have some calcium by then (1 AU or more)\(with)"
  }

  private func results(_ plan: Int) -> [ResultLine] {
    let hasPlan = plan > 0
    func differences(_ key: String, _ row: Int) -> ByScenario<Estimate>? {
      hasPlan ? byScenario { difference(key, plan, row, $0) } : nil
    }
    let fracture = ReportedQuantities.Risk.fracture.reading
    return [
      ResultLine(
        what: "K2-dependent protein in bone", measure: "Osteocalcin that stays inactive", unit: "%", differenceUnit: "points",
        from: value(Self.share, 0, rest), to: value(Self.share, plan, rest),
        note: ["within three months", between(Self.share, plan, rest, unit: "%")].filter { !$0.isEmpty }.joined(separator: "; "), differences: differences(Self.share, rest),
        confidence: .likely, resolution: .of(column: Self.share)),
      ResultLine(
        what: "Bone", measure: "Any fracture within ten years", unit: "of 1,000", differenceUnit: "per 1,000",
        from: 1000 * reading(fracture, 0), to: 1000 * reading(fracture, plan), note: "people like this one",
        differences: hasPlan ? byScenario { readingDifference(fracture, plan, $0) } : nil, confidence: word(7), resolution: .perThousand),
      ResultLine(
        what: "Arteries", measure: "Coronary calcium score in ten years", unit: "AU", from: value(Self.coronary, 0, later),
        to: value(Self.coronary, plan, later), note: between(Self.coronary, plan, later, unit: ""), more: anyCalcium(plan),
        differences: differences(Self.coronary, later), confidence: word(10), resolution: .of(column: Self.coronary)),
    ]
  }

  /// The ledger's word for a claim.
  func word(_ claim: Int) -> ConfidenceWord {
    ClaimLedger[claim]?.confidence.flatMap { ConfidenceWord(rawValue: $0.rawValue) } ?? .notShown
  }

  private func reading(_ key: String, _ plan: Int, _ scenario: EvidenceScenario? = nil) -> Double {
    projection.outcomes[plan].readings[scenario ?? self.scenario]?[key]?.middle ?? 0
  }

  private func readingDifference(_ key: String, _ plan: Int, _ scenario: EvidenceScenario) -> Estimate {
    guard let reading = projection.outcomes[plan].readingDifferences[scenario]?[key] else { return Estimate(0) }
    return Estimate(
      1000 * reading.middle,
      spanning(1000 * reading.middle, 1000 * reading.unknown.lowerBound, 1000 * reading.unknown.upperBound))
  }

  private func risks(_ plan: Int) -> [Risk] {
    ReportedQuantities.Risk.allCases.filter { $0 != .aorticStenosis && $0 != .hipFracture }.map { risk in
      Risk(
        what: risk.words, within: "10 years", asNow: estimate(risk, 0), withPlan: estimate(risk, plan),
        difference: plan > 0 ? readingDifference(risk.reading, plan, scenario) : nil)
    }
  }

  private func estimate(_ risk: ReportedQuantities.Risk, _ plan: Int) -> Estimate {
    guard let reading = projection.outcomes[plan].readings[scenario]?[risk.reading] else { return Estimate(0) }
    return Estimate(
      1000 * reading.middle, spanning(1000 * reading.middle, 1000 * reading.unknown.lowerBound, 1000 * reading.unknown.upperBound))
  }

  static let tabled: [(key: String, words: String, unit: String, isMarker: Bool)] = [
    (share, "Inactive osteocalcin", "%", true), ("vitaminK.vessel.dpucMGP.plasma", "dp-ucMGP", "pmol/L", true),
    ("vitaminK.menaquinone7.concentration", "Plasma MK-7", "nmol/L", true), ("coagulation.INR", "INR", "", true),
    ("bone.lumbarSpine.tScore", "Spine T-score", "", false), ("bone.femoralNeck.tScore", "Femoral-neck T-score", "", false),
    (coronary, "Coronary calcium", "AU", false), ("vessel.valve.agatston", "Aortic-valve calcium", "AU", false),
    ("vessel.pulseWaveVelocity", "Pulse wave velocity", "m/s", false), ("kidney.filtration", "eGFR", "mL/min", false),
  ]

  private func numbers(_ plan: Int) -> [NumberRow] {
    Self.tabled.map { entry in
      NumberRow(
        quantity: entry.words, unit: entry.unit, asNow: value(entry.key, 0, later),
        withPlan: byScenario { value(entry.key, plan, later, $0) }, difference: difference(entry.key, plan, later),
        resolution: .of(column: entry.key))
    }
  }
}
