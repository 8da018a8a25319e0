import ArgumentParser
import Tabular

/// Tells a mistyped command from a wrong argument, before the parser reads the line.
enum CommandNames {
  /// What is wrong with the first word of the line, or with the command that help is asked for; nil where nothing is.
  static func fault(in arguments: some Collection<String>) -> CommandFault? {
    let asked = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
    guard let word = asked, !word.hasPrefix("-") else { return nil }
    let commands = Menaquin.configuration.subcommands.map { $0._commandName }
    guard !commands.contains(word), word != "help" else { return nil }
    let shown = Menaquin.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    let near = NearestWords.nearest(to: word, in: shown, count: 1).first
    let hint = near.map { "did you mean \($0)?" } ?? guess(word)
    return CommandFault(
      .usage, "there is no command '\(InputError.printable(word))'; \(hint) (commands: \(shown.joined(separator: ", ")))")
  }

  /// Who starts with a file or a question wants a command in front of it.
  private static func guess(_ word: String) -> String {
    if word.hasSuffix(".yaml") || word.hasSuffix(".yml") { return "a person's file goes to simulate or intake" }
    if word.hasSuffix(".csv") { return "a diary goes to intake" }
    return "see menaquin --help"
  }
}
