import CrosswalkTestSupport

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

extension RandomCatalog {
  /// Two frameworks whose wording differs, with reasons for some of what the target does not have,
  /// and judgements between the two in either direction.
  mutating func matching() -> (
    source: AlignedFramework, target: AlignedFramework, matches: [MatchSet]
  ) {
    var (source, target) = pair()
    reword(&source)
    reword(&target)
    explain(&source)
    explain(&target)
    return (source, target, matchSets(between: source, and: target))
  }

  /// The same with so many times as many statements, whose words, flags and acts are drawn anew.
  mutating func matching(
    times: Int
  ) -> (source: AlignedFramework, target: AlignedFramework, matches: [MatchSet]) {
    var (source, target) = pair()
    for side in [0, 1] {
      var large = side == 0 ? source : target
      multiply(&large, times)
      reword(&large)
      explain(&large)
      if side == 0 { source = large } else { target = large }
    }
    return (source, target, matchSets(between: source, and: target))
  }

  private mutating func multiply(_ side: inout AlignedFramework, _ times: Int) {
    let levels = side.framework.scale.levels.map(\.id)
    var (document, judgement) = (side.document, side.judgement)
    let links = side.linksByStatement
    for unit in document.units.indices {
      for statement in document.units[unit].statements {
        for number in 1..<times {
          var copy = statement
          copy.id += "-\(number)"
          if copy.level != nil { copy.level = pick(levels) }
          document.units[unit].statements.append(copy)
          if let links = links[statement.id], chance(0.9) {
            judgement.links.append(.init(statement: copy.id, links: links))
          }
        }
      }
    }
    side.document = document
    side.judgement = judgement
  }

  private mutating func reword(_ side: inout AlignedFramework) {
    let words = [
      "listens", "family", "families", "writes", "court", "report", "team", "teams", "safety",
      "plans", "the", "child", "supervision",
    ]
    var document = side.document
    for unit in document.units.indices {
      for statement in document.units[unit].statements.indices {
        document.units[unit].statements[statement].text =
          some(words, 1...6).joined(separator: " ")
        document.units[unit].statements[statement].act = chance(0.5) ? pick(Act.allCases) : nil
        if chance(0.1) { document.units[unit].statements[statement].flags = [.deficit] }
      }
    }
    side.document = document
  }

  /// How the concepts of the two stand to each other: some are cases of others, some are joined.
  mutating func kinship() -> (
    broader: [String: String], relations: [(String, String, String)], table: ConceptKinship
  ) {
    let concepts = (0..<8).map { "concept-\($0)" }
    var broader: [String: String] = [:]
    // To an earlier one only, so that there is no ring.
    for number in 1..<8 where chance(0.3) {
      broader[concepts[number]] = concepts[int(0...number - 1)]
    }
    let relations = (0..<int(0...4)).compactMap { _ -> (String, String, String)? in
      let pair = some(concepts, 2...2)
      return pair.count == 2 ? (pair[0], pair[1], pick(["related", "counterpart"])) : nil
    }
    return (
      broader, relations,
      ConceptKinship(
        broader: broader.mapValues { ($0, "a case") },
        relations: relations.map { ($0, $1, .init(rawValue: $2)!, "they touch") })
    )
  }

  private mutating func explain(_ side: inout AlignedFramework) {
    let used = Set(side.alignment.links.flatMap { $0.links.map(\.concept) })
    let unused = (0..<8).map { "concept-\($0)" }.filter { !used.contains($0) }
    side.judgement.unused = unused.filter { _ in chance(0.7) }.map {
      .init(concepts: [$0], kind: pick(Absence.allCases), reason: "why")
    }
  }

  /// A set of judgements on some pairs, each pair once, and on some statements that have nothing.
  private mutating func matchSets(
    between source: AlignedFramework, and target: AlignedFramework
  ) -> [MatchSet] {
    guard chance(0.8) else { return [] }
    let isForwards = chance(0.5)
    let (first, second) = isForwards ? (source, target) : (target, source)
    let subjects = first.framework.statements.map(\.statement.id)
    let objects = second.framework.statements.map(\.statement.id)
    guard !subjects.isEmpty, !objects.isEmpty else { return [] }
    var matches: [MatchSet.Match] = []
    var seen: Set<[String]> = []
    for number in 0..<int(0...20) {
      let subject = pick(subjects)
      let object = chance(0.8) ? pick(objects) : nil
      guard seen.insert([subject, object ?? ""]).inserted else { continue }
      matches.append(
        .init(
          subject: subject, object: object,
          relation: object == nil || chance(0.25) ? nil : pick(Relation.allCases),
          absence: object == nil ? pick(Absence.allCases) : nil, confidence: real(0...1),
          note: "note \(number)"))
    }
    return [
      MatchSet(
        from: first.framework.id, to: second.framework.id, author: "us", version: "1",
        date: "2024", matches: matches)
    ]
  }
}

extension AlignedFramework {
  /// The same documents with everything in them in another order.
  func shuffled(seed: Int) -> AlignedFramework {
    var random = SplitMix64(seed: seed)
    var framework = framework
    for unit in framework.units.indices { framework.units[unit].statements.shuffle(using: &random) }
    framework.units.shuffle(using: &random)
    var alignment = alignment
    for entry in alignment.links.indices { alignment.links[entry].links.shuffle(using: &random) }
    alignment.links.shuffle(using: &random)
    return AlignedFramework(
      framework: framework, alignment: alignment, overriddenBy: overriddenBy)
  }
}
