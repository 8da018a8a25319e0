/// Reads the outputs of one system at many points, without making its working memory anew each time. Not for two threads at once.
public final class OutputReader {
  private let evaluator: ScalarEvaluator
  private let state: [Double]

  /// - Parameter state: held at every point.
  public init(_ system: RateSystem, state: [Double]) {
    precondition(state.count == system.stateCount, "\(state.count) values for \(system.stateCount) states")
    evaluator = ScalarEvaluator(system)
    self.state = state
  }

  /// The values `RateSystem.outputs` gives.
  public func outputs(time: Double, parameters: [Double], inputs: [Double]) -> [Double] {
    evaluator.begin(parameters: parameters, inputs: inputs)
    return evaluator.outputs(time: time, state: state)
  }
}
