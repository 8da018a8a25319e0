import Testing

/// One line of the specification's check table: what the model must give, and beside it what was observed.
enum Figure {
  /// - Parameters:
  ///   - predicted: the figure of the check table.
  ///   - relative: allowed departure from it, as a share (numerics, and conditions the table does not spell out).
  ///   - observed: what the study saw, with its spread; nil where the row is recalled, or only a direction.
  ///   - misfit: why the model is known not to agree with what was observed.
  static func check(
    _ row: String, _ value: Double, predicted: Double, within relative: Double = 0.04,
    observed: ClosedRange<Double>? = nil,
    misfit: Comment? = nil, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      abs(value - predicted) <= relative * abs(predicted),
      "\(row): the table says \(predicted), the model gives \(value)",
      sourceLocation: location)
    guard let observed else { return }
    guard let misfit else {
      #expect(
        observed.contains(value), "\(row): observed \(observed), the model gives \(value)", sourceLocation: location)
      return
    }
    withKnownIssue(misfit, sourceLocation: location) {
      #expect(observed.contains(value), "\(row)", sourceLocation: location)
    }
  }
}

/// Curves sampled at equal steps.
struct Curve {
  let step: Double
  let values: [Double]

  /// Area under the curve to the end, by trapezia.
  var area: Double { zip(values, values.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 2 * step } }
  var peak: Double { values.max() ?? 0 }
  var timeOfPeak: Double { Double(values.firstIndex(of: peak) ?? 0) * step }

  func value(at time: Double) -> Double { values[Int((time / step).rounded())] }
  /// Half-life between two times.
  func halfLife(from a: Double, to b: Double) -> Double { (b - a) * log2 / naturalLog(value(at: a) / value(at: b)) }
  func minus(_ other: Curve) -> Curve { Curve(step: step, values: zip(values, other.values).map { $0 - $1 }) }
  func upTo(_ time: Double) -> Curve {
    Curve(step: step, values: Array(values.prefix(Int((time / step).rounded()) + 1)))
  }

  private var log2: Double { naturalLog(2) }
}
