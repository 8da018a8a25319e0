import Solver

/// What one benchmark says, as JSON.
struct BenchmarkReport: Codable {
  var benchmark: String
  var pools: Int
  var nodes: Int
  var people: Int
  var failures: Int
  var tolerance: Double
  var accuracy: Accuracy
  /// Processor seconds for all people, per repeat.
  var seconds: [Double]
  var peoplePerSecondPerCore: Double
  /// Steps taken per person, mean.
  var steps: Double
}

extension BenchmarkReport {
  /// Measures how fast people are solved at the loosest tolerance that meets the goal.
  static func measure(
    _ name: String, _ subjects: [Subject], judges: Int, goal: Double, repeats: Int, _ crowd: Crowd
  ) -> BenchmarkReport? {
    guard let chosen = Tolerance.within(goal, Array(subjects.prefix(judges)), crowd) else { return nil }
    let solver = crowd.solver(chosen.relative)
    var results: [SubjectResult] = []
    let seconds = Clock.measure(repeats) { results = solver.solve(subjects, threads: 1) }
    let steps = results.map { $0.statistics.steps }.reduce(0, +)
    return BenchmarkReport(
      benchmark: name, pools: crowd.model.pools.count, nodes: crowd.compiled.system.nodeCount, people: subjects.count,
      failures: results.filter { $0.failure != nil }.count, tolerance: chosen.relative, accuracy: chosen.accuracy,
      seconds: seconds, peoplePerSecondPerCore: Double(subjects.count) / Clock.median(seconds),
      steps: Double(steps) / Double(max(1, subjects.count)))
  }
}
