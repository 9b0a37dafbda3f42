/// What a document says that a unit or a level is, in our own wording.
public struct Definition: Sendable, Codable, Hashable {
  /// One to three plain sentences.
  public var text: String
  /// Where it stands in the source.
  public var locator: String
  /// What breaks off there, or is missing.
  public var note: String?

  /// A definition and its place in the source.
  public init(text: String, locator: String, note: String? = nil) {
    self.text = text
    self.locator = locator
    self.note = note
  }
}
