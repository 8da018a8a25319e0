import LaneKernels

/// One Rosenbrock step for several people at once, each with a time and a step of their own. See `RosenbrockMethod`.
///
/// The arithmetic is that of the kernels; this holds the memory and says what lies where.
final class LaneStepper {
  let plan: LanePlan
  let method: RosenbrockMethod
  let width: LaneWidth
  /// What the next attempt begins from and what it found, one number a lane.
  let time, step, reached, horizon, largestDivisor, error: LaneNumbers
  private let kernels: LaneKernels
  private let usesHorizon: Bool
  private let tolerance: Double
  private let floors: HeldList<Double>
  private var system: LaneSystem
  private var memory: LaneMemory
  /// The time at which what time decides is known for the start of a step, by lane; not a number where the person has
  /// changed since.
  private var knownTimes: [Double]
  /// Whether the rates of quadratures are known for the start of a step, by lane.
  private var knowsPoint: [Bool]
  /// The weights of the stages in the dense output, for one θ a lane, and of the points in quadratures.
  private let weights, pointWeights: LaneNumbers
  private let rest: LaneNumbers
  private var count: Int { plan.stateCount }

  init(_ plan: LanePlan, _ options: SolverOptions, scales: [Double], width: LaneWidth) {
    self.plan = plan
    self.width = width
    method = options.tableau
    kernels = options.vectorUnit.kernels(width)
    tolerance = options.relativeTolerance
    usesHorizon = options.horizon > 0
    floors = HeldList(plan.stateOfPlace.map { options.relativeTolerance * options.scaleFloor * scales[$0] })
    knownTimes = Array(repeating: .nan, count: width.count)
    knowsPoint = Array(repeating: false, count: width.count)
    let numbers = { (values: Int) in LaneNumbers(values, width) }
    (time, step, reached) = (numbers(1), numbers(1), numbers(1))
    (horizon, largestDivisor) = (numbers(1), numbers(1))
    (error, rest) = (numbers(1), numbers(1))
    weights = numbers(method.stages)
    pointWeights = numbers(Quadrature.points.count)
    // Nobody sits in a seat at first; its step is any that is a number.
    for lane in 0..<width.count { (step[lane], reached[lane]) = (1, 1) }
    system = plan.kernel
    system.method = method.kernel
    system.floors = floors.pointer
    system.tolerance = tolerance
    system.usesHorizon = usesHorizon
    let room = { (values: Int) in LaneNumbers.room(values, width) }
    let states = plan.stateCount
    let times = plan.timeValuePlaces.count
    let between = times * (method.times.samples.count - 2)
    let quadratures = plan.quadratures.count
    let all = states + quadratures
    memory = LaneMemory(
      start: room(all), end: room(all), work: room(plan.size), stages: room(states * method.stages),
      matrix: room(plan.factorisation.count + states), timeSlopes: room(plan.timeSlopeStates.count),
      timeAtStart: room(times), timeBetween: room(between), timeAtEnd: room(times),
      timeChange: room(plan.timeValuesOfRates),
      pointAtStart: room(quadratures), pointsBetween: room(quadratures * (Quadrature.points.count - 2)),
      pointAtEnd: room(quadratures))
    for (place, value) in plan.constants {
      for lane in 0..<width.count { memory.work[place * width.count + lane] = value }
    }
  }

  deinit {
    for room in [
      memory.start, memory.end, memory.work, memory.stages, memory.matrix, memory.timeSlopes, memory.timeAtStart,
      memory.timeBetween, memory.timeAtEnd, memory.timeChange,
      memory.pointAtStart, memory.pointsBetween, memory.pointAtEnd,
    ] { room?.deallocate() }
  }

  // MARK: One lane's numbers

  /// The value at a place of the workspace.
  func value(_ place: Int32, lane: Int) -> Double { memory.work[Int(place) * width.count + lane] }

  /// The workspace from one lane's first value on.
  func withWorkspace(lane: Int, _ body: (UnsafePointer<Double>) -> Void) {
    if let work = memory.work { body(UnsafePointer(work + lane)) }
  }

  func setValue(_ value: Double, _ place: Int32, lane: Int) { memory.work[Int(place) * width.count + lane] = value }

  /// Carries a tape out on the workspace.
  func execute(_ tape: Tape) {
    var list = tape.kernel
    withExtendedLifetime(tape) { kernels.execute(&list, system.tables, memory.work) }
  }

  /// The state that the next step begins from, in the order of the system.
  func state(lane: Int) -> [Double] {
    var state = [Double](repeating: 0, count: plan.stateOfPlace.count)
    for (place, index) in plan.stateOfPlace.enumerated() { state[index] = memory.start[place * width.count + lane] }
    return state
  }

  func setState(_ state: [Double], lane: Int) {
    knowsPoint[lane] = false
    for (place, index) in plan.stateOfPlace.enumerated() { memory.start[place * width.count + lane] = state[index] }
  }

