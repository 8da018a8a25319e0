import Evidence
import Foundation
import ModelLanguage

/// HbA1c of people with diabetes: what is left of everyone's mean and spread when those without are taken out.
struct DiabeticHaemoglobin: Sendable {
  private let mean: AgeLine
  private let spread: AgeLine

  init(sex: Sex) {
    let reference = PopulationReference.shipped
    var ages: [Double] = []
    var means: [Double] = []
    var spreads: [Double] = []
    let parts = zip(reference.adultBands("hba1c", sex: sex), reference.adultBands("hba1c_no_diabetes", sex: sex))
    for ((all, free), share) in zip(parts, reference.adultBands("diabetes_prevalence", sex: sex)) {
      guard let spread = all.spread, let spreadFree = free.spread, share.mean > 0 else { continue }
      let p = share.mean
      let mean = (all.mean - (1 - p) * free.mean) / p
      let square =
        (spread * spread + all.mean * all.mean - (1 - p) * (spreadFree * spreadFree + free.mean * free.mean)) / p
      ages.append(all.middle)
      means.append(mean)
      spreads.append(max(square - mean * mean, 0).squareRoot())
    }
    mean = AgeLine(ages: ages, values: means)
    spread = AgeLine(ages: ages, values: spreads)
  }

  /// Log-normal: people with diabetes have a long upper tail.
  func value(age: Double, deviate z: Double) -> Double {
    let (mean, spread) = (mean.value(at: age), spread.value(at: age))
    let variance = log(1 + spread * spread / (mean * mean))
    return mean * exp(variance.squareRoot() * z - variance / 2)
  }
}
