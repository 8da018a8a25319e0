import Physiology
import Testing

@Suite("Phylloquinone in plasma, line by line of the check table") struct PhylloquinoneTests {
  private static let supply = "vitaminK.phylloquinone.supply"

  private func k1(_ micrograms: Double, _ matrix: FoodMatrix, fat: Double) -> Serving {
    Serving(vitamer: .phylloquinone, matrix: matrix, micrograms: micrograms, fat: fat)
  }

  private func curve(_ serving: Serving, hours: Double) throws -> Curve {
    try Subject.curve(of: Self.supply, after: serving, hours: hours)
  }

  @Test("after an injection into a vein K1 falls with half-lives of 0.41, 4.1 and 28 hours (PK034-039, PK046)")
  func halfLives() throws {
    var subject = Subject(eating: [], inputs: Subject.none)
    subject.add(["vitaminK.phylloquinone.plasma": 1000])
    let whole = try subject.sampled(Self.supply, hours: 200, step: 0.125, tolerance: 1e-9)
    let last = whole.halfLife(from: 150, to: 200)
    Figure.check("PK039 slow phase, h", last, predicted: 28.1, observed: 15.2...40)
    let slow = whole.tail(halfLife: last, through: 180)
    let rest = whole.minus(slow)
    let middle = rest.halfLife(from: 8, to: 16)
    Figure.check("PK035 middle phase, h", middle, predicted: 4.1, observed: 1.35...5.4)
    let early = rest.minus(rest.tail(halfLife: middle, through: 12))
    Figure.check(
      "PK034 first phase, h", early.halfLife(from: 0.125, to: 1), predicted: 0.41, within: 0.05, observed: 0.2...1.0)
  }

  @Test("10 mg into muscle gives an area of 1980 h·ng/mL in ten days (PK048)")
  func intramuscular() throws {
    var subject = Subject(eating: [], inputs: Subject.none)
    let dose = Vitamer.phylloquinone.nanomoles(micrograms: 10_000)
    subject.add(["vitaminK.depot.fast": 0.9 * dose, "vitaminK.depot.slow": 0.1 * dose])
    let curve = try subject.sampled("vitaminK.phylloquinone.massConcentration", hours: 240, step: 0.5)
    Figure.check("PK048, h·ng/mL", curve.area, predicted: 1980, observed: 1200...2200)
  }

  @Test("a 500 µg tablet and raw spinach differ as they did in one study (PK021-023)")
  func tabletAndRawSpinach() throws {
    let tablet = try curve(k1(500, .tablet, fat: 20), hours: 9).area
    Figure.check("PK021 tablet, nmol·h/L", tablet, predicted: 25.5, observed: 17.5...37.6)
    let large = try curve(k1(495, .greensRaw, fat: 20), hours: 9).area
    Figure.check("PK022 150 g raw spinach", large, predicted: 4.6, observed: 3.7...5.9)
    let small = try curve(k1(165, .greensRaw, fat: 20), hours: 9).area
    Figure.check("PK023 50 g raw spinach", small, predicted: 1.7, observed: 1.4...3.6)
  }

  @Test("collards with 24 g of fat peak lower than observed but within a standard deviation (PK027)")
  func collards() throws {
    let curve = try curve(k1(396, .greensCooked, fat: 24), hours: 24)
    Figure.check("PK027 at 6 h", curve.value(at: 6), predicted: 5.4, observed: 4.87...13.6)
    Figure.check("PK027 at 9 h", curve.value(at: 9), predicted: 4.3, observed: 2.4...11.7)
    Figure.check("PK027 at 24 h", curve.value(at: 24), predicted: 0.4, within: 0.15)
  }

  @Test(
    "kale peaks at half of what was observed, at the right time; its absolute absorption is far above (PK029, PK030, PK033)"
  )
  func kale() throws {
    let kale = k1(70, .greensCooked, fat: 30)
    let curve = try curve(kale, hours: 24)
    Figure.check("PK030 Cmax, nmol/L", curve.peak, predicted: 1.1, within: 0.1, observed: 1.05...4.2)
    Figure.check("PK029 Tmax, h", curve.timeOfPeak, predicted: 6, within: 0.1, observed: 5...10)
    Figure.check(
      "PK029 absolute absorption, %", 100 * kale.availability(), predicted: 35, within: 0.14, observed: 3...7,
      misfit: "K1 bioavailability spans a factor of eight between studies")
    let capsule = k1(4, .supplementInOil, fat: 15)
    Figure.check(
      "PK033 absolute absorption of 4 µg, %", 100 * capsule.availability(), predicted: 47, observed: 4...22,
      misfit: "K1 bioavailability spans a factor of eight between studies")
  }

  @Test("spinach with butter against solubilised K1, and with against without fat (PK019, PK020)")
  func butter() throws {
    let buttered = try curve(k1(1000, .greensCooked, fat: 20), hours: 24)
    let solubilised = try curve(k1(1000, .solubilised, fat: 0), hours: 24)
    let plain = try curve(k1(1000, .greensCooked, fat: 0), hours: 24)
    Figure.check(
      "PK019 area", buttered.area / solubilised.area, predicted: 0.58, observed: 0.1...0.2,
      misfit: "greens disagree by a factor of eight: PK019 against PK027")
    Figure.check("PK019 peak", buttered.peak / solubilised.peak, predicted: 0.27, within: 0.06)
    Figure.check("PK020 with over without fat", buttered.area / plain.area, predicted: 3.6, observed: 2.7...3.7)
  }

