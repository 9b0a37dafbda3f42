import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// The agreement of two readings, as text or as a table.
public struct AgreementText {
  private let style: TextStyle

  /// Makes reports for a terminal.
  public init(style: TextStyle) { self.style = style }

  /// The figures, and each statement whose main concept differs.
  public func text(_ agreement: ReadingAgreement) -> PlainText {
    var text: PlainText = "\(agreement.statements) statements read by both; "
    text += "\(agreement.sameMain) have the same main concept\n"
    text += Self.line("Cohen's kappa, main concept", agreement.kappa)
    text += Self.line("Krippendorff's alpha, sets of concepts (MASI)", agreement.alpha)
    if !agreement.disagreements.isEmpty { text += "\nOther main concepts\n" }
    for entry in agreement.disagreements {
      text += style.wrapped(
        "\(entry.first.joined(separator: ", ")) | \(entry.second.joined(separator: ", "))",
        first: "  \(entry.statement)  ")
    }
    if !agreement.unpaired.isEmpty {
      text += "\n"
      text += style.wrapped(
        "\(agreement.unpaired.joined(separator: ", "))", first: "Read by one of them only: ")
    }
    return text
  }

  /// One row a statement whose main concept differs: what each reading says, the main one first.
  public static func table(_ agreement: ReadingAgreement) -> Table {
    Table(
      ["statement", "first", "second"],
      rows: agreement.disagreements.map {
        [.text($0.statement), .init(words: $0.first), .init(words: $0.second)]
      })
  }

  /// A figure with its interval, and its name before it.
  static func line(_ name: String, _ figure: Estimate?) -> PlainText {
    guard let figure else { return "\(name, padded: 46)  nothing can be told\n" }
    let interval: PlainText = "\(decimals(figure.low)) to \(decimals(figure.high))"
    return "\(name, padded: 46)  \(decimals(figure.value)), 95 % interval \(interval)\n"
  }
}
