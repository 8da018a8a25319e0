/// One Rosenbrock step for eight people at once, each with a time and a step of their own. See `RosenbrockMethod`.
final class LaneStepper {
  let plan: LanePlan
  let method: RosenbrockMethod
  /// The states at the start of the step and, after an attempt, at its end.
  private(set) var start: UnsafeMutablePointer<Lanes>
  private(set) var end: UnsafeMutablePointer<Lanes>
  /// The workspace of the tapes.
  let work: UnsafeMutablePointer<Lanes>
  private let stages: UnsafeMutablePointer<Lanes>
  private let matrix: UnsafeMutablePointer<Lanes>
  /// ∂f/∂t at the start of the step, for the states that have one.
  private let timeSlopes: UnsafeMutablePointer<Lanes>
  /// tolerance·floor·scale of every state.
  private let floors: UnsafeMutablePointer<Double>
  private let tolerance: Double
  private let usesHorizon: Bool
  private let largestDivisor: Double
  private let count: Int
  private let stageWeights: [StageWeights]
  /// The weights of the stages in the dense output, for one θ a lane.
  private let weights: UnsafeMutablePointer<Lanes>

  init(_ plan: LanePlan, _ options: SolverOptions, scales: [Double]) {
    self.plan = plan
    method = options.tableau
    let (a, c) = (method.a, method.c)
    stageWeights = a.indices.map { StageWeights(a: a[$0], c: c[$0], after: $0 > 0 ? a[$0 - 1] : nil) }
    tolerance = options.relativeTolerance
    usesHorizon = options.horizon > 0
    largestDivisor = options.largestDivisor
    count = plan.stateCount
    func room(_ size: Int) -> UnsafeMutablePointer<Lanes> {
      let memory = UnsafeMutablePointer<Lanes>.allocate(capacity: max(1, size))
      memory.initialize(repeating: Lanes(repeating: 0), count: max(1, size))
      return memory
    }
    start = room(count)
    end = room(count)
    work = room(plan.size)
    stages = room(count * method.stages)
    matrix = room(plan.factorisation.count + count)
    timeSlopes = room(plan.timeSlopes.count)
    weights = room(method.stages)
    floors = .allocate(capacity: max(1, count))
    for (i, scale) in scales.enumerated() { floors[i] = tolerance * options.scaleFloor * scale }
    for (place, value) in plan.constants { work[place] = Lanes(repeating: value) }
  }

  deinit {
    for memory in [start, end, work, stages, matrix, timeSlopes, weights] { memory.deallocate() }
    floors.deallocate()
  }

  private var raw: UnsafeMutableRawPointer { UnsafeMutableRawPointer(work) }

