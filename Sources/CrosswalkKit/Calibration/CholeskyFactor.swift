/// A symmetric, positive definite matrix as the product of a lower triangle and its transpose.
struct CholeskyFactor {
  private let lower: [[Double]]

  /// - Returns: Nil if `matrix` is not positive definite. Its lower triangle alone is read.
  init?(_ matrix: [[Double]]) {
    var lower = matrix.map { $0.map { _ in 0.0 } }
    for row in matrix.indices {
      for column in 0...row {
        var rest = matrix[row][column]
        for index in 0..<column { rest -= lower[row][index] * lower[column][index] }
        if row == column {
          // Past rounding, what is left tells nothing.
          guard rest > 1e-13 * matrix[row][row] else { return nil }
          lower[row][row] = rest.squareRoot()
        } else {
          lower[row][column] = rest / lower[column][column]
        }
      }
    }
    self.lower = lower
  }

  /// The vector that the matrix turns into `vector`.
  func solve(_ vector: [Double]) -> [Double] {
    var result = vector
    for row in result.indices {
      for column in 0..<row { result[row] -= lower[row][column] * result[column] }
      result[row] /= lower[row][row]
    }
    for row in result.indices.reversed() {
      for column in (row + 1)..<max(row + 1, result.count) {
        result[row] -= lower[column][row] * result[column]
      }
      result[row] /= lower[row][row]
    }
    return result
  }

  var inverse: [[Double]] {
    lower.indices.map { row in solve(lower.indices.map { $0 == row ? 1 : 0 }) }
  }
}
