import Foundation
import Testing

@testable import Solver

@Suite("Own exponential and logarithm")
struct ElementaryFunctionTests {
  private func relativeError(_ value: Double, _ exact: Double) -> Double {
    value == exact ? 0 : abs(value - exact) / abs(exact)
  }

  @Test("are within 3e-16 of the C library's over the whole range")
  func accuracy() {
    var random = TestRandom(1)
    var worst = [Double](repeating: 0, count: 6)
    func note(_ i: Int, _ value: Double, _ exact: Double) { worst[i] = max(worst[i], relativeError(value, exact)) }
    for _ in 0..<200_000 {
      let x = random.uniform(-707, 709)
      note(0, exponential(x), exp(x))
      let small = random.uniform(-1, 1)
      note(1, exponential(small), exp(small))
      let y = exp(random.uniform(-700, 700))
      note(2, naturalLogarithm(y), log(y))
      let nearOne = random.uniform(0.5, 2)
      note(3, naturalLogarithm(nearOne), log(nearOne))
      let s = random.uniform(-40, 40)
      note(4, logisticFunction(s), 1 / (1 + exp(-s)))
      note(5, softplusFunction(s), max(s, 0) + log1p(exp(-abs(s))))
    }
    #expect(worst[0...3].allSatisfy { $0 < 3e-16 }, "\(worst)")
    #expect(worst[4] < 6e-16 && worst[5] < 8e-16, "logistic and softplus: \(worst[4]), \(worst[5])")
  }

  @Test("keep their promises at the edges")
  func edges() {
    #expect(exponential(0) == 1)
    #expect(exponential(710) == .infinity && exponential(.infinity) == .infinity)
    #expect(exponential(709.7).isFinite && exponential(709.7) > 1.6e308)
    #expect(exponential(-709) == 0 && exponential(-.infinity) == 0)
    #expect(exponential(.nan).isNaN && naturalLogarithm(.nan).isNaN)
    #expect(naturalLogarithm(1) == 0)
    #expect(naturalLogarithm(0) == -.infinity && naturalLogarithm(-0.0) == -.infinity)
    #expect(naturalLogarithm(-1e-300).isNaN && naturalLogarithm(-.infinity).isNaN)
    #expect(naturalLogarithm(.infinity) == .infinity)
    #expect(naturalLogarithm(Double.leastNonzeroMagnitude) == -.infinity)
    #expect(logisticFunction(-1000) == 0 && logisticFunction(1000) == 1)
    #expect(softplusFunction(-1000) == 0 && softplusFunction(1000) == 1000)
    #expect(softplusFunction(-30) > 9.3e-14)
  }

  @Test("give every lane the bits of the single number, on every vector unit", arguments: VectorUnit.allCases)
  func lanes(unit: VectorUnit) {
    var random = TestRandom(2)
    var differing: [Double] = []
    let edges = [
      0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -1, 710, -709, 1, 709.7, 0x1p-1022, 1e300,
    ]
    var values = (0..<4_000).map { _ in random.uniform(-750, 750) } + (0..<4_000).map { _ in random.uniform(-3, 3) }
    values += edges + [0, 1, 2, 3]
    let operations: [Solver.Operation] = [.exp, .log, .logistic, .softplus, .squareRoot]
    let runs = operations.indices.map { Tape.Run(operation: lane(operations[$0]), count: 1, first: Int32(2 * $0)) }
    let tape = Tape(runs: runs, places: operations.indices.flatMap { [UInt32($0 + 1), 0] })
    for width in LaneWidth.allCases {
      let kernels = unit.kernels(width)
      let work = LaneNumbers(operations.count + 1, width)
      for start in stride(from: 0, to: values.count - width.count + 1, by: width.count) {
        for lane in 0..<width.count { work[lane] = values[start + lane] }
        var list = tape.kernel
        kernels.execute(&list, nil, work.pointer)
        for (i, operation) in operations.enumerated() {
          for lane in 0..<width.count {
            let single = operation.value(work[lane], 0, 0, table: nil)
            let found = work[(i + 1) * width.count + lane]
            if found.bitPattern != single.bitPattern && !(found.isNaN && single.isNaN) { differing.append(work[lane]) }
          }
        }
      }
    }
    #expect(differing.isEmpty)
  }

  private func lane(_ operation: Solver.Operation) -> LaneOperation {
    LaneOperation(operation) ?? .add
  }
}
