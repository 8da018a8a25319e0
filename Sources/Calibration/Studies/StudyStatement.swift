import Evidence
import Exchange
import ModelLanguage
import Physiology
import Qualification
import RealModule
import Simulation

/// The part of the calibration to studies that PEtab can say: levels that one body can stand for. The errors are those of
/// `BetweenStudies`, term by term; instead of a study's simulated people there is the reference person of one sex.
public enum StudyStatement {
  /// - Parameter spread: how far studies differ beyond their errors.
  public static func problem(of studies: [StudyFile], sex: Sex, spread: BetweenStudySpread) -> PEtabProblem {
    let sorted = studies.map { ReferenceLevel.sorted($0, sex: sex) }
    let (unknowns, without) = unknowns(sex)
    let refused = sorted.flatMap(\.refused).map { PEtabProblem.LeftOut("\($0.study): \($0.what)", $0.why) }
    return PEtabProblem(
      life: Life(Individual(sex: sex, scenario: .trials)), unknowns: unknowns,
      readings: sorted.flatMap(\.levels).map { reading($0, spread.between[$0.kind.rawValue] ?? 0) },
      leftOut: general + without + refused,
      condition: .init(
        id: "reference_\(sex.rawValue)", name: "the reference \(sex.rawValue) person on the reference diet"))
  }

  private static let general: [PEtabProblem.LeftOut] = [
    .init(
      "the people of a study",
      "their mean stands beside one reference person, not beside simulated people with their own diet and size"),
    .init("amounts at birth", "they are numbers, which do not follow the parameters"),
    .init(
      "the other sex",
      "a parameter moves women and men together in the calibration; here each sex is a problem of its own"),
  ]

  // MARK: Parameters

  private static func unknowns(_ sex: Sex) -> (told: [PEtabProblem.Unknown], without: [PEtabProblem.LeftOut]) {
    var told: [PEtabProblem.Unknown] = []
    var without: [PEtabProblem.LeftOut] = []
    for parameter in ReferenceModel.model.parameters where parameter.uncertainty != .fixed {
      if parameter.scenarios[.trials] != nil {
        without.append(.init(parameter.key, "this reading of the evidence states its value"))
      } else if let unknown = unknown(parameter, sex) {
        told.append(unknown)
      } else {
        without.append(.init(parameter.key, "a log-normal value that is not above zero"))
      }
    }
    return (told, without)
  }

  private static func unknown(_ parameter: Parameter, _ sex: Sex) -> PEtabProblem.Unknown? {
    let middle = parameter.value(sex: sex, scenario: .trials)
    var range = parameter.range
    let prior: PEtabProblem.Prior
    switch parameter.uncertainty {
    case .fixed: return nil
    case .uniform: prior = .uniform
    case .normal(let sd): prior = .normal(sd: sd)
    case .logNormal(let sd):
      guard middle > 0 else { return nil }
      prior = .logNormal(sd: sd)
      // As far as the engine's own draws go; a logarithm has no lower end at zero.
      range = max(range.lowerBound, middle * Double.exp(-8 * sd))...range.upperBound
    }
    return PEtabProblem.Unknown(parameter.key, middle: middle, range: range, prior: prior)
  }

  // MARK: Values

  /// The part of the between-study error that the values of one study share is an unknown of that study.
  private static func reading(_ level: ReferenceLevel, _ tau: Double) -> PEtabProblem.Reading {
    let alone = tau * tau * (1 - BetweenStudies.sharedPart)
    let variance = level.standardError * level.standardError + level.laboratory * level.laboratory + alone
    return PEtabProblem.Reading(
      "\(level.endpoint), \(level.study)", keys: level.keys, factor: level.factor, age: level.age, value: level.value,
      sd: variance.squareRoot(), isLogarithmic: true, laboratory: tau * BetweenStudies.sharedPart.squareRoot(),
      source: "study \(level.study), \(level.kind.rawValue)")
  }
}
