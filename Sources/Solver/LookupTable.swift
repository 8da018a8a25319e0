import LaneKernels

/// A table in the form in which it is read: values and a pointer that outlives every reader.
///
///     u = (x − start)/step,  i = ⌊u⌋,  value = vᵢ + (u − i)·(vᵢ₊₁ − vᵢ);  flat outside; NaN at NaN
typealias LookupTable = LaneTable

extension LookupTable {
  @inline(__always)
  func value(at x: Double) -> Double {
    let u = (x - start) * inverseStep
    if u >= last { return values[Int(last)] }
    if u < 0 { return values[0] }
    guard u == u else { return .nan }
    let i = Int(u)
    return values[i] + (u - Double(i)) * (values[i + 1] - values[i])
  }

  @inline(__always)
  func slope(at x: Double) -> Double {
    let u = (x - start) * inverseStep
    guard u == u else { return .nan }
    guard u >= 0, u < last else { return 0 }
    let i = Int(u)
    return (values[i + 1] - values[i]) * inverseStep
  }
}

/// The tables of a graph, held for as long as anything reads them.
final class LookupTables: @unchecked Sendable {
  // Written once in init and only read after, hence safe to share.
  let tables: UnsafeMutablePointer<LookupTable>
  private let count: Int
  private let storage: UnsafeMutablePointer<Double>

  init(_ source: [RateGraph.Table]) {
    count = source.count
    tables = .allocate(capacity: max(1, count))
    storage = .allocate(capacity: max(1, source.reduce(0) { $0 + $1.values.count }))
    var next = storage
    for (index, table) in source.enumerated() {
      next.initialize(from: table.values, count: table.values.count)
      (tables + index).initialize(
        to: LookupTable(
          start: table.start, inverseStep: 1 / table.step, last: Double(table.values.count - 1), values: next))
      next += table.values.count
    }
  }

  deinit {
    tables.deallocate()
    storage.deallocate()
  }
}
