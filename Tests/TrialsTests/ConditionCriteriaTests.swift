import Evidence
import Tabular
import Testing

@testable import Trials

@Suite("Conditions that are names of measurements choose people")
struct ConditionCriteriaTests {
  private static let sites = ["lumbar spine", "femoral neck", "total hip"]

  private static func text(_ population: String, arms: String = "[{name: untreated}]") -> String {
    """
    title: Bone of those who have it
    population: {people: 12, sex: {female: 1}, \(population)}
    arms: \(arms)
    duration: 4 weeks
    visits: [0, 4 weeks]
    endpoints:
    \(sites.map { "  - {what: \($0) T-score, as: value, noise: none}" }.joined(separator: "\n"))
    """
  }

  private static func engine(_ text: String) throws -> TrialEngine {
    let trial = try TrialReader.read(text: text, file: "trial.yaml")
    let people = try TrialPeople(trial, seed: 1, scenario: .trials)
    return try TrialEngine(trial, settings: .init(people: 12), foods: nil, maker: { try people.participant($0) })
  }

  /// Those of a hundred and ninety-two candidates who take part → the lowest T-score at entry.
  private static func lowest(_ conditions: String) throws -> [Int: Double] {
    let engine = try engine(text("age: {uniform: [60, 75]}, menopause: post, conditions: [\(conditions)]"))
    let found = try engine.people(0..<192, limit: 192, laboratory: 0).people
    return Dictionary(
      uniqueKeysWithValues: found.map { person in
        (person.number, sites.indices.map { person.readings[0][$0][0] }.min() ?? .nan)
      })
  }

  @Test(
    "osteoporosis lets in those whose lowest T-score is -2.5 or less, osteopenia those above it up to -1, and nobody twice"
  )
  func chosen() throws {
    let all = try Self.lowest("")
    let (porosis, penia) = (try Self.lowest("osteoporosis"), try Self.lowest("Low bone mass"))
    #expect(all.count == 192)
    #expect(porosis.count > 12 && porosis.values.allSatisfy { $0 <= -2.5 })
    #expect(penia.count > 12 && penia.values.allSatisfy { $0 > -2.5 && $0 <= -1 })
    #expect(Set(porosis.keys) == Set(all.filter { $0.value <= -2.5 }.keys))
    #expect(Set(penia.keys) == Set(all.filter { $0.value > -2.5 && $0.value <= -1 }.keys))
    #expect(try Self.lowest("osteoporosis, osteopenia").isEmpty)
  }

  @Test("a trial tells the criteria behind the condition, with the share that passed each")
  func told() throws {
    let run = try Self.engine(
      Self.text("age: {uniform: [60, 75]}, conditions: [osteoporosis], include: [\"age < 74\"]")
    ).run()
    #expect(run.people == 12)
    let lowest = "lowest of lumbar spine T-score, femoral neck T-score, total hip T-score"
    #expect(run.criteria.map(\.text) == ["age < 74", "osteoporosis: age >= 20", "osteoporosis: \(lowest) <= -2.5"])
    let last = try #require(run.criteria.last)
    #expect(last.passed >= 12 && last.passed < last.asked)
    #expect(run.criteria[1].passed == run.criteria[1].asked)
  }

  @Test("where nobody can have it the trial stops, and tells the share")
  func nobody() throws {
    let engine = try Self.engine(Self.text("age: {uniform: [8, 12]}, conditions: [osteoporosis]"))
    let fault = #expect(throws: TrialFault.self) { try engine.run() }
    #expect(fault?.exitCode == 65)
    #expect(
      fault?.description.hasPrefix(
        "trial.yaml: population.conditions: 0 of 2016 people qualify; passed each criterion: osteoporosis: age >= 20: 0 % of 2016"
      ) == true)
  }

  @Test("people of one arm are not chosen alone: the file is refused with the line and what to write")
  func arms() throws {
    let trial = try TrialReader.read(
      text: Self.text("age: 70", arms: "[{name: well}, {name: ill, conditions: [osteoporosis]}]"), file: "trial.yaml")
    let people = try TrialPeople(trial, seed: 1, scenario: .trials)
    let error = #expect(throws: InputError.self) {
      try TrialEngine(trial, settings: .init(), foods: nil, maker: { try people.participant($0) })
    }
    #expect(
      error?.description
        == "trial.yaml:3: arms: ill: the condition is the name of a measurement, and people of one arm are not chosen alone; found \"osteoporosis\"; allowed: the condition under population, for all arms, or a trial for each group of people"
    )
    // That arm as a trial of its own, as the qualification simulates it, chooses.
    #expect(trial.alone(1).population.criteria.count == 2)
  }

  @Test("what changes nothing in a group says so, with the measurements that people can be chosen by")
  func named() throws {
    func notes(_ condition: String) throws -> [String] {
      let text = Self.text("age: 70, country: US, conditions: [\(condition)]")
      return try TrialPeople(try TrialReader.read(text: text, file: "trial.yaml"), seed: 1, scenario: .trials)
        .assumptions
    }
    #expect(
      try notes("aortic stenosis").contains(
        "aortic stenosis: kept as a name, and nothing in the simulated people changes for it; choose people by include: criteria on aortic valve calcium"
      ))
    #expect(
      try notes("stroke").contains("stroke: kept as a name, and nothing in the simulated people changes for it"))
    #expect(try notes("osteoporosis").contains { $0.hasPrefix("osteoporosis: a name for what is measured; those who") })
    #expect(try notes("dialysis").allSatisfy { !$0.hasPrefix("dialysis") })
  }

  @Test("every selection of the catalogue can be read, and states its source")
  func catalogue() {
    let selecting = Catalogue.conditions.entries.filter { $0.selects != nil }
    #expect(selecting.map(\.name) == ["hypertension", "vitamin D deficiency", "osteoporosis", "osteopenia"])
    for condition in selecting {
      #expect(condition.selects?.source.isEmpty == false)
      #expect(ConditionCriteria.of(condition.name).count == condition.selects?.include.count)
    }
  }

  @Test("the lowest of several quantities may be written as a criterion; what has no common unit may not")
  func lowestOf() throws {
    func include(_ line: String) throws -> Trial {
      try TrialReader.read(text: Self.text("age: 70, include: [\"\(line)\"]"), file: "trial.yaml")
    }
    let criterion = try #require(
      include("lowest of lumbar spine T-score, total hip T-score > -1").population.include.first)
    #expect(criterion.quantities.map(\.name) == ["lumbar spine T-score", "total hip T-score"])
    for line in [
      "lowest of lumbar spine T-score > -1", "lowest of lumbar spine T-score, eGFR > -1", "lowest of x, y > 1",
    ] {
      #expect(throws: (any Error).self) { try include(line) }
    }
  }
}
