import ModelLanguage

/// What is known of a person from outside the model: diseases, habits and medicines that begin and end, descent, family.
public enum Conditions {
  /// 0 without, 1 with diabetes (either type); set when it begins.
  public static let diabetes = input(
    "condition.diabetes", "has diabetes", normal: 0, .one, in: 0...1)
  /// 0 for someone who does not smoke, 1 for a smoker.
  public static let smoking = input(
    "habit.smoking", "smokes cigarettes", normal: 0, .one, in: 0...1)
  public static let statin = input(
    "medicine.statin", "takes a statin", normal: 0, .one, in: 0...1)
  public static let antihypertensive = input(
    "medicine.antihypertensive", "takes medicine for blood pressure", normal: 0, .one, in: 0...1)
  /// 1 on chronic dialysis.
  public static let dialysis = input(
    "treatment.dialysis", "is on dialysis", normal: 0, .one, in: 0...1)

  public static let familyHistory = parameter(
    "person.familyHistoryOfHeartAttack",
    "a parent, sibling or child had a heart attack: 0 no, 1 yes; unknown is the mean",
    0.35, .one, in: 0...1, from: .rows("D003", note: "the share in the population is an assumption"), by: .assumed)
  public static let black = descent("black", "Black or African American")
  public static let hispanic = descent("hispanic", "Hispanic")
  public static let chinese = descent("chinese", "Chinese")

  private static func descent(_ key: String, _ name: String) -> RateLaw {
    parameter(
      "person.descent.\(key)", "\(name) descent as the MESA cohort counted it: 0 no, 1 yes", 0, .one, in: 0...1,
      from: .assumption("the reference person is white, as the cohorts behind most rows are"), by: .assumed)
  }
}

/// A person's place among people in something that is not measured: standard normal, fixed for life.
func personalEffect(_ key: String, _ meaning: String) -> RateLaw {
  parameter(
    key, meaning + " (standard normal between people)", 0, .one, in: -3.5...3.5, spread: .normal(sd: 1),
    from: .assumption("normal between people; the size of the effect is a parameter of its own"), by: .assumed)
}
