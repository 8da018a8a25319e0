import Testing

@testable import Trials

@Suite("Conditions of a group do what they do in one person's file")
struct ConditionEffectsTests {
  private static func people(_ conditions: String) throws -> TrialPeople {
    let text = """
      title: People with a condition
      population: {people: 4, age: 40, sex: {female: 0.5}, conditions: [\(conditions)]}
      arms: [{name: all}]
      duration: 4 weeks
      visits: [0]
      endpoints: [{what: systolic pressure, as: value, noise: none}]
      """
    return try TrialPeople(TrialReader.read(text: text, file: "trial.yaml"), seed: 1, scenario: .trials)
  }

  @Test(
    "what one is born with multiplies the person's own value, from birth",
    arguments: [
      ("pseudoxanthoma elasticum", "vessel.serum.pyrophosphate", 0.5),
      ("generalised arterial calcification of infancy", "vessel.serum.pyrophosphate", 0.07),
      ("Keutel syndrome", "person.workingMatrixGlaProtein", 0),
    ])
  func inborn(condition: String, parameter: String, factor: Double) throws {
    let without = try Self.people("")
    let with = try Self.people(condition)
    for number in 0..<4 {
      let own = try without.participant(number).life.individual.parameters[parameter] ?? 1
      #expect(try with.participant(number).life.individual.parameters[parameter] == own * factor)
    }
    #expect(!with.assumptions.contains { $0.contains(condition) })
  }

  @Test(
    "what comes later has lasted for the years that are assumed where a file is silent, and the notes say so",
    arguments: [("liver disease", "coagulation.liverSynthesis", 0.5), ("immobility", "bone.load", 0.6)])
  func later(condition: String, input: String, value: Double) throws {
    let people = try Self.people(condition)
    let life = try people.participant(0).life
    #expect(life.changes.contains { $0.age == 35 && $0.set[input] == value })
    #expect(life.individual.inputs[input] != value)
    #expect(people.assumptions.contains("\(condition): for the last 5 years"))
  }

  @Test(
    "hypertension and vitamin D deficiency choose those who have it by its definition",
    arguments: [("hypertension", "systolic pressure", 140...400.0), ("vitamin D deficiency", "25-OH-D", 0...50.0)])
  func chosen(condition: String, marker: String, range: ClosedRange<Double>) throws {
    let text = """
      title: People with a condition
      population: {people: 12, age: {uniform: [50, 75]}, sex: {female: 0.5}, conditions: [\(condition)]}
      arms: [{name: all}]
      duration: 4 weeks
      visits: [0, 4 weeks]
      endpoints: [{what: \(marker), as: value, noise: none}]
      """
    let trial = try TrialReader.read(text: text, file: "trial.yaml")
    let people = try TrialPeople(trial, seed: 1, scenario: .trials)
    let engine = try TrialEngine(trial, settings: .init(people: 12), foods: nil, maker: { try people.participant($0) })
    let found = try engine.people(0..<96, limit: 96, laboratory: 0).people
    #expect(found.count > 4 && found.count < 96)
    for person in found { #expect(range.contains(person.readings[0][0][0])) }
  }
}
