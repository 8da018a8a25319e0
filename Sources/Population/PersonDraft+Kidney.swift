import Foundation
import Simulation

/// Filtration, kidney disease and dialysis.
extension PersonDraft {
  /// Chronic kidney disease is a rate below this, mL/min per 1.73 m² (KDIGO's stages 3 to 5).
  private static let diseased = 60.0
  /// Youngest age at which a child's rate is told: it has matured by then.
  private static let told = 4.0
  /// Years a group on dialysis has been on it: an assumption, no row says it.
  private static let dialysisYears = 3.0

  mutating func meetKidney() {
    guard description.conditions.contains(.dialysis) else {
      let result = meet(targetRate(), at: age)
      covariates[.dialysis] = 0
      if age >= Self.told { covariates[.filtrationRate] = result.filtration }
      return
    }
    let began = max(age - Self.dialysisYears, 0)
    _ = meet(KidneyCourse.dialysisBegins, at: began)
    timeline.set("treatment.dialysis", 1, from: began)
    covariates[.dialysis] = 1
    covariates[.filtrationRate] =
      parameters["kidney.filtration.onDialysis"] ?? BodyPlaces.onDialysis.value(sex: profile.sex, scenario: scenario)
  }

  private mutating func meet(_ target: Double, at age: Double) -> KidneyCourse.Result {
    let result = profile.kidney.meet(
      target, age: age, pressure: parameters[BodyPlaces.systolicPressure.key] ?? 0,
      logMass: log(parameters[BodyPlaces.mass.key] ?? 1), diabetesAge: diabetesAge, chance: streams.normal(.nephronLoss)
    )
    parameters["kidney.filtration.youngAdult"] = result.youngAdult
    parameters["kidney.nephronLoss.z"] = result.speed
    if result.diseaseLoss > 0 {
      timeline.set("condition.kidneyDisease.lossRate", result.diseaseLoss, from: result.diseaseAge)
    }
    if abs(result.filtration / target - 1) > 1e-9 { limited.insert(.filtrationRate) }
    return result
  }

  private func targetRate() -> Double {
    let z = deviate(.filtrationRate)
    let marginal = profile.marginals.filtrationRate
    let kidney = profile.kidney
    let isAdult = age >= Self.adulthood
    let value: (Double) -> Double = { isAdult ? marginal.value(age: age, deviate: $0) : kidney.young(deviate: $0) }
    let inverse: (Double) -> Double = {
      isAdult ? marginal.deviate(of: $0, age: age) : kidney.youngDeviate(of: $0)
    }
    if description.conditions.contains(.kidneyDisease) && description.covariates[.filtrationRate] == nil {
      let disease = CovariateConstraint(most: Self.diseased)
      return ConstrainedDraw(constraint: disease, isSkewed: false)
        .value(z, population: value, deviate: inverse, populationMean: value(0))
    }
    return constrained(.filtrationRate, z, mean: value(0), value: value, deviate: inverse)
  }
}
