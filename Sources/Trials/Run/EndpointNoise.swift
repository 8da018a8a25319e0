import ModelLanguage
import People
import Physiology
import RealModule
import Simulation

/// How readings of one endpoint scatter about the truth in a trial: one machine, one laboratory, people as they are from day
/// to day.
struct EndpointNoise: Sendable {
  private enum Kind: Sendable {
    case none
    case logarithmic(Double)
    case linear(Double)
    /// Of the logarithm, growing as scores fall; low scores may be overlooked.
    case calcium(@Sendable (Double) -> Double)
  }

  private let kind: Kind
  /// Nil where a reading may be anything: T-scores lie below zero.
  private let lowerLimit: Double?
  /// Log standard deviation of the laboratory's scale, one draw per study.
  let laboratory: Double

  init(_ endpoint: Endpoint, age: Double, takesAntagonist: Bool) {
    lowerLimit = endpoint.lowerLimit
    let standard: @Sendable (Double) -> ReadingNoise? = {
      Self.standard(endpoint, value: $0, age: age, takesAntagonist: takesAntagonist)
    }
    // Noise of lone readings does not depend on the value but for calcium scores; any value serves.
    let noise = standard(100)
    switch endpoint.noise {
    case .none:
      kind = .none
      laboratory = 0
    case .standard:
      laboratory = noise?.laboratory ?? 0
      switch noise?.scale {
      case .logarithmic: kind = .logarithmic(noise?.sd ?? 0)
      case .linear: kind = .linear(noise?.sd ?? 0)
      case .calciumScore: kind = .calcium { standard($0)?.sd ?? 0 }
      case nil: kind = .none
      }
    case .size(let size):
      laboratory = noise?.laboratory ?? 0
      kind = noise?.scale == .linear ? .linear(size) : .logarithmic(size)
    }
  }

  private static func standard(
    _ endpoint: Endpoint, value: Double, age: Double, takesAntagonist: Bool
  ) -> ReadingNoise? {
    guard let marker = endpoint.quantity?.readAs else { return nil }
    let circumstances = ReadingNoise.Circumstances(
      age: age, takesAntagonist: takesAntagonist, severalSites: false, oneMachine: true,
      value: { ReferenceModel.model.parameter($0)?.value(sex: .female) })
    return ReadingNoise.of(marker, value: value, circumstances)
  }

  /// Standard deviation of a reading of `truth`, its laboratory and what is overlooked apart.
  func deviation(at truth: Double) -> Double {
    switch kind {
    case .none: 0
    case .logarithmic(let sd): abs(truth) * sd
    case .linear(let sd): sd
    case .calcium(let sd): abs(truth) * sd(truth)
    }
  }

  var isNone: Bool { if case .none = kind { lowerLimit == nil } else { false } }

  /// A reading of `truth`. Always takes two numbers from the stream, so that arms and endpoints stay in step.
  ///
  /// - Parameter laboratoryScale: factor of the study's laboratory.
  func reading(_ truth: Double, _ stream: inout RandomStream, laboratoryScale: Double = 1) -> Double {
    let z = stream.normal()
    let seen = stream.uniform()
    let read: Double
    switch kind {
    case .none: read = truth
    case .logarithmic(let sd): read = truth * Double.exp(sd * z) * laboratoryScale
    case .linear(let sd): read = truth + sd * z
    case .calcium(let sd):
      let relative = truth / ReadingNoise.halfSeen
      let chance = relative * relative / (1 + relative * relative)
      read = truth > 0 && seen < chance ? truth * Double.exp(sd(truth) * z) : 0
    }
    guard let lowerLimit, read < lowerLimit else { return read }
    return lowerLimit / 2
  }
}
