import ModelLanguage

/// When a place begins to hold calcium that CT can see: a hazard adds up until it passes the person's threshold.
///
///     dH_s/dt = h_s·((t+1)/61)^n_s·(micro/reference)·exp(risk factors + σ_s·e) + h_med
///     w_s = sig(16·(ln H_s − ln E_s)),   E_s = −ln(1 − Φ(z_s))
///
/// E is exponential across people, so the switch w reproduces a survival model without a random event inside the solver.
/// Left out: more than one deposit per place.
public struct CalcificationOnset: Mechanism {
  public var name: String { "Onset of calcification" }
  public var summary: String { "Each place begins to calcify when its accumulated hazard passes a personal threshold." }
  public var leftOut: [String] { ["more than one deposit per artery", "mitral annulus and breast arteries"] }
  public var flows: [Flow] {
    Flow("coronary onset hazard adds up", to: CalcifiedSite.coronary.hazard, at: Self.coronary)
    Flow("thoracic onset hazard adds up", to: CalcifiedSite.thoracicAorta.hazard, at: Self.thoracic)
    Flow("abdominal onset hazard adds up", to: CalcifiedSite.abdominalAorta.hazard, at: Self.abdominal)
    Flow("medial onset hazard adds up", to: CalcifiedSite.media.hazard, at: Self.medial)
    Flow("valve onset hazard adds up", to: CalcifiedSite.valve.hazard, at: Self.valve)
    Flow(
      "reference coronary onset hazard adds up", to: CalcifiedSite.coronaryWithoutVitaminK.hazard,
      at: Self.coronaryWithoutVitaminK)
  }
}

extension CalcificationOnset {
  private static let transferred = Citation.rows("A012", "A007", "A017")

  private static let coronary = coronaryIntima(MicroCalcification.coronary) + MedialConditioning.hazard
  private static let coronaryWithoutVitaminK =
    coronaryIntima(MicroCalcification.coronaryWithoutVitaminK) + MedialConditioning.hazardWithoutVitaminK

  private static func coronaryIntima(_ micro: Pool) -> RateLaw { coronaryBase * micro.now / coronaryMicro }

  private static let coronaryMicro = referenceParameter("coronary", 0.6)
  private static let coronaryBase: RateLaw = {
    let hazard = hazardParameter(
      "coronary", female: 0.053, male: 0.116, in: 0.01...0.4, doubt: 0.15,
      from: .rows("A014wM", "A014wF", "A002w", "A003"))
    let size = spreadParameter("coronary", 0.35)
    let pressure = effectParameter("coronary.pressure", "20 mmHg of pressure", 0.10)
    let diabetes = effectParameter("coronary.diabetes", "diabetes", 0.55)
    let smoking = effectParameter("coronary.smoking", "smoking", 0.25)
    let bodyMass = effectParameter("coronary.bodyMass", "body mass index", 0.02, .perKilogramPerSquareMetre)
    let family = effectParameter("coronary.familyHistory", "family history", 0.35)
    let hdl = effectParameter("coronary.hdl", "HDL", -0.006, .perMilligramPerDecilitre)
    let classic = pressure * Circulation.pressureExcess + diabetes * Conditions.diabetes + smoking * Conditions.smoking
    let bodily = bodyMass * VesselRisk.bodyMassExcess + hdl * VesselRisk.hdlExcess
    let inborn = family * (Conditions.familyHistory - meanFamilyHistory) + size * arterialFrailty
    return hazard * agePower(exponentParameter("coronary", 3.8))
      * exp(classic + bodily + inborn + VesselRisk.logDescent)
  }()

  private static let meanFamilyHistory = parameter(
    "vessel.onset.meanFamilyHistory", "share of people with a family history, at which the base hazard holds", 0.35,
    .one,
    in: 0...1, from: .rows("D003", note: "the share is an assumption"), by: .assumed)

  private static let aorticRisk: RateLaw = {
    let size = spreadParameter("aorta", 0.40)
    let pressure = effectParameter("aorta.pressure", "20 mmHg of pressure", 0.15)
    let diabetes = effectParameter("aorta.diabetes", "diabetes", 0.25)
    let smoking = effectParameter("aorta.smoking", "smoking", 0.50)
    let classic = pressure * Circulation.pressureExcess + diabetes * Conditions.diabetes + smoking * Conditions.smoking
    let micro = MicroCalcification.aorta.now / referenceParameter("aorta", 0.5)
    return micro * exp(classic + size * arterialFrailty + VesselRisk.logDescent)
  }()
  private static let thoracic =
    hazardParameter("thoracicAorta", female: 0.0120, male: 0.0125, in: 0.002...0.08, doubt: 0.25, from: .rows("C027"))
    * agePower(exponentParameter("thoracicAorta", 6)) * aorticRisk + MedialConditioning.hazard
  private static let abdominal =
    hazardParameter(
      "abdominalAorta", female: 0.155, male: 0.175, in: 0.03...0.8, doubt: 0.25, from: .rows("C027", "C028", "C029"))
    * agePower(exponentParameter("abdominalAorta", 5)) * aorticRisk + MedialConditioning.hazard

