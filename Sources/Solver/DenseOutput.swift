/// The solution inside a step, from the stages of the step and nothing more.
struct DenseOutput {
  let method: RosenbrockMethod

  init(_ method: RosenbrockMethod) { self.method = method }

  /// The weights of y₀, y₁ and every stage at θ.
  func weights(_ theta: Double) -> (start: Double, end: Double, stages: [Double]) {
    let rest = 1 - theta
    let stages = (0..<method.stages).map { stage in
      var sum = 0.0
      for row in method.dense.reversed() { sum = sum * theta + row[stage] }
      return theta * rest * sum
    }
    return (rest, theta, stages)
  }

  func state(_ theta: Double, from start: [Double], to end: [Double], stages: [[Double]]) -> [Double] {
    let weights = weights(theta)
    var result = start.indices.map { weights.start * start[$0] + weights.end * end[$0] }
    for (stage, weight) in weights.stages.enumerated() {
      for i in result.indices { result[i] += weight * stages[stage][i] }
    }
    return result
  }
}
