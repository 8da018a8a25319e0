import ModelLanguage

/// The numbers of one person that the model is run with; what is not said is the reference person's.
public struct Individual: Sendable {
  public var sex: Sex
  public var scenario: EvidenceScenario
  /// Parameter key → value in the parameter's own unit.
  public var parameters: [String: Double]
  /// Input key → value from birth on, in the input's own unit.
  public var inputs: [String: Double]

  public init(
    sex: Sex, scenario: EvidenceScenario = .trials, parameters: [String: Double] = [:], inputs: [String: Double] = [:]
  ) {
    self.sex = sex
    self.scenario = scenario
    self.parameters = parameters
    self.inputs = inputs
  }
}

/// Something that happens at one moment of a life: inputs take new values, amounts are added to pools.
public struct Change: Sendable {
  /// Age in years.
  public var age: Double
  /// Input key → new value, in the input's own unit.
  public var set: [String: Double]
  /// Pool key → amount added, in the pool's own unit.
  public var add: [String: Double]

  public init(atAge age: Double, set: [String: Double] = [:], add: [String: Double] = [:]) {
    self.age = age
    self.set = set
    self.add = add
  }
}

/// A name, or a value, that the model does not have or does not allow.
public struct ModelFault: Error, Sendable, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}
