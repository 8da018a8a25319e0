/// Which places of a factored sparse matrix are occupied, and in which order its rows are eliminated.
///
/// Pivots are taken from the diagonal in the order of least Markowitz count (r − 1)(c − 1), r and c the numbers of
/// entries left in the pivot's row and column (Markowitz, Management Science 3:255, 1957). The matrix it is made for,
/// I/(hγ) − J, has a full diagonal that dominates for small h.
struct SparsePattern: Sendable {
  let size: Int
  /// Rows and columns in the order of elimination.
  let order: [Int]
  /// For each pivot, in that order: the rows with an entry below it and the columns with an entry right of it.
  let below: [[Int]]
  let right: [[Int]]

  /// - Parameter entries: the non-zero places; the diagonal is added.
  init(size: Int, entries: [(row: Int, column: Int)]) {
    self.size = size
    var rows = (0..<size).map { Set([$0]) }
    var columns = rows
    for entry in entries {
      rows[entry.row].insert(entry.column)
      columns[entry.column].insert(entry.row)
    }
    var left = Set(0..<size)
    var order: [Int] = []
    var below: [[Int]] = []
    var right: [[Int]] = []
    while let pivot = Self.cheapest(of: left, rows, columns) {
      left.remove(pivot)
      let down = columns[pivot].subtracting([pivot])
      let along = rows[pivot].subtracting([pivot])
      for row in down {
        rows[row].formUnion(along)
        rows[row].remove(pivot)
      }
      for column in along {
        columns[column].formUnion(down)
        columns[column].remove(pivot)
      }
      order.append(pivot)
      below.append(down.sorted())
      right.append(along.sorted())
    }
    self.order = order
    self.below = below
    self.right = right
  }

  /// Off-diagonal entries of both factors, fill included.
  var entryCount: Int { below.reduce(0) { $0 + $1.count } + right.reduce(0) { $0 + $1.count } }

  private static func cheapest(of left: Set<Int>, _ rows: [Set<Int>], _ columns: [Set<Int>]) -> Int? {
    func cost(_ i: Int) -> Int { (rows[i].count - 1) * (columns[i].count - 1) }
    return left.min {
      (cost($0), rows[$0].count + columns[$0].count, $0) < (cost($1), rows[$1].count + columns[$1].count, $1)
    }
  }
}
