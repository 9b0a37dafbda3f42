import CrosswalkBase

/// Something that a result rests on, with what one gives to cite it.
public struct Reference: Sendable, Hashable {
  /// What is cited.
  public enum Kind: Sendable, Hashable {
    /// A framework, as somebody published it.
    case document
    /// A judgement that stands in a file: an alignment, an ontology, direct judgements.
    case dataset
    /// The program.
    case software
  }

  /// Unique among the references of one result; letters, digits, and `-_.:`.
  public var id: String
  /// What is cited.
  public var kind: Kind
  /// As printed, or what a file holds.
  public var title: String
  /// Whose work it is, by name; empty where nobody has said.
  public var creators: [String]
  /// `2026`, `2026-11` or `2026-11-25`; nil where no date is known.
  public var date: String?
  /// As its file gives it; any text.
  public var version: String?
  /// Where it can be had, as an address; nil where nobody has said.
  public var url: String?
  /// What else is to be known of it, in sentences.
  public var notes: [String]
  /// Its content hash, as hexadecimal digits; nil for what has none.
  public var hash: String?

  /// Signs that reference managers do not take in an id become hyphens.
  public init(
    id: String, kind: Kind, title: String, creators: [String] = [], date: String? = nil,
    version: String? = nil, url: String? = nil, notes: [String] = [], hash: String? = nil
  ) {
    self.id = String(
      id.map { letter in
        letter.isASCII && (letter.isLetter || letter.isNumber || "-_.:".contains(letter))
          ? letter : "-"
      })
    self.kind = kind
    self.title = title
    self.creators = creators
    self.date = date
    self.version = version
    self.url = url
    self.notes = notes
    self.hash = hash
  }

  /// Year, month and day of ``date``, as far as it goes; empty without one.
  public var dateParts: [Int] { Self.dateParts(date ?? "") ?? [] }

  /// The numbers of `2026`, `2026-11` or `2026-11-25`; nil for any other text.
  static func dateParts(_ text: String) -> [Int]? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isDate =
      (1...3).contains(parts.count)
      && zip(parts, [4, 2, 2]).allSatisfy { part, length in
        part.utf8.count == length && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
    guard isDate else { return nil }
    let numbers = parts.compactMap { Int($0) }
    // A day that the calendar has not is the text of a stranger, and no date.
    let month = numbers.count > 1 ? numbers[1] : 1
    let day = numbers.count > 2 ? numbers[2] : 1
    return CalendarDay(year: numbers[0], month: month, day: day) == nil ? nil : numbers
  }
}
