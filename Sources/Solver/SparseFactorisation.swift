/// Sparse LU on lanes with the order and the fill fixed beforehand: a straight list of operations on places of an
/// array, no search and no branch on values.
///
/// The places hold L (unit diagonal not kept), U without its diagonal, and the reciprocals of the pivots.
final class SparseFactorisation: Sendable {
  let pattern: SparsePattern
  /// The number of places.
  let count: Int
  /// The place of each of the entries the pattern was made for, in their order.
  let entryPlaces: [Int32]
  /// The place of each diagonal element, by row.
  let diagonalPlaces: [Int32]
  /// For each pivot: its place, the number of rows below, of columns right, the places of both, then the places
  /// (rows × columns) that are updated.
  private let elimination: [Int32]
  private let forward: SubstitutionList
  private let backward: SubstitutionList

  init(size: Int, entries: [(row: Int, column: Int)]) {
    let pattern = SparsePattern(size: size, entries: entries)
    var places = PlaceMap(size: size)
    let diagonal = (0..<size).map { places.place($0, $0) }
    for (k, pivot) in pattern.order.enumerated() {
      for row in pattern.below[k] { _ = places.place(row, pivot) }
      for column in pattern.right[k] { _ = places.place(pivot, column) }
    }
    self.pattern = pattern
    diagonalPlaces = diagonal
    entryPlaces = entries.map { places.place($0.row, $0.column) }
    elimination = Self.elimination(pattern, &places)
    forward = Self.forward(pattern, &places)
    backward = Self.backward(pattern, &places)
    count = places.count
  }

  private struct PlaceMap {
    let size: Int
    var known: [Int32]
    var count = 0

    init(size: Int) {
      self.size = size
      known = [Int32](repeating: -1, count: size * size)
    }

    mutating func place(_ row: Int, _ column: Int) -> Int32 {
      let key = row * size + column
      if known[key] < 0 {
        known[key] = Int32(count)
        count += 1
      }
      return known[key]
    }
  }

  private static func elimination(_ pattern: SparsePattern, _ places: inout PlaceMap) -> [Int32] {
    var list: [Int32] = []
    for (k, pivot) in pattern.order.enumerated() {
      let (below, right) = (pattern.below[k], pattern.right[k])
      list += [places.place(pivot, pivot), Int32(below.count), Int32(right.count)]
      for row in below { list.append(places.place(row, pivot)) }
      for column in right { list.append(places.place(pivot, column)) }
      for row in below { for column in right { list.append(places.place(row, column)) } }
    }
    return list
  }

  private static func forward(_ pattern: SparsePattern, _ places: inout PlaceMap) -> SubstitutionList {
    var terms = [[SubstitutionList.Term]](repeating: [], count: pattern.size)
    for (k, pivot) in pattern.order.enumerated() {
      for row in pattern.below[k] { terms[row].append(.init(place: places.place(row, pivot), column: Int32(pivot))) }
    }
    let rows = pattern.order.filter { !terms[$0].isEmpty }
    return SubstitutionList(rows.map { .init(row: $0, pivot: nil, terms: terms[$0]) }, size: pattern.size)
  }

  private static func backward(_ pattern: SparsePattern, _ places: inout PlaceMap) -> SubstitutionList {
    var rows: [SubstitutionList.Row] = []
    for (k, pivot) in pattern.order.enumerated().reversed() {
      var terms: [SubstitutionList.Term] = []
      for column in pattern.right[k] { terms.append(.init(place: places.place(pivot, column), column: Int32(column))) }
      rows.append(.init(row: pivot, pivot: places.place(pivot, pivot), terms: terms))
    }
    return SubstitutionList(rows, size: pattern.size)
  }

  /// A pivot smaller than this share of the element it came from has lost its digits.
  static let smallestPivotShare = 1e-12

  /// Factors in place; the lanes in which a pivot came to (nearly) nothing.
  @inline(never)
  func factor(_ values: UnsafeMutablePointer<Lanes>) -> LaneMask {
    var bad = LaneMask(repeating: false)
    let share = Lanes(repeating: Self.smallestPivotShare)
    // The elements on the diagonal before elimination, kept behind the factors.
    let original = values + count
    elimination.withUnsafeBufferPointer { list in
      guard var p = list.baseAddress else { return }
      let end = p + list.count
      var k = 0
      for (row, place) in diagonalPlaces.enumerated() { original[row] = values[Int(place)] }
      while p < end {
        let rows = Int(p[1])
        let columns = Int(p[2])
        let down = p + 3
        let along = down + rows
        var target = along + columns
        let pivot = values[Int(p[0])]
        bad = bad .| .!(magnitude(pivot) .> magnitude(original[pattern.order[k]]) * share)
        let inverse = Lanes(repeating: 1) / pivot
        values[Int(p[0])] = inverse
        for i in 0..<rows {
          let factor = values[Int(down[i])] * inverse
          values[Int(down[i])] = factor
          for j in 0..<columns {
            let place = Int(target[j])
            values[place] = values[place] - factor * values[Int(along[j])]
          }
          target += columns
        }
        p = target
        k += 1
      }
    }
    return bad
  }

  /// Solves in place for one right side.
  func solve(_ values: UnsafePointer<Lanes>, _ x: UnsafeMutablePointer<Lanes>) {
    forward.subtract(values, x)
    backward.subtractAndScale(values, x)
  }
}
