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
    let width = LaneWidth.eight
    let kernels = VectorUnit.best.kernels(width)
    let (values, x) = (LaneNumbers(sparse.count + n, width), LaneNumbers(n, width))
    func add(_ value: Double, to place: Int32) {
      for lane in 0..<width.count { values[Int(place) * width.count + lane] += value }
    }
    for (entry, place) in zip(entries, sparse.entryPlaces.elements) {
      let value = random.uniform(-1, 1)
      dense[entry.row * n + entry.column] += value
      add(value, to: place)
    }
    for i in 0..<n {
      dense[i * n + i] += 5
      add(5, to: sparse.diagonalPlaces.elements[i])
    }
    var right = (0..<n).map { _ in random.uniform(-1, 1) }
    for i in 0..<n { for lane in 0..<width.count { x[i * width.count + lane] = right[i] } }
    var lists = sparse.kernel
    #expect(kernels.factor(&lists, values.pointer) == 0)
    kernels.solve(&lists, values.pointer, x.pointer)
    DenseFactorisation(dense, size: n)?.solve(&right)
    for i in 0..<n { #expect(abs(x[i * width.count + 5] - right[i]) < 1e-14) }
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
    for width in LaneWidth.allCases {
      let values = LaneNumbers(sparse.count + 2, width)
      for i in 0..<(sparse.count * width.count) { values[i] = 1 }
      for place in sparse.diagonalPlaces.elements {
        for lane in 0..<width.count { values[Int(place) * width.count + lane] = Double(lane + 1) }
      }
      var lists = sparse.kernel
      #expect(VectorUnit.best.kernels(width).factor(&lists, values.pointer) == 1)
    }
  }
}
