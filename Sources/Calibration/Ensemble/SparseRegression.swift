/// What each value depends on among many parameters, from few runs: parameters are taken up one by one, each the one that
/// goes best with what is left of the value, until none goes with it better than chance (orthogonal matching pursuit,
/// Pati, Rezaiifar & Krishnaprasad 1993).
///
/// Taking off what is found first lets the weaker ones be seen: a value that follows one parameter to 98 % shows the next in
/// the remaining 2 %.
struct SparseRegression: Sendable {
  /// Value → (parameter, slope).
  let slopes: [[(parameter: Int, slope: Double)]]
  /// Member × value: what the regression leaves.
  let residuals: [[Double]]
  let parameterMeans: [Double]
  let valueMeans: [Double]

  /// - Parameters:
  ///   - threshold: a correlation of so many times 1/√n is more than chance; the largest of 400 is 3.5 by chance.
  init(members: [[Double]], predictions: [[Double]], threshold: Double = 3.5) {
    let means = PosteriorCheck.columnMoments(members).mean
    let middles = PosteriorCheck.columnMoments(predictions).mean
    let columns = means.indices.map { parameter in members.map { $0[parameter] - means[parameter] } }
    let lengths = columns.map { Self.product($0, $0).squareRoot() }
    let pursuit = Pursuit(columns: columns, lengths: lengths, threshold: threshold)
    var slopes: [[(parameter: Int, slope: Double)]] = []
    var left = predictions.map { _ in [Double]() }
    for value in middles.indices {
      let found = pursuit.explain(predictions.map { $0[value] - middles[value] })
      slopes.append(found.slopes)
      for member in left.indices { left[member].append(found.residual[member]) }
    }
    self.slopes = slopes
    residuals = left
    parameterMeans = means
    valueMeans = middles
  }

  /// What the regression says of a member.
  func prediction(_ member: [Double]) -> [Double] {
    slopes.indices.map { value in
      slopes[value].reduce(valueMeans[value]) {
        $0 + $1.slope * (member[$1.parameter] - parameterMeans[$1.parameter])
      }
    }
  }

  fileprivate static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private struct Pursuit {
    let columns: [[Double]]
    let lengths: [Double]
    let threshold: Double

    func explain(_ value: [Double]) -> (slopes: [(parameter: Int, slope: Double)], residual: [Double]) {
      let count = Double(value.count)
      let whole = product(value, value)
      var chosen: [Int] = []
      var slopes: [Double] = []
      var residual = value
      while chosen.count < value.count / 6 {
        let size = product(residual, residual).squareRoot()
        guard size * size > 1e-12 * whole, let next = best(residual, chosen),
          abs(product(columns[next], residual)) > threshold / count.squareRoot() * size * lengths[next],
          let fitted = fit(value, chosen + [next])
        else { break }
        chosen.append(next)
        slopes = fitted
        residual = value
        for (parameter, slope) in zip(chosen, slopes) {
          for member in residual.indices { residual[member] -= slope * columns[parameter][member] }
        }
      }
      return (zip(chosen, slopes).map { ($0, $1) }, residual)
    }

    private func best(_ residual: [Double], _ chosen: [Int]) -> Int? {
      var (found, most) = (Int?.none, 0.0)
      for parameter in columns.indices where lengths[parameter] > 0 && !chosen.contains(parameter) {
        let size = abs(product(columns[parameter], residual)) / lengths[parameter]
        if size > most { (found, most) = (parameter, size) }
      }
      return found
    }

    private func fit(_ value: [Double], _ chosen: [Int]) -> [Double]? {
      let normal = chosen.map { a in chosen.map { b in product(columns[a], columns[b]) } }
      return Cholesky(normal)?.solve(chosen.map { product(columns[$0], value) })
    }
  }
}
