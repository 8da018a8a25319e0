import Foundation
import Physiology
import Tabular
import Testing

@testable import Foods

@Suite("From a diet to an intake")
struct IntakeTests {
  private func known(_ intake: Intake, _ vitamer: Vitamer) throws -> Double {
    try #require(intake.vitamers[vitamer]).known
  }

  @Test("A pack of natto brings 939 µg MK-7 per 100 g and a little MK-5 and MK-6 with it, by moles")
  func natto() throws {
    let intake = try Shipped.intake("1,breakfast,natto,45,g\n")
    #expect(same(try #require(intake.nutrients[.menaquinone7]).known, 939 * 0.45))
    let nanomoles = 0.45 * 1000 * (939 / 649.0 + 7.5 / 512.8 + 13.8 / 580.9)
    #expect(same(try #require(intake.nanomoles[.menaquinone7]), nanomoles))
    #expect(same(try known(intake, .menaquinone7), nanomoles * 649.0 / 1000))
    #expect(same(try known(intake, .menaquinone8), 84.1 * 0.45))
    #expect(same(try known(intake, .phylloquinone), 34.7 * 0.45))
    let meal = try #require(intake.meals.first)
    #expect(meal.matrix == .natto && meal.fat == 4.5 && meal.hour == 8 && meal.perDay == 1)
  }

  @Test("A plate of spinach, oil and egg adds up as by hand, with the fat of the meal")
  func plate() throws {
    let intake = try Shipped.intake(
      "1,dinner,us_spinach_boiled,150,g\n1,dinner,us_olive_oil,10,g\n1,dinner,us_egg_hard_boiled,50,g\n")
    #expect(same(try known(intake, .phylloquinone), try byHand(.phylloquinone, spinach: 493.6)))
    #expect(same(try known(intake, .menaquinone4), 11.3 * 0.5))
    #expect(intake.meals.map(\.matrix) == [.greensCooked, .oil, .meatEgg])
    let fat = try byHand(.fat, spinach: 0.26)
    #expect(intake.meals.allSatisfy { same($0.fat, fat) })
    #expect(same(try #require(intake.nutrients[.calcium]).known, try byHand(.calcium, spinach: 136)))
  }

  /// 150 g of spinach with `spinach` per 100 g, 10 g of oil, 50 g of egg.
  private func byHand(_ nutrient: Nutrient, spinach: Double) throws -> Double {
    let oil = try #require(Shipped.food("us_olive_oil")[nutrient].amount)
    let egg = try #require(Shipped.food("us_egg_hard_boiled")[nutrient].amount)
    return spinach * 1.5 + oil * 0.1 + egg * 0.5
  }

  @Test("A mean is over the days written down, with the deviation from day to day")
  func days() throws {
    let intake = try Shipped.intake("1,lunch,gouda,30,g\n2,lunch,gouda,60,g\n3,lunch,gouda,90,g\n")
    let calcium = try #require(intake.nutrients[.calcium])
    #expect(same(calcium.known, 7 * 60))
    #expect(calcium.perDiaryDay.map { $0.rounded() } == [210, 420, 630])
    #expect(same(try #require(calcium.dayToDayDeviation), 210))
    #expect(try Shipped.intake("1,lunch,gouda,30,g\n").nutrients[.calcium]?.dayToDayDeviation == nil)
  }

  @Test("Folding keeps the moles of every food of the table")
  func foldingKeepsMoles() throws {
    for food in try Shipped.all() {
      let split = Nutrient.menaquinones + [.phylloquinone]
      let moles = split.reduce(0.0) { sum, nutrient in
        sum + (food[nutrient].amount ?? 0) * 1000 / (nutrient.molarMass ?? 1)
      }
      let doses = VitamerFolding.fold(food).known.filter { $0.reportedAs != .menaquinoneTotal }
      #expect(same(doses.reduce(0) { $0 + $1.nanomoles }, moles), "\(food.id)")
    }
  }

