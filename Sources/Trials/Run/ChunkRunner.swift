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
  /// - Returns: a verdict on every candidate who was looked at, in their order.
  func verdicts(
    _ candidates: Range<Int>, limit: Int = .max, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> [Verdict] {
    var (verdicts, enrolled) = try screen(candidates, limit: limit, isCancelled)
    let endings = try follow(enrolled.map { ($0.participant, $0.states) }, isCancelled)
    for (person, ending) in zip(enrolled, endings) { verdicts[person.place].ending = ending }
    return verdicts
  }

  // MARK: Eligibility

  /// Who qualifies; their endings are still to be found.
  private func screen(
    _ candidates: Range<Int>, limit: Int, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> (verdicts: [Verdict], qualified: [(place: Int, participant: Participant, states: [[Double]])]) {
    guard limit > 0 else { return ([], []) }
    let found = try candidates.map { try maker($0) }
    let beforehand = found.map { Verdict(number: $0.number, answers: answersBeforehand($0)) }
    let waiting = found.indices.filter { !beforehand[$0].isMissed }
    let entered = try enter(waiting.map { found[$0] }, isCancelled)
    var verdicts: [Verdict] = []
    var qualified: [(place: Int, participant: Participant, states: [[Double]])] = []
    // Looking goes by the candidates' order and ends with the last who is enrolled.
    var next = 0
    for index in found.indices {
      guard qualified.count < limit else { break }
      verdicts.append(beforehand[index])
      guard !beforehand[index].isMissed else { continue }
      let entry = entered[next]
      next += 1
      switch entry {
      case .failure(let fault): verdicts[index].ending = .failedBeforeEntry("person \(found[index].number): \(fault)")
      case .success(let versions):
        answerAtEntry(versions.map(\.row), &verdicts[index])
        if !verdicts[index].isMissed { qualified.append((index, found[index], versions.map(\.state))) }
      }
    }
    return (verdicts, qualified)
  }

  /// The share of candidates who qualify, and of how many; no life is followed after entry.
  func qualifying(_ candidates: Range<Int>) throws -> TrialSummary.Screening {
    let (verdicts, qualified) = try screen(candidates, limit: .max, { false })
    var screening = Result(verdicts, criteria: design.criteria.count).screening
    screening.qualified = qualified.count
    return screening
  }

  /// A criterion is asked of the person of every arm: which one they will be in is not known yet.
  private func answersBeforehand(_ participant: Participant) -> [Verdict.Answer] {
    let versions = design.versions(of: participant)
    return design.criteria.map { criterion in
      let values: [Double]
      switch criterion.what {
      case .age: values = versions.map(\.age)
      case .covariate(let name): values = versions.map { $0.covariates[name] ?? .nan }
      case .quantity, .lowest: return .notAsked
      }
      return values.allSatisfy { criterion.bound.holds($0) } ? .met : .missed
    }
  }

  private func answerAtEntry(_ rows: [[Double]], _ verdict: inout Verdict) {
    for (index, criterion) in design.criteria.enumerated() {
      let quantities = criterion.quantities
      guard !quantities.isEmpty else { continue }
      let holds = rows.allSatisfy { row in
        quantities.map { design.value($0, row[...]) }.min().map(criterion.bound.holds) ?? false
      }
      verdict.answers[index] = holds ? .met : .missed
    }
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
    _ people: [(participant: Participant, states: [[Double]])], _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> [Verdict.Ending] {
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
    return people.enumerated().map { index, person in
      let results = solved[index * arms.count..<(index + 1) * arms.count]
      let number = person.participant.number
      if let failure = results.compactMap(\.failure).first {
        return .failedAfterEntry("person \(number): \(failure.sentence(stateNames: design.compiled.states))")
      }
      return .enrolled(
        Enrolled(
          entrant: Entrant(person.participant), adherence: chances[index].adherence, lostDay: chances[index].lost,
          outcomes: results.map { reader.outcome($0.rows, person: number) }))
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
