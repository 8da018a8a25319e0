import ArgumentParser
import Exchange
import Foundation
import Physiology
import Tabular

/// Writes what the model itself says into the documentation and the reference tables; for those who work on Menaquin.
struct Docs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fill the parameter tables of the articles and the bone reference tables from the model.",
    discussion: """
      Run from the root of the project. The bone tables are part of the program: after they changed, build again. \
      With --check nothing is written; stale files are named and the exit code is 1.
      """,
    shouldDisplay: false)

  @Flag(help: "Only say which files are stale.")
  var check = false

  @Option(help: ArgumentHelp("The root of the project.", valueName: "dir"))
  var root = "."

  @OptionGroup var common: CommonOptions

  func run() throws {
    let physiology = root + "/Sources/Physiology"
    let bone = physiology + "/Bone/BoneReferenceTables.swift"
    let old = try InputFile.text(of: bone)
    if !common.quiet { Output.note("Running the reference woman and man …\n") }
    let new = try DocsBoneTables.source(ReferenceModel.model)
    let folder = DocumentationFolder(
      URL(fileURLWithPath: physiology + "/Physiology.docc"), model: ReferenceModel.model)
    var changed = new == old ? [] : ["BoneReferenceTables.swift"]
    do throws(DocumentationFolder.Fault) {
      changed += check ? try folder.staleArticles() : try folder.fill()
    } catch {
      throw CommandFault(.badInput, error.description)
    }
    if !check, new != old { try Output.write(new, to: bone) }
    try Output.write(
      .object([check ? "stale" : "written": JSONValue(changed)]), or: sentence(changed), asJSON: common.json)
    if check, !changed.isEmpty { throw ExitCode(1) }
  }

  private func sentence(_ changed: [String]) -> String {
    guard !changed.isEmpty else { return "Everything shows the model as it is.\n" }
    let names = changed.map { "  \($0)\n" }.joined()
    return (check ? "Stale, run `menaquin docs`:\n" : "Written:\n") + names
  }
}