  @Test("An unsplit dairy total becomes a tenth MK-4 and nine tenths MK-9 of lower availability, marked estimated")
  func dairyTotals() throws {
    let intake = try Shipped.intake("1,breakfast,us_milk_2_us,100,g\n")
    #expect(same(try known(intake, .menaquinone4), 1.94))
    #expect(same(try known(intake, .menaquinone9), 17.46))
    #expect(intake.vitamers[.menaquinone9]?.byQuality.keys.map(\.self) == [.estimated])
    let meal = try #require(intake.meals.first)
    #expect(same(meal.availableNanomoles(.menaquinone9), meal.nanomoles(.menaquinone9) * 0.6))
    #expect(meal.unknown.isEmpty)
    // Where MK-4 was measured, the measurement stands.
    let whole = try Shipped.intake("1,breakfast,us_milk_whole_3_25_us,100,g\n")
    #expect(same(try known(whole, .menaquinone4), 1))
    // The unsplit total of a meat stays unsplit and its vitamers unknown.
    #expect(VitamerFolding.fold(try Shipped.food("fr_pork_chop_raw")).unknown == Vitamer.menaquinones)
  }

  @Test("Unknown stays unknown: it adds nothing, is named, and the sum carries a plus")
  func unknown() throws {
    let intake = try Shipped.intake("1,lunch,gouda,30,g\n1,lunch,us_kimchi,30,g\n1,lunch,us_goat_cheese_soft,60,g\n")
    let mk9 = try #require(intake.vitamers[.menaquinone9])
    #expect(same(mk9.known, 37.64 * 0.3))
    #expect(mk9.unknownFoods == ["kimchi", "goat cheese soft"])
    #expect(mk9.foodCount == 3 && same(mk9.unknownShareOfFoods, 2.0 / 3) && same(mk9.unknownShareOfWeight, 0.75))
    #expect(mk9.text() == "11 +")
    #expect(intake.menaquinones.text().hasSuffix(" +"))
    let kimchi = try #require(intake.contributions.first { $0.name == "kimchi" })
    #expect(kimchi.unknown == Vitamer.menaquinones && kimchi.quality == .unknown && kimchi.menaquinones == 0)
    let complete = try Shipped.intake("1,lunch,gouda,30,g\n")
    #expect(complete.vitamers[.menaquinone9]?.text() == "11" && complete.menaquinones.isComplete)
  }

  @Test("A likely value for what is unknown is offered apart, per helping, and never counted")
  func estimates() throws {
    let intake = try Shipped.intake("1,lunch,us_goat_cheese_soft,60,g\n")
    let offered = try #require(intake.meals.first?.unknown.first { $0.vitamer == .menaquinone9 })
    let group = try #require(try Shipped.foods().estimate(.menaquinone9, in: .cheese))
    #expect(same(try #require(offered.medianNanomoles), group.median * 0.6 * 1000 / 785.2))
    #expect(offered.logStandardDeviation == 0.8)
    #expect(offered.basis == "median of \(group.rows) measured or estimated foods of the group, log-SD 0.8")
    #expect(intake.vitamers[.menaquinone9]?.known == 0)
    #expect(same(intake.likelyUnknown(.menaquinone9), group.mean * 0.6))
    let dish = try Shipped.intake("1,lunch,Lasagna with meat,300,g\n")
    let none = try #require(dish.meals.first?.unknown.first { $0.vitamer == .menaquinone9 })
    #expect(none.medianNanomoles == nil && none.basis == "too few foods of the group (mixed dishes) are known")
  }

