import ModelLanguage

/// Where soft tissue gets its calcium and phosphorus: the one extracellular book of the body, as hydroxyapatite.
///
///     flux of P = 0.464 mg per mg Ca        supply = Ca/(Ca + K)·P/(P + K),  K = 0.01 mg
///
/// The supply factor is 1 to within 10⁻⁴ in anyone alive; it keeps a flow from taking what is not there.
enum SoftTissueMineral {
  static let phosphorusShare = parameter(
    "vessel.mineral.phosphorusPerCalcium", "phosphorus deposited per calcium, by mass (hydroxyapatite)", 0.464, .one,
    in: 0.44...0.49, from: .assumption("6 P to 10 Ca in hydroxyapatite"), by: .measured)
  static let calciumShare = parameter(
    "vessel.mineral.calciumInHydroxyapatite", "calcium in hydroxyapatite, by mass", 0.399, .one, in: 0.38...0.41,
    from: .assumption("10 Ca in hydroxyapatite of 1004.6 g/mol"), by: .measured)

  private static let scarce = parameter(
    "vessel.mineral.scarcity", "extracellular calcium or phosphorus at which deposition halves for want of it", 0.01,
    .milligram, in: 0.0001...1, from: .assumption("only so that nothing is taken from an empty pool"), by: .assumed)

  private static let supply = share(Mineral.plasmaCalcium.now) * share(Mineral.extracellularPhosphorus.now)
  private static func share(_ amount: RateLaw) -> RateLaw { amount / (amount + scarce) }

  /// A pool of tissue calcium whose phosphorus comes and goes with it.
  static func tissuePool(_ key: String, _ meaning: String, scale: Double, atBirth initial: RateLaw = 0) -> Pool {
    Pool(key, meaning, .milligram, scale: scale, atBirth: initial, of: [.calcium: 1, .phosphorus: phosphorusShare])
  }

  /// From the extracellular fluid into tissue.
  static func deposition(_ name: String, into pool: Pool, at rate: RateLaw) -> Flow {
    Flow(name, from: plasma, to: [Flow.Leg(pool)], at: rate * supply)
  }

  /// From tissue back into the extracellular fluid.
  static func release(_ name: String, from pool: Pool, at rate: RateLaw) -> Flow {
    Flow(name, from: [Flow.Leg(pool)], to: plasma, at: rate)
  }

  private static var plasma: [Flow.Leg] {
    [Flow.Leg(Mineral.plasmaCalcium), Flow.Leg(Mineral.extracellularPhosphorus, phosphorusShare)]
  }
}
