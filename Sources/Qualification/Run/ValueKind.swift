import Trials

/// What sort of number a study reports. Studies of one sort differ from each other by about as much.
public enum ValueKind: String, Sendable, Hashable, CaseIterable {
  /// A laboratory measures it in blood or urine; the other levels are read on the body itself.
  case sampleLevel = "level in a sample"
  case bodyLevel = "level on the body"
  /// On the scale of logarithms, or Fisher's.
  case ratio = "ratio"
  case share = "share"
  case change = "change"

  init(_ question: Question, of study: StudyFile) {
    if question.statistic == .share {
      self = .share
    } else if question.isLogarithmic || question.statistic == .correlation || question.form == .logValue {
      self = .ratio
    } else if question.form == .value && question.target.value > 0 && question.against == nil {
      let quantity = study.trial.endpoints.first { $0.name == question.endpoint }?.quantity
      self = Self.unitsOfBodies.contains(quantity?.unit ?? "") ? .bodyLevel : .sampleLevel
    } else {
      self = .change
    }
  }

  private static let unitsOfBodies: Set = ["g/cm2", "g/cm²", "g", "AU", "m/s"]

  public var isLevel: Bool { self == .sampleLevel || self == .bodyLevel }

  /// What a between-study standard deviation is multiplied with to have the scale of a value: differences between levels
  /// and between changes are taken as shares of them.
  ///
  /// What runs of an assay, an instrument's drift, the season and regression to the mean add to a group's change does not
  /// vanish where the change does, so that the error of one person's reading counts beside it.
  ///
  /// - Parameter readingError: standard deviation of one person's reading, in the unit of a change of one group; 0 for
  ///   everything else, as for a difference of two arms, which share their runs and seasons. See `Estimate.readingError`.
  public func scale(of value: Double, readingError: Double = 0) -> Double {
    switch self {
    case .change: (value * value + readingError * readingError).squareRoot()
    case .sampleLevel, .bodyLevel: abs(value)
    case .ratio, .share: 1
    }
  }
}
