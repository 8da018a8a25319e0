import Physiology
import Testing

/// Section 9 of the specification: what a fasting sample says of the day's mean, and how far regimens swing.
@Suite("A fasting sample, and the swing within a week") struct FastingTests {
  /// Level at seven in the morning over the mean of the day before, after weeks of the servings, nothing else eaten.
  private func fastingOverMean(_ key: String, _ servings: [Serving], days: Int) throws -> Double {
    var subject = Subject(eating: [], inputs: Subject.none)
    subject.parameters = ["gut.background.menaquinone7": 0]
    for day in 0..<days {
      for serving in servings { subject.swallow(serving, atHour: Double(24 * day) + serving.hour) }
    }
    let hours = (0...96).map { Double(days - 1) + 7.0 / 24 + Double($0) / 96 }
    let values = try subject.run([key], atDays: hours)[key] ?? []
    return values[values.count - 1] / (Curve(step: 0.25, values: values).area / 24)
  }

  @Test("a morning tablet of K1 leaves 0.28 of the day's mean at seven, a capsule of MK-7 0.80, MK-9 of meals 0.89")
  func ratios() throws {
    let tablet = Serving(vitamer: .phylloquinone, matrix: .tablet, micrograms: 500)
    let k1 = try fastingOverMean("vitaminK.phylloquinone.supply", [tablet], days: 21)
    Figure.check("K1, tablet in the morning", k1, predicted: 0.28, within: 0.05)
    let capsule = Serving(vitamer: .menaquinone7, matrix: .supplementInOil, micrograms: 180)
    let mk7 = try fastingOverMean("vitaminK.menaquinone7.supply", [capsule], days: 35)
    Figure.check("MK-7, capsule a day", mk7, predicted: 0.80, within: 0.05)
    let meals = Diet.hours.map {
      Serving(vitamer: .menaquinone9, matrix: .dairy, micrograms: 5, fat: 25, hour: $0)
    }
    let mk9 = try fastingOverMean("vitaminK.menaquinone9.supply", meals, days: 35)
    Figure.check("MK-9, three meals", mk9, predicted: 0.89, within: 0.05)
  }

  /// Coefficient of variation of the three exposures over the last four of sixteen weeks, per cent.
  private func swing(_ serving: Serving, weekdays: [Int]) throws -> [Double] {
    var subject = Subject()
    for day in 0..<112 where weekdays.contains(day % 7) {
      subject.swallow(serving, atHour: Double(24 * day) + serving.hour)
    }
    let keys = ["liver", "bone", "vessel"].map { "vitaminK.exposure.\($0)" }
    let course = try subject.run(keys, atDays: (0..<(28 * 12)).map { 84 + (Double($0) + 0.5) / 12 }, tolerance: 1e-5)
    return keys.map { key in
      let values = course[key] ?? []
      return 100 * Statistics.standardDeviation(values) / Statistics.mean(values)
    }
  }

  @Test("a daily dose swings the exposure of bone and vessel by at most 1.5 %; 5 mg of K1 three times a week by more")
  func swings() throws {
    let daily = Array(0..<7)
    let mk7 = Serving(vitamer: .menaquinone7, matrix: .supplementInOil, micrograms: 180)
    let k1 = Serving(vitamer: .phylloquinone, matrix: .tablet, micrograms: 500)
    for serving in [mk7, k1] {
      let swing = try swing(serving, weekdays: daily)
      #expect(swing[1] <= 1.5 && swing[2] <= 1.5, "\(serving.vitamer) \(swing)")
    }
    let large = Serving(vitamer: .phylloquinone, matrix: .tablet, micrograms: 5000)
    let rare = try swing(large, weekdays: [0, 2, 4])
    Figure.check("5 mg three times a week, liver, %", rare[0], predicted: 15, within: 0.1)
    Figure.check("5 mg three times a week, bone, %", rare[1], predicted: 8, within: 0.1)
  }
}
