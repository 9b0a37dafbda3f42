import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

/// What people have decided in reviews of statements against those of another framework.
package struct MatchReviewFile {
  /// The framework under review and the other; nil if no row has a decision.
  package private(set) var frameworks: (source: String, target: String)?
  /// In the order of the rows.
  package private(set) var decisions: [MatchDecision] = []
  /// What cannot be understood, with its place.
  package private(set) var problems: [String] = []
  /// Rows without a decision, or skipped.
  package private(set) var undecided = 0
  /// Decisions that name no reviewer.
  package private(set) var nameless = 0
  /// What was taken and may not be meant, with its place, and columns that are not read.
  package private(set) var remarks: [String] = []

  /// Whether the first of some files is such a review, by its headings; what is no table is none.
  ///
  /// - Throws: `FileError` for a file that cannot be read.
  package static func areReviews(_ paths: [String]) throws -> Bool {
    guard let path = paths.first else { return false }
    return isReview(try DataFiles.read(path, limit: ImportLimits().maxBytes))
  }

  /// Whether a table that is in memory is a review of statements against those of another framework.
  package static func isReview(_ bytes: [UInt8]) -> Bool {
    guard let table = try? ReviewTable(bytes) else { return false }
    return [MatchReviewColumn.object, .to].allSatisfy { table.column($0.rawValue) != nil }
  }

  /// Reads files together.
  ///
  /// - Parameters:
  ///   - paths: Workbooks or CSV files.
  ///   - catalog: Where the frameworks are that they are about.
  ///   - defaults: What is given where a cell is left empty.
  /// - Throws: `FileError` for a file that cannot be read, or is no review.
  package init(_ paths: [String], catalog: Catalog, defaults: ReviewFile.Defaults) throws {
    var rows = MatchReviewRows(catalog: catalog, defaults: defaults)
    for path in paths {
      do {
        let bytes = try DataFiles.read(path, limit: ImportLimits().maxBytes)
        let table = try ReviewTable(bytes, answers: MatchReviewColumn.answers.map(\.rawValue))
        try rows.take(table, of: path)
      } catch let error as ReviewError {
        throw FileError(path: path, reason: error.description)
      }
    }
    frameworks = rows.frameworks
    (decisions, problems, remarks) = (rows.decisions, rows.problems, rows.remarks)
    (undecided, nameless) = (rows.undecided, rows.nameless)
  }
}

/// Turns rows into decisions, collecting all that is wrong with them.
private struct MatchReviewRows {
  private let catalog: Catalog
  private let defaults: ReviewFile.Defaults
  private var table: ReviewTable?
  private var path = ""
  /// The wording of each statement, by framework and id.
  private var texts: [String: [String: String]] = [:]
  private var refused: Set<String> = []
  /// Where a reviewer decided on a pair first.
  private var seen: [[String]: [(place: String, match: MatchSet.Match)]] = [:]
  /// Whether a row that nobody has touched says what its statement of the other framework does not any more.
  private var isStale = false

  var frameworks: (source: String, target: String)?
  var decisions: [MatchDecision] = []
  var problems: [String] = []
  var undecided = 0
  var nameless = 0
  var remarks: [String] = []

  init(catalog: Catalog, defaults: ReviewFile.Defaults) {
    (self.catalog, self.defaults) = (catalog, defaults)
  }

  mutating func take(_ table: ReviewTable, of path: String) throws {
    for column in [MatchReviewColumn.framework, .statement, .to, .object, .decision]
    where table.column(column.rawValue) == nil {
      throw ReviewError(
        "\(table.place(table.headingNumber, nil)): there is no column '\(column.rawValue)' among "
          + "the headings")
    }
    for column in MatchReviewColumn.allCases
    where table.headings.count(where: { $0 == column.rawValue }) > 1 {
      throw ReviewError(
        "\(table.place(table.headingNumber, nil)): there is more than one column "
          + "'\(column.rawValue)'")
    }
    (self.table, self.path) = (table, path)
    problems += table.defects.map { "\(path): \($0)" }
    remarks += table.headings.filter { !$0.isEmpty && MatchReviewColumn(rawValue: $0) == nil }
      .map { "\(path): note: the column '\($0)' is not read" }
    isStale = false
    for row in table.rows where isOlder(row) {
      isStale = true
      break
    }
    for row in table.rows { take(row) }
  }

