import Foundation
import Simulation
import Testing

@testable import Trials

@Suite("Summaries of many people") struct StatisticsTests {
  private func numbers(_ count: Int) -> [Double] {
    var stream = RandomStream(seed: 3, person: 1, purpose: "test.numbers")
    return (0..<count).map { _ in 5 + 2 * stream.normal() }
  }

  @Test("moments of parts merge to those of the whole")
  func moments() throws {
    let all = numbers(1000)
    var whole = Moments()
    for x in all { whole.add(x) }
    var merged = Moments()
    for start in stride(from: 0, to: 1000, by: 125) {
      var part = Moments()
      for x in all[start..<start + 125] { part.add(x) }
      merged.merge(part)
    }
    #expect(merged.count == 1000)
    #expect(abs(merged.mean - whole.mean) < 1e-12)
    #expect(abs(try #require(merged.variance) - (try #require(whole.variance))) < 1e-11)
    let mean = all.reduce(0, +) / 1000
    let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 999
    #expect(abs(try #require(whole.variance) - variance) < 1e-10)
  }

  @Test(
    "a quantile of the sketch lies within 1 % of the true one, on both sides of zero",
    arguments: [0.025, 0.25, 0.5, 0.75, 0.975])
  func sketch(p: Double) throws {
    let all = numbers(2000).map { $0 - 5 }
    var left = QuantileSketch()
    var right = QuantileSketch()
    for (index, x) in all.enumerated() { if index < 700 { left.add(x) } else { right.add(x) } }
    left.merge(right)
    let exact = all.sorted()[Int(p * 1999)]
    let found = try #require(left.quantile(p))
    #expect(abs(found - exact) <= QuantileSketch.relativeError * abs(exact) + 1e-9)
  }

  @Test("a sketch survives its file")
  func sketchFile() throws {
    var sketch = QuantileSketch()
    for x in numbers(100) { sketch.add(x - 5) }
    let again = try JSONDecoder().decode(QuantileSketch.self, from: JSONEncoder().encode(sketch))
    #expect(again == sketch)
  }

  @Test("Student's t by tables", arguments: [(2.776, 4.0), (2.228, 10), (2.042, 30), (1.984, 100)])
  func student(t: Double, degrees: Double) {
    #expect(abs(StudentT.twoSided(t, degrees: degrees) - 0.05) < 2e-4)
    #expect(abs(StudentT.critical95(degrees: degrees) - t) < 6e-4)
  }

  @Test("survival and the hazard ratio of exponential times")
  func survival() throws {
    var tables = [EventTable(), EventTable()]
    for person in 0..<20_000 {
      let arm = person % 2
      var stream = RandomStream(seed: 8, person: person, purpose: "test.survival")
      // Yearly hazards 0.2 and 0.1 over three years, one in ten lost a year.
      let hazard = arm == 0 ? 0.2 : 0.1
      let event = -log(stream.uniform()) / hazard
      let lost = -log(stream.uniform()) / 0.1
      let day = min(event, lost, 3)
      tables[arm].add(event <= day ? .event : .censored, atShare: day / 3, years: day)
    }
    let ratio = try #require(HazardRatio(of: tables[1], against: tables[0]))
    #expect(ratio.interval.contains(0.5))
    #expect(ratio.logError < 0.05)
    let survival = tables[0].survival
    let end = try #require(survival.values.last)
    // Greenwood's error at the end is about 0.006.
    #expect(abs(end - exp(-0.6)) < 0.018)
    #expect(tables[0].atRisk.last == 0)
  }
}
