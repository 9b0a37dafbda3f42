import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// How far reviewers agree, as text or as a table.
public struct ReviewAgreementText {
  private let style: TextStyle

  /// Makes reports for a terminal.
  public init(style: TextStyle) { self.style = style }

  /// The figures, and each statement that reviewers read differently.
  public func text(_ agreement: ReviewAgreement) -> PlainText {
    var text: PlainText = "\(agreement.reviewers.count) reviewers; "
    text += "\(counted(agreement.statements, "statement")) read by at least two\n"
    for pair in agreement.pairs {
      text += "\n"
      text += style.wrapped("\(pair.first) and \(pair.second)", first: "")
      text += "  \(pair.statements) read by both; "
      text += "\(pair.sameMain) have the same main concept\n"
      text += "  " + AgreementText.line("Cohen's kappa, main concept", pair.kappa)
    }
    text += "\n"
    text += AgreementText.line(
      "Krippendorff's alpha, sets of concepts (MASI)", agreement.alpha)
    if !agreement.disagreements.isEmpty {
      text += "\n\(counted(agreement.disagreements.count, "disagreement"))\n"
    }
    for entry in agreement.disagreements {
      text += "  \(entry.statement)\n"
      for (reviewer, concepts) in entry.readings.sorted(by: { $0.key < $1.key }) {
        text += style.wrapped(
          "\(concepts.isEmpty ? "no concept" : concepts.joined(separator: ", "))",
          first: "    \(reviewer): ")
      }
    }
    return text
  }

  /// One row a statement on which reviewers disagree, and a column a reviewer: concepts separated
  /// by spaces, the main one first; `(none)` where no concept fits, nothing where it was not read.
  public static func table(_ agreement: ReviewAgreement) -> Table {
    Table(
      ["statement"] + agreement.reviewers.map { Table.Column($0) },
      rows: agreement.disagreements.map { entry in
        [.text(entry.statement)]
          + agreement.reviewers.map { reviewer in
            entry.readings[reviewer].map { $0.isEmpty ? "(none)" : .init(words: $0) } ?? .absent
          }
      })
  }
}
