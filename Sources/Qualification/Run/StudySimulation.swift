import Foods
import ModelLanguage
import Simulation
import Trials

/// Simulates the people of one study in every world: those of the whole study, and those of each sex and age that was
/// reported apart.
struct StudySimulation {
  /// People of one group in one world.
  struct Crowd: Sendable {
    var people: [SimulatedPerson]
    var failures: Int
  }

  /// Group → one crowd per world.
  let crowds: [PeopleGroup: [Crowd]]
  let trial: Trial
  let endpoints: [Endpoint]
  let events: [Endpoint]
  /// What the simulation put in the place of what it cannot do, in sentences.
  let assumptions: [String]

  /// Numbers of people that one world of one group may use up to find those who qualify.
  private static let block = 10_000
  /// Candidates looked at for one who takes part, at most.
  private static let mostCandidates = 30

  init(
    _ study: StudyFile, _ questions: [Question], _ schedule: QualificationSchedule, worlds: [World], foods: FoodTable?
  ) throws {
    let trial = Self.trial(study.trial, questions)
    let groups = questions.map(\.people).reduce(into: [PeopleGroup]()) { if !$0.contains($1) { $0.append($1) } }
    var makers: [GroupPeople] = []
    var notes: [String] = []
    for group in groups {
      for world in worlds { makers.append(try GroupPeople(trial, group, world, seed: schedule.seed, notes: &notes)) }
    }
    let everyone = makers
    let engine = try TrialEngine(trial, settings: TrialEngine.Settings(seed: schedule.seed), foods: foods) { number in
      try everyone[number / Self.block].participant(number % Self.block, number: number)
    }
    var crowds: [PeopleGroup: [Crowd]] = [:]
    for (index, group) in groups.enumerated() {
      crowds[group] = try worlds.indices.map {
        try Self.crowd(engine, index * worlds.count + $0, world: $0, schedule.people)
      }
    }
    self.crowds = crowds
    self.trial = trial
    endpoints = engine.measuredEndpoints
    events = engine.eventEndpoints
    assumptions = notes
  }

  private static func crowd(_ engine: TrialEngine, _ place: Int, world: Int, _ wanted: Int) throws -> Crowd {
    var crowd = Crowd(people: [], failures: 0)
    var next = 0
    while crowd.people.count < wanted, next < min(wanted * mostCandidates, block) {
      let step = min(max(wanted, 8), block - next)
      let first = place * block + next
      let found = try engine.people(first..<first + step, limit: wanted - crowd.people.count, laboratory: world)
      crowd.people += found.people
      crowd.failures += found.failures.count
      next += step
    }
    guard crowd.people.count >= max(wanted / 2, 2) else {
      throw QuestionMaker.Reason(
        "only \(crowd.people.count) of \(next) simulated people of a world meet the criteria of the study, and \(wanted) are wanted"
      )
    }
    return crowd
  }

  /// The study as a trial of plain values at the times asked for, no longer than needed.
  private static func trial(_ study: Trial, _ questions: [Question]) -> Trial {
    var trial = study
    var seen: Set<String> = []
    trial.endpoints = study.endpoints.filter { endpoint in
      questions.contains { $0.endpoint == endpoint.name } && seen.insert(endpoint.name).inserted
    }.map { endpoint in
      var plain = endpoint
      if plain.event == nil { plain.form = .value }
      return plain
    }
    let hasEvents = trial.endpoints.contains { $0.event != nil }
    let days = Set(questions.map(\.day) + [0]).sorted()
    trial.visits = days
    trial.duration = hasEvents ? study.duration : days.last ?? 0
    trial.observed = []
    // Treatments after the end that is left have nothing to do.
    return trial
  }
}

/// People of one group in one world.
private struct GroupPeople: Sendable {
  /// Drawn around the world's values for women, and for men; nil where the group has none.
  private let women: TrialPeople?
  private let men: TrialPeople?

  init(_ trial: Trial, _ group: PeopleGroup, _ world: World, seed: UInt64, notes: inout [String]) throws {
    var trial = trial
    if let sex = group.sex { trial.population.female = sex == .female ? 1 : 0 }
    if trial.population.female == 0 { trial.population.menopause = nil }
    if let youngest = group.youngest, let oldest = group.oldest {
      trial.population.age = youngest < oldest ? .uniform(youngest, oldest) : .fixed(youngest)
    }
    let own = seed &+ UInt64(world.number)
    let female = trial.population.female
    women = female > 0 ? try TrialPeople(trial, seed: own, scenario: .trials, around: world.female) : nil
    men = female < 1 ? try TrialPeople(trial, seed: own, scenario: .trials, around: world.male) : nil
    for note in (women ?? men)?.assumptions ?? [] where !notes.contains(note) { notes.append(note) }
  }

  /// The sex is drawn before anything that depends on the world, so both draws agree on it.
  func participant(_ person: Int, number: Int) throws -> Participant {
    let first = try women?.participant(person)
    guard let own = first?.sex == .female ? first : try men?.participant(person) ?? first else {
      throw QuestionMaker.Reason("the study has neither women nor men")
    }
    return Participant(number: number, sex: own.sex, age: own.age, life: own.life, covariates: own.covariates)
  }
}
