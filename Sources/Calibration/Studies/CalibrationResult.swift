import Evidence
import ModelLanguage
import Physiology
import Qualification
import RealModule
import Simulation

/// A posterior, and what is to be known to trust it.
public struct CalibrationResult: Sendable {
  public struct ParameterLine: Sendable {
    public let key: String
    /// Mean and standard deviation of the deviate; 0 and 1 beforehand.
    public let mean: Double
    public let spread: Double
    /// Share of the prior's variance that the data took away; negative where chance or the data widened it.
    public let shrinkage: Double
    /// At the mean deviate, in the parameter's unit.
    public let female: Double
    public let male: Double
    /// Whether the data moved or narrowed it beyond what chance does with so many members.
    public let isMoved: Bool
  }

  public struct ValueLine: Sendable {
    public let value: StudyForward.Value
    public let kind: String
    /// Means over the members, in the study's terms: levels as they are, not as logarithms.
    public let before: Double
    public let after: Double
    /// Distance from the mean, squared, over the error with its between-study part, squared.
    public let chiSquareBefore: Double
    public let chiSquareAfter: Double
  }

  public let settings: CalibrationSettings
  public let fingerprint: String
  public let data: String
  public let model: String
  public let studies: [String]
  public let posterior: Posterior
  public let parameters: [ParameterLine]
  public let values: [ValueLine]
  /// `study: value` → why it was left out.
  public let leftOut: [String: String]
  /// Between-study standard deviation of each kind.
  public let tau: [String: Double]
  /// Of all values together, errors of one study correlated as assumed.
  public let chiSquareBefore: Double
  public let chiSquareAfter: Double
  public let effectiveSampleSize: Double
  public let checkedParameters: [String]
  public let meanDifference: Double?
  public let spreadRatio: Double?
  /// Answers that a member did not have.
  public let filled: Int

  init(_ calibration: StudyCalibration, _ state: CalibrationState) throws {
    let smoother = try calibration.smoother(state)
    let between = calibration.between(state)
    let (first, last) = (state.passes[0], state.passes[state.passes.count - 1])
    settings = calibration.settings
    fingerprint = calibration.fingerprint
    data = calibration.data
    model = calibration.model
    studies = calibration.studies
    posterior = Posterior(keys: calibration.keys, members: last.members)
    parameters = Self.lines(calibration.keys, first.members, last.members)
    values = Self.lines(calibration, between, state, first.predictions, last.predictions)
    leftOut = state.leftOut
    tau = state.tau
    chiSquareBefore = Self.chiSquare(smoother, first.predictions)
    chiSquareAfter = Self.chiSquare(smoother, last.predictions)
    let check = PosteriorCheck(
      members: last.members, predictions: last.predictions, observed: smoother.observed, error: smoother.error)
    effectiveSampleSize = check.effectiveSampleSize
    checkedParameters = check.parameters.map { calibration.keys[$0] }
    meanDifference = check.meanDifference
    spreadRatio = check.spreadRatio
    filled = state.filled
  }

  private static func lines(_ keys: [String], _ prior: [[Double]], _ posterior: [[Double]]) -> [ParameterLine] {
    let (_, before) = PosteriorCheck.columnMoments(prior)
    let (mean, after) = PosteriorCheck.columnMoments(posterior)
    // By chance a mean strays by 1/√n, a variance by √(2/n).
    let count = Double(posterior.count)
    let centre = Dictionary(uniqueKeysWithValues: zip(keys, mean))
    func values(_ sex: Sex) -> [String: Double] {
      ParameterDraw.values(at: centre, for: ReferenceModel.model, sex: sex, scenario: .trials)
    }
    let (female, male) = (values(.female), values(.male))
    return keys.indices.map { index in
      let shrinkage = 1 - after[index] / max(before[index], 1e-12)
      return ParameterLine(
        key: keys[index], mean: mean[index], spread: after[index].squareRoot(), shrinkage: shrinkage,
        female: female[keys[index]] ?? .nan, male: male[keys[index]] ?? .nan,
        isMoved: abs(mean[index]) > 3 / count.squareRoot() || shrinkage > 2 * (2 / count).squareRoot())
    }
  }

  private static func lines(
    _ calibration: StudyCalibration, _ between: BetweenStudies, _ state: CalibrationState, _ prior: [[Double]],
    _ posterior: [[Double]]
  ) -> [ValueLine] {
    let covariance = between.covariance(state.tau)
    let (before, _) = PosteriorCheck.columnMoments(prior)
    let (after, _) = PosteriorCheck.columnMoments(posterior)
    return state.kept.enumerated().map { place, index in
      let value = calibration.values[index]
      func shown(_ x: Double) -> Double { value.kind.isLevel ? Double.exp(x) : x }
      func chiSquare(_ x: Double) -> Double {
        let distance = between.values[place].observed - x
        return distance * distance / covariance[place][place]
      }
      return ValueLine(
        value: value, kind: value.kind.rawValue, before: shown(before[place]), after: shown(after[place]),
        chiSquareBefore: chiSquare(before[place]), chiSquareAfter: chiSquare(after[place]))
    }
  }

  private static func chiSquare(_ smoother: EnsembleSmoother, _ predictions: [[Double]]) -> Double {
    let (mean, _) = PosteriorCheck.columnMoments(predictions)
    let away = smoother.error.whitened(zip(smoother.observed, mean).map { $0 - $1 })
    return away.reduce(0) { $0 + $1 * $1 }
  }
}
