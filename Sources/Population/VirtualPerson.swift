import ModelLanguage
import Simulation

/// One person of a population: a whole life to simulate, and what is known of them at the age of interest.
///
/// With the inputs and parameters of `life` the model gives, at `age`, the covariates told here.
public struct VirtualPerson: Sendable {
  public let number: Int
  public let sex: Sex
  /// Years: when a trial would begin.
  public let age: Double
  /// What a trial adds its treatment to.
  public let life: Life
  /// At `age`, in the units that `Covariate` names.
  public let covariates: [Covariate: Double]
  /// Covariates that the draw put beyond what the model can give; they hold the nearest value it can.
  public let limited: Set<Covariate>

  public subscript(covariate: Covariate) -> Double? { covariates[covariate] }

  /// The covariates by their names in files.
  public var namedCovariates: [String: Double] {
    Dictionary(covariates.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
