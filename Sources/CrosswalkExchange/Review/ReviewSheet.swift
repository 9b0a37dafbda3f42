import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A review to be filled in: a statement a row, with what is suggested for it and empty columns for
/// what a person decides. As a workbook with drop-down lists, or as a CSV table.
public struct ReviewSheet: Sendable {
  /// What was decided on a statement before.
  private struct Decided {
    var links: [ConceptLink] = []
    var rejections: [Rejection] = []
  }

  private let framework: Framework
  private let ontology: Ontology
  private let suggestionCount: Int
  private let showsLinks: Bool
  private let scale: ScaleSheets
  private let rows: [[String]]

  /// How many statements there are in it.
  public var count: Int { rows.count }

  /// A review of statements.
  ///
  /// - Parameters:
  ///   - aligned: The framework, with what was decided on it before.
  ///   - ontology: What reviewers choose from.
  ///   - suggestions: One entry for each statement to be reviewed, in the order of the rows.
  ///   - suggestionCount: So many columns of suggestions.
  ///   - showsLinks: Whether reviewers see what was decided before.
  ///   - showsScale: Whether they see which cuts and facets somebody has filled in before.
  public init(
    _ aligned: AlignedFramework, ontology: Ontology, suggestions: [StatementSuggestions],
    suggestionCount: Int, showsLinks: Bool, showsScale: Bool = false
  ) {
    scale = ScaleSheets(
      aligned.framework, showsScale ? aligned.alignment.scale : nil, ontology: ontology,
      isBlank: true)
    framework = aligned.framework
    self.ontology = ontology
    self.suggestionCount = suggestionCount
    self.showsLinks = showsLinks
    var decided: [String: Decided] = [:]
    for entry in aligned.alignment.links {
      decided[entry.statement, default: .init()].links += entry.links
    }
    for entry in aligned.alignment.rejected {
      decided[entry.statement, default: .init()].rejections += entry.rejections
    }
    let statements = Dictionary(
      framework.statements.map { ($0.statement.id, $0) }, uniquingKeysWith: { first, _ in first })
    let scale = aligned.framework.scale
    rows = suggestions.compactMap { entry in
      guard let (unit, statement) = statements[entry.statement] else { return nil }
      var row = [
        aligned.framework.id, statement.id, unit.title,
        statement.level.map(scale.title(of:)) ?? "", statement.text, statement.actor.rawValue,
        statement.act?.words ?? "",
      ]
      if showsLinks { row.append(Self.words(decided[statement.id] ?? Decided())) }
      row += (0..<suggestionCount).map { index in
        guard index < entry.suggestions.count else { return "" }
        let suggestion = entry.suggestions[index]
        return ReviewConcept.cell(
          id: suggestion.id, label: suggestion.label, rest: suggestion.score.map { percent($0) })
      }
      return row
    }
  }

  private static func words(_ decided: Decided) -> String {
    (decided.links.map { "\($0.concept) \($0.share.plain) \($0.relationName)" }
      + decided.rejections.map { "not \($0.concept ?? "any concept"): \($0.reason)" })
      .joined(separator: "; ")
  }

  private var columns: [Table.Column] {
    let facts: [ReviewColumn] = [
      .framework, .statement, .unit, .level, .text, .actor, .act,
    ]
    let headings =
      facts.map(\.rawValue) + (showsLinks ? [ReviewColumn.linked.rawValue] : [])
      + (0..<suggestionCount).map { ReviewColumn.suggestion($0 + 1) }
      + ReviewColumn.answers.map(\.rawValue)
    return headings.map { heading in
      let width: Double =
        switch ReviewColumn(rawValue: heading) {
        case .text: 60
        case .linked, .reason, nil: 30
        case .statement, .unit, .concept: 22
        default: 12
        }
      return Table.Column(heading, sheetWidth: width)
    }
  }

  private var table: Table {
    let empty = ReviewColumn.answers.map { _ in Table.Cell.absent }
    return Table(columns, rows: rows.map { $0.map(Table.Cell.text) + empty })
  }

  // MARK: Table

  /// The whole review as CSV.
  public var csv: String { table.csv }

  // MARK: Workbook

  static let sheetName = "Review"

