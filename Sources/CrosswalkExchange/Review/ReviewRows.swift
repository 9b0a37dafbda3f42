import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

/// Turns rows into decisions, collecting all that is wrong with them.
struct ReviewRows {
  /// A link as its row has it.
  private struct Draft {
    var row: Int
    var link: ConceptLink
    var share: Double?
    var open: Set<ReviewDecision.OpenPart>
  }

  /// What the rows of one reviewer say of one statement.
  private struct Group {
    var statement: String
    var reviewer: String
    var row: Int
    var drafts: [Draft] = []
    var rejections: [Rejection] = []
    var isBroken = false
  }

  private let table: ReviewTable
  private let defaults: ReviewFile.Defaults
  private let concepts: NameLookup
  private let suggestionColumns: [Int: Int]
  private var texts: [String: String] = [:]
  private var groups: [Group] = []
  private var positions: [[String]: Int] = [:]

  var framework: Framework?
  private var refusedFrameworks: Set<String> = []
  var problems: [(row: Int, text: String)] = []
  var decisions: [ReviewDecision] = []
  var undecided = 0
  var sharesGiven = 0
  var confidencesGiven = 0
  var nameless = 0

  init(_ table: ReviewTable, ontology: Ontology, defaults: ReviewFile.Defaults) {
    self.table = table
    self.defaults = defaults
    concepts = NameLookup(ontology.concepts.map { ($0.id, $0.label) })
    suggestionColumns = Dictionary(
      table.headings.enumerated().compactMap { column, heading in
        ReviewColumn.number(ofSuggestion: heading).map { ($0, column) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private func field(_ column: ReviewColumn, _ row: ReviewTable.Row) -> String {
    table.column(column.rawValue).map { CellText.cleaned(row.fields[$0]).text } ?? ""
  }

  private mutating func problem(
    _ message: String, _ column: ReviewColumn?, _ row: ReviewTable.Row
  ) {
    let place = table.place(row.number, column.flatMap { table.column($0.rawValue) })
    problems.append((row.number, "\(place): \(message)"))
  }

  mutating func take(_ row: ReviewTable.Row, _ lookup: (String) throws -> Framework) {
    // Every column is looked at whatever is wrong with the one before, so that a reviewer learns of
    // all of it at once.
    let verdict = field(.decision, row)
    if verdict.isEmpty {
      undecided += 1
      for column in [ReviewColumn.concept, .share, .relation, .confidence, .reason]
      where !field(column, row).isEmpty {
        problem("there is a \(column.rawValue) without a decision", column, row)
        break
      }
      return
    }
    let count = problems.count
    guard let decision = ReviewVerdict(rawValue: verdict.lowercased()) else {
      let near = nearest(verdict, in: ReviewVerdict.allCases.map(\.rawValue))
      problem(
        "unknown decision '\(verdict)'"
          + (near.map { "; did you mean '\($0)'?" } ?? "; there is accept, change and reject"),
        .decision, row)
      return
    }
    guard isFrameworkKnown(row, lookup), let framework else { return }
    let id = field(.statement, row)
    if texts[id] == nil {
      // A review of another document has thousands of such rows; a hundred hints are enough.
      let near = problems.count < 100 ? nearest(id, in: texts.keys.sorted()) : nil
      problem(
        id.isEmpty
          ? "the row names no statement"
          : "'\(framework.id)' has no statement '\(id)'"
            + (near.map { "; did you mean '\($0)'?" } ?? ""), .statement, row)
    } else {
      let text = field(.text, row)
      if !text.isEmpty, text != texts[id] {
        problem(
          "statement '\(id)' says something else now: '\(texts[id] ?? "")'; export it again",
          .text, row)
      }
    }
    let reviewer = field(.reviewer, row).isEmpty ? defaults.reviewer ?? "" : field(.reviewer, row)
    if reviewer.isEmpty {
      problem("the decision names no reviewer", .reviewer, row)
      nameless += 1
    }
    let concept = concept(row, decision)
    let share = number(.share, row, over: true)
    let confidence = number(.confidence, row, over: false)
    let relation = relation(row)
    let reason = field(.reason, row)

    let key = [id, reviewer]
    if positions[key] == nil {
      positions[key] = groups.count
      groups.append(Group(statement: id, reviewer: reviewer, row: row.number))
    }
    let group = positions[key]!
    switch decision {
    case .reject:
      if reason.isEmpty { problem("a rejection needs a reason", .reason, row) }
      if share != nil { problem("a rejection has no share", .share, row) }
      if groups[group].rejections.contains(where: { $0.concept == concept }) {
        problem("'\(reviewer)' turns this down twice for '\(id)'", .concept, row)
      }
      groups[group].rejections.append(Rejection(concept: concept, reason: reason))
    case .accept, .change:
      guard let concept else { break }
      if groups[group].drafts.contains(where: { $0.link.concept == concept }) {
        problem("'\(reviewer)' links '\(id)' to '\(concept)' twice", .concept, row)
      }
      if confidence == nil { confidencesGiven += 1 }
      let open: [(isOpen: Bool, part: ReviewDecision.OpenPart)] = [
        (share == nil, .share), (relation == nil, .relation),
        (confidence == nil, .confidence), (reason.isEmpty, .reason),
      ]
      groups[group].drafts.append(
        Draft(
          row: row.number,
          link: ConceptLink(
            concept: concept, share: share ?? 0, relation: relation ?? defaults.relation,
            confidence: confidence ?? defaults.confidence,
            justification: isSuggested(concept, row) ? "MappingReview" : "ManualMappingCuration",
            note: reason.isEmpty ? nil : reason), share: share,
          open: Set(open.filter(\.isOpen).map(\.part))))
    }
    if problems.count > count { groups[group].isBroken = true }
  }

  /// Whether the row's framework is at hand; all rows must be about the same.
  private mutating func isFrameworkKnown(
    _ row: ReviewTable.Row, _ lookup: (String) throws -> Framework
  ) -> Bool {
    let id = field(.framework, row)
    if let framework {
      if framework.id == id { return true }
      problem("a review is of one framework; this is of '\(framework.id)'", .framework, row)
      return false
    }
    // Said once, not for a thousand rows.
    guard !refusedFrameworks.contains(id) else { return false }
    do {
      let found = try lookup(id)
      framework = found
      for (_, statement) in found.statements {
        texts[statement.id] = CellText.cleaned(statement.text).text
      }
      return true
    } catch {
      refusedFrameworks.insert(id)
      problem("\(error)", .framework, row)
      return false
    }
  }

  private func suggestion(_ number: Int, _ row: ReviewTable.Row) -> String? {
    guard let column = suggestionColumns[number] else { return nil }
    let text = CellText.cleaned(row.fields[column]).text
    return text.isEmpty ? nil : ReviewConcept.id(in: text)
  }

  private func isSuggested(_ concept: String, _ row: ReviewTable.Row) -> Bool {
    suggestionColumns.keys.contains { suggestion($0, row) == concept }
  }

  /// The concept that a row names; nil if it names none, or none that can be.
  private mutating func concept(_ row: ReviewTable.Row, _ decision: ReviewVerdict) -> String? {
    let name = field(.concept, row)
    let wanted: String
    if name.isEmpty {
      switch decision {
      case .reject: return nil
      case .change:
        problem("a change needs the concept that the statement is about", .concept, row)
        return nil
      case .accept:
        guard let first = suggestion(1, row) else {
          problem("there is no suggestion to accept; name a concept", .concept, row)
          return nil
        }
        wanted = first
      }
    } else if let number = Int(name) {
      guard let suggestion = suggestion(number, row) else {
        problem("there is no suggestion \(number)", .concept, row)
        return nil
      }
      wanted = suggestion
    } else {
      wanted = ReviewConcept.id(in: name)
    }
    do {
      return try concepts.id(of: wanted, as: "concept")
    } catch {
      problem("\(error)", .concept, row)
      return nil
    }
  }

  private mutating func relation(_ row: ReviewTable.Row) -> Relation? {
    let name = field(.relation, row)
    if name.isEmpty { return nil }
    if let relation = Relation(rawValue: name.lowercased()) { return relation }
    let all = Relation.allCases.map(\.rawValue)
    problem(
      "unknown relation '\(name)'"
        + (nearest(name, in: all).map { "; did you mean '\($0)'?" }
          ?? "; there is \(all.joined(separator: ", "))"),
      .relation, row)
    return nil
  }

  /// A number from 0 to 1, also with a decimal comma or as a percentage; nil if there is none.
  private mutating func number(
    _ column: ReviewColumn, _ row: ReviewTable.Row, over isOverZero: Bool
  ) -> Double? {
    let text = field(column, row)
    if text.isEmpty { return nil }
    guard let number = ReviewNumber.fraction(text), !isOverZero || number > 0 else {
      problem(
        "the \(column.rawValue) '\(text)' is not "
          + (isOverZero ? "over 0 and at most 1" : "between 0 and 1"), column, row)
      return nil
    }
    return number
  }

  // MARK: Decisions

  mutating func finish() {
    for group in groups where !group.isBroken {
      func objection(_ message: String) -> (row: Int, text: String) {
        (group.row, "\(table.place(group.row, nil)): statement '\(group.statement)': \(message)")
      }
      let linked = Set(group.drafts.map(\.link.concept))
      if !linked.isEmpty, group.rejections.contains(where: { $0.concept == nil }) {
        problems.append(objection("no concept is said to fit, and others are accepted"))
      } else if let both = group.rejections.lazy.compactMap(\.concept).first(where: linked.contains)
      {
        problems.append(objection("'\(both)' is both accepted and rejected"))
      } else if group.drafts.count > 4 {
        problems.append(objection("\(group.drafts.count) concepts; one to four are allowed"))
      } else if let links = links(of: group) {
        sharesGiven += group.drafts.count { $0.share == nil }
        var decision = ReviewDecision(
          statement: group.statement, reviewer: group.reviewer, links: links,
          rejections: group.rejections)
        for draft in group.drafts where !draft.open.isEmpty {
          decision.open[draft.link.concept] = draft.open
        }
        decisions.append(decision)
      } else {
        problems.append(objection("the shares of its concepts leave nothing, or sum to over 1"))
      }
    }
  }

  /// The links with their shares; those without one share what is left. Nil if that is nothing.
  private func links(of group: Group) -> [ConceptLink]? {
    ReviewDecision.shares(group.drafts.map(\.share)).map { shares in
      zip(group.drafts, shares).map { draft, share in
        var link = draft.link
        link.share = share
        return link
      }
    }
  }
}
