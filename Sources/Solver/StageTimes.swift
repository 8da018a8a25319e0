/// At which times of a step what time decides alone is computed, and which stages take which.
///
/// Values of time alone are curves of a person's age, and cost as much as the rates that read them. A stage whose time
/// lies beside another's reads them off the polynomial of fourth degree through the start, the end and the three times
/// between; its error, Π(α − αₛ)/120 · h⁵·f⁽⁵⁾ over the five samples, is 4.5e-6·h⁵·f⁽⁵⁾ for Rodas5P and keeps the order.
struct StageTimes: Sendable {
  /// Shares of the step, the start first and the end last.
  let samples: [Double]
  /// For every stage the sample it takes; nil where it takes the polynomial.
  let sampleOf: [Int?]
  /// For every stage the weights of the samples, by Lagrange.
  let weights: [[Double]]

  /// - Parameters:
  ///   - alpha: the stages' times as shares of the step.
  ///   - interpolated: the stages that take the polynomial.
  init(_ alpha: [Double], interpolated: Set<Int>) {
    var samples: [Double] = []
    for (stage, share) in alpha.enumerated() where !interpolated.contains(stage) && !samples.contains(share) {
      samples.append(share)
    }
    precondition(samples.first == 0 && samples.last == 1, "a step's stages begin at its start and end at its end")
    self.samples = samples
    sampleOf = alpha.indices.map { interpolated.contains($0) ? nil : samples.firstIndex(of: alpha[$0]) }
    weights = alpha.map { share in
      samples.map { own in
        samples.filter { $0 != own }.reduce(1) { $0 * (share - $1) / (own - $1) }
      }
    }
  }
}
