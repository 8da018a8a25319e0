/// A group that cannot be drawn, or a person in it: what is asked for, and what is possible.
public struct PopulationFault: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}
