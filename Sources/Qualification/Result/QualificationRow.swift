import RealModule
import Trials

/// One observed value beside its prediction.
public struct QualificationRow: Sendable {
  public let study: String
  public let title: String
  public let context: String
  public let role: Trial.Use
  public let endpoint: String
  /// `percent change`
  public let form: String
  public let arm: String
  public let against: String?
  /// Days since the start.
  public let day: Double
  /// What narrows the people, and the percentile of a curve; empty for all.
  public let who: String
  public let unit: String
  /// Evidence row behind it.
  public let row: String?
  public let people: Int?
  public let observed: Middle
  public let predicted: Middle
  /// Parts of the predicted interval, on the scale of the comparison.
  public let uncertainty: Double
  public let sampling: Double
  public let between: Double
  /// Observed less predicted over the root of uncertainty, what studies differ by, and the observed value's own error, squared;
  /// nil without a spread.
  public let standardDifference: Double?
  public let isInside: Bool
  /// Whether the file lies outside the model's validity domain.
  public let isOutsideDomain: Bool

  /// A value with its 95 % interval, in the study's unit.
  public struct Middle: Sendable, Hashable {
    public let value: Double
    public let interval: ClosedRange<Double>?
  }

  /// Compared and counted; a value without a spread is shown alone.
  public var isScored: Bool { role != .report && standardDifference != nil }

  init(_ study: StudyFile, _ item: StudyItem, _ question: Question, _ prediction: Prediction) {
    self.study = study.name
    title = study.trial.title
    context = study.context
    role = item.role
    endpoint = question.endpoint
    form = item.form
    arm = study.trial.arms[question.arm].name
    against = question.against.map { study.trial.arms[$0].name }
    day = question.day
    who = question.who
    unit = Self.unit(item, question)
    row = item.observed.row
    people = question.target.people
    let target = question.target
    let shown: (Double) -> Double = { x in
      switch question.statistic {
      case .share: 100 * x
      case .correlation: Double.tanh(x)
      default: question.isLogarithmic ? Double.exp(x) : x
      }
    }
    func middle(_ value: Double, _ reach: Double?) -> Middle {
      Middle(value: shown(value), interval: reach.map { shown(value - $0)...shown(value + $0) })
    }
    observed = middle(target.value, target.standardError.map { 1.96 * $0 })
    predicted = middle(prediction.value, prediction.reach)
    uncertainty = prediction.uncertainty
    sampling = prediction.sampling
    between = prediction.between
    let distance = target.value - prediction.value
    isInside = abs(distance) <= prediction.reach
    standardDifference = target.standardError.flatMap { error in
      let whole = (error * error + prediction.uncertainty * prediction.uncertainty + prediction.between * prediction.between)
        .squareRoot()
      return whole > 0 ? distance / whole : nil
    }
    isOutsideDomain = !study.trial.outsideDomain.isEmpty
  }

  private static func unit(_ item: StudyItem, _ question: Question) -> String {
    if question.statistic == .share { return "%" }
    switch question.form {
    case .percentChange: return "%"
    case .percentChangePerYear: return "% per year"
    case .ratio: return ""
    case .logChangePerYear: return "per year"
    default: return question.isLogarithmic && question.form != .value ? "" : item.unit ?? ""
    }
  }
}

/// An observed value that was not compared, and why.
public struct LeftOutValue: Sendable, Hashable {
  public let study: String
  public let context: String
  public let role: Trial.Use
  public let endpoint: String
  public let reason: String
  /// A number with a spread that would score.
  public let wouldScore: Bool

  /// The reason without what is particular to the value, which stands in brackets.
  public var kind: String { reason.replacing(/\ \([^)]*\)/, with: "") }
}
