import Testing

@testable import Reporting

@Suite("Numbers as people read them") struct NumberTextTests {
  private let space = "\u{A0}"

  @Test(
    "two significant figures, thousands in groups, a true minus sign",
    arguments: [
      (38.0, "38"), (142, "140"), (1234, "1,200"), (0.6987, "0.70"), (4, "4.0"), (-2.18, "−2.2"), (0, "0"),
      (0.0998, "0.10"), (99.7, "100"), (25_400, "25,000"), (-0.001, "−0.0010"),
    ])
  func twoFigures(value: Double, text: String) {
    #expect(NumberText.figures(value) == text)
  }

  @Test("three figures for researchers", arguments: [(0.8031, "0.803"), (174.6, "175"), (38, "38.0"), (1234, "1,230")])
  func threeFigures(value: Double, text: String) {
    #expect(NumberText.figures(value, 3) == text)
  }

  @Test("what is not a number is unknown, never zero", arguments: [Double.nan, .infinity])
  func unknown(value: Double) {
    #expect(NumberText.figures(value) == "unknown")
    #expect(NumberText.plain(value) == "unknown")
  }

  @Test("a unit follows a space that does not break")
  func unit() {
    #expect(NumberText.with(unit: "%", "38") == "38\(space)%")
    #expect(NumberText.with(unit: "", "38") == "38")
  }

  @Test("a range is told as from – to, at one step")
  func range() {
    #expect(NumberText.range(Interval(33, 43)) == "33\(space)– 43")
    #expect(NumberText.range(Interval(0.75, 0.823)) == "0.75\(space)– 0.82")
    #expect(NumberText.range(Interval(0, 0.3), within: Resolution(places: 0)) == "0")
    #expect(NumberText.range(Interval(7.2, 121)) == "10\(space)– 120")
  }

  @Test("a difference carries its sign, and its interval the same step")
  func difference() {
    #expect(NumberText.difference(Estimate(-5.2, Interval(-18, 9.1))) == "−5\(space)(−18\(space)– +9)")
    #expect(NumberText.difference(Estimate(-0.21, Interval(-1.4, 1))) == "−0.2\(space)(−1.4\(space)– +1.0)")
    #expect(NumberText.difference(Estimate(0.0001, Interval(-17, 17))) == "0\(space)(−17\(space)– +17)")
    #expect(
      NumberText.difference(Estimate(-0.08, Interval(-0.9, 0.7)), within: .perThousand) == "−0.1\(space)(−0.9\(space)– +0.7)")
  }

  @Test("a pair is told at two figures, or three where two would tell another difference")
  func pair() {
    #expect(NumberText.pair(38.2, 17.9) == (from: "38", to: "18"))
    #expect(NumberText.pair(175, 170) == (from: "175", to: "170"))
    #expect(NumberText.pair(0.8004, 0.8031) == (from: "0.800", to: "0.803"))
    #expect(NumberText.pair(12, 12) == (from: "12", to: "12"))
  }

  @Test("people are counted whole, from ten up")
  func people() {
    #expect(NumberText.perThousand(146.4) == "146")
    #expect(NumberText.perThousand(2.64) == "2.6")
    #expect(NumberText.percent(0.004) == "<1\(space)%")
    #expect(NumberText.percent(0.31) == "31\(space)%")
  }

  @Test("a value as it was given keeps no idle zeros", arguments: [(66.0, "66"), (66.5, "66.5"), (1000, "1,000")])
  func plain(value: Double, text: String) {
    #expect(NumberText.plain(value) == text)
  }
}
