import Solver

/// How far results lie from those of a much tighter run, relative to max(|value|, 1 % of the pool's scale).
struct Accuracy: Codable {
  /// 99.9th percentile and largest of all people, rows and pools.
  var percentile = 0.0
  var largest = 0.0
  var pool = ""

  init(_ results: [SubjectResult], against reference: [SubjectResult], scales: [Double], names: [String]) {
    var errors: [Double] = []
    for (result, truth) in zip(results, reference) where result.failure == nil && truth.failure == nil {
      for (index, pair) in zip(result.rows, truth.rows).enumerated() {
        let column = index % scales.count
        let error = abs(pair.0 - pair.1) / max(abs(pair.1), 0.01 * scales[column])
        errors.append(error)
        if error > largest {
          largest = error
          pool = names[column]
        }
      }
    }
    errors.sort()
    if !errors.isEmpty { percentile = errors[min(errors.count - 1, Int(0.999 * Double(errors.count)))] }
  }
}

/// The loosest tolerance whose 99.9th percentile of error stays within a goal.
struct Tolerance: Codable {
  var relative: Double
  var accuracy: Accuracy

  /// The tolerance of the run that the others are judged by.
  static let truth = 1e-10
  static let ladder = [
    1e-3, 3e-4, 2e-4, 1.5e-4, 1e-4, 7e-5, 5e-5, 3e-5, 2e-5, 1.2e-5, 1e-5, 8.5e-6, 7e-6, 5e-6, 3e-6, 2e-6, 1e-6, 3e-7, 1e-7,
    3e-8,
  ]

  /// - Parameters:
  ///   - subjects: people to judge by.
  ///   - goal: the largest error allowed.
  static func within(_ goal: Double, _ subjects: [Subject], _ crowd: Crowd) -> Tolerance? {
    let scales = crowd.model.pools.map(\.scale)
    let names = crowd.model.pools.map(\.key)
    let solve = { crowd.solver($0).solve(subjects, threads: 1) }
    let reference = solve(truth)
    for relative in ladder {
      let accuracy = Accuracy(solve(relative), against: reference, scales: scales, names: names)
      if accuracy.percentile <= goal { return Tolerance(relative: relative, accuracy: accuracy) }
    }
    return nil
  }
}
