import Physiology

/// What kind of food it is: decides what it is absorbed from and which measured foods stand in for an unknown number.
public enum FoodGroup: String, CaseIterable, Sendable, Hashable, Codable {
  case greens, broccoli, vegetable, fermentedVegetable, fruit, seaweed
  case oil, nutSeed, legume, soy, natto, fermentedSoy, grain, sweetOrSnack, spice, beverage
  case milk, cheese, butter, egg
  case poultry, redMeat, organMeat, fattedLiver, processedMeat, fish, animalFat
  case mixedDish, infantFood, other

  public var words: String {
    switch self {
    case .greens: "leafy greens"
    case .vegetable: "other vegetables"
    case .fermentedVegetable: "fermented vegetables"
    case .nutSeed: "nuts and seeds"
    case .legume: "beans, peas and lentils"
    case .fermentedSoy: "fermented soya other than natto"
    case .grain: "bread and cereals"
    case .sweetOrSnack: "sweets and snacks"
    case .spice: "spices and condiments"
    case .milk: "milk, yoghurt and cream"
    case .redMeat: "red meat"
    case .organMeat: "organ meat"
    case .fattedLiver: "goose and duck liver"
    case .processedMeat: "processed meat"
    case .animalFat: "animal fat"
    case .mixedDish: "mixed dishes"
    case .infantFood: "infant food"
    case .other: "other foods"
    default: rawValue
    }
  }
}

/// Places a food in its group and its matrix by the group its table names and the words of its name.
struct FoodClassifier {
  let origin: FoodItem.Origin
  let name: String
  private let words: Set<String>

  init(origin: FoodItem.Origin, name: String) {
    self.origin = origin
    self.name = name
    words = Set(SearchText.words(name).map(SearchText.singular))
  }

  /// The group, starting from what the category of its table stands for.
  func group(category group: FoodGroup) -> FoodGroup {
    switch group {
    case .vegetable, .greens: vegetable()
    case .milk, .cheese, .butter: dairy(group)
    case .redMeat, .poultry, .processedMeat, .fish: meat(group)
    case .oil: oil()
    case .legume, .soy, .fermentedSoy, .nutSeed, .spice: soy(group)
    case .grain: origin == .curated ? curatedGrain() : group
    default: group
    }
  }

  /// What it is eaten in, as far as absorption is concerned.
  func matrix(_ group: FoodGroup) -> FoodMatrix {
    switch group {
    case .greens: isRaw ? .greensRaw : .greensCooked
    case .broccoli, .oil, .animalFat: .oil
    case .milk, .cheese, .butter: .dairy
    case .natto: .natto
    case .egg, .poultry, .redMeat, .organMeat, .fattedLiver, .processedMeat, .fish: .meatEgg
    default: .mixedDish
    }
  }

  /// Whether a plant category still holds something of an animal, or something fermented by bacteria, by its name.
  var mayHoldMenaquinones: Bool {
    if has(Self.plantMilks) && has(["milk", "butter", "cream"]) && !has(["cheese", "egg"]) { return false }
    return has(Self.animalWords) || has(Self.fermentedWords)
  }

  private var isRaw: Bool { has(["raw"]) || !has(Self.cookedWords) }

  private func has(_ candidates: Set<String>) -> Bool { !words.isDisjoint(with: candidates) }

  private func vegetable() -> FoodGroup {
    if has(Self.fermentedWords) { return .fermentedVegetable }
    if has(["seaweed", "wakame", "kelp", "nori", "agar", "spirulina", "irishmoss"]) { return .seaweed }
    if has(Self.notGreens) { return .vegetable }
    if has(["broccoli"]) { return has(["raab", "rabe", "chinese"]) ? .greens : .broccoli }
    return has(Self.greenWords) ? .greens : .vegetable
  }

  private func dairy(_ group: FoodGroup) -> FoodGroup {
    if has(["egg"]) && !has(["eggnog"]) { return .egg }
    if has(["butter", "ghee"]) && !has(["buttermilk"]) { return .butter }
    if has(["cream"]) && has(["cheese"]) { return .cheese }
    if group == .cheese && has(["cream"]) { return .milk }
    if has(Self.cheeses) { return .cheese }
    return group
  }

  private func oil() -> FoodGroup {
    if has(["hummu", "hummus"]) { return .legume }
    return has(Self.animalFats) && !has(["oil", "dressing"]) ? .animalFat : .oil
  }

  private func meat(_ group: FoodGroup) -> FoodGroup {
    if has(["oil"]) && has(["liver"]) && has(["cod", "fish"]) { return .oil }
    if has(["liver"]) && has(["goose", "duck"]) { return .fattedLiver }
    if has(Self.organs) && !has(["skin", "cod"]) { return .organMeat }
    guard origin == .curated else { return group }
    if has(["lard", "tallow"]) || (has(["fat"]) && has(["chicken"])) { return .animalFat }
    if has(Self.processed) { return .processedMeat }
    if has(Self.birds) { return .poultry }
    return has(Self.redMeats) ? .redMeat : .fish
  }

  private func soy(_ group: FoodGroup) -> FoodGroup {
    // Natto fermented by mould instead of bacteria carries another name beside it.
    if has(["natto"]) { return has(["tera", "hama"]) ? .fermentedSoy : .natto }
    if has(["miso", "tempeh"]) { return .fermentedSoy }
    if group == .nutSeed && has(["soybean", "tofu", "soymilk", "soy"]) { return .soy }
    if group == .nutSeed && has(["lentil", "chickpea", "bean", "pea"]) { return .legume }
    return group
  }

  private func curatedGrain() -> FoodGroup {
    if has(["miso"]) { return .fermentedSoy }
    if has(["pizza", "cheeseburger"]) { return .mixedDish }
    if has(["beer", "wine", "coffee", "tea", "cola"]) { return .beverage }
    if has(["oregano", "thyme", "sage", "basil", "parsley", "pepper", "curry", "paprika", "clove", "mustard"]) {
      return .spice
    }
    if has(["sugar", "honey", "chocolate", "cocoa", "chip", "popcorn", "cookie"]) { return .sweetOrSnack }
    return has(["ketchup"]) ? .spice : .grain
  }
}
