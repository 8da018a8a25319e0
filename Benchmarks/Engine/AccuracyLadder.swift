import Solver

/// Error and cost by tolerance, with the pools that are hardest to get right: where to look when a model has become slow.
enum AccuracyLadder {
  static func text(_ subjects: [Subject], _ crowd: Crowd) -> String {
    let solve = { crowd.solver($0).solve(subjects, threads: 1) }
    let reference = solve(Tolerance.truth)
    return Tolerance.ladder.map { tolerance in
      var results: [SubjectResult] = []
      let seconds = Clock.measure(1) { results = solve(tolerance) }[0]
      let steps = results.map(\.statistics.steps).reduce(0, +) / max(1, subjects.count)
      let rejected = results.map(\.statistics.rejected).reduce(0, +) / max(1, subjects.count)
      let rate = Int(Double(subjects.count) / seconds)
      return "\(tolerance): \(rate) people/s, \(steps) steps, \(rejected) rejected; "
        + worst(results, reference, crowd).joined(separator: ", ")
    }.joined(separator: "\n")
  }

  /// The five pools with the largest errors, and all pools together at the 99.9th percentile.
  private static func worst(_ results: [SubjectResult], _ reference: [SubjectResult], _ crowd: Crowd) -> [String] {
    let pools = crowd.model.pools
    let accuracy = Accuracy(results, against: reference, scales: pools.map(\.scale), names: pools.map(\.key))
    var largest = [Double](repeating: 0, count: pools.count)
    for (result, truth) in zip(results, reference) where result.failure == nil && truth.failure == nil {
      for (index, pair) in zip(result.rows, truth.rows).enumerated() {
        let column = index % pools.count
        largest[column] = max(largest[column], abs(pair.0 - pair.1) / max(abs(pair.1), 0.01 * pools[column].scale))
      }
    }
    let order = pools.indices.sorted { largest[$0] > largest[$1] }.prefix(5)
    return ["99.9 % within \(short(accuracy.percentile))"] + order.map { "\(pools[$0].key) \(short(largest[$0]))" }
  }

  private static func short(_ x: Double) -> String {
    guard x > 0 else { return "0" }
    var exponent = 0
    var mantissa = x
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    return "\((mantissa * 10).rounded() / 10)e\(exponent)"
  }
}
