import Foundation
import Testing

@testable import Foods

@Suite("The food table")
struct FoodTableTests {
  @Test("Every food of the three tables loads, each under an id of its own")
  func everyFoodLoads() throws {
    let foods = try Shipped.all()
    #expect(foods.count == 477 + 8789 + 3985)
    #expect(Set(foods.map(\.id)).count == foods.count)
    #expect(try Shipped.foods().count() == foods.count)
  }

  @Test("No number is negative, none without quality, and none beyond what 100 g can hold")
  func sanity() throws {
    for food in try Shipped.all() {
      for nutrient in Nutrient.allCases {
        let value = food[nutrient]
        guard let amount = value.amount else {
          #expect(value.quality == .unknown)
          continue
        }
        #expect(amount >= 0 && value.quality != .unknown, "\(food.id) \(nutrient)")
        if value.quality == .assumedZero { #expect(amount == 0, "\(food.id) \(nutrient)") }
      }
      let solids = (food[.protein].amount ?? 0) + (food[.fat].amount ?? 0)
      #expect(solids <= 101, "\(food.id)")
      #expect((food[.energy].amount ?? 0) <= 905, "\(food.id)")
    }
  }

  @Test("Vitamin K stands in µg per 100 g: K1 at most that of the richest leaf powder, menaquinones that of natto")
  func vitaminKUnits() throws {
    for food in try Shipped.all() {
      #expect((food[.phylloquinone].amount ?? 0) <= 3000, "\(food.id)")
      let menaquinones = Nutrient.menaquinones.compactMap { food[$0].amount }.reduce(0, +)
      let limit: Double = food.group == .natto ? 1500 : food.group == .fattedLiver ? 400 : 120
      #expect(menaquinones <= limit, "\(food.id) \(menaquinones)")
    }
    #expect(try #require(Shipped.food("natto")[.menaquinone7].amount) == 939)
  }

  @Test("Every vitamin K number names its source")
  func sources() throws {
    for food in try Shipped.all() {
      for nutrient in [Nutrient.phylloquinone, .menaquinone4, .menaquinone9, .calcium] {
        #expect(!food[nutrient].source.isEmpty, "\(food.id)")
      }
    }
    #expect(try Shipped.food("us_spinach_raw")[.phylloquinone].source == "USDA SR28 (src 1 analytical, n=1)")
    #expect(try Shipped.food("us_spinach_raw")[.phylloquinone].quality == .measured)
    #expect(try Shipped.food("us_spinach_boiled")[.phylloquinone].quality == .estimated)
    #expect(try Shipped.food("us_spinach_raw")[.menaquinone7].quality == .assumedZero)
    #expect(try Shipped.food("us_kimchi")[.menaquinone7].quality == .unknown)
  }

  @Test("A food is found by id, by exact name whatever the capitals, and by an everyday name in several languages")
  func lookup() throws {
    #expect(try Shipped.food("us_gouda").name == "gouda")
    #expect(try Shipped.food("Gouda").id == "us_gouda")
    #expect(try Shipped.food("sr_01022").name == "Cheese, gouda")
    #expect(try Shipped.food("Lasagna with meat").id == "fndds_lasagna_with_meat")
    for name in ["natto", "nattō", "NATTO", "納豆"] { #expect(try Shipped.food(name).id == "jp_natto_itohiki_japan") }
    #expect(try Shipped.food("boerenkool").id == "us_kale_boiled")
    #expect(try Shipped.food("aubergine").id == "us_eggplant_boiled")
    #expect(try Shipped.food("yoghurt").id == "us_yogurt_plain_whole_us")
    #expect(try Shipped.food("wakame raw").id == "us_wakame_raw")
    #expect(try Shipped.food("Wakame raw").id == "jp_wakame_raw")
    #expect(try Shipped.foods().food("gowda") == nil)
    #expect(try Shipped.foods().food("") == nil)
    #expect(try Shipped.foods().food("'; DROP TABLE food; --") == nil)
  }

  @Test(
    "Foods of which absorption differs stand in their matrix",
    arguments: [
      ("us_spinach_raw", "greensRaw"), ("us_spinach_boiled", "greensCooked"), ("us_romaine_lettuce", "greensRaw"),
      ("us_broccoli_boiled", "oil"), ("us_broccoli_raab_cooked", "greensCooked"), ("us_olive_oil", "oil"),
      ("us_gouda", "dairy"), ("us_butter_salted", "dairy"), ("us_egg_hard_boiled", "meatEgg"),
      ("us_chicken_breast_meat_roasted", "meatEgg"), ("us_salmon_sockeye_cooked", "meatEgg"), ("natto", "natto"),
      ("us_green_beans_boiled", "mixedDish"), ("us_apple_with_skin", "mixedDish"), ("us_cod_liver_oil", "oil"),
      ("jp_natto_tera_hama_japan", "mixedDish"), ("fndds_lasagna_with_meat", "mixedDish"),
      ("us_green_pepper_raw", "mixedDish"), ("us_collards_boiled", "greensCooked"),
    ])
  func matrices(id: String, matrix: String) throws {
    #expect(try Shipped.food(id).matrix.rawValue == matrix)
  }

  @Test("Plants of the large tables that bacteria did not ferment are assumed zero, all else is unknown")
  func assumedZero() throws {
    #expect(try Shipped.food("Apples, raw, with skin")[.menaquinone7].quality == .assumedZero)
    #expect(try Shipped.food("Cheese, gouda")[.menaquinone9].quality == .unknown)
    #expect(try Shipped.food("Lasagna with meat")[.menaquinone4].quality == .unknown)
    #expect(try Shipped.food("Sauerkraut, canned, solids and liquids")[.menaquinone9].quality == .unknown)
    #expect(try Shipped.food("sr_16113")[.menaquinone7].quality == .unknown)
  }

  @Test("Groups, matrices and qualities are those that the version of the index was raised for")
  func classification() throws {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for food in try Shipped.all() {
      let qualities = Nutrient.allCases.map { food[$0].quality.rawValue }.joined()
      for byte in "\(food.id) \(food.group) \(food.matrix) \(qualities) \(food.portions.count)".utf8 {
        hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
      }
    }
    let reminder: Comment = "Old caches would be believed: raise FoodIndex.version, then record both here"
    #expect(String(hash, radix: 16) == "1b9743756ba5a89c", reminder)
    #expect(FoodIndex.version == 2, reminder)
  }

  @Test("The richest foods by portion: natto in MK-7, cheese in MK-9, greens in K1")
  func richest() throws {
    let foods = try Shipped.foods()
    #expect(try foods.richest(in: .menaquinone7, limit: 3).allSatisfy { $0.group == .natto })
    #expect(try foods.richest(in: .menaquinone9, limit: 5).contains { $0.group == .cheese })
    let k1 = try foods.richest(in: .phylloquinone, limit: 10, perGroup: 3)
    #expect(k1.first?.group == .greens && k1.count { $0.group == .greens } == 3 && k1.count == 10)
  }

  @Test("What an unknown number is likely to be rests on measured foods of the group, with the log-SD of the model")
  func estimates() throws {
    let poultry = try #require(try Shipped.foods().estimate(.menaquinone4, in: .poultry))
    #expect(poultry.measured >= 3 && (5...40).contains(poultry.median))
    let cheese = try #require(try Shipped.foods().estimate(.menaquinone9, in: .cheese))
    #expect((20...60).contains(cheese.median))
    #expect(same(cheese.draw(0), cheese.median))
    #expect(same(cheese.draw(1), cheese.median * exp(0.8)))
    #expect(try Shipped.foods().estimate(.menaquinone9, in: .mixedDish) == nil)
  }
}
