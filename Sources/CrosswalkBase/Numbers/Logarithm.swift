#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Double {
  /// The natural logarithm.
  package var logarithm: Double { log(self) }
}
