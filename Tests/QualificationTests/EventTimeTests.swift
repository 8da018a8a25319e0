import Testing

@testable import Qualification

@Suite("Events are counted by the time they were reported for")
struct EventTimeTests {
  private static let text = """
    title: Fractures of old women
    kind: cohort
    context: events
    use: validation
    cite: none
    country: US
    population: {people: 100, age: {mean: 75, sd: 3, min: 70, max: 80}, sex: {female: 1}}
    arms: [{name: all}]
    duration: 10 years
    endpoints: [{what: hip fracture, as: event}]
    observed:
      - {endpoint: hip fracture, at: 1 year, events: 1, n: 100, use: validation}
      - {endpoint: hip fracture, events: 9, n: 100, use: validation}
    """

  @Test("a year of ten is less than a sixth of them")
  func year() throws {
    let study = try StudyFileReader.read(text: Self.text, file: "old.yaml")
    let questions = try study.items.flatMap { try QuestionMaker(study: study).questions($0) }
    #expect(questions.map(\.day) == [365.25, 3652.5])
    let simulation = try StudySimulation(
      study, questions, StudySimulation.Settings(seed: 1, people: { _ in 6 }),
      worlds: [World(0, seed: 1, scenario: .trials)], foods: nil)
    let chances = try questions.map { try #require(try simulation.estimates($0).first ?? nil).value }
    #expect(chances[0] > 0 && chances[1] < 1)
    #expect(chances[0] < chances[1] / 6)
  }
}
