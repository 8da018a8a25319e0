/// Turns part of a graph into a tape: products join the sums they feed, ready nodes of one operation are emitted
/// together, and places in the workspace are used again when their value is no longer needed.
struct TapeBuilder {
  private struct Step {
    var operation: LaneOperation
    var node: Int
    var operands: [Int]
    var table: UInt32 = 0
  }

  let graph: RateGraph
  /// Where values lie that others put there, as place numbers; −1 for nodes that the tape computes.
  let fixed: [Int32]
  /// The first place the tape may use for its own.
  let firstFree: Int

  /// A tape that computes `wanted`, and where every wanted node lies after it ran.
  func build(_ wanted: [Int], lookups: LookupTables) -> (tape: Tape, places: [Int], end: Int) {
    let steps = steps(for: wanted)
    let runs = schedule(steps)
    return assign(runs, wanted: Set(wanted), places: wanted, lookups: lookups)
  }

  // MARK: What to compute

  private func steps(for wanted: [Int]) -> [Step] {
    let needed = neededNodes(wanted)
    var uses = [Int](repeating: 0, count: graph.count)
    for index in needed { for operand in graph.operands(index) { uses[operand] += 1 } }
    for index in wanted { uses[index] += 2 }
    var absorbed = [Bool](repeating: false, count: graph.count)
    let steps = needed.map { step(for: $0, uses, &absorbed) }
    return steps.filter { !absorbed[$0.node] }
  }

  private func neededNodes(_ wanted: [Int]) -> [Int] {
    var isNeeded = [Bool](repeating: false, count: graph.count)
    for index in wanted where fixed[index] < 0 { isNeeded[index] = true }
    for index in stride(from: graph.count - 1, through: 0, by: -1) where isNeeded[index] {
      for operand in graph.operands(index) where fixed[operand] < 0 { isNeeded[operand] = true }
    }
    return isNeeded.indices.filter { isNeeded[$0] }
  }

  private func step(for index: Int, _ uses: [Int], _ absorbed: inout [Bool]) -> Step {
    let entry = graph.entries[index]
    if let joined = productJoined(entry, index, uses) {
      absorbed[joined.product] = true
      return joined.step
    }
    guard let operation = LaneOperation(entry.operation) else {
      preconditionFailure("a leaf of a rate graph has no place in the workspace")
    }
    return Step(
      operation: operation, node: index, operands: graph.operands(index),
      table: UInt32(truncatingIfNeeded: entry.payload))
  }

  /// A sum with a product that nothing else needs, as one step.
  private func productJoined(
    _ entry: RateGraph.Entry, _ index: Int, _ uses: [Int]
  ) -> (step: Step, product: Int)? {
    guard entry.operation == .add || entry.operation == .subtract else { return nil }
    let (a, b) = (Int(entry.a), Int(entry.b))
    for (product, other) in [(b, a), (a, b)] where product != other {
      let inner = graph.entries[product]
      guard inner.operation == .multiply, uses[product] == 1, fixed[product] < 0 else { continue }
      let operands = [Int(inner.a), Int(inner.b), other]
      let operation: LaneOperation =
        entry.operation == .add ? .multiplyAdd : (product == a ? .multiplySubtract : .subtractProduct)
      return (Step(operation: operation, node: index, operands: operands), product)
    }
    return nil
  }

  // MARK: In which order

  /// Emits, again and again, all ready steps of the operation that has most of them.
  private func schedule(_ steps: [Step]) -> [[Step]] {
    var stepOfNode = [Int](repeating: -1, count: graph.count)
    for (i, step) in steps.enumerated() { stepOfNode[step.node] = i }
    var waiting = [Int](repeating: 0, count: steps.count)
    var followers = [[Int]](repeating: [], count: steps.count)
    for (i, step) in steps.enumerated() {
      for operand in Set(step.operands) where stepOfNode[operand] >= 0 {
        waiting[i] += 1
        followers[stepOfNode[operand]].append(i)
      }
    }
    var ready = [[Int]](repeating: [], count: LaneOperation.allCases.count)
    for (i, step) in steps.enumerated() where waiting[i] == 0 { ready[Int(step.operation.rawValue)].append(i) }
    var runs: [[Step]] = []
    while let fullest = ready.indices.max(by: { ready[$0].count < ready[$1].count }), !ready[fullest].isEmpty {
      var run: [Step] = []
      // Steps that this run itself makes ready may still join it: a run is carried out in order.
      // First come, first served: what a step needs was then computed some steps ago, and nothing has to wait for it.
      var taken = 0
      while taken < ready[fullest].count {
        let next = ready[fullest][taken]
        taken += 1
        run.append(steps[next])
        for follower in followers[next] {
          waiting[follower] -= 1
          if waiting[follower] == 0 { ready[Int(steps[follower].operation.rawValue)].append(follower) }
        }
      }
      ready[fullest] = []
      runs.append(run)
    }
    return runs
  }

  // MARK: Where

  private func assign(
    _ runs: [[Step]], wanted: Set<Int>, places wantedOrder: [Int], lookups: LookupTables
  ) -> (tape: Tape, places: [Int], end: Int) {
    var remaining = [Int](repeating: 0, count: graph.count)
    for step in runs.joined() { for operand in step.operands { remaining[operand] += 1 } }
    var places = fixed.map(Int.init)
    var free: [Int] = []
    var end = firstFree
    var offsets: [UInt32] = []
    var emitted: [Tape.Run] = []
    for run in runs {
      guard let operation = run.first?.operation else { continue }
      emitted.append(Tape.Run(operation: operation, count: Int32(run.count), first: Int32(offsets.count)))
      for step in run {
        let operands = step.operands.map { UInt32(places[$0] * LaneWidth.stride) }
        for operand in step.operands {
          remaining[operand] -= 1
          let isDone = remaining[operand] == 0 && fixed[operand] < 0 && !wanted.contains(operand)
          if isDone { free.append(places[operand]) }
        }
        if free.isEmpty {
          free.append(end)
          end += 1
        }
        places[step.node] = free.removeLast()
        offsets.append(UInt32(places[step.node] * LaneWidth.stride))
        offsets += operands
        if operation == .interpolate || operation == .slope { offsets.append(step.table) }
      }
    }
    let tape = Tape(runs: emitted, offsets: offsets, lookups: lookups)
    return (tape, wantedOrder.map { places[$0] }, end)
  }
}
