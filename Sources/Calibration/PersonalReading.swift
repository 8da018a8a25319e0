import People
import RealModule

/// A measurement with its noise, ready to be held against the model.
struct PersonalReading: Sendable {
  let observation: Personalisation.Observation
  let reading: BiomarkerReading
  let noise: ReadingNoise
  /// Parameters that it may move.
  let keys: [String]

  /// Added to a score before its logarithm: far below what any scanner sees, above the solver's error.
  static let trace = 0.1

  /// How far the model's value lies from the measured one, standard normal at the truth.
  /// - Parameter laboratory: score of the laboratory's scale.
  func misfit(of predicted: Double, laboratory: Double) -> Double {
    let measured = observation.value
    switch noise.scale {
    case .linear: return (predicted - measured) / noise.sd
    case .logarithmic:
      let least = max(measured, noise.floor)
      let above = Double.log(max(predicted, .leastNormalMagnitude) / least) + noise.laboratory * laboratory
      return (measured <= noise.floor ? max(above, 0) : above) / noise.sd
    case .calciumScore:
      let score = max(predicted, 0)
      // Zero: -2·ln(chance of being overlooked), Ad²/(A² + Ad²).
      guard measured > 0 else {
        let relative = score / ReadingNoise.halfSeen
        return (2 * Double.log(onePlus: relative * relative)).squareRoot()
      }
      return Double.log((score + Self.trace) / (measured + Self.trace)) / noise.sd
    }
  }

  /// How far the measurement lies above the model, in standard deviations of reading and laboratory together.
  func residual(of predicted: Double) -> Double { -misfit(of: predicted, laboratory: 0) * noise.sd / noise.total }

  /// Readings of one kind share their laboratory's scale.
  var laboratory: String? { noise.laboratory > 0 ? reading.keys.first : nil }
}
