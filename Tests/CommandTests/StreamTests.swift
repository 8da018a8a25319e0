import Foundation
import Testing

@Suite("Standard input and output")
struct StreamTests {
  private let week = "examples/diaries/gouda-week.csv"

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Command.root.appending(path: path), encoding: .utf8)
  }

  @Test("A diary and a person are read from standard input as from their file")
  func input() throws {
    let diary = try Command.run("intake", "-", input: text(week))
    #expect(diary.status == 0)
    #expect(diary.output == (try Command.run("intake", week).output))
    let person = "name: Ada\nage: 40\nsex: female\ndiet: {habits: [{food: gouda, amount: 30 g, per: day}]}\n"
    let intake = try Command.run("intake", "-", input: person)
    #expect(intake.status == 0 && intake.output.hasPrefix("Ada, woman of 40, per day\n"))
    let run = try Command.run("simulate", "-", "--draws", "0", "--scenario", "none", "--json", input: person)
    #expect(run.status == 0)
    #expect(try JSON.people(run.output).first?["name"] as? String == "Ada")
  }

  @Test("A plan is read from standard input, and the report says how to make it again")
  func plan() throws {
    try withFolder { folder in
      let answer = try Command.run(
        "simulate", "examples/people/week-of-gouda.yaml", "--plan", "-", "--draws", "0", "--today", "2026-11-24", "--out",
        "\(folder)/a b", input: try text("examples/plans/mk7-180.yaml"))
      #expect(answer.status == 0)
      #expect(answer.output.hasSuffix("\nReport: \(folder)/a b/report.html\n"))
      let report = try String(contentsOfFile: "\(folder)/a b/report.html", encoding: .utf8)
      let command =
        "menaquin simulate examples/people/week-of-gouda.yaml --plan - --until 100 --draws 0 --seed 1 --today 2026-11-24"
      #expect(report.contains(command))
    }
  }

  @Test("Empty standard input is an empty file", arguments: ["simulate", "intake"])
  func empty(command: String) throws {
    let answer = try Command.run(command, "-")
    #expect(answer.status == 65 && answer.output.isEmpty)
    #expect(answer.errors.hasPrefix("error: standard input: the file is empty; allowed: "))
  }

  @Test(
    "--out takes an answer to a file, and - to standard output",
    arguments: ["foods gouda", "intake examples/diaries/gouda-week.csv", "explain claim 7", "export --format sbml"])
  func out(line: String) throws {
    try withFolder { folder in
      let plain = try Command.shell("menaquin \(line)")
      let file = try Command.shell("menaquin \(line) --out '\(folder)/answer'")
      #expect(plain.status == 0 && file.status == 0 && file.errors.isEmpty)
      #expect(try String(contentsOfFile: "\(folder)/answer", encoding: .utf8) == plain.output)
      #expect(contents(of: folder) == ["answer"])
      #expect(try Command.shell("menaquin \(line) --out -").output == plain.output)
    }
  }

  @Test("A reader who has seen enough ends the command quietly")
  func closedPipe() throws {
    let answer = try Command.shell("{ menaquin export --format sbml; echo $? >&2; } | head -n 1")
    #expect(answer.output == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    #expect(answer.errors == "0\n")
  }

  @Test("In a pipe there is no colour and no progress, on neither output")
  func plain() throws {
    let lines = [
      "simulate examples/people/week-of-gouda.yaml --draws 1", "foods gouda", "explain claims", "intake \(week)", "--help",
    ]
    for line in lines {
      let answer = try Command.shell("menaquin \(line)")
      #expect(answer.status == 0 && answer.errors.isEmpty)
      #expect(!answer.output.contains("\u{1B}") && !answer.output.contains("\r"))
    }
  }
}
