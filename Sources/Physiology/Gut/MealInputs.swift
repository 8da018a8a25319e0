import ModelLanguage

/// What one meal brings: the inputs of the absorption laws, given anew for each meal.
public enum Meal {
  /// The whole of a vitamer in the meal, in µg, from every food and supplement of it; saturation follows this sum.
  public static func dose(of vitamer: Vitamer) -> RateLaw {
    input(
      "meal.\(vitamer.rawValue)", "\(vitamer.shortName) in one meal",
      normal: ReferenceDiet.perMeal(vitamer).referenceValue(in: .microgram), .microgram,
      in: 0...1_000_000)
  }

  /// Fat eaten within an hour of the vitamin.
  public static let fat = input("meal.fat", "fat eaten within an hour", normal: 25, .gram, in: 0...400)

  /// How this meal's absorption differs from the person's usual one, in standard deviations.
  public static let chance = input(
    "meal.chance", "this meal's absorption against the usual, in standard deviations", normal: 0, .one, in: -4...4)
}
