import Evidence
import Foods

/// The questions of the start page: their fields and choices.
enum StartFields {
  struct Choice: Sendable {
    let value: String
    let label: String
    var hint = ""
  }

  /// A food that stands for its kind, and what a portion of it is.
  struct FoodQuestion: Sendable {
    let field: String
    let label: String
    let hint: String
    /// Id in the food table.
    let food: String
    let amount: String
  }

  struct SupplementQuestion: Sendable {
    let form: SupplementForm
    let label: String
    /// Field of the dose.
    let field: String
    /// Key of the dose in a person's file, and its unit.
    let key: String
    let unit: String
  }

  static let plain = ["who", "name", "units", "age", "sex", "menopause_age"]
  static let metric = ["height_cm", "weight_kg"]
  static let us = ["height_ft", "height_in", "weight_lb"]
  static let ticks = ["supplement", "medicine", "bone", "condition", "other_medicine", "other_condition"]

  static var all: [String] {
    plain + metric + us + ticks + foods.map(\.field) + supplements.map(\.field) + MoreFields.all
  }

  static let who = [
    Choice(value: "me", label: "Me", hint: "Words speak to you."),
    Choice(value: "loved", label: "Someone I love", hint: "A child, a parent, a partner. Words use the name."),
    Choice(value: "patient", label: "A patient or client", hint: "The report for the provider comes with it."),
  ]

  static let sexes = [Choice(value: "female", label: "female"), Choice(value: "male", label: "male")]

  static let foods = [
    FoodQuestion(
      field: "food_greens", label: "Spinach, kale, chard", hint: "a portion: 80 g cooked, counted as spinach",
      food: "us_spinach_boiled", amount: "80 g"),
    FoodQuestion(
      field: "food_salad", label: "Green salad", hint: "a bowl: 50 g, counted as romaine lettuce",
      food: "us_romaine_lettuce", amount: "50 g"),
    FoodQuestion(
      field: "food_cabbage", label: "Broccoli, sprouts, cabbage", hint: "a portion: 80 g, counted as broccoli",
      food: "us_broccoli_boiled", amount: "80 g"),
    FoodQuestion(
      field: "food_oil", label: "Rapeseed or soya oil", hint: "a tablespoon: 14 g, counted as rapeseed oil",
      food: "us_rapeseed_canola_oil", amount: "14 g"),
    FoodQuestion(
      field: "food_cheese", label: "Hard cheese", hint: "two thin slices: 30 g, counted as Gouda", food: "us_gouda",
      amount: "30 g"),
    FoodQuestion(
      field: "food_curd", label: "Quark, fresh cheese", hint: "a small bowl: 100 g",
      food: "fr_fromage_blanc_quark_3_fat", amount: "100 g"),
    FoodQuestion(field: "food_natto", label: "Natto", hint: "a pack: 45 g", food: "us_natto", amount: "45 g"),
    FoodQuestion(field: "food_eggs", label: "Eggs", hint: "one egg: 50 g", food: "us_egg_hard_boiled", amount: "50 g"),
    FoodQuestion(
      field: "food_meat", label: "Chicken and other meat", hint: "a portion: 100 g, counted as chicken",
      food: "us_chicken_thigh_meat_roasted", amount: "100 g"),
    FoodQuestion(
      field: "food_fish", label: "Fish", hint: "a portion: 120 g, counted as salmon",
      food: "us_salmon_atlantic_farmed_cooked", amount: "120 g"),
    FoodQuestion(
      field: "food_butter", label: "Butter", hint: "on two slices: 10 g", food: "us_butter_salted", amount: "10 g"),
    FoodQuestion(
      field: "food_milk", label: "Milk, yoghurt", hint: "a glass or pot: 200 g, counted as milk", food: "us_milk_2_us",
      amount: "200 g"),
    FoodQuestion(
      field: "food_bread", label: "Bread, cereals", hint: "two slices: 60 g, counted as whole-wheat bread",
      food: "us_whole_wheat_bread", amount: "60 g"),
    FoodQuestion(
      field: "food_starch", label: "Potatoes, rice, pasta", hint: "a portion: 180 g, counted as potatoes",
      food: "us_potato_boiled", amount: "180 g"),
    FoodQuestion(
      field: "food_fruit", label: "Fruit", hint: "a piece: 150 g, counted as apple", food: "us_apple_with_skin",
      amount: "150 g"),
  ]

  /// Times a week; the value of an unanswered row is empty.
  static let often = [
    Choice(value: "", label: "not said"), Choice(value: "0", label: "never"),
    Choice(value: "0.5", label: "twice a month"),
    Choice(value: "1", label: "once a week"), Choice(value: "2.5", label: "2 or 3 times a week"),
    Choice(value: "5", label: "4 to 6 times a week"), Choice(value: "7", label: "every day"),
    Choice(value: "14", label: "twice"), Choice(value: "21", label: "three times"),
  ]

  static let supplements = [
    SupplementQuestion(form: .menaquinone7, label: "vitamin K2 (MK-7)", field: "dose_mk7", key: "dose_ug", unit: "µg"),
    SupplementQuestion(form: .menaquinone4, label: "vitamin K2 (MK-4)", field: "dose_mk4", key: "dose_ug", unit: "µg"),
    SupplementQuestion(form: .phylloquinone, label: "vitamin K1", field: "dose_k1", key: "dose_ug", unit: "µg"),
    SupplementQuestion(form: .calcium, label: "calcium", field: "dose_calcium", key: "dose_mg", unit: "mg"),
    SupplementQuestion(form: .vitaminD, label: "vitamin D", field: "dose_vitamin_d", key: "dose_ug", unit: "µg"),
  ]

  /// Values are names of the catalogue; `none` says that there is nothing.
  static let medicines = [
    Choice(value: "warfarin", label: "warfarin (Coumadin, Marevan)"),
    Choice(value: "acenocoumarol", label: "acenocoumarol (Sintrom)"),
    Choice(value: "phenprocoumon", label: "phenprocoumon (Marcumar)"), Choice(value: "apixaban", label: "apixaban"),
    Choice(value: "rivaroxaban", label: "rivaroxaban"), Choice(value: "statin", label: "a statin"),
    Choice(value: "orlistat", label: "orlistat"), Choice(value: "colestyramine", label: "colestyramine"),
    Choice(value: "alendronate", label: "alendronate"), Choice(value: "none", label: "none of these"),
  ]

  static let bones = [
    Choice(value: "wrist", label: "a wrist"), Choice(value: "spine", label: "a vertebra"),
    Choice(value: "hip", label: "a hip"),
    Choice(value: "other", label: "another bone after 50"), Choice(value: "parent", label: "a parent broke a hip"),
    Choice(value: "none", label: "none of these"),
  ]

  static let conditions = [
    Choice(value: "chronic kidney disease", label: "kidney disease"), Choice(value: "dialysis", label: "dialysis"),
    Choice(value: "coeliac disease", label: "coeliac disease"),
    Choice(value: "Crohn's disease", label: "Crohn’s disease"),
    Choice(value: "gastric bypass", label: "gastric bypass"),
    Choice(value: "type 2 diabetes", label: "type 2 diabetes"),
    Choice(value: "pregnancy", label: "pregnancy"), Choice(value: "none", label: "none of these"),
  ]
}
