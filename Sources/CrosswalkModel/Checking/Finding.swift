/// One step into a document: a key of a mapping, or a position in a list.
public enum PathStep: Sendable, Hashable {
  /// A key of a mapping, as written.
  case key(String)
  /// From 0.
  case index(Int)
}

/// One of the documents that were checked together, by its position among those of its kind.
public enum DocumentReference: Sendable, Hashable {
  /// From 0.
  case ontology(Int)
  /// From 0.
  case framework(Int)
  /// From 0.
  case alignment(Int)
  /// From 0.
  case matches(Int)
  /// From 0.
  case catalogue(Int)
  /// From 0.
  case prompts(Int)
}

/// A place in a document.
public struct DocumentPlace: Sendable, Hashable {
  /// Which of the checked documents the place is in.
  public var document: DocumentReference
  /// The way to the value, by the names that data files use.
  public var path: [PathStep]

  /// An empty path is the whole document.
  public init(_ document: DocumentReference, _ path: [PathStep]) {
    self.document = document
    self.path = path
  }
}

/// Something that is wrong with the meaning of a document, whatever format it was read from.
public struct Finding: Sendable, Hashable {
  /// How much a finding matters: an error forbids using the document, a warning asks for a look.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning
  }

  /// Errors make a check fail, warnings do not.
  public var severity: Severity
  /// The value to look at; for something that is missing, what should hold it.
  public var place: DocumentPlace
  /// What is wrong: a sentence without capital or full stop.
  public var message: String
  /// For an id that is used twice: where it was used first.
  public var firstUse: DocumentPlace?

  /// A finding, an error unless `severity` says otherwise.
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
