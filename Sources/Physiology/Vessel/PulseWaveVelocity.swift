import ModelLanguage

/// Stiffness of the aorta as the carotid-femoral pulse wave shows it.
///
///     dL/dt = 1.0·(g_a − L)
///     cfPWV = (6.15 + 4.4·sig((t−60)/9.5))·√(MAP/95)·e^(0.06 dm + 0.10 e₅)·(1 + 0.03·ln(1 + (X_t+X_b)/8 mg))·L^ψ
///
/// Calcium explains at most a fifth of the variance between people. Left out: heart rate; elastin and collagen apart from age.
public struct PulseWaveVelocity: Mechanism {
  public var name: String { "Pulse wave velocity" }
  public var summary: String {
    "Age, pressure and aortic calcium stiffen the aorta; vitamin K acts through the tone of the wall."
  }
  public var leftOut: [String] { ["heart rate", "elastin and collagen apart from age", "the reflected wave"] }
  public var flows: [Flow] {
    relaxation(of: Self.tone, towards: VitaminKRestraint.aorta.now, over: 1 / Self.toneRate)
  }
  public var observables: [Quantity] { [Self.carotidFemoral, Self.arteriograph, Self.magneticResonance] }
}

extension PulseWaveVelocity {
  public static let tone = Pool(
    "vessel.wallTone", "tone of the arterial wall that follows undercarboxylated MGP, 1 at the unsupplemented mean",
    .one, scale: 1,
    atBirth: 1)
  private static let toneRate = parameter(
    "vessel.wallTone.rate", "share by which wall tone nears its target per year", 1.0, .perYear, in: 0.3...4,
    uncertainty: .logNormal(sd: 0.4), from: .rows("T004", "T005", note: "recalled: three years of MK-7"), by: .assumed)

  /// Carotid-femoral pulse wave velocity.
  public static let carotidFemoral = Quantity(
    "vessel.pulseWaveVelocity", "carotid-femoral pulse wave velocity", .metrePerSecond,
    ofAge * ofPressure * ofPerson * ofCalcium * ofTone)
  public static let arteriograph = Quantity(
    "vessel.pulseWaveVelocity.arteriograph", "pulse wave velocity as the Arteriograph reads it", .metrePerSecond,
    carotidFemoral.now * deviceParameter("arteriograph", "Arteriograph reading", 1.07))
  public static let magneticResonance = Quantity(
    "vessel.pulseWaveVelocity.magneticResonance", "aortic pulse wave velocity as magnetic resonance reads it",
    .metrePerSecond,
    carotidFemoral.now * deviceParameter("magneticResonance", "magnetic resonance reading", 0.80))

  private static let reference = Citation.rows("C032", "C033", "C034")
  private static let ofAge: RateLaw = {
    let young = parameter(
      "vessel.pulseWave.young", "pulse wave velocity of the young", 6.15, .metrePerSecond, in: 5...7,
      uncertainty: .logNormal(sd: 0.05), from: reference, by: .fitted)
    let rise = parameter(
      "vessel.pulseWave.rise", "rise of pulse wave velocity with age", 4.4, .metrePerSecond, in: 2...8,
      uncertainty: .logNormal(sd: 0.05), from: reference, by: .fitted)
    let middle = parameter(
      "vessel.pulseWave.age", "age of half that rise", 60, .year, in: 50...70, from: reference, by: .fitted)
    let width = parameter(
      "vessel.pulseWave.width", "width of that rise", 9.5, .year, in: 5...20, from: reference, by: .fitted)
    return young + rise * logistic((.time - middle) / width)
  }()
  private static let ofPressure: RateLaw = {
    let normal = parameter(
      "vessel.pulseWave.pressure", "mean pressure at which the values of age hold", 95, .millimetreOfMercury,
      in: 85...105,
      from: reference, by: .assumed)
    return sqrt(Circulation.meanPressure.now / normal)
  }()
  private static let ofPerson: RateLaw = {
    let diabetes = VesselRisk.effectParameter(
      "vessel.pulseWave.diabetes", "diabetes on pulse wave velocity", 0.06, from: .rows("T028"), by: .assumed)
    let size = parameter(
      "vessel.pulseWave.spread", "spread of pulse wave velocity between people (SD of its logarithm)", 0.10, .one,
      in: 0...0.3,
      from: .rows("C032", "C033"), by: .fitted)
    return exp(
      diabetes * Conditions.diabetes + size
        * personalEffect("vessel.pulseWave.z", "a person's stiffness for age and pressure"))
  }()
  private static let ofCalcium: RateLaw = {
    let slope = parameter(
      "vessel.pulseWave.calciumEffect", "aortic calcium on pulse wave velocity", 0.03, .one, in: 0...0.1,
      uncertainty: .logNormal(sd: 0.4), from: .rows("C030", "C031", "C035"), by: .fitted)
    let amount = parameter(
      "vessel.pulseWave.calciumScale", "aortic calcium that matters to stiffness", 8, .milligram, in: 1...50,
      from: .rows("C030", "C031"), by: .assumed)
    let aortic = CalcifiedSite.thoracicAorta.calcium.now + CalcifiedSite.abdominalAorta.calcium.now
    return 1 + slope * log(1 + aortic / amount)
  }()
  private static let ofTone: RateLaw = {
    let exponent = parameter(
      "vessel.vitaminK.toneExponent", "pulse wave velocity follows wall tone to this power", 0.03, .one, in: 0...0.3,
      uncertainty: .normal(sd: 0.025), scenarios: [.described: 0.16, .none: 0],
      from: .rows("T004", "T005", "T006", "T022", "T027", "T028", "T029"), by: .assumed)
    return tone.now.power(exponent)
  }()

  private static func deviceParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    parameter(
      "vessel.pulseWave.\(key)", "\(meaning) relative to carotid-femoral", value, .one, in: 0.6...1.4,
      from: .rows("C034", note: "device offsets are partly recalled"), by: .assumed)
  }
}
