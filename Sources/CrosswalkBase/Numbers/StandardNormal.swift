#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The normal distribution with mean 0 and standard deviation 1.
package enum StandardNormal {
  /// The density at `z`; 0 at both infinities.
  package static func density(_ z: Double) -> Double {
    exp(-z * z / 2) / (2 * Double.pi).squareRoot()
  }

  /// P(Z ≤ `z`), precise in the lower tail.
  package static func cumulative(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// P(`low` < Z ≤ `high`), precise in both tails.
  package static func mass(from low: Double, to high: Double) -> Double {
    low > 0 ? cumulative(-low) - cumulative(-high) : cumulative(high) - cumulative(low)
  }
}
