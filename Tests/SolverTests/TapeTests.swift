import Testing

@testable import Solver

@Suite("The tapes")
struct TapeTests {
  @Test("compute rates, Jacobian, ∂f/∂t and outputs to the bit as the plain interpreter does", arguments: 1...4)
  func sameBits(seed: Int) {
    let system = RateSystem.random(states: 30, seed: UInt64(seed))
    let plan = system.lanePlan
    let stepper = LaneStepper(plan, SolverOptions(), scales: system.scales)
    let base = UnsafeMutableRawPointer(stepper.work)
    let subjects = (0..<8).map { Subject.random(for: system, seed: UInt64($0 + 10 * seed)) }
    for (lane, subject) in subjects.enumerated() {
      for (i, value) in subject.initialState.enumerated() { stepper.work[i][lane] = value }
      stepper.evaluatePerson(lane, plan.parameterNodes, subject.parameters, subject.inputs, system)
      stepper.evaluatePerson(lane, plan.inputNodes, subject.parameters, subject.inputs, system)
      stepper.work[plan.timePlace][lane] = 3.3 * Double(lane)
    }
    plan.timeTape.execute(base)
    plan.rateTape.execute(base)
    let rates = plan.ratePlaces.map { stepper.work[Int($0)] }
    plan.slopeTape.execute(base)
    let again = plan.startRatePlaces.map { stepper.work[Int($0)] }
    let jacobian = plan.jacobianPlaces.map { stepper.work[Int($0)] }
    plan.outputTape.execute(base)
    let outputs = plan.outputPlaces.map { stepper.work[Int($0)] }
    for (lane, s) in subjects.enumerated() {
      let t = 3.3 * Double(lane)
      let (y, p, u) = (s.initialState, s.parameters, s.inputs)
      #expect(rates.map { $0[lane] } == system.rates(time: t, state: y, parameters: p, inputs: u))
      #expect(again.map { $0[lane] } == system.rates(time: t, state: y, parameters: p, inputs: u))
      #expect(jacobian.map { $0[lane] } == system.jacobian(time: t, state: y, parameters: p, inputs: u))
      #expect(outputs.map { $0[lane] } == system.outputs(time: t, state: y, parameters: p, inputs: u))
    }
  }

  @Test("carry out many values per run")
  func batching() {
    let plan = RateSystem.random(states: 60, seed: 9).lanePlan
    #expect(plan.slopeTape.length > 8 * plan.slopeTape.runs.count)
  }
}
