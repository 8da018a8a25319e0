import ModelLanguage
import Simulation

/// A group of virtual people, each a pure function of (seed, number): neither order, threads nor how many are drawn matter.
///
/// Correlated deviates (`Copula`) become heights, lipids, pressures … by the distributions of surveys; these become the
/// values of the model's own parameters and inputs, so that the model gives back, at the age of interest, what was drawn.
/// What no survey tells varies by each parameter's own `spread`.
public struct Population: Sendable {
  public let description: PopulationDescription
  public let scenario: EvidenceScenario
  private let women: SexProfile
  private let men: SexProfile
  private let menopause = MenopauseAge()

  /// - Parameters:
  ///   - centre: parameter values (one world of the posterior) to vary around where they are not the reference ones.
  /// - Throws: `PopulationFault` for what no group can be.
  public init(
    _ description: PopulationDescription, scenario: EvidenceScenario = .trials, around centre: [String: Double] = [:]
  ) throws(PopulationFault) {
    try PopulationCheck.check(description)
    self.description = description
    self.scenario = scenario
    self.centre = centre
    women = SexProfile(.female, country: description.country, scenario: scenario, around: centre)
    men = SexProfile(.male, country: description.country, scenario: scenario, around: centre)
  }

  private let centre: [String: Double]

  /// What stands for numbers that the country does not have, in sentences.
  public var assumptions: [String] {
    let both = women.habits.assumptions + men.habits.assumptions
    return both.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What one person's days differ by: standard deviation of the logarithm of a day's intake about the habit; nil where days
  /// were not surveyed.
  public func dayToDaySpread(of covariate: Covariate) -> Double? {
    switch covariate {
    case .phylloquinone:
      IntakeSurvey.dayToDaySpread("K1", habitual: IntakeSurvey.habitualSpreadOfPhylloquinone)
    case .calcium: IntakeSurvey.dayToDaySpread("calcium", habitual: BodyPlaces.calcium.logSpread)
    case .vitaminD: IntakeSurvey.dayToDaySpread("vitamin_D", habitual: IntakeSurvey.habitualSpreadOfVitaminD)
    default: nil
    }
  }

  /// - Throws: `PopulationFault` where this person cannot be: a woman too young or too old for the state of menopause asked for.
  public func person(_ number: Int, seed: UInt64) throws(PopulationFault) -> VirtualPerson {
    let source = PersonStreams(seed: seed, person: number)
    let sex: Sex = source.uniform(.sex) < description.femaleShare ? .female : .male
    let age = self.age(number, source)
    let profile = sex == .female ? women : men
    var draft = PersonDraft(
      number: number, age: age, description: description, scenario: scenario, centre: centre, profile: profile,
      streams: source)
    draft.drawDescent()
    if sex == .female { try draft.drawMenopause(menopause) }
    draft.drawConditions()
    draft.drawBody()
    draft.meetKidney()
    draft.eat()
    draft.meetCalcidiol()
    draft.layOutDiet()
    return draft.finished()
  }

  private func age(_ number: Int, _ source: PersonStreams) -> Double {
    switch description.age {
    case .uniform(let range):
      return range.lowerBound + source.uniform(.age) * (range.upperBound - range.lowerBound)
    case .normal(let mean, let sd, let range):
      guard sd > 0 else { return min(max(mean, range.lowerBound), range.upperBound) }
      let z = ConstrainedDraw.cut(source.normal(.age), (range.lowerBound - mean) / sd, (range.upperBound - mean) / sd)
      return min(max(mean + sd * z, range.lowerBound), range.upperBound)
    case .values(let values):
      return values[((number % values.count) + values.count) % values.count]
    }
  }
}
