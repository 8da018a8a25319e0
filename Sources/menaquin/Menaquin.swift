import ArgumentParser
import Foundation
import Reporting

@main
struct Menaquin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "menaquin",
    abstract: "What vitamin K2 does in a human body, from the plate to the outcome, birth to old age.",
    discussion: """
      A simulation, not medical advice. Every outcome is shown under three readings of the evidence: described, trials, none.

      Exit codes: 0 done; 1 a stated criterion of `qualify` does not hold; 2 usage; 65 bad input; 66 not found; 70 internal \
      fault; 73 cannot write; 75 partly done, run again to resume; 78 outside what the model is valid for.
      """,
    version: Version.text,
    subcommands: [
      Simulate.self, TrialCommand.self, PlanCommand.self, ShardCommand.self, MergeCommand.self, QualifyCommand.self, CalibrateCommand.self, IntakeCommand.self, FoodsCommand.self, Explain.self,
      Follow.self, Export.self, SBMLCommand.self, ServeCommand.self, Docs.self,
    ])

  /// Runs the command that the arguments name; whatever goes wrong becomes one message and one exit code.
  static func main() async {
    // A reader who has seen enough (`| head`) closes the pipe; writing then fails and says so instead of killing us.
    signal(SIGPIPE, SIG_IGN)
    // So does writing beyond the size that the system allows a file.
    signal(SIGXFSZ, SIG_IGN)
    do {
      if let fault = CommandNames.fault(in: CommandLine.arguments.dropFirst()) { throw fault }
      var command = try await asyncParseAsRoot(nil)
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      let ending = Ending(error)
      ending.tell()
      Foundation.exit(ending.status)
    }
  }
}
