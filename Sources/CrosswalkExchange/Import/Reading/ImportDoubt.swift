import CrosswalkBase

/// A question that a file leaves open, with the readings that are likeliest.
public struct ImportDoubt: Sendable, Hashable {
  /// One way to read it.
  public struct Choice: Sendable, Hashable {
    /// What it comes to, in words: `columns 3 and 4 are levels`.
    public var words: String
    /// What somebody says to choose it.
    public var says: [ImportSaying]
    /// The first statements as they would be read, or why they would not; filled in by the source.
    public var preview: [String] = []

    init(_ words: String, _ says: [ImportSaying]) {
      self.words = words
      self.says = says
    }
  }

  /// What is not clear, as a sentence without capital or full stop.
  public var question: String
  /// Where; empty for the file as a whole.
  public var place: String
  /// The likeliest first; at least one.
  public var choices: [Choice]

  /// Whether it is about which levels there are, and in which order.
  var isOfLevels: Bool {
    choices.contains { $0.says.contains { if case .levels = $0 { true } else { false } } }
  }

  init(_ question: String, at place: String, _ choices: [Choice]) {
    self.question = question
    self.place = place
    self.choices = choices
  }
}

/// Something that somebody says who knows the file, which settles how it is read.
///
/// Only the program that somebody talks to knows how that is said there.
public enum ImportSaying: Sendable, Hashable {
  /// What the column under a heading holds.
  case column(String, ImportColumn)
  /// All levels, lowest first.
  case levels([String])
  /// The sheets that are read.
  case sheets([String])
  /// The rows of the headings, by their numbers in the file.
  case headerRows(ClosedRange<Int>)
}

extension ImportSource {
  /// The source with what somebody says of it.
  ///
  /// - Parameters:
  ///   - sayings: What is said.
  ///   - isGuess: Whether nobody has looked at it, so that an order of levels is still to be confirmed.
  /// - Returns: The source, to be read anew.
  package func with(_ sayings: [ImportSaying], isGuess: Bool = false) -> ImportSource {
    var source = self
    for saying in sayings {
      switch saying {
      case .column(let heading, let column): source.map.set(heading, column)
      case .levels(let titles):
        (source.levels, source.levelOrder) = (titles, isGuess ? .guessed : .confirmed)
      case .sheets(let names): source.sheets = names
      case .headerRows(let rows): source.headerRows = rows
      }
    }
    return source
  }
}
