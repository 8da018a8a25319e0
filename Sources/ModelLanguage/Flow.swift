/// A movement per day: out of some pools, into others, at one rate.
///
/// A signal's production has no source and its decay no destination; for conserved amounts a missing side is the edge of
/// the body, and the ledgers count what crosses it.
public struct Flow: Sendable {
  /// A pool that a flow touches, and how much of the pool's unit moves per unit of the flow's rate.
  public struct Leg: Sendable {
    public var pool: Pool
    public var share: RateLaw
    public init(_ pool: Pool, _ share: RateLaw = 1) {
      self.pool = pool
      self.share = share
    }
  }

  public var name: String
  public var sources: [Leg]
  public var destinations: [Leg]
  /// Amount per time.
  public var rate: RateLaw

  public init(_ name: String, from sources: [Leg], to destinations: [Leg], at rate: RateLaw) {
    precondition(!(sources.isEmpty && destinations.isEmpty), "the flow '\(name)' goes nowhere")
    self.name = name
    self.sources = sources
    self.destinations = destinations
    self.rate = rate
  }

  public init(_ name: String, from source: Pool, to destination: Pool, at rate: RateLaw) {
    self.init(name, from: [Leg(source)], to: [Leg(destination)], at: rate)
  }

  /// Into the body, or the production of a signal.
  public init(_ name: String, to destination: Pool, at rate: RateLaw) {
    self.init(name, from: [], to: [Leg(destination)], at: rate)
  }

  /// Out of the body, or the decay of a signal.
  public init(_ name: String, from source: Pool, at rate: RateLaw) {
    self.init(name, from: [Leg(source)], to: [], at: rate)
  }
}

/// A signal that follows a target with a first-order lag: production target/lag, decay signal/lag.
public func relaxation(of pool: Pool, towards target: RateLaw, over lag: RateLaw) -> [Flow] {
  [
    Flow("\(pool.key) rises", to: pool, at: target / lag),
    Flow("\(pool.key) falls", from: pool, at: pool.now / lag),
  ]
}

/// Collects flows, and lists of flows, in the order written.
@resultBuilder
public enum FlowBuilder {
  public static func buildExpression(_ flow: Flow) -> [Flow] { [flow] }
  public static func buildExpression(_ flows: [Flow]) -> [Flow] { flows }
  public static func buildBlock(_ parts: [Flow]...) -> [Flow] { parts.flatMap { $0 } }
  public static func buildArray(_ parts: [[Flow]]) -> [Flow] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Flow]?) -> [Flow] { part ?? [] }
  public static func buildEither(first part: [Flow]) -> [Flow] { part }
  public static func buildEither(second part: [Flow]) -> [Flow] { part }
}
