import CrosswalkKit
import CrosswalkModel

/// What a form says, as it was typed, with what every form that decides has.
protocol EditDraft {
  /// Whose decision it is.
  var reviewer: String { get set }
  /// Whether it takes the place of what others have decided.
  var overrules: Bool { get set }
  /// Whether it accepts what was suggested.
  var isSuggested: Bool { get set }
  /// The page to come back to.
  var back: String { get set }

  /// Whether what the form was made on is what stands there now.
  ///
  /// - Throws: `CatalogError`.
  func isMade(on context: PageContext) throws -> Bool

  /// The same, made on what stands there now.
  ///
  /// - Throws: `CatalogError`.
  func made(on context: PageContext) throws -> Self
}

extension EditDraft {
  /// Takes what every form that decides has sent.
  mutating func take(_ fields: FormFields) {
    (reviewer, back) = (fields.text("reviewer"), fields.text("back"))
    overrules = fields.text("overrule") == "yes"
    isSuggested = fields.text("suggested") == "yes"
  }

  /// How a decision that is written down was come to, in the words of SSSOM.
  var justification: String { isSuggested ? "MappingReview" : "ManualMappingCuration" }
}

/// Says what statements of a framework are about.
protocol AboutDeciding: EditDraft {
  var framework: String { get }

  /// What it decides: at least one thing, of one reviewer.
  ///
  /// - Throws: ``EditRefusal`` for what makes no sense; `CatalogError` and `NameError` for what it is of.
  func decisions(in context: PageContext) throws -> [ReviewDecision]
}

/// Says what answers statements of a framework in another one.
protocol MatchDeciding: EditDraft {
  var from: String { get }
  var to: String { get }

  /// What it decides: at least one thing, of one reviewer.
  ///
  /// - Throws: ``EditRefusal`` for what makes no sense; `CatalogError` and `NameError` for what it is of.
  func decisions(in context: PageContext) throws -> [MatchDecision]
}
