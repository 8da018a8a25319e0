import Testing

@testable import Foods

@Suite("Amounts")
struct AmountTests {
  private func grams(_ value: Double, _ unit: String, _ food: String) throws -> Double {
    try Amount(value, unit).weight(of: Shipped.food(food)).grams
  }

  @Test("Masses are masses")
  func masses() throws {
    #expect(try grams(30, "g", "gouda") == 30)
    #expect(try grams(0.2, "kg", "gouda") == 200)
    #expect(same(try grams(500, "mg", "gouda"), 0.5))
    #expect(same(try grams(2, "oz", "gouda"), 56.69904625))
  }

  @Test("Household measures of the food are read whole, halved, in the plural and by their noun")
  func household() throws {
    #expect(try grams(1, "slice", "white bread") == 25)
    #expect(try grams(2, "slices", "white bread") == 50)
    #expect(try grams(1, "cup", "spinach boiled") == 180)
    #expect(try grams(2, "1/2 cup", "spinach boiled") == 180)
    #expect(try grams(1, "pack", "natto") == 45)
    #expect(same(try grams(3, "olives", "olives green"), 8.1))
    #expect(try grams(1, "piece", "lemon") == 58)
    #expect(try grams(2, "pieces", "grapefruit") == 492)
    #expect(try grams(1, "leaf", "basil fresh") == 0.5)
    #expect(try grams(1, "cup chopped", "kale raw") == 67)
    #expect(try grams(1, "cup", "kale raw") == 67)
  }

  @Test("A curated USDA food takes the further measures that USDA gives")
  func moreMeasures() throws {
    #expect(try Shipped.food("us_butter_salted").portions.count > 1)
    #expect(try grams(1, "pat", "us_butter_salted") == 5)
  }

  @Test("Millilitres go by the density that the food's own cup tells, else by 1 g/ml, which is then said")
  func volumes() throws {
    let milk = try Amount(236.5882365, "ml").weight(of: Shipped.food("milk 2% (US)"))
    #expect(same(milk.grams, 244) && milk.assumption == nil)
    #expect(same(try grams(1, "tbsp", "milk 2% (US)"), 244.0 / 16))
    #expect(same(try grams(100, "mL", "human milk"), 103))
    let beer = try Amount(330, "ml").weight(of: Shipped.food("fndds_beer"))
    #expect(beer.grams == 330)
    #expect(beer.assumption == "1 ml of Beer is taken to weigh 1 g")
  }

  @Test("A unit that the food does not have is refused with those it has")
  func unknownUnit() throws {
    let error = #expect(throws: UnknownUnit.self) { try grams(1, "bucket", "gouda") }
    #expect(error?.allowed == "g, kg, mg, oz, lb, ml, l, package (198 g)")
    #expect(throws: UnknownUnit.self) { try grams(1, "cup", "gouda") }
    #expect(throws: UnknownUnit.self) { try grams(1, "", "gouda") }
  }

  @Test("An amount in one text is a number or a fraction and a unit")
  func text() {
    #expect(Amount(text: "30 g") == Amount(30, "g"))
    #expect(Amount(text: "100g") == Amount(100, "g"))
    #expect(Amount(text: "1/2 cup") == Amount(0.5, "cup"))
    #expect(Amount(text: " 2.5 slices ") == Amount(2.5, "slices"))
    for text in ["", "g", "-3 g", "1/0 cup", "1/2/3 cup", "a lot", "..", "1e3 g"] {
      let amount = Amount(text: text)
      #expect(amount == nil || amount?.unit == "e3 g", "\(text)")
    }
  }
}