  /// Whether a row without a decision has another wording of its statement of the other framework than there
  /// is now: nobody has written another one into it.
  private mutating func isOlder(_ row: ReviewTable.Row) -> Bool {
    let text = field(.wording, row)
    guard !text.isEmpty, field(.decision, row).isEmpty,
      let texts = try? wordings(of: field(.to, row))
    else { return false }
    return texts[field(.object, row)] != text
  }

  /// - Throws: What the catalog throws for a framework that is not there.
  private mutating func wordings(of id: String) throws -> [String: String] {
    if let known = texts[id] { return known }
    let found = Dictionary(
      try catalog.framework(id).framework.statements.map {
        ($0.statement.id, CellText.cleaned($0.statement.text).text)
      }, uniquingKeysWith: { first, _ in first })
    texts[id] = found
    return found
  }

  private func field(_ column: MatchReviewColumn, _ row: ReviewTable.Row) -> String {
    table?.column(column.rawValue).map { CellText.cleaned(row.fields[$0]).text } ?? ""
  }

  private func place(_ column: MatchReviewColumn?, _ row: ReviewTable.Row) -> String {
    let place = table?.place(row.number, column.flatMap { table?.column($0.rawValue) }) ?? ""
    return "\(path): \(place)"
  }

  private mutating func problem(
    _ message: String, _ column: MatchReviewColumn?, _ row: ReviewTable.Row
  ) {
    problems.append("\(place(column, row)): \(message)")
  }

  private mutating func take(_ row: ReviewTable.Row) {
    let word = field(.decision, row).lowercased()
    if word.isEmpty || word == MatchVerdict.skip.rawValue {
      undecided += 1
      if !field(.reason, row).isEmpty {
        if word.isEmpty {
          problem("there is a reason without a decision", .reason, row)
        } else {
          remarks.append(
            "\(place(.reason, row)): note: the reason of a row that is skipped is not kept")
        }
      }
      return
    }
    let count = problems.count
    guard areFrameworksKnown(row), let frameworks else { return }
    let subject = field(.statement, row)
    check(subject, .statement, in: frameworks.source, wording: .text, row)
    var match = MatchSet.Match(subject: subject, confidence: 0, note: field(.reason, row))
    let isAbsence = Absence(rawValue: word) != nil
    if !isAbsence {
      let object = field(.object, row)
      check(object, .object, in: frameworks.target, wording: .wording, row)
      match.object = object
    }
    let isKnown = decide(word, row, &match)
    if isKnown, match.relation == nil, match.note.isEmpty {
      problem("'\(word)' needs a reason", .reason, row)
    }
    let reviewer =
      field(.reviewer, row).isEmpty ? defaults.reviewer ?? "" : field(.reviewer, row)
    if reviewer.isEmpty {
      problem("the decision names no reviewer", .reviewer, row)
      nameless += 1
    }
    let confidence = confidence(row)
    match.confidence = confidence ?? defaults.confidence
    guard problems.count == count else { return }
    var decision = MatchDecision(reviewer: reviewer, match: match)
    if confidence == nil { decision.open.insert(.confidence) }
    if match.note.isEmpty { decision.open.insert(.reason) }
    keep(decision, row)
  }

  /// Sets what a decision says; false for one that says nothing, which is told.
  private mutating func decide(
    _ word: String, _ row: ReviewTable.Row, _ match: inout MatchSet.Match
  ) -> Bool {
    match.justification = "ManualMappingCuration"
    if let relation = Relation(rawValue: word) {
      match.relation = relation
      if word == field(.suggested, row) { match.justification = "MappingReview" }
    } else if word == MatchVerdict.accept.rawValue {
      match.justification = "MappingReview"
      let suggested = field(.suggested, row)
      match.relation = Relation(rawValue: suggested)
      if match.relation == nil, suggested != MatchVerdict.none.rawValue {
        problem("nothing is suggested here to accept; write a relation", .decision, row)
        return false
      }
    } else if let absence = Absence(rawValue: word) {
      match.absence = absence
    } else if word != MatchVerdict.none.rawValue {
      let near = nearest(word, in: MatchVerdict.words)
      problem(
        "unknown decision '\(word)'"
          + (near.map { "; did you mean '\($0)'?" }
            ?? "; there is \(MatchVerdict.words.joined(separator: ", "))"),
        .decision, row)
      return false
    }
    return true
  }

