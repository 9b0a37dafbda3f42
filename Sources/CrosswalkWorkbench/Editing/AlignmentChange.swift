import CrosswalkModel

/// What an alignment says of some statements, before and after.
struct AlignmentChange: Sendable {
  /// What stands there of a statement.
  struct Entry: Sendable, Hashable {
    /// Empty where there are none.
    var links: [ConceptLink]
    /// Empty where there are none.
    var rejections: [Rejection]
  }

  private(set) var before: [String: Entry]
  private(set) var after: [String: Entry]
  /// Why concepts are unused; a decision takes the reasons of those back that it uses.
  private(set) var unused: (before: [Alignment.Unused], after: [Alignment.Unused])

  init(from old: Alignment, to new: Alignment, statements: Set<String>) {
    before = Self.entries(old, statements)
    after = Self.entries(new, statements)
    unused = (old.unused, new.unused)
  }

  var reversed: AlignmentChange {
    var change = self
    (change.before, change.after) = (after, before)
    change.unused = (unused.after, unused.before)
    return change
  }

  private static func entries(
    _ alignment: Alignment, _ statements: Set<String>
  ) -> [String: Entry] {
    var entries = Dictionary(
      uniqueKeysWithValues: statements.map { ($0, Entry(links: [], rejections: [])) })
    for entry in alignment.links { entries[entry.statement]?.links = entry.links }
    for entry in alignment.rejected { entries[entry.statement]?.rejections = entry.rejections }
    return entries
  }

  /// The alignment with the change.
  ///
  /// - Parameters:
  ///   - alignment: What the file says now.
  ///   - order: Statements in the order of the document.
  /// - Returns: Nil where it says something else of a statement than before the change.
  func applied(to alignment: Alignment, order: [String]) -> Alignment? {
    guard Self.entries(alignment, Set(before.keys)) == before else { return nil }
    var result = alignment
    let places = Dictionary(
      order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ statement: String) -> Int { places[statement] ?? .max }
    for (statement, entry) in after.sorted(by: { place($0.key) < place($1.key) }) {
      Self.put(
        entry.links.isEmpty
          ? nil : Alignment.StatementLinks(statement: statement, links: entry.links),
        into: &result.links, \.statement, statement, place)
      Self.put(
        entry.rejections.isEmpty
          ? nil
          : Alignment.StatementRejections(statement: statement, rejections: entry.rejections),
        into: &result.rejected, \.statement, statement, place)
    }
    if result.unused == unused.before { result.unused = unused.after }
    return result
  }

  /// Puts an entry in the place of that of its statement, or behind those of statements before it.
  private static func put<Entry>(
    _ entry: Entry?, into entries: inout [Entry], _ id: (Entry) -> String, _ statement: String,
    _ place: (String) -> Int
  ) {
    let standing = entries.firstIndex { id($0) == statement }
    guard let entry else {
      if let standing { entries.remove(at: standing) }
      return
    }
    if let standing {
      entries[standing] = entry
    } else {
      let last = entries.lastIndex { place(id($0)) < place(statement) }
      entries.insert(entry, at: last.map { $0 + 1 } ?? 0)
    }
  }
}
