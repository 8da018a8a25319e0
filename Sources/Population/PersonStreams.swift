import Simulation

/// The chances of one person, each from a stream of its own: a new one changes no other.
struct PersonStreams: Sendable {
  enum Chance: String, CaseIterable, Sendable {
    case sex, age, descent, menopause, formerSmoking, quitting, statin, antihypertensive, nephronLoss
    case phylloquinone, menaquinones, menaquinone7, calcium, vitaminD
  }

  private static let purposes = Chance.allCases.map { RandomPurpose("population.\($0.rawValue)") }
  private static let places = Dictionary(
    Chance.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

  let seed: UInt64
  let person: Int

  func uniform(_ chance: Chance) -> Double {
    var stream = RandomStream(seed: seed, person: person, purpose: Self.purposes[Self.places[chance] ?? 0])
    return stream.uniform()
  }

  func normal(_ chance: Chance) -> Double { NormalDistribution.quantile(uniform(chance)) }
}
