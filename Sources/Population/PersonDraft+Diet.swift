import Foundation
import Physiology
import Simulation

/// What is eaten over life, and 25-OH-D.
extension PersonDraft {
  /// Years between the moments at which what is eaten follows age, after the age of interest: longer than most trials, which
  /// so see no step.
  private static let futureStep = 10.0
  /// Years after the age of interest until which it does; then it stands.
  private static let futureEnd = 30.0
  /// Years before the age of interest in which nothing steps, so that slow levels have settled.
  private static let quiet = 1.0

  /// Moments at which what is eaten steps: the survey's bands up to the age of interest, every ten years from there.
  private var eras: [Double] {
    let past = HabitualDiet.ages.filter { $0 <= 0 || $0 < age - Self.quiet }
    return past + stride(from: age + Self.futureStep, through: age + Self.futureEnd, by: Self.futureStep)
  }

  /// The age that stands for the era beginning at `eras[index]`: of the one that holds now, the age of interest.
  private func standing(_ index: Int, _ eras: [Double]) -> Double {
    let isNow = eras[index] <= age && (index + 1 == eras.count || eras[index + 1] > age)
    return isNow ? age : eras[index]
  }

  /// What the person eats against others of their age, and how much of calcium and vitamin D.
  mutating func eat() {
    eatCalcium()
    dietFactors = vitamerFactors()
    vitaminDFactor = habit(
      .vitaminD, .vitaminD, mean: profile.habits.vitaminD(age: age), spread: IntakeSurvey.habitualSpreadOfVitaminD)
  }

  /// Lays the diet, and the sun that goes with it, along the life.
  mutating func layOutDiet() {
    var laws = profile.diet
    for place in profile.dietSlots { laws[place.slot] = drawn[place.drawn] * place.factor }
    let (eras, habits, reader) = (self.eras, profile.habits, DietLaws.shared.laws.reader())
    let sun = exposures(eras)
    for index in eras.indices {
      let years = standing(index, eras)
      var amounts = habits.vitamers(age: years)
      for vitamer in amounts.indices { amounts[vitamer] *= dietFactors[vitamer] }
      let uptake = DietLaws.shared.uptake(of: amounts, age: years, parameters: laws, reader)
      var inputs = [String: Double](minimumCapacity: 3 * amounts.count + 3)
      for (place, vitamer) in Vitamer.allCases.enumerated() {
        let (keys, eaten) = (DietLaws.keys[place], vitamer.nanomoles(micrograms: amounts[place]))
        inputs[keys.eaten] = eaten
        inputs[keys.uptake] = eaten * uptake.shares[place]
        // How food moves on is the person's own and stays.
        if index == 0 { inputs[keys.transit] = uptake.transit[place] }
      }
      inputs[DietLaws.escapeKey] = uptake.escape
      inputs["intake.vitaminD"] = habits.vitaminD(age: years) * vitaminDFactor
      if let sun { inputs["sun.exposure"] = sun[index] }
      timeline.set(inputs, from: eras[index])
    }
  }

  /// A person's intake against the mean of their age, held for life; notes the covariate.
  private mutating func habit(
    _ covariate: Covariate, _ chance: PersonStreams.Chance, mean: Double, spread: Double
  ) -> Double {
    let middle = mean * exp(-spread * spread / 2)
    let amount = constrained(
      covariate, streams.normal(chance), mean: mean, value: { middle * exp(spread * $0) },
      deviate: { log($0 / middle) / spread })
    covariates[covariate] = amount
    return mean > 0 ? amount / mean : 0
  }

