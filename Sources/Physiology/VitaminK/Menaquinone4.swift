import ModelLanguage

/// Menaquinone-4: at the amounts of food, tissue takes it up at once and plasma shows none.
///
///     c' = s·absorbed + iv − CL·c/V₁        t' = (1 − s)·absorbed − k_t·t        s = D/(D + 5000 µg)
///
/// Left out: the second peak after the next meal; direct effects of 45 mg a day on bone cells.
public struct Menaquinone4: Mechanism {
  public let name = "menaquinone-4 in the body"
  public let summary = "Food-scale MK-4 goes straight to tissue; drug doses show in plasma for hours."
  public let leftOut = [
    "the second peak after lunch (PK050)", "pharmacological effects of 45 mg/day on total osteocalcin",
  ]

  private static let clearanceAtIdentified = parameter(
    "vitaminK.menaquinone4.clearance", "clearance of MK-4, if 0.4 of a dose is available", 4.3, .litrePerHour,
    in: 3...7,
    uncertainty: .logNormal(sd: 0.3), from: .rows("PK050", "PK051", "PK052", "PK053"), by: .fitted)
  private static let individual = individualParameter(
    "vitaminK.menaquinone4.clearance.individual", "a person's clearance of MK-4 relative to others", sd: 0.35,
    .rows("PK050", "PK052"))
  private static let volume = parameter(
    "vitaminK.menaquinone4.centralVolume", "central volume of MK-4", 20, .litre, in: 12...35,
    uncertainty: .logNormal(sd: 0.3), from: .assumption("a half-life of 3.2 h"), by: .assumed)
  private static let identifiedAt = parameter(
    "vitaminK.menaquinone4.identifiedAt", "availability at which clearance and volume are stated", 0.4, .one,
    in: 0.4...0.4, from: .assumption("a convention: only their ratio to it is measured"), by: .assumed)
  private static let scale = Absorption.referenceAvailability(of: .menaquinone4) / identifiedAt
  private static let tissueHalfLife = parameter(
    "vitaminK.menaquinone4.tissueHalfLife", "half-life of MK-4 taken up at first pass", 24, .hour, in: 8...72,
    uncertainty: .logNormal(sd: 0.5), spread: .logNormal(sd: 0.3), from: .assumption("a day"), by: .assumed)

  /// `s`: kept by whoever gives the doses, as the mean of `Absorption.firstPassEscape` weighted by amount.
  public static let firstPassEscape = input(
    "gut.menaquinone4.firstPassEscape", "share of absorbed MK-4 that escapes first-pass uptake by tissue",
    normal: Absorption.firstPassEscape.referenceValue(in: .one), .one, in: 0...1)
  private static let intravenous = input(
    "intake.menaquinone4.intravenous", "MK-4 given into a vein", normal: 0, .nanomolePerDay, in: 0...10_000_000)

  static let plasma = Pool(
    "vitaminK.menaquinone4.plasma", "MK-4 in plasma", .nanomole, scale: 1, atBirth: 0, of: [.menaquinone4: 1])
  static let tissue = Pool(
    "vitaminK.menaquinone4.firstPassTissue", "MK-4 taken up by tissue at first pass", .nanomole, scale: 5, atBirth: 0,
    of: [.menaquinone4: 1])

  static let clearance = clearanceAtIdentified * scale
  static let supply = Quantity(
    "vitaminK.menaquinone4.supply", "MK-4 concentration in plasma", .nanomolePerLitre,
    plasma.now / (volume * scale * BodySize.massRatio.now))
  /// Leaving first-pass tissue, nmol/day.
  static let tissueLoss = Quantity(
    "vitaminK.menaquinone4.tissueLoss", "MK-4 used up in first-pass tissue", .nanomolePerDay,
    naturalLogOfTwo / tissueHalfLife * tissue.now)
  private static let eliminated = Quantity(
    "vitaminK.menaquinone4.eliminated", "MK-4 broken down from plasma", .nanomolePerDay,
    clearance * individual * BodySize.eliminationScale.now * supply.now)

  public var flows: [Flow] {
    Flow("MK-4 into a vein", to: Menaquinone4.plasma, at: Menaquinone4.intravenous)
    Flow("MK-4 broken down", from: Menaquinone4.plasma, at: Menaquinone4.eliminated.now)
    Flow("MK-4 used up in tissue", from: Menaquinone4.tissue, at: Menaquinone4.tissueLoss.now)
  }

  public var observables: [Quantity] { [Menaquinone4.supply, Menaquinone4.eliminated, Menaquinone4.tissueLoss] }
}
