import Foundation
import Testing

@Suite("What commands answer")
struct AnswerTests {
  @Test(
    "Foods, intakes and explanations read as they did",
    arguments: [
      ("foods-gouda.txt", ["foods", "gouda"]), ("foods-natto.txt", ["foods", "natto"]),
      ("foods-richest.txt", ["foods", "--richest", "MK-7", "--limit", "5"]),
      ("intake-gouda-week.txt", ["intake", "examples/diaries/gouda-week.csv"]),
      ("explain.txt", ["explain"]), ("explain-claims.txt", ["explain", "claims"]),
      ("explain-dp-ucMGP.txt", ["explain", "dp-ucMGP"]),
    ])
  func golden(name: String, words: [String]) throws {
    let answer = try Command.shell("menaquin " + words.joined(separator: " "))
    #expect(answer.status == 0 && answer.errors.isEmpty)
    try Golden.compare(answer.output, with: name)
  }

  @Test("A person's run reads as it did: sentence and table")
  func simulate() throws {
    let answer = try Command.run(
      "simulate", "examples/people/week-of-gouda.yaml", "--plan", "examples/plans/mk7-180.yaml", "--draws", "4", "--seed",
      "7", "--today", "2026-11-24", "--until", "75")
    #expect(answer.status == 0 && answer.errors.isEmpty)
    // The fingerprint covers every table and parameter; what is told must stay, its name may not.
    let lines = answer.output.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("Simulated, not measured") ? "Simulated, not measured; no advice. Run …" : String(line)
    }
    try Golden.compare(lines.joined(separator: "\n"), with: "simulate-gouda.txt")
  }

  @Test("A run that the safety gate stops says so on standard output, writes its report and ends with 78")
  func stopped() throws {
    try withFolder { folder in
      let file = "examples/people/warfarin-patient.yaml"
      let answer = try Command.run("simulate", file, "--today", "2026-11-24", "--out", "\(folder)/out")
      #expect(answer.status == 78 && answer.errors.isEmpty)
      #expect(answer.output.hasPrefix("Stop: talk to your INR clinic first\n"))
      #expect(contents(of: "\(folder)/out") == ["report.html"])
      let research = try Command.run(
        "simulate", file, "--today", "2026-11-24", "--research", "--draws", "0", "--scenario", "none", "--json")
      #expect(research.status == 0)
      let person = try #require(try JSON.people(research.output).first)
      #expect(person["research"] as? Bool == true && person["stop"] != nil && person["plans"] != nil)
    }
  }

  @Test("SBML names its level and the reference person; every table has a header and rows")
  func export() throws {
    let sbml = try Command.run("export", "--format", "sbml", "--sex", "male", "--scenario", "none")
    #expect(sbml.status == 0 && sbml.errors.isEmpty)
    #expect(sbml.output.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sbml "))
    #expect(sbml.output.contains("level=\"3\"") && sbml.output.contains("version=\"2\""))
    #expect(sbml.output.hasSuffix("</sbml>\n"))
    try withFolder { folder in
      let csv = try Command.run("export", "--format", "csv", "--out", "\(folder)/tables")
      let names = ["flows", "inputs", "mechanisms", "parameters", "pools", "quantities"]
      #expect(contents(of: "\(folder)/tables") == names.map { "\($0).csv" })
      #expect(csv.output.split(separator: "\n").count == names.count)
      let one = try Command.run("export", "--format", "csv", "--table", "pools")
      #expect(one.output == (try String(contentsOfFile: "\(folder)/tables/pools.csv", encoding: .utf8)))
      #expect(one.output.hasPrefix("key,meaning,unit,scale,"))
    }
  }
}
