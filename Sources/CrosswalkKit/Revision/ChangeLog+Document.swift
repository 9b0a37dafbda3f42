import CrosswalkModel

/// What a document says. Every field of the model is compared: a test fails for one that is not.
extension ChangeLog {
  mutating func compareDocuments(_ was: Framework, _ now: Framework, _ ids: Renaming) {
    compareAbout(was, now)
    compareScales(was, now, ids)
    compareLists("group", was.groups, now.groups, id: \.id, title: \.title) {
      [("title", $0.title, $1.title), ("parent", $0.parent, $1.parent)]
    }
    compareLists(
      "unit", was.units, now.units, id: \.id, title: \.title, renamed: ids.units
    ) {
      [
        ("title", $0.title, $1.title), ("code", $0.code, $1.code),
        ("group", $0.group, $1.group), ("rated", "\($0.rated)", "\($1.rated)"),
        ("note", $0.note, $1.note),
      ] + Self.fields($0.definition, $1.definition)
    }
    compareLists("subcompetency", was.headings, now.headings, id: \.part.id, title: \.part.title) {
      [
        ("unit", $0.unit, $1.unit), ("title", $0.part.title, $1.part.title),
        ("note", $0.part.note, $1.part.note),
      ]
    }
    compareStatements(was, now, ids)
  }

  private mutating func compareAbout(_ was: Framework, _ now: Framework) {
    compare(
      "framework", now.id,
      [
        ("id", was.id, now.id), ("title", was.title, now.title),
        ("publisher", was.publisher, now.publisher), ("version", was.version, now.version),
        ("jurisdiction", was.jurisdiction, now.jurisdiction), ("date", was.date, now.date),
        ("language", was.language, now.language), ("license", was.license, now.license),
        ("wording", was.wording?.rawValue, now.wording?.rawValue),
        ("source", was.source.title, now.source.title),
        ("address of the source", was.source.url, now.source.url),
        ("note on the source", was.source.note, now.source.note),
        ("scale", was.scale.id, now.scale.id),
        ("rates", was.scale.rates.rawValue, now.scale.rates.rawValue),
        ("basis", was.scale.basis.rawValue, now.scale.basis.rawValue),
      ])
    compareLists(
      "ancestor", was.draftedFrom, now.draftedFrom, id: \.framework, title: \.framework
    ) { [("note", $0.note, $1.note)] }
  }

  private mutating func compareScales(_ was: Framework, _ now: Framework, _ ids: Renaming) {
    let (old, new) = (was.scale, now.scale)
    compare(
      "scale", new.id,
      [
        ("title", old.title, new.title), ("construct", old.construct, new.construct),
        ("measures", old.measures, new.measures), ("note", old.note, new.note),
        ("how the order is known", old.order?.rawValue, new.order?.rawValue),
        ("order of levels", Self.order(old, besides: new), Self.order(new, besides: old)),
      ])
    compareLists(
      "level", old.levels, new.levels, id: \.id, title: \.title, renamed: ids.levels
    ) {
      [
        ("title", $0.title, $1.title), ("tenure", $0.tenure?.span, $1.tenure?.span),
        ("note", $0.note, $1.note),
      ] + Self.fields($0.definition, $1.definition)
    }
  }

  /// The levels that both have, from the lowest.
  private static func order(_ scale: Scale, besides other: Scale) -> String {
    let both = Set(other.levels.map(\.id))
    return scale.levels.map(\.id).filter(both.contains).joined(separator: ", ")
  }

  private static func fields(_ old: Definition?, _ new: Definition?) -> [Field] {
    [
      ("definition", old?.text, new?.text),
      ("place of the definition", old?.locator, new?.locator),
      ("note on the definition", old?.note, new?.note),
    ]
  }

  private mutating func compareStatements(_ was: Framework, _ now: Framework, _ ids: Renaming) {
    let units = [was, now].map { framework in
      Dictionary(
        framework.statements.map { ($0.statement.id, $0.unit.id) },
        uniquingKeysWith: { first, _ in first })
    }
    let (old, new) = (was.statements.map(\.statement), now.statements.map(\.statement))
    compareLists(
      "statement", old, new, id: \.id, title: \.text, renamed: ids.statements
    ) {
      [
        ("unit", units[0][$0.id], units[1][$1.id]), ("text", $0.text, $1.text),
        ("code", $0.code, $1.code), ("subcompetency", $0.subcompetency, $1.subcompetency),
        ("level", $0.level, $1.level), ("actor", $0.actor.rawValue, $1.actor.rawValue),
        ("act", $0.act?.rawValue, $1.act?.rawValue),
        ("parent", $0.parent, $1.parent), ("sameAs", $0.sameAs, $1.sameAs),
        ("flags", Self.list($0.flags.map(\.rawValue)), Self.list($1.flags.map(\.rawValue))),
        ("note", $0.note, $1.note),
      ]
    }
    // The grades of a statement that is gone, or new, are with it.
    let both = Set(old.map(\.id)).intersection(new.map(\.id))
    compareLists(
      "grade", Self.grades(old, both), Self.grades(new, both), id: \.name,
      title: { $0.grade.text ?? $0.grade.status.rawValue }
    ) {
      [
        ("status", $0.grade.status.rawValue, $1.grade.status.rawValue),
        ("text", $0.grade.text, $1.grade.text),
        (
          "support", Self.list($0.grade.support.map(\.rawValue)),
          Self.list($1.grade.support.map(\.rawValue))
        ),
      ]
    }
  }

  private static func grades(
    _ statements: [Statement], _ known: Set<String>
  ) -> [(name: String, grade: Statement.Grade)] {
    statements.filter { known.contains($0.id) }.flatMap { statement in
      statement.grades.map { ("\(statement.id) \($0.level)", $0) }
    }
  }
}

extension Framework {
  fileprivate var headings: [(unit: String, part: Subcompetency)] {
    units.flatMap { unit in unit.subcompetencies.map { (unit.id, $0) } }
  }
}

extension Scale.Tenure {
  fileprivate var span: String { "\(from.plain) to \(to?.plain ?? "open")" }
}
