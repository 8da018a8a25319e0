import ModelLanguage
import Physiology
import Simulation
import Synchronization
import Testing

@testable import People

@Suite("Going on from today")
struct GoingOnFromTodayTests {
  private static let mk7 = "name: MK-7\nchange: [{supplement: {form: MK-7, dose_ug: 180, every: 1 day}}]\n"
  private static let later =
    "name: later\nfrom: 2031-01\nchange: [{supplement: {form: K1, dose_ug: 500, every: 1 day}}]\n"
  private static let earlier =
    "name: earlier\nchange: [{supplement: {form: MK-7, dose_ug: 180, every: 1 day, from: 2016-01}}]\n"
  private static let ages = [0, 20, 40, 59, 60, 60.25, 61, 70, 80]

  private func project(_ life: PlannedLife, draws: Int = 2, tolerance: Double = 1e-5) throws -> Projection {
    let settings = Projection.Settings(draws: draws, threads: 2, relativeTolerance: tolerance)
    let model = try CompiledModel(ReferenceModel.model, observing: ReportedQuantities.columns)
    return try Projector(model, settings: settings, rules: ReportedQuantities.readings(age: 60))
      .project(life, at: Self.ages).projection
  }

  /// A life and the same one solved from birth under every plan.
  private func both(_ plan: String) throws -> (cut: PlannedLife, whole: PlannedLife) {
    let cut = try course(plainWoman, plan: plan).plannedLife()
    var whole = cut
    whole.today = 0
    return (cut, whole)
  }

  private func worst(_ a: Projection, _ b: Projection, plan: Int) -> Double {
    var worst = 0.0
    for (scenario, lines) in a.outcomes[plan].lines {
      for (key, line) in lines {
        guard let other = b.outcomes[plan].lines[scenario]?[key] else { return .infinity }
        let size = other.middle.map(abs).max() ?? 0
        let pairs = [
          (line.middle, other.middle), (line.unknown.low, other.unknown.low),
          (line.betweenPeople.high, other.betweenPeople.high),
        ]
        for (x, y) in pairs { for (p, q) in zip(x, y) { worst = max(worst, abs(p - q) / max(size, 1e-9)) } }
      }
    }
    return worst
  }

  @Test("a life cut at today is the life solved from birth, as closely as both are solved", arguments: [mk7, later])
  func same(plan: String) throws {
    let (cut, whole) = try both(plan)
    let (a, b) = (try project(cut, tolerance: 1e-8), try project(whole, tolerance: 1e-8))
    for plan in 0...1 { #expect(worst(a, b, plan: plan) < 1e-6) }
    for (scenario, readings) in a.outcomes[1].readingDifferences {
      for (key, reading) in readings {
        let other = try #require(b.outcomes[1].readingDifferences[scenario]?[key])
        #expect(abs(reading.middle - other.middle) < 1e-7, "\(key)")
      }
    }
    #expect(a.steps < b.steps * 3 / 4)
  }

  @Test("a plan that reaches into the past has its own past, to the bit as solved from birth")
  func reachingBack() throws {
    let (cut, whole) = try both(Self.earlier)
    let (a, b) = (try project(cut, draws: 0), try project(whole, draws: 0))
    #expect(worst(a, b, plan: 1) == 0)
    let key = "vitaminK.menaquinone7.concentration"
    let lines = a.outcomes.compactMap { $0.lines[.trials]?[key]?.middle }
    let before = try #require(Self.ages.firstIndex(of: 59))
    #expect(lines[1][before] > 2 * lines[0][before])
  }

  // MARK: - What is kept

  private func run(_ text: String, plan: String?, kept: KeptLives?, fit: PersonRun.Personaliser? = nil) throws
    -> PersonRun
  {
    let plans = try plan.map { [try PlanReader.read(text: $0, file: "plan.yaml")] } ?? []
    let settings = PersonRun.Settings(projection: Projection.Settings(draws: 1, threads: 1), until: 72)
    return try PersonRun(
      try person(text), plans: plans, settings: settings, today: readingDay, foods: foodTable.get(), personalise: fit,
      remembering: kept)
  }

  private func expectSameNumbers(_ a: PersonRun, _ b: PersonRun) throws {
    #expect(a.fingerprint == b.fingerprint)
    let (one, other) = (try #require(a.projection), try #require(b.projection))
    try #require(one.outcomes.count == other.outcomes.count)
    for (x, y) in zip(one.outcomes, other.outcomes) {
      for scenario in EvidenceScenario.allCases {
        for column in one.columns {
          let (p, q) = (x.lines[scenario]?[column.key], y.lines[scenario]?[column.key])
          #expect(
            p?.middle == q?.middle && p?.unknown == q?.unknown && p?.betweenPeople == q?.betweenPeople, "\(column.key)")
          let (d, e) = (x.lineDifferences[scenario]?[column.key], y.lineDifferences[scenario]?[column.key])
          #expect(d?.middle == e?.middle && d?.unknown == e?.unknown, "\(column.key)")
        }
        for (key, reading) in x.readings[scenario] ?? [:] {
          #expect(
            reading.middle == y.readings[scenario]?[key]?.middle
              && reading.unknown == y.readings[scenario]?[key]?.unknown)
        }
      }
    }
  }

