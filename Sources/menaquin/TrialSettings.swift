import ArgumentParser
import Foods
import ModelLanguage
import Trials

/// Options that decide a trial's numbers beside its file; the same for one process and for shards.
struct TrialSettings: ParsableArguments {
  @Option(help: "Virtual people enrolled; the trial's own number where not given.")
  var people: Int?

  @Option(
    help: "Trials of the file's own size, drawn from the simulated people: power, and the chance of a wrong sign.")
  var replicates: Int = 0

  @Option(help: "The reading of the evidence: described, trials or none.")
  var scenario: EvidenceScenario = .trials

  @Option(help: "Seed; the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Flag(help: "Run outside the model's validity domain; recorded in every output.")
  var research = false

  func validate() throws {
    if let people, !(1...100_000_000).contains(people) {
      throw ValidationError("--people is a whole number from 1 to 100000000")
    }
    guard (0...100_000).contains(replicates) else { throw ValidationError("--replicates is a number from 0 to 100000") }
  }

  func engine(_ trial: Trial, threads: Int, folder: String?) -> TrialEngine.Settings {
    // Replicates are drawn from the simulated people: from few, they would repeat them.
    let least = replicates > 0 ? max(trial.population.people, 1000) : trial.population.people
    return TrialEngine.Settings(
      people: people ?? least, replicates: replicates, seed: seed, threads: threads, scenario: scenario,
      research: research, folder: folder)
  }

  /// The line that runs the trial in one process.
  func commandLine(_ file: String) -> String {
    var words = ["menaquin trial \(file)"]
    if let people { words.append("--people \(people)") }
    if replicates > 0 { words.append("--replicates \(replicates)") }
    words.append("--scenario \(scenario.rawValue) --seed \(seed)")
    if research { words.append("--research") }
    return words.joined(separator: " ")
  }
}
