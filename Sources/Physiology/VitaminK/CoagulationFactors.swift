import ModelLanguage

/// Factors II, VII, IX and X, PIVKA-II, and the INR made of them.
///
///     a = (1 + u_ref)/(1 + u_L)        f_i' = (ln2/t½_i)·(a·h − f_i)        t½ II 65, VII 6, IX 24, X 36 h
///     P = maturity · f_II^0.3 · f_VII^0.4 · f_X^0.3        INR = min(20, 1 + 0.5·(1/P − 1))
///     PIVKA' = (ln2/62 h)·(ref·(φ + (1 − φ)·(u_L/u_ref)^0.8) − PIVKA)
///
/// Left out: proteins C and S; reagent differences (ISI); fibrinogen and factor V; fever.
public struct CoagulationFactors: Mechanism {
  public let name = "vitamin K-dependent coagulation"
  public let summary = "Active factors follow their synthesis by their half-lives; INR and PIVKA-II are read off."
  public let leftOut = ["proteins C and S", "INR reagents", "fibrinogen, factor V", "faster turnover in fever"]

  private static func halfLifeParameter(_ factor: String, _ hours: Double) -> RateLaw {
    parameter(
      "coagulation.factor\(factor).halfLife", "half-life of factor \(factor)", hours, .hour,
      in: (hours / 1.5)...(1.5 * hours),
      uncertainty: .logNormal(sd: 0.1), from: .rows("CO029"), by: .measured)
  }

  private static func factor(_ name: String) -> Pool {
    Pool(
      "coagulation.factor\(name)", "active factor \(name) relative to normal", .one, scale: 1,
      atBirth: synthesis(ProthrombinCarboxylation.ratio(exposure: TissueExposure.liver.initial, recycling: 1)))
  }

  static let prothrombin = factor("II")
  static let proconvertin = factor("VII")
  static let christmas = factor("IX")
  static let stuartProwerFactor = factor("X")

  private static let liverFunction = input(
    "coagulation.liverSynthesis", "synthesis of coagulation factors left by liver disease", normal: 1, .one, in: 0...1)

  /// `a`: carboxylated share of what is made, relative to the reference diet.
  private static func synthesis(_ undercarboxylation: RateLaw) -> RateLaw {
    (1 + ProthrombinCarboxylation.referenceRatio) / (1 + undercarboxylation)
  }

  private static let activeSynthesis = Quantity(
    "coagulation.activeSynthesis", "synthesis of active factors relative to normal", .one,
    synthesis(ProthrombinCarboxylation.undercarboxylation.now) * liverFunction)

  public var flows: [Flow] {
    let made = CoagulationFactors.activeSynthesis.now
    let own = CoagulationFactors.self
    relaxation(of: own.prothrombin, towards: made, over: own.halfLifeParameter("II", 65) / naturalLogOfTwo)
    relaxation(of: own.proconvertin, towards: made, over: own.halfLifeParameter("VII", 6) / naturalLogOfTwo)
    relaxation(of: own.christmas, towards: made, over: own.halfLifeParameter("IX", 24) / naturalLogOfTwo)
    relaxation(of: own.stuartProwerFactor, towards: made, over: own.halfLifeParameter("X", 36) / naturalLogOfTwo)
  }

  private static func weightParameter(_ factor: String, _ value: Double) -> RateLaw {
    parameter(
      "coagulation.weight\(factor)", "weight of factor \(factor) in prothrombin time", value, .one, in: 0.1...0.6,
      from: .assumption("prothrombin time feels all three, VII most"), by: .assumed)
  }
  private static let newbornDeficit = parameter(
    "coagulation.newbornDeficit", "coagulation factors lacking at birth beyond carboxylation", 0.5, .one, in: 0.3...0.7,
    from: .assumption("immature synthesis"), by: .assumed)
  private static let maturation = parameter(
    "coagulation.maturation", "time constant with which it matures", 90, .day, in: 30...180,
    from: .assumption("adult levels by half a year"), by: .assumed)
  private static let slope = parameter(
    "coagulation.INR.slope", "rise of INR with the inverse of activity", 0.5, .one, in: 0.4...0.65,
    from: .assumption("INR 1.5, 2.5, 5.5 at activities of 50, 25, 10 %"), by: .assumed)
  private static let highest = parameter(
    "coagulation.INR.highest", "highest INR stated", 20, .one, in: 10...30, from: .rows("CO023"), by: .translated)

