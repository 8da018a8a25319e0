import ModelLanguage

/// Years of hostile serum prepare the media of every artery to calcify without plaque.
///
///     du/dt = 0.12·(S_m − u)        h_med = 3.0·U/(1 + U)·1.6·y/(1 + y)·g_m^α,   U = (u/4.4)^5,  y = ((t + 1)/21)²
///
/// Negligible in health (u near 1), dominant in dialysis and pyrophosphate deficiency.
public struct MedialConditioning: Mechanism {
  public var name: String { "Conditioning of the media" }
  public var summary: String { "A media bathed for years in calcifying serum starts deposits without plaque." }
  public var leftOut: [String] {
    ["the change of smooth muscle cells into bone-like cells as a state of its own", "calciphylaxis"]
  }
  public var flows: [Flow] {
    Flow("medial conditioning rises", to: Self.conditioning, at: Self.rate * SerumDrive.media.now)
    Flow("medial conditioning fades", from: Self.conditioning, at: Self.rate * Self.conditioning.now)
  }
}

extension MedialConditioning {
  public static let conditioning: Pool = {
    let start = parameter(
      "vessel.media.conditioningAtBirth", "medial conditioning of a healthy newborn", 0.5, .one, in: 0...1,
      from: .assumption("half the adult's"), by: .assumed)
    let exponent = parameter(
      "vessel.media.conditioningAtBirthExponent", "newborn's conditioning against the serum's drive (exponent)", 0.3,
      .one,
      in: 0...1, from: .rows("A064", "A065"), by: .assumed)
    return Pool(
      "vessel.media.conditioning", "mineral conditioning of the media, 1 in the healthy adult", .one, scale: 1,
      atBirth: start * exp(exponent * log(SerumDrive.mediaAtBirth)))
  }()

  private static let rate = parameter(
    "vessel.media.conditioningRate", "share by which conditioning nears the serum's drive per year", 0.12, .perYear,
    in: 0.03...0.5, uncertainty: .logNormal(sd: 0.4), from: .rows("A042", note: "4 against 14 years of dialysis"),
    by: .fitted)

  /// Onset hazard of the medial route at the unsupplemented mean of vitamin K.
  static let hazardWithoutVitaminK: RateLaw = {
    let most = parameter(
      "vessel.media.routeHazard", "highest onset hazard of the medial route", 3.0, .perYear, in: 0.5...12,
      uncertainty: .logNormal(sd: 0.5), from: .rows("A042"), by: .fitted)
    let half = parameter(
      "vessel.media.halfConditioning", "conditioning that gives half the highest hazard", 4.4, .one, in: 3...7,
      uncertainty: .logNormal(sd: 0.1), from: .rows("A042"), by: .fitted)
    let steepness = parameter(
      "vessel.media.steepness", "steepness of the hazard in conditioning (exponent)", 5, .one, in: 2...8,
      from: .rows("A042"), by: .assumed)
    let driven = (conditioning.now / half).power(steepness)
    return most * driven / (1 + driven) * readiness
  }()

  /// The route opens with age: children on dialysis stay clear, young adults do not.
  private static let readiness: RateLaw = {
    let offset = parameter(
      "vessel.media.ageOffset", "added to age so that it starts above zero", 1, .year, in: 0.5...2,
      from: .assumption("keeps powers of age smooth at birth"), by: .assumed)
    let half = parameter(
      "vessel.media.halfAge", "age plus offset at which the medial route is half open", 21, .year, in: 10...30,
      from: .rows("A042"), by: .fitted)
    let scale = parameter(
      "vessel.media.routeScale", "hazard of the fully open route relative to its reference", 1.6, .one, in: 1...2.5,
      from: .rows("A042"), by: .fitted)
    let relative = (.time + offset) / half
    let open = relative * relative
    return scale * open / (1 + open)
  }()

  static let hazard = hazardWithoutVitaminK * VitaminKRestraint.mediaNucleation
}
