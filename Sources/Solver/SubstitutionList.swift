import LaneKernels

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

  private let runs: HeldList<LaneRows>
  /// Per row: the row, the pivot's place (−1 for none), then place and column of each term.
  private let list: HeldList<Int32>

  /// - Parameter rows: in an order in which the columns they read are done.
  init(_ rows: [Row], size: Int) {
    var done = [Int](repeating: -1, count: size)
    for (i, row) in rows.enumerated() { done[row.row] = i }
    let needs = rows.enumerated().map { i, row in
      row.terms.map { done[Int($0.column)] }.filter { $0 >= 0 && $0 < i }
    }
    var runs: [LaneRows] = []
    var list: [Int32] = []
    for run in RunScheduler(kinds: rows.map(\.terms.count), needs: needs).runs() {
      guard let first = run.first else { continue }
      runs.append(LaneRows(terms: Int32(rows[first].terms.count), rows: Int32(run.count), first: Int32(list.count)))
      for row in run.map({ rows[$0] }) {
        list += [Int32(row.row), row.pivot ?? -1]
        for term in row.terms { list += [term.place, term.column] }
      }
    }
    self.runs = HeldList(runs)
    self.list = HeldList(list)
  }

  /// The list as kernels read it, while this is held.
  var kernel: LaneSubstitution {
    LaneSubstitution(runs: runs.pointer, count: runs.count, list: list.pointer)
  }
}
