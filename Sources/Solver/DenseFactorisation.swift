/// Dense LU with row pivoting: the plain reference for the sparse form.
struct DenseFactorisation {
  let size: Int
  private var matrix: [Double]
  private var pivots: [Int]

  /// Factors a row-major square matrix; nil if a pivot is zero or not a number.
  init?(_ source: [Double], size: Int) {
    self.size = size
    matrix = source
    pivots = Array(0..<size)
    for column in 0..<size {
      guard let pivot = largest(below: column) else { return nil }
      exchange(column, pivot)
      eliminate(column)
    }
  }

  private func largest(below column: Int) -> Int? {
    var best = column
    for row in column..<size where matrix[row * size + column].magnitude > matrix[best * size + column].magnitude {
      best = row
    }
    let value = matrix[best * size + column].magnitude
    return value > 0 && value.isFinite ? best : nil
  }

  private mutating func exchange(_ a: Int, _ b: Int) {
    pivots[a] = b
    guard a != b else { return }
    for column in 0..<size { matrix.swapAt(a * size + column, b * size + column) }
  }

  private mutating func eliminate(_ column: Int) {
    let inverse = 1 / matrix[column * size + column]
    for row in (column + 1)..<size where matrix[row * size + column] != 0 {
      let factor = matrix[row * size + column] * inverse
      matrix[row * size + column] = factor
      for k in (column + 1)..<size { matrix[row * size + k] -= factor * matrix[column * size + k] }
    }
  }

  /// Solves in place.
  func solve(_ x: inout [Double]) {
    for row in 0..<size { if pivots[row] != row { x.swapAt(row, pivots[row]) } }
    for row in 0..<size {
      var sum = x[row]
      for k in 0..<row { sum -= matrix[row * size + k] * x[k] }
      x[row] = sum
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      var sum = x[row]
      for k in (row + 1)..<size { sum -= matrix[row * size + k] * x[k] }
      x[row] = sum / matrix[row * size + row]
    }
  }
}
