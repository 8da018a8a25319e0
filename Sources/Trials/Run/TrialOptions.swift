import ModelLanguage

/// What decides a trial's numbers beside its file; the same for every front door, so that the same options are the same bytes.
public struct TrialOptions: Sendable, Hashable {
  /// Virtual people enrolled; nil takes the trial's own number.
  public var people: Int?
  /// Trials of the file's own size, drawn from the simulated people.
  public var replicates: Int
  public var scenario: EvidenceScenario
  public var seed: UInt64
  /// Asked for in so many words: results outside the domain of validity.
  public var research: Bool

  public init(
    people: Int? = nil, replicates: Int = 0, scenario: EvidenceScenario = .trials, seed: UInt64 = 1,
    research: Bool = false
  ) {
    self.people = people
    self.replicates = replicates
    self.scenario = scenario
    self.seed = seed
    self.research = research
  }

  public func engine(_ trial: Trial, threads: Int, folder: String?) -> TrialEngine.Settings {
    // Replicates are drawn from the simulated people: from few, they would repeat them.
    let least = replicates > 0 ? max(trial.population.people, 1000) : trial.population.people
    return TrialEngine.Settings(
      people: people ?? least, replicates: replicates, seed: seed, threads: threads, scenario: scenario,
      research: research, folder: folder)
  }

  /// The line that runs the trial in one process.
  public func commandLine(_ file: String) -> String {
    var words = ["menaquin trial \(file)"]
    if let people { words.append("--people \(people)") }
    if replicates > 0 { words.append("--replicates \(replicates)") }
    words.append("--scenario \(scenario.rawValue) --seed \(seed)")
    if research { words.append("--research") }
    return words.joined(separator: " ")
  }
}
