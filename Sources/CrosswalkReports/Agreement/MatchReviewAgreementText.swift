import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// How far reviewers agree on counterparts, as text or as a table.
public struct MatchReviewAgreementText {
  private let style: TextStyle

  /// Makes reports for a terminal.
  public init(style: TextStyle) { self.style = style }

  /// The figures, and each pair of statements that reviewers read differently.
  public func text(_ agreement: MatchReviewAgreement) -> PlainText {
    var text: PlainText = "\(agreement.reviewers.count) reviewers\n"
    for pair in agreement.pairs {
      text += "\n"
      text += style.wrapped("\(pair.first) and \(pair.second)", first: "")
      text += "  \(counted(pair.judged, "pair")) of statements judged by both; "
      text += "of \(pair.same) they say the same\n"
      text += "  " + AgreementText.line("weighted kappa, relation", pair.relation)
      text += "  \(counted(pair.statements, "statement")) read by both; on \(pair.sameExistence) "
      text += "they agree whether there is a counterpart\n"
      text += "  " + AgreementText.line("Cohen's kappa, is there one", pair.existence)
    }
    if !agreement.disagreements.isEmpty {
      text += "\n\(counted(agreement.disagreements.count, "disagreement"))\n"
    }
    for entry in agreement.disagreements {
      let readings = entry.readings.sorted { $0.key < $1.key }
        .map { "\($0.key): \($0.value)" }.joined(separator: "; ")
      text += style.wrapped("\(readings)", first: "  \(entry.subject), \(entry.object)  ")
    }
    return text
  }

  /// One row a pair of statements on which reviewers disagree, and a column a reviewer.
  public static func table(_ agreement: MatchReviewAgreement) -> Table {
    Table(
      ["subject", "object"] + agreement.reviewers.map { Table.Column($0) },
      rows: agreement.disagreements.map { entry in
        [.text(entry.subject), .text(entry.object)]
          + agreement.reviewers.map { .init(entry.readings[$0]) }
      })
  }
}
