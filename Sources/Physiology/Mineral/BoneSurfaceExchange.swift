import ModelLanguage

/// Calcium and phosphorus that bone surfaces take up and give back within a day.
///
///     J₁ = k₁·Q      J₂ = k₂·X        phosphorus moves with both, 0.464 mg per mg of calcium
public struct BoneSurfaceExchange: Mechanism {
  public let name = "Exchange at bone surfaces"
  public let summary = "Bone surfaces buffer plasma calcium within a day."

  private static let uptake = parameter(
    "mineral.surface.uptake", "uptake of plasma calcium by bone surfaces", 3, .perDay, in: 1...8,
    uncertainty: .logNormal(sd: 0.4),
    from: .recalled("tracer kinetics of calcium"), by: .translated)
  private static let release = parameter(
    "mineral.surface.release", "release by bone surfaces", 1, .perDay, in: 0.3...3, uncertainty: .logNormal(sd: 0.4),
    from: .recalled("tracer kinetics of calcium"), by: .translated)
  static let ratio = uptake / release
  /// Phosphorus goes along with calcium, so uptake ends where there is none; 1 at normal phosphate.
  private static let phosphorusAtHand: RateLaw = {
    let scarce = parameter(
      "mineral.surface.scarcePhosphate", "relative plasma phosphate at which uptake is halved", 0.01, .one,
      in: 0.001...0.05,
      from: .assumption("far below anything seen; it only lets the ledger end at zero"), by: .assumed)
    let present = Mineral.relativePhosphate.now
    return (1 + scarce) * present / (present + scarce)
  }()

  public var flows: [Flow] {
    Flow(
      "calcium onto bone surfaces",
      from: [.init(Mineral.plasmaCalcium), .init(Mineral.extracellularPhosphorus, Mineral.phosphorusPerCalcium)],
      to: [.init(Mineral.surfaceCalcium)], at: Self.uptake * Mineral.plasmaCalcium.now * Self.phosphorusAtHand)
    Flow(
      "calcium off bone surfaces", from: [.init(Mineral.surfaceCalcium)],
      to: [.init(Mineral.plasmaCalcium), .init(Mineral.extracellularPhosphorus, Mineral.phosphorusPerCalcium)],
      at: Self.release * Mineral.surfaceCalcium.now)
  }
}
