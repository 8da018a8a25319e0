import Foods
import ModelLanguage
import Simulation
import Trials

/// Simulates the people of one study in every world: those of the whole study, those of each arm that has people of its
/// own, and those of each sex and age that was reported apart.
struct StudySimulation {
  /// People of one group in one world.
  struct Crowd: Sendable {
    var people: [SimulatedPerson]
    var failures: Int
  }

  /// How many people, and which chances are shared.
  struct Settings: Sendable {
    var seed: UInt64
    /// Wanted of a group in each world.
    var people: @Sendable (PeopleGroup) -> Int
    /// Whether people of the same number have the same chances in every world, and one laboratory reads them all, so that
    /// worlds differ by their parameters alone.
    var isPaired = false
    /// Endpoints that are read without noise.
    var isNoiseless: @Sendable (Endpoint) -> Bool = { _ in false }
  }

  /// One group's people in every world, or why they cannot be simulated.
  typealias Crowds = Result<[Crowd], QuestionMaker.Reason>

  /// Group → one crowd per world.
  private(set) var crowds: [PeopleGroup: Crowds] = [:]
  private(set) var endpoints: [Endpoint] = []
  private(set) var events: [Endpoint] = []
  private(set) var visits: [Double] = []
  /// Group's arm → endpoint → the error of a reading as a trial has it, whatever noise was simulated.
  private var readings: [Int?: [String: @Sendable (Double) -> Double]] = [:]
  /// Group's arm (nil for the arms that share the study's people) → the study's arms as the simulation numbers them.
  private var arms: [Int?: [Int]] = [:]

  /// Numbers of people that one world of one group may use up to find those who qualify.
  private static let block = 10_000
  /// Candidates looked at for one who takes part, at most.
  private static let mostCandidates = 30

  init(
    _ study: StudyFile, _ questions: [Question], _ settings: Settings, worlds: [World], foods: FoodTable?
  ) throws {
    let places = questions.flatMap(\.places)
    let owners = places.map(\.group.arm).reduce(into: [Int?]()) { if !$0.contains($1) { $0.append($1) } }
    for owner in owners {
      let own = places.filter { $0.group.arm == owner }
      let numbers = Set(own.map(\.arm)).sorted()
      arms[owner] = numbers
      let trial = Self.trial(study.trial, owner, numbers, questions, settings)
      let groups = own.map(\.group).reduce(into: [PeopleGroup]()) { if !$0.contains($1) { $0.append($1) } }
      let engine = try simulate(groups, trial, settings, worlds, foods)
      // Of two endpoints of one name the study's own counts, with the noise that it states.
      readings[owner] = Dictionary(
        (study.trial.endpoints + engine.measuredEndpoints).map { ($0.name, engine.readingError(of: $0)) },
        uniquingKeysWith: { own, _ in own })
    }
  }

  /// Standard deviation of one reading of a question's endpoint about a truth.
  func readingError(_ question: Question) -> @Sendable (Double) -> Double {
    guard let error = readings[question.people.arm]?[question.endpoint] else { return { _ in 0 } }
    return error
  }

  /// One per world, in the study's unit; nil in a world where nobody has the value.
  /// - Throws: why the people cannot be simulated, or the question not be read.
  func estimates(_ question: Question) throws(QuestionMaker.Reason) -> [Estimate?] {
    let (own, others) = (try crowd(question.people), try crowd(question.peopleAgainst ?? question.people))
    guard let estimator = Estimator(question, self) else {
      throw QuestionMaker.Reason("the simulation does not report it")
    }
    return zip(own, others).map { estimator.estimate($0.people, against: $1.people) }
  }

  private mutating func simulate(
    _ groups: [PeopleGroup], _ trial: Trial, _ settings: Settings, _ worlds: [World], _ foods: FoodTable?
  ) throws -> TrialEngine {
    var makers: [GroupPeople] = []
    var drawn: [PeopleGroup] = []
    for group in groups {
      do {
        makers += try worlds.map { try GroupPeople(trial, group, $0, seed: settings.seed) }
        drawn.append(group)
      } catch {
        crowds[group] = .failure(error as? QuestionMaker.Reason ?? QuestionMaker.Reason("\(error)"))
      }
    }
    let everyone = makers
    let isPaired = settings.isPaired
    let engine = try TrialEngine(trial, settings: TrialEngine.Settings(seed: settings.seed), foods: foods) { number in
      let own = number % Self.block
      return try everyone[number / Self.block].participant(own, number: isPaired ? own : number)
    }
    for (index, group) in drawn.enumerated() {
      do {
        crowds[group] = .success(
          try worlds.indices.map {
            try Self.crowd(
              engine, index * worlds.count + $0, laboratory: isPaired ? 0 : $0, settings.people(group))
          })
      } catch {
        crowds[group] = .failure(error as? QuestionMaker.Reason ?? QuestionMaker.Reason("\(error)"))
      }
    }
    (endpoints, events, visits) = (engine.measuredEndpoints, engine.eventEndpoints, trial.visits)
    return engine
  }

