import RealModule
import Simulation
import Testing

@testable import Calibration

/// A linear model of a few parameters, for which Bayes' theorem has an exact answer.
private struct LinearCase {
  /// Value × parameter.
  let slopes: [[Double]] = [[1, 0.5, 0], [0, 1, -1], [2, 0, 1], [0.3, 0.3, 0.3]]
  let observed = [1.0, -0.5, 0.8, 0.4]
  let error = [0.5, 0.4, 1.0, 0.2]

  var covariance: [[Double]] {
    error.indices.map { row in error.indices.map { row == $0 ? error[row] * error[row] : 0 } }
  }

  func predict(_ z: [Double]) -> [Double] {
    slopes.map { row in zip(row, z).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// `(I + GᵀR⁻¹G)⁻¹ GᵀR⁻¹y` and its covariance.
  func exact() throws -> (mean: [Double], covariance: [[Double]]) {
    var precision: [[Double]] = (0..<3).map { a in (0..<3).map { $0 == a ? 1 : 0 } }
    var right: [Double] = [0, 0, 0]
    for (value, row) in slopes.enumerated() {
      let weight = 1 / (error[value] * error[value])
      for a in 0..<3 {
        right[a] += row[a] * observed[value] * weight
        for b in 0..<3 { precision[a][b] += row[a] * row[b] * weight }
      }
    }
    let factor = try #require(Cholesky(precision))
    return (factor.solve(right), factor.inverse())
  }

  func smoothed(members: Int, steps: Int, seed: UInt64, idle: Int = 0) throws -> [[Double]] {
    let error = try #require(ObservationError(covariance))
    let smoother = EnsembleSmoother(observed: observed, error: error, seed: seed)
    var ensemble = EnsembleSmoother.Ensemble(
      prior: (0..<members).map { member in
        var stream = RandomStream(seed: seed, person: member, purpose: "test.prior")
        return (0..<3 + idle).map { _ in stream.normal() }
      })
    for step in 1...steps {
      let predictions = ensemble.members.map { predict(Array($0.prefix(3))) }
      ensemble = try #require(
        smoother.step(ensemble, predictions: predictions, inflation: Double(steps), number: step))
    }
    return ensemble.members
  }
}

@Suite("The ensemble smoother") struct EnsembleSmootherTests {
  private static let few = 400
  private static let many = 4000

  @Test("a linear model with normal errors: the exact mean and covariance of Bayes' theorem", arguments: [1, 4])
  func linear(steps: Int) throws {
    let example = LinearCase()
    let exact = try example.exact()
    let found = BetweenStudies.moments(try example.smoothed(members: Self.many, steps: steps, seed: 3))
    for a in 0..<3 {
      // Four standard errors of a mean of so many members; a covariance's own error is about √(2/n) of the variances, and
      // the steps repeat it.
      let deviation = exact.covariance[a][a].squareRoot()
      #expect(abs(found.mean[a] - exact.mean[a]) < 4 * deviation * (Double(steps) / Double(Self.many)).squareRoot())
      for b in 0..<3 {
        let size = (exact.covariance[a][a] * exact.covariance[b][b]).squareRoot()
        let allowed = 4 * size * (2 * Double(steps) / Double(Self.many)).squareRoot()
        #expect(abs(found.covariance[a][b] - exact.covariance[a][b]) < allowed)
      }
    }
  }

  @Test("parameters that no value depends on keep their prior, though there are many of them and few members")
  func idle() throws {
    let members = 100
    let found = try LinearCase().smoothed(members: members, steps: 4, seed: 5, idle: 200)
    let (mean, variance) = PosteriorCheck.columnMoments(found)
    let idle = 3..<203
    let averageVariance = idle.reduce(0) { $0 + variance[$1] } / Double(idle.count)
    // Plain correlations of a hundred members would take a part of the variance at each step.
    #expect(averageVariance > 0.93 && averageVariance < 1.05)
    let wander = (idle.reduce(0) { $0 + mean[$1] * mean[$1] } / Double(idle.count)).squareRoot()
    #expect(wander < 1.5 / Double(members).squareRoot())
  }

