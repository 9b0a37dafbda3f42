/// One step into a document: a key of a mapping, or a position in a list.
public enum PathStep: Sendable, Hashable {
  case key(String)
  /// From 0.
  case index(Int)
}

/// One of the documents that were checked together, by its position among those of its kind.
public enum DocumentReference: Sendable, Hashable {
  case ontology(Int)
  case framework(Int)
  case alignment(Int)
}

/// A place in a document.
public struct DocumentPlace: Sendable, Hashable {
  public var document: DocumentReference
  /// The way to the value, by the names that data files use.
  public var path: [PathStep]

  public init(_ document: DocumentReference, _ path: [PathStep]) {
    self.document = document
    self.path = path
  }
}

/// Something that is wrong with the meaning of a document, whatever format it was read from.
public struct Finding: Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning
  }

  public var severity: Severity
  public var place: DocumentPlace
  public var message: String
  /// For an id that is used twice: where it was used first.
  public var firstUse: DocumentPlace?

  public init(
    _ severity: Severity = .error, at place: DocumentPlace, _ message: String,
    firstUse: DocumentPlace? = nil
  ) {
    self.severity = severity
    self.place = place
    self.message = message
    self.firstUse = firstUse
  }
}
