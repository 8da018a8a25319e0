import ModelLanguage

/// MK-7 that no recorded food explains: gut bacteria, unrecorded foods, or an offset of the assays.
///
///     plasma MK-7 gains endo·F_ref·(W/70)^0.85, as if endo µg/day were eaten in oil; rising from zero over two years
///
/// Western serum MK-7 is 5-20 times what 1 µg/day of dietary MK-7 explains.
public struct BackgroundMenaquinone7: Mechanism {
  public let name = "background menaquinone-7"
  public let summary = "A steady trickle of MK-7 that the diet does not explain."
  public let leftOut = ["which bacteria make it, and from what"]

  static let adult = parameter(
    "gut.background.menaquinone7", "dietary MK-7 that would explain the unexplained serum level", 7, .microgramPerDay,
    in: 0...15, uncertainty: .logNormal(sd: 0.5),
    from: .rows("PK014", "VA005", "VA008", "VA009", "VA010"), by: .fitted)
  private static let individual = individualParameter(
    "gut.background.individual", "a person's background MK-7 relative to others", sd: 0.6, .rows("VA009"))
  private static let fullAge = parameter(
    "gut.background.fullAge", "age at which the background is the adult's", 2, .year, in: 0.5...4,
    from: .assumption("the gut flora is settled by two years"), by: .assumed)
  private static let antibioticsLeft = parameter(
    "gut.background.antibiotics", "background left under broad antibiotics", 0.2, .one, in: 0...1,
    from: .assumption("bacteria make most of it"), by: .assumed)
  private static let antibiotics = input(
    "condition.broadAntibiotics", "takes broad antibiotics", normal: 0, .one, in: 0...1)

  static let source = Quantity(
    "gut.background.source", "intake of MK-7 that the background amounts to", .microgramPerDay,
    adult * individual * BodySize.clearanceScale.now * minimum(.time / fullAge, 1)
      * (1 - antibiotics * (1 - antibioticsLeft)))

  public var flows: [Flow] {
    Flow(
      "background MK-7", to: LongMenaquinone.menaquinone7.plasma,
      at: BackgroundMenaquinone7.source.now * Absorption.referenceAvailability(of: .menaquinone7)
        / VitamerMass.of(.menaquinone7))
  }

  public var observables: [Quantity] { [BackgroundMenaquinone7.source] }
}
