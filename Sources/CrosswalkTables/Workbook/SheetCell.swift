/// A cell that has a value or a formula.
package struct SheetCell: Sendable, Hashable {
  /// What the file says that the value is.
  package enum Kind: Sendable, Hashable {
    /// Text, perhaps empty.
    case text
    /// A number, as people see it in a cell without a number format.
    case number
    /// `TRUE` or `FALSE`.
    case boolean
    /// An error of Excel, such as `#N/A`.
    case error
    /// A day, a time or both, or a duration, in ISO 8601.
    case date
  }

  /// Where it stands.
  package var reference: CellReference
  /// The value as text: a number without needless digits (`3`, not `3.0`, at most 15 digits as in
  /// Excel), a date in ISO 8601. Formatting is left out: 50 % is `0.5`. Empty for a formula that
  /// was saved without its result.
  package var text: String
  /// What the text stands for.
  package var kind: Kind
  /// The exact number behind a number or date; for a date, its serial number.
  package var number: Double?
  /// The formula that gave the value, without `=`; empty if it stands with another cell that it is
  /// shared with.
  package var formula: String?
  /// Whether the formula was saved without its result, as by a program that does not calculate.
  package var isUncomputed: Bool
  /// What of the value is struck out, in a reader that leaves it out; ``text`` is then without it.
  package var struck = ""

  package init(
    reference: CellReference, text: String, kind: Kind = .text, number: Double? = nil,
    formula: String? = nil, isUncomputed: Bool = false
  ) {
    self.reference = reference
    self.text = text
    self.kind = kind
    self.number = number
    self.formula = formula
    self.isUncomputed = isUncomputed
  }
}
