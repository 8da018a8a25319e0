import Foods
import ModelLanguage
import Simulation
import Solver

/// Simulates a chunk of candidates: who qualifies is run from birth to entry once, and from there under every arm.
struct ChunkRunner: Sendable {
  let design: TrialDesign
  let maker: ParticipantMaker
  let seed: UInt64

  struct Result: Sendable {
    var people: [Enrolled] = []
    var screening: TrialSummary.Screening
    var failures: [String] = []
  }

  /// - Parameter limit: at most so many people are enrolled; candidates after the last of them are not looked at.
  func run(_ candidates: Range<Int>, limit: Int = .max, isCancelled: @escaping @Sendable () -> Bool = { false }) throws
    -> Result
  {
    let criteria = design.trial.population.include.count
    var result = Result(
      screening: TrialSummary.Screening(
        asked: Array(repeating: 0, count: criteria), passed: Array(repeating: 0, count: criteria)))
    guard limit > 0 else { return result }
    let found = try candidates.map { try maker($0) }
    let waiting = found.indices.filter { passesBeforehand(found[$0], &result.screening, counting: false) }
    let entered = try enter(waiting.map { found[$0] }, isCancelled)
    var enrolled: [(participant: Participant, states: [[Double]])] = []
    // Counting goes by the candidates' order and ends with the last who is enrolled.
    var next = 0
    for index in found.indices {
      guard enrolled.count < limit else { break }
      result.screening.candidates += 1
      guard passesBeforehand(found[index], &result.screening, counting: true) else { continue }
      let entry = entered[next]
      next += 1
      switch entry {
      case .failure(let fault): result.failures.append("person \(found[index].number): \(fault)")
      case .success(let versions):
        guard passesAtEntry(versions.map(\.row), &result.screening) else { continue }
        result.screening.qualified += 1
        enrolled.append((found[index], versions.map(\.state)))
      }
    }
    try follow(enrolled, &result, isCancelled)
    return result
  }

  // MARK: Eligibility

  /// A criterion is asked of the person of every arm: which one they will be in is not known yet.
  private func passesBeforehand(_ participant: Participant, _ screening: inout TrialSummary.Screening, counting: Bool)
    -> Bool
  {
    var passes = true
    let versions = design.versions(of: participant)
    for (index, criterion) in design.trial.population.include.enumerated() {
      let values: [Double]
      switch criterion.what {
      case .age: values = versions.map(\.age)
      case .covariate(let name): values = versions.map { $0.covariates[name] ?? .nan }
      case .quantity: continue
      }
      let holds = values.allSatisfy { criterion.bound.holds($0) }
      passes = passes && holds
      if counting { count(index, holds, &screening) }
    }
    return passes
  }

  private func passesAtEntry(_ rows: [[Double]], _ screening: inout TrialSummary.Screening) -> Bool {
    var passes = true
    for (index, criterion) in design.trial.population.include.enumerated() {
      guard case .quantity(let quantity) = criterion.what else { continue }
      let holds = rows.allSatisfy { criterion.bound.holds(design.value(quantity, $0[...])) }
      passes = passes && holds
      count(index, holds, &screening)
    }
    return passes
  }

  private func count(_ index: Int, _ holds: Bool, _ screening: inout TrialSummary.Screening) {
    screening.asked[index] += 1
    if holds { screening.passed[index] += 1 }
  }

  // MARK: Lives

  private typealias Entry = Swift.Result<[(row: [Double], state: [Double])], ModelFault>

  /// From birth to entry, every version of each person.
  private func enter(_ participants: [Participant], _ isCancelled: @escaping @Sendable () -> Bool) throws -> [Entry] {
    var subjects: [Subject] = []
    for participant in participants.flatMap({ design.versions(of: $0) }) {
      let before = participant.life.changes.filter { $0.age < participant.age }
      subjects.append(try design.compiled.subject(participant.life.individual, at: [participant.age], changes: before))
    }
    let solved = solve(subjects, TrialDesign.toEntry, isCancelled)
    let versions = design.versionCount
    return participants.indices.map { person in
      let own = solved[person * versions..<(person + 1) * versions]
      if let failure = own.compactMap(\.failure).first {
        return .failure(ModelFault(failure.sentence(stateNames: design.compiled.states)))
      }
      return .success(own.map { ($0.rows, $0.finalState) })
    }
  }

  /// Every arm from the state at entry.
  private func follow(
    _ people: [(participant: Participant, states: [[Double]])], _ result: inout Result,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    let arms = design.schedules
    var subjects: [Subject] = []
    var chances: [(adherence: Double, lost: Double)] = []
    for (person, states) in people {
      let chance = Chances(person, design.trial, seed: seed)
      chances.append((chance.adherence, chance.lostDay))
      var exposures = design.versions(of: person).map {
        ArmExposure($0, adherence: chance.adherence, holidays: chance.holidays)
      }
      for (arm, schedule) in arms.enumerated() {
        let version = design.versionOfArm[arm]
        let participant = person.version(ofArm: arm)
        var individual = participant.life.individual
        individual.inputs = exposures[version].inputsAtEntry
        let ages = design.rowDays.map { participant.age + $0 / TrialTime.year }
        let changes = exposures[version].changes(under: schedule, duration: design.end)
        subjects.append(
          try design.compiled.subject(
            individual, at: ages, changes: changes, from: Start(age: participant.age, state: states[version])))
      }
    }
    let solved = solve(subjects, TrialDesign.fromEntry, isCancelled)
    let reader = OutcomeReader(design: design, seed: seed)
    for (index, person) in people.enumerated() {
      let results = solved[index * arms.count..<(index + 1) * arms.count]
      if let failure = results.compactMap(\.failure).first {
        result.failures.append(
          "person \(person.participant.number): \(failure.sentence(stateNames: design.compiled.states))")
        continue
      }
      result.people.append(
        Enrolled(
          participant: person.participant, adherence: chances[index].adherence, lostDay: chances[index].lost,
          outcomes: results.map { reader.outcome($0.rows, person: person.participant.number) }))
    }
  }

  private func solve(
    _ subjects: [Subject], _ options: SolverOptions, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> [SubjectResult] {
    EnsembleSolver(design.compiled.system, options: options).solve(subjects, isCancelled: isCancelled)
  }
}

extension EnsembleSolver {
  /// On this thread alone, results in the order of the subjects.
  fileprivate func solve(_ subjects: [Subject], isCancelled: @escaping @Sendable () -> Bool) -> [SubjectResult] {
    let list = Results(subjects)
    solve(threads: 1, isCancelled: isCancelled, source: { list.next() }, sink: { list.put($0, $1) })
    return list.all
  }
}

/// Subjects and a place for each result; used by one thread.
private final class Results: @unchecked Sendable {
  // Safe: one thread asks and fills.
  private let subjects: [Subject]
  private var results: [SubjectResult?]
  private var taken = 0

  init(_ subjects: [Subject]) {
    self.subjects = subjects
    results = Array(repeating: nil, count: subjects.count)
  }

  func next() -> (number: Int, subject: Subject)? {
    guard taken < subjects.count else { return nil }
    taken += 1
    return (taken - 1, subjects[taken - 1])
  }

  func put(_ number: Int, _ result: SubjectResult) { results[number] = result }

  /// A subject that was never taken, since the run was cancelled, failed as cancelled.
  var all: [SubjectResult] {
    zip(subjects, results).map { subject, result in
      result
        ?? SubjectResult(
          rows: [], finalState: subject.initialState,
          outcome: .failure(SolveFailure(kind: .cancelled, time: subject.start)), statistics: SolveStatistics())
    }
  }
}
