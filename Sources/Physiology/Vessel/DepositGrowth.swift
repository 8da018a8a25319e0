import ModelLanguage

/// Growth of deposits in volume: limited by surface in arteries, by volume in the valve, slowed by crowding.
///
///     dV/dt = w·k·S·g·(V + 15)^(2/3)/(1 + V/V_crowd)            arteries
///     dV_v/dt = w·k_v·S^0.4·g·(V + 60)/(1 + V/9000)             valve
///     k = k₀·exp(σ·e)·exp(0.15 dm + 0.04 zS + 0.10 smoke)       arteries only
///
/// Volume never falls: vitamin K cannot undo an established score. Left out: flow and lumen.
public struct DepositGrowth: Mechanism {
  public var name: String { "Growth of calcified deposits" }
  public var summary: String {
    "Once begun, deposits grow over their surface, faster with phosphate, diabetes and undercarboxylated MGP."
  }
  public var leftOut: [String] { ["regression of established deposits", "lumen and flow", "shape of deposits"] }
  public var flows: [Flow] {
    Flow("coronary deposit grows", to: CalcifiedSite.coronary.volume, at: Self.coronary)
    Flow("thoracic aortic deposit grows", to: CalcifiedSite.thoracicAorta.volume, at: Self.thoracic)
    Flow("abdominal aortic deposit grows", to: CalcifiedSite.abdominalAorta.volume, at: Self.abdominal)
    Flow("medial deposit grows", to: CalcifiedSite.media.volume, at: Self.media)
    Flow("valve deposit grows", to: CalcifiedSite.valve.volume, at: Self.valve)
    Flow(
      "reference coronary deposit grows", to: CalcifiedSite.coronaryWithoutVitaminK.volume,
      at: Self.coronaryWithoutVitaminK)
  }
}

extension DepositGrowth {
  static let coronary =
    overSurface(.coronary, coronarySpeed, crowding: coronaryCrowding) * VitaminKRestraint.coronary.now
  static let coronaryWithoutVitaminK = overSurface(.coronaryWithoutVitaminK, coronarySpeed, crowding: coronaryCrowding)
  static let thoracic =
    overSurface(.thoracicAorta, thoracicSpeed, crowding: aorticCrowding) * VitaminKRestraint.aorta.now
  static let abdominal =
    overSurface(.abdominalAorta, abdominalSpeed, crowding: aorticCrowding) * VitaminKRestraint.aorta.now
  static let media = overSurface(.media, medialSpeed, crowding: aorticCrowding) * VitaminKRestraint.media.now
  static let valve: RateLaw = {
    let seed = volumeParameter("valve.seed", "volume that a valve deposit grows from", 60, in: 10...200)
    let crowding = volumeParameter("valve.crowding", "valve volume at which growth halves", 9000, in: 2000...40000)
    let now = CalcifiedSite.valve.volume.now
    let drive = exp(serumExponent * log(SerumDrive.intima.now)) * VitaminKRestraint.coronary.now
    return CalcifiedSite.valve.isCalcified * valveSpeed * drive * (now + seed) / (1 + now / crowding)
  }()

  private static func overSurface(_ site: CalcifiedSite, _ speed: RateLaw, crowding: RateLaw) -> RateLaw {
    let now = site.volume.now
    return site.isCalcified * speed * (now + seed).power(surfaceExponent) / (1 + now / crowding)
  }

  private static let seed = volumeParameter("seed", "volume that an arterial deposit grows from", 15, in: 3...60)
  private static let coronaryCrowding = volumeParameter(
    "coronary.crowding", "coronary volume at which growth halves", 4500, in: 1500...15000)
  private static let aorticCrowding = volumeParameter(
    "aorta.crowding", "aortic or medial volume at which growth halves", 12000, in: 4000...40000)
  private static let surfaceExponent = parameter(
    "vessel.growth.surfaceExponent", "growth follows volume to this power: a surface", 2.0 / 3, .one, in: 0.5...1,
    from: .rows("A007", "A009", "A020", note: "the share of growth falls with the score"), by: .assumed)

