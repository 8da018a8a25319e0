import ModelLanguage

/// Fracture hazards of the population by age: h₀.
enum FractureBaseline {
  private static func rateParameter(
    _ key: String, _ meaning: String, _ female: Double, _ male: Double, _ source: Citation
  ) -> RateLaw {
    let most = max(female, male)
    return parameter(
      "fracture.\(key)", meaning, female: female, male: male, .perYear, in: (min(female, male) / 3)...(most * 3),
      from: source, by: .fitted)
  }
  private static func slopeParameter(
    _ key: String, _ meaning: String, _ female: Double, _ male: Double, _ source: Citation
  ) -> RateLaw {
    parameter("fracture.\(key)", meaning, female: female, male: male, .perYear, in: 0...0.3, from: source, by: .fitted)
  }
  private static func ageParameter(
    _ key: String, _ meaning: String, _ female: Double, _ male: Double, _ source: Citation
  ) -> RateLaw {
    parameter("fracture.\(key)", meaning, female: female, male: male, .year, in: 0...100, from: source, by: .fitted)
  }
  private static func ratioParameter(
    _ key: String, _ meaning: String, _ female: Double, _ male: Double, _ source: Citation
  ) -> RateLaw {
    parameter("fracture.\(key)", meaning, female: female, male: male, .one, in: 0...10, from: source, by: .fitted)
  }

  private static let norway = Citation.published("Harstad hip-fracture rates 50-54 to 90+ (bone reference rows)")
  private static let uk = Citation.published("UK fracture incidence 50+ and 0-17 (bone reference rows)")

  /// What rises with age beside density: falls and frailty. Density explains a factor of 1.9 of hip risk from 60 to 80 in
  /// women and 1.6 in men; falls the rest of 13.
  static let falls: Quantity = {
    let slope = slopeParameter(
      "hip.fallsSlope", "rise of hip fracture with falls and frailty, log per year", 0.0730, 0.0789, norway)
    let from = ageParameter("hip.referenceAge", "age of the reference rate", 52.5, 52.5, norway)
    return Quantity(
      "fracture.falls", "hip hazard by falls and frailty relative to 52 years", .one, exp(slope * (.time - from)))
  }()

  static let hip: RateLaw = {
    let rate = rateParameter("hip.rate", "hip-fracture hazard at 52.5 y in Norway", 8.7e-4, 5.8e-4, norway)
    let slope = slopeParameter(
      "hip.densitySlope", "rise of hip fracture with the population's falling density, log per year", 0.0321, 0.0235,
      norway)
    let from = ageParameter("hip.referenceAge", "age of the reference rate", 52.5, 52.5, norway)
    let onset = ageParameter("hip.onset", "age from which hip fractures occur", 30, 30, norway)
    let width = ageParameter("hip.onsetWidth", "how gradually", 8, 8, norway)
    return rate * exp(slope * (.time - from)) * falls.now * step(.time, at: onset, width: width) * Fractures.region
  }()

  static let vertebral: RateLaw = {
    let rate = rateParameter("vertebral.rate", "clinical vertebral hazard at 70 y", 11.2e-4, 6.0e-4, uk)
    let slope = slopeParameter("vertebral.slope", "its rise with age, log per year", 0.062, 0.05, uk)
    let from = ageParameter("vertebral.referenceAge", "age of that rate", 70, 70, uk)
    let onset = ageParameter("vertebral.onset", "age from which they occur", 35, 35, uk)
    let width = ageParameter("vertebral.onsetWidth", "how gradually", 8, 8, uk)
    return rate * exp(slope * (.time - from)) * step(.time, at: onset, width: width)
  }()

  private static let adult: RateLaw = step(
    .time, at: ageParameter("adult.onset", "end of childhood fractures", 17, 17, uk),
    width: ageParameter("adult.onsetWidth", "how gradually", 2, 2, uk))

  static let forearm: RateLaw = {
    let rate = rateParameter("forearm.rate", "forearm hazard scale", 54.4e-4, 11.3e-4, uk)
    let base = ratioParameter("forearm.young", "share of it before menopause", 0.25, 1, uk)
    let rise = ratioParameter("forearm.rise", "what age adds", 1, 0, uk)
    let onset = ageParameter("forearm.riseAge", "middle of that rise", 57, 57, uk)
    let width = ageParameter("forearm.riseWidth", "how gradually", 5, 5, uk)
    return rate * (base + rise * step(.time, at: onset, width: width)) * adult
  }()

  static let other: RateLaw = {
    let rate = rateParameter("other.rate", "hazard of other adult fractures", 36e-4, 26.8e-4, uk)
    let rise = ratioParameter("other.rise", "what age adds at 70", 0.6, 0.6, uk)
    let slope = slopeParameter("other.slope", "its rise with age, log per year", 0.03, 0.035, uk)
    let from = ageParameter("other.referenceAge", "age of that", 70, 70, uk)
    let young = rateParameter("other.young", "extra hazard of the young adult", 15e-4, 100e-4, uk)
    let youngFrom = ageParameter("other.youngFrom", "its beginning", 16, 16, uk)
    let youngFromWidth = ageParameter("other.youngFromWidth", "how gradually", 2, 2, uk)
    let youngTo = ageParameter("other.youngTo", "its end", 36, 36, uk)
    let youngToWidth = ageParameter("other.youngToWidth", "how gradually it ends", 9, 9, uk)
    let ageing = rate * (1 + rise * exp(slope * (.time - from))) * adult
    let youth = step(.time, at: youngFrom, width: youngFromWidth) * step(youngTo, at: .time, width: youngToWidth)
    return ageing + young * youth
  }()

  static let childhood: RateLaw = {
    let rate = rateParameter("childhood.rate", "hazard of any fracture of childhood", 56.7e-4, 66.5e-4, uk)
    let peak = ratioParameter("childhood.peak", "what the growth spurt adds", 2.0, 3.7, uk)
    let middle = ageParameter("childhood.peakAge", "age of that peak for the mean growth spurt", 11.0, 13.8, uk)
    let width = ageParameter("childhood.peakWidth", "its width", 3.2, 3.4, uk)
    let meanSpurt = ageParameter("childhood.meanSpurt", "mean age at peak height velocity", 11.8, 13.5, uk)
    let end = ageParameter("adult.onset", "end of childhood fractures", 17, 17, uk)
    let endWidth = ageParameter("childhood.endWidth", "how gradually it ends", 1.5, 1.5, uk)
    let walking = ageParameter("childhood.walking", "age of walking", 0.8, 0.8, uk)
    let walkingWidth = ageParameter("childhood.walkingWidth", "how gradually", 0.4, 0.4, uk)
    let distance = (.time - middle - (BodyGrowth.peakHeightVelocityAge - meanSpurt)) / width
    let spurt = 1 + peak * exp(-distance * distance / 2)
    return rate * spurt * step(end, at: .time, width: endWidth) * step(.time, at: walking, width: walkingWidth)
  }()
}
