import ModelLanguage

/// How a person's density and history move fracture hazards.
enum FractureRisk {
  /// ln RR per standard deviation of femoral-neck density at the hip: 0.968 − 0.0174·(age − 70).
  static let hipGradient: RateLaw = {
    let at70 = parameter(
      "fracture.hip.logGradient", "log hazard ratio of hip fracture per SD of neck density at 70", 0.968, .one,
      in: 0.5...1.5,
      uncertainty: .logNormal(sd: 0.05), from: .published("Johnell 2005, hip: 3.68 at 50 to 1.93 at 85"), by: .fitted)
    let slope = parameter(
      "fracture.hip.logGradientSlope", "its fall per year of age", 0.0174, .perYear, in: 0...0.03,
      from: .published("Johnell 2005, hip: 3.68 at 50 to 1.93 at 85"), by: .fitted)
    let age = parameter(
      "fracture.hip.gradientAge", "age at which it is given", 70, .year, in: 70...70, from: .assumption("convention"),
      by: .measured)
    return at70 - slope * (.time - age)
  }()

  static func gradientParameter(_ key: String, _ title: String, _ ratio: Double) -> RateLaw {
    log(
      parameter(
        "fracture.\(key).gradient", "hazard ratio of \(title) per SD of density", ratio, .one, in: 1...4,
        uncertainty: .logNormal(sd: 0.1),
        from: .published("Marshall 1996; Johnell 2005"), by: .measured))
  }

  /// A risk factor: hazard ratios at the hip and elsewhere, and how common it is, so that the population mean stays.
  struct Factor {
    let key: String
    let title: String
    let hip: Double
    let other: Double
    let prevalence: Double
    let rows: [String]

    private var present: RateLaw { input("history.\(key)", "has: \(title)", normal: 0, .one, in: 0...1) }
    /// 0 where nobody said: the factor is then the population's mean, 1.
    private var isKnown: RateLaw {
      input("history.\(key).known", "whether it is known: \(title)", normal: 0, .one, in: 0...1)
    }

    func law(atHip: Bool) -> RateLaw {
      let ratio = parameter(
        "fracture.factor.\(key).\(atHip ? "hip" : "other")",
        "hazard ratio of \(atHip ? "hip" : "other") fracture with \(title)",
        atHip ? hip : other, .one, in: 0.8...5, uncertainty: .logNormal(sd: 0.15),
        from: rows.isEmpty ? .assumption("as other osteoporotic fractures") : Citation(rows: rows),
        by: rows.isEmpty ? .assumed : .measured)
      let share = parameter(
        "fracture.factor.\(key).prevalence", "share of older adults with \(title)", prevalence, .one, in: 0...0.8,
        from: .assumption("population surveys; only the mean rests on it"), by: .assumed)
      let mean = 1 + share * (ratio - 1)
      return exp(isKnown * (present * log(ratio) - log(mean)))
    }
  }

  private static func factorParameter(
    _ key: String, _ title: String, hip: Double, other: Double, prevalence: Double, rows: [String]
  ) -> Factor {
    Factor(key: key, title: title, hip: hip, other: other, prevalence: prevalence, rows: rows)
  }

  private static let factors = [
    factorParameter(
      "priorFracture", "a fracture before as an adult", hip: 1.62, other: 1.77, prevalence: 0.25,
      rows: ["bone-177"]),
    // 2.27 was recalled; a second reading found 2.02, and ratios of 1.3 to 3.1 by age.
    factorParameter(
      "parentHipFracture", "a parent's hip fracture", hip: 2.02, other: 1.3, prevalence: 0.1,
      rows: ["verified-53"]),
    factorParameter("smoking", "smoking", hip: 1.60, other: 1.15, prevalence: 0.15, rows: ["bone-181"]),
    factorParameter(
      "glucocorticoidEver", "glucocorticoids ever", hip: 2.25, other: 1.6, prevalence: 0.03,
      rows: ["bone-182"]),
    factorParameter(
      "alcohol", "more than two units of alcohol a day", hip: 1.70, other: 1.4, prevalence: 0.07,
      rows: ["bone-183"]),
    factorParameter(
      "rheumatoidArthritis", "rheumatoid arthritis", hip: 1.73, other: 1.4, prevalence: 0.01,
      rows: ["bone-184"]),
  ]

  /// Thin people break hips beyond what density says: 1.42 at a body mass index of 20.
  private static let thinness: RateLaw = {
    let slope = parameter(
      "fracture.hip.thinness", "log hazard of hip fracture per unit of body mass index below 25", 0.070,
      .one / .kilogramPerSquareMetre, in: 0...0.2,
      uncertainty: .logNormal(sd: 0.3), from: .rows("bone-179"), by: .measured)
    let usual = parameter(
      "fracture.hip.thinnessFrom", "body mass index below which it counts", 25, .kilogramPerSquareMetre, in: 20...30,
      from: .rows("bone-179"), by: .measured)
    let width = parameter(
      "fracture.hip.thinnessWidth", "how gradually", 1, .kilogramPerSquareMetre, in: 0.5...3,
      from: .assumption("smooth"), by: .assumed)
    return exp(slope * positivePart(usual - Body.bodyMassIndex.now, width: width))
  }()

  static let hipFactors: RateLaw = factors.reduce(thinness) { $0 * $1.law(atHip: true) }
  static let otherFactors: RateLaw = factors.dropFirst().reduce(factors[0].law(atHip: false)) {
    $0 * $1.law(atHip: false)
  }
}
