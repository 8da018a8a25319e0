import Testing

@Suite("A wrong command line")
struct UsageTests {
  static let anna = "examples/people/anna.yaml"
  static let week = "examples/diaries/gouda-week.csv"

  @Test(
    "is refused with exit code 2, its first line saying what is wrong, and the command's own usage after it",
    arguments: [
      (["simulate"], "Missing expected argument '<person> ...'"),
      (["simulate", anna, "--drawz", "3"], "Unknown option '--drawz'. Did you mean '--draws'?"),
      (["simulate", anna, "--draws", "many"], "The value 'many' is invalid for '--draws <n>'"),
      (["simulate", anna, "--draws", "-1"], "--draws is a number from 0 to 5000"),
      (["simulate", anna, "--seed", "-1"], "The value '-1' is invalid for '--seed <n>'"),
      (["simulate", anna, "--threads", "0"], "--threads is a number from 1 to 512"),
      (["simulate", anna, "--until", "nan"], "--until is an age from 1 to 120 years"),
      (["simulate", anna, "--today", "2026-02-30"], "--today is a day such as 2026-11-24"),
      (["simulate", "-", "--plan", "-"], "standard input (-) can be read only once"),
      (["simulate", anna, "--out", "-"], "--out is a folder; the result itself is on standard output"),
      (
        ["simulate", anna, "--scenario", "describd"],
        "The value 'describd' is invalid for '--scenario <scenario>'. Please provide one of 'described', 'trials' or 'none'."
      ),
      (["intake", week, "--age", "-3"], "--age is a number of years from 0 to 120"),
      (["intake", anna, "--age", "40"], "--sex and --age are for a diary; a person's file says them itself"),
      (["foods"], "give words to look for, or --richest with a vitamer, one of the two"),
      (["foods", "gouda", "--limit", "0"], "--limit is a whole number from 1 to 1000"),
      (
        ["foods", "--richest", "K2"],
        "--richest does not know 'K2'; allowed: K1, MK-4, MK-5, MK-6, MK-7, MK-8, MK-9, MK-10, calcium, phosphorus, "
          + "magnesium, vitamin D, protein, fat, energy"
      ),
      (["export"], "Missing expected argument '--format <format>'"),
      (["export", "--format", "csv"], "all tables do not fit into one output: give --out DIR, or one --table NAME"),
      (["export", "--format", "sbml", "--table", "pools"], "--table goes with --format csv"),
    ] as [([String], String)])
  func wrong(words: [String], said: String) throws {
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let answer = try Command.shell("menaquin \(quoted)")
    #expect(answer.status == 2 && answer.output.isEmpty)
    let lines = answer.errors.split(separator: "\n")
    #expect(lines.first.map(String.init) == "error: \(said)")
    #expect(lines.contains { $0.hasPrefix("Usage: menaquin \(words[0])") })
  }

  @Test("A last age that already lies behind is refused")
  func behind() throws {
    let answer = try Command.run("simulate", Self.anna, "--until", "40")
    #expect(answer.status == 2 && answer.errors == "error: --until 40: Example: Anna is 58 years old already\n")
  }
}