  private static let activity = Quantity(
    "coagulation.activity", "prothrombin-complex activity", .one,
    {
      let mature = 1 - newbornDeficit * exp(-RateLaw.time / maturation)
      let slowFactors =
        prothrombin.now.power(weightParameter("II", 0.3)) * stuartProwerFactor.now.power(weightParameter("X", 0.3))
      return mature * slowFactors * proconvertin.now.power(weightParameter("VII", 0.4))
    }())

  public var observables: [Quantity] {
    let inverse = 1 / CoagulationFactors.activity.now
    return [
      CoagulationFactors.activeSynthesis, CoagulationFactors.activity,
      Quantity(
        "coagulation.INR", "international normalised ratio", .one,
        minimum(CoagulationFactors.highest, 1 + CoagulationFactors.slope * (inverse - 1))),
      Quantity(
        "coagulation.thrombinPotential", "endogenous thrombin potential, read as factor II", .percent,
        CoagulationFactors.prothrombin.now),
    ]
  }
}

/// PIVKA-II: prothrombin that left the liver undercarboxylated.
public struct UndercarboxylatedProthrombin: Mechanism {
  public let name = "PIVKA-II"
  public let summary = "Undercarboxylated prothrombin in plasma, the earliest sign of want in the liver."
  public let leftOut = ["differences between assays, which reach orders of magnitude (CO015)"]

  private static let reference = parameter(
    "coagulation.PIVKA.reference", "PIVKA-II in the reference diet", 1.3, .microgramPerLitre, in: 1...2,
    uncertainty: .logNormal(sd: 0.15), from: .rows("CO015"), by: .measured)
  private static let individual = individualParameter(
    "coagulation.PIVKA.individual", "a person's PIVKA-II relative to others at the same carboxylation", sd: 0.4,
    .rows("CO015", "CO017"))
  private static let constantShare = parameter(
    "coagulation.PIVKA.constantShare", "share of reference PIVKA-II that does not follow carboxylation", 0.2308, .one,
    in: 0...0.5, from: .rows("CO015", note: "0.3 of 1.3 µg/L"), by: .assumed)
  private static let exponent = parameter(
    "coagulation.PIVKA.exponent", "how PIVKA-II follows undercarboxylation", 0.8, .one, in: 0.3...1,
    uncertainty: .logNormal(sd: 0.3), from: .rows("CO015", "CO017"), by: .assumed)
  private static let halfLife = parameter(
    "coagulation.PIVKA.halfLife", "half-life of PIVKA-II", 62, .hour, in: 50...80, from: .rows("CO019"), by: .measured)

  private static func target(_ undercarboxylation: RateLaw) -> RateLaw {
    let relative = (undercarboxylation / ProthrombinCarboxylation.referenceRatio).power(exponent)
    return reference * individual * (constantShare + (1 - constantShare) * relative)
  }

  static let plasma = Pool(
    "coagulation.PIVKA", "PIVKA-II in plasma", .microgramPerLitre, scale: 1,
    atBirth: target(ProthrombinCarboxylation.ratio(exposure: TissueExposure.liver.initial, recycling: 1)))

  public var flows: [Flow] {
    let own = UndercarboxylatedProthrombin.self
    relaxation(
      of: own.plasma, towards: own.target(ProthrombinCarboxylation.undercarboxylation.now),
      over: own.halfLife / naturalLogOfTwo)
  }
}