  /// The whole review as an XLSX workbook: the review, where the levels lie and which facets they
  /// speak to, the concepts to choose from, and how it is filled in.
  ///
  /// - Throws: ``SpreadsheetError`` if a text is longer than a cell can hold.
  package func workbook() throws(SpreadsheetError) -> [UInt8] {
    try WorkbookWriter([review] + scale.drafts + [concepts, instructions]).bytes()
  }

  private var review: SheetDraft {
    let first = columns.count - ReviewColumn.answers.count
    func dropDown(_ column: ReviewColumn, _ source: DropDown.Source, _ message: String) -> DropDown?
    {
      guard !rows.isEmpty, let place = ReviewColumn.answers.firstIndex(of: column) else {
        return nil
      }
      let number = first + place + 1
      // Further rows, for further concepts of a statement, have the lists too.
      let last = min(rows.count + 1 + 1_000, 1_048_576)
      return DropDown(
        in: CellRange(
          CellReference(row: 2, column: number), CellReference(row: last, column: number)),
        from: source, message: message)
    }
    let lists = [
      dropDown(
        .decision, .list(ReviewVerdict.allCases.map(\.rawValue)),
        "accept, change or reject; the sheet 'How to' tells what they mean."),
      dropDown(
        .concept,
        .cells(
          sheet: "Concepts",
          range: CellRange(
            CellReference(row: 2, column: 1),
            CellReference(row: max(2, ontology.concepts.count + 1), column: 1))),
        "A concept's id, as the sheet 'Concepts' lists them."),
      dropDown(
        .relation, .list(Relation.allCases.map(\.rawValue)),
        "How the statement relates to the concept; the sheet 'How to' tells what they mean."),
    ]
    var sheet = table.sheet(named: Self.sheetName)
    sheet.dropDowns = lists.compactMap { $0 }
    return sheet
  }

  private var concepts: SheetDraft {
    SheetDraft(
      name: "Concepts",
      rows: [["concept", "label", "domain", "what belongs to it"]]
        + ontology.domains.flatMap { domain in
          domain.concepts.map {
            [.text($0.id), .text($0.label), .text(domain.label), .text($0.scope)]
          }
        },
      columns: [
        .init(width: 30, wraps: true), .init(width: 32, wraps: true), .init(width: 28, wraps: true),
        .init(width: 90, wraps: true),
      ])
  }

  private var instructions: SheetDraft {
    SheetDraft(
      name: "How to",
      rows: Self.instructions.map { [.text($0.0), .text($0.1)] },
      columns: [.init(width: 16, wraps: true), .init(width: 100, wraps: true)])
  }

  private static let instructions = [
    ("column", "what to fill in"),
    (
      "decision",
      "accept: the statement is about the concept. change: it is about another concept than those "
        + "suggested. reject: it is not about the concept; without a concept, no concept has a "
        + "word for it. Empty: not decided."
    ),
    (
      "concept",
      "An id from the sheet 'Concepts', or the number of a suggestion. Empty beside accept: the "
        + "first suggestion. For a statement about several concepts, copy its row; one to four go."
    ),
    (
      "share",
      "How much of the statement is about the concept, over 0 and at most 1. Empty: what the other "
        + "concepts of the statement leave, in equal parts."
    ),
    (
      "relation",
      "From the statement to the concept. exact: the same; close: nearly the same; narrower: the "
        + "statement is a part or a case of the concept; broader: it covers more; related: it "
        + "touches the concept only; counterpart: the same activity from the other side. Empty: "
        + "not said; then the statement counts for the topic, and no counterpart follows."
    ),
    ("confidence", "How sure you are, from 0 to 1."),
    ("reviewer", "Your name."),
    ("reason", "Why; required for reject."),
    (
      "what stands",
      "Where the statement is linked to the concept already, what is left empty of share, relation, "
        + "confidence and reason stays as it is."
    ),
    (
      "sheet Cuts",
      "Where each level begins on the reference scale from 0 to 100, within which spread a panel "
        + "could have put it, and why. Empty: nothing is said, and what stands there stays; columns "
        + "that end with 'now' show it."
    ),
    (
      "sheet Facets",
      "How strongly the wording of a level speaks to a facet, 0 to 4, which statements show it (their "
        + "ids, under Evidence), and where in the document it stands. Empty: nothing is said, and what stands there stays; columns "
        + "that end with 'now' show it."
    ),
  ]
}
