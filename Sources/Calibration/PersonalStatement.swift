import Exchange
import ModelLanguage
import People
import Simulation

extension PersonalProblem {
  /// The fit in the words of PEtab, and what has none: censored readings, a loss of nephrons, parameters by which what a
  /// person absorbs is worked out before the model runs.
  func statement(of observations: [Personalisation.Observation]) -> PEtabProblem {
    let middle = life([:])
    var leftOut: [PEtabProblem.LeftOut] = []
    var unknowns: [PEtabProblem.Unknown] = []
    for score in scores {
      if life([score.parameter.key: score.value(at: score.limits.upperBound)]).isFed(as: middle) {
        unknowns.append(score.unknown)
      } else {
        leftOut.append(.init(score.parameter.key, "what is absorbed is worked out from it before the model runs"))
      }
    }
    if kidneyDiseaseFrom != nil {
      leftOut.append(
        .init(PersonalParameters.kidneyLoss, "a disease's loss of nephrons is set by an event, not a parameter"))
    }
    var told: [PEtabProblem.Reading] = []
    for reading in readings {
      if let statement = reading.statement {
        told.append(statement)
      } else {
        leftOut.append(.init(reading.observation.label, "a reading that only says that a value is no higher"))
      }
    }
    for observation in observations where !readings.contains(where: { $0.observation.label == observation.label }) {
      leftOut.append(.init(observation.label, "the model does not show it"))
    }
    return PEtabProblem(life: middle, unknowns: unknowns, readings: told, leftOut: leftOut)
  }
}

extension Life {
  /// Whether inputs and changes are the same.
  fileprivate func isFed(as other: Life) -> Bool {
    individual.inputs == other.individual.inputs
      && changes.elementsEqual(other.changes) { $0.age == $1.age && $0.set == $1.set && $0.add == $1.add }
  }
}

extension PersonalScore {
  fileprivate var unknown: PEtabProblem.Unknown {
    let range = value(at: limits.lowerBound)...value(at: limits.upperBound)
    let prior: PEtabProblem.Prior =
      switch parameter.spread {
      case .logNormal(let sd): .logNormal(sd: sd)
      case .normal(let sd): .normal(sd: sd)
      // No score is made for these.
      case .fixed, .uniform: .normal(sd: range.upperBound - range.lowerBound)
      }
    return PEtabProblem.Unknown(parameter.key, middle: middle, range: range, prior: prior)
  }
}

extension PersonalReading {
  /// Nil for a reading at its floor, and for no calcium.
  fileprivate var statement: PEtabProblem.Reading? {
    let isCalcium = noise.scale == .calciumScore
    guard noise.scale == .linear || observation.value > (isCalcium ? 0 : noise.floor) else { return nil }
    return PEtabProblem.Reading(
      observation.what.name, keys: reading.keys, factor: reading.factor, offset: isCalcium ? Self.trace : 0,
      age: observation.age, value: observation.value, sd: noise.sd, isLogarithmic: noise.scale != .linear,
      laboratory: noise.scale == .logarithmic ? noise.laboratory : 0)
  }
}
