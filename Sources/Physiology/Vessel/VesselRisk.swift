import ModelLanguage

/// Risk factors as the vessel's laws use them, measured from one reference person.
enum VesselRisk {
  /// HDL above 50 mg/dL.
  static let hdlExcess =
    Circulation.hdl.now
    - parameter(
      "vessel.reference.hdl", "HDL at which effects on arteries are as given", 50, .milligramPerDecilitre, in: 35...70,
      from: .assumption("the reference person of the risk factors"), by: .assumed)

  /// Body mass index above 27 kg/m².
  static let bodyMassExcess =
    Body.bodyMassIndex.now
    - parameter(
      "vessel.reference.bodyMassIndex", "body mass index at which effects on arteries are as given", 27,
      .kilogramPerSquareMetre, in: 22...32, from: .assumption("the reference person of the risk factors"), by: .assumed)

  /// Logarithm of the factor of descent on onset: 0 for white people.
  static let logDescent: RateLaw = {
    let black = descentParameter("black", "Black", 0.65)
    let hispanic = descentParameter("hispanic", "Hispanic", 0.70)
    let chinese = descentParameter("chinese", "Chinese", 0.80)
    return Conditions.black * log(black) + Conditions.hispanic * log(hispanic) + Conditions.chinese * log(chinese)
  }()

  private static func descentParameter(_ key: String, _ name: String, _ value: Double) -> RateLaw {
    parameter(
      "vessel.onset.descent.\(key)", "onset of calcification in \(name) people relative to white", value, .one,
      in: 0.4...1.2,
      uncertainty: .logNormal(sd: 0.1),
      from: .rows(
        "A002w", "A002b", "A002H", "A002C", note: "recalled; the order and size agree with the MESA calculator"),
      by: .translated)
  }

  /// An effect on the logarithm of a rate, per unit of a risk factor.
  static func effectParameter(
    _ key: String, _ meaning: String, _ value: Double, _ unit: UnitOfMeasure = .one, spreadOfOpinion: Double = 0.3,
    from source: Citation, by method: Method
  ) -> RateLaw {
    let reach = 2 * abs(value)
    return parameter(
      key, meaning, value, unit, in: -reach...reach, uncertainty: .normal(sd: spreadOfOpinion * abs(value)),
      from: source,
      by: method)
  }

  static let direction = Citation.rows("A007", "A010", note: "direction from the rows, size assumed")
}

extension UnitOfMeasure {
  static let perMilligramPerDecilitre = (one / milligramPerDecilitre).written("dL/mg")
  static let perKilogramPerSquareMetre = (one / kilogramPerSquareMetre).written("m²/kg")
}
