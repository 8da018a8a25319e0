import Foods
import Tabular

/// A trial made ready to run: its people, its engine, and the sentences that its results carry. Every front door makes it here,
/// so that none forgets the domain of validity.
public struct ReadyTrial: Sendable {
  public let engine: TrialEngine
  /// What was assumed, and where the trial leaves the domain of validity.
  public let notes: [String]

  /// - Throws: `TrialFault` outside the domain of validity unless the settings say research; what a trial cannot be made from.
  public init(_ trial: Trial, file: String, settings: TrialEngine.Settings) throws {
    let outside = trial.outsideDomain
    guard outside.isEmpty || settings.research else {
      throw TrialFault(
        "\(file): outside the model's validity domain: \(outside.joined(separator: "; ")). Run it with --research to see results all the same.",
        exitCode: 78)
    }
    let people = try TrialPeople(trial, seed: settings.seed, scenario: settings.scenario)
    engine = try TrialEngine(
      trial, settings: settings, foods: try FoodTable.shipped(), maker: { try people.participant($0) })
    notes = outside + people.assumptions + trial.assumed
  }

  /// The trial of a manifest; what stood in its file is in the manifest.
  public init(_ manifest: ShardManifest, threads: Int, folder: String?) throws {
    let settings = manifest.settings
    try self.init(
      try TrialReader.read(text: manifest.trial, file: manifest.file), file: manifest.file,
      settings: TrialEngine.Settings(
        people: settings.people, replicates: settings.replicates, seed: settings.seed, threads: threads,
        scenario: settings.scenario, research: settings.research, folder: folder))
  }
}
