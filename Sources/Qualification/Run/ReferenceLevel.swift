import ModelLanguage
import Trials

/// A calibration value that one body can stand for: the level of something in people of one sex and age who take nothing and were
/// not chosen. Everything else that calibrates is about groups, and has none.
public struct ReferenceLevel: Sendable, Hashable {
  public let study: String
  /// `lumbar spine BMD, value, female, 9.5 years`
  public let what: String
  public let endpoint: String
  /// Quantities or pools of the model: `factor` times their sum is the level.
  public let keys: [String]
  public let factor: Double
  /// Years; the middle of the study's band.
  public let age: Double
  /// Above zero, on the scale of `factor`.
  public let value: Double
  /// Of the logarithm.
  public let standardError: Double
  /// Log standard deviation between laboratories; 0 where none measures.
  public let laboratory: Double
  public let kind: ValueKind

  /// Why a value that calibrates is no level of one body.
  public struct Refused: Sendable, Hashable {
    public let study: String
    public let what: String
    public let why: String
  }

  /// Years; bands that are wider have no age of their own (assumed).
  private static let widestBand = 5.0

  /// Every calibration value of a study, in its order, as one or the other.
  public static func sorted(_ study: StudyFile, sex: Sex) -> (levels: [ReferenceLevel], refused: [Refused]) {
    var levels: [ReferenceLevel] = []
    var refused: [Refused] = []
    for (question, value) in StudyForward.asked(study) {
      do throws(QuestionMaker.Reason) {
        levels.append(try ReferenceLevel(question, value, of: study, sex: sex))
      } catch {
        refused.append(Refused(study: value.study, what: value.what, why: error.text))
      }
    }
    return (levels, refused)
  }

  private init(
    _ question: Question, _ value: StudyForward.Value, of study: StudyFile, sex: Sex
  ) throws(QuestionMaker.Reason) {
    guard value.kind.isLevel else { throw QuestionMaker.Reason("is no level but a \(value.kind.rawValue) of a group") }
    let population = study.trial.population
    let everyone: Sex? = population.female == 1 ? .female : population.female == 0 ? .male : nil
    guard let own = question.people.sex ?? everyone else {
      throw QuestionMaker.Reason("is of women and men together")
    }
    guard own == sex else { throw QuestionMaker.Reason("is of the other sex") }
    try Self.checkPeople(question, study)
    let ages = Self.ages(question, population)
    guard ages.upperBound - ages.lowerBound <= Self.widestBand else {
      throw QuestionMaker.Reason("is of \(QuestionMaker.ages(ages)) together")
    }
    guard let quantity = study.trial.endpoints.first(where: { $0.name == question.endpoint })?.quantity else {
      throw QuestionMaker.Reason("is of a quantity that the file names in its own words")
    }
    let level = value.observed * question.factor + question.offset
    guard level > 0 else { throw QuestionMaker.Reason("is not above zero in the model's unit") }
    self.study = value.study
    (what, endpoint) = (value.what, question.endpoint)
    (keys, factor) = (quantity.keys, quantity.factor)
    age = (ages.lowerBound + ages.upperBound) / 2
    self.value = level
    standardError = value.standardError * question.factor / level
    (laboratory, kind) = (value.laboratory, value.kind)
  }

  private static func ages(_ question: Question, _ population: TrialPopulation) -> ClosedRange<Double> {
    guard let youngest = question.people.youngest, let oldest = question.people.oldest else {
      return population.age.limits
    }
    return youngest...oldest
  }

  /// - Throws: what the people take, or how they were chosen.
  private static func checkPeople(_ question: Question, _ study: StudyFile) throws(QuestionMaker.Reason) {
    let (trial, population) = (study.trial, study.trial.population)
    let arm = trial.arms[question.arm]
    guard arm.treatments.isEmpty, arm.own == nil, trial.background.isEmpty, population.medicines.isEmpty,
      population.uses.isEmpty, population.fed.isEmpty
    else { throw QuestionMaker.Reason("is of people who take something, or eat what they are given") }
    guard population.conditions.isEmpty, population.include.isEmpty, population.menopause == nil,
      population.covariates.isEmpty, question.people.covariates.isEmpty, question.people.usedFor == nil
    else { throw QuestionMaker.Reason("is of people who were chosen, or differ from others") }
    guard question.contrast == nil, question.startAbove == nil, !question.isSquareRoot, question.day == 0 else {
      throw QuestionMaker.Reason("is read off part of a group, or later than at the start")
    }
  }
}
