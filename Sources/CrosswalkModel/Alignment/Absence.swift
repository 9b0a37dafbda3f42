/// Why a document has nothing on a matter.
public enum Absence: String, Sendable, Codable, Hashable, CaseIterable {
  /// It would belong there and is not there.
  case absent
  /// The document is about something else.
  case scope
}
