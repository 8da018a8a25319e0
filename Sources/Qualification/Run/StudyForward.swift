import Foods
import ModelLanguage
import People
import Physiology
import Simulation
import Tabular
import Trials

/// What one study's calibration values would be in given worlds: the forward run of a calibration.
///
/// Every world has the same people with the same chances and one laboratory, so that predictions differ by the parameters
/// alone; how few people there are is told with each prediction.
public struct StudyForward: Sendable {
  /// A calibration value, on the scale of the comparison: the logarithm for ratios and geometric means, a share for counts.
  public struct Value: Sendable, Hashable {
    public let study: String
    public let context: String
    /// `lumbar spine BMD, value, female, 50 years`
    public let what: String
    public let observed: Double
    public let standardError: Double
    public let kind: ValueKind
    /// Log standard deviation between laboratories, for a level that one measures; else 0.
    public let laboratory: Double
  }

  /// A prediction, and the variance from having so few people.
  public struct Answer: Sendable, Hashable {
    public let value: Double
    public let crowdVariance: Double
    /// Standard deviation of one person's reading, for a change of one group; see `ValueKind.scale(of:readingError:)`.
    public let readingError: Double

    public init(value: Double, crowdVariance: Double, readingError: Double = 0) {
      self.value = value
      self.crowdVariance = crowdVariance
      self.readingError = readingError
    }
  }

  /// How many people stand for each group of a study.
  public struct Crowds: Sendable, Hashable {
    /// For means, and for shares of people, which need more.
    public var forMeans: Int
    public var forShares: Int
    public var seed: UInt64

    public init(forMeans: Int = 8, forShares: Int = 24, seed: UInt64 = 1) {
      self.forMeans = forMeans
      self.forShares = forShares
      self.seed = seed
    }
  }

  public let name: String
  public let values: [Value]
  private let study: StudyFile
  private let questions: [Question]
  private let crowds: Crowds

  /// Nil for a study none of whose values calibrates or can be simulated.
  ///
  /// Only values whose role is calibration are read, and of these only those that state a spread.
  public init?(_ study: StudyFile, crowds: Crowds) {
    let asked = Self.asked(study)
    guard !asked.isEmpty else { return nil }
    self.study = study
    self.crowds = crowds
    name = study.name
    questions = asked.map(\.question)
    values = asked.map(\.value)
  }

  /// The values that calibrate, each with what it asks of simulated people.
  static func asked(_ study: StudyFile) -> [(question: Question, value: Value)] {
    let maker = QuestionMaker(study: study)
    var asked: [(question: Question, value: Value)] = []
    for item in study.items where item.role == .calibration {
      // What cannot be asked is told by `qualify`.
      guard let questions = try? maker.questions(item) else { continue }
      for question in questions {
        guard let error = question.target.standardError, error > 0 else { continue }
        asked.append((question, value(study, item, question, error)))
      }
    }
    return asked
  }

  private static func value(_ study: StudyFile, _ item: StudyItem, _ question: Question, _ error: Double) -> Value {
    let kind = ValueKind(question, of: study)
    return Value(
      study: study.name, context: study.context,
      what: [question.endpoint, item.form, question.who].filter { !$0.isEmpty }.joined(separator: ", "),
      observed: question.target.value, standardError: error, kind: kind,
      laboratory: kind.isLevel ? laboratory(study, question) : 0)
  }

  private static func laboratory(_ study: StudyFile, _ question: Question) -> Double {
    guard
      let marker = study.trial.endpoints.first(where: { $0.name == question.endpoint })?.quantity?.marker
    else { return 0 }
    let circumstances = ReadingNoise.Circumstances(
      age: study.trial.population.age.mean, takesAntagonist: false, severalSites: false, oneMachine: true,
      value: { ReferenceModel.model.parameter($0)?.value(sex: .female) })
    return ReadingNoise.of(marker, value: question.target.value, circumstances)?.laboratory ?? 0
  }

  // MARK: The run

  /// Roughly how much work one world is.
  public var lives: Int {
    groups.reduce(0) { $0 + people(of: $1) } * max(study.trial.arms.count, 1)
  }

  private var groups: [PeopleGroup] {
    questions.map(\.people).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func people(of group: PeopleGroup) -> Int {
    let needsMany = questions.contains {
      ($0.people == group || $0.peopleAgainst == group)
        && ($0.statistic == .share || $0.statistic == .correlation || $0.contrast != nil)
    }
    return needsMany ? crowds.forShares : crowds.forMeans
  }

  /// World × value; nil where the people of a world have no such value, or the study cannot simulate it.
  ///
  /// Groups are of people of their own, so that chance in one is not chance in another; worlds share theirs.
  /// - Throws: what keeps the study from being simulated at all.
  public func answers(in worlds: [World], foods: FoodTable?) throws -> [[Answer?]] {
    var found = worlds.map { _ in [Answer?](repeating: nil, count: questions.count) }
    for (number, group) in groups.enumerated() {
      let own = questions.indices.filter { questions[$0].people == group }
      let settings = StudySimulation.Settings(
        seed: seed(group: number), people: { people(of: $0) }, isPaired: true,
        isNoiseless: { endpoint in own.allSatisfy { isMean(questions[$0], of: endpoint) } })
      let simulation = try StudySimulation(
        study, own.map { questions[$0] }, settings, worlds: worlds, foods: foods)
      for index in own {
        guard let estimates = try? simulation.estimates(questions[index]) else { continue }
        for (world, estimate) in estimates.enumerated() {
          guard let estimate, estimate.value.isFinite, estimate.crowdVariance.isFinite else { continue }
          found[world][index] = Answer(
            value: estimate.value, crowdVariance: estimate.crowdVariance, readingError: estimate.readingError)
        }
      }
    }
    return found
  }

  /// A reading's noise is left out where only means are asked for, and with it the laboratory.
  private func isMean(_ question: Question, of endpoint: Endpoint) -> Bool {
    guard question.endpoint == endpoint.name || question.contrast?.of == endpoint.name else { return true }
    return question.statistic != .share && question.statistic != .correlation && question.contrast == nil
  }

  private func seed(group: Int) -> UInt64 {
    var hash = StableHash()
    hash.add("\(name) \(group)")
    hash.add(crowds.seed)
    return hash.value
  }
}
