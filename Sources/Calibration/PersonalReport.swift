import People
import Physiology
import RealModule
import Simulation

/// Puts what a fit found into numbers and sentences.
struct PersonalReport {
  let readings: [PersonalReading]
  let scores: [PersonalScore]
  let before: [Double]
  let after: [Double]
  let mode: PosteriorMode.Result
  /// Start and rate of the nephron loss of a kidney disease.
  let loss: (from: Double, perYear: Double)?

  /// A score that moved less than this did not move.
  private static let unmoved = 0.01
  /// A measurement further off than this many standard deviations is worth a sentence.
  private static let far = 2.0

  func fit(all observations: [Personalisation.Observation], parameters: [String: Double]) -> Personalisation.Fit {
    let moved = scores.indices.filter { abs(mode.values[$0]) > Self.unmoved }
    let keys = Set(moved.map { scores[$0].parameter.key })
    return Personalisation.Fit(
      parameters: parameters.filter { keys.contains($0.key) },
      inputs: loss.map { [PersonalParameters.kidneyLoss: $0.perYear] } ?? [:],
      inputsFrom: loss.map { [PersonalParameters.kidneyLoss: max($0.from, 0)] } ?? [:],
      known: known, remainingSpread: remainingSpread, perMeasurement: comparisons(observations, moved: keys),
      notes: notes(observations))
  }

  private func deviation(_ index: Int) -> Double { mode.covariance[index][index].squareRoot() }

  private var remainingSpread: [String: Double] {
    let pairs = scores.indices.map { (scores[$0].parameter.key, deviation($0)) }
    return Dictionary(pairs, uniquingKeysWith: { a, _ in a })
  }

  private var known: Set<String> {
    let settled = scores.indices.filter { mode.covariance[$0][$0] < 1 - Personalisation.knownShare }
    return Set(settled.map { scores[$0].parameter.key })
  }

  // MARK: - Each measurement

  private func comparisons(
    _ observations: [Personalisation.Observation], moved: Set<String>
  ) -> [Personalisation.Comparison] {
    var used = 0
    return observations.map { observation in
      guard used < readings.count, readings[used].observation == observation else {
        return Personalisation.Comparison(unused: observation)
      }
      defer { used += 1 }
      return comparison(used, moved: moved)
    }
  }

  private func comparison(_ row: Int, moved: Set<String>) -> Personalisation.Comparison {
    let reading = readings[row]
    return Personalisation.Comparison(
      observation: reading.observation, before: before[row], after: after[row], noise: reading.noise.total,
      noiseIsLogarithmic: reading.noise.scale != .linear, residualInSDs: reading.residual(of: after[row]),
      moved: reading.keys.filter { moved.contains($0) && responds(row, to: $0) })
  }

  /// Whether a reading depends on a parameter at all.
  private func responds(_ row: Int, to key: String) -> Bool {
    guard let column = scores.firstIndex(where: { $0.parameter.key == key }) else { return false }
    return abs(mode.slopes[row][column]) > 1e-3
  }

  // MARK: - Sentences

  private func notes(_ observations: [Personalisation.Observation]) -> [String] {
    var notes = observations.compactMap(\.reasonUnused)
    if !mode.converged {
      notes.append(
        "The fit to the measurements had not settled after \(mode.iterations) steps; its last values are used.")
    }
    notes += limitNotes + laboratoryNotes + farNotes
    if let loss, loss.perYear <= 0 {
      notes.append("The measured filtration is no lower than without a kidney disease; no loss is ascribed to it.")
    }
    return notes
  }

  private var limitNotes: [String] {
    scores.indices.compactMap { index in
      let (limits, value) = (scores[index].limits, mode.values[index])
      guard value <= limits.lowerBound || value >= limits.upperBound else { return nil }
      let parameter = scores[index].parameter
      return "\(parameter.meaning) (\(parameter.key)) ends at the limit of what the model allows."
    }
  }

  private var laboratoryNotes: [String] {
    let names = Set(readings.filter { $0.laboratory != nil }.map(\.observation.what.name)).sorted()
    guard !names.isEmpty else { return [] }
    return [
      "Laboratories differ in their scale of \(names.joined(separator: ", ")), so such a value moves the person only in part."
    ]
  }

  private var farNotes: [String] {
    readings.indices.compactMap { row in
      let residual = readings[row].residual(of: after[row])
      guard abs(residual) > Self.far else { return nil }
      let name = readings[row].observation.label
      let distance = "\((abs(residual) * 10).rounded() / 10) standard deviations of its noise"
      if let other = rival(of: row, residual) {
        return "\(name) and \(other) do not agree: the person is put between them, \(name) is \(distance) away."
      }
      let side = residual > 0 ? "above" : "below"
      return "\(name) lies \(distance) \(side) what the model can show for this person; the difference is kept apart."
    }
  }

  /// Another measurement of the same parameters that pulls the other way.
  private func rival(of row: Int, _ residual: Double) -> String? {
    let keys = Set(readings[row].keys)
    let rivals = readings.indices.filter { other in
      other != row && !keys.isDisjoint(with: readings[other].keys)
        && readings[other].residual(of: after[other]) * residual < 0
        && abs(readings[other].residual(of: after[other])) > 0.5
    }
    let worst = rivals.max { a, b in
      abs(readings[a].residual(of: after[a])) < abs(readings[b].residual(of: after[b]))
    }
    return worst.map { readings[$0].observation.label }
  }
}
