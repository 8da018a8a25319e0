import Foundation
import ModelLanguage
import Testing

@testable import Reporting

@Suite("Charts from one description") struct ChartTests {
  @Test("words at the lines' ends stand at least the gap apart, in order, inside the plot")
  func spread() {
    let places = EndLabels.spread([100, 101, 102, 10, 219], gap: 15, within: 220)
    let sorted = places.sorted()
    for (one, next) in zip(sorted, sorted.dropFirst()) { #expect(next - one >= 15 - 1e-9) }
    #expect(places[0] < places[1] && places[1] < places[2])
    #expect(sorted.allSatisfy { $0 >= 0 && $0 <= 220 })
    #expect(places[3] == 10, "a word with room stays at its line")
  }

  @Test("ticks are round and told with as many places as they need")
  func ticks() {
    let axes = ChartAxes(figure: Sample.spine, window: .whole(Sample.spine))
    #expect(axes.valueTicks.map { axes.tickText($0) } == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0", "1.2"])
    #expect(axes.ageTicks.first == 0 && axes.ageTicks.last == 100)
  }

  @Test("a log (1 + value) axis starts at zero and ticks at tenfold steps")
  func logarithmic() {
    let axes = ChartAxes(figure: Sample.coronary, window: .whole(Sample.coronary))
    #expect(axes.valueTicks == [0, 10, 100, 1000])
    #expect(axes.share(ofValue: 0) == 0)
    let tenfold = axes.share(ofValue: 999) - axes.share(ofValue: 99)
    #expect(abs(tenfold - (axes.share(ofValue: 99) - axes.share(ofValue: 9))) < 1e-12)
  }

  @Test("markers draw one line for all three scenarios, outcomes draw three, `none` at the back")
  func lines() {
    #expect(Sample.osteocalcin(0.5, 19).drawnLines.map(\.scenario) == [.trials])
    #expect(Sample.spine.drawnLines.map(\.scenario) == [.none, .trials, .described])
    let labels = EndLabels.of(
      Sample.osteocalcin(0.5, 19),
      axes: ChartAxes(figure: Sample.osteocalcin(0.5, 19), window: AgeWindow(from: 0, to: 100)),
      height: 220, gap: 15)
    #expect(labels.map(\.text) == ["all three\u{A0}19\u{A0}%", "as now\u{A0}38\u{A0}%"])
  }

  @Test("a figure of differences shows zero and tells signs")
  func differences() {
    let figure = Sample.difference
    let axes = ChartAxes(figure: figure, window: .whole(figure))
    #expect(axes.low < 0 && axes.high > 0 && axes.valueTicks.contains(0))
    let words = EndLabels.of(figure, axes: axes, height: 220, gap: 15).map(\.text)
    #expect(words == ["described\u{A0}+0.028", "trials\u{A0}+0.0038", "none\u{A0}0"])
    #expect(StaticChart.svg(figure).contains("class=\"zero\""))
  }

  @Test("thinning a path keeps it within a fifth of a pixel")
  func thinning() {
    let places = (0...400).map { Place(x: Double($0), y: 50 * sin(Double($0) / 40)) }
    let kept = SVGPath.simplified(places, tolerance: 0.2)
    #expect(kept.count < 120)
    for place in places {
      let right = kept.firstIndex { $0.x >= place.x } ?? 0
      let left = max(0, right - 1)
      let (a, b) = (kept[left], kept[max(right, left + 1)])
      let y = a.y + (b.y - a.y) * (place.x - a.x) / (b.x - a.x)
      #expect(abs(y - place.y) < 0.25)
    }
  }

  @Test("an icon array has one mark for each of 1,000 people")
  func icons() {
    func marks(_ people: Range<Int>) -> Int {
      // Each row stroke "Mx,yhlength" holds (length − 1) / 8.4 + 1 marks.
      IconArray.rowStrokes(people).split(separator: "M").compactMap { stroke in
        stroke.split(separator: "h").last.flatMap { Double($0) }.map { Int((($0 - 1) / 8.4).rounded()) + 1 }
      }.reduce(0, +)
    }
    for count in [0, 1, 39, 40, 41, 146, 999, 1000] {
      #expect(marks(0..<count) == count)
      #expect(marks(count..<1000) == 1000 - count)
    }
  }

  @Test("the Vega-Lite specification is JSON that holds every age, and nothing that could end a script")
  func specification() throws {
    struct Specification: Decodable {
      struct Datasets: Decodable { var life: [[Double?]] }
      struct Meta: Decodable { var columns: [String] }
      var datasets: Datasets
      var usermeta: Meta
      var description: String
    }
    var figure = Sample.spine
    figure.alternative = "</script><script>alert(1)</script>"
    let text = VegaLiteChart.specification(figure).text
    #expect(!text.contains("<"))
    let read = try JSONDecoder().decode(Specification.self, from: Data(text.utf8))
    #expect(
      read.usermeta.columns
        == ["age", "none", "trials", "described", "peopleLow", "peopleHigh", "unknownLow", "unknownHigh"])
    #expect(read.datasets.life.map { $0[0] } == figure.ages)
    #expect(read.datasets.life.allSatisfy { $0.count == read.usermeta.columns.count && !$0.contains(nil) })
    #expect(read.description == figure.alternative)
  }

  @Test("a saved drawing is well-formed, tells title, subtitle and source, and needs no page for its colours")
  func savedDrawing() {
    for figure in [Sample.spine, Sample.coronary, Sample.osteocalcin(0.5, 19)] {
      let svg = StaticChart.svg(figure)
      #expect(XMLCheck.fault(in: svg) == nil)
      #expect(!svg.contains("var(--"))
      for words in [figure.title, figure.subtitle, figure.alternative]
        + StaticChart.wrapped(figure.source, perLine: 125)
      {
        #expect(svg.contains(HTML.escape(words)))
      }
    }
  }

  @Test("a terminal's table has equal columns")
  func textTable() {
    let table = TextTable.text(
      head: ["", "as now", "plan"], rows: [["Osteocalcin", "38", "18"], ["Spine", "0.80", "0.803"]])
    #expect(
      table == """
                     as now   plan
        -----------  ------  -----
        Osteocalcin      38     18
        Spine          0.80  0.803

        """)
    #expect(TextTable.text(Sample.plan("a", "a", share: 0.5).results).contains("not shown"))
  }

  @Test("the difference picture always shows zero")
  func zero() {
    let estimate = Estimate(-20, Interval(-24, -16))
    let domain = DifferenceChart.domain(of: ByScenario(described: estimate, trials: estimate, none: estimate))
    #expect(domain.lower < -24 && domain.upper > 0)
  }
}
