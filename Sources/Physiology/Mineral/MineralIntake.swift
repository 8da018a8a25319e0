import ModelLanguage

/// Calcium, phosphorus and vitamin D eaten, by age, and what supplements add.
///
///     I = diet·f·[260 + 450·lg((a−1.2)/0.3) + 250·lg((a−6)/1.5) + d₁·lg((a−12.5)/1.5) − d₂·lg((a−70)/4)] + food + supplement
///     I_P = diet_P·f_P·I_default·(0.8 + 0.65·lg((a−1)/0.4)) + food_P + supplement
///
/// `f` is how much a person eats relative to others of the age; a tablet of calcium adds no phosphorus. To state an intake in
/// mg a day, set `diet` to 0 and `food` to the amount; to change a diet by a share, set `diet`.
public struct MineralIntake: Mechanism {
  public let name = "Intake of minerals and vitamin D"
  public let summary = "People eat as others of their age and sex do, times a personal factor, plus supplements."
  public let leftOut = ["breast milk and formula apart from their mean", "season"]
  public var observables: [Quantity] { [Self.calcium, Self.phosphorus, Self.calciumOfAge, Self.phosphorusOfAge] }

  private static let surveys = Citation.published("NHANES 2015-2016 day-1 means by age and sex (intakes.csv)")
  private static func intakeParameter(_ key: String, _ meaning: String, _ female: Double, _ male: Double) -> RateLaw {
    let most = max(abs(female), abs(male))
    return parameter(
      "intake.calcium.\(key)", meaning, female: female, male: male, .milligramPerDay, in: -2 * most...2 * most,
      from: surveys,
      by: .fitted)
  }
  private static func ageParameter(_ key: String, _ meaning: String, _ years: Double) -> RateLaw {
    parameter("intake.age.\(key)", meaning, years, .year, in: 0...100, from: surveys, by: .fitted)
  }

  /// Mean intake of the age and sex.
  public static let calciumOfAge = Quantity(
    "intake.calcium.ofAge", "mean calcium intake of the age and sex", .milligramPerDay,
    {
      let infant = intakeParameter("infant", "intake of the infant", 260, 260)
      let toddler = intakeParameter("toddler", "what weaning adds", 450, 450)
      let child = intakeParameter("child", "what childhood adds", 250, 250)
      let teen = intakeParameter("teen", "what the teens add", -100, 150)
      let old = intakeParameter("old", "what old age takes away", 100, 150)
      let first =
        infant + toddler
        * step(
          .time, at: ageParameter("weaning", "weaning", 1.2), width: ageParameter("weaningWidth", "its width", 0.3))
      let second =
        child
        * step(.time, at: ageParameter("school", "school age", 6), width: ageParameter("schoolWidth", "its width", 1.5))
      let third =
        teen
        * step(
          .time, at: ageParameter("teens", "the teens", 12.5), width: ageParameter("teensWidth", "their width", 1.5))
      return first + second + third - old
        * step(.time, at: ageParameter("old", "old age", 70), width: ageParameter("oldWidth", "its width", 4))
    }())

  static let calciumFactor = parameter(
    "intake.calcium.factor", "calcium eaten relative to others of the age and sex", 1, .one, in: 0.1...6,
    spread: .logNormal(sd: 0.45), from: .assumption("usual intakes; single days spread wider"), by: .assumed)
  static let phosphorusFactor = parameter(
    "intake.phosphorus.factor", "phosphorus eaten relative to others of the age and sex", 1, .one, in: 0.2...5,
    spread: .logNormal(sd: 0.3), from: .assumption("usual intakes vary less than calcium"), by: .assumed)
  private static let diet = input(
    "intake.calcium.diet", "share of one's usual dietary calcium that is eaten", normal: 1, .one, in: 0...10)
  private static let food = input(
    "intake.calcium.food", "dietary calcium stated by amount, beside that share", normal: 0, .milligramPerDay,
    in: 0...5000)
  private static let dietOfPhosphorus = input(
    "intake.phosphorus.diet", "share of one's usual dietary phosphorus that is eaten", normal: 1, .one, in: 0...10)
  private static let foodPhosphorus = input(
    "intake.phosphorus.food", "dietary phosphorus stated by amount, beside that share", normal: 0, .milligramPerDay,
    in: 0...8000)
  static let calciumSupplement = input(
    "intake.calcium.supplement", "calcium taken as a supplement", normal: 0, .milligramPerDay, in: 0...5000)
  static let phosphorusSupplement = input(
    "intake.phosphorus.supplement", "phosphorus taken as a supplement", normal: 0, .milligramPerDay, in: 0...5000)
  /// Food and supplements.
  static let vitaminD = input(
    "intake.vitaminD", "vitamin D from food and supplements", normal: 5, .microgramPerDay, in: 0...1250)

  public static let calcium = Quantity(
    "intake.calcium", "calcium intake", .milligramPerDay,
    diet * calciumFactor * calciumOfAge.now + food + calciumSupplement)

  public static let phosphorusOfAge = Quantity(
    "intake.phosphorus.ofAge", "mean phosphorus intake of the age and sex", .milligramPerDay,
    {
      let infant = parameter(
        "intake.phosphorus.infantRatio", "phosphorus per calcium eaten by the infant", 0.8, .one, in: 0.4...1.2,
        from: surveys, by: .fitted)
      let later = parameter(
        "intake.phosphorus.laterRatio", "what later food adds to it", 0.65, .one, in: 0.2...1, from: surveys,
        by: .fitted)
      let change = step(
        .time, at: ageParameter("mixedDiet", "the change to mixed food", 1),
        width: ageParameter("mixedDietWidth", "its width", 0.4))
      return calciumOfAge.now * (infant + later * change)
    }())
  public static let phosphorus = Quantity(
    "intake.phosphorus", "phosphorus intake", .milligramPerDay,
    dietOfPhosphorus * phosphorusFactor * phosphorusOfAge.now + foodPhosphorus + phosphorusSupplement)
}
