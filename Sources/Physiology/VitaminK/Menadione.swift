import ModelLanguage

/// Menadione cut from any oral vitamer in the gut's wall, and the MK-4 that tissues make of it (UBIAD1).
///
///     md = fm·Σ out_v        urine = fu·md        T₄' = (1 − fu)·md − k·T₄
///
/// Every vitamer counts alike per mole; injected vitamin does not pass the gut's wall and gives none. `T₄` is a read-out:
/// its part in carboxylation is already within the potencies. Left out: menadione and menadiol as drugs.
public struct Menadione: Mechanism {
  public let name = "menadione and the MK-4 of tissues"
  public let summary =
    "The gut's wall cuts the side chain off a tenth of any oral vitamin K; tissues rebuild it as MK-4."
  public let leftOut = ["menadione or menadiol as drugs (MGP027)", "which tissues"]

  /// `fm`.
  static let cleavedShare = parameter(
    "vitaminK.menadione.cleavedShare", "share of absorbed vitamin K cleaved to menadione", 0.12, .one, in: 0.02...0.35,
    uncertainty: .logNormal(sd: 0.5), spread: .logNormal(sd: 0.2), from: .rows("PK061"), by: .fitted)
  private static let urinaryShare = parameter(
    "vitaminK.menadione.urinaryShare", "share of menadione that leaves with the urine", 0.43, .one, in: 0.2...0.7,
    uncertainty: .logNormal(sd: 0.2), spread: .logNormal(sd: 0.2), from: .rows("PK061", note: "assumed within it"),
    by: .assumed)
  private static let halfLife = parameter(
    "vitaminK.menadione.tissueHalfLife", "half-life of MK-4 made in tissue", 72, .hour, in: 24...240,
    uncertainty: .logNormal(sd: 0.6), spread: .logNormal(sd: 0.2), from: .assumption("days, as in deficient rats"),
    by: .assumed)

  static let tissueMenaquinone4 = Pool(
    "vitaminK.menadione.tissueMenaquinone4", "MK-4 that tissues made from menadione", .nanomole, scale: 30, atBirth: 0,
    of: [.menadione: 1])
  private static let released = Quantity(
    "vitaminK.menadione.released", "menadione released in the gut's wall", .nanomolePerDay,
    cleavedShare * sum(Vitamer.allCases.map { GutTransit.of($0).out }))

  public var flows: [Flow] {
    Flow(
      "MK-4 made from menadione", to: Menadione.tissueMenaquinone4,
      at: (1 - Menadione.urinaryShare) * Menadione.released.now)
    Flow(
      "MK-4 of tissues used up", from: Menadione.tissueMenaquinone4,
      at: naturalLogOfTwo / Menadione.halfLife * Menadione.tissueMenaquinone4.now)
  }

  public var observables: [Quantity] {
    [
      Menadione.released,
      Quantity(
        "vitaminK.menadione.urine", "menadione in urine", .nanomolePerDay,
        Menadione.urinaryShare * Menadione.released.now),
      Quantity(
        "vitaminK.tissueMenaquinone4", "MK-4 in tissues, eaten or made there", .nanomole,
        Menadione.tissueMenaquinone4.now + Menaquinone4.tissue.now),
    ]
  }
}
