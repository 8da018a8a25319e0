import Foundation
import Testing

@testable import ModelLanguage

@Suite("A spline through a table")
struct PiecewiseCubicTests {
  @Test("goes through its values without a bend, is flat outside, and is straight where they are")
  func spline() {
    let values = [1.0, 3, 2, 2, 5, 4]
    let curve = PiecewiseCubic.spline(through: values)
    for (i, value) in values.enumerated() { #expect(curve.value(at: Double(i)) == value) }
    #expect(curve.value(at: -1) == 1 && curve.value(at: 99) == 4 && curve.value(at: .nan).isNaN)
    for cell in 1..<5 {
      let (before, after) = (curve.derivatives(cell: cell - 1, t: 1), curve.derivatives(cell: cell, t: 0))
      #expect(abs(before[0] - after[0]) < 1e-14 && abs(before[1] - after[1]) < 1e-13)
    }
    #expect(abs(curve.derivatives(cell: 0, t: 0)[1]) < 1e-14 && abs(curve.derivatives(cell: 4, t: 1)[1]) < 1e-14)
    let line = PiecewiseCubic.spline(through: [2, 4, 6, 8])
    #expect(line == .lines(through: [2, 4, 6, 8]) && line.value(at: 1.25) == 4.5)
  }

  @Test("misses of a smooth curve what is of fourth order: a cell of half the width has a sixteenth of the error")
  func order() {
    func error(_ cells: Int) -> Double {
      let knots = (0...cells).map { sin(Double($0) / Double(cells) * .pi) }
      let curve = PiecewiseCubic.spline(through: knots)
      return (0..<cells).map { i in
        let x = Double(i) + 0.5
        return abs(curve.value(at: x) - sin(x / Double(cells) * .pi))
      }.max() ?? .infinity
    }
    #expect((12...20).contains(error(16) / error(32)))
  }
}
