import ModelLanguage
import Solver

/// A handful of laws made ready to be computed for many people, without running the model.
///
/// All values are in coherent internal units. A pool that a law names has the value given for all pools alike.
public struct CompiledLaws: Sendable {
  /// In the order of the slots that `values` takes.
  public let parameters: [Parameter]
  public let inputs: [Input]
  private let system: RateSystem
  private let state: [Double]
  private let parameterSlots: [String: Int]
  private let inputSlots: [String: Int]

  /// - Precondition: no law needs the normal distribution function, which belongs to a person's thresholds.
  public init(_ laws: [RateLaw], pools: Double = 1) {
    let model = Model(name: "laws", mechanisms: [Reading(laws: laws)])
    parameters = model.parameters
    inputs = model.inputs
    parameterSlots = Self.slots(model.parameters.map(\.key))
    inputSlots = Self.slots(model.inputs.map(\.key))
    var lowering = Lowering(
      parameters: parameterSlots, inputs: inputSlots, states: Self.slots(model.pools.map(\.key)))
    let nodes = laws.map { lowering.node($0) }
    precondition(lowering.derived.isEmpty, "the normal distribution function is computed once per person")
    // One state that never moves where the laws name none: a system has at least one.
    let states = max(model.pools.count, 1)
    let still = lowering.graph.constant(0)
    system = RateSystem(
      graph: lowering.graph, rates: Array(repeating: still, count: states), scales: Array(repeating: 1, count: states),
      parameterCount: parameters.count, inputCount: inputs.count, outputs: nodes)
    state = Array(repeating: pools, count: states)
  }

  private static func slots(_ keys: [String]) -> [String: Int] {
    Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Nil where no law names the parameter.
  public func slot(ofParameter key: String) -> Int? { parameterSlots[key] }
  public func slot(ofInput key: String) -> Int? { inputSlots[key] }

  /// The reference person's values, with those of `centre` (in own units) in their place.
  public func parameterValues(sex: Sex, scenario: EvidenceScenario, around centre: [String: Double] = [:]) -> [Double] {
    parameters.map { (centre[$0.key] ?? $0.value(sex: sex, scenario: scenario)) * $0.unit.factor }
  }

  public var normalInputs: [Double] { inputs.map { $0.normal * $0.unit.factor } }

  /// The laws' values, in the order they were given.
  /// - Parameter time: days since birth.
  public func values(time: Double, parameters: [Double], inputs: [Double]) -> [Double] {
    reader().values(time: time, parameters: parameters, inputs: inputs)
  }

  /// For many readings by one thread.
  public func reader() -> Reader { Reader(OutputReader(system, state: state)) }

  /// Working memory of some laws.
  public struct Reader {
    private let outputs: OutputReader

    fileprivate init(_ outputs: OutputReader) { self.outputs = outputs }

    /// As `CompiledLaws.values`.
    public func values(time: Double, parameters: [Double], inputs: [Double]) -> [Double] {
      outputs.outputs(time: time, parameters: parameters, inputs: inputs)
    }
  }

  /// Makes laws an inventory can be taken of.
  private struct Reading: Mechanism {
    let laws: [RateLaw]
    let name = "laws"
    let summary = "Laws that are read without running the model."
    var observables: [Quantity] {
      laws.enumerated().map { Quantity("law.\($0)", "a law that is read", .one, $1) }
    }
  }
}
