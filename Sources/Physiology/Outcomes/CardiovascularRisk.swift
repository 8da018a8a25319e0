import ModelLanguage

/// What the risk equations are asked about, as terms: a life's covariates, or a published test case.
struct RiskFactors {
  var age: RateLaw
  var totalCholesterol: RateLaw
  var hdl: RateLaw
  var systolicPressure: RateLaw
  var bodyMassIndex: RateLaw
  var filtration: RateLaw
  var diabetes: RateLaw
  var smoking: RateLaw
  var antihypertensive: RateLaw
  var statin: RateLaw

  /// The person as they are now.
  static let present = RiskFactors(
    age: .time, totalCholesterol: Circulation.totalCholesterol.now, hdl: Circulation.hdl.now,
    systolicPressure: Circulation.systolicPressure.now, bodyMassIndex: Body.bodyMassIndex.now,
    filtration: Kidney.filtration.now, diabetes: Conditions.diabetes, smoking: Conditions.smoking,
    antihypertensive: Conditions.antihypertensive, statin: Conditions.statin)
}

/// The PREVENT base equations of the American Heart Association: ten-year risk of cardiovascular disease, of its
/// atherosclerotic part and of heart failure.
///
///     p = sig(Σ β·x),  x made of age, lipids, pressure, diabetes, smoking, body mass, filtration, medicines and their products with age
///
/// Fitted at 30 to 79 years; beyond, an extrapolation. Left out: the optional terms (albuminuria, HbA1c, deprivation).
public struct CardiovascularRisk: Mechanism {
  public var name: String { "PREVENT ten-year risk" }
  public var summary: String {
    "Published equations turn ordinary risk factors into ten-year risks; calcium has no part in them."
  }
  public var leftOut: [String] {
    ["albuminuria, HbA1c and deprivation", "ages below 30 and above 79, where it extrapolates"]
  }
  public var observables: [Quantity] { [Self.total, Self.atherosclerotic, Self.heartFailure] }
}

extension CardiovascularRisk {
  public static let total = tenYears("total", "cardiovascular disease", PreventEquation.total)
  public static let atherosclerotic = tenYears(
    "atherosclerotic", "atherosclerotic cardiovascular disease", PreventEquation.atherosclerotic)
  public static let heartFailure = tenYears("heartFailure", "heart failure", PreventEquation.heartFailure)

  private static func tenYears(_ key: String, _ name: String, _ equation: PreventEquation) -> Quantity {
    Quantity("outcome.prevent.\(key)", "ten-year risk of \(name) by PREVENT", .one, equation.risk(RiskFactors.present))
  }
}

/// One of the PREVENT equations: its coefficients by term.
struct PreventEquation: Sendable {
  /// A term and its coefficient in women and men.
  typealias Coefficient = (term: Term, female: Double, male: Double)

  enum Term: String {
    case constant, age, nonHDL, hdl, lowPressure, highPressure, diabetes, smoking, lowBodyMass, highBodyMass
    case lowFiltration, highFiltration, antihypertensive, statin, antihypertensiveHighPressure, statinNonHDL
    case ageNonHDL, ageHDL, ageHighPressure, ageDiabetes, ageSmoking, ageHighBodyMass, ageLowFiltration
  }

  let terms: [(term: Term, coefficient: RateLaw)]

  init(_ key: String, _ coefficients: [Coefficient]) {
    terms = coefficients.map { row in
      let reach = 2 * max(abs(row.female), abs(row.male))
      let law = parameter(
        "outcome.prevent.\(key).\(row.term.rawValue)", "coefficient of \(row.term.rawValue)", female: row.female,
        male: row.male,
        .one, in: -reach...reach, from: .rows("D009"), by: .measured)
      return (row.term, law)
    }
  }

  func risk(_ person: RiskFactors) -> RateLaw {
    let values = PreventTerms(person)
    return logistic(sum(terms.map { term, coefficient in coefficient * values.value(of: term) }))
  }
}

