import Foundation
import ModelLanguage
import Physiology
import Reporting
import Simulation
import Tabular

/// What the reference woman and man have of something over a life.
struct ExplainValues {
  private static let ages: [Double] = [10, 30, 50, 70, 90]
  private let key: String
  private let values: [Sex: [Double]]

  /// A life that cannot be run leaves the values out: an explanation does not fail for that.
  init(_ key: String) {
    self.key = key
    var values: [Sex: [Double]] = [:]
    if let compiled = try? CompiledModel(ReferenceModel.model, observing: [key]) {
      let lives = Sex.allCases.map { Life(Individual(sex: $0)) }
      let results = compiled.run(lives, at: Self.ages, relativeTolerance: 1e-4, threads: 2)
      for (sex, result) in zip(Sex.allCases, results) { values[sex] = (try? result.get())?[key] }
    }
    self.values = values
  }

  var text: String {
    guard !values.isEmpty else { return "" }
    var table = OutputTable([("at age", .left)] + Self.ages.map { (NumberText.figures($0, 2), .right) })
    for sex in Sex.allCases {
      guard let line = values[sex] else { continue }
      table.add([sex == .female ? "woman" : "man"] + line.map(number))
    }
    return ExplainLines.section("The reference person on the reference diet, scenario trials", table.lines)
  }

  /// Three figures; what is a billionth of the largest value is nothing, other small numbers with an exponent.
  private func number(_ value: Double) -> String {
    let largest = values.values.joined().map(abs).max() ?? 0
    guard abs(value) >= 1e-9 * largest, value != 0 else { return "0" }
    return abs(value) < 1e-4 ? String(format: "%.2e", value) : NumberText.figures(value, 3)
  }

  var json: JSONValue {
    var lines: [String: JSONValue] = ["ages": .list(Self.ages.map { .number($0) })]
    for (sex, line) in values { lines[sex.rawValue] = .list(line.map { .number($0) }) }
    return .object(lines)
  }
}
