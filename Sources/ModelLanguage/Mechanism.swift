/// One thing the body does, told once: what moves, how fast, and what can be read off.
public protocol Mechanism: Sendable {
  /// What a textbook would call it.
  var name: String { get }
  /// One sentence.
  var summary: String { get }
  /// What the mechanism knowingly does not do.
  var leftOut: [String] { get }
  @FlowBuilder var flows: [Flow] { get }
  /// Named quantities a reader may ask for.
  var observables: [Quantity] { get }
}

extension Mechanism {
  public var leftOut: [String] { [] }
  public var flows: [Flow] { [] }
  public var observables: [Quantity] { [] }
}
