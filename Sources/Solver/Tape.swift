import LaneKernels

/// A list of operations on lanes, batched: each run is one operation carried out on many operands in turn, so that the
/// cost of deciding what to do is paid once a run and not once a value.
///
/// Operands are places of one workspace; lists hold result, a, b, c as far as the operation has them, and the number of
/// the table last for look-ups.
final class Tape: @unchecked Sendable {
  // Safe: the lists are only read.
  struct Run: Sendable {
    var operation: LaneOperation
    var count: Int32
    /// Where the run's places begin.
    var first: Int32
  }

  let runs: [Run]
  private let heldRuns: HeldList<LaneRun>
  private let places: HeldList<UInt32>

  init(runs: [Run], places: [UInt32]) {
    self.runs = runs
    heldRuns = HeldList(runs.map { LaneRun(operation: $0.operation.rawValue, count: $0.count, first: $0.first) })
    self.places = HeldList(places)
  }

  /// The number of values computed.
  var length: Int { runs.reduce(0) { $0 + Int($1.count) } }

  /// The places that the operations read.
  var operandPlaces: Set<UInt32> {
    var found: Set<UInt32> = []
    for run in runs {
      let operands = run.operation.operands
      let length = 1 + operands + (run.operation.readsTable ? 1 : 0)
      for item in 0..<Int(run.count) {
        let first = Int(run.first) + item * length
        for operand in 1...operands { found.insert(places.pointer[first + operand]) }
      }
    }
    return found
  }

  /// The tape as kernels read it, while this is held.
  var kernel: LaneTape { LaneTape(runs: heldRuns.pointer, count: heldRuns.count, places: places.pointer) }
}
