import Evidence
import Foods
import Testing

@testable import People

@Suite("The safety gate")
struct SafetyGateTests {
  private func verdict(_ text: String, plan: String? = nil, research: Bool = false) throws -> SafetyGate.Verdict {
    let plans = try plan.map { [try PlanReader.read(text: $0, file: "plan.yaml")] } ?? []
    return SafetyGate.verdict(for: try person(text), plans: plans, today: readingDay, research: research)
  }

  private func reasons(_ text: String, plan: String? = nil) throws -> [SafetyGate.Reason] {
    try verdict(text, plan: plan).stop?.reasons ?? []
  }

  private static let woman = "age: 60\nsex: female\n"

  @Test("it is open for a person without reasons, with a studied dose")
  func open() throws {
    let text =
      Self.woman
      + "supplements: [{form: MK-7, dose_ug: 720, every: 1 day}, {form: MK-4, dose_ug: 45000, every: 1 day}]\n"
    #expect(try verdict(text) == .open)
  }

  @Test(
    "every antagonist shuts it, by any of its names and in a person's own words",
    arguments: [
      "{name: warfarin}", "{name: Coumadin}", "{name: acenocoumarol}", "{name: Sintrom}", "{name: phenprocoumon}",
      "{name: Marcumar}", "{name: fluindione}", "{name: Previscan}", "{name: phenindione}", "{name: dicoumarol}",
      "{name: vitamin K antagonist}", "{other: Warfarin sodium tablets}",
    ])
  func antagonists(medicine: String) throws {
    let found = try reasons(Self.woman + "medicines: [\(medicine)]\n")
    guard case .vitaminKAntagonist = found.first else {
      Issue.record("\(medicine) leaves the gate open")
      return
    }
  }

  @Test(
    "other anticoagulants leave it open", arguments: ["apixaban", "rivaroxaban", "dabigatran", "heparin", "aspirin"])
  func otherAnticoagulants(medicine: String) throws {
    #expect(try verdict(Self.woman + "medicines: [{name: \(medicine)}]\n") == .open)
  }

  @Test("a plan that starts an antagonist shuts it, and so does one that stops it")
  func plans() throws {
    let start = "change: [{start: {name: warfarin, dose_mg: 5}}]\n"
    #expect(try reasons(Self.woman, plan: start) == [.vitaminKAntagonist(medicine: "warfarin")])
    let taker = Self.woman + "medicines: [{name: warfarin, dose_mg: 5, since: 2021}]\n"
    #expect(try reasons(taker, plan: "change: [{stop: warfarin}]\n") == [.vitaminKAntagonist(medicine: "warfarin")])
  }

  @Test("an antagonist that ended in the past leaves it open; one that ends tomorrow does not")
  func ended() throws {
    let text = Self.woman + "medicines: [{name: warfarin, since: 2015, until: DAY}]\n"
    #expect(try verdict(text.replacing("DAY", with: "2026-11-23")) == .open)
    #expect(try verdict(text.replacing("DAY", with: "2026-11-24")) != .open)
    #expect(try verdict(text.replacing("DAY", with: "2026-11-25")) != .open)
  }

  @Test(
    "pregnancy, dialysis and the first year of life shut it",
    arguments: [
      ("age: 30\nsex: female\nconditions: [pregnancy]\n", SafetyGate.Reason.pregnancy),
      ("age: 60\nsex: male\nconditions: [haemodialysis]\n", .dialysis),
      ("age: 0.9\nsex: male\n", .infant), ("born: 2026-01-02\nsex: male\n", .infant),
    ])
  func states(text: String, reason: SafetyGate.Reason) throws {
    #expect(try reasons(text) == [reason])
  }

  @Test("a child of one year is no infant any more")
  func firstBirthday() throws {
    #expect(try verdict("born: 2025-11-23\nsex: male\n") == .open)
  }

