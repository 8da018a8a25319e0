import ModelLanguage
import Testing

@testable import Simulation

@Suite("Drawing parameters") struct ParameterDrawTests {
  @Test("no draw leaves its range, however wide the distribution", arguments: [0.001, 0.3, 2, 30])
  func range(sd: Double) {
    for step in 1..<200 {
      let u = Double(step) / 200
      #expect((0.5...3).contains(ParameterDraw.draw(.logNormal(sd: sd), around: 1.2, within: 0.5...3, uniform: u)))
      #expect((-1...1).contains(ParameterDraw.draw(.normal(sd: sd), around: 0, within: -1...1, uniform: u)))
    }
  }

  @Test("far from its limits a log-normal has its median and its spread")
  func logNormal() {
    let middle = ParameterDraw.draw(.logNormal(sd: 0.3), around: 2, within: 1e-6...1e6, uniform: 0.5)
    let high = ParameterDraw.draw(.logNormal(sd: 0.3), around: 2, within: 1e-6...1e6, uniform: NormalDistribution.cumulative(1))
    #expect(abs(middle - 2) < 1e-12)
    #expect(abs(high - 2 * 1.3498588075760032) < 1e-9)
  }
}
