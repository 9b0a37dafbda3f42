/// What is exported: a framework, or what joins two.
package enum ExportSubject: Sendable, Hashable {
  case framework(String)
  case pair(String, String)

  /// Reads a framework's id, or two as `A--B`.
  ///
  /// What is no framework and can be cut at `--` is a pair, of known frameworks if it can be cut so:
  /// an id may hold `--` itself.
  package init(_ text: String, among ids: [String]) {
    let known = Set(ids)
    let letters = Array(text)
    let cuts = letters.indices.dropLast()
      .filter { letters[$0] == "-" && letters[$0 + 1] == "-" }
      .map { (String(letters[..<$0]), String(letters[($0 + 2)...])) }
    let pair = cuts.first { known.contains($0.0) && known.contains($0.1) } ?? cuts.first
    if let pair, !known.contains(text) {
      self = .pair(pair.0, pair.1)
    } else {
      self = .framework(text)
    }
  }
}
