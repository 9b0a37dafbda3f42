import CrosswalkKit
import Foundation

@testable import CrosswalkBase
@testable import CrosswalkModel

/// How counterparts are found, written down once more: every statement of the target is looked at,
/// relations come from the design's table as it is printed, likeness of wording from its formula.
struct ReferenceMatcher {
  struct Found {
    var id: String
    var relation: String
    var share: Double
    var confidence: Double
    var isCurated: Bool
    var path: [String]
    var note: String?
    var score: Double
  }

  let source: AlignedFramework
  let target: AlignedFramework
  let matches: [MatchSet]
  private let targetWords: [[String]]

  init(source: AlignedFramework, target: AlignedFramework, matches: [MatchSet]) {
    self.source = source
    self.target = target
    self.matches = matches
    targetWords = target.framework.statements.map(Self.words)
  }

  /// The table of the design: row, source to concept; column, concept to target; "-" is nothing.
  static let table = """
    ∘           exact       close       narrower    broader     related     counterpart
    exact       exact       close       narrower    broader     related     counterpart
    close       close       related     narrower    broader     -           counterpart
    narrower    narrower    narrower    narrower    related     -           counterpart
    broader     broader     broader     related     broader     -           counterpart
    related     related     -           -           -           -           -
    counterpart counterpart counterpart counterpart counterpart -           related
    """

  static let cells: [String: [String: String]] = {
    let rows = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    return Dictionary(
      uniqueKeysWithValues: rows.dropFirst().map { row in
        (row[0], Dictionary(uniqueKeysWithValues: zip(rows[0].dropFirst(), row.dropFirst())))
      })
  }()

  static func inverse(_ relation: String) -> String {
    ["narrower": "broader", "broader": "narrower"][relation] ?? relation
  }

  static func lifted(_ relation: String, _ mine: Double, _ other: Double) -> String {
    if relation == "counterpart" { return relation }
    func isPartial(_ share: Double) -> Bool { share < 0.8 - 1e-9 }
    if isPartial(mine), isPartial(other) { return "related" }
    if isPartial(mine) {
      return ["exact", "close", "broader"].contains(relation) ? "broader" : "related"
    }
    if isPartial(other) {
      return ["exact", "close", "narrower"].contains(relation) ? "narrower" : "related"
    }
    return relation
  }

  private func links(_ statement: String, _ side: AlignedFramework) -> [ConceptLink] {
    side.alignment.links.filter { $0.statement == statement }.flatMap(\.links)
  }

  /// What follows from shared concepts, without wording.
  func derived(_ subject: String, _ object: String) -> Found? {
    var paths: [(concept: String, share: Double, confidence: Double, relation: String)] = []
    for link in links(subject, source) {
      for other in links(object, target) where other.concept == link.concept {
        let back = Self.inverse(other.relation.rawValue)
        let cell = Self.cells[link.relation.rawValue]![back]!
        if cell == "-" { continue }
        paths.append(
          (
            link.concept, min(link.share, other.share), link.confidence * other.confidence,
            Self.lifted(cell, link.share, other.share)
          ))
      }
    }
    // The concept that both are most about; confidence, then the id, decide between equals.
    paths.sort { a, b in
      if a.share != b.share { return a.share > b.share }
      return a.confidence != b.confidence ? a.confidence > b.confidence : a.concept < b.concept
    }
    guard let best = paths.first else { return nil }
    return Found(
      id: object, relation: best.relation, share: paths.map(\.share).reduce(0, +),
      confidence: best.confidence, isCurated: false, path: paths.map(\.concept), note: nil,
      score: 0)
  }

  private static func words(_ place: (unit: Framework.Unit, statement: Statement)) -> [String] {
    Terms.stems(in: "\(place.statement.text) \(place.unit.title)")
  }

  /// BM25 as its authors write it, as the part that it is of what the subject's own words would get.
  private func likeness(
    _ a: (unit: Framework.Unit, statement: Statement),
    _ b: (unit: Framework.Unit, statement: Statement)
  ) -> Double {
    let total = Double(targetWords.count)
    let mean = Double(targetWords.map(\.count).reduce(0, +)) / total
    func score(_ query: [String], _ text: [String]) -> Double {
      query.map { word in
        let n = Double(targetWords.count { $0.contains(word) })
        let f = Double(text.count { $0 == word })
        let norm = 1.2 * (0.25 + 0.75 * (mean > 0 ? Double(text.count) / mean : 1))
        return log(1 + (total - n + 0.5) / (n + 0.5)) * f * 2.2 / (f + norm)
      }.reduce(0, +)
    }
    let query = Self.words(a)
    let own = score(query, query)
    return own > 0 ? min(1, score(query, Self.words(b)) / own) : 0
  }

  /// Judgements on a statement of the source, read in this direction; no object: it has none.
  private func judged(
    _ subject: String
  ) -> [(object: String?, relation: String?, kind: Absence?, confidence: Double, note: String)] {
    matches.flatMap { set in
      set.matches.compactMap { match in
        if set.from == source.framework.id, set.to == target.framework.id {
          guard match.subject == subject else { return nil }
          return (
            match.object, match.relation?.rawValue, match.absence, match.confidence, match.note
          )
        }
        guard set.to == source.framework.id, set.from == target.framework.id,
          match.object == subject
        else { return nil }
        return (
          match.subject, match.relation.map { Self.inverse($0.rawValue) }, nil, match.confidence,
          match.note
        )
      }
    }
  }

  func find(
    _ subject: String
  ) -> (found: [Found], none: Absence?, note: String?) {
    let place = source.framework.statements.first { $0.statement.id == subject }!
    let judgements = judged(subject)
    let denial = judgements.first { $0.object == nil }
    let strengths = [
      "exact": 1, "close": 0.8, "narrower": 0.6, "broader": 0.6, "counterpart": 0.5,
      "related": 0.3,
    ]
    var found: [Found] = []
    for other in target.framework.statements {
      let id = other.statement.id
      var match = derived(subject, id)
      if let judgement = judgements.first(where: { $0.object == id }) {
        guard let relation = judgement.relation else { continue }
        match = Found(
          id: id, relation: relation, share: match?.share ?? 0, confidence: judgement.confidence,
          isCurated: true, path: match?.path ?? [], note: judgement.note,
          score: 2 + strengths[relation]! + judgement.confidence / 10)
      } else if denial != nil {
        continue
      } else if let share = match?.share {
        match?.score = share + likeness(place, other) / 2
      }
      if let match { found.append(match) }
    }
    if !found.isEmpty { return (found, nil, nil) }
    if let denial { return ([], denial.kind, denial.note) }
    let concepts = links(subject, source).map(\.concept)
    let isOutside =
      !concepts.isEmpty
      && concepts.allSatisfy { concept in
        target.alignment.unused.contains { $0.kind == .scope && $0.concepts.contains(concept) }
      }
    return ([], isOutside ? .scope : .absent, nil)
  }
}
