import CrosswalkKit
import Foundation

@testable import CrosswalkBase
@testable import CrosswalkModel

/// How counterparts are found, written down once more: every statement of the target is looked at,
/// relations come from the design's table as it is printed, likeness of wording from its formula.
struct ReferenceMatcher {
  struct Found {
    var id: String
    /// Nil: somebody judged that the two do not match, or only wording joins them.
    var relation: String?
    var share = 0.0
    var confidence = 0.0
    var isCurated = false
    var path: [String] = []
    var note: String?
    /// Shares in counterparts and in related concepts.
    var counterparts = 0.0
    var related = 0.0
    /// Whether both sides are about a concept, and not just near to one.
    var isOnTopic = false
    var tier = 2
    var strength = 0.0
    var fused = 0.0

    /// Whether anything but wording joins the two.
    var isJoined: Bool { relation != nil || isCurated }
  }

  let source: AlignedFramework
  let target: AlignedFramework
  let matches: [MatchSet]
  /// What each concept is a case of.
  var broader: [String: String] = [:]
  /// Concepts that are related or counterparts.
  var relations: [(String, String, String)] = []
  let targetWords: [[String]]
  let sourceWords: [[String]]

  init(
    source: AlignedFramework, target: AlignedFramework, matches: [MatchSet],
    broader: [String: String] = [:], relations: [(String, String, String)] = []
  ) {
    self.source = source
    self.target = target
    self.matches = matches
    self.broader = broader
    self.relations = relations
    targetWords = target.framework.statements.map(Self.words)
    sourceWords = source.framework.statements.map(Self.words)
  }

  private func ancestors(_ concept: String) -> [String] {
    broader[concept].map { [$0] + ancestors($0) } ?? []
  }

