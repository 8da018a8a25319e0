import ArgumentParser
import Foundation
import Reporting
import Tabular
import Trials

/// Divides a trial among machines.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Divides a trial into shards for many machines; shard and merge do the rest.",
    usage: "menaquin plan TRIAL.yaml --shards N [--people N] [--out manifest.json]",
    discussion: """
      The manifest holds the trial, its settings and which candidates each shard looks at. Merged shards are the same bytes as \
      menaquin trial with the same options, however many shards there are.

        menaquin plan examples/trials/postmenopausal-mk7.yaml --people 100000 --shards 100 --out mk7.json
        menaquin shard --manifest mk7.json --index 0      # … to 99, anywhere, in any order
        menaquin merge mk7.json --out results/mk7
      """)

  @Argument(help: ArgumentHelp("The trial, or a published study (.yaml).", valueName: "trial"))
  var file: String

  @Option(help: "How many shards; each is one task of an array job.")
  var shards: Int

  @OptionGroup var settings: TrialSettings

  @Option(help: "Candidates looked at in all; where not given, as many as are expected to suffice.")
  var candidates: Int?

  @Option(help: "Threads for looking at a sample of candidates, where the trial has criteria.")
  var threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Option(help: ArgumentHelp("The manifest, or - for standard output.", valueName: "file"))
  var out = "manifest.json"

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...1_000_000).contains(shards) else {
      throw ValidationError("--shards is a whole number from 1 to 1000000")
    }
    if let candidates, !(1...1_000_000_000).contains(candidates) {
      throw ValidationError("--candidates is a whole number from 1 to 1000000000")
    }
    guard (1...512).contains(threads) else { throw ValidationError("--threads is a number from 1 to 512") }
    if out.isEmpty { throw ValidationError("--out is the name of a file, or - for standard output") }
  }

  func run() throws {
    let text = try InputFile.text(of: file)
    let name = InputFile.displayName(of: file)
    let trial = try TrialReader.read(text: text, file: name)
    let work = try TrialWork(trial, file: name, settings: settings.options.engine(trial, threads: threads, folder: nil))
    let manifest = try work.engine.plan(
      shards: shards, candidates: candidates, file: name, text: text, command: settings.options.commandLine(file),
      program: Version.text)
    guard out != "-" else { return try Output.write(try manifest.text()) }
    try write(manifest)
    try Output.write(json(manifest), or: words(manifest), asJSON: common.json)
  }

  /// A manifest that stands there may have shards already: only the same one is written over.
  private func write(_ manifest: ShardManifest) throws {
    if FileManager.default.fileExists(atPath: out) {
      let standing = try? ShardManifest.read(out, program: Version.text)
      guard standing == manifest else {
        throw OutputError(
          file: out, problem: "another file stands there; remove it, or name another with --out", isClosedPipe: false)
      }
    }
    try Output.write(try manifest.text(), to: out)
  }

  private func words(_ manifest: ShardManifest) -> String {
    let sizes = manifest.shards.map(\.rows)
    let (least, most) = (sizes.min() ?? 0, sizes.max() ?? 0)
    return """
      \(out): \(shards) shards of \(least == most ? "\(least)" : "\(least) to \(most)") candidates, \(manifest.candidates) in all, for \(manifest.settings.people) people

      menaquin shard --manifest \(out) --index 0     each index from 0 to \(shards - 1); array jobs name theirs
      menaquin merge \(out)

      run \(manifest.fingerprint), plan \(manifest.plan)

      """
  }

  private func json(_ manifest: ShardManifest) -> JSONValue {
    .object([
      "manifest": .string(out), "plan": .string(manifest.plan), "fingerprint": .string(manifest.fingerprint),
      "people": JSONValue(manifest.settings.people), "candidates": JSONValue(manifest.candidates),
      "shards": .list(
        manifest.shards.map {
          .object(["index": JSONValue($0.index), "first": JSONValue($0.first), "rows": JSONValue($0.rows)])
        }),
    ])
  }
}
