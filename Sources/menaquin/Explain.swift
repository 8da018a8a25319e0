import ArgumentParser
import Explanations
import Tabular

/// Says what something is, what it is worth and who says so.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What something is: equation, unit, value, range, source; or what is known of a claim.",
    usage: "menaquin explain [NAME…] [--json] [--out FILE|-]",
    discussion: """
      NAME is a marker in a clinician's words (dp-ucMGP, INR, T-score), a claim by its number, a condition, a medicine, \
      the id of an evidence row, or any key or words of the model. Without a name it lists what can be asked for.

        menaquin explain dp-ucMGP
        menaquin explain claim 7
        menaquin explain PK021
        menaquin explain bone lumbar spine density
      """)

  @Argument(help: ArgumentHelp("What to explain.", valueName: "name"))
  var words: [String] = []

  @OptionGroup var answer: AnswerOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    do {
      let explanation = try Explanation.of(words.joined(separator: " "))
      try Output.write(.object(explanation.json), or: explanation.text, asJSON: common.json, to: answer.out)
    } catch let fault as UnknownName {
      throw CommandFault(.notFound, fault.description)
    }
  }
}
