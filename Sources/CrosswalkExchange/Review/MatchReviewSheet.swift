import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// The columns of a review of statements against those of another framework, by their headings.
enum MatchReviewColumn: String, CaseIterable {
  case framework, statement, level, who, text, to, object, whose = "object who"
  case wording = "object text", suggested, why
  case decision, confidence, reviewer, reason

  /// Those that a person fills in.
  static let answers: [MatchReviewColumn] = [.decision, .confidence, .reviewer, .reason]
}

/// What a person decides on a row: a relation, or one of these.
enum MatchVerdict: String, CaseIterable {
  /// The suggested relation holds.
  case accept
  /// The two statements do not match.
  case none
  /// The statement has no counterpart, and the other document should have one.
  case absent
  /// The statement has no counterpart, and the other document is about something else.
  case scope
  /// For later.
  case skip

  /// All that can be written into the column.
  static let words =
    ["accept"] + Relation.allCases.map(\.rawValue) + ["none", "absent", "scope", "skip"]
}

/// A review to be filled in: the likeliest counterparts of each statement, one a row, and empty columns
/// for what a person decides. As a workbook with drop-down lists, or as a CSV table.
public struct MatchReviewSheet: Sendable {
  private let rows: [[String]]
  /// How many statements there are in it.
  public let count: Int

  /// A review of statements.
  ///
  /// - Parameters:
  ///   - entries: One for each statement to be reviewed, with its candidates.
  ///   - framework: The framework that they are statements of.
  ///   - showsJudged: Whether reviewers see what was judged before.
  package init(
    _ entries: [StatementMatches], of framework: Framework, showsJudged: Bool
  ) {
    count = entries.count
    rows = entries.flatMap { entry in
      let subject = entry.subject
      let facts = [
        framework.id, subject.id, subject.level.map(framework.scale.title(of:)) ?? "",
        subject.who, subject.text, entry.to,
      ]
      // A statement without candidates has a row too: that it has no counterpart is to be decided.
      if entry.matches.isEmpty { return [facts + Array(repeating: "", count: 5)] }
      return entry.matches.map { match in
        let isShown = showsJudged || !match.curated
        let suggested = isShown ? match.relation?.rawValue ?? (match.curated ? "none" : "") : ""
        return facts + [
          match.id, match.who, match.text, suggested,
          isShown ? (match.reasons + (match.note.map { [$0] } ?? [])).joined(separator: "; ") : "",
        ]
      }
    }
  }

  private var table: Table {
    let columns = MatchReviewColumn.allCases.map { column in
      let width: Double =
        switch column {
        case .text, .wording: 60
        case .why, .reason: 40
        case .statement, .object, .suggested, .decision: 16
        default: 12
        }
      return Table.Column(column.rawValue, sheetWidth: width)
    }
    let empty = MatchReviewColumn.answers.map { _ in Table.Cell.absent }
    return Table(columns, rows: rows.map { $0.map(Table.Cell.text) + empty })
  }

  /// The whole review as CSV.
  public var csv: String { table.csv }

  /// The whole review as an XLSX workbook: the review, and how it is filled in.
  ///
  /// - Throws: ``SpreadsheetError`` if a text is longer than a cell can hold.
  package func workbook() throws(SpreadsheetError) -> [UInt8] {
    var sheet = table.sheet(named: ReviewSheet.sheetName)
    let column = MatchReviewColumn.allCases.firstIndex(of: .decision)! + 1
    // Further rows, for counterparts that are not suggested, have the list too.
    let last = min(rows.count + 1 + 1_000, 1_048_576)
    sheet.dropDowns = [
      DropDown(
        in: CellRange(
          CellReference(row: 2, column: column), CellReference(row: last, column: column)),
        from: .list(MatchVerdict.words),
        message: "A relation, or accept, none, absent, scope, skip; see the sheet 'How to'.")
    ]
    let help = SheetDraft(
      name: "How to", rows: Self.instructions.map { [.text($0.0), .text($0.1)] },
      columns: [.init(width: 16, wraps: true), .init(width: 100, wraps: true)])
    return try WorkbookWriter([sheet, help]).bytes()
  }

  private static let instructions = [
    ("column", "what to fill in"),
    (
      "decision",
      "What the statement is to the other one. exact: the same behaviour; close: nearly the same; "
        + "narrower: a case or a part of the other; broader: the other is a case or a part of it; "
        + "counterpart: the other side of one activity; related: another activity that an expert "
        + "would point to. accept: what stands under 'suggested'. none: the two do not match. absent, "
        + "scope: the statement has no counterpart at all, since the other document leaves it out, "
        + "or is about something else; in any one of its rows. skip, or empty: not decided."
    ),
    (
      "object",
      "Another statement than those suggested: copy a row, and write the other's id here."
    ),
    ("confidence", "How sure you are, from 0 to 1."),
    ("reviewer", "Your name."),
    ("reason", "Why; required for none, absent and scope."),
    (
      "what stands",
      "Where you have judged the two so already, what is left empty of confidence and reason stays as "
        + "it is."
    ),
  ]
}
