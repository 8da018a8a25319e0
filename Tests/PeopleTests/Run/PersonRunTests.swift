import Foods
import ModelLanguage
import Testing

@testable import People

@Suite("A person's run")
struct PersonRunTests {
  private func run(
    _ person: Person, plan: String? = nil, draws: Int = 0, seed: UInt64 = 1, until: Double = 61,
    today: CalendarDay = readingDay
  ) throws -> PersonRun {
    let plans = try plan.map { [try PlanReader.read(text: $0, file: "plan.yaml")] } ?? []
    let settings = PersonRun.Settings(
      projection: Projection.Settings(scenarios: [.trials], draws: draws, seed: seed, threads: 1), until: until)
    return try PersonRun(person, plans: plans, settings: settings, today: today, foods: foodTable.get())
  }

  @Test("the same run has the same fingerprint and the same numbers")
  func same() throws {
    let first = try run(try person(plainWoman), draws: 2)
    let second = try run(try person(plainWoman), draws: 2)
    #expect(first.fingerprint == second.fingerprint)
    let key = "bone.femoralNeck.density"
    #expect(
      first.projection?.outcomes[0].lines[.trials]?[key]?.unknown
        == second.projection?.outcomes[0].lines[.trials]?[key]?.unknown)
  }

  @Test("whatever decides a number changes the fingerprint")
  func different() throws {
    let woman = try person(plainWoman)
    let mk7 = "change: [{supplement: {form: MK-7, dose_ug: 180, every: 1 day}}]\n"
    var prints = [try run(woman).fingerprint]
    prints.append(try run(try person(plainWoman.replacing("66", with: "67"))).fingerprint)
    prints.append(try run(try person(plainWoman.replacing("k1_ug: 100", with: "k1_ug: 101"))).fingerprint)
    prints.append(try run(woman, plan: mk7).fingerprint)
    prints.append(try run(woman, plan: mk7 + "adherence: 0.9\n").fingerprint)
    prints.append(try run(woman, draws: 1).fingerprint)
    prints.append(try run(woman, seed: 2).fingerprint)
    prints.append(try run(woman, until: 62).fingerprint)
    prints.append(try run(woman, today: CalendarDay(year: 2026, month: 11, day: 25) ?? readingDay).fingerprint)
    #expect(Set(prints).count == prints.count)
  }

  @Test("the fingerprint does not depend on the order in which a file states its intakes")
  func order() throws {
    let intakes = ["k1_ug: 100", "calcium_mg: 800", "vitamin_d_ug: 5", "magnesium_mg: 300", "phosphorus_mg: 1000"]
    let prints = try [intakes, intakes.reversed()].map { intakes in
      try run(try person("age: 60\nsex: female\ndiet: {intake: {\(intakes.joined(separator: ", "))}}\n")).fingerprint
    }
    #expect(prints[0] == prints[1])
  }

  @Test("where the file stands does not change the fingerprint")
  func place() throws {
    var moved = try person(plainWoman)
    moved.place = FilePlace(file: "elsewhere.yaml", line: 7)
    let (there, here) = (try run(moved).fingerprint, try run(try person(plainWoman)).fingerprint)
    #expect(there == here)
  }

  @Test("ages are whole years and fine steps from today on, in order, and hold today and ten years on")
  func ages() {
    for today in [0.0, 10, 58.37, 59.995, 99] {
      let ages = ReportedQuantities.ages(today: today, until: 100)
      #expect(zip(ages, ages.dropFirst()).allSatisfy { $1 - $0 > 0.019 })
      #expect(ages.contains(today))
      #expect((ages.last ?? 0) >= today + 9.99)
    }
  }

  @Test("a constant hazard without death gives 1 − exp(−ht); death before it leaves less")
  func incidence() {
    let ages = (0...100).map { Double($0) / 10 }
    let hazard = [ages.map { 0.05 * $0 }]
    let alive = ages.map { _ in 1.0 }
    let free = ReportedQuantities.incidence(hazard, survival: alive, ages: ages, from: 2, to: 7)
    #expect(abs(free - 0.221199) < 1e-6)
    let dying = ages.map { 1 - $0 / 10 }
    #expect(ReportedQuantities.incidence(hazard, survival: dying, ages: ages, from: 2, to: 7) < free)
  }

  @Test("someone with an event at once lives all their years after it; at half the rate, fewer")
  func yearsAfter() {
    let ages = (0...1000).map { Double($0) / 10 }
    let alive = ages.map { $0 < 80 ? 1.0 : 0 }
    let sure = ReportedQuantities.yearsAfter([ages.map { 100 * $0 }], survival: alive, ages: ages, from: 60)
    #expect(abs(sure - 20) < 0.2)
    let rare = ReportedQuantities.yearsAfter([ages.map { 0.01 * $0 }], survival: alive, ages: ages, from: 60)
    #expect(rare > 1.7 && rare < 2)
  }
}

@Suite("A household's run")
struct HouseholdRunTests {
  private func run(_ person: Person) throws -> PersonRun {
    let settings = PersonRun.Settings(projection: Projection.Settings(scenarios: [.trials], draws: 1, threads: 2))
    return try PersonRun(person, plans: [], settings: settings, today: readingDay, foods: foodTable.get())
  }

  @Test("everyone of a household has their own life, and each has the numbers they have alone")
  func household() throws {
    let folder = try examples()
    let people = try HouseholdReader.read(
      folder.appendingPathComponent("households/three-generations.yaml").path, today: readingDay)
    #expect(people.count == 3)
    let together = try people.map(run)
    #expect(Set(together.map(\.fingerprint)).count == 3)
    let child = try PersonReader.read(folder.appendingPathComponent("people/child-of-10.yaml").path, today: readingDay)
    let alone = try run(child)
    #expect(alone.fingerprint == together[0].fingerprint)
    for column in try #require(alone.projection?.columns) {
      let own = alone.projection?.outcomes[0].lines[.trials]?[column.key]
      let shared = together[0].projection?.outcomes[0].lines[.trials]?[column.key]
      #expect(own?.middle == shared?.middle && own?.unknown == shared?.unknown, "\(column.key)")
    }
  }
}