  /// Diabetes, pressure and smoke on growth.
  private static let risk: RateLaw = {
    let diabetes = VesselRisk.effectParameter(
      "vessel.growth.diabetes", "diabetes on growth", 0.15, from: .rows("A007"), by: .translated)
    let pressure = VesselRisk.effectParameter(
      "vessel.growth.pressure", "20 mmHg of pressure on growth", 0.04, from: .rows("A007"), by: .translated)
    let smoking = VesselRisk.effectParameter(
      "vessel.growth.smoking", "smoking on growth", 0.10, from: VesselRisk.direction, by: .assumed)
    return exp(diabetes * Conditions.diabetes + pressure * Circulation.pressureExcess + smoking * Conditions.smoking)
  }()

  private static let coronarySpeed: RateLaw = {
    let speed = parameter(
      "vessel.growth.coronary.speed", "growth of a coronary deposit over its surface", female: 0.54, male: 0.61,
      .millimetre / .year, in: 0.1...3, uncertainty: .logNormal(sd: 0.1), from: .rows("A007", "A008", "A009", "A019"),
      by: .fitted)
    let size = spreadParameter("coronary", 0.46, in: 0...1)
    return speed * exp(size * CalcifiedSite.growthEffect) * SerumDrive.intima.now * risk
  }()
  private static let aorticPerson: RateLaw = {
    exp(spreadParameter("aorta", 0.40, in: 0...1) * CalcifiedSite.medialFrailty) * SerumDrive.intima.now * risk
  }()
  private static let thoracicSpeed =
    aorticPerson * speedParameter("thoracicAorta", 0.85, from: .rows("C027"), by: .fitted)
  private static let abdominalSpeed =
    aorticPerson * speedParameter("abdominalAorta", 1.35, from: .rows("C027", "C028"), by: .assumed)
  private static let medialSpeed: RateLaw = {
    let person = exp(spreadParameter("media", 0.40, in: 0...1) * CalcifiedSite.growthEffect)
    return speedParameter("media", 0.90, from: .rows("A083", "A084"), by: .assumed) * person * SerumDrive.media.now
      * risk
  }()
  private static let valveSpeed: RateLaw = {
    let speed = parameter(
      "vessel.growth.valve.speed", "share by which a valve deposit grows per year", 0.105, .perYear, in: 0.085...0.13,
      uncertainty: .logNormal(sd: 0.1), from: .rows("C022", "C023", "C025"), by: .fitted)
    return speed * exp(spreadParameter("valve", 0.22, in: 0...1) * CalcifiedSite.valveFrailty)
  }()
  private static let serumExponent = parameter(
    "vessel.growth.valve.serumExponent", "valve growth against the serum's drive (exponent)", 0.4, .one, in: 0...1,
    uncertainty: .normal(sd: 0.15), from: .rows("A037", note: "the valve followed phosphate not at all"), by: .assumed)

  private static func speedParameter(_ site: String, _ value: Double, from source: Citation, by method: Method)
    -> RateLaw
  {
    parameter(
      "vessel.growth.\(site).speed", "growth of a deposit over its surface: \(site)", value, .millimetre / .year,
      in: 0.1...5,
      uncertainty: .logNormal(sd: 0.3), from: source, by: method)
  }

  private static func spreadParameter(_ site: String, _ value: Double, in range: ClosedRange<Double>) -> RateLaw {
    parameter(
      "vessel.growth.\(site).spread", "spread of growth between people (SD of its logarithm): \(site)", value, .one,
      in: range,
      from: .rows("A008", "A009", "A021"), by: .fitted)
  }

  private static func volumeParameter(_ key: String, _ meaning: String, _ value: Double, in range: ClosedRange<Double>)
    -> RateLaw
  {
    parameter(
      "vessel.growth.\(key)", meaning, value, .cubicMillimetre, in: range, uncertainty: .logNormal(sd: 0.4),
      from: .rows("A009", "A011"), by: .fitted)
  }
}
