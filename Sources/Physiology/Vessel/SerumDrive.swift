import ModelLanguage

/// How strongly the serum drives calcium into soft tissue: phosphate and kidney failure for, fetuin-A and pyrophosphate against.
///
///     S₀ = exp(b_P·(P − P_normal(t)) + b_CKD·sp(90 − eGFR, 8)/60) · Fet^(−0.5)
///     S_intima = cap(S₀·PPi^(−0.5))       S_media = cap(S₀·PPi^(−(0.4 + 1.1·e^(−t/1 y))))      cap(S) = S(1 + 1/40)/(1 + S/40)
///
/// All are 1 in the healthy adult; dialysis lowers PPi to 0.69 and fetuin-A to 0.86 of what they were. Left out: FGF23, Klotho, magnesium and serum calcium as causes of their own.
public struct SerumDrive: Mechanism {
  public var name: String { "Calcifying drive of the serum" }
  public var summary: String {
    "Phosphate, kidney failure, pyrophosphate and fetuin-A set how fast soft tissue takes up calcium."
  }
  public var leftOut: [String] {
    ["FGF23, Klotho and magnesium as causes", "serum calcium as a cause", "alkaline phosphatase"]
  }
  public var observables: [Quantity] { [Self.intima, Self.media, Self.phosphateExcess] }
}

extension SerumDrive {
  /// Plasma pyrophosphate relative to 3.26 µmol/L.
  static let pyrophosphate = parameter(
    "vessel.serum.pyrophosphate", "plasma pyrophosphate relative to the healthy mean of 3.26 µmol/L", 1, .one,
    in: 0.03...3,
    spread: .logNormal(sd: 0.25), from: .rows("C006", "C007", "A069"), by: .measured)
  private static let pyrophosphateOnDialysis = parameter(
    "vessel.serum.pyrophosphateOnDialysis", "plasma pyrophosphate on dialysis relative to before", 0.69, .one,
    in: 0.3...1,
    uncertainty: .logNormal(sd: 0.1), from: .rows("C006", "C007", note: "2.26 against 3.26 µmol/L"), by: .measured)
  private static let fetuinOnDialysis = parameter(
    "vessel.serum.fetuinAOnDialysis", "plasma fetuin-A on dialysis relative to before", 0.86, .one, in: 0.4...1,
    uncertainty: .logNormal(sd: 0.1), from: .rows("C009", note: "0.60 against 0.70 g/L"), by: .measured)
  /// Plasma fetuin-A relative to 0.70 g/L.
  static let fetuin = parameter(
    "vessel.serum.fetuinA", "plasma fetuin-A relative to the healthy mean of 0.70 g/L", 1, .one, in: 0.1...2.5,
    spread: .logNormal(sd: 0.15), from: .rows("C009"), by: .measured)

  private static let ceiling = parameter(
    "vessel.serum.driveCeiling", "drive at which the serum's effect has lost half its slope", 40, .one, in: 10...200,
    from: .assumption("keeps pyrophosphate deficiency finite"), by: .assumed)

  static func capped(_ drive: RateLaw) -> RateLaw { drive * (1 + 1 / ceiling) / (1 + drive / ceiling) }

  /// Plasma phosphate above what is usual at the age, between people as well as within one.
  public static let phosphateExcess: Quantity = {
    let usual = parameter(
      "vessel.serum.usualPhosphate", "plasma phosphate usual in adults, from which the drive is counted", 3.6,
      .milligramPerDecilitre, in: 3...4.2, from: .rows("A039"), by: .measured)
    return Quantity(
      "vessel.serum.phosphateExcess", "plasma phosphate above what is usual at the age", .milligramPerDecilitre,
      Mineral.phosphate.now - usual * Mineral.youthfulExcess)
  }()

  /// Kidney function lost below 90 mL/min, smooth.
  static let filtrationLost: RateLaw = {
    let normal = filtrationParameter("normalFiltration", "filtration below which loss counts", 90, in: 60...110)
    let bend = filtrationParameter("filtrationBend", "width of the bend there", 8, in: 2...20)
    return positivePart(normal - Kidney.filtration.now, width: bend)
  }()

