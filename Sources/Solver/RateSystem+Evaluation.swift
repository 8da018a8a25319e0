/// Values at one point, for export, tests and inspection.
extension RateSystem {
  public func rates(time: Double, state: [Double], parameters: [Double], inputs: [Double]) -> [Double] {
    let evaluator = evaluator(state, parameters, inputs)
    var result = [Double](repeating: 0, count: stateCount)
    evaluator.rates(time: time, state: state, into: &result)
    return result
  }

  /// The values of `jacobianEntries`, in their order.
  public func jacobian(time: Double, state: [Double], parameters: [Double], inputs: [Double]) -> [Double] {
    derivatives(time: time, state: state, parameters: parameters, inputs: inputs).jacobian
  }

  /// ∂f/∂t with the state held.
  public func timeDerivatives(time: Double, state: [Double], parameters: [Double], inputs: [Double]) -> [Double] {
    derivatives(time: time, state: state, parameters: parameters, inputs: inputs).time
  }

  public func outputs(time: Double, state: [Double], parameters: [Double], inputs: [Double]) -> [Double] {
    evaluator(state, parameters, inputs).outputs(time: time, state: state)
  }

  private func derivatives(
    time: Double, state: [Double], parameters: [Double], inputs: [Double]
  ) -> (jacobian: [Double], time: [Double]) {
    let evaluator = evaluator(state, parameters, inputs)
    var rates = [Double](repeating: 0, count: stateCount)
    var jacobian = [Double](repeating: 0, count: jacobianEntries.count)
    var slope = rates
    evaluator.rates(time: time, state: state, into: &rates)
    evaluator.derivatives(time: time, state: state, jacobian: &jacobian, timeDerivative: &slope)
    return (jacobian, slope)
  }

  private func evaluator(_ state: [Double], _ parameters: [Double], _ inputs: [Double]) -> ScalarEvaluator {
    precondition(state.count == stateCount, "\(state.count) values for \(stateCount) states")
    precondition(parameters.count == parameterCount, "\(parameters.count) values for \(parameterCount) parameters")
    precondition(inputs.count == inputCount, "\(inputs.count) values for \(inputCount) inputs")
    let evaluator = ScalarEvaluator(self)
    evaluator.begin(parameters: parameters, inputs: inputs)
    return evaluator
  }
}
