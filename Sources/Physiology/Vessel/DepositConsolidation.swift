import ModelLanguage

/// Calcium in deposits: new volume is laid down loose and consolidates over decades, faster on a statin.
///
///     dX/dt = 0.399·ρ₀·dV/dt + k_r·(1 + s·statin)·g·(0.399·ρ_max·V − X)          ρ = X/(0.399·(V + 0.001 mm³))
///
/// X never falls and ρ₀ ≤ ρ ≤ ρ_max by construction. The calcium comes from the extracellular fluid, phosphorus with it.
public struct DepositConsolidation: Mechanism {
  public var name: String { "Consolidation of calcified deposits" }
  public var summary: String {
    "Deposits take up calcium and phosphorus as they grow and become denser with the years."
  }
  public var leftOut: [String] { ["resorption of deposits"] }
  public var flows: [Flow] {
    Self.uptake(.coronary, growth: DepositGrowth.coronary, restraint: VitaminKRestraint.coronary.now)
    Self.uptake(.thoracicAorta, growth: DepositGrowth.thoracic, restraint: VitaminKRestraint.aorta.now)
    Self.uptake(.abdominalAorta, growth: DepositGrowth.abdominal, restraint: VitaminKRestraint.aorta.now)
    Self.uptake(.media, growth: DepositGrowth.media, restraint: VitaminKRestraint.media.now)
    Self.uptake(.valve, growth: DepositGrowth.valve, restraint: VitaminKRestraint.coronary.now)
    Flow(
      "reference coronary deposit takes up calcium", to: CalcifiedSite.coronaryWithoutVitaminK.calcium,
      at: Self.uptakeRate(.coronaryWithoutVitaminK, growth: DepositGrowth.coronaryWithoutVitaminK, restraint: 1))
  }
}

extension DepositConsolidation {
  private static let looseDensity = densityParameter(
    "looseDensity", "density of new deposit, as hydroxyapatite", 0.15, in: 0.10...0.18)
  private static let finalDensity = densityParameter(
    "finalDensity", "density of fully consolidated deposit, as hydroxyapatite", 0.32, in: 0.26...0.38)

  private static let rate: RateLaw = {
    let rate = parameter(
      "vessel.deposit.consolidation", "share by which density nears its final value per year", 0.05, .perYear,
      in: 0.01...0.2,
      uncertainty: .logNormal(sd: 0.3),
      from: .rows("A033", note: "that density varies and matters; the rate is assumed"), by: .assumed)
    let statin = parameter(
      "vessel.deposit.statinEffect", "consolidation added by a statin, relative", 1.0, .one, in: 0...2,
      uncertainty: .normal(sd: 0.4), from: .rows("A030", "A031", "A032h", "A032l", "A032n"), by: .fitted)
    return rate * (1 + statin * Conditions.statin)
  }()

  private static func uptakeRate(_ site: CalcifiedSite, growth: RateLaw, restraint: RateLaw) -> RateLaw {
    let share = SoftTissueMineral.calciumShare
    let missing = share * finalDensity * site.volume.now - site.calcium.now
    return share * looseDensity * growth + rate * restraint * missing
  }

  private static func uptake(_ site: CalcifiedSite, growth: RateLaw, restraint: RateLaw) -> Flow {
    SoftTissueMineral.deposition(
      "\(site.name): deposit takes up calcium", into: site.calcium,
      at: uptakeRate(site, growth: growth, restraint: restraint))
  }

  private static func densityParameter(_ key: String, _ meaning: String, _ value: Double, in range: ClosedRange<Double>)
    -> RateLaw
  {
    parameter(
      "vessel.deposit.\(key)", meaning, value, .milligramPerCubicMillimetre, in: range,
      uncertainty: .logNormal(sd: 0.08),
      from: .rows("A033", note: "that density varies; the values are assumed"), by: .assumed)
  }

  /// Density of a place's deposit as hydroxyapatite; 0 where there is none.
  static func densityNow(_ site: CalcifiedSite) -> RateLaw {
    site.calcium.now / (SoftTissueMineral.calciumShare * (site.volume.now + speck))
  }
  private static let speck = parameter(
    "vessel.deposit.speck", "volume added so that an empty place has a density", 0.001, .cubicMillimetre,
    in: 0.0001...0.1,
    from: .assumption("far below what CT can see"), by: .assumed)
}