  private mutating func keep(_ decision: MatchDecision, _ row: ReviewTable.Row) {
    let key = [decision.reviewer, decision.match.subject]
    let earlier = seen[key] ?? []
    if earlier.contains(where: { $0.match == decision.match }) { return }
    if let first = earlier.first(where: {
      $0.match.object == decision.match.object
        || MatchDecision.contradict($0.match, decision.match)
    }) {
      problem(
        "'\(decision.reviewer)' decides otherwise on these statements than at \(first.place)",
        .decision, row)
      return
    }
    seen[key] = earlier + [(place(nil, row), decision.match)]
    decisions.append(decision)
  }

  /// Whether the row's frameworks are at hand; all rows must be about the same two.
  private mutating func areFrameworksKnown(_ row: ReviewTable.Row) -> Bool {
    let (source, target) = (field(.framework, row), field(.to, row))
    if let frameworks {
      if frameworks == (source, target) { return true }
      problem(
        "the reviews are of '\(frameworks.source)' against '\(frameworks.target)'", .framework, row)
      return false
    }
    var isKnown = true
    for (column, id) in [(MatchReviewColumn.framework, source), (.to, target)] {
      do {
        _ = try wordings(of: id)
      } catch {
        // Said once, not for a thousand rows.
        if refused.insert(id).inserted { problem("\(error)", column, row) }
        isKnown = false
      }
    }
    if isKnown { frameworks = (source, target) }
    return isKnown
  }

  /// Complains of a statement that is not there, or says something else than in the row.
  private mutating func check(
    _ id: String, _ column: MatchReviewColumn, in framework: String, wording: MatchReviewColumn,
    _ row: ReviewTable.Row
  ) {
    guard let known = texts[framework]?[id] else {
      // A review of another document has thousands of such rows; a hundred hints are enough.
      let near = problems.count < 100 ? nearest(id, in: texts[framework]?.keys.sorted() ?? []) : nil
      problem(
        id.isEmpty
          ? "the row names no \(column.rawValue)"
          : "'\(framework)' has no statement '\(id)'"
            + (near.map { "; did you mean '\($0)'?" } ?? ""), column, row)
      return
    }
    let text = field(wording, row)
    guard !text.isEmpty, text != known else { return }
    // Who writes another object leaves the wording of the old one beside it.
    let other = column == .object && !isStale ? texts[framework]?.first { $0.value == text } : nil
    guard let other else {
      problem(
        "statement '\(id)' says something else now: '\(known)'; export it again", wording, row)
      return
    }
    remarks.append(
      "\(place(wording, row)): note: taken as decided on '\(id)', though the wording beside it is that of "
        + "'\(other.key)'")
  }

  private mutating func confidence(_ row: ReviewTable.Row) -> Double? {
    let text = field(.confidence, row)
    if text.isEmpty { return nil }
    guard let number = ReviewNumber.fraction(text) else {
      problem("the confidence '\(text)' is not between 0 and 1", .confidence, row)
      return nil
    }
    return number
  }
}

/// Numbers as people write them into sheets.
enum ReviewNumber {
  /// A number from 0 to 1, also with a decimal comma or as a percentage; nil if it is none.
  static func fraction(_ text: String) -> Double? {
    let isPercentage = text.hasSuffix("%")
    let digits = (isPercentage ? String(text.dropLast()) : text).filter { $0 != " " }
    let number = Double(digits.contains(".") ? digits : digits.replacing(",", with: "."))
      .map { isPercentage ? $0 / 100 : $0 }
    return number.flatMap { $0 >= 0 && $0 <= 1 ? $0 : nil }
  }
}
