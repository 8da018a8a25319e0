import LaneKernels

/// A table in the form in which it is read: its pieces behind a pointer that outlives every reader.
///
///     u = (x − start)/step,  t = u − ⌊u⌋,  value = c₀ + t·(c₁ + t·(c₂ + t·c₃)) of piece ⌊u⌋;  flat outside; NaN at NaN
typealias LookupTable = LaneTable

extension LookupTable {
  @inline(__always)
  func value(at x: Double) -> Double {
    let u = (x - start) * inverseStep
    if u >= last { return pieces[4 * Int(last)] }
    if u < 0 { return pieces[0] }
    guard u == u else { return .nan }
    let i = Int(u)
    let (c, t) = (pieces + 4 * i, u - Double(i))
    return c[0] + t * (c[1] + t * (c[2] + t * c[3]))
  }

  @inline(__always)
  func slope(at x: Double) -> Double {
    let u = (x - start) * inverseStep
    guard u == u else { return .nan }
    guard u >= 0, u < last else { return 0 }
    let i = Int(u)
    let (c, t) = (pieces + 4 * i, u - Double(i))
    return (c[1] + t * (2 * c[2] + t * (3 * c[3]))) * inverseStep
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
    storage = .allocate(capacity: max(1, source.reduce(0) { $0 + 4 * $1.pieces.count }))
    var next = storage
    for (index, table) in source.enumerated() {
      (tables + index).initialize(
        to: LookupTable(
          start: table.start, inverseStep: 1 / table.step, last: Double(table.pieces.count - 1), pieces: next))
      for piece in table.pieces {
        for i in 0..<4 { (next + i).initialize(to: piece[i]) }
        next += 4
      }
    }
  }

  deinit {
    tables.deallocate()
    storage.deallocate()
  }
}