/// The centred and scaled terms of the equations.
struct PreventTerms {
  private let person: RiskFactors
  private let age, nonHDL, hdl, lowPressure, highPressure: RateLaw
  private let lowBodyMass, highBodyMass, lowFiltration, highFiltration: RateLaw

  init(_ person: RiskFactors) {
    self.person = person
    age = Self.scaledParameter(person.age, "age", 55, 10, .year)
    nonHDL = Self.scaledParameter(
      (person.totalCholesterol - person.hdl) * Self.millimolar, "nonHDL", 3.5, 1, .millimole / .litre)
    hdl = Self.scaledParameter(person.hdl * Self.millimolar, "hdl", 1.3, 0.3, .millimole / .litre)
    let pressureKnot = Self.constantParameter("pressure.knot", 110, .millimetreOfMercury)
    lowPressure =
      (minimum(person.systolicPressure, pressureKnot) - pressureKnot)
      / Self.constantParameter("pressure.step", 20, .millimetreOfMercury)
    highPressure = Self.scaledParameter(
      maximum(person.systolicPressure, pressureKnot), "highPressure", 130, 20, .millimetreOfMercury)
    let massKnot = Self.constantParameter("bodyMass.knot", 30, .kilogramPerSquareMetre)
    lowBodyMass = Self.scaledParameter(
      minimum(person.bodyMassIndex, massKnot), "lowBodyMass", 25, 5, .kilogramPerSquareMetre)
    highBodyMass = Self.scaledParameter(
      maximum(person.bodyMassIndex, massKnot), "highBodyMass", 30, 5, .kilogramPerSquareMetre)
    let filtrationKnot = Self.constantParameter("filtration.knot", 60, .millilitrePerMinute)
    lowFiltration = -Self.scaledParameter(
      minimum(person.filtration, filtrationKnot), "lowFiltration", 60, 15, .millilitrePerMinute)
    highFiltration = -Self.scaledParameter(
      maximum(person.filtration, filtrationKnot), "highFiltration", 90, 15, .millilitrePerMinute)
  }

  func value(of term: PreventEquation.Term) -> RateLaw {
    switch term {
    case .constant: 1
    case .age: age
    case .nonHDL: nonHDL
    case .hdl: hdl
    case .lowPressure: lowPressure
    case .highPressure: highPressure
    case .diabetes: person.diabetes
    case .smoking: person.smoking
    case .lowBodyMass: lowBodyMass
    case .highBodyMass: highBodyMass
    case .lowFiltration: lowFiltration
    case .highFiltration: highFiltration
    case .antihypertensive: person.antihypertensive
    case .statin: person.statin
    case .antihypertensiveHighPressure: person.antihypertensive * highPressure
    case .statinNonHDL: person.statin * nonHDL
    case .ageNonHDL: age * nonHDL
    case .ageHDL: age * hdl
    case .ageHighPressure: age * highPressure
    case .ageDiabetes: age * person.diabetes
    case .ageSmoking: age * person.smoking
    case .ageHighBodyMass: age * highBodyMass
    case .ageLowFiltration: age * lowFiltration
    }
  }

  /// mmol/L of cholesterol in one mg/dL.
  private static let millimolar = constantParameter(
    "cholesterol", 0.02586, .millimole / .litre / .milligramPerDecilitre)

  private static func scaledParameter(
    _ x: RateLaw, _ key: String, _ centre: Double, _ step: Double, _ unit: UnitOfMeasure
  )
    -> RateLaw
  {
    (x - constantParameter("\(key).centre", centre, unit)) / constantParameter("\(key).step", step, unit)
  }

  private static func constantParameter(_ key: String, _ value: Double, _ unit: UnitOfMeasure) -> RateLaw {
    parameter(
      "outcome.prevent.scale.\(key)", "part of the definition of PREVENT: \(key)", value, unit, in: 0...(2 * value),
      from: .rows("D009"), by: .measured)
  }
}
