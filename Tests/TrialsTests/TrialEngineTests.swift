import Foundation
import ModelLanguage
import People
import Physiology
import Simulation
import Solver
import Testing

@testable import Trials

@Suite("Running a trial") struct TrialEngineTests {
  /// Everything a run tells, as text.
  private func text(_ run: TrialRun) -> String {
    let values = run.values.map {
      "\($0.endpoint.words) \($0.arm) \($0.visit) \($0.group) \($0.people) \($0.mean) \($0.sd ?? 0) \($0.quantiles) \($0.truth.mean) \($0.counterfactual?.mean ?? 0)"
    }
    return (values + ["\(run.enrolled) \(run.lost) \(run.died) \(run.candidates) \(run.fingerprint)"]).joined(
      separator: "\n")
  }

  @Test("MK-7 lowers inactive osteocalcin and MGP, and placebo does not")
  func markers() throws {
    let run = try TestPeople.engine(TestPeople.markers).run()
    #expect(run.isComplete)
    #expect(run.people == 40)
    #expect(run.enrolled == [20, 20])
    let last = run.values.filter { $0.visit == 2 && $0.group == "all" }
    for endpoint in ["ucOC/cOC, percent change", "dp-ucMGP, percent change"] {
      let treated = try #require(last.first { $0.endpoint.words == endpoint && $0.arm == 1 })
      let placebo = try #require(last.first { $0.endpoint.words == endpoint && $0.arm == 0 })
      #expect(treated.truth.mean < -15)
      #expect(abs(placebo.truth.mean) < 2)
      let contrast = try #require(treated.counterfactual)
      #expect(contrast.count == 40)
      #expect(abs(contrast.mean - (treated.truth.mean - placebo.truth.mean)) < 1e-9)
    }
    let responders = try #require(last.first { $0.arm == 1 && $0.endpoint.responder != nil }?.responders)
    #expect(responders > 0.3)
    #expect(run.values.contains { $0.group == "female" } && run.values.contains { $0.group == "male" })
  }

  @Test("the same bytes with 1, 2 and 8 threads", arguments: [2, 8])
  func threads(count: Int) throws {
    let text = TestPeople.changed("people: 40", "people: 150")
    let alone = try TestPeople.engine(text).run()
    let many = try TestPeople.engine(text, TrialEngine.Settings(threads: count)).run()
    #expect(self.text(alone) == self.text(many))
  }

  @Test("a run stopped in the middle and begun again ends with the same bytes")
  func resumed() throws {
    let text = TestPeople.changed("people: 40", "people: 150")
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-trial-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = try TestPeople.engine(text).run()
    let asked = Counter()
    let partial = try TestPeople.engine(text, TrialEngine.Settings(folder: folder)).run(isCancelled: {
      asked.next() > 60
    })
    #expect(!partial.isComplete)
    let again = try TestPeople.engine(text, TrialEngine.Settings(folder: folder)).run()
    #expect(again.isComplete)
    #expect(self.text(again) == self.text(whole))
  }

  @Test("another seed is another checkpoint's business")
  func foreignCheckpoint() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "menaquin-trial-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try TestPeople.engine(TestPeople.markers, TrialEngine.Settings(seed: 4, folder: folder)).run()
    let run = try TestPeople.engine(TestPeople.markers, TrialEngine.Settings(seed: 5, folder: folder)).run()
    let fresh = try TestPeople.engine(TestPeople.markers, TrialEngine.Settings(seed: 5)).run()
    #expect(self.text(run) == self.text(fresh))
  }

  @Test("eligibility by a simulated quantity keeps only those who pass")
  func eligibility() throws {
    let text = TestPeople.changed("  sex: {female: 0.5}", "  sex: {female: 0.5}\n  include: [\"ucOC/cOC > 0.5\"]")
    let run = try TestPeople.engine(text).run()
    #expect(run.people == 40)
    #expect(run.candidates > 40)
    let passed = try #require(run.criteria.first)
    #expect(passed.asked == run.candidates && passed.passed == 40, "\(run.failures)")
    let all = try TestPeople.engine(TestPeople.markers).run()
    #expect(run.baselines[0][0].mean > all.baselines[0][0].mean)
  }

  @Test("going on from entry is the uninterrupted life")
  func start() throws {
    let compiled = try CompiledModel(
      ReferenceModel.model,
      observing: ["bone.lumbarSpine.density", "vessel.coronary.agatston", "vitaminK.bone.undercarboxylation"])
    let person = Individual(sex: .female)
    let change = Change(atAge: 60, set: ["intake.menaquinone7.uptake": 200])
    let solver = PlainSolver(compiled.system, options: SolverOptions(relativeTolerance: 1e-8))
    let whole = solver.solve(try compiled.subject(person, at: [60, 63], changes: [change]))
    let first = solver.solve(try compiled.subject(person, at: [60]))
    let second = solver.solve(
      try compiled.subject(person, at: [60, 63], changes: [change], from: Start(age: 60, state: first.finalState)))
    for (a, b) in zip(whole.rows, second.rows) { #expect(abs(a - b) <= 1e-5 * max(abs(a), 1e-3)) }
  }

  @Test("leaving out what no column needs changes no column")
  func onlyNeeded() throws {
    let keys = ["vitaminK.bone.undercarboxylation", "vitaminK.vessel.dpucMGP.plasma"]
    let whole = try CompiledModel(ReferenceModel.model, observing: keys)
    let part = try CompiledModel(ReferenceModel.model, observing: keys, onlyNeeded: true)
    #expect(part.states.count < whole.states.count)
    let options = SolverOptions(relativeTolerance: 1e-8)
    let a = try whole.run(Individual(sex: .male), at: [20, 60], options: options)
    let b = try part.run(Individual(sex: .male), at: [20, 60], options: options)
    for (x, y) in zip(a.rows, b.rows) { #expect(abs(x - y) <= 1e-5 * abs(x)) }
  }

  @Test("an incidence from hazards, death competing")
  func incidence() {
    // Hazards 0.1 and 0.05 a year over ten years: 0.1/0.15·(1 − e^−1.5).
    let years = (0...1000).map { Double($0) / 100 }
    let found = OutcomeReader.incidence(years.map { 0.1 * $0 }, death: years.map { 0.05 * $0 })
    #expect(abs(found - 0.1 / 0.15 * (1 - exp(-1.5))) < 1e-6)
  }
}

/// Counts how often it was asked.
final class Counter: @unchecked Sendable {
  // Safe: the count is read and written under the lock.
  private let lock = NSLock()
  private var count = 0
  func next() -> Int {
    lock.withLock {
      count += 1
      return count
    }
  }
}
