import Foods
import Foundation
import ModelLanguage
import Simulation
import Tabular

/// Runs a trial in chunks of people on several threads. Chunks are merged in their order, so that the result is the same
/// bytes on any number of threads, and after an interruption.
public struct TrialEngine: Sendable {
  public struct Settings: Sendable {
    /// Virtual people enrolled; nil takes the trial's own number.
    public var people: Int?
    public var replicates: Int
    public var seed: UInt64
    public var threads: Int
    public var scenario: EvidenceScenario
    public var research: Bool
    /// Folder of the checkpoint; nil keeps none.
    public var folder: String?

    public init(
      people: Int? = nil, replicates: Int = 0, seed: UInt64 = 1, threads: Int = 1, scenario: EvidenceScenario = .trials,
      research: Bool = false, folder: String? = nil
    ) {
      self.people = people
      self.replicates = replicates
      self.seed = seed
      self.threads = threads
      self.scenario = scenario
      self.research = research
      self.folder = folder
    }
  }

  public let trial: Trial
  public let settings: Settings
  let design: TrialDesign
  let maker: ParticipantMaker

  /// - Throws: `InputError` for a food or dose that cannot be read, `ModelFault` for a quantity the model has not.
  public init(_ trial: Trial, settings: Settings, foods: FoodTable?, maker: @escaping ParticipantMaker) throws {
    self.trial = trial
    self.settings = settings
    self.maker = maker
    design = try TrialDesign(trial, foods: foods)
  }

  public var wanted: Int { settings.people ?? trial.population.people }
  /// Candidates per chunk: small for small trials, so that every thread has work.
  var chunkSize: Int { wanted >= 4096 ? 256 : 32 }

  /// - Parameters:
  ///   - rows: takes every person's values in the order of people.
  ///   - progress: share enrolled.
  ///   - isCancelled: asked often; once true, the run ends with what is whole.
  /// - Throws: `TrialFault` when nobody qualifies; what the maker throws.
  public func run(
    rows: PersonRows? = nil, progress: @escaping @Sendable (Double) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> TrialRun {
    try run(rows: rows, progress: progress, isCancelled: isCancelled) { chunk in
      try verdicts(candidates(ofChunk: chunk), isCancelled: isCancelled)
    }
  }

  /// - Parameter source: what a chunk's candidates came to, computed here or before.
  func run(
    rows: PersonRows?, progress: @escaping @Sendable (Double) -> Void, isCancelled: @escaping @Sendable () -> Bool,
    source: @escaping @Sendable (_ chunk: Int) throws -> [Verdict]
  ) throws -> TrialRun {
    let checkpoint = settings.folder.map { Checkpoint(folder: $0, fingerprint: fingerprint) }
    let state =
      checkpoint?.read() ?? Checkpoint.State(summary: TrialSummary(design), nextChunk: 0, pool: ReplicatePool())
    try rows?.sink.begin(afterPerson: state.lastPerson)
    let merger = Merger(self, state, checkpoint: checkpoint, rows: rows, progress: progress)
    let chunks = state.nextChunk..<(merger.isDone ? state.nextChunk : .max)
    try InOrder(chunks, threads: settings.threads, take: merger.take).run(isCancelled: isCancelled, make: source)
    try checkpoint?.write(merger.state)
    try rows?.sink.finish()
    return TrialRun(self, merger.state.summary, merger.state.pool, isComplete: merger.isDone)
  }

  /// The arm of the next person: whichever is furthest behind its share. People come in random order, so that this is as good
  /// as a draw, and exact in size.
  func arm(after enrolled: [Int]) -> Int {
    let next = Double(enrolled.reduce(0, +) + 1)
    let due = design.quotas.indices.map { design.quotas[$0] * next - Double(enrolled[$0]) }
    return due.indices.max { due[$0] < due[$1] } ?? 0
  }

  func candidates(ofChunk chunk: Int) -> Range<Int> { chunk * chunkSize..<(chunk + 1) * chunkSize }

  func verdicts(_ candidates: Range<Int>, isCancelled: @escaping @Sendable () -> Bool = { false }) throws -> [Verdict] {
    try ChunkRunner(design: design, maker: maker, seed: settings.seed).verdicts(candidates, isCancelled: isCancelled)
  }
}
