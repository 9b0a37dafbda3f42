/// A word that nobody can guess, and that tells nothing.
enum Secret {
  /// 128 bits in 32 digits, new each time.
  static var word: String {
    var random = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
