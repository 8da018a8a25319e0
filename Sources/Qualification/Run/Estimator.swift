import ModelLanguage
import RealModule
import Simulation
import Trials

/// Counts a question's answer in one world.
struct Estimator {
  let question: Question
  let endpoint: Int
  let visit: Int
  let years: Double
  /// Where simulated people keep the arm, and the one it is compared with.
  let arm: Int
  let against: Int?
  private let pathVisits: [Int]
  let contrastEndpoint: Int?
  /// Standard deviation of one reading of the endpoint about a truth.
  private let readingError: @Sendable (Double) -> Double

  init?(_ question: Question, _ simulation: StudySimulation) {
    self.question = question
    let list = question.form == .event ? simulation.events : simulation.endpoints
    guard let endpoint = list.firstIndex(where: { $0.name == question.endpoint }),
      let visit = simulation.visits.firstIndex(where: { abs($0 - question.day) < 1e-9 })
    else { return nil }
    let places = question.places.compactMap { simulation.place(ofArm: $0.arm, in: $0.group) }
    guard places.count == question.places.count else { return nil }
    (arm, against) = (places[0], places.count > 1 ? places[1] : nil)
    pathVisits = question.path.compactMap { day in simulation.visits.firstIndex { abs($0 - day) < 1e-9 } }
    guard pathVisits.count == question.path.count else { return nil }
    contrastEndpoint = question.contrast.flatMap { contrast in
      simulation.endpoints.firstIndex { $0.name == contrast.of }
    }
    if question.contrast != nil, contrastEndpoint == nil { return nil }
    (self.endpoint, self.visit) = (endpoint, visit)
    readingError = simulation.readingError(question)
    years = question.day / 365.25
  }

  /// Nil where nobody is left to count.
  ///
  /// - Parameter others: people of the arm it is compared with; nil where they are the same.
  func estimate(_ people: [SimulatedPerson], against others: [SimulatedPerson]? = nil) -> Estimate? {
    if question.statistic == .correlation { return correlation(people) }
    if let contrast = question.contrast { return between(people, contrast) }
    let own = people.compactMap { told($0, arm) }
    guard own.count > 1 else { return nil }
    guard let against else {
      var estimate = one(own)
      estimate?.readingError = readingError(people)
      return estimate
    }
    let other = (others ?? people).compactMap { told($0, against) }
    guard other.count > 1 else { return nil }
    return difference(own, other, differences(people, others ?? people, against))
  }

  /// How far the value of a typical person moves when their later reading, here as high as the first, is one standard
  /// deviation higher.
  private func readingError(_ people: [SimulatedPerson]) -> Double {
    guard question.isChangeOfOneGroup else { return 0 }
    let moves = people.compactMap { person -> Double? in
      guard person.goneDays[arm] >= question.day else { return nil }
      let start = person.readings[arm][endpoint][0]
      let error = readingError(start)
      guard let up = value(rooted(start + error), rooted(start)), let still = value(rooted(start), rooted(start)),
        up.isFinite, still.isFinite
      else { return nil }
      return abs(up - still)
    }
    guard !moves.isEmpty else { return 0 }
    return question.statistic == .median ? Self.quantile(moves, 0.5) : Self.moments(moves).mean
  }

  private func rooted(_ reading: Double) -> Double { question.isSquareRoot ? max(reading, 0).squareRoot() : reading }

  /// Of the people who are in both arms, or are drawn alike in both.
  private func differences(_ people: [SimulatedPerson], _ others: [SimulatedPerson], _ against: Int) -> [Double] {
    let twins = Dictionary(others.map { (StudySimulation.number($0), $0) }, uniquingKeysWith: { a, _ in a })
    return people.compactMap { person in
      guard let twin = twins[StudySimulation.number(person)], let x = told(person, arm), let y = told(twin, against)
      else { return nil }
      return x - y
    }
  }

  /// Values that one person brings, in the study's unit; the logarithm for geometric means.
  func told(_ person: SimulatedPerson, _ arm: Int) -> Double? {
    if question.form == .event { return person.eventChances[arm][endpoint][visit] }
    guard person.goneDays[arm] >= question.day else { return nil }
    let course = person.readings[arm][endpoint]
    let (start, now) = (rooted(course[0]), rooted(course[visit + 1]))
    if let least = question.startAbove, start <= least { return nil }
    if case .path(let form) = question.form {
      let course = pathVisits.map { course[$0 + 1] }
      let value = form.value(course, question.path, start: start, age: person.age)
      let isTime = form == .ageAtPeakRate || form == .timeOfHighest || form == .halfLife
      return value.map { isTime ? $0 : $0 / question.factor }
    }
    guard let value = value(now, start), value.isFinite else { return nil }
    if question.statistic == .geometricMean { return value > 0 ? Double.log(value) : nil }
    return value
  }

  private func value(_ now: Double, _ start: Double) -> Double? {
    switch question.form {
    case .value: (now - question.offset) / question.factor
    case .change: (now - start) / question.factor
    case .percentChange: 100 * (now / start - 1)
    case .ratio: now / start
    case .changePerYear: years > 0 ? (now - start) / question.factor / years : nil
    case .percentChangePerYear: years > 0 ? 100 * (now / start - 1) / years : nil
    case .logChangePerYear: years > 0 && now > 0 && start > 0 ? Double.log(now / start) / years : nil
    case .shareAbove(let threshold): now > threshold ? 1 : 0
    case .atMost(let limit): now <= limit ? 1 : 0
    case .onset(let threshold): start > threshold ? nil : now > threshold ? 1 : 0
    case .probability: now
    case .logValue: now > 0 ? Double.log(now) : nil
    case .event, .path: nil
    }
  }

  /// Of probabilities by the end of follow-up.
  static func logRatio(_ statistic: Question.Statistic, _ p: Double, _ q: Double) -> Double? {
    guard p > 0, q > 0, p < 1, q < 1 else { return nil }
    switch statistic {
    case .hazardRatio: return Double.log(Double.log(1 - p) / Double.log(1 - q))
    case .oddsRatio: return Double.log(p / (1 - p) * (1 - q) / q)
    default: return Double.log(p / q)
    }
  }

  static func moments(_ values: [Double]) -> Moments { values.reduce(into: Moments()) { $0.add($1) } }

  /// Straight between the values in order.
  static func quantile(_ values: [Double], _ p: Double) -> Double {
    let sorted = values.sorted()
    let place = p * Double(sorted.count - 1)
    let low = Int(place)
    guard low + 1 < sorted.count else { return sorted.last ?? .nan }
    return sorted[low] + (place - Double(low)) * (sorted[low + 1] - sorted[low])
  }

  /// Times 1/√n the standard error of a median, as the studies' quartiles are read: 1.253 · IQR / 1.349.
  static func medianSpread(_ values: [Double]) -> Double {
    1.253 * (quantile(values, 0.75) - quantile(values, 0.25)) / 1.349
  }
}
