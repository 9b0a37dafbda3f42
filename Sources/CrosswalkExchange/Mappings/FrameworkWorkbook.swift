import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A framework with its alignment as a workbook for people: statements, links and what was turned
/// down, levels, cuts and facets, what the document says of grades, concepts without a statement,
/// and where it all comes from.
///
/// The first sheet has the headings that an import knows, so that it reads the statements back;
/// ``WorkbookJudgements`` reads the others.
public struct FrameworkWorkbook: Sendable {
  /// What is not in it.
  public let loss: LossReport
  /// What of a framework and its alignment is in it.
  package static let keeps = KeptFields(
    Set<ModelField>.all(
      of: .framework, .source, .ancestor, .unit, .scale, .level, .tenure, .statement, .grade,
      .alignment, .link, .rejection, .act, .unused
    ).subtracting([.alignmentIsComplete, .statementSubcompetency]).union([
      .definitionText, .groupTitle, .subcompetencyTitle, .cutAt, .cutSpread, .cutReason,
      .levelFacetsLevel, .readingFacet, .readingStrength, .readingEvidence, .readingSection,
      .readingSecondary, .readingReason,
    ]))

  private let aligned: AlignedFramework
  private let ontology: Ontology
  private let labels: [String: String]

  /// Makes the workbook; its concepts are named as the ontology names them.
  public init(_ aligned: AlignedFramework, ontology: Ontology) {
    self.aligned = aligned
    self.ontology = ontology
    labels = Dictionary(
      ontology.concepts.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    loss = LossReport(
      title: "\(aligned.framework.id) as xlsx", of: ModelValues([aligned]), keeping: Self.keeps)
  }

  /// The file, the same for the same framework.
  ///
  /// - Throws: ``SpreadsheetError`` if a text is longer than a cell may be, or there are more rows
  ///   than a sheet holds.
  public var bytes: [UInt8] {
    get throws(SpreadsheetError) {
      let further = [rejections, acts, grades, unused].filter { $0.rows.count > 1 }
      let scale = ScaleSheets(aligned.framework, aligned.alignment.scale, ontology: ontology).drafts
      return try WorkbookWriter([statements, links, levels] + scale + further + [about]).bytes()
    }
  }

  /// A sheet with headings; a column in which nothing stands is left out, unless people fill it in.
  private static func sheet(
    _ name: String, _ columns: [(heading: String, width: Double)], _ rows: [[CellValue]],
    isFilledIn: Bool = false
  ) -> SheetDraft {
    let filled = columns.indices.filter { column in
      isFilledIn || rows.contains { $0[column] != .empty }
    }
    return SheetDraft(
      name: name,
      rows: [filled.map { .text(columns[$0].heading) }]
        + rows.map { row in filled.map { row[$0] } },
      columns: filled.map { SheetDraft.Column(width: columns[$0].width, wraps: true) },
      hasFilter: true)
  }

  private var statements: SheetDraft {
    let framework = aligned.framework
    let links = aligned.linksByStatement
    let groupTitles = Dictionary(
      framework.groups.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    var rows: [[CellValue]] = []
    for unit in framework.units {
      let group = CellValue(unit.group.map { groupTitles[$0] ?? $0 })
      let headings = Dictionary(
        unit.subcompetencies.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
      let names: [CellValue] = [group, .text(unit.id), .text(unit.title)]
      // What describes the unit stands in its first row.
      var description: [CellValue] = [
        CellValue(unit.definition?.text),
        CellValue(unit.note),
        CellValue(lines: unit.subcompetencies.map(\.title)),
        unit.rated ? .empty : "no", CellValue(unit.code),
      ]
      for statement in unit.statements {
        rows.append(
          names
            + [
              .text(statement.id),
              CellValue(statement.code),
              CellValue(statement.subcompetency.map { headings[$0] ?? $0 }),
              CellValue(statement.level.map(framework.scale.title(of:))),
              .text(statement.actor.rawValue), CellValue(statement.act?.rawValue),
              .text(statement.text),
              CellValue(
                lines: (links[statement.id] ?? []).map { labels[$0.concept] ?? $0.concept }),
              CellValue(statement.parent), CellValue(statement.sameAs),
              CellValue(lines: statement.flags.map(\.rawValue)), CellValue(statement.note),
            ] + description)
        description = Array(repeating: .empty, count: 5)
      }
      if unit.statements.isEmpty {
        rows.append(names + Array(repeating: .empty, count: 12) + description)
      }
    }
    return Self.sheet(
      "Statements",
      [
        ("Group", 22), ("Unit id", 10), ("Unit", 24), ("Id", 18),
        ("Code in the document", 14), ("Stands under", 22), ("Level", 14), ("Actor", 11),
        ("Kind of act", 11), ("Statement", 70), ("Concepts", 30), ("Part of", 12), ("Repeats", 12),
        ("Flags", 14),
        ("Note", 40), ("Definition", 50), ("Note on the unit", 40),
        ("Subcompetencies", 30), ("Rated", 8), ("The unit's code in the document", 14),
      ], rows)
  }

  private var links: SheetDraft {
    let texts = Dictionary(
      aligned.framework.statements.map { ($0.statement.id, $0.statement.text) },
      uniquingKeysWith: { first, _ in first })
    let rows = aligned.alignment.links.flatMap { entry in
      entry.links.map { link -> [CellValue] in
        [
          .text(entry.statement), CellValue(texts[entry.statement]), .text(link.concept),
          CellValue(labels[link.concept]), .number(link.share), CellValue(link.relation?.rawValue),
          .number(link.confidence),
          .text(link.justification ?? aligned.alignment.justification),
          .text(link.author ?? aligned.alignment.author), CellValue(link.note),
        ]
      }
    }
    return Self.sheet(
      "Links",
      [
        ("Statement", 18), ("Text", 60), ("Concept", 24), ("Label", 28), ("Share", 8),
        ("Relation", 11), ("Confidence", 11), ("Justification", 22), ("Author", 18), ("Note", 40),
      ], rows, isFilledIn: true)
  }

  private var rejections: SheetDraft {
    let texts = Dictionary(
      aligned.framework.statements.map { ($0.statement.id, $0.statement.text) },
      uniquingKeysWith: { first, _ in first })
    let rows = aligned.alignment.rejected.flatMap { entry in
      entry.rejections.map { rejection -> [CellValue] in
        [
          .text(entry.statement), CellValue(texts[entry.statement]),
          .text(rejection.concept ?? "no concept fits"),
          CellValue(rejection.concept.map { labels[$0] ?? $0 }), .text(rejection.reason),
          .text(rejection.author ?? aligned.alignment.author),
        ]
      }
    }
    return Self.sheet(
      "Turned down",
      [
        ("Statement", 18), ("Text", 60), ("Concept", 24), ("Label", 28), ("Reason", 40),
        ("Author", 18),
      ], rows)
  }

  private var acts: SheetDraft {
    let texts = Dictionary(
      aligned.framework.statements.map { ($0.statement.id, $0.statement.text) },
      uniquingKeysWith: { first, _ in first })
    let rows = aligned.alignment.acts.map { entry -> [CellValue] in
      [
        .text(entry.statement), CellValue(texts[entry.statement]), .text(entry.act.rawValue),
        .text(entry.reason), .text(entry.author ?? aligned.alignment.author),
      ]
    }
    return Self.sheet(
      "Kinds of act overruled",
      [("Statement", 18), ("Text", 60), ("Act", 11), ("Reason", 40), ("Author", 18)], rows)
  }

  private var levels: SheetDraft {
    let rows = aligned.framework.scale.levels.enumerated().map { index, level -> [CellValue] in
      [
        .number(Double(index + 1)), .text(level.id), .text(level.title),
        CellValue(level.tenure?.from), CellValue(level.tenure?.to),
        CellValue(level.definition?.text), CellValue(level.note),
      ]
    }
    return Self.sheet(
      "Levels",
      [
        ("Position", 9), ("Id", 14), ("Level", 18), ("From year", 10), ("To year", 10),
        ("Definition", 50), ("Note", 50),
      ], rows, isFilledIn: true)
  }

  private var grades: SheetDraft {
    let rows = aligned.framework.statements.flatMap { _, statement in
      statement.grades.map { grade -> [CellValue] in
        [
          .text(statement.id), .text(grade.level), .text(grade.status.rawValue),
          CellValue(grade.text), CellValue(lines: grade.support.map(\.rawValue)),
        ]
      }
    }
    return Self.sheet(
      "Grades",
      [("Statement", 18), ("Level", 18), ("Status", 11), ("Text", 70), ("Support", 14)], rows)
  }

  private var unused: SheetDraft {
    let rows = aligned.alignment.unused.flatMap { unused in
      unused.concepts.map { concept -> [CellValue] in
        [
          .text(concept), CellValue(labels[concept]), .text(unused.kind.rawValue),
          .text(unused.reason),
        ]
      }
    }
    return Self.sheet(
      "Concepts without statement",
      [("Concept", 26), ("Label", 30), ("Why", 12), ("Reason", 70)], rows)
  }

  private var about: SheetDraft {
    let framework = aligned.framework
    let alignment = aligned.alignment
    var rows: [[CellValue]] = Self.facts.map {
      [.text($0.name), CellValue($0.value(framework))]
    }
    rows += framework.draftedFrom.map {
      [.text(Self.ancestorHeading), .text($0.framework), CellValue($0.note)]
    }
    rows += [
      ["Author of the links", .text(alignment.author)],
      ["Version of the links", .text(alignment.version)],
      ["Date of the links", .text(alignment.date)],
      ["Overridden by", CellValue(lines: aligned.overriddenBy)],
      ["Ontology", .text(ontology.id)], ["Version of the ontology", .text(ontology.version)],
      ["Content hash", .text(aligned.digest)],
    ]
    return SheetDraft(
      name: "About", rows: rows, hasHeader: false,
      columns: [
        .init(width: 26, wraps: true), .init(width: 80, wraps: true), .init(width: 60, wraps: true),
      ])
  }
}

extension CellValue {
  /// A text; nothing for none or an empty one.
  init(_ text: String?) { self = text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }

  /// A number; nothing for none.
  init(_ number: Double?) { self = number.map(CellValue.number) ?? .empty }

  /// Texts, each on a line of its own; nothing for none.
  init(lines: [String]) { self.init(lines.joined(separator: "\n")) }
}
