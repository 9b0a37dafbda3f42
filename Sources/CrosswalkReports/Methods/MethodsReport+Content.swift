import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

extension MethodsReport {
  /// Statements and concepts.
  var content: ReportDocument.Section {
    let carrying = Relation.allCases.filter(\.carries).map(\.rawValue)
    let others = Relation.allCases.filter { !$0.carries }.map(\.rawValue)
    return .init(
      title: "Content",
      blocks: [
        .paragraph(
          "Each statement of a document was read against the scope notes of the "
            + "\(ontology.concepts.count) concepts of an ontology (\(ontology.title), version "
            + "\(ontology.version)) and linked to up to four of them. A link has a share (how much of "
            + "the statement is about the concept; the shares of a statement sum to 1 at most), a "
            + "relation, and a confidence (how sure its author is). Share, confidence, and how far "
            + "readers agree are three numbers that are never mixed."),
        .paragraph(
          "Links that are \(Self.list(carrying, "or")) carry ratings; those that are "
            + "\(Self.list(others, "or")) are shown and carry none. Of a link whose relation nobody has "
            + "said no counterpart follows; it carries ratings, since it says what the statement is "
            + "about. What no concept has a word for "
            + "counts as not covered. What is known or valued of a thing does not cover what is done. "
            + "Two concepts meet if they are the same, or one is a case of the other."),
        .table(links, caption: "Links at hand"),
        .paragraph(
          "Content of a unit: w(u, c) is the mean, over the statements of unit u, of the share that "
            + "each carries to concept c; where statements belong to levels, the mean over the "
            + "levels of that mean. It sums to 1 over all concepts at most."),
      ])
  }

  private var links: Table {
    Table(
      [
        .init("framework", heading: "Framework"),
        .init("statements", heading: "Statements", alignment: .right),
        .init("linked", heading: "Linked", alignment: .right),
        .init("links", heading: "Links", alignment: .right),
        .init("carries", heading: "Carries ratings", alignment: .right),
        .init("outside", heading: "No concept for", alignment: .right),
        .init("confidence", heading: "Mean confidence", alignment: .right),
        .init("author", heading: "Links by"),
      ],
      rows: frameworks.map { aligned in
        let figures = FrameworkStatistics(aligned, ontology: ontology)
        return [
          .text(figures.framework), .integer(figures.statements), .integer(figures.linked),
          .integer(figures.links), .number(figures.carriedShare, .percent),
          .number(figures.outsideOntology, .percent),
          .init(figures.meanConfidence.map { decimals($0) }),
          .text(aligned.readers.joined(separator: "; ")),
        ]
      })
  }

  /// Comparing units.
  var overlap: ReportDocument.Section {
    .init(
      title: "Comparing",
      blocks: [
        .paragraph(
          "Overlap of two units: the sum over concepts c of the smaller of w(u, c) and w(v, c). It "
            + "is 0 to 1 and the same in both directions. Comparing documents counts every "
            + "statement, whoever acts in it, and tells besides how much speaks of the same kind of "
            + "person."),
        .paragraph(
          "Single statements are joined by direct judgements where there are any. Else the link of "
            + "the one and the link of the other are composed once through a concept, and weakened "
            + "where a link is about a part of its statement only. Judgements do not enter "
            + "translation."),
      ])
  }

  /// Direct judgements between two frameworks.
  var judgements: ReportDocument.Section {
    let sets = pair?.sets ?? []
    if sets.isEmpty {
      return .init(
        title: "Direct judgements",
        blocks: [.paragraph("Nobody has judged statements of the two beside each other.")])
    }
    let relations = Relation.allCases.map(\.rawValue)
    let table = Table(
      [.init("from", heading: "From"), .init("to", heading: "To"), .init("by", heading: "Read by")]
        + (relations + ["denied", "none"]).map { .init($0, alignment: .right) },
      rows: sets.map { set in
        let count = { (counts: (MatchSet.Match) -> Bool) in
          Table.Cell.integer(set.matches.count(where: counts))
        }
        return [.text(set.from), .text(set.to), .text(set.readers.joined(separator: "; "))]
          + Relation.allCases.map { relation in count { $0.relation == relation } }
          + [
            count { $0.relation == nil && $0.object != nil },
            count { $0.relation == nil && $0.object == nil },
          ]
      })
    return .init(
      title: "Direct judgements",
      blocks: [
        .paragraph(
          "A judgement says what one statement is to another, that the two are no counterparts "
            + "(denied), or that a statement has none in the other document (none). The files of "
            + "judgements carry no figure of how far readers agree; 'review agreement' computes it "
            + "from two readers' sheets."),
        .table(table, caption: "Judgements at hand"),
      ])
  }

  /// `a, b or c`.
  static func list(_ words: [String], _ last: String) -> String {
    words.count < 2
      ? words.joined()
      : words.dropLast().joined(separator: ", ") + " \(last) " + words[words.count - 1]
  }
}
