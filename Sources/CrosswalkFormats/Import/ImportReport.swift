/// What an import has read, taken and left out.
public struct ImportReport: Sendable, Hashable {
  /// Something to look at, with its place.
  public struct Note: Sendable, Hashable, CustomStringConvertible {
    /// For people: `line 4, column 'Emerging'`; empty for the file as a whole.
    public var place: String
    /// A sentence without capital or full stop.
    public var message: String
    /// Whether something was not understood, and so left out; else only a reading to look at.
    public var isProblem: Bool

    /// `place: message`.
    public var description: String { place.isEmpty ? message : "\(place): \(message)" }
  }

  /// The most notes that are kept; the others are counted.
  public static let maximumNotes = 1_000

  /// In the order of the file.
  public private(set) var notes: [Note] = []
  /// How many more there are.
  public private(set) var uncountedNotes = 0
  /// How many things were not understood.
  public private(set) var problemCount = 0
  /// Tables of the file, those that are left out among them.
  public internal(set) var tables = 0
  /// Rows of all tables that have anything in them.
  public internal(set) var rows = 0
  /// Texts of statements that were found.
  public internal(set) var statementsRead = 0
  /// Those of them that became statements.
  public internal(set) var statementsImported = 0
  /// Texts in which white space was changed: line breaks and repeated spaces become one space.
  public internal(set) var spacedTexts = 0

  mutating func add(_ message: String, at place: String, isProblem: Bool) {
    if isProblem { problemCount += 1 }
    guard notes.count < Self.maximumNotes else {
      uncountedNotes += 1
      return
    }
    notes.append(Note(place: place, message: message, isProblem: isProblem))
  }
}