  /// What the second concept is to the first, looked for among all that is written down.
  func kin(_ first: String, _ second: String) -> String? {
    if ancestors(first).contains(second) { return "broader" }
    if ancestors(second).contains(first) { return "narrower" }
    let (mine, theirs) = (Set([first] + ancestors(first)), Set([second] + ancestors(second)))
    for kind in ["counterpart", "related"] {
      for relation in relations where relation.2 == kind {
        if mine.contains(relation.0) && theirs.contains(relation.1)
          || mine.contains(relation.1) && theirs.contains(relation.0)
        {
          return kind
        }
      }
    }
    return Set(ancestors(first)).isDisjoint(with: ancestors(second)) ? nil : "related"
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

  func links(_ statement: String, _ side: AlignedFramework) -> [ConceptLink] {
    side.alignment.links.filter { $0.statement == statement }.flatMap(\.links)
  }

  private struct Way {
    var mine: ConceptLink
    var theirs: ConceptLink
    var concept: String
    var relation: String
    var kin: String?
    var share: Double { min(mine.share, theirs.share) }
    var confidence: Double { mine.confidence * theirs.confidence }
  }

  /// What follows from concepts, without wording and before anything speaks against it.
  func derived(_ subject: String, _ object: String) -> Found? {
    var ways: [Way] = []
    for link in links(subject, source) {
      for other in links(object, target) {
        let kin = link.concept == other.concept ? nil : kin(link.concept, other.concept)
        if link.concept != other.concept, kin == nil { continue }
        var (mine, theirs) = (link.relation!.rawValue, other.relation!.rawValue)
        func carries(_ relation: String) -> Bool { !["related", "counterpart"].contains(relation) }
        var relation: String?
        if kin == "counterpart" {
          relation =
            carries(mine) && carries(theirs)
            ? "counterpart"
            : Set([mine, theirs]).contains("counterpart") && (carries(mine) || carries(theirs))
              ? "related" : nil
        } else if kin == "related" {
          relation = carries(mine) && carries(theirs) ? "related" : nil
        } else {
          // The narrower side's link counts for the broader concept.
          if kin == "broader" { mine = Self.cells[mine]!["narrower"]! }
          if kin == "narrower" { theirs = Self.cells[theirs]!["narrower"]! }
          if mine != "-", theirs != "-" {
            let cell = Self.cells[mine]![Self.inverse(theirs)]!
            relation = cell == "-" ? nil : Self.lifted(cell, link.share, other.share)
          }
        }
        guard let relation else { continue }
        ways.append(
          Way(
            mine: link, theirs: other,
            concept: kin == "broader" ? other.concept : link.concept, relation: relation, kin: kin))
      }
    }
    // The concept that both are most about; confidence, then the ids, decide between equals.
    func isBefore(_ a: Way, _ b: Way) -> Bool {
      if a.share != b.share { return a.share > b.share }
      if a.confidence != b.confidence { return a.confidence > b.confidence }
      func names(_ way: Way) -> [String] {
        [way.concept] + (way.kin == nil ? [] : [way.mine.concept, way.theirs.concept].sorted())
      }
      return names(a).lexicographicallyPrecedes(names(b))
    }
    let shared = ways.filter { !["counterpart", "related"].contains($0.kin) }.sorted(by: isBefore)
    let counterparts = ways.filter {
      ["counterpart", "related"].contains($0.kin) && $0.relation == "counterpart"
    }.sorted(by: isBefore)
    let related = ways.filter {
      ["counterpart", "related"].contains($0.kin) && $0.relation != "counterpart"
    }.sorted(by: isBefore)
    guard let best = (shared + counterparts + related).first else { return nil }
    /// Content that ways take from both sides, each piece once.
    func taken(_ ways: [Way]) -> Double {
      var left: [String: Double] = [:]
      var sum = 0.0
      for way in ways {
        let (mine, theirs) = ("mine \(way.mine.concept)", "theirs \(way.theirs.concept)")
        let share = min(left[mine] ?? way.mine.share, left[theirs] ?? way.theirs.share)
        left[mine] = (left[mine] ?? way.mine.share) - share
        left[theirs] = (left[theirs] ?? way.theirs.share) - share
        sum += share
      }
      return sum
    }
    var path: [String] = []
    for way in shared where !path.contains(way.concept) { path.append(way.concept) }
    return Found(
      id: object, relation: best.relation, share: taken(shared), confidence: best.confidence,
      path: path, counterparts: taken(counterparts), related: taken(related),
      isOnTopic: shared.contains { way in
        [way.mine, way.theirs].allSatisfy { ![.related, .counterpart].contains($0.relation) }
      })
  }

  /// Related is the most that can be said where one is a shortcoming, one is done and the other not,
  /// or one is a worker's act and the other a leader's.
  static func limited(_ relation: String, _ a: Statement, _ b: Statement) -> String {
    if a.flags.contains(.deficit) || b.flags.contains(.deficit) { return "related" }
    if relation == "counterpart" { return relation }
    func isKnown(_ act: Act?) -> Bool { act == .knows || act == .values }
    if isKnown(a.act) != isKnown(b.act) { return "related" }
    func group(_ role: Role) -> String {
      switch role {
      case .supervisor, .manager, .director, .leader: "leader"
      default: role.rawValue
      }
    }
    let groups = [group(a.actor), group(b.actor)]
    return groups[0] == groups[1] || groups.contains("all-staff") && !groups.contains("agency")
      ? relation : "related"
  }

  static func words(_ place: (unit: Framework.Unit, statement: Statement)) -> [String] {
    Terms.stems(in: "\(place.statement.text) \(place.unit.title)")
  }

  /// Judgements on a statement of the source, read in this direction; no object: it has none.
  func judged(
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

  /// Places from 1 by the scores; equals share the best of their places, 0 has none.
  private static func places(_ scores: [Double]) -> [Int] {
    scores.map { score in score > 0 ? 1 + scores.count { $0 > score + 1e-12 } : 0 }
  }

  /// All candidates in the order of the document, whatever only wording joins among them.
  func find(
    _ subject: String
  ) -> (found: [Found], none: Absence?, note: String?) {
    let place = source.framework.statements.first { $0.statement.id == subject }!
    let judgements = judged(subject)
    let denial = judgements.last { $0.object == nil }
    let deniedObjects = matches.filter {
      $0.from == target.framework.id && $0.to == source.framework.id
    }.flatMap(\.matches).filter { $0.object == nil }.map(\.subject)
    let standings = [
      "exact": 30, "close": 20, "narrower": 10, "broader": 10, "counterpart": 0.01, "related": 0,
    ]
    let likenesses = target.framework.statements.map { likeness(place, $0, among: targetWords) }
    let evidence = target.framework.statements.map { nearby(place, $0) }
    var found: [Found] = []
    for other in target.framework.statements {
      let id = other.statement.id
      var match = derived(subject, id) ?? Found(id: id)
      if let relation = match.relation {
        match.relation =
          denial != nil || deniedObjects.contains(id)
          ? "related" : Self.limited(relation, place.statement, other.statement)
      }
      if match.relation != nil { match.tier = 3 }
      if other.statement.flags.contains(.deficit) { match.tier = 1 }
      if let judgement = judgements.last(where: { $0.object == id }) {
        match.relation = judgement.relation
        match.confidence = judgement.confidence
        match.isCurated = true
        match.note = judgement.note
        match.tier = judgement.relation == nil ? 0 : 4
        match.strength = judgement.relation.map { standings[$0]! + judgement.confidence } ?? 0
      }
      found.append(match)
    }
    let near = zip(found, likenesses).map { match, likeness in
      let sum = match.share + 0.3 * match.counterparts + 0.1 * match.related
      return sum + likeness * 0.7
    }
    let lists = [
      (near, 1), (evidence.map(\.likeJudged), 0.5), (evidence.map(\.ofLike), 0.5),
    ]
    for (scores, weight) in lists {
      for (index, place) in Self.places(scores).enumerated() where place > 0 {
        found[index].fused += weight / Double(10 + place)
      }
    }
    if let denial { return (found, denial.kind, denial.note) }
    // What is no more than near to a concept leaves it absent.
    if found.contains(where: {
      $0.relation != nil && ($0.isCurated || $0.isOnTopic || $0.relation == "counterpart")
    }) {
      return (found, nil, nil)
    }
    let concepts = links(subject, source).map(\.concept)
    let isOutside =
      !concepts.isEmpty
      && concepts.allSatisfy { concept in
        target.alignment.unused.contains { $0.kind == .scope && $0.concepts.contains(concept) }
      }
    return (found, isOutside ? .scope : .absent, nil)
  }
}
