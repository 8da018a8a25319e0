import ModelLanguage

/// How much the fat of the meal helps: without it no chylomicrons leave the mucosa.
///
///     K1, MK-7/8/9:  h = s(f)/s(20 g),   s = f₀ + (1 − f₀)·f²/(f² + 8²)
///     MK-4:          h = 0.36 + 0.64·f⁶/(f⁶ + 25⁶)
///
/// Left out: the kind of fat; fat eaten more than an hour away.
enum FatEffect {
  private static let reference = parameter(
    "gut.fat.reference", "fat of the meal at reference absorption", 20, .gram, in: 10...40,
    from: .assumption("the definition of reference absorption"), by: .assumed)
  private static let halfPoint = parameter(
    "gut.fat.halfPoint", "fat that gives half of what fat can give", 8, .gram, in: 4...16,
    uncertainty: .logNormal(sd: 0.3),
    from: .rows("PK019", "PK020", "PK023", note: "no difference between 30 and 45 % fat"),
    by: .fitted)
  private static let menaquinoneFatFree = parameter(
    "gut.fat.menaquinoneFatFree", "share of long menaquinones' absorption that needs no fat", 0.5, .one, in: 0.2...1,
    uncertainty: .logNormal(sd: 0.3), from: .assumption("no trial without fat; as K1 of a mixed dish"), by: .assumed)
  private static let menaquinone4Floor = parameter(
    "gut.fat.menaquinone4.floor", "MK-4 absorbed without fat, relative to plenty of it", 0.36, .one, in: 0.2...0.5,
    uncertainty: .logNormal(sd: 0.2), from: .rows("PK050", "PK051", "PK052", "PK053"), by: .fitted)
  private static let menaquinone4HalfPoint = parameter(
    "gut.fat.menaquinone4.halfPoint", "fat at which MK-4 gains half of what fat can give", 25, .gram, in: 20...32,
    uncertainty: .logNormal(sd: 0.1), from: .rows("PK050", "PK051", "PK052", "PK053"), by: .fitted)
  private static let menaquinone4Steepness = parameter(
    "gut.fat.menaquinone4.steepness", "how suddenly fat helps MK-4", 6, .one, in: 3...10,
    from: .rows("PK051", "PK052", note: "doubles between 20 and 35 g of fat"), by: .fitted)

  /// - Parameter fatFree: the share that needs no fat, of K1 in this matrix.
  static func law(of vitamer: Vitamer, fatFree: RateLaw) -> RateLaw {
    switch vitamer {
    case .menaquinone4: menaquinone4
    case .phylloquinone: saturating(Meal.fat, fatFree) / saturating(reference, fatFree)
    default: saturating(Meal.fat, menaquinoneFatFree) / saturating(reference, menaquinoneFatFree)
    }
  }

  private static func saturating(_ fat: RateLaw, _ fatFree: RateLaw) -> RateLaw {
    let square = fat * fat
    return fatFree + (1 - fatFree) * square / (square + halfPoint * halfPoint)
  }

  private static let menaquinone4: RateLaw = {
    let rise = (Meal.fat / menaquinone4HalfPoint).power(menaquinone4Steepness)
    return menaquinone4Floor + (1 - menaquinone4Floor) * rise / (1 + rise)
  }()
}
