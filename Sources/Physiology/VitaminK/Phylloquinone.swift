import ModelLanguage

/// Phylloquinone (K1) in plasma and two tissues that exchange with it.
///
///     c'  = absorbed + im + iv − (CL + Q₂ + Q₃)·c/V₁ + Q₂·p₂/V₂ + Q₃·p₃/V₃
///     p₂' = Q₂·(c/V₁ − p₂/V₂)     p₃' = Q₃·(c/V₁ − p₃/V₃)        half-lives 0.4, 4, 28 h
///
/// Left out: the tissue pool of 215 h of one isotope study (PK032); K epoxide as a state.
public struct Phylloquinone: Mechanism {
  public let name = "phylloquinone in the body"
  public let summary = "K1 leaves plasma in minutes to hours and lingers a day or two in a slow tissue pool."
  public let leftOut = ["a very slow pool (PK032)", "K epoxide"]

  private static func fittedParameter(
    _ key: String, _ meaning: String, _ value: Double, _ unit: UnitOfMeasure, in range: ClosedRange<Double>, sd: Double,
    _ rows: String...
  ) -> RateLaw {
    parameter(
      "vitaminK.phylloquinone.\(key)", meaning, value, unit, in: range, uncertainty: .logNormal(sd: sd),
      from: Citation(rows: rows), by: .fitted)
  }

  static let clearance = fittedParameter(
    "clearance", "clearance of K1", 4.5, .litrePerHour, in: 3.5...6.5, sd: 0.15, "PK048", "PK027", "VA008")
  private static let individual = individualParameter(
    "vitaminK.phylloquinone.clearance.individual", "a person's clearance of K1 relative to others", sd: 0.3,
    .rows("VA008"))
  private static let central = fittedParameter(
    "centralVolume", "central volume of K1", 3.8, .litre, in: 3...6, sd: 0.15, "PK034")
  private static let shallowExchange = fittedParameter(
    "shallow.exchange", "exchange of K1 with the shallow tissue", 0.65, .litrePerHour, in: 0.4...1.05, sd: 0.3, "PK035")
  private static let shallowVolume = fittedParameter(
    "shallow.volume", "volume of the shallow tissue", 3.4, .litre, in: 2.1...5.5, sd: 0.3, "PK035")
  private static let slowExchange = fittedParameter(
    "slow.exchange", "exchange of K1 with the slow tissue", 1.2, .litrePerHour, in: 0.6...2.4, sd: 0.4, "PK039",
    "PK028",
    "PK032")
  private static let slowVolume = fittedParameter(
    "slow.volume", "volume of the slow tissue", 38, .litre, in: 20...150, sd: 0.4, "PK039", "PK028", "PK032")

  private static let newbornLevel = parameter(
    "vitaminK.phylloquinone.newbornLevel", "plasma K1 at birth", 0.009, .nanomolePerLitre, in: 0.001...0.1,
    uncertainty: .logNormal(sd: 0.5), spread: .logNormal(sd: 0.8), from: .rows("CO020"), by: .measured)
  private static let newbornStore = parameter(
    "vitaminK.phylloquinone.newbornStore", "slow tissue at birth relative to its balance with plasma", 3, .one,
    in: 1...10, from: .assumption("liver stores are less poor than plasma"), by: .assumed)

  static let plasma = Pool(
    "vitaminK.phylloquinone.plasma", "K1 in the central compartment", .nanomole, scale: 3,
    atBirth: newbornLevel * central * BodySize.massRatio.now, of: [.phylloquinone: 1])
  static let shallow = Pool(
    "vitaminK.phylloquinone.shallow", "K1 in the shallow tissue", .nanomole, scale: 3,
    atBirth: newbornLevel * shallowVolume * BodySize.massRatio.now, of: [.phylloquinone: 1])
  static let slow = Pool(
    "vitaminK.phylloquinone.slow", "K1 in the slow tissue", .nanomole, scale: 30,
    atBirth: newbornStore * newbornLevel * slowVolume * BodySize.massRatio.now, of: [.phylloquinone: 1])

  private static func concentration(of pool: Pool, in volume: RateLaw) -> RateLaw {
    pool.now / (volume * BodySize.massRatio.now)
  }

  /// c/V₁: what tissues see.
  static let supply = Quantity(
    "vitaminK.phylloquinone.supply", "K1 concentration that tissues see, at usual triglycerides", .nanomolePerLitre,
    concentration(of: plasma, in: central))

  /// Litres of plasma that lose their K1 to anywhere, per litre of central volume: `(CL + Q₂ + Q₃)/V₁`.
  static let turnover: RateLaw = {
    let exchange = (shallowExchange + slowExchange) * BodySize.clearanceScale.now
    return (elimination + exchange) / (central * BodySize.massRatio.now)
  }()
  private static let elimination = clearance * individual * BodySize.eliminationScale.now
  static let fromShallow = shallowExchange * BodySize.clearanceScale.now * concentration(of: shallow, in: shallowVolume)
  static let fromSlow = slowExchange * BodySize.clearanceScale.now * concentration(of: slow, in: slowVolume)

  private static let intravenous = input(
    "intake.phylloquinone.intravenous", "K1 given into a vein", normal: 0, .nanomolePerDay, in: 0...10_000_000)

  private static let eliminated = Quantity(
    "vitaminK.phylloquinone.eliminated", "K1 broken down", .nanomolePerDay, elimination * supply.now)
  private static let urinaryShare = parameter(
    "vitaminK.phylloquinone.urinaryShare", "share of K1's breakdown products that leaves with the urine", 0.2, .one,
    in: 0.08...0.38, uncertainty: .logNormal(sd: 0.3), from: .rows("PK041", "PK043", "PK044"), by: .measured)

  public var flows: [Flow] {
    let out = BodySize.clearanceScale.now * Phylloquinone.supply.now
    Flow("K1 into a vein", to: Phylloquinone.plasma, at: Phylloquinone.intravenous)
    Flow("K1 broken down", from: Phylloquinone.plasma, at: Phylloquinone.eliminated.now)
    Flow(
      "K1 to shallow tissue", from: Phylloquinone.plasma, to: Phylloquinone.shallow,
      at: Phylloquinone.shallowExchange * out)
    Flow("K1 from shallow tissue", from: Phylloquinone.shallow, to: Phylloquinone.plasma, at: Phylloquinone.fromShallow)
    Flow("K1 to slow tissue", from: Phylloquinone.plasma, to: Phylloquinone.slow, at: Phylloquinone.slowExchange * out)
    Flow("K1 from slow tissue", from: Phylloquinone.slow, to: Phylloquinone.plasma, at: Phylloquinone.fromSlow)
  }

  public var observables: [Quantity] {
    let body = Phylloquinone.plasma.now + Phylloquinone.shallow.now + Phylloquinone.slow.now
    let eliminated = Phylloquinone.eliminated.now
    return [
      Phylloquinone.supply, Phylloquinone.eliminated,
      Quantity(
        "vitaminK.phylloquinone.exchangeable", "exchangeable K1 per body mass", .microgram / .kilogram,
        body * VitamerMass.of(.phylloquinone) / Body.weight.now),
      Quantity(
        "vitaminK.phylloquinone.urinaryMetabolites", "K1 metabolites in urine", .nanomolePerDay,
        Phylloquinone.urinaryShare * eliminated),
      Quantity(
        "vitaminK.phylloquinone.biliaryMetabolites", "K1 metabolites in bile", .nanomolePerDay,
        (1 - Phylloquinone.urinaryShare) * eliminated),
    ]
  }
}
