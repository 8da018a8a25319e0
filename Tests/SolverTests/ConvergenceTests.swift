import Foundation
import Testing

@testable import Solver

/// The error at the end of [0, 1] with n equal steps, for halved steps, as the slope between the last two.
private func order(
  _ system: RateSystem, _ initial: [Double], _ exact: Double, _ method: SolverOptions.Method, steps: [Int]
) -> Double {
  let errors = steps.map { n in
    let options = SolverOptions(relativeTolerance: 1e3, method: method)
    let stepper = PlainStepper(system, options)
    stepper.evaluator.begin(parameters: [], inputs: [])
    var state = initial
    for k in 0..<n {
      _ = stepper.attempt(time: Double(k) / Double(n), step: 1 / Double(n), state: state)
      state = stepper.next
    }
    return abs(state[0] - exact)
  }
  return log(errors[0] / errors[1]) / log(Double(steps[1]) / Double(steps[0]))
}

private func nominal(_ method: SolverOptions.Method) -> Double { method == .rodas4 ? 4 : 5 }

@Suite("Order of convergence")
struct ConvergenceTests {
  @Test("is 4 for Rodas4 and 5 for Rodas5P on y' = −y²", arguments: SolverOptions.Method.allCases)
  func autonomous(method: SolverOptions.Method) {
    var g = RateGraph()
    let y = g.state(0)
    let rate = g.negate(g.multiply(y, y))
    let system = RateSystem(graph: g, rates: [rate], scales: [1], parameterCount: 0, inputCount: 0, outputs: [])
    let measured = order(system, [1], 0.5, method, steps: [8, 16])
    #expect(abs(measured - nominal(method)) < 0.35, "\(measured)")
  }

  @Test("is the same when time enters the rate: y' = −2ty²", arguments: SolverOptions.Method.allCases)
  func nonAutonomous(method: SolverOptions.Method) {
    var g = RateGraph()
    let (y, t) = (g.state(0), g.time)
    let rate = g.multiply(g.constant(-2), g.multiply(t, g.multiply(y, y)))
    let system = RateSystem(graph: g, rates: [rate], scales: [1], parameterCount: 0, inputCount: 0, outputs: [])
    let measured = order(system, [1], 0.5, method, steps: [16, 32])
    #expect(abs(measured - nominal(method)) < 0.35, "\(measured)")
  }

  @Test("is the same when a curve in time enters the rate: y' = 2e⁻ᵗ·y", arguments: SolverOptions.Method.allCases)
  func curve(method: SolverOptions.Method) {
    var g = RateGraph()
    let curve = g.exp(g.negate(g.time))
    let rate = g.multiply(g.constant(2), g.multiply(curve, g.state(0)))
    let system = RateSystem(graph: g, rates: [rate], scales: [1], parameterCount: 0, inputCount: 0, outputs: [])
    let measured = order(system, [1], exp(2 - 2 * exp(-1)), method, steps: [16, 32])
    #expect(abs(measured - nominal(method)) < 0.35, "\(measured)")
  }

  @Test(
    "A stage beside another's time reads curves of fourth degree exactly, others within a few 1e-5 of h⁵·f⁽⁵⁾",
    arguments: [(stage: 3, error: 3.6e-5), (stage: 4, error: 3.6e-6)])
  func stageTimes(stage: Int, error: Double) {
    let times = RosenbrockMethod.rodas5P.times
    #expect(times.samples == [0, 0.6358126895828704, 0.4095798393397535, 1])
    let share = RosenbrockMethod.rodas5P.alpha[stage]
    let weights = times.weights[stage]
    func read(_ curve: (Double) -> Double, slope: Double) -> Double {
      zip(weights.samples, times.samples).reduce(weights.slope * slope) { $0 + $1.0 * curve($1.1) }
    }
    #expect(times.sampleOf[stage] == nil)
    for power in 0...4 {
      let exact = pow(share, Double(power))
      #expect(abs(read({ pow($0, Double(power)) }, slope: power == 1 ? 1 : 0) - exact) < 1e-14)
    }
    #expect(abs(read({ exp(-$0) }, slope: -1) - exp(-share)) < error)
  }

  /// y' = −λ(y − φ) + φ', φ = 1/(1 + t): the exact solution is φ whatever λ. Every Rosenbrock method loses order
  /// here; the error left is of order h/λ for Rodas4 and h³/λ for Rodas5P (Steinebach 2023, section 4).
  @Test("on the stiff Prothero-Robinson problem falls to 1 for Rodas4 but only to 3 for Rodas5P")
  func protheroRobinson() {
    var g = RateGraph()
    let phi = g.reciprocal(g.add(g.constant(1), g.time))
    let slope = g.negate(g.multiply(phi, phi))
    let rate = g.add(g.multiply(g.constant(-1e5), g.subtract(g.state(0), phi)), slope)
    let system = RateSystem(graph: g, rates: [rate], scales: [1], parameterCount: 0, inputCount: 0, outputs: [])
    let four = order(system, [1], 0.5, .rodas4, steps: [80, 160])
    let five = order(system, [1], 0.5, .rodas5P, steps: [10, 20])
    #expect(abs(four - 1) < 0.35, "\(four)")
    #expect(abs(five - 3) < 0.35, "\(five)")
  }

  @Test(
    "of dense output is 4 for Rodas5P and 3 for Rodas4, one above in the error of a step",
    arguments: SolverOptions.Method.allCases)
  func dense(method: SolverOptions.Method) {
    var g = RateGraph()
    let y = g.state(0)
    let rate = g.negate(g.multiply(y, y))
    let system = RateSystem(graph: g, rates: [rate], scales: [1], parameterCount: 0, inputCount: 0, outputs: [])
    let errors = [0.0625, 0.03125].map { h in
      let stepper = PlainStepper(system, SolverOptions(method: method))
      stepper.evaluator.begin(parameters: [], inputs: [])
      _ = stepper.attempt(time: 0, step: h, state: [1])
      return [0.3, 0.5, 0.8].map { abs(stepper.interpolated([1], $0)[0] - 1 / (1 + $0 * h)) }.reduce(0, max)
    }
    let measured = log(errors[0] / errors[1]) / log(2)
    #expect(abs(measured - nominal(method)) < 0.5, "\(measured)")
    #expect(abs(stepEnd(system, method, theta: 1) - stepEnd(system, method, theta: nil)) < 1e-15)
  }

  private func stepEnd(_ system: RateSystem, _ method: SolverOptions.Method, theta: Double?) -> Double {
    let stepper = PlainStepper(system, SolverOptions(method: method))
    stepper.evaluator.begin(parameters: [], inputs: [])
    _ = stepper.attempt(time: 0, step: 0.25, state: [1])
    return theta.map { stepper.interpolated([1], $0)[0] } ?? stepper.next[0]
  }
}
