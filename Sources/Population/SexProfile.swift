import Evidence
import ModelLanguage
import Physiology
import Simulation

/// What is worked out once for all people of one sex: distributions, laws with the reference values, courses.
///
/// A class, never changed, so that each person holds one reference to it.
final class SexProfile: Sendable {
  let sex: Sex
  let draw: PreparedDraw
  let body: LawPerson
  let bodySlots: [(drawn: Int, slot: Int, factor: Double)]
  let diet: [Double]
  let dietSlots: [(drawn: Int, slot: Int, factor: Double)]
  let heightShare: HeightShare
  let kidney: KidneyCourse
  let habits: HabitualDiet
  let adults: Copula
  /// By `childBand`.
  let children: [Copula]
  let marginals: Marginals
  let shares: Shares
  /// How much likelier those with a high LDL take a statin, and those with a high pressure its medicines.
  let statinTie: Double
  let pressureTie: Double
  /// Place of the age at peak height velocity among the drawn values.
  let peakIndex: Int?

  /// Distributions of adults.
  struct Marginals: Sendable {
    let height, bodyMassIndex, systolicPressure, ldl, hdl, triglycerides, filtrationRate, calcidiol,
      haemoglobin: Marginal
    let diabeticHaemoglobin: DiabeticHaemoglobin
  }

  /// Shares of people by age.
  struct Shares: Sendable {
    let diabetes, smoking, formerSmoking, statin, antihypertensive: PrevalenceCurve
  }

  init(_ sex: Sex, country: String, scenario: EvidenceScenario, around centre: [String: Double]) {
    self.sex = sex
    draw = PreparedDraw(of: .spread, for: ReferenceModel.model, sex: sex, scenario: scenario, around: centre)
    let (bodyLaws, dietLaws) = (BodyLaws.shared.laws, DietLaws.shared.laws)
    body = LawPerson(
      parameters: bodyLaws.parameterValues(sex: sex, scenario: scenario, around: centre), inputs: bodyLaws.normalInputs)
    bodySlots = bodyLaws.slots(of: draw.keys)
    diet = dietLaws.parameterValues(sex: sex, scenario: scenario, around: centre)
    dietSlots = dietLaws.slots(of: draw.keys)
    heightShare = HeightShare(sex: sex, scenario: scenario, around: centre)
    kidney = KidneyCourse(sex: sex, scenario: scenario, around: centre)
    habits = HabitualDiet(country: country, sex: sex)
    adults = Copula(sex: sex)
    children = Self.childBands.map { band in
      let r = PopulationCorrelations.shipped.entry("child_\(band)_height", "child_\(band)_bmi", sex: sex)
      return Copula(sex: sex, heightAndBodyMass: r?.value)
    }
    marginals = Self.marginals(sex)
    shares = Self.shares(sex)
    let statinEffect =
      centre["circulation.ldl.statinEffect"]
      ?? ReferenceModel.model.parameter("circulation.ldl.statinEffect")?.value(sex: sex, scenario: scenario) ?? 0
    statinTie = TreatmentTie.correlation(
      of: "ldl_cholesterol", untreated: "ldl_cholesterol_untreated", medicine: "statin_use", effect: statinEffect,
      sex: sex)
    pressureTie = TreatmentTie.correlation(
      of: "systolic_bp", untreated: "systolic_bp_untreated", medicine: "antihypertensive_use", effect: 0, sex: sex)
    peakIndex = draw.keys.firstIndex(of: "body.peakHeightVelocityAge")
  }

  private static let childBands = ["2_5", "6_11", "12_19"]

  /// The correlations of an age; adults' from 20 years on.
  func copula(age: Double) -> Copula {
    age >= 20 ? adults : children[age < 6 ? 0 : age < 12 ? 1 : 2]
  }

  private static func marginals(_ sex: Sex) -> Marginals {
    func marginal(_ quantity: String, skewed: Bool = false) -> Marginal {
      guard let found = Marginal(quantity, sex: sex, skewed: skewed) else {
        preconditionFailure("the shipped distributions of adults lack \(quantity)")
      }
      return found
    }
    return Marginals(
      height: marginal("height"), bodyMassIndex: marginal("bmi", skewed: true),
      systolicPressure: marginal("systolic_bp"), ldl: marginal("ldl_cholesterol_untreated"),
      hdl: marginal("hdl_cholesterol", skewed: true), triglycerides: marginal("triglycerides", skewed: true),
      filtrationRate: marginal("egfr_ckdepi2021"), calcidiol: marginal("vitamin_d_25ohd", skewed: true),
      haemoglobin: marginal("hba1c_no_diabetes", skewed: true), diabeticHaemoglobin: DiabeticHaemoglobin(sex: sex))
  }

  private static func shares(_ sex: Sex) -> Shares {
    Shares(
      diabetes: PrevalenceCurve(adults: "diabetes_prevalence", sex: sex, start: 20),
      smoking: PrevalenceCurve(adults: "smoking_current", sex: sex, start: PersonDraft.smokingBegins),
      formerSmoking: PrevalenceCurve(adults: "smoking_former", sex: sex, start: PersonDraft.smokingBegins),
      statin: PrevalenceCurve(history: "statin_use", sex: sex, start: 20),
      antihypertensive: PrevalenceCurve(history: "antihypertensive_use", sex: sex, start: 20))
  }
}
