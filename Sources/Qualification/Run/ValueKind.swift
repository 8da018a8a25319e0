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
  public func scale(of value: Double) -> Double {
    switch self {
    case .sampleLevel, .bodyLevel, .change: abs(value)
    case .ratio, .share: 1
    }
  }
}
