import CrosswalkKit
import CrosswalkModel

/// Finds the statements of an old version again in a new one.
///
/// Ids and codes of the document go first, then equal words at the same place, then equal words
/// anywhere, then close ones. Close ones are looked for only among those that share beginnings of
/// words, and edits are counted within a budget of letters, so that long documents take no longer
/// than their length asks.
struct StatementPairing {
  /// A statement with its place, in terms that both versions share.
  struct Place {
    var statement: Statement
    /// The position of the old unit that it stands in; nil for a unit that is new.
    var unit: Int?
    /// The id that its level has in the old version, if it has one there.
    var level: String?
    /// Whether the document itself gives the statement's id.
    var hasOwnID: Bool
  }

  /// For positions of new statements that of the old statement that each goes on with.
  private(set) var oldOfNew: [Int: Int] = [:]
  /// Whether the budget was too small to count the edits of all that might be close.
  private(set) var isRough = false

  /// The most old statements that a new one is compared with, letter by letter.
  private static let candidates = 24
  /// The most letters that are compared with letters, in all.
  private static let budget = 200_000_000

  private let old: [Place]
  private let new: [Place]
  private let oldTexts: [TextLikeness]
  private let newTexts: [TextLikeness]
  private var openOld: Set<Int>
  private var openNew: Set<Int>

  init(_ old: [Place], _ new: [Place]) {
    (self.old, self.new) = (old, new)
    oldTexts = old.map { TextLikeness($0.statement.text) }
    newTexts = new.map { TextLikeness($0.statement.text) }
    openOld = Set(old.indices)
    openNew = Set(new.indices)
    pairNames()
    pairEqualTexts()
    pairCloseTexts()
  }

  private mutating func pair(_ n: Int, _ o: Int) {
    oldOfNew[n] = o
    openOld.remove(o)
    openNew.remove(n)
  }

  /// What the document itself calls a statement says which one it is.
  private mutating func pairNames() {
    let byID = Dictionary(
      old.enumerated().map { ($1.statement.id, $0) }, uniquingKeysWith: { first, _ in first })
    for n in new.indices where new[n].hasOwnID {
      if let o = byID[new[n].statement.id], openOld.contains(o) { pair(n, o) }
    }
    func codes(_ places: [Place], _ open: Set<Int>) -> [String: [Int]] {
      var codes: [String: [Int]] = [:]
      for index in open {
        if let code = places[index].statement.code { codes[code, default: []].append(index) }
      }
      return codes
    }
    let oldCodes = codes(old, openOld)
    for (code, list) in codes(new, openNew) where list.count == 1 && oldCodes[code]?.count == 1 {
      pair(list[0], oldCodes[code]![0])
    }
  }

  private mutating func pairEqualTexts() {
    let keys: [(Place, TextLikeness) -> [String]] = [
      { [$1.folded, $0.unit.map(String.init) ?? "new", $0.level ?? ""] },
      { [$1.folded, $0.unit.map(String.init) ?? "new"] },
      { [$1.folded] },
    ]
    for key in keys {
      var places: [[String]: [Int]] = [:]
      for o in openOld.sorted(by: >) { places[key(old[o], oldTexts[o]), default: []].append(o) }
      for n in openNew.sorted() {
        if let o = places[key(new[n], newTexts[n])]?.popLast() { pair(n, o) }
      }
    }
  }

  private mutating func pairCloseTexts() {
    let index = WordStarts(openOld.sorted().map { ($0, oldTexts[$0]) })
    var left = Self.budget
    var close: [(score: Double, n: Int, o: Int)] = []
    for n in openNew.sorted() {
      for o in index.candidates(for: newTexts[n], atMost: Self.candidates) {
        // Long texts that are close letter by letter have many words in common too.
        let mayBeClose =
          newTexts[n].folded.utf8.count < 60 || newTexts[n].overlap(with: oldTexts[o]) >= 0.4
        let cost = mayBeClose ? newTexts[n].cost(to: oldTexts[o]) : 0
        if cost > left { isRough = true }
        let countsEdits = mayBeClose && cost <= left
        if countsEdits { left -= cost }
        guard let likeness = newTexts[n].likeness(to: oldTexts[o], countsEdits: countsEdits) else {
          continue
        }
        let isSameUnit = new[n].unit != nil && new[n].unit == old[o].unit
        let isSameLevel = new[n].level == old[o].level
        // Of equally close ones the one at the same place.
        close.append((likeness + (isSameUnit ? 1e-6 : 0) + (isSameLevel ? 1e-7 : 0), n, o))
      }
    }
    close.sort { ($1.score, $0.n, $0.o) < ($0.score, $1.n, $1.o) }
    for candidate in close where openNew.contains(candidate.n) && openOld.contains(candidate.o) {
      pair(candidate.n, candidate.o)
    }
  }
}

/// Which texts hold words that begin alike: endings change when a sentence is reworded.
private struct WordStarts {
  private static let letters = 4
  private var places: [Substring: [Int]] = [:]
  private let common: Int

  init(_ texts: [(index: Int, text: TextLikeness)]) {
    for (index, text) in texts {
      for start in Self.starts(of: text) { places[start, default: []].append(index) }
    }
    // Beginnings that most texts have tell nothing apart.
    common = max(50, texts.count / 8)
  }

  private static func starts(of text: TextLikeness) -> Set<Substring> {
    Set(text.folded.split(separator: " ").map { $0.prefix(letters) })
  }

  /// Those that share the most, rare beginnings before common ones.
  func candidates(for text: TextLikeness, atMost count: Int) -> [Int] {
    let lists = Self.starts(of: text).compactMap { places[$0] }
    let rare = lists.filter { $0.count <= common }
    var shared: [Int: Int] = [:]
    for list in rare.isEmpty ? lists : rare {
      for index in list { shared[index, default: 0] += 1 }
    }
    return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count).map(\.key)
  }
}
