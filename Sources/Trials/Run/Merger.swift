import Foundation

/// Merges what chunks of candidates came to, in the order of the chunks, until as many people as wanted are enrolled.
final class Merger {
  private let engine: TrialEngine
  private let checkpoint: Checkpoint?
  private let rows: PersonRows?
  private let progress: @Sendable (Double) -> Void
  private(set) var state: Checkpoint.State
  private var lastSaved = Date()

  init(
    _ engine: TrialEngine, _ state: Checkpoint.State, checkpoint: Checkpoint?, rows: PersonRows?,
    progress: @escaping @Sendable (Double) -> Void
  ) {
    self.engine = engine
    self.state = state
    self.checkpoint = checkpoint
    self.rows = rows
    self.progress = progress
  }

  var isDone: Bool { state.summary.people >= engine.wanted }

  /// - Returns: whether people are still wanted.
  func take(_ chunk: Int, _ verdicts: [Verdict]) throws -> Bool {
    let missing = engine.wanted - state.summary.people
    let criteria = engine.design.criteria.count
    let whole = ChunkRunner.Result(verdicts, criteria: criteria)
    let fits = whole.people.count + whole.failures.count <= missing
    try merge(fits ? whole : ChunkRunner.Result(verdicts, criteria: criteria, limit: missing))
    state.nextChunk = chunk + 1
    try stopIfNobodyQualifies()
    progress(Double(state.summary.people) / Double(engine.wanted))
    if let checkpoint, Date().timeIntervalSince(lastSaved) > 2 {
      try rows?.sink.flush()
      try checkpoint.write(state)
      lastSaved = Date()
    }
    return !isDone
  }

  private func merge(_ result: ChunkRunner.Result) throws {
    var maker = SummaryMaker(engine.design, seed: engine.settings.seed)
    maker.count(result.screening, failures: result.failures)
    var enrolled = state.summary.enrolled
    for person in result.people {
      let arm = engine.arm(after: enrolled)
      enrolled[arm] += 1
      maker.add(person, arm: arm)
      if engine.settings.replicates > 0 { state.pool.add(person) }
      try rows?.sink.add(person, arm: arm, engine.design, seed: engine.settings.seed)
    }
    state.summary.merge(maker.summary)
    state.lastPerson = result.people.last?.entrant.number ?? state.lastPerson
  }

  /// After so many candidates without anyone, or with hardly anyone, the trial is impossible.
  private func stopIfNobodyQualifies() throws {
    let screening = state.summary.screening
    let isHopeless =
      screening.qualified == 0 ? screening.candidates >= 2000 : screening.candidates > 1000 * engine.wanted + 2000
    if isHopeless { throw TrialFault.nobodyQualifies(engine.trial, screening) }
    // Lives that the solver cannot finish are missing; when most are, something is wrong.
    if state.summary.failureCount > 50 + screening.qualified / 2 {
      throw TrialFault.tooManyFailures(state.summary.failures)
    }
  }
}