  @Test("what is kept of a person changes no bit of their next plan, and saves its steps")
  func kept() throws {
    let kept = KeptLives(most: 100)
    let first = try run(plainWoman, plan: Self.mk7, kept: kept)
    try expectSameNumbers(first, try run(plainWoman, plan: Self.mk7, kept: nil))
    let fresh = try run(plainWoman, plan: Self.later, kept: nil)
    let next = try run(plainWoman, plan: Self.later, kept: kept)
    try expectSameNumbers(next, fresh)
    #expect(try #require(next.projection).steps < (try #require(fresh.projection).steps) / 2)
  }

  @Test("whoever differs in anything is not taken for one who is kept")
  func others() throws {
    let kept = KeptLives(most: 100)
    _ = try run(plainWoman, plan: nil, kept: kept)
    let heavier = plainWoman.replacing("66", with: "67")
    try expectSameNumbers(try run(heavier, plan: Self.mk7, kept: kept), try run(heavier, plan: Self.mk7, kept: nil))
  }

  @Test("a fit to measurements is found once, and told with every plan")
  func fit() throws {
    let calls = Mutex(0)
    let fit: PersonRun.Personaliser = { _, _ in
      calls.withLock { $0 += 1 }
      return PersonRun.Fit(
        parameters: ["body.peakHeightVelocityAge": 12.5], inputs: [:], known: ["body.peakHeightVelocityAge"],
        filledIn: [], notes: ["found"])
    }
    let measured = plainWoman + "measurements: [{what: dp-ucMGP, value: 560, unit: pmol/L, on: 2026-02-11}]\n"
    let kept = KeptLives(most: 100)
    for plan in [nil, Self.mk7, Self.later] {
      #expect(try run(measured, plan: plan, kept: kept, fit: fit).notes == ["found"])
    }
    #expect(calls.withLock { $0 } == 1)
    // Without the fit it is another person.
    #expect(try run(measured, plan: nil, kept: kept).notes.isEmpty)
  }

  @Test("what was asked for longest ago is forgotten first, and what is too much is not kept")
  func forgetting() throws {
    let entry = KeptLives.Entry(
      fit: nil, lives: LivesAsNow(pasts: [], wholes: [.failure(ModelFault("")), .failure(ModelFault(""))]))
    let kept = KeptLives(most: 5)
    for name in ["a", "b"] { kept.keep(entry, for: name) }
    #expect(kept["a"] != nil)
    kept.keep(entry, for: "c")
    #expect(kept["a"] != nil && kept["b"] == nil && kept["c"] != nil)
    let small = KeptLives(most: 1)
    small.keep(entry, for: "a")
    #expect(small["a"] == nil)
  }
}
