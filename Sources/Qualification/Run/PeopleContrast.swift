import RealModule
import Trials

/// How people differ among themselves: what a reading says of another, age and sex held.
struct PeopleContrast: Sendable, Hashable {
  enum Step: Sendable, Hashable {
    /// Per so many of the quantity's unit, in the simulation's.
    case per(Double)
    /// Per so many standard deviations between the people.
    case perSpread(Double)
    /// The `part`th of `parts` equal parts of the people against another.
    case parts(Int, part: Int, against: Int)
  }

  /// The endpoint, by its name, whose reading at the start is meant.
  var of: String
  var step: Step

  /// One person's outcome on a straight scale, the reading, and what is held.
  struct Person {
    var outcome: Double
    var reading: Double
    var age: Double
    var isFemale: Bool
  }

  /// The step's effect on the outcome, and its squared error from having so few people; nil where readings do not differ.
  func effect(_ people: [Person]) -> (value: Double, variance: Double)? {
    switch step {
    case .per(let amount):
      return Self.slope(people).map { ($0.value * amount, $0.variance * amount * amount) }
    case .perSpread(let count):
      guard let sd = Estimator.moments(people.map(\.reading)).sd else { return nil }
      return Self.slope(people).map { ($0.value * count * sd, $0.variance * count * count * sd * sd) }
    case .parts(let parts, let part, let against):
      let sorted = people.sorted { $0.reading < $1.reading }
      let marked = sorted.enumerated().compactMap { place, person -> Person? in
        let own = place * parts / sorted.count + 1
        guard own == part || own == against else { return nil }
        var person = person
        person.reading = own == part ? 1 : 0
        return person
      }
      return Self.slope(marked)
    }
  }

  /// Of the outcome on the reading, age and sex held, by least squares.
  static func slope(_ people: [Person]) -> (value: Double, variance: Double)? {
    var columns = [people.map(\.reading), people.map(\.age), people.map { $0.isFemale ? 1 : 0 }]
    // What does not differ cannot be held, and needs not be.
    guard isVaried(columns[0]) else { return nil }
    columns = [columns[0]] + columns.dropFirst().filter(isVaried)
    let count = Double(people.count)
    let freedom = people.count - columns.count - 1
    guard freedom > 0 else { return nil }
    let centred = columns.map { column in
      let mean = column.reduce(0, +) / count
      return column.map { $0 - mean }
    }
    let outcomes = people.map(\.outcome)
    let mean = outcomes.reduce(0, +) / count
    // Frisch, Waugh and Lovell: the reading less what the others say of it.
    var (own, rest) = (centred[0], outcomes.map { $0 - mean })
    for other in orthogonal(Array(centred.dropFirst())) {
      own = without(other, own)
      rest = without(other, rest)
    }
    let square = product(own, own)
    guard square > 1e-12 * product(centred[0], centred[0]) else { return nil }
    let slope = product(own, rest) / square
    let residual = zip(rest, own).reduce(0) { $0 + ($1.0 - slope * $1.1) * ($1.0 - slope * $1.1) }
    return (slope, residual / Double(freedom) / square)
  }

  private static func isVaried(_ values: [Double]) -> Bool {
    guard let first = values.first else { return false }
    return values.contains { abs($0 - first) > 1e-12 * max(abs(first), 1) }
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

  private static func without(_ direction: [Double], _ values: [Double]) -> [Double] {
    let square = product(direction, direction)
    guard square > 0 else { return values }
    let share = product(direction, values) / square
    return zip(values, direction).map { $0 - share * $1 }
  }

  private static func orthogonal(_ columns: [[Double]]) -> [[Double]] {
    columns.reduce(into: []) { done, column in
      done.append(done.reduce(column) { without($1, $0) })
    }
  }
}
