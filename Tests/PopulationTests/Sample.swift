import Evidence
import ModelLanguage

@testable import Population

/// People drawn once for several tests, and the arithmetic of samples.
enum Sample {
  /// 1,500 of each sex and decade from 20 to 89.
  static let adults: [VirtualPerson] = draw(PopulationDescription(age: .uniform(20...90)), 21_000, seed: 20)

  static func draw(_ description: PopulationDescription, _ count: Int, seed: UInt64) -> [VirtualPerson] {
    guard let population = try? Population(description) else { return [] }
    return (0..<count).compactMap { try? population.person($0, seed: seed) }
  }

  static func decade(_ first: Double, _ sex: Sex) -> [VirtualPerson] {
    adults.filter { $0.sex == sex && $0.age >= first && $0.age < first + 10 }
  }

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  static func spread(_ values: [Double]) -> Double {
    let middle = mean(values)
    return (values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(values.count - 1)).squareRoot()
  }

  static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let (ma, mb) = (mean(a), mean(b))
    let sum = zip(a, b).reduce(0) { $0 + ($1.0 - ma) * ($1.1 - mb) }
    return sum / Double(a.count - 1) / spread(a) / spread(b)
  }

  static func share(_ people: [VirtualPerson], _ holds: (VirtualPerson) -> Bool) -> Double {
    Double(people.count(where: holds)) / Double(people.count)
  }

  /// Standard error of the difference between a share of `people` drawn and one of `surveyed` people; a survey of clusters
  /// tells half as much as its number says.
  static func standardError(share p: Double, people: Int, surveyed: Int) -> Double {
    let variance = max(p * (1 - p), 0.001)
    return (variance / Double(people) + 2 * variance / Double(surveyed)).squareRoot()
  }
}
