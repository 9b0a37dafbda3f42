import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A review sheet while it is filled in, one statement at a time.
///
/// What is written into it is read as the sheet is read that comes back, so that a sheet never holds an
/// answer that cannot be understood.
package struct FilledReview: Sendable {
  /// What somebody writes of a statement and one concept, cell by cell.
  package struct Answer: Sendable, Hashable {
    /// `accept`, `change` or `reject`.
    package var decision: String
    package var concept: String
    package var share: String
    package var relation: String
    package var confidence: String
    package var reason: String

    package init(
      decision: String, concept: String = "", share: String = "", relation: String = "",
      confidence: String = "", reason: String = ""
    ) {
      (self.decision, self.concept, self.share) = (decision, concept, share)
      (self.relation, self.confidence, self.reason) = (relation, confidence, reason)
    }
  }

  /// A statement with what is suggested for it and what was answered.
  package struct Entry: Sendable, Hashable {
    package var statement: String
    package var unit: String
    package var level: String
    package var text: String
    package var actor: String
    package var act: String
    /// The ids of concepts, the likeliest first.
    package var suggestions: [String]
    /// Empty where nothing was decided.
    package var answers: [Answer]
  }

  /// The id of the framework that is reviewed; empty for a sheet without rows.
  package let framework: String
  /// Who fills it in, by name.
  package let reviewer: String
  private let headings: [String]
  private var rows: [[String]]

  /// A sheet that nobody has filled in yet.
  ///
  /// - Parameters:
  ///   - sheet: As it is exported.
  ///   - reviewer: Who fills it in, by name; it stands in every row from the start.
  /// - Throws: ``ReviewError``.
  package init(_ sheet: ReviewSheet, reviewer: String) throws {
    let table = try ReviewTable(Array(sheet.csv.utf8))
    try self.init(table, reviewer: CellText.cleaned(reviewer).text)
    for row in rows.indices { set(.reviewer, self.reviewer, in: row) }
  }

  /// A sheet that somebody has begun to fill in.
  ///
  /// - Parameter bytes: A workbook or a CSV table.
  /// - Throws: ``ReviewError`` for what is no review.
  package init(_ bytes: [UInt8]) throws {
    let table = try ReviewTable(bytes)
    if let defect = table.defects.first { throw ReviewError(defect) }
    let names = table.column(ReviewColumn.reviewer.rawValue).map { column in
      table.rows.lazy.map { CellText.cleaned($0.fields[column]).text }.first { !$0.isEmpty }
    }
    try self.init(table, reviewer: (names ?? nil) ?? "")
  }

  private init(_ table: ReviewTable, reviewer: String) throws {
    let needed: [ReviewColumn] = [.framework, .statement] + ReviewColumn.answers
    if let missing = needed.first(where: { table.column($0.rawValue) == nil }) {
      throw ReviewError("there is no column '\(missing.rawValue)' among the headings")
    }
    headings = table.headings
    rows = table.rows.map { Array($0.fields.prefix(table.headings.count)) }
    self.reviewer = reviewer
    let column = table.column(ReviewColumn.framework.rawValue)!
    framework = rows.first.map { CellText.cleaned($0[column]).text } ?? ""
  }

  // MARK: Cells

  private func cell(_ column: ReviewColumn, _ row: Int) -> String {
    headings.firstIndex(of: column.rawValue).map { CellText.cleaned(rows[row][$0]).text } ?? ""
  }

  private mutating func set(_ column: ReviewColumn, _ text: String, in row: Int) {
    guard let place = headings.firstIndex(of: column.rawValue) else { return }
    rows[row][place] = text
  }

  /// The sheet as CSV.
  package var csv: String { Self.csv(headings, rows) }

  private static func csv(_ headings: [String], _ rows: [[String]]) -> String {
    CSVWriter.row(headings) + rows.map(CSVWriter.row).joined()
  }

  /// All statements, in the order of the sheet.
  package var entries: [Entry] {
    let numbered = headings.indices.compactMap { column in
      ReviewColumn.number(ofSuggestion: headings[column]).map { (number: $0, column: column) }
    }.sorted { $0.number < $1.number }
    var entries: [Entry] = []
    var places: [String: Int] = [:]
    for row in rows.indices {
      let id = cell(.statement, row)
      let place =
        places[id]
        ?? {
          entries.append(
            Entry(
              statement: id, unit: cell(.unit, row), level: cell(.level, row),
              text: cell(.text, row), actor: cell(.actor, row), act: cell(.act, row),
              suggestions: numbered.compactMap { suggestion in
                let text = CellText.cleaned(rows[row][suggestion.column]).text
                return text.isEmpty ? nil : ReviewConcept.id(in: text)
              }, answers: []))
          places[id] = entries.count - 1
          return entries.count - 1
        }()
      let decision = cell(.decision, row)
      if decision.isEmpty { continue }
      entries[place].answers.append(
        Answer(
          decision: decision, concept: cell(.concept, row), share: cell(.share, row),
          relation: cell(.relation, row), confidence: cell(.confidence, row),
          reason: cell(.reason, row)))
    }
    return entries
  }

  // MARK: Answers

  /// Puts down what is decided on a statement, in the place of what was there.
  ///
  /// - Parameters:
  ///   - id: The statement.
  ///   - answers: One a concept; none takes back what was there.
  ///   - framework: The one under review.
  ///   - ontology: What concepts are looked up in.
  /// - Returns: What cannot be understood, in sentences without capital and full stop; then the sheet
  ///   stays as it was.
  /// - Throws: `NameError` for a statement that is not in the sheet.
  package mutating func answer(
    _ id: String, with answers: [Answer], of framework: Framework, ontology: Ontology
  ) throws -> [String] {
    guard let first = rows.indices.first(where: { cell(.statement, $0) == id }) else {
      throw NameError("there is no statement '\(id)' in this reading")
    }
    var filled = self
    filled.rows = (answers.isEmpty ? [Answer(decision: "")] : answers).map { _ in rows[first] }
    for (row, answer) in zip(
      filled.rows.indices, answers.isEmpty ? [Answer(decision: "")] : answers)
    {
      filled.fill(row, with: answer, by: reviewer)
    }
    let read = try filled.decisions(of: framework, ontology: ontology)
    // The place in the sheet says nothing to somebody who fills in a form.
    let problems = read.problems.map { problem in
      problem.firstRange(of: ": ").map { String(problem[$0.upperBound...]) } ?? problem
    }
    if problems.isEmpty {
      rows =
        rows[..<first] + filled.rows
        + rows.indices[first...].filter { cell(.statement, $0) != id }.map { rows[$0] }
    }
    return problems
  }

  private mutating func fill(_ row: Int, with answer: Answer, by reviewer: String) {
    set(.decision, answer.decision, in: row)
    set(.concept, answer.concept, in: row)
    set(.share, answer.share, in: row)
    set(.relation, answer.relation, in: row)
    set(.confidence, answer.confidence, in: row)
    set(.reviewer, reviewer, in: row)
    set(.reason, answer.reason, in: row)
  }

  /// The same sheet with decisions that were made elsewhere, as if each who made them had filled it in.
  package func filled(with decisions: [ReviewDecision]) -> FilledReview {
    let own = Dictionary(grouping: decisions, by: \.statement)
    var result = self
    result.rows = []
    for entry in entries {
      guard let first = rows.indices.first(where: { cell(.statement, $0) == entry.statement })
      else { continue }
      for decision in own[entry.statement] ?? [] {
        for answer in Self.answers(decision, suggested: entry.suggestions) {
          result.rows.append(rows[first])
          result.fill(result.rows.count - 1, with: answer, by: decision.reviewer)
        }
      }
      if own[entry.statement] == nil {
        result.rows.append(rows[first])
        result.fill(result.rows.count - 1, with: Answer(decision: ""), by: "")
      }
    }
    return result
  }

  private static func answers(_ decision: ReviewDecision, suggested: [String]) -> [Answer] {
    decision.links.map { link in
      let verdict: ReviewVerdict = suggested.contains(link.concept) ? .accept : .change
      return Answer(
        decision: verdict.rawValue, concept: link.concept, share: link.share.description,
        relation: link.relation?.rawValue ?? "", confidence: link.confidence.description,
        reason: link.note ?? "")
    }
      + decision.rejections.map {
        Answer(
          decision: ReviewVerdict.reject.rawValue, concept: $0.concept ?? "", reason: $0.reason)
      }
  }

  /// The sheet, read as one that has come back.
  ///
  /// - Throws: ``ReviewError``.
  package func decisions(of framework: Framework, ontology: Ontology) throws -> ReviewFile {
    try ReviewFile(Array(csv.utf8), ontology: ontology) { id in
      guard id == framework.id else {
        throw NameError("this is a review of '\(id)', not of '\(framework.id)'")
      }
      return framework
    }
  }
}