  @Test("fresh K1 is on triglyceride-rich lipoproteins and moves to LDL and HDL (PK024-026)")
  func lipoproteins() throws {
    let key = "vitaminK.phylloquinone.shareOnTriglycerideRich"
    let share = try Subject.curve(of: key, after: k1(3500, .supplementInOil, fat: 70), hours: 24)
    Figure.check("PK025 LDL + HDL at 3 h, %", 100 - share.value(at: 3), predicted: 5, within: 0.1, observed: 3.5...14)
    Figure.check("PK026 LDL + HDL at 12 h, %", 100 - share.value(at: 12), predicted: 31, observed: 12...50)
    #expect((share.values.dropFirst(2).min() ?? 0) > 53, "more than half of K1 stays on triglyceride-rich lipoproteins")
    let meal = try curve(k1(3500, .oil, fat: 70), hours: 24)
    Figure.check("PK024 Tmax with a meal, h", meal.timeOfPeak, predicted: 6, within: 0.1, observed: 4...8)
  }

  @Test(
    "the exchangeable pool is a quarter of the tracer's, and three days without K1 leave a quarter of it (PK040, PK059)"
  )
  func pool() throws {
    let key = "vitaminK.phylloquinone.exchangeable"
    var subject = Subject()
    subject.eat(Diet.daily(k1: 0))
    // From supper to breakfast on the third day: 61 hours.
    let pool = try subject.run([key], atDays: [-0.01, 61.0 / 24])[key] ?? []
    Figure.check(
      "PK040, µg/kg", pool[0], predicted: 0.25, within: 0.08, observed: 0.5...2,
      misfit: "the tracer pool is four times the model's; V3 up to 150 L closes it at the price of slow fasting levels")
    Figure.check("PK059 left after 3 days, %", 100 * pool[1] / pool[0], predicted: 23, within: 0.06, observed: 15...35)
  }

  @Test("daily tablets raise fasting K1 less than mean K1, and less than in proportion (OC044, OC041, OC046)")
  func tablets() throws {
    let base = try fastingAndMean(tablet: 0)
    Figure.check("fasting over mean, meals", base.fasting / base.mean, predicted: 0.74)
    let rows: [(dose: Double, fasting: Double, mean: Double, observed: ClosedRange<Double>?)] = [
      (200, 1.4, 2.2, 1.3...5.2),  // OC044
      (1000, 2.8, 5.8, nil),  // OC041: 10, recalled
      (5000, 5.4, 12.9, 5...20),  // OC046
    ]
    for row in rows {
      let with = try fastingAndMean(tablet: row.dose)
      Figure.check(
        "\(row.dose) µg fasting", with.fasting / base.fasting, predicted: row.fasting, within: 0.05,
        observed: row.observed)
      Figure.check("\(row.dose) µg mean", with.mean / base.mean, predicted: row.mean)
    }
  }

  /// Fifteen days of meals, most K1 at supper, and a breakfast tablet; the sixteenth day's mean and the level at seven.
  private func fastingAndMean(tablet: Double) throws -> (fasting: Double, mean: Double) {
    var subject = Subject(eating: [], inputs: Subject.none)
    let meals = [(8.0, 15.0), (13, 30), (19, 45)].map { hour, dose in
      Serving(vitamer: .phylloquinone, matrix: .mixedDish, micrograms: dose, fat: 25, hour: hour)
    }
    let pill = Serving(vitamer: .phylloquinone, matrix: .tablet, micrograms: tablet, fat: 20, hour: 8)
    for day in 0..<16 {
      for serving in tablet > 0 ? meals + [pill] : meals {
        subject.swallow(serving, atHour: Double(24 * day) + serving.hour)
      }
    }
    let sampled = try subject.run([Self.supply], atDays: Subject.quarterHours(ofDay: 14))
    let fasting = try subject.run([Self.supply], atDays: [15 + 7.0 / 24])
    return (fasting[Self.supply]?[0] ?? 0, Curve(step: 0.25, values: sampled[Self.supply] ?? []).area / 24)
  }

  @Test("Dutch adults on 200 µg have the fasting level observed (VA008)")
  func dutch() throws {
    let subject = Subject(eating: Diet.daily(k1: 200))
    let level =
      try subject.run(["vitaminK.phylloquinone.fasting"], atDays: [0])["vitaminK.phylloquinone.fasting"]?[0] ?? 0
    Figure.check("VA008, ng/mL", level * 0.4507, predicted: 0.59, observed: 0.41...0.724)
  }
}

extension Curve {
  /// The exponential of this half-life that passes through the curve at `time`, carried to all times.
  func tail(halfLife: Double, through time: Double) -> Curve {
    let end = value(at: time)
    return Curve(
      step: step,
      values: values.indices.map { end * Curve.decay(naturalLog(2) * (time - Double($0) * step) / halfLife) })
  }
}
