import Physiology
import Testing

@Suite("Menaquinones in plasma, line by line of the check table") struct MenaquinoneTests {
  private func mk(_ vitamer: Vitamer, _ micrograms: Double, _ matrix: FoodMatrix, fat: Double = 20) -> Serving {
    Serving(vitamer: vitamer, matrix: matrix, micrograms: micrograms, fat: fat)
  }

  private func curve(_ serving: Serving, hours: Double) throws -> Curve {
    try Subject.curve(of: "vitaminK.\(serving.vitamer.rawValue).supply", after: serving, hours: hours)
  }

  /// From the level without the dose: the background of MK-7 goes on.
  private func rise(_ serving: Serving, hours: Double) throws -> Curve {
    let key = "vitaminK.\(serving.vitamer.rawValue).supply"
    let without = try Subject(eating: [], inputs: Subject.none).sampled(key, hours: hours, step: 0.25)
    return try curve(serving, hours: hours).minus(without)
  }

  @Test("MK-7 peaks at 4 h in oil, 6 h in tablet and natto, and falls with a half-life of 68 h; MK-9 61 h (PK001-017)")
  func peaks() throws {
    let oil = try rise(mk(.menaquinone7, 180, .supplementInOil), hours: 400)
    Figure.check("PK012 Tmax oil, h", oil.timeOfPeak, predicted: 4, within: 0.13, observed: 2...4.5)
    let tablet = try rise(mk(.menaquinone7, 180, .tablet), hours: 24)
    Figure.check("PK013 Tmax tablet, h", tablet.timeOfPeak, predicted: 6, within: 0.13, observed: 5...7)
    let natto = try rise(mk(.menaquinone7, 2012, .natto), hours: 24)
    Figure.check("PK017 Tmax natto, h", natto.timeOfPeak, predicted: 6, within: 0.13, observed: 5...7)
    Figure.check("PK004 half-life of MK-7 (68 recalled), h", oil.halfLife(from: 250, to: 400), predicted: 68.6)
    let nine = try curve(mk(.menaquinone9, 785, .supplementInOil), hours: 400)
    Figure.check("PK007 half-life of MK-9 (60 recalled), h", nine.halfLife(from: 250, to: 400), predicted: 61.5)
  }

  @Test("143 µg of MK-7 a day gives a mean of 8.1 nmol/L, 6.5 fasting (PK006)")
  func plateau() throws {
    let key = "vitaminK.menaquinone7.supply"
    var subject = Subject()
    for day in 0..<42 { subject.swallow(mk(.menaquinone7, 143, .supplementInOil), atHour: Double(24 * day) + 8) }
    let days = Subject.quarterHours(ofDay: 41)
    let values = try subject.run([key], atDays: days)[key] ?? []
    Figure.check("PK006 mean (about 10 recalled), nmol/L", Curve(step: 0.25, values: values).area / 24, predicted: 8.1)
    Figure.check("PK006 fasting, nmol/L", values[0], predicted: 6.5)
  }

  @Test("yogurt with 56 µg a day lifts fasting MK-7 from 0.27 to about 1.5 ng/mL (PK014)")
  func yogurt() throws {
    let key = "vitaminK.menaquinone7.massConcentration"
    var subject = Subject()
    for day in 0..<84 { subject.swallow(mk(.menaquinone7, 56, .dairy, fat: 15), atHour: Double(24 * day) + 8) }
    let values = try subject.run([key], atDays: [-0.01, 84 + 8.0 / 24 - 0.001])[key] ?? []
    Figure.check("PK014 base, ng/mL", values[0], predicted: 0.27, observed: 0.2...0.36)
    Figure.check("PK014 after 12 weeks, ng/mL", values[1], predicted: 1.46, within: 0.08, observed: 1.0...3.8)
  }

