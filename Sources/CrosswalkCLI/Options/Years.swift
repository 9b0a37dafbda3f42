import ArgumentParser

/// A time of service as people write it: `3`, `3.5`, `3,5`, `3.5y`.
///
/// Whether it can be one is for whatever uses it to say, so that a number under 0 gets the same
/// answer as one that is too large.
struct Years: ExpressibleByArgument {
  let number: Double

  init?(argument: String) {
    let digits = argument.lowercased().hasSuffix("y") ? argument.dropLast() : argument[...]
    guard let number = Double(digits.replacing(",", with: ".")), number.isFinite else { return nil }
    self.number = number
  }
}
