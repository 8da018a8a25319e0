import ModelLanguage

/// MK-7, MK-8 and MK-9: one set of equations, differing in molar mass and tissue volume.
///
///     c' = absorbed − (CL + Q)·c/V₁ + Q·p/V₂        p' = Q·(c/V₁ − p/V₂)        half-life 68 h (MK-9 61 h)
///
/// Only clearance over availability is measured, so clearance, exchange and volumes move with the availability drawn.
/// Left out: any difference of clearance between them.
public struct LongMenaquinone: Mechanism {
  public let vitamer: Vitamer
  public let plasma: Pool
  public let tissue: Pool
  private let tissueVolume: RateLaw

  public var name: String { "\(vitamer.shortName) in the body" }
  public var summary: String { "\(vitamer.shortName) stays in plasma for days, carried by LDL." }
  public let leftOut = ["differences of clearance between long menaquinones"]

  public static let menaquinone7 = LongMenaquinone(.menaquinone7, tissueVolume: sharedTissueVolume)
  public static let menaquinone8 = LongMenaquinone(.menaquinone8, tissueVolume: sharedTissueVolume)
  public static let menaquinone9 = LongMenaquinone(.menaquinone9, tissueVolume: menaquinone9TissueVolume)

  private init(_ vitamer: Vitamer, tissueVolume: RateLaw) {
    self.vitamer = vitamer
    self.tissueVolume = tissueVolume
    plasma = Pool(
      "vitaminK.\(vitamer.rawValue).plasma", "\(vitamer.shortName) in plasma", .nanomole, scale: 5, atBirth: 0,
      of: [vitamer.conserved: 1])
    tissue = Pool(
      "vitaminK.\(vitamer.rawValue).tissue", "\(vitamer.shortName) in tissue", .nanomole, scale: 15, atBirth: 0,
      of: [vitamer.conserved: 1])
  }

  private static func sharedParameter(
    _ key: String, _ meaning: String, _ value: Double, _ unit: UnitOfMeasure, in range: ClosedRange<Double>, sd: Double,
    from source: Citation, by method: Method
  ) -> RateLaw {
    parameter(
      "vitaminK.longMenaquinone.\(key)", meaning, value, unit, in: range, uncertainty: .logNormal(sd: sd), from: source,
      by: method)
  }

  private static let clearanceAtIdentified = sharedParameter(
    "clearance", "clearance of long menaquinones, if 0.6 of a dose in oil is available", 0.72, .litrePerHour,
    in: 0.54...0.84, sd: 0.12, from: .rows("PK006", "PK014"), by: .fitted)
  private static let individual = individualParameter(
    "vitaminK.longMenaquinone.clearance.individual", "a person's clearance of long menaquinones relative to others",
    sd: 0.3, .rows("VA009"))
  private static let central = sharedParameter(
    "centralVolume", "central volume of long menaquinones", 14, .litre, in: 8.75...22.4, sd: 0.3,
    from: .rows("PK001", note: "the peak after a dose; assumed within it"), by: .assumed)
  private static let exchange = sharedParameter(
    "exchange", "exchange of long menaquinones with tissue", 3, .litrePerHour, in: 1.875...4.8, sd: 0.3,
    from: .rows("PK009", note: "assumed within its curve"), by: .assumed)
  private static let sharedTissueVolume = sharedParameter(
    "tissueVolume", "tissue volume of MK-7 and MK-8", 48, .litre, in: 30...76.8, sd: 0.3, from: .rows("PK004", "PK009"),
    by: .fitted)
  private static let menaquinone9TissueVolume = parameter(
    "vitaminK.menaquinone9.tissueVolume", "tissue volume of MK-9", 42, .litre, in: 25...70,
    uncertainty: .logNormal(sd: 0.4), from: .rows("PK007"), by: .fitted)
  private static let identifiedAt = parameter(
    "vitaminK.longMenaquinone.identifiedAt", "availability at which clearance and volumes are stated", 0.6, .one,
    in: 0.6...0.6, from: .assumption("a convention: only their ratio to it is measured"), by: .assumed)
  private static let scale = Absorption.referenceAvailability(of: .menaquinone7) / identifiedAt

  /// Clearance of the reference adult.
  static let clearance = clearanceAtIdentified * scale

  /// Plasma concentration before triglycerides are reckoned in: what tissues see.
  public var supply: Quantity {
    Quantity(
      "vitaminK.\(vitamer.rawValue).supply", "\(vitamer.shortName) concentration that tissues see", .nanomolePerLitre,
      plasma.now / (LongMenaquinone.central * LongMenaquinone.scale * BodySize.massRatio.now))
  }

  private static let elimination = clearance * individual * BodySize.eliminationScale.now
  private static let scaledExchange = exchange * scale * BodySize.clearanceScale.now

  /// `(CL + Q)/V₁`.
  static let turnover = (elimination + scaledExchange) / (central * scale * BodySize.massRatio.now)

  /// Returning from tissue, nmol/day.
  var fromTissue: RateLaw {
    let volume = tissueVolume * LongMenaquinone.scale * BodySize.massRatio.now
    return LongMenaquinone.scaledExchange * tissue.now / volume
  }

  private var eliminated: Quantity {
    Quantity(
      "vitaminK.\(vitamer.rawValue).eliminated", "\(vitamer.shortName) broken down", .nanomolePerDay,
      LongMenaquinone.elimination * supply.now)
  }

  public var flows: [Flow] {
    Flow("\(vitamer.shortName) broken down", from: plasma, at: eliminated.now)
    Flow("\(vitamer.shortName) to tissue", from: plasma, to: tissue, at: LongMenaquinone.scaledExchange * supply.now)
    Flow("\(vitamer.shortName) from tissue", from: tissue, to: plasma, at: fromTissue)
  }

  public var observables: [Quantity] { [supply, eliminated] }
}
