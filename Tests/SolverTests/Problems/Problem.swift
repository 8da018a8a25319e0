import Testing

@testable import Solver

/// A known problem with its reference values.
struct Problem: Sendable, CustomTestStringConvertible {
  var name: String
  var system: RateSystem
  var subject: Subject
  /// Output times × states.
  var reference: [[Double]]
  /// Sizes by which errors are judged when a reference value is near zero.
  var floors: [Double]

  var testDescription: String { name }

  /// The largest error of the rows, relative to max(|reference|, floor).
  func error(of rows: [Double]) -> Double {
    let width = floors.count
    guard rows.count == reference.count * width else { return .infinity }
    var worst = 0.0
    for (i, row) in reference.enumerated() {
      for (j, value) in row.enumerated() {
        worst = max(worst, abs(rows[i * width + j] - value) / max(abs(value), floors[j]))
      }
    }
    return worst
  }

  static let all: [Problem] = [robertson, hires, vanDerPol]
}

extension RateGraph {
  /// Σ weight·node, for writing test problems.
  mutating func sum(_ terms: (Double, Node)...) -> Node {
    var total = constant(0)
    for (weight, node) in terms { total = add(total, multiply(constant(weight), node)) }
    return total
  }
}
