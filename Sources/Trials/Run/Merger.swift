import Foundation

/// Hands chunks out and merges what comes back, in the order of chunks. All its work is done under one lock.
final class Merger: @unchecked Sendable {
  // Safe: every access to the fields below is inside `lock`.
  private let lock = NSLock()
  private let engine: TrialEngine
  private let checkpoint: Checkpoint?
  private let rows: PersonRows?
  private let progress: @Sendable (Double) -> Void
  private var state: Checkpoint.State
  private var handedOut: Int
  private var waiting: [Int: ChunkRunner.Result] = [:]
  private var fault: (any Error)?
  private var isDone = false
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
    handedOut = state.nextChunk
    isDone = state.summary.people >= engine.wanted
  }

  /// Nil when there is nothing more to do. Not more than a few chunks per thread run ahead of the merging, which keeps memory
  /// flat.
  func nextChunk(isCancelled: Bool) -> Int? {
    while true {
      lock.lock()
      if isDone || isCancelled || fault != nil {
        lock.unlock()
        return nil
      }
      if handedOut - state.nextChunk < 4 * max(engine.settings.threads, 1) {
        handedOut += 1
        let chunk = handedOut - 1
        lock.unlock()
        return chunk
      }
      lock.unlock()
      Thread.sleep(forTimeInterval: 0.002)
    }
  }

  func put(_ chunk: Int, _ result: Result<ChunkRunner.Result, any Error>, isCancelled: Bool) {
    lock.withLock {
      guard !isCancelled, !isDone, fault == nil else { return }
      switch result {
      case .success(let result): waiting[chunk] = result
      case .failure(let error):
        fault = error
        return
      }
      do { try mergeWaiting() } catch { fault = error }
    }
  }

  func end() throws -> Checkpoint.State {
    try lock.withLock {
      if let fault { throw fault }
      try checkpoint?.write(state)
      return state
    }
  }

  private func mergeWaiting() throws {
    while !isDone, let result = waiting.removeValue(forKey: state.nextChunk) {
      let missing = engine.wanted - state.summary.people
      let fits = result.people.count + result.failures.count <= missing
      let fitting = fits ? result : try engine.chunk(state.nextChunk, limit: missing)
      try merge(fitting)
      state.nextChunk += 1
      isDone = state.summary.people >= engine.wanted
      try stopIfNobodyQualifies()
      progress(Double(state.summary.people) / Double(engine.wanted))
      if let checkpoint, Date().timeIntervalSince(lastSaved) > 2 {
        try rows?.flush()
        try checkpoint.write(state)
        lastSaved = Date()
      }
    }
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
      try rows?.add(person, arm: arm, engine.design, seed: engine.settings.seed)
    }
    state.summary.merge(maker.summary)
    state.lastPerson = result.people.last?.participant.number ?? state.lastPerson
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
