import Simulation

/// Divides a trial into shards.
///
/// Without criteria everyone qualifies, and as many candidates are planned as people are wanted. With criteria, a first sample of
/// candidates is looked at until 200 qualify; from their share the number is taken that suffices in all but about one plan of
/// fifty. People whom the shards lack nevertheless are simulated when shards are merged.
extension TrialEngine {
  private static let sampled = 200
  private static let longestSample = 8192

  /// - Parameters:
  ///   - count: shards.
  ///   - candidates: how many are looked at in all; nil takes as many as are expected to suffice.
  ///   - text: what stands in the trial's file.
  ///   - command: the line that runs the same trial in one process.
  /// - Throws: `TrialFault` where nobody qualifies, `ShardFault` where there are more shards than candidates.
  public func plan(
    shards count: Int, candidates: Int? = nil, file: String, text: String, command: String, program: String
  ) throws -> ShardManifest {
    let needed = wholeChunks(try candidates ?? candidatesNeeded())
    guard count <= needed else {
      throw ShardFault(.bad, "\(count) shards are more than the \(needed) candidates: some would hold nobody")
    }
    return ShardManifest(
      program: program, fingerprint: fingerprint, file: file, trial: text,
      settings: ShardManifest.Settings(
        people: wanted, replicates: settings.replicates, seed: settings.seed, scenario: settings.scenario,
        research: settings.research),
      command: command, block: chunkSize, candidates: needed, shards: count)
  }

  /// The last chunk of a trial is looked at whole, as every other.
  private func wholeChunks(_ candidates: Int) -> Int { (candidates + chunkSize - 1) / chunkSize * chunkSize }

  private func candidatesNeeded() throws -> Int {
    guard !design.criteria.isEmpty else { return wanted }
    let sample = try sampleScreening()
    let (looked, qualified) = (Double(sample.candidates), Double(sample.qualified))
    guard sample.qualified < wanted else { return sample.candidates }
    let share = qualified / looked
    // Two standard errors: of the share itself, and of how many candidates give so many people.
    let reach = 2 * ((1 - share) * (1 / qualified + 1 / Double(wanted))).squareRoot()
    return Int((Double(wanted) / share * (1 + reach)).rounded(.up))
  }

  private func sampleScreening() throws -> TrialSummary.Screening {
    let criteria = design.criteria.count
    var sample = TrialSummary.Screening(
      asked: Array(repeating: 0, count: criteria), passed: Array(repeating: 0, count: criteria))
    let runner = ChunkRunner(design: design, maker: maker, seed: settings.seed)
    let order = InOrder<TrialSummary.Screening>(0..<Int.max, threads: settings.threads) { _, part in
      sample.merge(part)
      if sample.qualified == 0, sample.candidates >= 2000 { throw TrialFault.nobodyQualifies(trial, sample) }
      let enough = min(Self.sampled, wanted)
      return sample.qualified < enough && (sample.qualified == 0 || sample.candidates < Self.longestSample)
    }
    try order.run(isCancelled: { false }, make: { try runner.qualifying(candidates(ofChunk: $0)) })
    return sample
  }
}
