import ModelLanguage
import Physiology
import Testing

@Suite("Absorption of one meal") struct AbsorptionTests {
  private func value(_ law: RateLaw, age: Double = 40, _ inputs: [String: Double] = [:]) -> Double {
    let reference = Bindings.reference(sex: .female)
    var bindings = Bindings(
      time: age * 365.25, parameter: reference.parameter,
      input: { input in inputs[input.key].map { $0 * input.unit.factor } ?? reference.input(input) }, pool: { _ in 0 })
    return law.value(in: .one, &bindings)
  }

  private let oil = Absorption.availability(of: .menaquinone7, in: .supplementInOil)

  @Test("MK-7 in oil with 20 g of fat is the reference: 0.60")
  func reference() {
    #expect(abs(value(oil, ["meal.menaquinone7": 180, "meal.fat": 20]) - 0.6) < 1e-12)
  }

  @Test("the reference diet of three meals is absorbed as the fixed reference availabilities say")
  func referenceDiet() {
    let meals: [(Vitamer, FoodMatrix, Double)] = [
      (.phylloquinone, .mixedDish, 0.963347 * 0.45), (.menaquinone4, .meatEgg, 0.544 * 0.40),
      (.menaquinone9, .dairy, 0.768143 * 0.60),
    ]
    for (vitamer, matrix, expected) in meals {
      #expect(abs(value(Absorption.availability(of: vitamer, in: matrix)) / expected - 1) < 1e-4, "\(vitamer)")
    }
  }

  @Test("raw greens give up least, solubilised drops most, and availability never passes its cap")
  func matrices() {
    for vitamer in Vitamer.allCases {
      for matrix in FoodMatrix.allCases where matrix.carries(vitamer) {
        let high = ["meal.fat": 300.0, "meal.chance": 4]
        #expect(value(Absorption.availability(of: vitamer, in: matrix), high) <= 0.8)
        #expect(value(Absorption.uptakeShare(of: vitamer, in: matrix), high) <= 0.95)
      }
    }
    let k1 = FoodMatrix.allCases.filter { $0.carries(.phylloquinone) }.map { matrix in
      (matrix, value(Absorption.availability(of: .phylloquinone, in: matrix)))
    }
    #expect(k1.min { $0.1 < $1.1 }?.0 == .greensRaw)
    #expect(k1.max { $0.1 < $1.1 }?.0 == .solubilised)
  }

  @Test("without fat MK-4 falls to 0.36 of its best, K1 of greens to a quarter")
  func fat() {
    let drug = Absorption.availability(of: .menaquinone4, in: .menaquinone4Drug)
    #expect(abs(value(drug, ["meal.fat": 0]) - 0.36 * 0.4) < 1e-9)
    let greens = Absorption.availability(of: .phylloquinone, in: .greensCooked)
    let ratio = value(greens, ["meal.fat": 0]) / value(greens, ["meal.fat": 300])
    #expect(abs(ratio - 0.25) < 0.001)
  }

  @Test("doses saturate: 3 mg of K1 halves its share, 11 mg of MK-7 halves its own")
  func saturation() {
    let tablet = Absorption.availability(of: .phylloquinone, in: .tablet)
    #expect(abs(value(tablet, ["meal.phylloquinone": 3000]) / value(tablet, ["meal.phylloquinone": 0]) - 0.5) < 1e-9)
    #expect(abs(value(oil, ["meal.menaquinone7": 11_000]) / value(oil, ["meal.menaquinone7": 1000]) - 0.5) < 1e-9)
    #expect(value(oil, ["meal.menaquinone7": 1000]) == value(oil, ["meal.menaquinone7": 10]))
  }

  @Test("conditions multiply, and one that is absent changes nothing")
  func conditions() {
    let factor = AbsorptionCondition.product.now
    #expect(value(factor) == 1)
    #expect(abs(value(factor, ["condition.cysticFibrosis": 1]) - 0.4) < 1e-12)
    #expect(abs(value(factor, ["condition.cholestasis": 1, "condition.orlistat": 1]) - 0.15 * 0.65) < 1e-12)
    #expect(abs(value(factor, age: 85) - 0.96) < 1e-12)
    #expect(abs(value(factor, age: 0.03) - 0.6) < 1e-3)
    #expect(abs(value(factor, age: 0.25) - 0.8) < 1e-3)
    #expect(abs(value(factor, age: 1) - 1) < 1e-6)
  }

  @Test("what is taken up and what is lost make up what is eaten")
  func books() {
    for vitamer in Vitamer.allCases {
      let law = Absorption.uptakeShare(of: vitamer, in: .mixedDish)
      let share = value(law)
      #expect(share > 0 && share < 1)
    }
  }

  @Test("meals of different speed mix by amount")
  func mixing() {
    #expect(GutTransit.mixed(0.4, content: 30, with: 1, dose: 10) == 0.55)
    #expect(GutTransit.mixed(0.4, content: 0, with: 1, dose: 10) == 1)
    #expect(GutTransit.mixed(0.4, content: 0, with: 1, dose: 0) == 1)
  }

  @Test("a supplement holds what it says when fresh, and less from the shelf")
  func supplements() {
    let content = SupplementContent.relativeToLabel.now
    #expect(value(content) == 1)
    #expect(abs(value(content, ["supplement.shelfAge": 1]) - 0.95) < 0.001)
    #expect(abs(value(content, ["supplement.shelfAge": 1, "supplement.withMinerals": 1]) - 0.85) < 0.001)
    #expect(abs(value(content, ["supplement.isPoor": 1]) - 0.3) < 1e-12)
  }

  @Test("a diary walked through outside the solver tells the gut's content to 1e-6")
  func diary() throws {
    let servings = [
      Serving(vitamer: .phylloquinone, matrix: .mixedDish, micrograms: 100, fat: 20, hour: 0),
      Serving(vitamer: .phylloquinone, matrix: .supplementInOil, micrograms: 500, fat: 20, hour: 2),
      Serving(vitamer: .phylloquinone, matrix: .greensCooked, micrograms: 300, fat: 20, hour: 5),
    ]
    var gut = GutContent(transitRate: servings[0].transitRate() * 24)
    var subject = Subject(eating: [], inputs: Subject.none)
    var hour = 0.0
    for serving in servings {
      gut.pass((serving.hour - hour) / 24)
      hour = serving.hour
      gut.take(serving.uptake(), transitRate: serving.transitRate() * 24)
      subject.set(["gut.phylloquinone.transitRate": gut.transitRate / 24], atDay: hour / 24)
      subject.add(["gut.phylloquinone.first": serving.uptake()], atDay: hour / 24)
    }
    gut.pass(3.0 / 24)
    let places = ["first", "second", "third"].map { "gut.phylloquinone.\($0)" }
    let row = try subject.run(places, atDays: [8.0 / 24], tolerance: 1e-9)
    for (place, value) in zip(places, [gut.first, gut.second, gut.third]) {
      #expect(abs((row[place]?[0] ?? 0) / value - 1) < 1e-6, "\(place)")
    }
    #expect(gut.transitRate / 24 > 0.4 && gut.transitRate / 24 < 1)
  }
}
