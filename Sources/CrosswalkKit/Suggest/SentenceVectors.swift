/// What a sentence model makes of texts: vectors of which near ones mean alike things.
///
/// Where they come from is not this module's business; suggestions take them as values.
public struct SentenceVectors: Sendable {
  /// What made them.
  public struct Model: Sendable, Codable, Hashable {
    /// What people call it.
    public var name: String
    /// The content hash of its files, as hexadecimal digits.
    public var hash: String

    /// Names a model.
    public init(name: String, hash: String) {
      self.name = name
      self.hash = hash
    }
  }

  /// What made them.
  public let model: Model
  private let byText: [String: [Float]]

  /// Takes vectors by the text that they stand for.
  ///
  /// - Parameters:
  ///   - model: What made them.
  ///   - byText: All of one length, each scaled to length 1. A text without one has no place in the
  ///     rankings by meaning.
  public init(model: Model, byText: [String: [Float]]) {
    self.model = model
    self.byText = byText
  }

  func vector(of text: String) -> [Float]? { byText[text] }

  /// The mean of the texts that have a vector, scaled to length 1.
  func vector(ofAll texts: [String]) -> [Float]? {
    let vectors = texts.compactMap { byText[$0] }
    guard var sum = vectors.first else { return nil }
    for vector in vectors.dropFirst() {
      for (place, number) in zip(sum.indices, vector) { sum[place] += number }
    }
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? sum.map { $0 / length } : nil
  }
}
