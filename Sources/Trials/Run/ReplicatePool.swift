/// The first people of a run with what happened to them under every arm, from which trials of the real size are drawn.
struct ReplicatePool: Sendable, Codable {
  struct Member: Sendable, Codable {
    /// Arm × endpoint × (start, visits…).
    var values: [[[Double]]]
    /// Arm × event; nil where it does not come.
    var eventDays: [[Double?]]
    /// Per arm; nil where they live on.
    var deathDays: [Double?]
  }

  static let capacity = 4096
  private(set) var members: [Member] = []

  mutating func add(_ person: Enrolled) {
    guard members.count < Self.capacity else { return }
    func finite(_ day: Double) -> Double? { day.isFinite ? day : nil }
    members.append(
      Member(
        values: person.outcomes.map(\.values), eventDays: person.outcomes.map { $0.eventDays.map(finite) },
        deathDays: person.outcomes.map { finite($0.deathDay) }))
  }
}
