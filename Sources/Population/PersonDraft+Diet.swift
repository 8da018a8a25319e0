import Foundation
import Physiology
import Simulation

/// What is eaten over life, and 25-OH-D.
extension PersonDraft {
  /// Years between the moments at which what is eaten follows age, after the age of interest.
  private static let futureStep = 5.0
  /// Years after the age of interest until which it does; then it stands.
  private static let futureEnd = 30.0
  /// Years before the age of interest in which nothing steps, so that slow levels have settled.
  private static let quiet = 1.0

  /// Moments at which what is eaten steps: the survey's bands up to the age of interest, every five years from there.
  var eras: [Double] {
    let past = HabitualDiet.ages.filter { $0 <= 0 || $0 < age - Self.quiet }
    return past + stride(from: age + Self.futureStep, through: age + Self.futureEnd, by: Self.futureStep)
  }

  /// The age that stands for the era beginning at `eras[index]`: of the one that holds now, the age of interest.
  func standing(_ index: Int, _ eras: [Double]) -> Double {
    let isNow = eras[index] <= age && (index + 1 == eras.count || eras[index + 1] > age)
    return isNow ? age : eras[index]
  }

  mutating func eat() {
    eatCalcium()
    var laws = profile.diet
    for place in profile.dietSlots { laws[place.slot] = drawn[place.drawn] * place.factor }
    let factors = vitamerFactors()
    let vitaminDFactor = habit(
      .vitaminD, .vitaminD, mean: profile.habits.vitaminD(age: age), spread: IntakeSurvey.habitualSpreadOfVitaminD)
    let eras = self.eras
    let reader = DietLaws.shared.laws.reader()
    for index in eras.indices {
      let years = standing(index, eras)
      let amounts = zip(Vitamer.allCases, factors).map { Self.mean($0, years, profile.habits) * $1 }
      let uptake = DietLaws.shared.uptake(of: amounts, age: years, parameters: laws, reader)
      var inputs = [String: Double](minimumCapacity: 2 * amounts.count + 2)
      for (place, vitamer) in Vitamer.allCases.enumerated() {
        let (keys, eaten) = (DietLaws.keys[place], vitamer.nanomoles(micrograms: amounts[place]))
        inputs[keys.eaten] = eaten
        inputs[keys.uptake] = eaten * uptake.shares[place]
        // How food moves on is the person's own and stays.
        if index == 0 { timeline.set(keys.transit, uptake.transit[place], from: 0) }
      }
      inputs[DietLaws.escapeKey] = uptake.escape
      inputs["intake.vitaminD"] = profile.habits.vitaminD(age: years) * vitaminDFactor
      timeline.set(inputs, from: eras[index])
    }
    vitaminD = covariates[.vitaminD] ?? 0
  }

  private static func mean(_ vitamer: Vitamer, _ age: Double, _ habits: HabitualDiet) -> Double {
    vitamer == .phylloquinone ? habits.phylloquinone(age: age) : habits.menaquinone(vitamer, age: age)
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
    let kinds: [(Vitamer, Covariate, PersonStreams.Chance)] = [
      (.phylloquinone, .phylloquinone, .phylloquinone), (.menaquinone4, .menaquinone4, .menaquinones),
      (.menaquinone7, .menaquinone7, .menaquinone7), (.menaquinone8, .menaquinone8, .menaquinones),
      (.menaquinone9, .menaquinone9, .menaquinones),
    ]
    var factors: [Double] = []
    for (vitamer, covariate, chance) in kinds {
      let spread =
        vitamer == .phylloquinone
        ? IntakeSurvey.habitualSpreadOfPhylloquinone : IntakeSurvey.habitualSpreadOfMenaquinones
      factors.append(habit(covariate, chance, mean: Self.mean(vitamer, age, profile.habits), spread: spread))
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
    body.setInput(BodyPlaces.vitaminD, vitaminD)
    let skin = BodyPlaces.skin
    body.set(skin.place, skin.place.range.lowerBound)
    let low = read().calcidiol
    body.set(skin.place, skin.place.range.upperBound)
    let perSkin = (read().calcidiol - low) / (skin.place.range.upperBound - skin.place.range.lowerBound)
    let eaten = low - perSkin * skin.place.range.lowerBound
    let level = drawnCalcidiol(eaten: eaten, perSkin: perSkin)
    set(skin, (level - eaten) / perSkin, for: .calcidiol)
    let made = perSkin * (parameters[skin.key] ?? 0)
    covariates[.calcidiol] = eaten + made
    wander(eaten: eaten, made: made)
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

  /// At other ages the person's standing has wandered; sun on the skin makes up the difference.
  private mutating func wander(eaten: Double, made: Double) {
    guard age >= Self.adulthood, made > 0 else { return }
    let eras = self.eras
    let marginal = profile.marginals.calcidiol
    let level = eaten + made
    let here = marginal.deviate(of: level, age: age)
    let standings = Tracking.path(
      from: here, at: age, to: eras.indices.map { standing($0, eras) }, seed: streams.seed, person: number)
    for (index, z) in standings.enumerated() {
      let years = standing(index, eras)
      let wanted = years == age ? level : marginal.value(age: max(years, Self.adulthood), deviate: z)
      let exposure = min(max((wanted - eaten) / made, 0), 3)
      timeline.set("sun.exposure", exposure, from: eras[index])
    }
  }
}
