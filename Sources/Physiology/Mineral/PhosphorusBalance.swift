import ModelLanguage

/// Phosphorus through the gut.
///
///     N' = I_P + S_P − absP − kt·N      absP = (pP + pP_inf·e^(−a/0.4))·N·(0.7 + 0.3·C/C₀)      S_P = 150·s·y
public struct IntestinalPhosphorus: Mechanism {
  public let name = "Intestinal phosphorus"
  public let summary = "Most phosphorus is absorbed, a little more with calcitriol."

  private static let absorption = parameter(
    "mineral.gut.phosphorus.absorption", "absorption of phosphorus", 10, .perDay, in: 5...20,
    uncertainty: .logNormal(sd: 0.2),
    spread: .logNormal(sd: 0.1), from: .recalled("60 to 65 % absorbed"), by: .translated)
  private static let infant = parameter(
    "mineral.gut.phosphorus.absorptionInfant", "what infancy adds to it", 18, .perDay, in: 5...40,
    uncertainty: .logNormal(sd: 0.2),
    from: .recalled("80 % in infants"), by: .translated)
  private static let basal = parameter(
    "mineral.gut.phosphorus.basalShare", "share that needs no calcitriol", 0.7, .one, in: 0.4...1,
    from: .recalled("calcitriol raises it moderately"), by: .assumed)
  private static let secretionRate = parameter(
    "mineral.gut.phosphorus.secretion", "endogenous secretion, metabolic size 1", 150, .milligramPerDay, in: 60...250,
    uncertainty: .logNormal(sd: 0.3), spread: .logNormal(sd: 0.2), from: .assumption("about 2-3 mg/kg"), by: .assumed)

  private static let absorbed: RateLaw = {
    let rate = absorption + infant * exp(-RateLaw.time / IntestinalCalcium.infancyTime)
    let hormone = basal + (1 - basal) * Mineral.calcitriol.now / VitaminD.normalCalcitriol
    return rate * Mineral.gutPhosphorus.now * hormone
  }()
  static let atBirth = MineralIntake.phosphorus.now / (IntestinalCalcium.transitRate + absorption + infant)

  public var flows: [Flow] {
    Flow("phosphorus eaten", to: Mineral.gutPhosphorus, at: MineralIntake.phosphorus.now)
    Flow(
      "phosphorus secreted into the gut", from: Mineral.extracellularPhosphorus, to: Mineral.gutPhosphorus,
      at: Self.secretionRate * Body.metabolicSize.now * Mineral.relativePhosphate.now)
    Flow("phosphorus absorbed", from: Mineral.gutPhosphorus, to: Mineral.extracellularPhosphorus, at: Self.absorbed)
    Flow(
      "phosphorus to the faeces", from: Mineral.gutPhosphorus,
      at: IntestinalCalcium.transitRate * Mineral.gutPhosphorus.now)
  }
}

/// Phosphorus spilled by the kidney above its threshold.
///
///     U_P = 150 L/d·s·er·[sp(E/V − Tm, 3) − sp(−Tm, 3)]      Tm = Tm₀·(1 + 0.45·gh)·pr^(−0.15)·F^(−0.15)
///
/// The second term, a hundred-thousandth of the usual loss, makes the loss end where phosphorus does.
public struct PhosphorusExcretion: Mechanism {
  public let name = "Excretion of phosphorus"
  public let summary = "The kidney spills what is filtered above a threshold that PTH and FGF23 lower."

  private static let filtration = parameter(
    "mineral.urine.phosphorus.filtration", "plasma filtered a day, metabolic size 1", 150, .litrePerDay, in: 110...180,
    uncertainty: .logNormal(sd: 0.1), from: .recalled("about 105 mL/min"), by: .measured)
  private static let thresholdValue = parameter(
    "mineral.urine.phosphorus.threshold", "renal threshold of phosphate of adults, TmP/GFR", 31.5, .milligramPerLitre,
    in: 26...38,
    uncertainty: .logNormal(sd: 0.08), spread: .logNormal(sd: 0.08), from: .recalled("TmP/GFR 2.5 to 4.2 mg/dL"),
    by: .measured)
  private static let splay = parameter(
    "mineral.urine.phosphorus.splay", "splay of the threshold", 3, .milligramPerLitre, in: 1...6,
    uncertainty: .logNormal(sd: 0.3),
    from: .recalled("titration curves"), by: .measured)
  private static let hormones = Mineral.exponentParameter(
    "urine.phosphorus.hormoneExponent", "exponent of PTH and of FGF23 against the threshold", 0.15, sd: 0.3,
    Mineral.modelling)

  static let urine: Quantity = {
    let hormone = (Parathyroid.relative.now * Mineral.fibroblastGrowthFactor23.now).power(-hormones)
    let threshold = thresholdValue * Mineral.youthfulExcess * hormone
    let concentration = Mineral.extracellularPhosphorus.now / Mineral.extracellularVolume.now
    let above = positivePart(concentration - threshold, width: splay) - positivePart(-threshold, width: splay)
    return Quantity(
      "mineral.urine.phosphorus", "urinary phosphorus", .milligramPerDay,
      filtration * Body.metabolicSize.now * Mineral.relativeFiltration.now * above)
  }()

  public var flows: [Flow] {
    Flow("phosphorus to the urine", from: Mineral.extracellularPhosphorus, at: Self.urine.now)
  }
  public var observables: [Quantity] { [Self.urine] }
}

/// Phosphorus of soft tissue, in step with lean mass.
///
///     B' = ks·(ρ·LM·y − B)
public struct SoftTissuePhosphorus: Mechanism {
  public let name = "Soft-tissue phosphorus"
  public let summary = "Lean tissue holds about an eighth of the body's phosphorus and grows with it."

  private static let rate = parameter(
    "mineral.softTissue.rate", "exchange with soft tissue", 0.2, .perDay, in: 0.05...1,
    uncertainty: .logNormal(sd: 0.4),
    from: .recalled("tracer kinetics"), by: .translated)
  private static let content = parameter(
    "mineral.softTissue.content", "phosphorus per lean mass", 2000, .milligram / .kilogram, in: 1500...2500,
    uncertainty: .logNormal(sd: 0.1), from: .recalled("14 % of body phosphorus in soft tissue"), by: .translated)
  static let normalContent = content * Body.leanMass.now

  public var flows: [Flow] {
    Flow(
      "phosphorus into soft tissue", from: Mineral.extracellularPhosphorus, to: Mineral.softTissuePhosphorus,
      at: Self.rate * Self.normalContent * Mineral.relativePhosphate.now)
    Flow(
      "phosphorus out of soft tissue", from: Mineral.softTissuePhosphorus, to: Mineral.extracellularPhosphorus,
      at: Self.rate * Mineral.softTissuePhosphorus.now)
  }
}
