import CrosswalkBase
import CrosswalkDocuments

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
    /// What somebody can say who knows the file; nil if nothing helps.
    public var remedy: ImportRemedy?

    /// `place: message`, without a remedy.
    public var description: String { text { _ in nil } }
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
  /// Those of them that name columns.
  public internal(set) var headings = 0
  /// Items of a CASE package, those that are left out among them.
  public internal(set) var items = 0
  /// Criteria of a CASE package's rubrics, those that are left out among them.
  public internal(set) var criteria = 0
  /// Texts of statements that were found.
  public internal(set) var statementsRead = 0
  /// Those of them that became statements.
  public internal(set) var statementsImported = 0
  /// Rows that repeat a statement with its id, unit, level and actor; each statement is read once.
  public private(set) var repeatedStatements = 0
  /// Texts in which white space was changed: line breaks and repeated spaces become one space.
  public internal(set) var spacedTexts = 0

  /// What the reading rests on, in sentences without capital or full stop.
  public private(set) var evidence: [String] = []
  /// Where each cell and paragraph of the file went; empty for a package of CASE.
  public internal(set) var ledger = ImportLedger()

  /// Notes what a reading rests on; what was said already is not said again.
  mutating func tell(evidence sentences: [String], at place: String) {
    for sentence in sentences where evidence.count < 50 {
      // Tables that are alike say the same once.
      if evidence.contains(where: { $0.hasSuffix(sentence) }) { continue }
      evidence.append((place.isEmpty ? "" : "\(place): ") + sentence)
    }
  }

  /// Texts from which a bullet was taken that was typed as a sign.
  public private(set) var bulletTexts = 0

  /// Counts the lines whose bullet was typed as a sign.
  mutating func countBullets(_ lines: [ImportTable.Line]) {
    bulletTexts += lines.count { !$0.mark.isEmpty }
  }

  /// Takes the statement that was counted last for one that is there already.
  mutating func countAsRepeated() {
    statementsRead -= 1
    statementsImported -= 1
    repeatedStatements += 1
  }

  mutating func add(
    _ message: String, at place: String, isProblem: Bool, remedy: ImportRemedy? = nil
  ) {
    if isProblem { problemCount += 1 }
    guard notes.count < Self.maximumNotes else {
      uncountedNotes += 1
      return
    }
    notes.append(
      Note(place: place, message: message, isProblem: isProblem, remedy: remedy))
  }
}

// MARK: - Texts

extension ImportReport {
  /// Words that stand where nothing is meant.
  private static let nothing: Set<String> = ["n/a", "na", "none", "not applicable", "nil", "tbd"]

  /// A text with single spaces, counted if that changed it; characters that YAML has no room for
  /// are told.
  mutating func cleaned(_ text: String, at place: String) -> String {
    let (cleaned, isChanged, refused) = CellText.cleaned(text)
    if isChanged, refused.isEmpty { spacedTexts += 1 }
    if !refused.isEmpty {
      let names = Set(refused.map { YAMLEncoding.codePoint($0.value) }).sorted()
      add(
        "the control character \(names.prefix(3).joined(separator: ", ")) cannot stand in YAML; "
          + "a space is written for it", at: place, isProblem: true)
    }
    return cleaned
  }

  /// The text of a statement, which is counted; nil, and told, if it is none.
  mutating func statement(_ text: String, at place: String) -> String? {
    statementsRead += 1
    let text = cleaned(text, at: place)
    let hasLetters = text.unicodeScalars.contains { $0.properties.isAlphabetic }
    if !hasLetters || Self.nothing.contains(text.lowercased()) {
      add("\(quoted(text)) is no statement; it is left out", at: place, isProblem: true)
      return nil
    }
    statementsImported += 1
    return text
  }

  /// Whether a line without a bullet goes on with the one before, as where a program has broken a
  /// sentence: it begins small, where the first line does not, and the line before has no end.
  func goesOn(_ line: ImportTable.Line, _ before: String, first: ImportTable.Line) -> Bool {
    guard let letter = line.text.first, let last = before.last else { return false }
    let isBroken = ",;–—-(".contains(last) || Self.openWords.contains(lastWord(before))
    if isBroken { return true }
    return letter.isLowercase && !".!?:…".contains(last) && first.text.first?.isLowercase != true
  }

  /// Words that no sentence ends with.
  private static let openWords: Set<String> = [
    "a", "an", "the", "and", "or", "of", "to", "for", "with", "in", "on", "by", "from", "their",
    "its", "that", "which", "as", "at",
  ]

  private func lastWord(_ text: String) -> String {
    text.split(separator: " ").last.map { $0.lowercased() } ?? ""
  }

  /// The statements of a cell: each line one, but a line that goes on with the one before; where
  /// bullets begin the statements one that begins small does.
  mutating func joined(_ cell: [ImportTable.Line], at place: String) -> [String] {
    let lines = CellText.withoutNumbers(cell)
    countBullets(lines)
    var texts: [String] = []
    var hasBullet = false
    for (index, line) in lines.enumerated() {
      // After a colon several lines are a list, and one is the rest of the sentence.
      let isRest =
        texts.last?.last == ":" && line.text.first?.isLowercase ?? false
        && (index + 1 == lines.count || lines[index + 1].text.first?.isUppercase ?? false)
      if !line.isBullet, !hasBullet, let last = texts.last,
        isRest || goesOn(line, last, first: lines[0])
      {
        texts[texts.count - 1] = last + "\n" + line.text
        continue
      }
      if !line.isBullet, hasBullet {
        if let last = texts.last, line.text.first?.isLowercase ?? false {
          texts[texts.count - 1] = last + "\n" + line.text
          add(
            "\(quoted(line.text)) has no bullet; it is read as part of the one before", at: place,
            isProblem: false)
          continue
        }
        add(
          "\(quoted(line.text)) has no bullet; it is read as a statement of its own", at: place,
          isProblem: false)
      }
      hasBullet = hasBullet || line.isBullet
      texts.append(line.text)
    }
    return texts
  }
}