  @Test("at equal moles a day MK-7 stands eight times higher than K1 (PK003)")
  func accumulation() throws {
    let keys = ["vitaminK.menaquinone7.supply", "vitaminK.phylloquinone.supply"]
    let seven = mk(.menaquinone7, 142.8, .supplementInOil)
    let one = Serving(vitamer: .phylloquinone, matrix: .supplementInOil, micrograms: 99.15)
    let base = try Subject().run(keys, atDays: [0])
    let with = try Subject(eating: Diet.reference + [seven, one]).run(keys, atDays: [0])
    let rises = keys.map { (with[$0]?[0] ?? 0) - (base[$0]?[0] ?? 0) }
    Figure.check("PK003 mean increments", rises[0] / rises[1], predicted: 7.8, within: 0.05, observed: 7...8)
    var daily = Subject()
    daily.set(Subject.none)
    for day in 0..<42 {
      for meal in Diet.reference + [seven, one] { daily.swallow(meal, atHour: Double(24 * day) + meal.hour) }
    }
    let fasting = try daily.run(keys, atDays: [42 + 7.0 / 24])
    let ratio = (fasting[keys[0]]?[0] ?? 0) / (fasting[keys[1]]?[0] ?? 1)
    Figure.check("PK003 fasting, with diet", ratio, predicted: 9.3, within: 0.15)
  }

  @Test("natto against spinach with little fat: six times the peak, thirteen times the area in three days (PK018)")
  func nattoAgainstSpinach() throws {
    let natto = try rise(mk(.menaquinone7, 2012, .natto, fat: 20), hours: 72)
    let spinach = try Subject.curve(
      of: "vitaminK.phylloquinone.supply",
      after: Serving(vitamer: .phylloquinone, matrix: .greensCooked, micrograms: 1577, fat: 5.7), hours: 72)
    Figure.check("PK018 peaks", natto.peak / spinach.peak, predicted: 5.8, within: 0.04, observed: 5...20)
    Figure.check(
      "PK018 areas to 24 h", natto.upTo(24).area / spinach.upTo(24).area, predicted: 7.4, within: 0.04, observed: 5...20
    )
    Figure.check("PK018 areas to 72 h", natto.area / spinach.area, predicted: 12.7, within: 0.04, observed: 5...20)
  }

  @Test(
    "15 mg of MK-4 is absorbed nearly three times better with 35 g of fat than with 9 (PK050-053)",
    arguments: [(8.8, 371.0, 177.0, 565.0), (20, 506, 335, 635), (34.9, 948, 683, 1365), (53.8, 1020, 599, 1383)])
  func drug(fat: Double, predicted: Double, low: Double, high: Double) throws {
    let serving = mk(.menaquinone4, 15_000, .menaquinone4Drug, fat: fat)
    let curve = try Subject.curve(of: "vitaminK.menaquinone4.massConcentration", after: serving, hours: 24)
    Figure.check(
      "MK-4 AUC0-24 at \(fat) g of fat", curve.area, predicted: predicted, within: 0.04, observed: low...high)
  }

  @Test("420 µg of MK-4 does not show in serum (PK010)")
  func invisible() throws {
    let serving = mk(.menaquinone4, 420, .menaquinone4Drug, fat: 20)
    let curve = try Subject.curve(of: "vitaminK.menaquinone4.massConcentration", after: serving, hours: 24)
    Figure.check("PK010 peak, ng/mL", curve.peak, predicted: 0.13, within: 0.15, observed: 0...0.2)
  }

  @Test("natto eaters with 150 µg a day have the serum level of Tokyo (VA003)")
  func tokyo() throws {
    let natto = mk(.menaquinone7, 150, .natto, fat: 20)
    let key = "vitaminK.menaquinone7.fasting"
    let level = try Subject(eating: Diet.reference + [natto]).run([key], atDays: [0])[key]?[0] ?? 0
    Figure.check("VA003, ng/mL", level * 0.649, predicted: 5.1, within: 0.06, observed: 2...11.4)
  }

  @Test("2 to 4 % of an oral dose leaves as urinary menadione, nothing of an injected one (PK061)")
  func menadione() throws {
    let key = "vitaminK.menadione.urine"
    for (vitamer, predicted) in [(Vitamer.phylloquinone, 2.3), (.menaquinone4, 2.2), (.menaquinone7, 3.7)] {
      let serving = mk(vitamer, 1000, .supplementInOil, fat: 36)
      let urine = try Subject.curve(of: key, after: serving, hours: 24, step: 0.1).area / 24
      let share = 100 * urine / vitamer.nanomoles(micrograms: 1000)
      Figure.check("PK061 \(vitamer.shortName), % of dose", share, predicted: predicted, observed: 1...5)
    }
    var injected = Subject(eating: [], inputs: Subject.none)
    injected.add(["vitaminK.phylloquinone.plasma": 1000])
    #expect(try injected.sampled(key, hours: 24, step: 1).peak == 0)
  }
}
