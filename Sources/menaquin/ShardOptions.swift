import ArgumentParser
import Trials

/// Options of the commands that work on shards.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder of the shards; NAME-shards beside a manifest NAME.json where not given.", valueName: "dir"))
  var work: String?

  @Flag(help: "Write each event on standard error as a JSON object on a line.")
  var jsonLog = false

  func folder(of manifest: String) -> String { work ?? ShardManifest.workFolder(of: manifest) }
}
