import Evidence
import Foundation
import ModelLanguage
import Simulation

/// Correlated standard normal deviates: what goes together in people of one sex, with age removed (NHANES).
///
///     z = L·e,   L·Lᵀ = R       e from one stream per (seed, person, quantity)
///
/// New quantities join at the end, so that they change no other draw. A yes or no stands for the liability behind it: its
/// correlations are divided by φ(c)/√(p(1−p)), c the cut that the share p is above. Given the other quantities HbA1c and
/// diabetes are taken as unrelated: HbA1c is drawn within those who have diabetes and those who have not.
struct Copula: Sendable {
  enum Quantity: Int, CaseIterable, Sendable {
    /// First, so that a group that all has diabetes draws the rest accordingly.
    case diabetes
    case height, bodyMassIndex, hdl, ldl, triglycerides, systolicPressure, filtrationRate, smoking, calcidiol
    case glycatedHaemoglobin

    /// The name in correlations.csv.
    var name: String {
      switch self {
      case .diabetes: "diabetes"
      case .height: "height"
      case .bodyMassIndex: "bmi"
      case .hdl: "hdl_cholesterol"
      case .ldl: "ldl_cholesterol_untreated"
      case .triglycerides: "triglycerides"
      case .systolicPressure: "systolic_bp"
      case .filtrationRate: "egfr_ckdepi2021"
      case .smoking: "smoking_current"
      case .calcidiol: "vitamin_d_25ohd"
      case .glycatedHaemoglobin: "hba1c"
      }
    }

    /// The share of people, where it is a yes or no, of the rows of adults.csv.
    var share: String? {
      switch self {
      case .diabetes: "diabetes_prevalence"
      case .smoking: "smoking_current"
      default: nil
      }
    }
  }

  static let purposes = Quantity.allCases.map { RandomPurpose("population.deviate.\($0.name)") }

  let correlations: [[Double]]
  private let lower: [[Double]]

  /// - Parameter heightAndBodyMass: their correlation where it is not the adults' (children).
  init(sex: Sex, heightAndBodyMass: Double? = nil) {
    var matrix = Self.matrix(sex: sex)
    if let r = heightAndBodyMass {
      let (h, b) = (Quantity.height.rawValue, Quantity.bodyMassIndex.rawValue)
      matrix[h][b] = r
      matrix[b][h] = r
    }
    Self.tieHaemoglobin(&matrix)
    guard let lower = Self.lowerFactor(matrix) else {
      preconditionFailure("the shipped correlations of \(sex.rawValue) persons are no correlation matrix")
    }
    correlations = matrix
    self.lower = lower
  }

  /// Deviates in the order of `Quantity`.
  /// - Parameter first: the deviate of diabetes, from its own independent one.
  func deviates(seed: UInt64, person: Int, first: (Double) -> Double) -> [Double] {
    var independent = Self.purposes.map { purpose -> Double in
      var stream = RandomStream(seed: seed, person: person, purpose: purpose)
      return stream.normal()
    }
    independent[0] = first(independent[0])
    return lower.map { row in
      var sum = 0.0
      for (column, weight) in row.enumerated() { sum += weight * independent[column] }
      return sum
    }
  }
}

extension Copula {
  private static func matrix(sex: Sex) -> [[Double]] {
    let all = Quantity.allCases
    return all.map { a in
      all.map { b in
        guard a != b else { return 1 }
        guard let r = correlation(a.name, b.name, sex) else {
          preconditionFailure("the shipped correlations lack \(a.name) with \(b.name)")
        }
        return r / attenuation(a, sex) / attenuation(b, sex)
      }
    }
  }

  /// The row of all persons where those without a medicine were not asked.
  private static func correlation(_ a: String, _ b: String, _ sex: Sex) -> Double? {
    func all(_ name: String) -> String { name.replacingOccurrences(of: "_untreated", with: "") }
    let table = PopulationCorrelations.shipped
    return (table.entry(a, b, sex: sex) ?? table.entry(all(a), all(b), sex: sex))?.value
  }

  /// What dichotomising takes from a correlation; 1 for a quantity.
  static func attenuation(_ quantity: Quantity, _ sex: Sex) -> Double {
    guard let name = quantity.share else { return 1 }
    let bands = PopulationReference.shipped.adultBands(name, sex: sex)
    let people = bands.reduce(0) { $0 + Double($1.people ?? 0) }
    let share = bands.reduce(0) { $0 + $1.mean * Double($1.people ?? 0) } / people
    return NormalDistribution.density(NormalDistribution.quantile(share)) / (share * (1 - share)).squareRoot()
  }

  /// HbA1c with diabetes: what the other quantities make of it, and no more.
  private static func tieHaemoglobin(_ matrix: inout [[Double]]) {
    let (d, h) = (Quantity.diabetes.rawValue, Quantity.glycatedHaemoglobin.rawValue)
    let others = Quantity.allCases.map(\.rawValue).filter { $0 != d && $0 != h }
    guard let lower = lowerFactor(others.map { a in others.map { matrix[a][$0] } }) else { return }
    let left = solve(lower, others.map { matrix[d][$0] })
    let right = solve(lower, others.map { matrix[h][$0] })
    let r = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    matrix[d][h] = r
    matrix[h][d] = r
  }

  /// Cholesky's factor; nil where the matrix is not positive definite.
  static func lowerFactor(_ matrix: [[Double]]) -> [[Double]]? {
    var lower: [[Double]] = []
    for (i, row) in matrix.enumerated() {
      var new = [Double](repeating: 0, count: i + 1)
      for j in 0...i {
        var rest = row[j]
        for k in 0..<j { rest -= new[k] * (i == j ? new[k] : lower[j][k]) }
        if i == j {
          guard rest > 0 else { return nil }
          new[j] = rest.squareRoot()
        } else {
          new[j] = rest / lower[j][j]
        }
      }
      lower.append(new)
    }
    return lower
  }

  /// L⁻¹·b.
  private static func solve(_ lower: [[Double]], _ b: [Double]) -> [Double] {
    var x: [Double] = []
    for (i, row) in lower.enumerated() {
      let done = x.enumerated().reduce(0) { $0 + row[$1.offset] * $1.element }
      x.append((b[i] - done) / row[i])
    }
    return x
  }
}
