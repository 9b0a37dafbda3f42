import CrosswalkModel

/// How a framework is written down.
public enum FrameworkFile {
  /// What the `format` key says.
  public static let format = "crosswalk.framework/1"

  /// The shape of the file.
  package static let shape = Shape<Framework>(
    written.description,
    encode: {
      written.encode(WrittenFramework($0, actor: WrittenFramework.mostFrequentActor($0)))
    },
    decode: { written.decode($0, &$1)?.framework },
    decodeAgain: { node, earlier, problems in
      // A framework does not tell which statements say who acts. While the others mean the same as before,
      // that makes no difference.
      let actor = WrittenFramework.actor(in: earlier.node)
      guard actor == WrittenFramework.actor(in: node) else {
        return written.decode(node, &problems)?.framework
      }
      let before = Shape.Earlier(
        node: earlier.node, value: WrittenFramework(earlier.value, actor: actor))
      return written.decodeAgain(node, before, &problems)?.framework
    })

  /// The shape of the file, with who acts in statements that do not say.
  static let written: Shape<WrittenFramework> = .record(
    "framework",
    constant("format", format, "The kind and version of the file."),
    field("id", .identifier, \.framework.id, "What other files and commands call the framework."),
    field("title", .text, \.framework.title, "The title of the document."),
    field("publisher", .text, \.framework.publisher, "Who published it."),
    field("version", .text, \.framework.version, "Which version of the document this is."),
    field("jurisdiction", .text, \.framework.jurisdiction, "Where it is in force."),
    field("date", .text, \.framework.date, "The date of the document, or unknown."),
    optional(
      "language", .text, \.framework.language,
      "The language of titles and statements, as a tag such as en or es-MX."),
    optional(
      "license", .text, \.framework.license,
      "What others may do with the wording: the address of a licence, or words."),
    optional("wording", .oneOf, \.framework.wording, "Whose words the statements are."),
    field("source", source, \.framework.source, "The document it was read from."),
    withDefault(
      "draftedFrom", .list(of: ancestor), \.framework.draftedFrom, [],
      "Frameworks that it was drafted from; agreement with them is no evidence."),
    withDefault(
      "actor", .oneOf, \.actor, Role.worker, isAlwaysWritten: true,
      "Who acts in statements that do not say."),
    field("scale", scale, \.framework.scale, "The levels, and what they measure."),
    withDefault(
      "groups", .list(of: group.inline), \.framework.groups, [], "Headings over units."),
    field(
      "units", .list(of: unit), \.units, "What people are rated on, in the order of the document.")
  ) {
    _, id, title, publisher, version, jurisdiction, date, language, license, wording, source,
    draftedFrom, actor, scale, groups, units in
    WrittenFramework(
      Framework(
        id: id, title: title, publisher: publisher, version: version, jurisdiction: jurisdiction,
        date: date, language: language, license: license, wording: wording, source: source,
        draftedFrom: draftedFrom, scale: scale, groups: groups,
        units: units.map { $0.unit(actor: actor) }),
      actor: actor)
  }

  private static let source: Shape<Framework.Source> = .record(
    "source",
    field("title", .text, \.title, "The title as printed."),
    optional("url", .text, \.url, "Where the document can be had."),
    optional("note", .text, \.note, "What is known about the copy.")
  ) { Framework.Source(title: $0, url: $1, note: $2) }

  private static let ancestor: Shape<Framework.Ancestor> = .record(
    "framework that this one was drafted from",
    field("framework", .identifier, \.framework, "Its id."),
    optional("note", .text, \.note, "What is known about it.")
  ) { Framework.Ancestor(framework: $0, note: $1) }

  private static let scale: Shape<Scale> = .record(
    "scale",
    field("id", .identifier, \.id, "Frameworks whose scales have the same id share their levels."),
    field("title", .text, \.title, "What the levels are called."),
    field("construct", .text, \.construct, "What the levels measure."),
    optional(
      "measures", .text, \.measures,
      "The same in a word or two, such as frequency, to set beside a level."),
    field("rates", .oneOf, \.rates, "Whether units or the person are rated."),
    field("basis", .oneOf, \.basis, "Whether the levels say what is expected or what is observed."),
    optional("note", .text, \.note, "Where the scale comes from."),
    optional(
      "order", .oneOf, \.order,
      "How the order of the levels is known; first-seen and guessed ask somebody to confirm it."),
    field("levels", .list(of: level.inline, atLeast: 1), \.levels, "The levels, lowest first.")
  ) { id, title, construct, measures, rates, basis, note, order, levels in
    Scale(
      id: id, title: title, construct: construct, measures: measures, rates: rates, basis: basis,
      note: note, order: order, levels: levels)
  }

  private static let level: Shape<Scale.Level> = .record(
    "level",
    field("id", .identifier, \.id, "What statements, alignments and ratings call the level."),
    field("title", .text, \.title, "Its name."),
    optional("tenure", tenure, \.tenure, "The years of service that the document ties to it."),
    optional("definition", definition, \.definition, "What the document says that it is."),
    optional("note", .text, \.note, "What else is known about it.")
  ) { Scale.Level(id: $0, title: $1, tenure: $2, definition: $3, note: $4) }

  private static let definition: Shape<Definition> = .record(
    "definition",
    field("text", .text, \.text, "One to three plain sentences in the project's own words."),
    field("locator", .text, \.locator, "Where it stands in the document."),
    optional("note", .text, \.note, "What breaks off there, or is missing.")
  ) { Definition(text: $0, locator: $1, note: $2) }

  private static let tenure: Shape<Scale.Tenure> = .record(
    "tenure band",
    field("from", .number(in: 0...100), \.from, "Years of service at which it begins."),
    optional("to", .number(in: 0...100), \.to, "Years of service at which the next one begins.")
  ) { Scale.Tenure(from: $0, to: $1) }