  @Test("parameters are recovered from simulated data: 90 % intervals hold the truth in 80 to 97 % of cases")
  func recovered() throws {
    // A curved model: each prediction bends with its parameters.
    func predict(_ z: [Double]) -> [Double] {
      let first = Double.exp(0.5 * z[0]) + 0.3 * z[1]
      let second = z[1] + 0.07 * z[1] * z[1] * z[1]
      return [first, second, z[2] - 0.4 * z[0], z[0] + z[1] + z[2]]
    }
    let error = try #require(
      ObservationError((0..<4).map { row in (0..<4).map { row == $0 ? 0.09 : 0 } }))
    var inside = 0
    let cases = 120
    for number in 0..<cases {
      var stream = RandomStream(seed: 11, person: number, purpose: "test.truth")
      let truth = (0..<3).map { _ in stream.normal() }
      let observed = predict(truth).map { $0 + 0.3 * stream.normal() }
      let smoother = EnsembleSmoother(observed: observed, error: error, seed: UInt64(number))
      var ensemble = EnsembleSmoother.Ensemble(
        prior: (0..<Self.few).map { member in
          var draw = RandomStream(seed: UInt64(number), person: member, purpose: "test.prior")
          return (0..<3).map { _ in draw.normal() }
        })
      for step in 1...4 {
        ensemble = try #require(
          smoother.step(ensemble, predictions: ensemble.members.map(predict), inflation: 4, number: step))
      }
      for parameter in 0..<3 {
        let sorted = ensemble.members.map { $0[parameter] }.sorted()
        if truth[parameter] >= sorted[Self.few / 20], truth[parameter] <= sorted[Self.few - 1 - Self.few / 20] {
          inside += 1
        }
      }
    }
    let coverage = Double(inside) / Double(3 * cases)
    #expect((0.80...0.97).contains(coverage), "\(coverage)")
  }

  @Test("the same seed gives the same members, another seed others")
  func seed() throws {
    let one = try LinearCase().smoothed(members: 40, steps: 2, seed: 7)
    #expect(try LinearCase().smoothed(members: 40, steps: 2, seed: 7) == one)
    #expect(try LinearCase().smoothed(members: 40, steps: 2, seed: 8) != one)
  }

  @Test("the check finds members that follow Bayes' theorem alike, and finds out those that do not")
  func check() throws {
    let example = LinearCase()
    let error = try #require(ObservationError(example.covariance))
    func check(_ ensemble: [[Double]]) -> PosteriorCheck {
      PosteriorCheck(
        members: ensemble, predictions: ensemble.map(example.predict), observed: example.observed, error: error)
    }
    let good = check(try example.smoothed(members: Self.few, steps: 1, seed: 3))
    #expect(good.effectiveSampleSize > 0.8 * Double(Self.few))
    #expect(try #require(good.meanDifference) < 0.2)
    #expect(abs(try #require(good.spreadRatio) - 1) < 0.15)
    // Far from where the data are, and too narrow.
    let bad = check(try example.smoothed(members: Self.few, steps: 1, seed: 3).map { $0.map { 2 + 0.4 * $0 } })
    #expect(try #require(bad.meanDifference) > 2)
    #expect(try #require(bad.spreadRatio) < 0.6)
    #expect(bad.effectiveSampleSize < 0.3 * Double(Self.few))
  }
}

@Suite("Small matrices, and how studies differ") struct CalibrationAlgebraTests {
  @Test("a sparse regression finds the strong and the weak parameters of a value, and none of the idle ones")
  func pursuit() {
    let members = (0..<100).map { member -> [Double] in
      var stream = RandomStream(seed: 6, person: member, purpose: "test.members")
      return (0..<300).map { _ in stream.normal() }
    }
    let predictions = members.map { [5 + 3 * $0[17] - 0.4 * $0[200] + 0.05 * $0[3], 2.0] }
    let regression = SparseRegression(members: members, predictions: predictions)
    #expect(regression.slopes[0].map(\.parameter) == [17, 200, 3])
    for (found, exact) in zip(regression.slopes[0], [3, -0.4, 0.05]) { #expect(abs(found.slope - exact) < 1e-9) }
    #expect(regression.slopes[1].isEmpty)
    #expect(abs(regression.prediction(members[8])[0] - predictions[8][0]) < 1e-9)
  }

  private func between(_ distance: Double, error: Double) -> BetweenStudies {
    BetweenStudies(
      values: (0..<12).map {
        BetweenStudies.Value(
          observed: $0 % 2 == 0 ? distance : -distance, standardError: error, study: "\($0)", kind: "level")
      })
  }

  private let predictions = (0..<60).map { member in
    (0..<12).map { value in
      var stream = RandomStream(seed: 2, person: member, purpose: "test.predictions.\(value)")
      return 0.05 * stream.normal()
    }
  }

  @Test("studies that lie where the prior expects them need little between them; those beyond it need as much as they lie away")
  func tau() throws {
    let near = try #require(between(0.05, error: 0.05).estimate(predictions)["level"])
    let far = try #require(between(0.6, error: 0.05).estimate(predictions)["level"])
    #expect(near < 0.05)
    #expect(abs(far - 0.6) < 0.12)
  }

  @Test("half of the between-study term is shared by a study's values of one kind, none by other kinds or studies")
  func shared() {
    func value(_ study: String, _ kind: String) -> BetweenStudies.Value {
      BetweenStudies.Value(observed: 0, standardError: 0.3, study: study, kind: kind)
    }
    let studies = BetweenStudies(values: [value("a", "x"), value("a", "x"), value("a", "y"), value("b", "x")])
    let covariance = studies.covariance(["x": 0.2, "y": 0.1])
    #expect(abs(covariance[0][0] - 0.13) < 1e-12)
    #expect(abs(covariance[0][1] - 0.02) < 1e-12)
    #expect(covariance[0][2] == 0 && covariance[0][3] == 0)
    #expect(abs(covariance[2][2] - 0.1) < 1e-12)
  }
}
