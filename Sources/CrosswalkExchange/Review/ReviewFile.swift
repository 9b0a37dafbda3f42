import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

/// What people have decided in a review that has come back.
public struct ReviewFile: Sendable {
  /// What is given where a cell is left empty.
  public struct Defaults: Sendable, Hashable {
    /// Whose decisions they are; nil: every row must say it.
    public var reviewer: String?
    /// From the statement to the concept; nil: it stays open, since nobody has said it.
    public var relation: Relation?
    /// How sure a reviewer is who does not say, 0 to 1.
    public var confidence = 0.8

    /// Makes the defaults.
    public init(reviewer: String? = nil) {
      self.reviewer = reviewer.map { CellText.cleaned($0).text }
    }
  }

  /// The id of the framework that is reviewed; nil if no row has a decision.
  public private(set) var framework: String?
  /// One a statement and reviewer, in the order of the rows.
  public private(set) var decisions: [ReviewDecision] = []
  /// What cannot be understood, with its place, in the order of the rows.
  public private(set) var problems: [String] = []
  /// Rows without a decision.
  public private(set) var undecided = 0
  /// Links that have had no share and got one.
  public private(set) var sharesGiven = 0
  /// Links that have had no confidence and got the default.
  public private(set) var confidencesGiven = 0
  /// Links that do not say what the statement is to the concept.
  public var unsaid: Int { decisions.reduce(0) { $0 + $1.unsaid } }
  /// Decisions that name no reviewer, where ``Defaults/reviewer`` names none either.
  public private(set) var nameless = 0
  /// Headings of columns that are not read.
  public private(set) var unread: [String] = []

  /// Reads a review.
  ///
  /// - Parameters:
  ///   - bytes: A workbook or a CSV file.
  ///   - ontology: What concepts are looked up in, by id or label.
  ///   - defaults: What is given where a cell is left empty.
  ///   - framework: Gives a framework by its id; what it throws becomes a problem.
  /// - Throws: ``ReviewError`` if the file is no review.
  public init(
    _ bytes: [UInt8], ontology: Ontology, defaults: Defaults = Defaults(),
    framework: (String) throws -> Framework
  ) throws {
    let table = try ReviewTable(bytes)
    guard !table.headings.isEmpty else { throw ReviewError("the file is empty") }
    for column in [ReviewColumn.framework, .statement, .decision]
    where table.column(column.rawValue) == nil {
      throw ReviewError(
        "\(table.place(table.headingNumber, nil)): there is no column '\(column.rawValue)' among "
          + "the headings")
    }
    for column in ReviewColumn.allCases
    where table.headings.count(where: { $0 == column.rawValue }) > 1 {
      throw ReviewError(
        "\(table.place(table.headingNumber, nil)): there is more than one column "
          + "'\(column.rawValue)'")
    }
    problems = table.defects
    unread = table.headings.filter { heading in
      !heading.isEmpty && ReviewColumn(rawValue: heading) == nil
        && ReviewColumn.number(ofSuggestion: heading) == nil
    }
    unread += table.columnsWithoutHeading
    var reader = ReviewRows(table, ontology: ontology, defaults: defaults)
    for row in table.rows { reader.take(row, framework) }
    reader.finish()
    problems += reader.problems.sorted { $0.row < $1.row }.map(\.text)
    self.framework = reader.framework?.id
    decisions = reader.decisions
    undecided = reader.undecided
    sharesGiven = reader.sharesGiven
    confidencesGiven = reader.confidencesGiven
    nameless = reader.nameless
  }
}
