import ModelLanguage

/// Kidney function over life, the one filtration rate of the whole model.
///
///     dQ/dt = −Q·(0.0095·sig((t−32)/4)·exp(0.30 zS + 0.50 dm + 0.35 e₆)·(1 + ε(g_k − 1)) + λ)
///     eGFR = 108·(1 − 0.75·e^(−t/0.6 y))·Q·(1 − dialysis) + 8·dialysis
///
/// λ (`condition.kidneyDisease.lossRate`) is the loss that a kidney disease adds while it lasts. To meet a measured eGFR at age
/// T with a disease since age s: λ = ln(eGFR without it at T / measured)/(T − s), exact because both act on the same Q.
/// Left out: hyperfiltration, albuminuria, acute injury, transplantation.
public struct GlomerularFiltration: Mechanism {
  public var name: String { "Glomerular filtration" }
  public var summary: String {
    "Nephrons mature in infancy and are lost from the thirties on, faster with pressure, diabetes and disease."
  }
  public var leftOut: [String] { ["hyperfiltration", "albuminuria", "acute kidney injury", "transplantation"] }
  public var flows: [Flow] {
    Flow("nephron function is lost", from: Kidney.nephrons, at: Self.lossRate * Kidney.nephrons.now)
  }
  public var observables: [Quantity] { [Kidney.filtration] }
}

/// Owner: Kidney/ (vessel part).
public enum Kidney {
  /// Nephron function relative to youth.
  public static let nephrons = Pool(
    "kidney.nephronFunction", "nephron function relative to youth", .one, scale: 1, atBirth: 1)

  public static let filtration = Quantity(
    "kidney.filtration", "glomerular filtration rate per 1.73 m²", .millilitrePerMinute, GlomerularFiltration.filtration
  )
}

extension GlomerularFiltration {
  /// Filtration of a healthy kidney of this age relative to youth: newborns filter a quarter.
  static let maturity: RateLaw = {
    let newborn = parameter(
      "kidney.filtration.newbornDeficit", "share of the adult's filtration that the newborn lacks", 0.75, .one,
      in: 0.5...0.9,
      from: .recalled("newborns filter 20 to 30 mL/min per 1.73 m²"), by: .assumed)
    let maturing = parameter(
      "kidney.filtration.maturation", "time in which filtration matures", 0.6, .year, in: 0.2...2,
      from: .recalled("adult-like by two years"), by: .assumed)
    return 1 - newborn * exp(-RateLaw.time / maturing)
  }()

  static let filtration: RateLaw = {
    let adult = parameter(
      "kidney.filtration.youngAdult", "filtration rate of the young adult", 108, .millilitrePerMinute, in: 60...160,
      uncertainty: .logNormal(sd: 0.03), spread: .logNormal(sd: 0.12),
      from: .published("NHANES 2011-2020, CKD-EPI 2021: mean 113, SD 15 at 20-29"), by: .fitted)
    let onDialysis = parameter(
      "kidney.filtration.onDialysis", "filtration equivalent of dialysis and what is left", 8, .millilitrePerMinute,
      in: 3...15,
      from: .assumption("three sessions a week"), by: .assumed)
    let own = adult * maturity * Kidney.nephrons.now
    return own * (1 - Conditions.dialysis) + onDialysis * Conditions.dialysis
  }()

  /// Loss that a kidney disease adds, beyond age, pressure and diabetes.
  public static let diseaseLoss = input(
    "condition.kidneyDisease.lossRate", "share of nephron function that a kidney disease takes per year", normal: 0,
    .perYear,
    in: -0.05...3)

  private static let lossRate: RateLaw = {
    let normal = parameter(
      "kidney.nephronLoss.rate", "share of nephron function lost per year in later life", 0.0095, .perYear,
      in: 0.003...0.03,
      uncertainty: .logNormal(sd: 0.15),
      from: .rows("C018", note: "and NHANES 2011-2020 by decade: 113 at 20-29, 83 at 60-69, 65 above 80"), by: .fitted)
    let start = parameter(
      "kidney.nephronLoss.age", "age at which the loss has half begun", 32, .year, in: 25...45,
      from: .assumption("NHANES by decade"),
      by: .fitted)
    let width = parameter(
      "kidney.nephronLoss.width", "width of its beginning", 4, .year, in: 1...10, from: .assumption("smooth"),
      by: .assumed)
    let pressure = effectParameter("pressure", "20 mmHg of pressure", 0.30)
    let diabetes = effectParameter("diabetes", "diabetes", 0.50)
    let size = parameter(
      "kidney.nephronLoss.spread", "spread of the rate of loss between people (SD of its logarithm)", 0.35, .one,
      in: 0...1,
      from: .assumption("with the spread of youth gives SD 15-17 at 60-80, as in NHANES"), by: .fitted)
    let person = personalEffect("kidney.nephronLoss.z", "a person's rate of nephron loss")
    let risk = exp(pressure * Circulation.pressureExcess + diabetes * Conditions.diabetes + size * person)
    return normal * logistic((.time - start) / width) * risk * vitaminK + diseaseLoss
  }()

  private static let vitaminK: RateLaw = {
    let strength = parameter(
      "vessel.vitaminK.nephronEffect", "how much of the kidney's undercarboxylation acts on nephron loss", 0, .one,
      in: 0...1,
      uncertainty: .normal(sd: 0.1), scenarios: [.described: 0.5, .none: 0], from: .rows("C018", "T027"), by: .assumed)
    return 1 + strength * (VitaminKRestraint.kidney.now - 1)
  }()

  private static func effectParameter(_ key: String, _ meaning: String, _ value: Double) -> RateLaw {
    VesselRisk.effectParameter(
      "kidney.nephronLoss.\(key)", "\(meaning) on nephron loss", value,
      from: .assumption("hypertension and diabetes are the two chief causes of kidney failure; size assumed"),
      by: .assumed)
  }
}
