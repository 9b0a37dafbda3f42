import CrosswalkDocuments
import CrosswalkModel

/// Writes frameworks as the YAML that ``FrameworkFile`` reads back as the same value.
public enum FrameworkWriter {
  /// The text of a `framework.yaml`.
  ///
  /// - Parameters:
  ///   - framework: The values. Comments of a file that it was read from are not in it.
  ///   - comment: Lines to stand at the top.
  /// - Returns: The text, with a line end.
  public static func text(_ framework: Framework, comment: [String] = []) -> String {
    comment.map { "# \(commentLine($0))\n" }.joined() + YAMLWriter.text(value(framework))
  }

  /// A file that people have edited, with the changes that lead from one framework to another and
  /// all else as it stands.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - old: What it says.
  ///   - new: What it is to say.
  /// - Returns: The new text, and the comments that are not in it any more.
  package static func revision(
    of source: [UInt8], from old: Framework, to new: Framework
  ) -> YAMLRevision {
    // Who acts where nothing is said stays who it is, or else every statement would change.
    let actor =
      YAMLReader().read(source, file: "").root?.node(at: [.key("actor")])?.text
      .flatMap(Role.init) ?? .worker
    return YAMLRevision(of: source, from: value(old, actor), to: value(new, actor)) { text in
      YAMLReader().read(Array(text.utf8), file: "", as: FrameworkFile.shape).value == new
    }
  }

  /// The value that is written; `actor` is who acts in statements that do not say.
  static func value(_ framework: Framework, _ actor: Role? = nil) -> YAMLValue {
    let actor = actor ?? defaultActor(framework)
    var pairs: [YAMLValue.Pair] = [
      .init("format", .text(FrameworkFile.format)), .init("id", .text(framework.id)),
      .init("title", .text(framework.title)), .init("publisher", .text(framework.publisher)),
      .init("version", .text(framework.version)),
      .init("jurisdiction", .text(framework.jurisdiction)), .init("date", .text(framework.date)),
      .init(
        "source",
        .mapping(
          [.init("title", .text(framework.source.title))] + note(framework.source.note))),
    ]
    if !framework.draftedFrom.isEmpty {
      pairs.append(
        .init(
          "draftedFrom",
          .list(
            framework.draftedFrom.map {
              .mapping([.init("framework", .text($0.framework))] + note($0.note))
            })))
    }
    pairs.append(.init("actor", .text(actor.rawValue)))
    pairs.append(.init("scale", scale(framework.scale)))
    if !framework.groups.isEmpty {
      pairs.append(.init("groups", .list(framework.groups.map { titled($0.id, $0.title) })))
    }
    pairs.append(.init("units", .list(framework.units.map { unit($0, actor) })))
    return .mapping(pairs)
  }

  /// Who acts in most statements, so that the fewest have to say it.
  private static func defaultActor(_ framework: Framework) -> Role {
    var counts: [Role: Int] = [:]
    for (_, statement) in framework.statements { counts[statement.actor, default: 0] += 1 }
    return Role.allCases.reduce(.worker) {
      counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0
    }
  }

  private static func scale(_ scale: Scale) -> YAMLValue {
    .mapping(
      [
        .init("id", .text(scale.id)), .init("title", .text(scale.title)),
        .init("construct", .text(scale.construct)), .init("rates", .text(scale.rates.rawValue)),
        .init("basis", .text(scale.basis.rawValue)),
      ] + note(scale.note) + [.init("levels", .list(scale.levels.map(level)))])
  }

  private static func level(_ level: Scale.Level) -> YAMLValue {
    var pairs: [YAMLValue.Pair] = [
      .init("id", .text(level.id)), .init("title", .text(level.title)),
    ]
    if let tenure = level.tenure {
      pairs.append(
        .init(
          "tenure",
          .mapping(
            [.init("from", .number(tenure.from))]
              + (tenure.to.map { [.init("to", .number($0))] } ?? []))))
    }
    return .inline(.mapping(pairs + note(level.note)))
  }

