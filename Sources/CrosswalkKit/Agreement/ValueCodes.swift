/// Numbers for different values, in the order in which they come: a bootstrap compares numbers
/// thousands of times, and not sets of texts.
struct ValueCodes<Value: Hashable> {
  private(set) var values: [Value] = []
  private var codes: [Value: Int] = [:]

  mutating func code(of value: Value) -> Int {
    if let code = codes[value] { return code }
    codes[value] = values.count
    values.append(value)
    return values.count - 1
  }

  /// How often each code comes among some.
  func counts(of codes: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: values.count)
    for code in codes { counts[code] += 1 }
    return counts
  }
}
