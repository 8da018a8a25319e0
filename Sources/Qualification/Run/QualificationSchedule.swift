/// How many worlds, and how many people in each, every study is simulated with.
public struct QualificationSchedule: Sendable, Hashable {
  /// The schedule of the kept headlines, and what every front door takes where nothing is said.
  public static let usual = QualificationSchedule(people: 32, worlds: 24)

  /// People of each group in each world.
  public var people: Int
  /// Sets of uncertain parameters.
  public var worlds: Int
  public var seed: UInt64
  public var threads: Int
  /// Trials drawn for each null trial, over all worlds.
  public var replicates: Int

  /// Where the worlds come from, for the reader: `posterior`, or the name of a file; empty for the priors.
  public var origin = ""

  public init(people: Int, worlds: Int, seed: UInt64 = 1, threads: Int = 1, replicates: Int = 240) {
    self.people = people
    self.worlds = worlds
    self.seed = seed
    self.threads = threads
    self.replicates = replicates
  }

  /// `12 worlds × 32 people, seed 1, posterior`
  public var words: String {
    "\(worlds) worlds × \(people) people, seed \(seed)" + (origin.isEmpty ? "" : ", \(origin)")
  }
}