  private static func unit(_ unit: Framework.Unit, _ actor: Role) -> YAMLValue {
    var pairs: [YAMLValue.Pair] = [
      .init("id", .text(unit.id)), .init("title", .text(unit.title)),
    ]
    if let group = unit.group { pairs.append(.init("group", .text(group))) }
    pairs += note(unit.note)
    if !unit.rated { pairs.append(.init("rated", .boolean(false))) }
    if !unit.subcompetencies.isEmpty {
      pairs.append(
        .init("subcompetencies", .list(unit.subcompetencies.map { titled($0.id, $0.title) })))
    }
    if !unit.statements.isEmpty {
      pairs.append(.init("statements", .list(unit.statements.map { statement($0, actor) })))
    }
    return .mapping(pairs)
  }

  private static func statement(_ statement: Statement, _ actor: Role) -> YAMLValue {
    var pairs: [YAMLValue.Pair] = [.init("id", .text(statement.id))]
    func add(_ key: String, _ text: String?) {
      if let text { pairs.append(.init(key, .text(text))) }
    }
    add("level", statement.level)
    if statement.actor != actor { add("actor", statement.actor.rawValue) }
    add("parent", statement.parent)
    add("sameAs", statement.sameAs)
    if !statement.flags.isEmpty {
      pairs.append(
        .init("flags", .inline(.list(statement.flags.map { .text($0.rawValue) }))))
    }
    pairs += note(statement.note)
    add("text", statement.text)
    if !statement.grades.isEmpty {
      pairs.append(
        .init("grades", .mapping(statement.grades.map { .init($0.level, grade($0)) })))
    }
    return .mapping(pairs)
  }

  private static func grade(_ grade: Statement.Grade) -> YAMLValue {
    var pairs: [YAMLValue.Pair] = [.init("status", .text(grade.status.rawValue))]
    if let text = grade.text { pairs.append(.init("text", .text(text))) }
    if !grade.support.isEmpty {
      pairs.append(.init("support", .list(grade.support.map { .text($0.rawValue) })))
    }
    return .inline(.mapping(pairs))
  }

  private static func titled(_ id: String, _ title: String) -> YAMLValue {
    .inline(.mapping([.init("id", .text(id)), .init("title", .text(title))]))
  }

  private static func note(_ note: String?) -> [YAMLValue.Pair] {
    note.map { [.init("note", .text($0))] } ?? []
  }

  /// A text that stays on its line and in its comment, whatever is in it.
  private static func commentLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          switch $0.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
          default: true
          }
        }))
  }
}

extension Skeleton {
  /// An `alignment.yaml` for the levels of a framework: cuts at equal distances, which say that
  /// nobody has judged them yet, and no links.
  public static func alignment(for framework: Framework) -> String {
    let levels = framework.scale.levels
    let step = 100 / max(1, levels.count)
    var text = """
      # A judgement, with an author: what each statement is about, and where each level lies.
      # 'crosswalk show ontology' lists the concepts.
      format: crosswalk.alignment/1
      framework: \(YAMLWriter.scalar(framework.id))
      author: Your name
      version: "1"
      date: "unknown"

      scale:
        # One more cut than there are levels, from 0 to 100. A spread is the half-width within which
        # a panel could have put the cut. These lie at equal distances until somebody judges them.
        cuts:
      """
    for index in 0...levels.count {
      let isEnd = index == 0 || index == levels.count
      let at = index == levels.count ? 100 : 100 * index / max(1, levels.count)
      let reason =
        index == 0
        ? "Where the first level begins"
        : isEnd ? "Where the last level ends" : "Not judged yet; where \(levels[index].id) begins"
      text +=
        "\n    - {at: \(at), spread: \(isEnd ? 0 : min(10, step / 2)), "
        + "reason: \(YAMLWriter.scalar(reason))}"
    }
    text += """

        # How far the whole scale may lie off: the standard deviation of what all its cuts share.
        # 'crosswalk levels' lets a panel place the cuts, and fills this in.
        locationError: {points: 10, reason: Nobody has placed the cuts yet}
        # The facets that the wording of a level speaks to; two scales without a common facet are not
        # translated. 'crosswalk show ontology' lists them.
        levels: []
        #  - level: \(YAMLWriter.scalar(levels.last?.id ?? "level"))
        #    facets:
        #      consistency: {strength: 3, section: Where the document describes the level}

      # One to four concepts a statement; the shares sum to 1 at most.
      links: {}
      #  \(YAMLWriter.scalar(framework.statements.first?.statement.id ?? "id")):
      #    - {concept: feedback, share: 0.7, relation: narrower, confidence: 0.8}
      #    - {concept: rapport, share: 0.3, relation: related, confidence: 0.6, note: why}

      """
    return text
  }
}
