import ModelLanguage

/// Plaque in coronary arteries and aorta: LDL lays it down, little of it ever leaves.
///
///     dP/dt = k·LDLx·exp(0.15 zS + 0.30 dm − 0.008 (HDL−50) + 0.15 male + c·smoke + 0.5 e_P) − r_P·P,   LDLx = sp(LDL−40, 5)/75
///
/// c is 0.35 in the coronaries and 0.60 in the aorta. Left out: composition, rupture, inflammation, regression under very low LDL.
public struct AtheroscleroticPlaque: Mechanism {
  public var name: String { "Atherosclerotic plaque" }
  public var summary: String {
    "Cholesterol lays down plaque from childhood on; pressure, diabetes and smoke speed it."
  }
  public var leftOut: [String] {
    ["plaque composition and rupture", "inflammation", "marked regression on very low LDL"]
  }
  public var flows: [Flow] {
    Flow(
      "coronary plaque grows", to: Self.coronary,
      at: Self.coronaryRate * Self.accrual * exp(Self.coronarySmoke * Conditions.smoking))
    Flow("coronary plaque is lost", from: Self.coronary, at: Self.loss * Self.coronary.now)
    Flow(
      "aortic plaque grows", to: Self.aorta,
      at: Self.aorticRate * Self.accrual * exp(Self.aorticSmoke * Conditions.smoking))
    Flow("aortic plaque is lost", from: Self.aorta, at: Self.loss * Self.aorta.now)
  }
}

extension AtheroscleroticPlaque {
  public static let coronary = Pool(
    "vessel.coronary.plaque", "coronary plaque thickness", .millimetre, scale: 1, atBirth: 0)
  public static let aorta = Pool("vessel.aorta.plaque", "aortic plaque index", .millimetre, scale: 1, atBirth: 0)

  private static let coronaryRate = rateParameter(
    "vessel.coronary.plaqueRate", "coronary plaque laid down per year at LDL 115 mg/dL", 0.026)
  private static let aorticRate = rateParameter(
    "vessel.aorta.plaqueRate", "aortic plaque laid down per year at LDL 115 mg/dL", 0.024)
  private static let loss = parameter(
    "vessel.plaque.loss", "share of plaque lost per year", 0.004, .perYear, in: 0.002...0.02,
    uncertainty: .logNormal(sd: 0.4),
    from: .rows("A032h", "A032l", "A032n", note: "plaque shrinks slowly even on intensive statins"), by: .assumed)
  private static let coronarySmoke = VesselRisk.effectParameter(
    "vessel.coronary.plaqueSmoking", "smoking on coronary plaque", 0.35, from: VesselRisk.direction, by: .assumed)
  private static let aorticSmoke = VesselRisk.effectParameter(
    "vessel.aorta.plaqueSmoking", "smoking on aortic plaque", 0.60, from: VesselRisk.direction, by: .assumed)

  private static let accrual: RateLaw = {
    let pressure = VesselRisk.effectParameter(
      "vessel.plaque.pressure", "20 mmHg of pressure on plaque", 0.15, from: VesselRisk.direction, by: .assumed)
    let diabetes = VesselRisk.effectParameter(
      "vessel.plaque.diabetes", "diabetes on plaque", 0.30, from: VesselRisk.direction, by: .assumed)
    let hdl = VesselRisk.effectParameter(
      "vessel.plaque.hdl", "HDL on plaque", -0.008, .perMilligramPerDecilitre, from: VesselRisk.direction, by: .assumed)
    let male = parameter(
      "vessel.plaque.male", "being a man on plaque", female: 0, male: 0.15, .one, in: 0...0.45,
      uncertainty: .normal(sd: 0.05),
      from: VesselRisk.direction, by: .assumed)
    let size = parameter(
      "vessel.plaque.spread", "spread of plaque between people of equal risk (SD of its logarithm)", 0.5, .one,
      in: 0...1,
      from: .rows("A062"), by: .fitted)
    let person = personalEffect("vessel.plaque.z", "a person's plaque for their risk")
    let risk = pressure * Circulation.pressureExcess + diabetes * Conditions.diabetes + hdl * VesselRisk.hdlExcess
    return excessLDL * exp(risk + male + size * person)
  }()

  /// LDL beyond what arteries bear, 1 at 115 mg/dL.
  private static let excessLDL: RateLaw = {
    let harmless = lipoproteinParameter("harmlessLDL", "LDL that lays down no plaque", 40, in: 20...60)
    let bend = lipoproteinParameter("harmlessLDLWidth", "width of the bend there", 5, in: 1...10)
    let step = lipoproteinParameter("stepLDL", "LDL beyond it that the rate refers to", 75, in: 50...100)
    return positivePart(Circulation.ldl.now - harmless, width: bend) / step
  }()

  private static func lipoproteinParameter(
    _ key: String, _ meaning: String, _ value: Double, in range: ClosedRange<Double>
  ) -> RateLaw {
    parameter(
      "vessel.plaque.\(key)", meaning, value, .milligramPerDecilitre, in: range,
      from: .assumption("LDL near that of newborns and of people without PCSK9 leaves arteries clear"), by: .assumed)
  }

  private static func rateParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    parameter(
      key, meaning, value, .millimetre / .year, in: 0.005...0.1, uncertainty: .logNormal(sd: 0.2),
      from: .rows("A060", "A061", "A062"), by: .fitted)
  }
}
