import Foundation
import Testing

@Suite("Exports that are more than one text")
struct ExportTests {
  private let person = "examples/people/anna.yaml"

  @Test(
    "an archive of a person's run under a plan is a ZIP file, the same at every run, with the person's name nowhere but in the report"
  )
  func archive() throws {
    try withFolder { folder in
      var archives: [Data] = []
      for name in ["a.omex", "b.omex"] {
        let answer = try Command.run(
          "export", "--format", "omex", "--person", person, "--plan", "examples/plans/mk7-180.yaml", "--until", "70",
          "--today", "2026-11-26", "--out", "\(folder)/\(name)")
        #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer)")
        archives.append(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      }
      #expect(archives[0] == archives[1] && archives[0].starts(with: Data("PK\u{3}\u{4}".utf8)))
      let whole = String(decoding: archives[0], as: UTF8.self)
      #expect(whole.contains("simulation.sedml") && whole.contains("report.html"))
      let beforeReport = whole.prefix(
        upTo: try #require(whole.range(of: "<!doctype html", options: .caseInsensitive)).lowerBound)
      #expect(!beforeReport.contains("Anna"))
    }
  }

  @Test("a person's fit is a folder of PEtab")
  func petab() throws {
    try withFolder { folder in
      let answer = try Command.run(
        "export", "--format", "petab", "--person", person, "--today", "2026-11-26", "--out", "\(folder)/fit")
      #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer)")
      #expect(
        contents(of: "\(folder)/fit") == [
          "conditions.tsv", "left-out.tsv", "measurements.tsv", "model.xml", "observables.tsv", "parameters.tsv",
          "problem.yaml",
        ])
    }
  }

  @Test("the levels that studies calibrate are a folder of PEtab, of one sex")
  func petabOfStudies() throws {
    try withFolder { folder in
      let answer = try Command.run(
        "export", "--format", "petab", "--studies", "Data/Studies", "--sex", "male", "--out", "\(folder)/fit")
      #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer)")
      let text = try String(contentsOfFile: "\(folder)/fit/measurements.tsv", encoding: .utf8)
      #expect(text.contains("\treference_male\t2583\t"))
      let leftOut = try String(contentsOfFile: "\(folder)/fit/left-out.tsv", encoding: .utf8)
      #expect(leftOut.contains("amounts at birth\t"))
    }
  }

  /// The Python of the independent tools, as scripts/python.sh finds it.
  private static let python = ProcessInfo.processInfo.environment["MENAQUIN_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
  private static let hasPEtab =
    (try? Command.shell("'\(python ?? "python3")' -c 'import petab.v1'").status == 0) ?? false

  @Test(
    "PEtab's own linter is content with the whole model and its studies",
    .enabled(if: hasPEtab, "python3 with petab is not here"))
  func lint() throws {
    try withFolder { folder in
      let made = try Command.run("export", "--format", "petab", "--studies", "Data/Studies", "--out", "\(folder)/fit")
      #expect(made.status == 0, "\(made)")
      let checked = try Command.shell(
        "'\(Self.python ?? "python3")' Tests/ExchangeTests/Python/check_petab.py '\(folder)/fit/problem.yaml'")
      #expect(checked.status == 0 && checked.output.contains("\"faulty\": false"), "\(checked)")
    }
  }

  @Test("a study without such a level is refused")
  func noLevels() throws {
    try withFolder { folder in
      let study = "Data/Studies/adeney-2009-phosphate.yaml"
      let answer = try Command.run("export", "--format", "petab", "--studies", study, "--out", "\(folder)/fit")
      #expect(answer.status == 65 && contents(of: folder).isEmpty, "\(answer)")
      #expect(answer.errors.contains("\(study): observed: no value is a level that one body can stand for"))
    }
  }

  @Test("the safety gate stands before both", arguments: ["omex", "petab"])
  func gate(format: String) throws {
    try withFolder { folder in
      let answer = try Command.run(
        "export", "--format", format, "--person", "examples/people/warfarin-patient.yaml", "--out", "\(folder)/out")
      #expect(answer.status == 78 && contents(of: folder).isEmpty, "\(answer)")
    }
  }

  @Test(
    "what does not go together is a usage error",
    arguments: [
      (["--format", "omex"], "this is more than one text: give --out FILE"),
      (["--format", "petab", "--out", "x"], "--format petab needs --person, whose fit it is, or --studies"),
      (["--format", "sbml", "--person", "x.yaml"], "--person goes with --format omex or petab"),
      (["--format", "omex", "--out", "x", "--plan", "p.yaml"], "--plan needs --person, whose plan it is"),
      (["--format", "omex", "--out", "x", "--until", "1"], "--until is an age from 2 to 120 years"),
    ])
  func usage(words: [String], said: String) throws {
    let line = (["menaquin", "export"] + words).joined(separator: " ")
    let answer = try Command.shell(line)
    #expect(answer.status == 2 && answer.output.isEmpty && answer.errors.contains(said), "\(answer)")
  }
}
