/// Curves in time whose change of sign is a kink of some rate: the differences of what a minimum, maximum or comparison
/// compares, where time decides but not by a straight line (those are `Breakpoints`).
///
/// A step across such a kink loses its order unnoticed where the kink is slight. It is found when it lies within a step,
/// and the step is tried again to end there.
struct TimeCurves: Sendable {
  /// The nodes of the curves.
  let nodes: [Int]
  /// What time decides among all they need, in an order of evaluation.
  fileprivate let programme: [Int]

  /// - Parameter found: more than 64 are not watched; what lies beyond is left to the error test.
  init(_ found: [Int], in graph: RateGraph) {
    nodes = Array(found.prefix(64))
    programme = graph.reachable(from: nodes.map { RateGraph.Node($0) }).filter {
      graph.dependences[$0].contains(.time)
    }
  }
}

/// Which of at most 64 curves are below nothing.
struct CurveSigns: Equatable, Sendable {
  private var bits: UInt64 = 0

  init(count: Int, value: (Int) -> Double) {
    for curve in 0..<count where value(curve) < 0 { bits |= 1 << UInt64(curve) }
  }

  subscript(_ curve: Int) -> Bool { bits >> UInt64(curve) & 1 == 1 }
}

/// Reads the curves of one system, person by person; a worker has one of its own.
final class TimeCurveReader {
  private let system: RateSystem
  private let curves: TimeCurves
  private let values: UnsafeMutablePointer<Double>

  init(_ system: RateSystem) {
    self.system = system
    curves = system.curves
    values = .allocate(capacity: max(1, system.graph.count))
    values.initialize(repeating: .nan, count: max(1, system.graph.count))
  }

  deinit { values.deallocate() }

  /// Which curves are below nothing at a time.
  ///
  /// - Parameter person: the value of a node that time has no part in.
  func signs(at time: Double, person: (Int) -> Double) -> CurveSigns {
    evaluate(at: time, person)
    return CurveSigns(count: curves.nodes.count) { values[curves.nodes[$0]] }
  }

  /// A moment right after the first change of sign between two times; nil if the change is no sooner than the end.
  ///
  /// - Parameters:
  ///   - before, after: the signs at both times.
  func firstChange(
    from start: Double, to end: Double, before: CurveSigns, after: CurveSigns, person: (Int) -> Double
  ) -> Double? {
    guard before != after else { return nil }
    var first = end
    for (curve, node) in curves.nodes.enumerated() where before[curve] != after[curve] {
      first = min(first, moment(node, after[curve], from: start, to: first, person))
    }
    return first < end ? first : nil
  }

  /// By the rule of false position, in which an end that stays twice counts half (Illinois); where the sign is the later
  /// one.
  private func moment(
    _ node: Int, _ later: Bool, from start: Double, to end: Double, _ person: (Int) -> Double
  ) -> Double {
    func value(_ time: Double) -> Double {
      evaluate(at: time, person)
      return values[node]
    }
    var (low, high) = (start, end)
    var (atLow, atHigh) = (value(low), value(high))
    guard (atHigh < 0) == later, (atLow < 0) != later else { return end }
    let width = 1e-8 * max(1, end.magnitude)
    var movedHigh: Bool?
    for _ in 0..<60 where high - low > width {
      let guess = low - atLow * (high - low) / (atHigh - atLow)
      // Never right beside an end, so that both ends close in.
      let middle = min(max(guess, low + 0.25 * width), high - 0.25 * width)
      let atMiddle = value(middle)
      let movesHigh = (atMiddle < 0) == later
      if movesHigh {
        (high, atHigh) = (middle, atMiddle)
        if movedHigh == true { atLow *= 0.5 }
      } else {
        (low, atLow) = (middle, atMiddle)
        if movedHigh == false { atHigh *= 0.5 }
      }
      movedHigh = movesHigh
    }
    return high
  }

  private func evaluate(at time: Double, _ person: (Int) -> Double) {
    func operand(_ index: Int32) -> Double {
      guard index >= 0 else { return 0 }
      return system.graph.dependences[Int(index)].contains(.time) ? values[Int(index)] : person(Int(index))
    }
    for index in curves.programme {
      let entry = system.graph.entries[index]
      guard entry.operation != .time else {
        values[index] = time
        continue
      }
      let isLookup = entry.operation == .interpolate || entry.operation == .slope
      let table = isLookup ? UnsafePointer(system.lookups.tables + Int(entry.payload)) : nil
      values[index] = entry.operation.value(operand(entry.a), operand(entry.b), operand(entry.c), table: table)
    }
  }
}
