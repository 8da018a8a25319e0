import Foundation

/// How much of one nutrient a diet brings per day: what is known, how well, and what nobody knows.
public struct NutrientIntake: Sendable, Hashable {
  /// The known amount per day, in `unit`; the true amount is higher by an unknown amount where `unknownFoods` is not
  /// empty.
  public let known: Double
  public let unit: String
  /// The known amount by the quality of the numbers behind it.
  public let byQuality: [Quality: Double]
  /// Foods for which nobody measured it, by name, each once, in the order eaten.
  public let unknownFoods: [String]
  /// How many different foods were eaten.
  public let foodCount: Int
  /// The share of what was eaten, by weight, for which it is unknown.
  public let unknownShareOfWeight: Double
  /// The known amount of each day of the diary, habits and supplements not among them.
  public let perDiaryDay: [Double]

  /// The share of the foods for which it is unknown.
  public var unknownShareOfFoods: Double {
    foodCount == 0 ? 0 : Double(unknownFoods.count) / Double(foodCount)
  }

  public var isComplete: Bool { unknownFoods.isEmpty }

  /// Standard deviation from day to day over the diary; nil for fewer than two days.
  public var dayToDayDeviation: Double? {
    guard perDiaryDay.count >= 2 else { return nil }
    let mean = perDiaryDay.reduce(0, +) / Double(perDiaryDay.count)
    let squares = perDiaryDay.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(perDiaryDay.count - 1)).squareRoot()
  }

  /// `31 +`: the known amount, and a plus where an unknown amount comes on top; two significant figures for people.
  public func text(figures: Int = 2) -> String {
    Figures.text(known, figures: figures) + (isComplete ? "" : " +")
  }
}

/// Rounds to significant figures, as numbers are shown to people.
public enum Figures {
  public static func text(_ value: Double, figures: Int) -> String {
    guard value != 0, value.isFinite else { return "0" }
    let magnitude = Int(log10(abs(value)).rounded(.down))
    let decimals = figures - 1 - magnitude
    if decimals <= 0 {
      let step = pow(10, Double(-decimals))
      return String(Int((value / step).rounded() * step))
    }
    return String(format: "%.\(decimals)f", value)
  }
}
