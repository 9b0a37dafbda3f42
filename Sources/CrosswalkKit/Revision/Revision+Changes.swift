import CrosswalkBase
import CrosswalkModel

extension Revision {
  /// What differs between two versions, in the order of the documents. What has another id in the
  /// new version is no thing that is gone and another that is there.
  static func changes(
    from old: AlignedFramework, to new: AlignedFramework, _ renaming: Renaming
  ) -> [Change] {
    // Long, since it is one list of all that is compared, and nothing else.
    var log = ChangeLog()
    let ids = renaming
    // In the new names, so that a name that is changed once is told once.
    let old = renaming(old)
    let (was, now) = (old.framework, new.framework)
    log.compare(
      "framework", now.id,
      [
        ("id", was.id, now.id), ("title", was.title, now.title),
        ("publisher", was.publisher, now.publisher), ("version", was.version, now.version),
        ("jurisdiction", was.jurisdiction, now.jurisdiction), ("date", was.date, now.date),
        ("scale", was.scale.id, now.scale.id),
        ("rates", was.scale.rates.rawValue, now.scale.rates.rawValue),
        ("basis", was.scale.basis.rawValue, now.scale.basis.rawValue),
      ])
    log.compare(
      "scale", now.scale.id,
      [("order of levels", order(was, besides: now), order(now, besides: was))])
    log.compareLists(
      "level", was.scale.levels, now.scale.levels, id: \.id, title: \.title,
      renamed: ids.levels
    ) {
      [
        ("title", $0.title, $1.title),
        ("tenure", $0.tenure?.words, $1.tenure?.words),
      ]
    }
    log.compareLists(
      "unit", was.units, now.units, id: \.id, title: \.title, renamed: ids.units
    ) {
      [
        ("title", $0.title, $1.title), ("group", $0.group, $1.group),
        ("rated", "\($0.rated)", "\($1.rated)"),
      ]
    }
    let units = [was, now].map { framework in
      Dictionary(
        framework.statements.map { ($0.statement.id, $0.unit.id) },
        uniquingKeysWith: { first, _ in first })
    }
    log.compareLists(
      "statement", was.statements.map(\.statement), now.statements.map(\.statement), id: \.id,
      title: \.text, renamed: ids.statements
    ) {
      [
        ("unit", units[0][$0.id], units[1][$1.id]), ("text", $0.text, $1.text),
        ("level", $0.level, $1.level), ("actor", $0.actor.rawValue, $1.actor.rawValue),
        ("act", $0.act?.rawValue, $1.act?.rawValue),
        ("parent", $0.parent, $1.parent), ("sameAs", $0.sameAs, $1.sameAs),
      ]
    }
    log.compareLists("link", old.namedLinks, new.namedLinks, id: \.name, title: \.words) {
      [
        ("share", $0.link.share.plain, $1.link.share.plain),
        ("relation", $0.link.relationName, $1.link.relationName),
        ("confidence", $0.link.confidence.plain, $1.link.confidence.plain),
      ]
    }
    log.compareLists(
      "rejection", old.namedRejections, new.namedRejections, id: \.name, title: \.reason
    ) {
      [("reason", $0.reason, $1.reason)]
    }
    log.compareLists("act", old.namedActs, new.namedActs, id: \.name, title: \.words) {
      [("act", $0.words, $1.words)]
    }
    log.compareLists("cut", old.namedCuts, new.namedCuts, id: \.name, title: \.words) {
      [
        ("at", $0.cut.at.plain, $1.cut.at.plain),
        ("spread", $0.cut.spread.plain, $1.cut.spread.plain),
      ]
    }
    log.compare(
      "scale", now.scale.id,
      [
        (
          "locationError", old.alignment.scale?.locationError?.points.plain,
          new.alignment.scale?.locationError?.points.plain
        )
      ])
    log.compareLists("facet", old.namedFacets, new.namedFacets, id: \.name, title: \.words) {
      [("strength", $0.words, $1.words)]
    }
    return log.changes
  }

  /// What translations see of two ontologies, where they are not the same: which concepts there
  /// are, and which are cases of which.
  static func changes(from old: Ontology, to new: Ontology) -> [Change] {
    var log = ChangeLog()
    log.compareLists("concept", old.concepts, new.concepts, id: \.id, title: \.label) {
      [("label", $0.label, $1.label), ("broader", $0.broader?.concept, $1.broader?.concept)]
    }
    return log.changes
  }

  /// The levels that both have, from the lowest.
  private static func order(_ framework: Framework, besides other: Framework) -> String {
    let both = Set(other.scale.levels.map(\.id))
    return framework.scale.levels.map(\.id).filter(both.contains).joined(separator: ", ")
  }
}

/// Collects changes of things that have ids.
private struct ChangeLog {
  var changes: [Revision.Change] = []

  mutating func compare(_ kind: String, _ id: String, _ fields: [(String, String?, String?)]) {
    for (field, old, new) in fields where old != new {
      changes.append(.init(kind: kind, id: id, field: field, old: old, new: new))
    }
  }

  /// What is gone, then what is there, in the order of the new version; `renamed` has the ids of
  /// now, by those that the old things had.
  mutating func compareLists<Thing>(
    _ kind: String, _ old: [Thing], _ new: [Thing], id: (Thing) -> String,
    title: (Thing) -> String, renamed: [String: String] = [:],
    fields: (Thing, Thing) -> [(String, String?, String?)]
  ) {
    let former = Dictionary(
      renamed.filter { $0.key != $0.value }.map { ($1, $0) },
      uniquingKeysWith: { first, _ in first })
    let before = Dictionary(old.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(id))
    for thing in old where !after.contains(id(thing)) {
      changes.append(
        .init(kind: kind, id: id(thing), field: "removed", old: title(thing), new: nil))
    }
    for thing in new {
      if let was = before[id(thing)] {
        if let name = former[id(thing)] { compare(kind, id(thing), [("id", name, id(thing))]) }
        compare(kind, id(thing), fields(was, thing))
      } else {
        changes.append(
          .init(kind: kind, id: id(thing), field: "added", old: nil, new: title(thing)))
      }
    }
  }
}

extension Scale.Tenure {
  fileprivate var words: String { "\(from.plain) to \(to?.plain ?? "open")" }
}

extension AlignedFramework {
  fileprivate var namedLinks: [(name: String, words: String, link: ConceptLink)] {
    alignment.links.flatMap { entry in
      entry.links.map {
        (
          "\(entry.statement) \($0.concept)", "\($0.relationName), share \($0.share.plain)", $0
        )
      }
    }
  }

  fileprivate var namedRejections: [(name: String, reason: String)] {
    alignment.rejected.flatMap { entry in
      entry.rejections.map {
        (
          "\(entry.statement) \($0.concept ?? "any concept") by \($0.author ?? alignment.author)",
          $0.reason
        )
      }
    }
  }

  fileprivate var namedActs: [(name: String, words: String)] {
    alignment.acts.map {
      ($0.statement, "\($0.act.rawValue), by \($0.author ?? alignment.author): \($0.reason)")
    }
  }

  fileprivate var namedCuts: [(name: String, words: String, cut: Alignment.Cut)] {
    (alignment.scale?.cuts ?? []).enumerated().map {
      ("\($0)", "at \($1.at.plain), spread \($1.spread.plain)", $1)
    }
  }

  fileprivate var namedFacets: [(name: String, words: String)] {
    (alignment.scale?.levels ?? []).flatMap { level in
      level.facets.map { ("\(level.level) \($0.facet)", "strength \($0.strength)") }
    }
  }
}
