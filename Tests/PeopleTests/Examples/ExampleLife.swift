import Evidence
import Foods
import Foundation
import ModelLanguage
import Synchronization
import Testing

@testable import People

/// An example person run once, with and without what they take, under the weighted reading of the evidence.
struct ExampleLife: Sendable {
  let run: PersonRun

  private static let lives = Mutex<[String: ExampleLife]>([:])

  /// - Parameter plan: what to stop or add, compared with living as now.
  static func named(_ name: String, plan: String? = nil) throws -> ExampleLife {
    let key = name + (plan ?? "")
    if let known = lives.withLock({ $0[key] }) { return known }
    let file = try examples().appendingPathComponent("people/\(name).yaml")
    let person = try PersonReader.read(file.path, today: readingDay)
    let plans = try plan.map { [try PlanReader.read(text: $0, file: "plan.yaml")] } ?? []
    let settings = PersonRun.Settings(
      projection: Projection.Settings(scenarios: [.trials], draws: 0, threads: 1), research: true)
    let life = ExampleLife(
      run: try PersonRun(
        person, plans: plans, settings: settings, today: readingDay, foods: foodTable.get(),
        personalise: RememberedFit.fit))
    lives.withLock { $0[key] = life }
    return life
  }

  /// A column so many years from today.
  func value(_ key: String, in years: Double = 0, plan: Int = 0) -> Double {
    guard let projection = run.projection, let line = projection.outcomes[plan].lines[.trials]?[key] else {
      return .nan
    }
    let age = run.course.age + years
    let row = projection.ages.indices.min { abs(projection.ages[$0] - age) < abs(projection.ages[$1] - age) }
    return row.map { line.middle[$0] } ?? .nan
  }

  /// Ten-year risk of 1,000 people.
  func risk(_ risk: ReportedQuantities.Risk, plan: Int = 0) -> Double {
    1000 * (run.projection?.outcomes[plan].readings[.trials]?[risk.reading]?.middle ?? .nan)
  }

  /// Per cent by which a column differs under the plan, once markers are at rest.
  func change(_ key: String) -> Double {
    100 * (value(key, in: 1, plan: 1) / value(key, in: 1) - 1)
  }
}

/// One quantity of an example against what the literature says, with the rows that say it.
struct ExampleCheck: Sendable, CustomTestStringConvertible {
  let example: String
  let quantity: String
  let range: ClosedRange<Double>
  let rows: [String]
  /// What is known to be wrong, where the value lies outside.
  let knownIssue: String?
  let read: @Sendable () throws -> Double

  init(
    _ example: String, _ quantity: String, _ range: ClosedRange<Double>, _ rows: [String], knownIssue: String? = nil,
    read: @escaping @Sendable () throws -> Double
  ) {
    self.example = example
    self.quantity = quantity
    self.range = range
    self.rows = rows
    self.knownIssue = knownIssue
    self.read = read
  }

  var testDescription: String { "\(example): \(quantity)" }
}