  /// Against the mean of the age, in the order of `Vitamer.allCases`.
  private mutating func vitamerFactors() -> [Double] {
    let kinds: [(Covariate, PersonStreams.Chance)] = [
      (.phylloquinone, .phylloquinone), (.menaquinone4, .menaquinones), (.menaquinone7, .menaquinone7),
      (.menaquinone8, .menaquinones), (.menaquinone9, .menaquinones),
    ]
    var factors: [Double] = []
    for (kind, mean) in zip(kinds, profile.habits.vitamers(age: age)) {
      let spread =
        kind.0 == .phylloquinone
        ? IntakeSurvey.habitualSpreadOfPhylloquinone : IntakeSurvey.habitualSpreadOfMenaquinones
      factors.append(habit(kind.0, kind.1, mean: mean, spread: spread))
    }
    return factors
  }

  /// The model's factor has its own spread; its mean here is the survey's mean, not its median.
  private mutating func eatCalcium() {
    let factor = BodyPlaces.calcium
    let ofAge = read().calciumOfAge
    let mean = ofAge * profile.habits.calciumRatio
    let share = habit(.calcium, .calcium, mean: mean, spread: factor.logSpread)
    let wanted = share * mean / ofAge
    let kept = min(max(wanted, factor.range.lowerBound), factor.range.upperBound)
    if kept != wanted {
      limited.insert(.calcium)
      covariates[.calcium] = kept * ofAge
    }
    parameters[factor.key] = kept
  }
}

extension PersonDraft {
  /// Finds how much sun the skin must get for the drawn 25-OH-D at the present diet, and lets it wander over life.
  mutating func meetCalcidiol() {
    body.setInput(BodyPlaces.vitaminD, covariates[.vitaminD] ?? 0)
    let skin = BodyPlaces.skin
    body.set(skin.place, skin.place.range.lowerBound)
    let low = read().calcidiol
    body.set(skin.place, skin.place.range.upperBound)
    let perSkin = (read().calcidiol - low) / (skin.place.range.upperBound - skin.place.range.lowerBound)
    let eaten = low - perSkin * skin.place.range.lowerBound
    let level = drawnCalcidiol(eaten: eaten, perSkin: perSkin)
    set(skin, (level - eaten) / perSkin, for: .calcidiol)
    sunMade = perSkin * (parameters[skin.key] ?? 0)
    sunless = eaten
    // In the first year the body outgrows the level before it is reached.
    if age >= Self.settled { covariates[.calcidiol] = eaten + sunMade }
  }

  private func drawnCalcidiol(eaten: Double, perSkin: Double) -> Double {
    let z = deviate(.calcidiol)
    guard age >= Self.adulthood else {
      // No survey of children ships: they differ as the model says.
      let others = BodyPlaces.skinOfOthers
      let middle = others.value(sex: profile.sex, scenario: scenario)
      return constrained(
        .calcidiol, z, mean: eaten + perSkin * middle,
        value: { eaten + perSkin * middle * exp(others.logSpread * $0) },
        deviate: { log(max(($0 - eaten) / perSkin, 1e-6) / middle) / others.logSpread })
    }
    let marginal = profile.marginals.calcidiol
    return constrained(
      .calcidiol, z, mean: marginal.mean(age: age), value: { marginal.value(age: age, deviate: $0) },
      deviate: { marginal.deviate(of: $0, age: age) })
  }

  /// At other ages the person's standing has wandered; sun on the skin, relative to now, makes up the difference.
  private func exposures(_ eras: [Double]) -> [Double]? {
    guard age >= Self.adulthood, sunMade > 0 else { return nil }
    let marginal = profile.marginals.calcidiol
    let level = sunless + sunMade
    let here = marginal.deviate(of: level, age: age)
    let ages = eras.indices.map { standing($0, eras) }
    let standings = Tracking.path(from: here, at: age, to: ages, seed: streams.seed, person: number)
    return zip(ages, standings).map { years, z in
      let wanted = years == age ? level : marginal.value(age: max(years, Self.adulthood), deviate: z)
      return min(max((wanted - sunless) / sunMade, 0), Self.mostSun)
    }
  }

  private static let settled = 1.0
  /// What the input takes; who would need more has as much.
  private static let mostSun = 3.0
}
