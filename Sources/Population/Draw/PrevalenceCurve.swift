import Evidence
import ModelLanguage
import Simulation

/// The share of people of one sex who have a condition or take a medicine, by age, and when a person begins.
///
/// A person has it when their liability is above the cut of the share; for life the liability is the same, so that they
/// begin at the age at which the share reaches them. Where the survey's share falls in old age (those who have it die
/// earlier) nobody stops: the beginnings follow the highest share so far, scaled to the share at the age of interest.
struct PrevalenceCurve: Sendable {
  /// First age at which anyone has it.
  let start: Double
  private let shares: AgeLine
  private let highest: AgeLine

  /// - Parameter points: (age, share), by age.
  init(start: Double, points: [(age: Double, share: Double)]) {
    self.start = start
    let ages = points.map(\.age)
    shares = AgeLine(ages: ages, values: points.map(\.share))
    highest = AgeLine(ages: ages, values: points.reduce(into: []) { $0.append(max($1.share, $0.last ?? 0)) })
  }

  /// From the shares by decade of adults.csv.
  init(adults quantity: String, sex: Sex, start: Double) {
    let bands = PopulationReference.shipped.adultBands(quantity, sex: sex)
    self.init(start: start, points: bands.map { ($0.middle, $0.mean) })
  }

  /// From the shares by decade of history.csv.
  init(history quantity: String, sex: Sex, start: Double) {
    let bands = PopulationHistory.shipped.bands(quantity, sex: sex)
    self.init(start: start, points: bands.map { ($0.middle ?? 0, $0.mean) })
  }

  func share(at age: Double) -> Double { age < start ? 0 : shares.value(at: age) }

  /// When someone begins whose liability is exceeded by the share `rank` of people; nil where they never do.
  ///
  /// - Parameter share: of people who have it at `age`: the curve's own, or what a description says.
  func beginning(rank: Double, age: Double, share: Double) -> Double? {
    let there = max(highest.value(at: age), 1e-9)
    let scale = share / there
    // Who has it at the age of interest has begun by then, whatever rounding says.
    if rank < share { return min(crossing(rank / scale), age) }
    let later = crossing(rank / scale)
    return later.isFinite && later > age ? later : nil
  }

  /// The first age at which the highest share so far reaches `share`.
  private func crossing(_ share: Double) -> Double {
    let (ages, reached) = (highest.ages, highest.values)
    if share <= reached[0] { return start }
    guard let above = reached.firstIndex(where: { $0 >= share }) else { return .infinity }
    let (low, high) = (reached[above - 1], reached[above])
    return ages[above - 1] + (ages[above] - ages[above - 1]) * (share - low) / (high - low)
  }
}
