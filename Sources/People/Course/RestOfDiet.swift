import Evidence
import Foods
import ModelLanguage

/// What a person eats besides the foods that their file lists.
///
/// Nobody lives on the four or five foods that come to mind. Where what is listed holds less energy than a record of all
/// food can (Goldberg's cut-off), the energy that is missing is eaten as the reference diet; a list that may be whole is
/// taken as it stands. `other_foods` of the file decides it in so many words.
struct RestOfDiet: Sendable, Hashable {
  /// Whether the file lists any food.
  let listsFoods: Bool
  /// kcal a day that the foods listed hold, or the total stated.
  let told: Double
  /// kcal a day that a body of this sex, age and mass needs.
  let need: Double
  /// Whether the energy told is less than a record of all food can hold.
  let isTooLittle: Bool
  private let wish: StatedDiet.OtherFoods?

  /// - Parameter kilograms: body mass, stated or the median of age, sex and height.
  init(_ diet: Diet, wish: StatedDiet.OtherFoods?, eaten: Intake, sex: Sex, age: Double, kilograms: Double) {
    let reference = EnergyReference.shipped
    listsFoods = diet.diary != nil || !diet.habits.isEmpty
    told = eaten.nutrients[.energy]?.known ?? 0
    need = reference.whole(sex: sex, age: age, kilograms: kilograms)
    isTooLittle = told < need * reference.leastShare(days: diet.diary?.days.count)
    self.wish = wish
  }

  /// The part of the reference diet that is eaten besides: 0 where the list is whole, 1 where no food is listed.
  var share: Double {
    guard listsFoods else { return 1 }
    switch wish {
    case .no: return 0
    case .usual: return missing
    case nil: return isTooLittle ? missing : 0
    }
  }

  private var missing: Double { max(0, 1 - told / need) }

  /// What was taken for it, with the numbers; nil where no food is listed.
  var filledIn: FilledIn? {
    guard listsFoods else { return nil }
    let energy = "the foods listed hold \(Self.rounded(told)) of about \(Self.rounded(need)) kcal a day"
    if share > 0 {
      return FilledIn("other foods", "as in the reference diet, for the other \(percent) % of the energy", .assumed, from: energy)
    }
    let origin: FilledIn.Origin = wish == nil ? .assumed : .stated
    let words = isTooLittle ? "none, and nobody lives on so little" : "none: what is not listed is not eaten"
    return FilledIn("other foods", words, origin, from: energy)
  }

  /// One sentence for a page or a terminal where the list is not whole; nil where there is nothing to say.
  var sentence: String? {
    guard listsFoods, share > 0 || isTooLittle else { return nil }
    let energy = "The foods listed hold \(Self.rounded(told)) of the \(Self.rounded(need)) kcal that a body like this needs a day"
    return share > 0
      ? "\(energy); the other \(percent) % is taken to be eaten as in the reference diet."
      : "\(energy); nobody lives on so little, and what comes out means little."
  }

  private var percent: Int { Int((share * 100).rounded()) }

  /// Two figures: nobody knows a day's energy better.
  private static func rounded(_ kilocalories: Double) -> String { Figures.text(kilocalories, figures: 2) }
}
