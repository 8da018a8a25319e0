import Evidence
import ModelLanguage
import Physiology
import Simulation

/// A person in the making: what has been drawn so far, and what the model will be given.
struct PersonDraft {
  /// Age at which smokers begin: an assumption, as for a person's file that names no date.
  static let smokingBegins = 18.0
  /// From here on distributions are those of adults; below, growth charts and the model's own laws.
  static let adulthood = 20.0

  let number: Int
  let age: Double
  let description: PopulationDescription
  let scenario: EvidenceScenario
  let profile: SexProfile
  let streams: PersonStreams
  /// Correlated, in the order of `Copula.Quantity`.
  let deviates: [Double]
  let drawn: [Double]

  var parameters: [String: Double]
  var timeline = Timeline()
  var covariates = [Covariate: Double](minimumCapacity: Covariate.allCases.count)
  var limited: Set<Covariate> = []
  /// The person as the laws of body and blood take them.
  var body: LawPerson
  private let bodyReader = BodyLaws.shared.laws.reader()
  var diabetesAge: Double?
  var takesStatin = false
  /// What is eaten against others of the age: by vitamer, and of vitamin D.
  var dietFactors: [Double] = []
  var vitaminDFactor = 1.0
  /// 25-OH-D at the age of interest that the diet alone keeps up, and that sun makes, nmol/L.
  var sunless = 0.0
  var sunMade = 0.0

  init(
    number: Int, age: Double, description: PopulationDescription, scenario: EvidenceScenario, centre: [String: Double],
    profile: SexProfile, streams: PersonStreams
  ) {
    self.number = number
    self.age = age
    self.description = description
    self.scenario = scenario
    self.profile = profile
    self.streams = streams
    let (seed, draw) = (streams.seed, profile.draw)
    drawn = draw.keys.indices.map { draw.value($0, seed: seed, person: number) }
    parameters = centre
    parameters.reserveCapacity(centre.count + draw.keys.count + 8)
    for (key, value) in zip(draw.keys, drawn) { parameters[key] = value }
    body = profile.body
    for place in profile.bodySlots { body.parameters[place.slot] = drawn[place.drawn] * place.factor }
    let share = Self.diabetesShare(description, profile, age)
    deviates = profile.copula(age: age).deviates(seed: seed, person: number) { Self.diabetesDeviate($0, share) }
  }

  func deviate(_ quantity: Copula.Quantity) -> Double { deviates[quantity.rawValue] }

  /// A value of the population, or under what the description says of it.
  func constrained(
    _ covariate: Covariate, _ z: Double, mean: Double, value: (Double) -> Double, deviate: (Double) -> Double
  ) -> Double {
    guard let constraint = description.covariates[covariate] else { return value(z) }
    return ConstrainedDraw(constraint: constraint, isSkewed: covariate.isSkewed)
      .value(z, population: value, deviate: deviate, populationMean: mean)
  }

  /// Sets a parameter of the body, at its limit where the covariate asks for more than the model takes.
  mutating func set(_ place: BodyPlaces.Named, _ value: Double, for covariate: Covariate) {
    let range = place.place.range
    let kept = min(max(value, range.lowerBound), range.upperBound)
    if kept != value { limited.insert(covariate) }
    body.set(place.place, kept)
    parameters[place.key] = kept
  }

  func read() -> BodyLaws.Reading { BodyLaws.shared.read(age: age, body, bodyReader) }

  mutating func drawDescent() {
    guard !description.descent.isEmpty else { return }
    var rest = streams.uniform(.descent)
    for descent in Descent.allCases {
      rest -= description.descent[descent] ?? 0
      guard rest < 0 else { continue }
      parameters["person.descent.\(descent.rawValue)"] = 1
      return
    }
  }

  /// - Throws: `PopulationFault` where no age at menopause meets what is asked.
  mutating func drawMenopause(_ ages: MenopauseAge) throws(PopulationFault) {
    let allowed = BodyPlaces.menopause.range
    var (least, most) = (allowed.lowerBound, allowed.upperBound)
    switch description.menopause {
    case .pre: least = max(least, age)
    // A year without a period makes it certain.
    case .post: most = min(most, age - 1)
    case nil: break
    }
    let constraint = description.covariates[.menopauseAge]
    least = max(least, constraint?.least ?? least)
    most = min(most, constraint?.most ?? most)
    guard least < most else {
      throw PopulationFault(
        "a woman of \(Int(age)) cannot be \(description.menopause?.rawValue ?? "")menopausal: the model's last periods lie between \(Int(allowed.lowerBound)) and \(Int(allowed.upperBound)) years"
      )
    }
    let z = streams.normal(.menopause)
    let drawn = ages.value(deviate: z, within: least...most)
    let last = constrained(.menopauseAge, z, mean: MenopauseAge.median, value: { _ in drawn }, deviate: { _ in 0 })
    guard allowed.contains(last) else {
      throw PopulationFault(
        "the age at menopause is \(last); allowed: \(Int(allowed.lowerBound)) to \(Int(allowed.upperBound)) years")
    }
    parameters[BodyPlaces.menopause.key] = last
    covariates[.menopauseAge] = last
  }

  /// The person, once every step has been taken.
  func finished() -> VirtualPerson {
    let (inputs, changes) = timeline.built()
    let individual = Individual(sex: profile.sex, scenario: scenario, parameters: parameters, inputs: inputs)
    return VirtualPerson(
      number: number, sex: profile.sex, age: age, life: Life(individual, changes: changes), covariates: covariates,
      limited: limited)
  }
}
