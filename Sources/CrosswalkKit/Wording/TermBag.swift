/// A text as its terms, each once and with a weight: how often it occurs, times the weight of the
/// field that it occurs in.
struct TermBag: Sendable, Hashable {
  /// In the order in which they first occur, so that sums run in one order everywhere.
  private(set) var terms: [Int32] = []
  private(set) var weights: [Double] = []

  init(_ fields: [(terms: [Int32], weight: Double)]) {
    var positions: [Int32: Int] = [:]
    for field in fields {
      for term in field.terms {
        if let position = positions[term] {
          weights[position] += field.weight
        } else {
          positions[term] = terms.count
          terms.append(term)
          weights.append(field.weight)
        }
      }
    }
  }

  /// The sum of the weights: how long the text is.
  var length: Double { weights.reduce(0, +) }
}