  private static let medial: RateLaw = {
    let hazard = hazardParameter(
      "media", female: 0.0085, male: 0.013, in: 0.001...0.1, doubt: 0.5, from: .rows("A083", "A084"))
    let power = parameter(
      "vessel.onset.media.microExponent", "medial onset against microcalcium (exponent)", 1.5, .one, in: 0.5...3,
      from: .rows("A069"), by: .assumed)
    let size = spreadParameter("media", 0.50)
    let pressure = effectParameter("media.pressure", "20 mmHg of pressure", 0.10)
    let diabetes = effectParameter("media.diabetes", "diabetes", 0.90)
    let smoking = effectParameter("media.smoking", "smoking", 0.20)
    let classic = pressure * Circulation.pressureExcess + diabetes * Conditions.diabetes + smoking * Conditions.smoking
    let nucleated = (MicroCalcification.media.now / referenceParameter("media", 1)).power(power)
    return hazard * agePower(exponentParameter("media", 4)) * nucleated
      * exp(classic + size * CalcifiedSite.medialFrailty)
      + MedialConditioning.hazard
  }()

  private static let valve: RateLaw = {
    let hazard = hazardParameter(
      "valve", female: 0.0036, male: 0.0063, in: 0.0005...0.05, doubt: 0.2, from: .rows("C020", "C021", "C022", "C023"))
    let size = spreadParameter("valve", 0.40)
    let pressure = effectParameter("valve.pressure", "20 mmHg of pressure", 0.15)
    let diabetes = effectParameter("valve.diabetes", "diabetes", 0.35)
    let smoking = effectParameter("valve.smoking", "smoking", 0.30)
    let bodyMass = effectParameter("valve.bodyMass", "body mass index", 0.03, .perKilogramPerSquareMetre)
    let ldl = effectParameter("valve.ldl", "LDL", 0.006, .perMilligramPerDecilitre)
    let classic = pressure * Circulation.pressureExcess + diabetes * Conditions.diabetes + smoking * Conditions.smoking
    let bodily = bodyMass * VesselRisk.bodyMassExcess + ldl * (Circulation.ldl.now - meanLDL)
    let inborn = size * CalcifiedSite.valveFrailty + VesselRisk.logDescent / 2
    let micro = MicroCalcification.valve.now / referenceParameter("valve", 0.08)
    return hazard * agePower(exponentParameter("valve", 5.2)) * micro * exp(classic + bodily + inborn) + medialShare
      * MedialConditioning.hazard
  }()
  private static let meanLDL = parameter(
    "vessel.onset.valve.meanLDL", "LDL at which the valve's base hazard holds", 115, .milligramPerDecilitre,
    in: 90...140,
    from: .assumption("the adult mean"), by: .assumed)
  private static let medialShare = parameter(
    "vessel.onset.valve.medialShare", "share of the medial route that reaches the valve", 0.3, .one, in: 0...1,
    from: .assumption("valves calcify on dialysis, less than arteries"), by: .assumed)

  static let arterialFrailty = personalEffect("vessel.arterial.z", "a person's readiness of arteries to calcify")

  private static let relativeAge =
    (.time
      + parameter(
        "vessel.onset.ageOffset", "added to age so that it starts above zero", 1, .year, in: 0.5...2,
        from: .assumption("keeps powers of age smooth at birth"), by: .assumed))
    / parameter(
      "vessel.onset.referenceAge", "age plus offset at which base hazards are given", 61, .year, in: 50...70,
      from: .assumption("sixty years"), by: .assumed)
  private static func agePower(_ exponent: RateLaw) -> RateLaw { relativeAge.power(exponent) }
  private static func exponentParameter(_ site: String, _ value: Double) -> RateLaw {
    parameter(
      "vessel.onset.\(site).agePower", "onset hazard against age (exponent)", value, .one,
      in: (value - 2)...(value + 2),
      uncertainty: .normal(sd: 0.5), from: .rows("A014wM", "A002w", "C022", "C028"), by: .fitted)
  }

  private static func hazardParameter(
    _ site: String, female: Double, male: Double, in range: ClosedRange<Double>, doubt: Double, from source: Citation
  ) -> RateLaw {
    parameter(
      "vessel.onset.\(site).hazard", "onset hazard at sixty in the reference person", female: female, male: male,
      .perYear,
      in: range, uncertainty: .logNormal(sd: doubt), from: source, by: .fitted)
  }

  private static func referenceParameter(_ site: String, _ value: Double) -> RateLaw {
    parameter(
      "vessel.onset.\(site).referenceMicro", "microcalcium at which the base hazard holds", value, .milligram,
      in: 0.01...2,
      from: .assumption("that of the reference person at sixty"), by: .assumed)
  }

  private static func spreadParameter(_ site: String, _ value: Double) -> RateLaw {
    parameter(
      "vessel.onset.\(site).spread", "spread of onset hazard between people of equal risk (SD of its logarithm)", value,
      .one,
      in: 0...1, from: .rows("A021"), by: .fitted)
  }

  private static func effectParameter(_ key: String, _ meaning: String, _ value: Double, _ unit: UnitOfMeasure = .one)
    -> RateLaw
  {
    VesselRisk.effectParameter(
      "vessel.onset.\(key)", "\(meaning) on onset", value, unit, spreadOfOpinion: 0.4, from: transferred,
      by: .translated)
  }
}
