/// Merges shards into the run that one process would have made: the same chunks in the same order, hence the same bytes.
extension TrialEngine {
  /// - Parameters:
  ///   - set: verified shards of this run.
  ///   - rows: takes every person's values in the order of people.
  ///   - progress: share enrolled.
  ///   - lacking: told once, where shards have fewer people than are wanted and the rest is simulated here.
  /// - Throws: `ShardFault` where the shards are of another run; what `run` throws.
  public func merge(
    _ set: ShardSet, rows: PersonRows? = nil, progress: @escaping @Sendable (Double) -> Void = { _ in },
    lacking: (Int) -> Void = { _ in }, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> TrialRun {
    try set.manifest.check(self)
    if set.people < wanted { lacking(wanted - set.people) }
    return try run(rows: rows, progress: progress, isCancelled: isCancelled) { chunk in
      try set.verdicts(ofChunk: chunk) ?? verdicts(candidates(ofChunk: chunk), isCancelled: isCancelled)
    }
  }
}
