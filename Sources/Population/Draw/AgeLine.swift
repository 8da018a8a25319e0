/// Values by age, joined by straight lines and held before the first and after the last.
struct AgeLine: Sendable {
  let ages: [Double]
  let values: [Double]

  func value(at age: Double) -> Double {
    let place = AgeLine.place(of: age, in: ages)
    return values[place.low] + place.share * (values[place.high] - values[place.low])
  }

  /// The neighbours of an age in a rising list, and how far it lies from the lower to the upper.
  static func place(of age: Double, in ages: [Double]) -> (low: Int, high: Int, share: Double) {
    guard let above = ages.firstIndex(where: { $0 >= age }) else { return (ages.count - 1, ages.count - 1, 0) }
    guard above > 0 else { return (0, 0, 0) }
    return (above - 1, above, (age - ages[above - 1]) / (ages[above] - ages[above - 1]))
  }
}

/// The deviate at which a rising function has a value: by halving, to 1e-9, within eight standard deviations.
func rootDeviate(at target: Double, of value: (Double) -> Double) -> Double {
  var (low, high) = (-8.0, 8.0)
  while high - low > 1e-9 {
    let middle = (low + high) / 2
    if value(middle) < target { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