  private static let basic: RateLaw = {
    let phosphate = parameter(
      "vessel.serum.phosphateEffect", "drive per mg/dL of phosphate above the age's normal (logarithm)", 0.16,
      .perMilligramPerDecilitre, in: 0.10...0.30, uncertainty: .logNormal(sd: 0.3), from: .rows("A037", "A038", "A040"),
      by: .fitted)
    let kidney = parameter(
      "vessel.serum.kidneyEffect", "drive per step of filtration lost (logarithm)", 0.40, .one, in: 0.2...0.6,
      uncertainty: .logNormal(sd: 0.25), from: .rows("A040", "A043"), by: .fitted)
    let step = filtrationParameter("filtrationStep", "filtration lost that the effect refers to", 60, in: 30...90)
    return exp(phosphate * phosphateExcess.now + kidney * filtrationLost / step - fetuinExponent * logFetuin)
  }()

  private static let fetuinExponent = exponentParameter(
    "fetuinExponent", "drive against fetuin-A", 0.5, in: 0.2...1, from: .rows("C009"))
  private static let intimaExponent = exponentParameter(
    "pyrophosphateIntima", "drive against pyrophosphate in the intima", 0.5, in: 0.1...1.5,
    from: .rows("A069", "C006", "C007"))
  private static let mediaExponent = exponentParameter(
    "pyrophosphateMedia", "drive against pyrophosphate in the media", 0.4, in: 0.1...1.5,
    from: .rows("A064", "A065", "A069"))
  private static let infancyExponent = exponentParameter(
    "pyrophosphateInfancy", "drive against pyrophosphate in the newborn's media, added", 1.1, in: 0...3,
    from: .rows("A064", "A065"))
  private static let infancyTime = parameter(
    "vessel.serum.infancyTime", "time in which the newborn's added need of pyrophosphate fades", 1, .year, in: 0.3...3,
    from: .rows("A064", "A065"), by: .assumed)

  private static let logPyrophosphate = log(pyrophosphate) + Conditions.dialysis * log(pyrophosphateOnDialysis)
  /// Logarithm of fetuin-A relative to the healthy mean, dialysis counted.
  static let logFetuin = log(fetuin) + Conditions.dialysis * log(fetuinOnDialysis)

  /// Drive on the intima and the valve.
  static let intima = Quantity(
    "vessel.serum.intimaDrive", "calcifying drive of the serum on intima and valve, 1 in the healthy adult", .one,
    capped(basic * exp(-intimaExponent * logPyrophosphate)))

  /// Drive on the media of muscular arteries.
  static let media = Quantity(
    "vessel.serum.mediaDrive", "calcifying drive of the serum on the media, 1 in the healthy adult", .one,
    capped(basic * exp(-(mediaExponent + infancyExponent * exp(-RateLaw.time / infancyTime)) * logPyrophosphate)))

  /// The newborn's drive on the media, kidney and phosphate being normal.
  static let mediaAtBirth = capped(exp(-(mediaExponent + infancyExponent) * log(pyrophosphate)))

  private static func exponentParameter(
    _ key: String, _ meaning: String, _ value: Double, in range: ClosedRange<Double>, from source: Citation
  ) -> RateLaw {
    parameter(
      "vessel.serum.\(key)", meaning + " (exponent)", value, .one, in: range, uncertainty: .logNormal(sd: 0.3),
      from: source,
      by: .assumed)
  }

  private static func filtrationParameter(
    _ key: String, _ meaning: String, _ value: Double, in range: ClosedRange<Double>
  )
    -> RateLaw
  {
    parameter(
      "vessel.serum.\(key)", meaning, value, .millilitrePerMinute, in: range,
      from: .rows("A040", "A044", note: "where the effect begins is assumed"), by: .assumed)
  }
}