  private static func crowd(_ engine: TrialEngine, _ place: Int, laboratory: Int, _ wanted: Int) throws -> Crowd {
    var crowd = Crowd(people: [], failures: 0)
    var next = 0
    while crowd.people.count < wanted, next < min(wanted * mostCandidates, block) {
      let step = min(max(wanted, 8), block - next)
      let first = place * block + next
      let found = try engine.people(first..<first + step, limit: wanted - crowd.people.count, laboratory: laboratory)
      crowd.people += found.people
      crowd.failures += found.failures.count
      next += step
    }
    guard crowd.people.count >= max(wanted / 2, 2) else {
      throw QuestionMaker.Reason(
        "too few simulated people meet the criteria of the study (\(crowd.people.count) of \(next) in a world, \(wanted) wanted)"
      )
    }
    return crowd
  }

  /// The study as a trial of plain values at the times asked for, no longer than needed, of the arms asked for.
  private static func trial(
    _ study: Trial, _ owner: Int?, _ arms: [Int], _ questions: [Question], _ settings: Settings
  ) -> Trial {
    var trial = study
    if let owner {
      trial = study.alone(owner)
    } else {
      trial.arms = arms.map { study.arms[$0] }
    }
    var seen: Set<String> = []
    trial.endpoints = study.endpoints.filter { endpoint in
      questions.contains { $0.endpoint == endpoint.name } && seen.insert(endpoint.name).inserted
    }.map { endpoint in
      var plain = endpoint
      if plain.event == nil { plain.form = .value }
      let own = questions.filter { $0.endpoint == endpoint.name }
      // A curve is smoothed by its authors before its steepest place is read.
      if settings.isNoiseless(endpoint) || own.contains(where: { !$0.path.isEmpty }) { plain.noise = .none }
      if trial.givesOnce { plain.what = plain.quantity.map { .quantity($0.ofTheMoment) } ?? plain.what }
      return plain
    }
    let others = questions.compactMap(\.contrast?.of) + questions.map(\.endpoint)
    for name in others where seen.insert(name).inserted {
      if let quantity = TrialQuantity(named: name) { trial.endpoints.append(Endpoint(.quantity(quantity), name: name)) }
    }
    let days = Set(questions.flatMap { [$0.day] + $0.path } + [0]).sorted()
    trial.visits = days
    trial.duration = days.last ?? 0
    trial.observed = []
    if questions.contains(where: { $0.form == .path(.halfLife) }) { trial.strengthenTracers() }
    // Treatments after the end that is left have nothing to do.
    return trial
  }

  /// - Throws: why the group cannot be simulated.
  func crowd(_ group: PeopleGroup) throws(QuestionMaker.Reason) -> [Crowd] {
    guard let found = crowds[group] else { throw QuestionMaker.Reason("the simulation has no such group") }
    return try found.get()
  }

  /// Where the simulated people of a group keep what happens under an arm of the study.
  func place(ofArm arm: Int, in group: PeopleGroup) -> Int? { arms[group.arm]?.firstIndex(of: arm) }

  /// The number of a person within their group and world: people of two groups with the same number are drawn alike.
  static func number(_ person: SimulatedPerson) -> Int { person.number % block }
}

extension Question {
  /// The arms that it reads, each with the group that is in it.
  var places: [(arm: Int, group: PeopleGroup)] {
    guard let against else { return [(arm, people)] }
    return [(arm, people), (against, peopleAgainst ?? people)]
  }
}

/// People of one group in one world.
private struct GroupPeople: Sendable {
  /// Drawn around the world's values for women, and for men; nil where the group has none.
  private let women: TrialPeople?
  private let men: TrialPeople?

  init(_ trial: Trial, _ group: PeopleGroup, _ world: World, seed: UInt64) throws {
    var trial = trial
    if let sex = group.sex { trial.population.female = sex == .female ? 1 : 0 }
    if trial.population.female == 0 { trial.population.menopause = nil }
    if let youngest = group.youngest, let oldest = group.oldest {
      trial.population.age = youngest < oldest ? .uniform(youngest, oldest) : .fixed(youngest)
    }
    trial.population.covariates.merge(group.covariates) { $1 }
    if let days = group.usedFor {
      for index in trial.population.uses.indices { trial.population.uses[index].days = days }
    }
    let own = seed &+ UInt64(world.number)
    let female = trial.population.female
    women = female > 0 ? try TrialPeople(trial, seed: own, scenario: .trials, around: world.female) : nil
    men = female < 1 ? try TrialPeople(trial, seed: own, scenario: .trials, around: world.male) : nil
  }

  /// The sex is drawn before anything that depends on the world, so both draws agree on it.
  func participant(_ person: Int, number: Int) throws -> Participant {
    let first = try women?.participant(person)
    guard let own = first?.sex == .female ? first : try men?.participant(person) ?? first else {
      throw QuestionMaker.Reason("the study has neither women nor men")
    }
    var participant = Participant(
      number: number, sex: own.sex, age: own.age, life: own.life, covariates: own.covariates)
    participant.doses = own.doses
    return participant
  }
}
