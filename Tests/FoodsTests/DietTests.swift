import Physiology
import Tabular
import Testing

@testable import Foods

@Suite("Habits, dishes, stated totals, supplements")
struct DietTests {
  @Test("Natto twice a week is two sevenths of a helping a day, at a meal with 20 g of other fat")
  func habit() throws {
    let habit = try Habit(food: "natto", amount: "45 g", per: .week, times: 2, foods: Shipped.foods())
    let intake = try Intake(Diet(habits: [habit]), foods: Shipped.foods())
    #expect(same(try #require(intake.nutrients[.menaquinone7]).known, 939 * 0.45 * 2 / 7))
    let meal = try #require(intake.meals.first)
    #expect(same(meal.perDay, 2.0 / 7) && same(meal.fat, 24.5))
    #expect(intake.assumptions == ["Habits are eaten at a meal with 20 g of other fat, as in the reference meal"])
    #expect(intake.vitamers[.menaquinone7]?.dayToDayDeviation == nil && intake.diaryDays.isEmpty)
  }

  @Test(
    "A wrong habit says which key is wrong",
    arguments: [
      ("gowda", "30 g", 1.0, "p.yaml:4: food: there is no such food; found \"gowda\""),
      ("gouda", "lots", 1.0, "p.yaml:4: amount: this is not an amount; found \"lots\""),
      ("gouda", "-30 g", 1.0, "p.yaml:4: amount: this is not an amount; found \"-30 g\""),
      ("gouda", "30", 1.0, "p.yaml:4: amount: this is not an amount; found \"30\""),
      ("gouda", "1 bucket", 1.0, "p.yaml:4: amount: gouda is not measured in this unit; found \"1 bucket\""),
      ("gouda", "30 g", 0.0, "p.yaml:4: times: the number is out of range; found \"0\""),
    ])
  func wrongHabit(food: String, amount: String, times: Double, start: String) throws {
    let foods = try Shipped.foods()
    let error = #expect(throws: InputError.self) {
      try Habit(food: food, amount: amount, per: .day, times: times, foods: foods, file: "p.yaml", line: 4)
    }
    #expect(error?.description.hasPrefix(start) == true, "\(error?.description ?? "")")
  }

  private static let soup = """
    dish,food,amount,unit,yield_g,portions
    kale soup,kale raw,200,g,800,4
    kale soup,potato boiled,300,g,,
    kale soup,olive oil,20,g,,

    """

  @Test("A dish brings its ingredients in proportion to its yield, inside a mixed matrix, under its own name")
  func dish() throws {
    let foods = try Shipped.foods()
    let dishes = try Dish.read(Table(text: Self.soup, file: "dishes.csv"), foods: foods)
    let table = try Table(text: "day,meal,food,amount,unit\n1,dinner,Kale Soup,1,portion\n", file: "d.csv")
    let diary = try Diary(table, foods: foods, dishes: dishes)
    let intake = try Intake(Diet(diary: diary), foods: foods)
    #expect(diary.entries[0].helpings.map(\.grams) == [50, 75, 5])
    let oil = try #require(Shipped.food("olive oil")[.phylloquinone].amount)
    let potato = try #require(Shipped.food("potato boiled")[.phylloquinone].amount)
    #expect(same(try #require(intake.vitamers[.phylloquinone]).known, 704.8 * 0.5 + potato * 0.75 + oil * 0.05))
    #expect(intake.meals.map(\.matrix) == [.mixedDish, .mixedDish, .oil])
    #expect(intake.contributions.map(\.name) == ["kale soup"])
  }

  @Test("A dish without a yield weighs what went into it, and the diary says so")
  func dishWithoutYield() throws {
    let text = "dish,food,amount,unit\nmash,potato boiled,300,g\nmash,butter salted,20,g\n"
    let dishes = try Dish.read(Table(text: text, file: "dishes.csv"), foods: Shipped.foods())
    #expect(dishes[0].yieldGrams == 320)
    let table = try Table(text: "day,food,amount,unit\n1,mash,100,g\n", file: "d.csv")
    let diary = try Diary(table, foods: Shipped.foods(), dishes: dishes)
    #expect(diary.assumptions.contains("mash is taken to weigh as much as its ingredients"))
    let wrong = try Table(text: "day,food,amount,unit\n1,mash,1,portion\n", file: "d.csv")
    let foods = try Shipped.foods()
    let error = #expect(throws: InputError.self) { try Diary(wrong, foods: foods, dishes: dishes) }
    #expect(
      error?.description
        == "d.csv:2: unit: mash is not measured in this unit; found \"portion\"; allowed: g, kg, mg, oz, lb")
  }

  @Test("A stated total overrides the foods, for what is reported and for what is absorbed")
  func stated() throws {
    let diary = try Shipped.diary("1,lunch,gouda,30,g\n1,lunch,us_kimchi,50,g\n")
    let diet = Diet(diary: diary, stated: [.calcium: 780, .menaquinone7: 60])
    let intake = try Intake(diet, foods: Shipped.foods())
    #expect(intake.nutrients[.calcium]?.known == 780)
    #expect(intake.vitamers[.menaquinone7]?.known == 60 && intake.vitamers[.menaquinone7]?.isComplete == true)
    let nanomoles = intake.meals.reduce(0) { $0 + $1.nanomoles(.menaquinone7) * $1.perDay }
    #expect(same(nanomoles, 60_000 / 649.0))
    #expect(intake.meals.filter { $0.source == "stated total" }.map(\.hour) == [8, 13, 19])
    #expect(same(intake.menaquinones.known, 60 + 30 * (3.46 + 12.45 + 37.64) / 100))
    for vitamer in Vitamer.allCases {
      let sum = intake.contributions.reduce(0) { $0 + $1.micrograms[vitamer, default: 0] }
      #expect(same(sum, intake.vitamers[vitamer]?.known ?? -1), "\(vitamer)")
    }
    #expect(intake.contributions.compactMap { $0.others[.calcium] } == [780])
    #expect(intake.assumptions.contains("Stated totals override the foods: MK-7, calcium"))
    #expect(Diet.statedNutrient(key: "calcium_mg") == .calcium && Diet.statedNutrient(key: "K1_ug") == .phylloquinone)
    #expect(Diet.statedNutrient(key: "calcium") == nil)
  }

  @Test("A supplement adds its label dose, three a week as three sevenths, with or without the fat of a meal")
  func supplement() throws {
    let oil = try Supplement(form: .menaquinone7, dose: 180, perDay: 3.0 / 7)
    let fasting = try Supplement(form: .menaquinone4, dose: 15_000, perDay: 3, withMeal: false)
    let calcium = try Supplement(form: .calcium, dose: 500)
    let intake = try Intake(Diet(supplements: [oil, fasting, calcium]), foods: Shipped.foods())
    #expect(same(try #require(intake.vitamers[.menaquinone7]).known, 180 * 3.0 / 7))
    #expect(intake.nutrients[.calcium]?.known == 500)
    #expect(intake.meals.map(\.matrix) == [.supplementInOil, .menaquinone4Drug])
    #expect(intake.meals.map(\.fat) == [20, 0])
    #expect(intake.contributions.map(\.name) == ["MK-4 15000 µg", "MK-7 180 µg", "calcium 500 mg"])
    #expect(intake.contributions.allSatisfy { $0.kind == .supplement })
    #expect(same(intake.menaquinones.known, 180 * 3.0 / 7 + 45_000))
  }

  @Test(
    "A supplement's form is read as labels write it, and K2 alone is none",
    arguments: [
      ("MK-7", SupplementForm.menaquinone7), ("mk7", .menaquinone7), ("MK 4", .menaquinone4), ("K1", .phylloquinone),
      ("vitamin D", .vitaminD), ("Vitamin D3", .vitaminD), ("calcium", .calcium), ("K2", nil), ("MK-77", nil),
      ("", nil),
    ])
  func forms(text: String, form: SupplementForm?) {
    #expect(SupplementForm(text: text) == form)
  }

  @Test("A negative or impossible dose is refused")
  func wrongDose() {
    let negative = #expect(throws: InputError.self) {
      try Supplement(form: .menaquinone7, dose: -180, file: "p.yaml", line: 9)
    }
    #expect(
      negative?.description
        == "p.yaml:9: dose_ug: the dose is negative; found \"-180\"; allowed: a number above 0, at most 10000 for MK-7")
    let large = #expect(throws: InputError.self) { try Supplement(form: .calcium, dose: 500_000) }
    #expect(large?.key == "dose_mg" && large?.problem == "the dose is out of range")
    #expect(throws: InputError.self) { try Supplement(form: .calcium, dose: 500, perDay: 0) }
    #expect(throws: InputError.self) { try Supplement(form: .calcium, dose: .nan) }
  }
}
