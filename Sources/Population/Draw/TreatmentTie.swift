import Evidence
import ModelLanguage
import Simulation

/// How much likelier the people with a high value are to be treated for it, from three published means.
///
///     on = (all − (1 − p)·off) / (p·(1 − effect))      ρ = (on − off) / (sd·φ(c)·(1/p + 1/(1 − p)))
///
/// `all` is the mean of everyone as measured, `off` that of those without the medicine, `p` the share treated, c the cut
/// above which lies `p`; the mean over the decades in which a tenth or more are treated, each weighted by its people.
enum TreatmentTie {
  static func correlation(
    of quantity: String, untreated: String, medicine: String, effect: Double, sex: Sex
  ) -> Double {
    let everyone = PopulationReference.shipped.adultBands(quantity, sex: sex)
    let free = PopulationReference.shipped.adultBands(untreated, sex: sex)
    let treated = PopulationHistory.shipped.bands(medicine, sex: sex)
    var sum = 0.0
    var weight = 0.0
    for (all, off) in zip(everyone, free) {
      guard let spread = off.spread, let people = off.people,
        let share = treated.first(where: { $0.youngest == all.ages.lowerBound })?.mean, share >= 0.1
      else { continue }
      let on = (all.mean - (1 - share) * off.mean) / (share * (1 - effect))
      let bell = NormalDistribution.density(NormalDistribution.quantile(share))
      sum += Double(people) * (on - off.mean) / (spread * bell * (1 / share + 1 / (1 - share)))
      weight += Double(people)
    }
    return weight > 0 ? sum / weight : 0
  }
}
