import ModelLanguage
import Simulation
import Testing

@testable import Physiology
@testable import Solver

/// Section 11 of the bone specification: how fast the fastest of minerals and bone is, and who reads whom.
@Suite("How stiff minerals and bone are") struct BoneStiffnessTests {
  private static let pools = BoneAlone.model.pools

  /// The Jacobian of the reference woman at an age, states × states, in 1/d, each state measured by its typical size.
  private func jacobian(at age: Double) throws -> [[Double]] {
    let compiled = try CompiledModel(BoneAlone.model, observing: Self.pools.map(\.key))
    let person = Individual(sex: .female)
    let row = try compiled.run(person, at: [age]).rows
    let subject = try compiled.subject(person, at: [age])
    let sizes = Self.pools.map { $0.scale * $0.unit.factor }
    let state = zip(row, Self.pools).map { $0 * $1.unit.factor }
    let values = compiled.system.jacobian(
      time: age * 365.25, state: state, parameters: subject.parameters, inputs: subject.inputs)
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: sizes.count), count: sizes.count)
    for (entry, value) in zip(compiled.system.jacobianEntries, values) {
      matrix[entry.row][entry.column] = value * sizes[entry.column] / sizes[entry.row]
    }
    return matrix
  }

  /// The eigenvalue of largest size, by repeated multiplication.
  private func fastest(_ matrix: [[Double]]) -> Double {
    var vector = matrix.indices.map { 1 + 0.1 * Double($0 % 7) }
    var quotient = 0.0
    for _ in 0..<400 {
      let next = matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      let (along, length) = zip(vector, next).reduce((0.0, 0.0)) { ($0.0 + $1.0 * $1.1, $0.1 + $1.0 * $1.0) }
      quotient = along / length
      let size = next.map(abs).max() ?? 1
      vector = next.map { $0 / size }
    }
    return quotient
  }

  @Test("plasma calcium is the fastest, with a rate of 42 to 48 a day at every age", arguments: [0.3, 13, 35, 70])
  func fastestRate(age: Double) throws {
    let rate = try fastest(jacobian(at: age))
    // Printed as −42 to −48, to whole numbers.
    #expect((-48.5 ... -41.5).contains(rate), "\(rate) a day at \(age)")
  }

  @Test("each bone pool reads only itself, its own space, osteoclasts and plasma: the Jacobian is sparse")
  func sparse() throws {
    let matrix = try jacobian(at: 35)
    let filled = matrix.reduce(0) { $0 + $1.filter { $0 != 0 }.count }
    #expect(filled < matrix.count * matrix.count / 4, "\(filled) of \(matrix.count * matrix.count)")
    let shared: Set<String> = [
      "bone.osteoclasts", "mineral.calcium.extracellular", "mineral.phosphorus.extracellular",
    ]
    for (row, pool) in Self.pools.enumerated() where pool.key.hasSuffix(".mineral") {
      let own = pool.key.dropLast("mineral".count)
      for (column, other) in Self.pools.enumerated() where matrix[row][column] != 0 {
        #expect(other.key.hasPrefix(own) || shared.contains(other.key), "\(pool.key) reads \(other.key)")
      }
    }
  }
}
