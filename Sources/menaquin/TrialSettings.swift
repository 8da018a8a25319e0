import ArgumentParser
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

  var options: TrialOptions {
    TrialOptions(people: people, replicates: replicates, scenario: scenario, seed: seed, research: research)
  }
}
