import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Direct judgements, and where they differ from what follows from shared matters.
extension ComparisonHTML {
  static let mostDisagreements = 25

  var judgements: Section {
    let all = comparison.disagreements
    var body: HTML
    switch (comparison.judgements, all.count) {
    case (0, _):
      body = """
        <p>Nobody has judged single statements of the two against each other yet. All above \
        follows from what the statements are about.</p>

        """
    case (let judged, 0):
      body = """
        <p>\(Self.count(judged, "pair of statements has", "pairs of statements have")) been judged \
        directly, and what follows from the shared matters says the same of each.</p>

        """
    case (let judged, let differing):
      body = """
        <p>\(Self.count(judged, "pair of statements has", "pairs of statements have")) been judged \
        directly. For \(differing), the judgement says other than what follows from the matters \
        that the two statements share: \(all.count(where: \.isContradiction)) contradict it, the others \
        are finer. The judgement counts.</p>

        """
    }
    if !all.isEmpty {
      body += table(Array(all.prefix(Self.mostDisagreements)), of: all.count).html
      let more = all.count - Self.mostDisagreements
      if more > 0 {
        body += "<p>\(more) more are in the JSON form of this comparison.</p>\n"
      }
    }
    return Section(id: "judgements", title: "Direct judgements", body: body)
  }

  private func table(_ shown: [Comparison.Disagreement], of count: Int) -> HTMLTable {
    func texts(_ framework: Framework) -> [String: String] {
      Dictionary(
        framework.statements.map { ($0.statement.id, $0.statement.text) },
        uniquingKeysWith: { first, _ in first })
    }
    let (mine, theirs) = (texts(from), texts(to))
    let caption: HTML =
      shown.count < count
      ? "The first \(shown.count) of \(count) pairs, in the order of the judgements."
      : "Pairs of which the judgement says other than what follows."
    return HTMLTable(
      id: "judgements-caption", caption: caption,
      columns: [
        .init("Statement of \(short(from))"), .init("Statement of \(short(to))"),
        .init("Judged"), .init("What follows"), .init("Why"),
      ],
      rows: shown.map { pair in
        [
          unit(pair.subject, mine[pair.subject] ?? ""),
          unit(pair.object, theirs[pair.object] ?? ""),
          "\(pair.curated.map(words) ?? "no match")", "\(pair.derived.map(words) ?? "nothing")",
          "<bdi>\(pair.note)</bdi>",
        ]
      })
  }

  /// A relation, read from the first statement to the second.
  private func words(_ relation: Relation) -> String {
    switch relation {
    case .exact: "the same"
    case .close: "nearly the same"
    case .narrower: "the first is a part or case of the second"
    case .broader: "the first takes in more than the second"
    case .related: "they touch, no more"
    case .counterpart: "the same activity, from the other party's side"
    }
  }
}
