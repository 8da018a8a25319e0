/// Turns part of a graph into a tape: pairs of arithmetic that nothing else needs become one step, ready nodes of one operation are emitted
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
  func build(_ wanted: [Int]) -> (tape: Tape, places: [Int], end: Int) {
    let steps = steps(for: wanted)
    let runs = schedule(steps)
    return assign(runs, wanted: Set(wanted), places: wanted)
  }

  // MARK: What to compute

  private func steps(for wanted: [Int]) -> [Step] {
    let needed = neededNodes(wanted)
    var uses = [Int](repeating: 0, count: graph.count)
    for index in needed { for operand in graph.operands(index) { uses[operand] += 1 } }
    for index in wanted { uses[index] += 2 }
    var absorbed = [Bool](repeating: false, count: graph.count)
    // From the results backwards, so that a step which is absorbed absorbs nothing itself.
    var steps: [Step] = []
    for index in needed.reversed() where !absorbed[index] { steps.append(step(for: index, uses, &absorbed)) }
    return steps.reversed()
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
    if let joined = joined(entry, index, uses), !joined.step.operands.contains(where: { absorbed[$0] }) {
      absorbed[joined.inner] = true
      return joined.step
    }
    guard let operation = LaneOperation(entry.operation) else {
      preconditionFailure("a leaf of a rate graph has no place in the workspace")
    }
    return Step(
      operation: operation, node: index, operands: graph.operands(index),
      table: UInt32(truncatingIfNeeded: entry.payload))
  }

  /// An operation joined with one of its operands that nothing else needs, as one step.
  private func joined(_ entry: RateGraph.Entry, _ index: Int, _ uses: [Int]) -> (step: Step, inner: Int)? {
    guard entry.operation.isArithmetic else { return nil }
    let (a, b) = (Int(entry.a), Int(entry.b))
    for (inner, other) in [(b, a), (a, b)] where inner != other {
      let source = graph.entries[inner]
      guard source.operation.isArithmetic, uses[inner] == 1, fixed[inner] < 0 else { continue }
      let operation = LaneOperation(joining: source.operation, to: entry.operation, isFirst: inner == a)
      guard let operation else { continue }
      let operands = [Int(source.a), Int(source.b), other]
      return (Step(operation: operation, node: index, operands: operands), inner)
    }
    return nil
  }

  // MARK: In which order

  private func schedule(_ steps: [Step]) -> [[Step]] {
    var stepOfNode = [Int](repeating: -1, count: graph.count)
    for (i, step) in steps.enumerated() { stepOfNode[step.node] = i }
    let needs = steps.map { step in Set(step.operands.map { stepOfNode[$0] }).filter { $0 >= 0 }.sorted() }
    let scheduler = RunScheduler(kinds: steps.map { Int($0.operation.rawValue) }, needs: needs)
    return scheduler.runs().map { run in run.map { steps[$0] } }
  }

  // MARK: Where

  private func assign(
    _ runs: [[Step]], wanted: Set<Int>, places wantedOrder: [Int]
  ) -> (tape: Tape, places: [Int], end: Int) {
    var remaining = [Int](repeating: 0, count: graph.count)
    for step in runs.joined() { for operand in step.operands { remaining[operand] += 1 } }
    var places = fixed.map(Int.init)
    var free: [Int] = []
    var end = firstFree
    var list: [UInt32] = []
    var emitted: [Tape.Run] = []
    for run in runs {
      guard let operation = run.first?.operation else { continue }
      emitted.append(Tape.Run(operation: operation, count: Int32(run.count), first: Int32(list.count)))
      for step in run {
        let operands = step.operands.map { UInt32(places[$0]) }
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
        list.append(UInt32(places[step.node]))
        list += operands
        if operation.readsTable { list.append(step.table) }
      }
    }
    let tape = Tape(runs: emitted, places: list)
    return (tape, wantedOrder.map { places[$0] }, end)
  }
}