  @Test("a dose is judged at the age it is taken at: what an adult was given shuts it for a child")
  func age() throws {
    let dose = "supplements: [{form: MK-7, dose_ug: 90, every: 1 day}]\n"
    #expect(try verdict("born: 2008-11-23\nsex: male\n" + dose) == .open)
    #expect(
      try reasons("born: 2008-11-25\nsex: male\n" + dose) == [
        .doseBeyondStudies(form: .menaquinone7, daily: 90, studied: 45, child: true, rows: ["OC032"])
      ])
    #expect(try verdict("age: 10\nsex: male\n" + dose.replacing("90", with: "45")) == .open)
  }

  @Test("a child's plan that begins in adulthood is judged as an adult's")
  func laterPlan() throws {
    let plan = "from: YEAR\nchange: [{supplement: {form: MK-7, dose_ug: 180, every: 1 day}}]\n"
    #expect(try verdict("age: 10\nsex: male\n", plan: plan.replacing("YEAR", with: "2035")) == .open)
    #expect(try verdict("age: 10\nsex: male\n", plan: plan.replacing("YEAR", with: "2033")) != .open)
  }

  @Test("doses of one form are added up: tablets, a plan's on top, and vitamin K given as a medicine")
  func sums() throws {
    let own = "supplements: [{form: MK-7, dose_ug: 400, every: 1 day}, {form: MK-7, dose_ug: 320, every: 1 day}]\n"
    #expect(try verdict(Self.woman + own) == .open)
    let more = "change: [{supplement: {form: MK-7, dose_ug: 10, every: 1 day}}]\n"
    #expect(
      try reasons(Self.woman + own, plan: more) == [
        .doseBeyondStudies(form: .menaquinone7, daily: 730, studied: 720, child: false, rows: ["MGP019"])
      ])
    let medicine = Self.woman + "medicines: [{name: Konakion, dose_mg: 10}]\n"
    guard case .doseBeyondStudies(.phylloquinone, 10_000, 5000, false, _) = try reasons(medicine).first else {
      Issue.record("10 mg of K1 as a medicine leaves the gate open")
      return
    }
  }

  @Test("what has ended, or is stopped by the plan, is not added")
  func endedDoses() throws {
    let past = "supplements: [{form: MK-7, dose_ug: 900, every: 1 day, from: 2020, until: 2021}]\n"
    #expect(try verdict(Self.woman + past) == .open)
    let own = "supplements: [{form: MK-7, dose_ug: 400, every: 1 day}]\n"
    let change = "{supplement: {form: MK-7, dose_ug: 600, every: 1 day}}"
    #expect(try verdict(Self.woman + own, plan: "change: [\(change)]\n") != .open)
    #expect(try verdict(Self.woman + own, plan: "change: [{stop: MK-7}, \(change)]\n") == .open)
  }

  @Test("forms that nobody was given as a supplement shut it at any dose", arguments: ["MK-8", "MK-9"])
  func unstudied(form: String) throws {
    #expect(try verdict(Self.woman + "supplements: [{form: \(form), dose_ug: 1, every: 1 day}]\n") != .open)
  }

  @Test("every reason has a title, a sentence and a question to bring along, and cites rows that exist")
  func words() throws {
    let text =
      "age: 0.5\nsex: female\nconditions: [pregnancy, dialysis]\nmedicines: [{name: warfarin}]\nsupplements: [{form: MK-7, dose_ug: 5000, every: 1 day}]\n"
    let stop = try #require(try verdict(text).stop)
    #expect(stop.reasons.count == 5)
    #expect(stop.title == "Stop: talk to your INR clinic first")
    for reason in stop.reasons {
      #expect(!reason.title.isEmpty && reason.sentence.contains("Nothing is projected") && !reason.questions.isEmpty)
    }
  }

  @Test("research opens it on request alone and keeps the reasons")
  func research() throws {
    let text = Self.woman + "medicines: [{name: warfarin}]\n"
    let shut = try verdict(text)
    let open = try verdict(text, research: true)
    #expect(!shut.allowsResults && open.allowsResults)
    #expect(shut.stop == open.stop)
    #expect(try verdict(Self.woman, research: true) == .open)
  }
}

@Suite("No numbers past the gate")
struct GateInRunTests {
  private func run(_ text: String, plan: String? = nil, research: Bool = false) throws -> PersonRun {
    let plans = try plan.map { [try PlanReader.read(text: $0, file: "plan.yaml")] } ?? []
    let settings = PersonRun.Settings(
      projection: Projection.Settings(scenarios: [.trials], draws: 0, threads: 1), until: 61, research: research)
    return try PersonRun(try person(text), plans: plans, settings: settings, today: readingDay, foods: foodTable.get())
  }

  @Test("a shut gate leaves a run without numbers; research gives them and is named wherever the run is")
  func projection() throws {
    let text = "age: 60\nsex: male\nmedicines: [{name: warfarin, dose_mg: 5, since: 2020}]\n"
    let shut = try run(text)
    #expect(shut.projection == nil && !shut.label.contains("research"))
    let open = try run(text, research: true)
    #expect(open.projection != nil && open.label.hasSuffix("(research mode)"))
    #expect(open.fingerprint != shut.fingerprint)
    let inr = open.projection?.outcomes[0].lines[.trials]?["coagulation.INR"]?.middle.last ?? 0
    #expect(inr > 1.5)
  }

  @Test("measurements are not even fitted behind a shut gate")
  func fit() throws {
    let patient = try person(
      "age: 60\nsex: male\nmedicines: [{name: warfarin}]\nmeasurements: [{what: INR, value: 2.4, on: 2026-01-20}]\n")
    let run = try PersonRun(
      patient, plans: [], settings: PersonRun.Settings(), today: readingDay, foods: foodTable.get(),
      personalise: { _, _ in
        Issue.record("the fit was asked for")
        return PersonRun.Fit(parameters: [:], inputs: [:], known: [], filledIn: [], notes: [])
      })
    #expect(run.projection == nil)
  }

  @Test("following a claim stops where a person would be stopped")
  func claims() throws {
    let patient = try person("age: 60\nsex: male\nmedicines: [{name: warfarin}]\n")
    let trace = try #require(ClaimLedger[14]?.follow.first)
    let run = try ClaimRun(trace, for: patient, today: readingDay, foods: foodTable.get())
    #expect(run.values == nil && run.verdict.stop != nil)
  }
}
