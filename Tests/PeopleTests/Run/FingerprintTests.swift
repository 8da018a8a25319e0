import Foods
import ModelLanguage
import Testing

@testable import People

@Suite("The fingerprint of a run")
struct FingerprintTests {
  private static let text = """
    name: Ada
    age: 52
    sex: female
    diet: {diary: d.csv, intake: {calcium_mg: 800, vitamin_d_ug: 5, magnesium_mg: 300, phosphorus_mg: 1200}}
    measurements: [{what: dp-ucMGP, value: 560, unit: pmol/L, on: 2026-02-11}]
    """
  private static let plan = "change: [{supplement: {form: MK-7, dose_ug: 180, every: 1 day}}]\nadherence: 0.9"
  private static let diary = "day,meal,food,amount,unit\n1,lunch,gouda,30,g\n2,dinner,natto,45,g\n"

  /// Everything that decides a run, each part to be changed alone.
  private struct Inputs {
    var person = FingerprintTests.text
    var plan = FingerprintTests.plan
    var diary = FingerprintTests.diary
    var settings = PersonRun.Settings(version: "1")
    var today = readingDay

    func fingerprint() throws -> String {
      try withTemporaryFolder { folder in
        try diary.write(toFile: "\(folder)/d.csv", atomically: true, encoding: .utf8)
        try person.write(toFile: "\(folder)/p.yaml", atomically: true, encoding: .utf8)
        let foods = try FoodTable.shipped()
        let plans = [try PlanReader.read(text: plan, file: "plan.yaml")]
        let person = try PersonReader.read("\(folder)/p.yaml", today: today)
        let course = try LifeCourse(person, plans: plans, foods: foods, today: today)
        return try Fingerprint.of(course, plans, settings, today, foods: foods)
      }
    }
  }

  @Test("is the same for the same content, wherever the file stands, whatever its comments and the number of threads")
  func same() throws {
    let usual = try Inputs().fingerprint()
    #expect(try Inputs().fingerprint() == usual)
    var moved = Inputs()
    moved.person = "# a comment\n\n" + Self.text
    moved.plan = "\n" + Self.plan
    moved.diary += "\n"
    moved.settings.projection.threads = 7
    #expect(try moved.fingerprint() == usual)
  }

  @Test("changes with what was eaten, the person, the plan, the settings, the day and the version")
  func changes() throws {
    let edits: [(inout Inputs) -> Void] = [
      { $0.diary = Self.diary.replacing("30", with: "31") }, { $0.diary = Self.diary.replacing("lunch", with: "dinner") },
      { $0.diary = Self.diary.replacing("natto", with: "gouda") }, { $0.person = Self.text.replacing("800", with: "801") },
      { $0.person = Self.text.replacing("560", with: "561") }, { $0.person = Self.text.replacing("Ada", with: "Eda") },
      { $0.plan = Self.plan.replacing("0.9", with: "0.8") }, { $0.plan = Self.plan.replacing("MK-7", with: "MK-4") },
      { $0.settings.projection.seed = 2 }, { $0.settings.projection.draws = 3 },
      { $0.settings.projection.scenarios = [.trials] }, { $0.settings.projection.relativeTolerance = 1e-6 },
      { $0.settings.until = 99 }, { $0.settings.research = true }, { $0.settings.version = "2" },
      { $0.today = CalendarDay(year: 2026, month: 11, day: 25) ?? readingDay },
    ]
    var seen: Set<String> = [try Inputs().fingerprint()]
    for (number, edit) in edits.enumerated() {
      var inputs = Inputs()
      edit(&inputs)
      #expect(seen.insert(try inputs.fingerprint()).inserted, "edit \(number + 1)")
    }
  }
}

@Suite("The digest of a model")
struct ModelDigestTests {
  /// One pool that fills and empties.
  private struct Filling: Mechanism {
    var factor = 2.0
    var value = 0.5
    var table = [1.0, 2, 3]
    var scale = 1.0
    var exchanged = false
    let name = "filling"
    let summary = "A pool that fills and empties."

    private var pool: Pool { Pool("pool", "a pool", .one, scale: scale, atBirth: 1) }
    private var rate: RateLaw {
      parameter("rate", "a rate", value, .perDay, in: 0...1, from: .assumption("a test"), by: .assumed)
    }
    private var curve: RateLaw {
      .interpolate(
        RateLaw.Table(
          name: "curve", start: 0, step: 1, abscissaUnit: .day, values: table, unit: .one, source: .assumption("a test")),
        at: .time)
    }
    var flows: [Flow] {
      let (a, b) = (RateLaw(floatLiteral: factor), curve)
      Flow("in", to: pool, at: rate * (exchanged ? a - b : b - a))
      Flow("out", from: pool, at: rate * pool.now)
    }
  }

  private func digest(_ mechanism: Filling) -> UInt64 { ModelDigest.of(Model(name: "test", mechanisms: [mechanism])) }

  @Test("is the same for a model built twice, and changes with a number, a table, a parameter, a scale, the order of terms")
  func changes() {
    #expect(digest(Filling()) == digest(Filling()))
    let others = [
      Filling(factor: 3), Filling(value: 0.6), Filling(table: [1, 2, 4]), Filling(scale: 2), Filling(exchanged: true),
    ]
    #expect(Set(([Filling()] + others).map(digest)).count == others.count + 1)
  }
}

@Suite("A value written out")
struct CanonicalTextTests {
  private struct Thing {
    var place: FilePlace?
    var tags: Set<String>
    var amounts: [String: Double]
    var choice: Distribution
  }

  @Test("does not depend on the order of a dictionary or a set, nor on where it stood in a file")
  func order() {
    let names = (1...40).map { "key\($0)" }
    func thing(_ names: [String], line: Int) -> Thing {
      Thing(
        place: FilePlace(file: "f", line: line), tags: Set(names),
        amounts: names.reduce(into: [:]) { $0[$1] = Double($1.count) }, choice: .normal(sd: 2))
    }
    #expect(CanonicalText.of(thing(names, line: 1)) == CanonicalText.of(thing(names.reversed(), line: 2)))
    #expect(
      CanonicalText.of(thing(["b", "a"], line: 1))
        == #"Thing(tags:{"a","b"},amounts:{"a":"1.0","b":"1.0"},choice:(normal:(sd:"2.0")))"#)
  }

  @Test("keeps apart what is written alike")
  func apart() {
    #expect(CanonicalText.of(["a", "b"]) != CanonicalText.of(["a\",\"b"]))
    #expect(CanonicalText.of([Optional<String>.none]) != CanonicalText.of([Optional("nil")]))
    #expect(CanonicalText.of(Distribution.normal(sd: 1)) != CanonicalText.of(Distribution.logNormal(sd: 1)))
  }
}
