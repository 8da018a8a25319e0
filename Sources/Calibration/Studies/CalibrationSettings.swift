/// How finely whole studies are fitted.
public struct CalibrationSettings: Sendable, Hashable, Codable {
  /// Sets of parameters that are moved together.
  public var members: Int
  /// Steps towards the data, each with the errors inflated by as much.
  public var steps: Int
  /// Simulated people of each group, where means are asked for and where shares are.
  public var peopleForMeans: Int
  public var peopleForShares: Int
  public var seed: UInt64

  public init(
    members: Int = 96, steps: Int = 3, peopleForMeans: Int = 8, peopleForShares: Int = 24, seed: UInt64 = 1
  ) {
    self.members = members
    self.steps = steps
    self.peopleForMeans = peopleForMeans
    self.peopleForShares = peopleForShares
    self.seed = seed
  }

  /// `96 members × 4 steps, 8 people for means and 24 for shares, seed 1`
  public var words: String {
    "\(members) members × \(steps) steps, \(peopleForMeans) people for means and \(peopleForShares) for shares, seed \(seed)"
  }
}
