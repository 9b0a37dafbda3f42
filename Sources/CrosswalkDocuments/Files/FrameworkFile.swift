import CrosswalkModel

/// How a framework is written down.
public enum FrameworkFile {
  /// What the `format` key says.
  public static let format = "crosswalk.framework/1"

  /// The shape of the file.
  package static let shape: Shape<Framework> = .record(
    "framework",
    field("format", .oneOf([format]), "The kind and version of the file."),
    field("id", .identifier, "What other files and commands call the framework."),
    field("title", .text, "The title of the document."),
    field("publisher", .text, "Who published it."),
    field("version", .text, "Which version of the document this is."),
    field("jurisdiction", .text, "Where it is in force."),
    field("date", .text, "The date of the document, or unknown."),
    field("source", source, "The document it was read from."),
    withDefault(
      "draftedFrom", .list(of: ancestor), [],
      "Frameworks that it was drafted from; agreement with them is no evidence."),
    withDefault("actor", .oneOf, Role.worker, "Who acts in statements that do not say."),
    field("scale", scale, "The levels, and what they measure."),
    withDefault("groups", .list(of: group), [], "Headings over units."),
    field("units", .list(of: unit), "What people are rated on, in the order of the document.")
  ) {
    _, id, title, publisher, version, jurisdiction, date, source, draftedFrom, actor, scale, groups,
    units in
    Framework(
      id: id, title: title, publisher: publisher, version: version, jurisdiction: jurisdiction,
      date: date, source: source, draftedFrom: draftedFrom, scale: scale, groups: groups,
      units: units.map { $0.unit(defaultActor: actor) })
  }

  private static let source: Shape<Framework.Source> = .record(
    "source",
    field("title", .text, "The title as printed."),
    optional("note", .text, "What is known about the copy.")
  ) { Framework.Source(title: $0, note: $1) }

  private static let ancestor: Shape<Framework.Ancestor> = .record(
    "framework that this one was drafted from",
    field("framework", .identifier, "Its id."),
    optional("note", .text, "What is known about it.")
  ) { Framework.Ancestor(framework: $0, note: $1) }

  private static let scale: Shape<Scale> = .record(
    "scale",
    field("id", .identifier, "Frameworks whose scales have the same id share their levels."),
    field("title", .text, "What the levels are called."),
    field("construct", .text, "What the levels measure."),
    field("rates", .oneOf, "Whether units or the person are rated."),
    field("basis", .oneOf, "Whether the levels say what is expected or what is observed."),
    optional("note", .text, "Where the scale comes from."),
    field("levels", .list(of: level, atLeast: 1), "The levels, lowest first.")
  ) { id, title, construct, rates, basis, note, levels in
    Scale(
      id: id, title: title, construct: construct, rates: rates, basis: basis, note: note,
      levels: levels)
  }

  private static let level: Shape<Scale.Level> = .record(
    "level",
    field("id", .identifier, "What statements, alignments and ratings call the level."),
    field("title", .text, "Its name."),
    optional("tenure", tenure, "The years of service that the document ties to it."),
    optional("note", .text, "What else is known about it.")
  ) { Scale.Level(id: $0, title: $1, tenure: $2, note: $3) }

  private static let tenure: Shape<Scale.Tenure> = .record(
    "tenure band",
    field("from", .number(in: 0...100), "Years of service at which it begins."),
    optional("to", .number(in: 0...100), "Years of service at which the next one begins.")
  ) { Scale.Tenure(from: $0, to: $1) }

  private static let group: Shape<Framework.Group> = .record(
    "group",
    field("id", .identifier, "What units call the group."),
    field("title", .text, "Its heading.")
  ) { Framework.Group(id: $0, title: $1) }

  private static let unit: Shape<DraftUnit> = .record(
    "unit",
    field("id", .identifier, "What ratings call the unit."),
    field("title", .text, "Its name."),
    optional("group", .identifier, "The group it stands under."),
    optional("note", .text, "What is odd about it."),
    withDefault("rated", .boolean, true, "False if it only holds statements."),
    withDefault(
      "subcompetencies", .list(of: subcompetency), [], "Headings inside it that nobody is rated on."
    ),
    withDefault("statements", .list(of: statement), [], "Its behaviours.")
  ) { id, title, group, note, rated, subcompetencies, statements in
    DraftUnit(
      unit: Framework.Unit(
        id: id, title: title, group: group, note: note, rated: rated,
        subcompetencies: subcompetencies),
      statements: statements)
  }

  private static let subcompetency: Shape<Framework.Subcompetency> = .record(
    "subcompetency",
    field("id", .identifier, "Its locator."),
    field("title", .text, "Its name.")
  ) { Framework.Subcompetency(id: $0, title: $1) }

  private static let statement: Shape<DraftStatement> = .record(
    "statement",
    field("id", .identifier, "Its place in the document."),
    optional("level", .identifier, "The level that the document ties it to."),
    optional("actor", .oneOf, "Who acts, if not the framework's default."),
    optional("parent", .identifier, "The statement that it spells out."),
    optional("sameAs", .identifier, "The statement that it repeats word for word."),
    withDefault("flags", .list(of: .oneOf), [], "What is odd about it in the document."),
    optional("note", .text, "Why it is flagged, or how it was read."),
    field("text", .text, "What it says, in the project's own words: one plain sentence."),
    withDefault("grades", .dictionary(of: grade), [], "What the document says at each grade.")
  ) { id, level, actor, parent, sameAs, flags, note, text, grades in
    DraftStatement(
      id: id, level: level, actor: actor, parent: parent, sameAs: sameAs, flags: flags, note: note,
      text: text,
      grades: grades.map {
        Statement.Grade(
          level: $0.key, status: $0.value.status, text: $0.value.text, support: $0.value.support)
      })
  }

  private static let grade: Shape<DraftGrade> = .record(
    "grade",
    field("status", .oneOf, "Whether it is expected, qualified, not applicable or lost."),
    optional("text", .text, "The qualifier, in the project's own words."),
    withDefault("support", .list(of: .oneOf), [], "What it says about help and reach.")
  ) { DraftGrade(status: $0, text: $1, support: $2) }
}

/// A unit whose statements do not all know their actor yet.
private struct DraftUnit: Sendable {
  var unit: Framework.Unit
  var statements: [DraftStatement]

  func unit(defaultActor: Role) -> Framework.Unit {
    var unit = unit
    unit.statements = statements.map { $0.statement(defaultActor: defaultActor) }
    return unit
  }
}

/// A statement as it is written down: the actor may be left to the framework.
private struct DraftStatement: Sendable {
  var id: String
  var level: String?
  var actor: Role?
  var parent: String?
  var sameAs: String?
  var flags: [Statement.Flag]
  var note: String?
  var text: String
  var grades: [Statement.Grade]

  func statement(defaultActor: Role) -> Statement {
    Statement(
      id: id, level: level, actor: actor ?? defaultActor, parent: parent, sameAs: sameAs,
      flags: flags, note: note, text: text, grades: grades)
  }
}

/// A grade without its level, which is its key.
private struct DraftGrade: Sendable {
  var status: Statement.Grade.Status
  var text: String?
  var support: [Statement.Grade.Support]
}
