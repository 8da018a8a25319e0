/// One triangular substitution as a list of rows, those with equally many terms together:
///
///     x[row] ← (x[row] − Σ factor·x[column])·(reciprocal of the pivot, when backwards)
///
/// Rows stand in an order in which the columns they read are done. A run of rows with the same number of terms is a loop
/// without surprises for the processor.
struct SubstitutionList: Sendable {
  struct Term: Sendable {
    var place: Int32
    var column: Int32
  }

  struct Row: Sendable {
    var row: Int
    var pivot: Int32?
    var terms: [Term]
  }

  private struct Run: Sendable {
    var terms: Int
    var rows: Int
    var first: Int
  }

  private var runs: [Run] = []
  /// Per row: the row, the pivot's place (−1 for none), then place and column of each term.
  private var list: [Int32] = []

  /// - Parameter rows: in an order in which the columns they read are done.
  init(_ rows: [Row], size: Int) {
    var done = [Int](repeating: -1, count: size)
    for (i, row) in rows.enumerated() { done[row.row] = i }
    let needs = rows.enumerated().map { i, row in
      row.terms.map { done[Int($0.column)] }.filter { $0 >= 0 && $0 < i }
    }
    for run in RunScheduler(kinds: rows.map(\.terms.count), needs: needs).runs() {
      guard let first = run.first else { continue }
      runs.append(Run(terms: rows[first].terms.count, rows: run.count, first: list.count))
      for row in run.map({ rows[$0] }) {
        list += [Int32(row.row), row.pivot ?? -1]
        for term in row.terms { list += [term.place, term.column] }
      }
    }
  }

  @inline(never)
  func subtract(_ values: UnsafePointer<Lanes>, _ x: UnsafeMutablePointer<Lanes>) {
    perform(values, x) { sum, _ in sum }
  }

  @inline(never)
  func subtractAndScale(_ values: UnsafePointer<Lanes>, _ x: UnsafeMutablePointer<Lanes>) {
    perform(values, x) { sum, pivot in sum * values[Int(pivot)] }
  }

  @inline(__always)
  private func perform(
    _ values: UnsafePointer<Lanes>, _ x: UnsafeMutablePointer<Lanes>, _ finish: (Lanes, Int32) -> Lanes
  ) {
    list.withUnsafeBufferPointer { list in
      guard let start = list.baseAddress else { return }
      runs.withUnsafeBufferPointer { runs in
        for run in runs {
          let p = start + run.first
          switch run.terms {
          case 0: rows(0, run.rows, p, values, x, finish)
          case 1: rows(1, run.rows, p, values, x, finish)
          case 2: rows(2, run.rows, p, values, x, finish)
          case 3: rows(3, run.rows, p, values, x, finish)
          case 4: rows(4, run.rows, p, values, x, finish)
          default: rows(run.terms, run.rows, p, values, x, finish)
          }
        }
      }
    }
  }

  @inline(__always)
  private func rows(
    _ terms: Int, _ count: Int, _ list: UnsafePointer<Int32>, _ values: UnsafePointer<Lanes>,
    _ x: UnsafeMutablePointer<Lanes>, _ finish: (Lanes, Int32) -> Lanes
  ) {
    var p = list
    for _ in 0..<count {
      let row = Int(p[0])
      var sum = x[row]
      for i in 0..<terms { sum -= values[Int(p[2 * i + 2])] * x[Int(p[2 * i + 3])] }
      x[row] = finish(sum, p[1])
      p += 2 + 2 * terms
    }
  }
}
