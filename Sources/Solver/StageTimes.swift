/// At which times of a step what time decides alone is computed, and which stages take which.
///
/// Values of time alone are curves of a person's age, and cost as much as the rates that read them. Stages may read them
/// off the polynomial through the samples that has the curve's own slope at the start, which ∂f/∂t needs anyway. For
/// Rodas5P its error is Π(α − αₛ)·α/120 · h⁵·f⁽⁵⁾ over the four samples, 3.5e-5 and 3.5e-6 of h⁵·f⁽⁵⁾ at the stages that
/// take it, and keeps the order.
struct StageTimes: Sendable {
  /// Shares of the step, the start first and the end last.
  let samples: [Double]
  /// For every stage the sample it takes; nil where it takes the polynomial.
  let sampleOf: [Int?]
  /// For every stage what the polynomial takes of the samples and of the slope.
  let weights: [Weights]

  /// What a polynomial takes of its samples, and of the step times the slope at the start.
  struct Weights: Sendable {
    var samples: [Double]
    var slope: Double
  }

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
    weights = alpha.map { Self.weights(of: samples, at: $0) }
  }

  /// The weights at any share of the step.
  func weights(at share: Double) -> Weights { Self.weights(of: samples, at: share) }

  /// By Hermite, with the start counted twice.
  private static func weights(of samples: [Double], at share: Double) -> Weights {
    let later = samples.dropFirst()
    let fromStart = later.reduce(1) { $0 * (share - $1) / (0 - $1) }
    let start = fromStart * (1 + share * later.reduce(0) { $0 + 1 / $1 })
    let rest = later.map { own in
      later.filter { $0 != own }.reduce(share * share / (own * own)) { $0 * (share - $1) / (own - $1) }
    }
    return Weights(samples: [start] + rest, slope: share * fromStart)
  }
}
