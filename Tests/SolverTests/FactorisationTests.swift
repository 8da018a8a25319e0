import Testing

@testable import Solver

@Suite("Sparse factorisation")
struct FactorisationTests {
  @Test("solves random sparse systems as the dense one does", arguments: 1...5)
  func solves(seed: Int) {
    var random = TestRandom(UInt64(seed))
    let n = 20
    var entries: [(row: Int, column: Int)] = []
    for i in 0..<n {
      for _ in 0..<3 { entries.append((i, random.below(n))) }
    }
    entries = Set(entries.map { $0.row * n + $0.column }).sorted().map { ($0 / n, $0 % n) }
    let sparse = SparseFactorisation(size: n, entries: entries)
    var dense = [Double](repeating: 0, count: n * n)
    let values = UnsafeMutablePointer<Lanes>.allocate(capacity: sparse.count + n)
    let x = UnsafeMutablePointer<Lanes>.allocate(capacity: n)
    defer {
      values.deallocate()
      x.deallocate()
    }
    values.initialize(repeating: Lanes(repeating: 0), count: sparse.count + n)
    for (entry, place) in zip(entries, sparse.entryPlaces) {
      let value = random.uniform(-1, 1)
      dense[entry.row * n + entry.column] += value
      values[Int(place)] += Lanes(repeating: value)
    }
    for i in 0..<n {
      dense[i * n + i] += 5
      values[Int(sparse.diagonalPlaces[i])] += Lanes(repeating: 5)
    }
    var right = (0..<n).map { _ in random.uniform(-1, 1) }
    for i in 0..<n { x[i] = Lanes(repeating: right[i]) }
    #expect(!any(sparse.factor(values)))
    sparse.solve(values, x)
    DenseFactorisation(dense, size: n)?.solve(&right)
    for i in 0..<n { #expect(abs(x[i][5] - right[i]) < 1e-14) }
  }

  @Test("fills nothing in where an order without fill exists")
  func arrow() {
    let n = 30
    let entries = (1..<n).flatMap { [(row: 0, column: $0), (row: $0, column: 0)] }
    #expect(SparsePattern(size: n, entries: entries).entryCount == entries.count)
    let chain = (1..<n).flatMap { [(row: $0 - 1, column: $0), (row: $0, column: $0 - 1)] }
    #expect(SparsePattern(size: n, entries: chain).entryCount == chain.count)
  }

  @Test("says so when a pivot comes to nothing, in that lane only")
  func badPivot() {
    let sparse = SparseFactorisation(size: 2, entries: [(0, 0), (0, 1), (1, 0), (1, 1)])
    let values = UnsafeMutablePointer<Lanes>.allocate(capacity: sparse.count + 2)
    defer { values.deallocate() }
    values.initialize(repeating: Lanes(repeating: 1), count: sparse.count + 2)
    for i in 0..<2 { values[Int(sparse.diagonalPlaces[i])] = Lanes(1, 2, 3, 4, 5, 6, 7, 8) }
    let bad = sparse.factor(values)
    #expect(bad[0] && !(1..<8).contains { bad[$0] })
  }
}
