import Testing

@Suite("Help")
struct HelpTests {
  @Test("Each command's help is what it was", arguments: ["simulate", "trial", "plan", "shard", "merge", "calibrate", "intake", "foods", "explain", "follow", "export", "sbml"])
  func command(name: String) throws {
    let asked = try Command.run(name, "--help")
    #expect(asked.status == 0 && asked.errors.isEmpty)
    try Golden.compare(asked.output, with: "help-\(name).txt")
    #expect(try Command.run("help", name).output == asked.output)
  }

  @Test("Without a command, and with --help, the overview is shown as a result")
  func overview() throws {
    let help = try Command.run("--help")
    #expect(help.status == 0 && help.errors.isEmpty)
    try Golden.compare(help.output, with: "help.txt")
    #expect(try Command.run().output == help.output)
    #expect(try Command.run("--version").output == "0.1.0\n")
  }

  @Test(
    "A mistyped command is told from a wrong argument",
    arguments: [
      (["simulat", "a.yaml"], "there is no command 'simulat'; did you mean simulate?"),
      (["help", "fods"], "there is no command 'fods'; did you mean foods?"),
      (["anna.yaml"], "there is no command 'anna.yaml'; a person's file goes to simulate or intake"),
      (["week.csv"], "there is no command 'week.csv'; a diary goes to intake"),
      (["wibble"], "there is no command 'wibble'; see menaquin --help"),
    ])
  func mistyped(words: [String], said: String) throws {
    let answer = try Command.run(words[0], words.count > 1 ? words[1] : "--json")
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.errors == "error: \(said) (commands: simulate, trial, plan, shard, merge, qualify, calibrate, intake, foods, explain, follow, export, sbml, serve)\n")
  }
}