  /// Computes what a list of nodes makes of one person's parameters and inputs, in the person's lane.
  func evaluatePerson(
    _ lane: Int, _ nodes: [Int], _ parameters: [Double], _ inputs: [Double], _ system: RateSystem
  ) {
    let values = raw.assumingMemoryBound(to: Double.self) + lane
    let width = LaneWidth.count
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

  /// Tries a step in every lane; the error of each in units of the tolerance, infinity where it came to no number.
  ///
  /// - Parameter horizon: how long ahead an error matters, `SolverOptions.horizon`; only read where that is not 0.
  func attempt(time: Lanes, step: Lanes, horizon: Lanes) -> Lanes {
    let inverse = Lanes(repeating: 1) / step
    for i in 0..<count { work[i] = start[i] }
    evaluateTimeOnly(time)
    plan.slopeTape.execute(raw)
    let bad = factorMatrix(inverse)
    solveFirstStage(step)
    for stage in 1..<method.stages { solveStage(stage, time, step, inverse) }
    finish()
    let last = stages + (method.stages - 1) * count
    let error = usesHorizon ? norm(last, inverse, horizon) : norm(last)
    let isNumber = (error .< Lanes(repeating: .infinity)) .& .!bad
    return choose(isNumber, error, Lanes(repeating: .infinity))
  }

  private func evaluateTimeOnly(_ time: Lanes) {
    work[plan.timePlace] = time
    plan.timeTape.execute(raw)
  }

  /// I/(hγ) − J, factored.
  private func factorMatrix(_ inverseStep: Lanes) -> LaneMask {
    let lu = plan.factorisation
    for i in 0..<lu.count { matrix[i] = Lanes(repeating: 0) }
    for (place, source) in zip(lu.entryPlaces, plan.jacobianPlaces) { matrix[Int(place)] = -work[Int(source)] }
    let diagonal = inverseStep * Lanes(repeating: 1 / method.gamma)
    for place in lu.diagonalPlaces { matrix[Int(place)] += diagonal }
    return lu.factor(matrix)
  }

  private func solveFirstStage(_ step: Lanes) {
    for i in 0..<count { stages[i] = work[Int(plan.startRatePlaces[i])] }
    // Later stages need ∂f/∂t too, but their tape takes its place.
    let weight = step * Lanes(repeating: method.gammas[0])
    for (k, slope) in plan.timeSlopes.enumerated() {
      let value = work[slope.place]
      timeSlopes[k] = value
      stages[slope.state] += weight * value
    }
    plan.factorisation.solve(matrix, stages)
  }

  private func solveStage(_ stage: Int, _ time: Lanes, _ step: Lanes, _ inverseStep: Lanes) {
    let right = stages + stage * count
    combine(stage, into: right)
    if method.alpha[stage] != method.alpha[stage - 1] {
      evaluateTimeOnly(time + step * Lanes(repeating: method.alpha[stage]))
    }
    plan.rateTape.execute(raw)
    for i in 0..<count { right[i] = right[i] * inverseStep + work[Int(plan.ratePlaces[i])] }
    if method.gammas[stage] != 0 {
      let weight = step * Lanes(repeating: method.gammas[stage])
      for (k, slope) in plan.timeSlopes.enumerated() { right[slope.state] += weight * timeSlopes[k] }
    }
    plan.factorisation.solve(matrix, right)
  }

  /// The state of a stage into the workspace, and Σ c·u into `right`.
  private func combine(_ stage: Int, into right: UnsafeMutablePointer<Lanes>) {
    let plan = stageWeights[stage]
    // The number of stages is written out, so that each case becomes a loop with its weights in registers.
    switch stage {
    case 1: combine(1, plan, into: right)
    case 2: combine(2, plan, into: right)
    case 3: combine(3, plan, into: right)
    case 4: combine(4, plan, into: right)
    case 5: combine(5, plan, into: right)
    case 6: combine(6, plan, into: right)
    default: combine(7, plan, into: right)
    }
  }

  @inline(__always)
  private func combine(_ stage: Int, _ weights: StageWeights, into right: UnsafeMutablePointer<Lanes>) {
    let (start, work, stages, count) = (start, work, stages, count)
    for i in 0..<count {
      let u = stages + i
      var sum = Lanes(repeating: weights.c[0]) * u.pointee
      for j in 1..<max(1, stage) { sum += Lanes(repeating: weights.c[j]) * u[j * count] }
      right[i] = sum
    }
    if weights.continues {
      let last = stages + (stage - 1) * count
      for i in 0..<count { work[i] += last[i] }
    } else {
      for i in 0..<count {
        let u = stages + i
        var state = start[i]
        for j in 0..<stage { state += Lanes(repeating: weights.a[j]) * u[j * count] }
        work[i] = state
      }
    }
  }

  /// The weights of one stage, padded with zeros.
  private struct StageWeights {
    let a: SIMD8<Double>
    let c: SIMD8<Double>
    /// Whether the stage adds one more u to the state of the stage before it, as the last ones do.
    let continues: Bool

    init(a: [Double], c: [Double], after before: [Double]?) {
      continues = Array(a.dropLast()) == before && a.last == 1
      self.a = SIMD8(a + [Double](repeating: 0, count: 8 - a.count))
      self.c = SIMD8(c + [Double](repeating: 0, count: 8 - c.count))
    }
  }

  private func finish() {
    let last = stages + (method.stages - 1) * count
    for i in 0..<count { end[i] = work[i] + last[i] }
  }

  /// The root mean square of values/(tolerance·max(|start|, |end|, floor·scale)).
  private func norm(_ values: UnsafeMutablePointer<Lanes>) -> Lanes {
    var sum = Lanes(repeating: 0)
    for i in 0..<count {
      let share = values[i] / allowance(i)
      sum += share * share
    }
    return rootOfLanes(sum / Lanes(repeating: Double(max(1, count))))
  }

  /// The same with each state's share divided by 1 + r·horizon, r = −∂f/∂y read from the matrix before it was factored.
  private func norm(_ values: UnsafeMutablePointer<Lanes>, _ inverseStep: Lanes, _ horizon: Lanes) -> Lanes {
    let unfactored = matrix + plan.factorisation.count
    let diagonal = inverseStep * Lanes(repeating: 1 / method.gamma)
    let (one, most) = (Lanes(repeating: 1), Lanes(repeating: largestDivisor))
    var sum = Lanes(repeating: 0)
    for i in 0..<count {
      let wanted = one + (unfactored[i] - diagonal) * horizon
      let divisor = choose(wanted .> one, choose(wanted .> most, most, wanted), one)
      let share = values[i] / (allowance(i) * divisor)
      sum += share * share
    }
    return rootOfLanes(sum / Lanes(repeating: Double(max(1, count))))
  }

  @inline(__always)
  private func allowance(_ i: Int) -> Lanes {
    let a = magnitude(start[i])
    let b = magnitude(end[i])
    let size = Lanes(repeating: tolerance) * choose(a .> b, a, b)
    let floor = Lanes(repeating: floors[i])
    return choose(size .> floor, size, floor)
  }

  // MARK: Between steps

  /// The end becomes the start in the lanes of the mask.
  func accept(_ mask: LaneMask) {
    if all(mask) {
      swap(&start, &end)
    } else {
      for i in 0..<count { start[i] = choose(mask, end[i], start[i]) }
    }
  }

  /// The size of the rates at the start in units of the tolerance, for one lane.
  func rateNorm(lane: Int, time: Double) -> Double {
    for i in 0..<count {
      work[i] = start[i]
      end[i] = start[i]
    }
    evaluateTimeOnly(Lanes(repeating: time))
    plan.rateTape.execute(raw)
    for i in 0..<count { stages[i] = work[Int(plan.ratePlaces[i])] }
    return norm(stages)[lane]
  }

  /// The state with the largest share in the error of the last attempt; the first one that is no number if there is one.
  func worstState(lane: Int) -> Int? {
    let last = stages + (method.stages - 1) * count
    var worst: (state: Int, share: Double)?
    for i in 0..<count {
      let share = abs(last[i][lane] / allowance(i)[lane])
      guard share.isFinite else { return i }
      if share > worst?.share ?? -1 { worst = (i, share) }
    }
    return worst?.state
  }

  /// Computes the outputs of the states at the start, in every lane.
  func computeOutputsAtStart(time: Lanes) {
    for i in 0..<count { work[i] = start[i] }
    work[plan.timePlace] = time
    plan.outputTape.execute(raw)
  }

  /// Computes the outputs at θ of the last attempt, each lane at its own θ and time, into the places of the plan.
  func computeOutputs(theta: Lanes, time: Lanes) {
    let rest = Lanes(repeating: 1) - theta
    for stage in 0..<method.stages {
      var sum = Lanes(repeating: 0)
      for row in method.dense.reversed() { sum = sum * theta + Lanes(repeating: row[stage]) }
      weights[stage] = theta * rest * sum
    }
    for i in 0..<count {
      var value = rest * start[i] + theta * end[i]
      for stage in 0..<method.stages { value += weights[stage] * stages[stage * count + i] }
      work[i] = value
    }
    work[plan.timePlace] = time
    plan.outputTape.execute(raw)
  }
}
