import LaneKernels

/// The quadratures of a plan: the tape of their rates, and what has to be at hand for it at a point of the step.
final class LaneQuadraturePlan: Sendable {
  let tape: Tape
  let count: Int
  private let ratePlaces: HeldList<Int32>
  private let states: HeldList<Int32>
  private let timeValues: HeldList<Int32>

  /// - Parameters:
  ///   - ratePlaces: where the rates lie after the tape ran.
  ///   - stateCount: the states of the stages, whose places are 0, 1, ….
  ///   - timeValuePlaces: where what time decides lies, in the order in which it is kept.
  init(tape: Tape, ratePlaces: [Int], stateCount: Int, timeValuePlaces: [Int]) {
    self.tape = tape
    count = ratePlaces.count
    self.ratePlaces = HeldList(ratePlaces.map(Int32.init))
    // A rate may be a state or a kept value as it stands, which no operation of the tape reads.
    let read = Set(tape.operandPlaces.map(Int.init)).union(ratePlaces)
    states = HeldList((0..<stateCount).filter(read.contains).map(Int32.init))
    timeValues = HeldList(timeValuePlaces.indices.filter { read.contains(timeValuePlaces[$0]) }.map(Int32.init))
  }

  /// The lists as kernels read them, while this is held.
  var kernel: LaneQuadratures {
    LaneQuadratures(
      count: count, tape: tape.kernel, ratePlaces: ratePlaces.pointer, states: states.pointer, stateCount: states.count,
      timeValues: timeValues.pointer, timeValueCount: timeValues.count)
  }
}
