/// What a vitamer is eaten in: it decides how much of it is absorbed and how fast it leaves the stomach.
public enum FoodMatrix: String, CaseIterable, Sendable, Hashable, Codable {
  case greensCooked, greensRaw, oil, mixedDish, dairy, natto, meatEgg
  case supplementInOil, tablet, solubilised, menaquinone4Drug
}