  private static let group: Shape<Framework.Group> = .record(
    "group",
    field("id", .identifier, \.id, "What units call the group."),
    field("title", .text, \.title, "Its heading."),
    optional("parent", .identifier, \.parent, "The group that it stands under.")
  ) { Framework.Group(id: $0, title: $1, parent: $2) }

  private static let unit: Shape<WrittenUnit> = .record(
    "unit",
    field("id", .identifier, \.unit.id, "What ratings call the unit."),
    field("title", .text, \.unit.title, "Its name."),
    optional("code", .text, \.unit.code, "What the document calls it, if that cannot be the id."),
    optional("group", .identifier, \.unit.group, "The group it stands under."),
    optional(
      "definition", definition, \.unit.definition, "What the document says that it is."),
    optional("note", .text, \.unit.note, "What is odd about it."),
    withDefault("rated", .boolean, \.unit.rated, true, "False if it only holds statements."),
    withDefault(
      "subcompetencies", .list(of: subcompetency.inline), \.unit.subcompetencies, [],
      "Headings inside it that nobody is rated on."),
    withDefault("statements", .list(of: statement), \.statements, [], "Its behaviours.")
  ) { id, title, code, group, definition, note, rated, subcompetencies, statements in
    WrittenUnit(
      unit: Framework.Unit(
        id: id, title: title, code: code, group: group, definition: definition, note: note,
        rated: rated, subcompetencies: subcompetencies),
      statements: statements)
  }

  private static let subcompetency: Shape<Framework.Subcompetency> = .record(
    "subcompetency",
    field("id", .identifier, \.id, "Its locator."),
    field("title", .text, \.title, "Its name."),
    optional("note", .text, \.note, "What else the document says of it.")
  ) { Framework.Subcompetency(id: $0, title: $1, note: $2) }

  private static let statement: Shape<WrittenStatement> = .record(
    "statement",
    field("id", .identifier, \.statement.id, "Its place in the document."),
    optional(
      "code", .text, \.statement.code, "What the document calls it, if that cannot be the id."),
    optional(
      "subcompetency", .identifier, \.statement.subcompetency,
      "The heading inside the unit that it stands under."),
    optional("level", .identifier, \.statement.level, "The level that the document ties it to."),
    optional("actor", .oneOf, \.actor, "Who acts, if not the framework's default."),
    optional(
      "act", .oneOf, \.statement.act,
      "Whether it asks to value, to know, to do, or to guide others; not said counts as doing."),
    optional("parent", .identifier, \.statement.parent, "The statement that it spells out."),
    optional(
      "sameAs", .identifier, \.statement.sameAs, "The statement that it repeats word for word."),
    withDefault(
      "flags", .list(of: .oneOf).inline, \.statement.flags, [],
      "What is odd about it in the document."),
    optional("note", .text, \.statement.note, "Why it is flagged, or how it was read."),
    field(
      "text", .text, \.statement.text,
      "What it says, in the project's own words: one plain sentence."),
    withDefault(
      "grades", .dictionary(of: grade.inline, key: \.level), \.statement.grades, [],
      "What the document says at each grade.")
  ) { id, code, subcompetency, level, actor, act, parent, sameAs, flags, note, text, grades in
    WrittenStatement(
      statement: Statement(
        id: id, code: code, subcompetency: subcompetency, level: level, actor: actor ?? .worker,
        act: act, parent: parent, sameAs: sameAs, flags: flags, note: note, text: text,
        grades: grades),
      actor: actor)
  }

  /// What the document says at one level, which is its key.
  private static let grade: Shape<Statement.Grade> = .record(
    "grade",
    field("status", .oneOf, \.status, "Whether it is expected, qualified, not applicable or lost."),
    optional("text", .text, \.text, "The qualifier, in the project's own words."),
    withDefault(
      "support", .list(of: .oneOf), \.support, [], "What it says about help and reach.")
  ) { Statement.Grade(level: "", status: $0, text: $1, support: $2) }
}

/// A framework, and who acts in those of its statements that do not say it in the file.
struct WrittenFramework: Sendable, Hashable {
  var framework: Framework
  var actor: Role

  init(_ framework: Framework, actor: Role) {
    self.framework = framework
    self.actor = actor
  }

  /// Who acts in statements of a file that do not say; not said, or said wrongly, it is the worker.
  static func actor(in root: YAMLNode?) -> Role {
    root?.node(at: [.key("actor")])?.text.flatMap(Role.init) ?? .worker
  }

  fileprivate var units: [WrittenUnit] {
    framework.units.map { unit in
      WrittenUnit(
        unit: unit,
        statements: unit.statements.map {
          WrittenStatement(statement: $0, actor: $0.actor == actor ? nil : $0.actor)
        })
    }
  }

  /// Who acts in most statements, so that the fewest have to say it.
  fileprivate static func mostFrequentActor(_ framework: Framework) -> Role {
    var counts: [Role: Int] = [:]
    for (_, statement) in framework.statements { counts[statement.actor, default: 0] += 1 }
    return Role.allCases.reduce(.worker) {
      counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0
    }
  }
}

/// A unit whose statements stand beside it, since they do not all know their actor.
private struct WrittenUnit: Sendable, Hashable {
  var unit: Framework.Unit
  var statements: [WrittenStatement]

  func unit(actor: Role) -> Framework.Unit {
    var unit = unit
    unit.statements = statements.map { written in
      var statement = written.statement
      statement.actor = written.actor ?? actor
      return statement
    }
    return unit
  }
}

/// A statement, with who acts if the file says it of this one.
private struct WrittenStatement: Sendable, Hashable {
  var statement: Statement
  var actor: Role?
}
