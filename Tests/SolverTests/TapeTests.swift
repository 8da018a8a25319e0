import Testing

@testable import Solver

@Suite("The tapes")
struct TapeTests {
  @Test("compute rates, Jacobian, ∂f/∂t and outputs to the bit as the plain interpreter does", arguments: 1...4)
  func sameBits(seed: Int) {
    let system = RateSystem.random(states: 30, seed: UInt64(seed))
    for unit in VectorUnit.allCases { for width in LaneWidth.allCases { check(system, seed, unit, width) } }
  }

  private func check(_ system: RateSystem, _ seed: Int, _ unit: VectorUnit, _ width: LaneWidth) {
    let plan = system.lanePlan
    var options = SolverOptions()
    options.vectorUnit = unit
    let stepper = LaneStepper(plan, options, scales: system.scales, width: width)
    let subjects = (0..<width.count).map { Subject.random(for: system, seed: UInt64($0 + 10 * seed)) }
    for (lane, subject) in subjects.enumerated() {
      for (i, value) in subject.initialState.enumerated() { stepper.setValue(value, Int32(i), lane: lane) }
      stepper.evaluatePerson(lane, plan.parameterNodes, subject.parameters, subject.inputs, system)
      stepper.evaluatePerson(lane, plan.inputNodes, subject.parameters, subject.inputs, system)
      stepper.setValue(3.3 * Double(lane), Int32(plan.timePlace), lane: lane)
    }
    func read(_ places: [Int32]) -> [[Double]] {
      subjects.indices.map { lane in places.map { stepper.value($0, lane: lane) } }
    }
    stepper.execute(plan.timeTape)
    stepper.execute(plan.rateTape)
    let rates = read(plan.ratePlaces.elements)
    stepper.execute(plan.slopeTape)
    let again = read(plan.startRatePlaces.elements)
    let jacobian = read(plan.jacobianPlaces.elements)
    stepper.execute(plan.outputTape)
    let outputs = read(plan.outputPlaces)
    for (lane, s) in subjects.enumerated() {
      let t = 3.3 * Double(lane)
      let (y, p, u) = (s.initialState, s.parameters, s.inputs)
      #expect(rates[lane] == system.rates(time: t, state: y, parameters: p, inputs: u))
      #expect(again[lane] == system.rates(time: t, state: y, parameters: p, inputs: u))
      #expect(jacobian[lane] == system.jacobian(time: t, state: y, parameters: p, inputs: u))
      #expect(outputs[lane] == system.outputs(time: t, state: y, parameters: p, inputs: u))
    }
  }

  @Test("carry out many values per run")
  func batching() {
    let plan = RateSystem.random(states: 60, seed: 9).lanePlan
    #expect(plan.slopeTape.length > 8 * plan.slopeTape.runs.count)
  }
}
