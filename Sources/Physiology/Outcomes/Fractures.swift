import ModelLanguage

/// Fractures by site: what the population suffers, times how a person's bone and history differ from it.
///
///     h = h₀(age)·exp(−ln RR·Z − ½ ln²RR)·Π RRᵢ^xᵢ/meanᵢ·S⁻¹
///
/// `½ ln²RR` keeps the population mean. At the hip, what rises with age beside falling density is one explicit term for falls
/// and frailty. Sites are independent; death competes. Left out: fall rate as a state, fractures that follow one another
/// beyond the prior-fracture factor.
public struct Fractures: Mechanism {
  public let name = "Fractures"
  public let summary = "Population hazards by site and age, moved by density, matrix quality and history."
  public let leftOut = ["falls as a state", "treatment after a fracture", "mortality after a hip fracture"]

  /// Country's hip hazard relative to Harstad.
  static let region = parameter(
    "fracture.hip.region", "hip-fracture hazard of the country relative to Norway", female: 0.40, male: 0.31, .one,
    in: 0.05...1.5,
    from: .published("hip-fracture rates 50+ of the UK against Harstad; other countries by ratios as in FRAX"),
    by: .fitted)

  public enum Site: String, CaseIterable, Sendable {
    case hip, vertebral, forearm, other, childhood

    public var title: String {
      switch self {
      case .hip: "hip"
      case .vertebral: "clinical vertebral"
      case .forearm: "forearm"
      case .other: "other adult"
      case .childhood: "childhood"
      }
    }
  }

  /// Cumulative hazard of each site.
  public static let hip = cumulative(.hip)
  public static let vertebral = cumulative(.vertebral)
  public static let forearm = cumulative(.forearm)
  public static let other = cumulative(.other)
  public static let childhood = cumulative(.childhood)

  private static func cumulative(_ site: Site) -> Pool {
    Pool(
      "fracture.\(site.rawValue).cumulativeHazard", "cumulative hazard of \(site.title) fracture", .one, scale: 1,
      atBirth: 0, sumOfRisk: true)
  }

  static let hipHazard = hazard(
    .hip, FractureBaseline.hip, FractureRisk.hipGradient, BoneReference.neckZ, FractureRisk.hipFactors,
    BoneQuality.neckStrength)
  static let vertebralHazard = hazard(
    .vertebral, FractureBaseline.vertebral,
    FractureRisk.gradientParameter("vertebral", "clinical vertebral fracture", 2.3),
    BoneReference.spineZ,
    FractureRisk.otherFactors, BoneQuality.spineStrength)
  static let forearmHazard = hazard(
    .forearm, FractureBaseline.forearm, FractureRisk.gradientParameter("forearm", "forearm fracture", 1.5),
    BoneReference.neckZ, FractureRisk.otherFactors,
    BoneQuality.bodyStrength)
  static let otherHazard = hazard(
    .other, FractureBaseline.other, FractureRisk.gradientParameter("other", "other fractures", 1.4),
    BoneReference.neckZ,
    FractureRisk.otherFactors,
    BoneQuality.bodyStrength)
  static let childhoodHazard = hazard(
    .childhood, FractureBaseline.childhood, FractureRisk.gradientParameter("childhood", "fractures of children", 1.4),
    BoneReference.bodyZ, 1,
    BoneQuality.bodyStrength)

  private static func hazard(
    _ site: Site, _ baseline: RateLaw, _ logGradient: RateLaw, _ score: Quantity, _ factors: RateLaw,
    _ strength: Quantity
  ) -> Quantity {
    let density = exp(-logGradient * score.now - logGradient * logGradient / 2)
    return Quantity(
      "fracture.\(site.rawValue).hazard", "hazard of \(site.title) fracture", .perYear,
      frailty * baseline * density * factors / strength.now)
  }
  private static let frailty = parameter(
    "fracture.frailty", "a person's fracture hazard relative to others alike", 1, .one, in: 0.2...5,
    uncertainty: .logNormal(sd: 0.1),
    spread: .logNormal(sd: 0.3), from: .assumption("hazard constants and frailty"), by: .assumed)

  /// Hip, vertebral, forearm and other, in adults.
  public static let anyAdult = Quantity(
    "fracture.any.hazard", "hazard of any adult fracture", .perYear,
    hipHazard.now + vertebralHazard.now + forearmHazard.now + otherHazard.now)

  public var flows: [Flow] {
    Flow("hip fracture", to: Self.hip, at: Self.hipHazard.now)
    Flow("vertebral fracture", to: Self.vertebral, at: Self.vertebralHazard.now)
    Flow("forearm fracture", to: Self.forearm, at: Self.forearmHazard.now)
    Flow("other fracture", to: Self.other, at: Self.otherHazard.now)
    Flow("childhood fracture", to: Self.childhood, at: Self.childhoodHazard.now)
  }
  public var observables: [Quantity] {
    [
      Self.hipHazard, Self.vertebralHazard, Self.forearmHazard, Self.otherHazard, Self.childhoodHazard, Self.anyAdult,
      FractureBaseline.falls,
    ]
  }
}
