import Evidence
import Foundation
import ModelLanguage
import People
import Physiology
import Reporting

/// A child's height or weight among the published percentiles, with what the model has of them over the years.
struct GrowthChart: Sendable {
  /// Per cent of children below each line, and how many standard deviations that is (the standard normal's quantiles).
  static let lines: [(percent: Int, deviations: Double)] = [
    (3, -1.8808), (10, -1.2816), (25, -0.6745), (50, 0), (75, 0.6745), (90, 1.2816), (97, 1.8808),
  ]

  struct Point: Encodable, Sendable {
    let age: Double
    let value: Double
  }

  let quantity: GrowthReference.Quantity
  let unit: String
  /// Years.
  let ages: [Double]
  /// A row for each of `lines`.
  let percentiles: [[Double]]
  /// What the model has of this child at each age.
  let simulated: [Double]
  /// What was measured: the height or weight that was given, today; nil where none was.
  let own: Point?
  /// Standard deviations of the child's own value from the median, or of the simulated one where none was given.
  let deviations: Double

  /// Nil where the reference does not hold the child's age.
  init?(_ quantity: GrowthReference.Quantity, of course: LifeCourse) {
    let reference = GrowthReference.shipped
    let person = course.person
    let model: Quantity
    let given: Double?
    switch quantity {
    case .height: (model, given, unit) = (Body.height, person.heightCentimetres, "cm")
    case .weight: (model, given, unit) = (Body.weight, person.weightKilograms, "kg")
    case .bodyMassIndex: (model, given, unit) = (Body.bodyMassIndex, nil, "kg/m²")
    }
    guard let now = reference.curve(quantity, age: course.age, sex: course.sex) else { return nil }
    self.quantity = quantity
    let last = course.age < 3 ? 5.0 : GrowthReference.ages.upperBound
    let ages = Set(stride(from: 0, through: last, by: last > 5 ? 0.5 : 0.125)).union([course.age]).sorted()
    let curves = ages.compactMap { reference.curve(quantity, age: $0, sex: course.sex) }
    guard curves.count == ages.count else { return nil }
    self.ages = ages
    percentiles = Self.lines.map { line in curves.map { $0.value(atDeviations: line.deviations) } }
    let simulate = { (age: Double) in Self.value(of: model, at: age, in: course) }
    simulated = ages.map(simulate)
    own = given.map { Point(age: course.age, value: $0) }
    deviations = now.deviations(of: given ?? simulate(course.age))
  }

  /// Size is a law of age and the child's own factors alone: no pool and no input enters it.
  private static func value(of quantity: Quantity, at age: Double, in course: LifeCourse) -> Double {
    let (parameters, sex) = (course.parameters, course.sex)
    var bindings = Bindings(
      time: age * UnitOfMeasure.year.factor, parameter: { (parameters[$0.key] ?? $0.value(sex: sex)) * $0.unit.factor },
      input: { $0.normal * $0.unit.factor }, pool: { _ in 0 })
    return quantity.law.value(in: quantity.unit, &bindings)
  }

  /// Share of children of this age and sex who are smaller or lighter, per cent.
  var percent: Double { 50 * erfc(-deviations / 2.0.squareRoot()) }

  /// "below the 3rd percentile", "at the 43rd percentile"
  var place: String {
    if percent < 3 { return "below the 3rd percentile" }
    if percent > 97 { return "above the 97th percentile" }
    return "at the \(Self.ordinal(Int(percent.rounded()))) percentile"
  }

  static func ordinal(_ number: Int) -> String {
    let isTeen = (11...13).contains(number % 100)
    switch (isTeen, number % 10) {
    case (false, 1): return "\(number)st"
    case (false, 2): return "\(number)nd"
    case (false, 3): return "\(number)rd"
    default: return "\(number)th"
    }
  }
}
