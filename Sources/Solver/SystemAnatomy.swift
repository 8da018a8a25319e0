/// What a step of a rate system costs, by kind of work: where to look when a model has become slow.
public struct SystemAnatomy: Sendable {
  /// A tape by operation: how many values and in how many runs.
  public struct Part: Sendable {
    public var name: String
    public var values: Int
    public var runs: Int
    public var byOperation: [(operation: String, values: Int)]
  }

  public var parts: [Part]
  public var states: Int
  /// Entries of the Jacobian, and of its factors with their fill.
  public var jacobianEntries: Int
  public var factorEntries: Int
  /// Values that a person's parameters or inputs decide.
  public var personalValues: Int
  /// Places of the workspace, one value for each lane in each.
  public var places: Int
  /// States that are integrated over the finished step.
  public var quadratures: [Int]
}

extension RateSystem {
  public var anatomy: SystemAnatomy {
    let plan = lanePlan
    let tapes = [
      ("time", plan.timeTape), ("rates", plan.rateTape), ("slopes", plan.slopeTape), ("outputs", plan.outputTape),
      ("quadratures", plan.quadratures.tape),
    ]
    return SystemAnatomy(
      parts: tapes.map { $1.anatomy($0) }, states: stateCount, jacobianEntries: jacobianEntries.count,
      factorEntries: plan.factorisation.count, personalValues: plan.parameterNodes.count + plan.inputNodes.count,
      places: plan.size, quadratures: Array(plan.stateOfPlace.dropFirst(plan.stateCount)))
  }
}

extension Tape {
  fileprivate func anatomy(_ name: String) -> SystemAnatomy.Part {
    var counts: [LaneOperation: Int] = [:]
    for run in runs { counts[run.operation, default: 0] += Int(run.count) }
    let order = counts.sorted { ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue) }
    return SystemAnatomy.Part(
      name: name, values: length, runs: runs.count, byOperation: order.map { ("\($0.key)", $0.value) })
  }
}
