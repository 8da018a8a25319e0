import ArgumentParser

@main
struct Menaquin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "menaquin",
    abstract: "What vitamin K2 does in a human body, from the plate to the outcome, birth to old age.",
    discussion: """
      A simulation, not medical advice. Every outcome is shown under three readings of the evidence: described, trials, none.
      """,
    version: Version.text,
    subcommands: [Simulate.self, IntakeCommand.self, FoodsCommand.self, Explain.self, Export.self, Docs.self])
}
