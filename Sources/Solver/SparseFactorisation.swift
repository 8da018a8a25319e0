import LaneKernels

/// Sparse LU on lanes with the order and the fill fixed beforehand: a straight list of operations on places of an
/// array, no search and no branch on values.
///
/// The places hold L (unit diagonal not kept), U without its diagonal, and the reciprocals of the pivots.
final class SparseFactorisation: Sendable {
  let pattern: SparsePattern
  /// The number of places.
  let count: Int
  /// The place of each of the entries the pattern was made for, in their order.
  let entryPlaces: HeldList<Int32>
  /// The place of each diagonal element, by row.
  let diagonalPlaces: HeldList<Int32>
  /// For each pivot: its place, the number of rows below, of columns right, the places of both, then the places
  /// (rows × columns) that are updated.
  private let elimination: HeldList<Int32>
  private let order: HeldList<Int32>
  /// Places that only elimination fills.
  private let filled: HeldList<Int32>
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
    diagonalPlaces = HeldList(diagonal)
    entryPlaces = HeldList(entries.map { places.place($0.row, $0.column) })
    elimination = HeldList(Self.elimination(pattern, &places))
    order = HeldList(pattern.order.map(Int32.init))
    forward = Self.forward(pattern, &places)
    backward = Self.backward(pattern, &places)
    count = places.count
    let given = Set(entryPlaces.elements)
    filled = HeldList((0..<Int32(places.count)).filter { !given.contains($0) })
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

  /// The lists as kernels read them, while this is held.
  var kernel: LaneFactorisation {
    LaneFactorisation(
      states: pattern.size, places: count, entryPlaces: entryPlaces.pointer, entries: entryPlaces.count,
      diagonalPlaces: diagonalPlaces.pointer, elimination: elimination.pointer, eliminationCount: elimination.count,
      order: order.pointer, filled: filled.pointer, filledCount: filled.count,
      forward: forward.kernel, backward: backward.kernel,
      smallestPivotShare: Self.smallestPivotShare)
  }
}