  @Test("Contributions add up to the known sum and the largest comes first")
  func contributions() throws {
    let intake = try Intake(Diet(diary: Shipped.example("gouda-week")), foods: Shipped.foods())
    for vitamer in Vitamer.allCases {
      let sum = intake.contributions.reduce(0) { $0 + $1.micrograms[vitamer, default: 0] }
      #expect(same(sum, try known(intake, vitamer)), "\(vitamer)")
      let doses = intake.meals.reduce(0) { $0 + $1.nanomoles(vitamer) * $1.perDay }
      #expect(same(doses, try #require(intake.nanomoles[vitamer])), "\(vitamer)")
      let byQuality = intake.vitamers[vitamer]?.byQuality.values.reduce(0, +) ?? -1
      #expect(same(byQuality, sum))
    }
    let totals = intake.contributions.map(\.vitaminK)
    #expect(totals == totals.sorted(by: >))
    for nutrient in Nutrient.others {
      let sum = intake.contributions.reduce(0) { $0 + $1.others[nutrient, default: 0] }
      #expect(same(sum, try #require(intake.nutrients[nutrient]).known), "\(nutrient)")
    }
  }

  @Test("The Gouda of the Gouda week brings 47-65 µg K2 per 100 g (Vermeer 2018), nine tenths of it MK-8 and MK-9")
  func goudaWeek() throws {
    let intake = try Intake(Diet(diary: Shipped.example("gouda-week")), foods: Shipped.foods())
    let gouda = try #require(intake.contributions.first { $0.name == "Gouda (NL, mixed age)" })
    let per100 = gouda.menaquinones / gouda.gramsPerDay * 100
    #expect((47.3...65.0).contains(per100))
    let long = gouda.micrograms[.menaquinone8, default: 0] + gouda.micrograms[.menaquinone9, default: 0]
    #expect((0.8...0.95).contains(long / gouda.menaquinones))
    #expect((40...60).contains(gouda.gramsPerDay))
  }

  @Test("Absorption is told the vitamers of the whole meal, since it saturates with their sum")
  func wholeMeal() throws {
    let intake = try Shipped.intake(
      "1,lunch,us_spinach_raw,100,g\n1,lunch,us_kale_raw,100,g\n1,dinner,us_kale_raw,100,g\n")
    let wholes = intake.meals.map { $0.wholeMeal[.phylloquinone] ?? 0 }
    #expect(wholes.map { ($0 * 10).rounded() / 10 } == [1187.7, 1187.7, 704.8])
  }

  @Test("Each authority counts its own forms: all by weight, K1 alone, all as moles of MK-4")
  func counted() throws {
    let values = try DietaryReferenceValue.shipped()
    let intake = try Shipped.intake("1,breakfast,natto,45,g\n")
    let of = { (authority: DietaryReferenceValue.Authority) throws -> Double in
      let value = try #require(values.value(.vitaminK, authority, sex: .female, age: 40))
      return intake.counted(towards: value).known
    }
    let (k1, mk7, mk8) = try (known(intake, .phylloquinone), known(intake, .menaquinone7), known(intake, .menaquinone8))
    #expect(same(try of(.us), k1 + mk7 + mk8))
    #expect(same(try of(.europe), k1))
    #expect(same(try of(.japan), 444.7 * (k1 / 450.7 + mk7 / 649.0 + mk8 / 717.1)))
  }

  @Test("The example weeks stand apart as they should: natto by MK-7, Gouda by MK-9, spinach by K1")
  func exampleWeeks() throws {
    var intakes: [String: Intake] = [:]
    for name in ["natto-week", "gouda-week", "spinach-week", "anna-week"] {
      intakes[name] = try Intake(Diet(diary: Shipped.example(name)), foods: Shipped.foods())
    }
    let mk7 = intakes.mapValues { $0.vitamers[.menaquinone7]?.known ?? 0 }
    #expect(mk7["natto-week", default: 0] > 400 && mk7.filter { $0.key != "natto-week" }.allSatisfy { $0.value < 10 })
    let k1 = intakes.mapValues { $0.vitamers[.phylloquinone]?.known ?? 0 }
    #expect(k1["spinach-week", default: 0] > 800 && (60...160).contains(k1["anna-week", default: 0]))
    let mk9 = intakes.mapValues { $0.vitamers[.menaquinone9]?.known ?? 0 }
    #expect(mk9["gouda-week", default: 0] > mk9["anna-week", default: 0])
  }
}