  /// Computes what a list of nodes makes of one person's parameters and inputs, in the person's lane.
  func evaluatePerson(
    _ lane: Int, _ nodes: [Int], _ parameters: [Double], _ inputs: [Double], _ system: RateSystem
  ) {
    knownTimes[lane] = .nan
    knowsPoint[lane] = false
    guard let values = memory.work.map({ $0 + lane }) else { return }
    let width = width.count
    func operand(_ index: Int32) -> Double { index < 0 ? 0 : values[Int(plan.places[Int(index)]) * width] }
    for index in nodes {
      let entry = system.graph.entries[index]
      let place = Int(plan.places[index]) * width
      switch entry.operation {
      case .parameter: values[place] = parameters[Int(entry.payload)]
      case .input: values[place] = inputs[Int(entry.payload)]
      default:
        let isLookup = entry.operation == .interpolate || entry.operation == .slope
        let table = isLookup ? UnsafePointer(system.lookups.tables + Int(entry.payload)) : nil
        values[place] = entry.operation.value(operand(entry.a), operand(entry.b), operand(entry.c), table: table)
      }
    }
  }

  // MARK: Steps

  /// Tries a step in every lane, from `time` by `step` to `reached`, and leaves the error of each in `error`: in units of
  /// the tolerance, infinity where it came to no number. `horizon` says how long ahead an error matters, `largestDivisor` by
  /// how much it is divided at the most; both are only read where `SolverOptions.horizon` is not 0.
  ///
  /// - Parameter lanes: those whose result anyone wants.
  func attempt(_ lanes: LaneSet) {
    let isKnown = knownTimes.indices.allSatisfy { !lanes.contains($0) || knownTimes[$0] == time[$0] }
    let isPointKnown = knowsPoint.indices.allSatisfy { !lanes.contains($0) || knowsPoint[$0] }
    kernels.attempt(
      &system, &memory, time.pointer, step.pointer, reached.pointer, horizon.pointer, largestDivisor.pointer, isKnown,
      isPointKnown, error.pointer)
    for lane in knownTimes.indices where !isKnown { knownTimes[lane] = time[lane] }
    for lane in knowsPoint.indices where !isPointKnown { knowsPoint[lane] = true }
  }

  /// The end becomes the start in some lanes: the next step begins with what time decides where this one ended.
  func accept(_ lanes: LaneSet) {
    for lane in knownTimes.indices where lanes.contains(lane) { knownTimes[lane] = reached[lane] }
    if lanes.count == width.count {
      (memory.start, memory.end) = (memory.end, memory.start)
      (memory.timeAtStart, memory.timeAtEnd) = (memory.timeAtEnd, memory.timeAtStart)
      (memory.pointAtStart, memory.pointAtEnd) = (memory.pointAtEnd, memory.pointAtStart)
    } else {
      kernels.accept(&system, &memory, lanes.bits)
    }
  }

  /// The size of the rates at the start in units of the tolerance, for one lane.
  func rateNorm(lane: Int, time now: Double) -> Double {
    for other in 0..<width.count { rest[other] = now }
    kernels.rateNorm(&system, &memory, rest.pointer, weights.pointer)
    return weights[lane]
  }

  /// The state with the largest share in the error of the last attempt; the first one that is no number if there is one.
  func worstState(lane: Int) -> Int? {
    let last = (method.stages - 1) * count
    var worst: (state: Int, share: Double)?
    for i in 0..<count {
      let at = i * width.count + lane
      let size = tolerance * max(memory.start[at].magnitude, memory.end[at].magnitude)
      let share = (memory.stages[last * width.count + at] / max(size, floors.pointer[i])).magnitude
      guard share.isFinite else { return plan.stateOfPlace[i] }
      if share > worst?.share ?? -1 { worst = (plan.stateOfPlace[i], share) }
    }
    let lost = (count..<plan.stateOfPlace.count).first { !memory.end[$0 * width.count + lane].isFinite }
    return lost.map { plan.stateOfPlace[$0] } ?? worst?.state
  }

  // MARK: Between steps

  /// Computes the outputs of the states at the start, in every lane, into the places of the plan.
  func computeOutputsAtStart(time now: Double) {
    for lane in 0..<width.count { rest[lane] = now }
    kernels.outputs(&system, &memory, nil, nil, nil, nil, nil, rest.pointer)
  }

  /// Computes the outputs at θ of the last attempt, each lane at its own θ and time, into the places of the plan; only
  /// some lanes are wanted.
  func computeOutputs(theta: LaneNumbers, time: LaneNumbers, lanes: LaneSet) {
    for lane in 0..<width.count where lanes.contains(lane) {
      let at = DenseOutput(method).weights(theta[lane])
      rest[lane] = at.start
      for (stage, weight) in at.stages.enumerated() { weights.pointer[stage * width.count + lane] = weight }
      for point in Quadrature.points.indices {
        pointWeights[point * width.count + lane] = Quadrature.weight(of: point, upTo: theta[lane])
      }
    }
    kernels.outputs(
      &system, &memory, rest.pointer, theta.pointer, weights.pointer, pointWeights.pointer, step.pointer, time.pointer)
  }
}
