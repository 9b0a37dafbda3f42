/// What a form says, as it was typed, with what every form that decides has.
protocol EditDraft {
  /// Whose decision it is.
  var reviewer: String { get set }
  /// What the form was made on.
  var basis: String { get set }
  /// Whether it takes the place of what others have decided.
  var overrules: Bool { get set }
  /// Whether it accepts what was suggested.
  var isSuggested: Bool { get set }
  /// The page to come back to.
  var back: String { get set }
}

extension EditDraft {
  /// Takes what every form that decides has sent.
  mutating func take(_ fields: FormFields) {
    (reviewer, basis, back) = (fields.text("reviewer"), fields.text("basis"), fields.text("back"))
    overrules = fields.text("overrule") == "yes"
    isSuggested = fields.text("suggested") == "yes"
  }

  /// How a decision that is written down was come to, in the words of SSSOM.
  var justification: String { isSuggested ? "MappingReview" : "ManualMappingCuration" }

  /// The same, made on something else.
  func with(basis: String) -> Self {
    var anew = self
    anew.basis = basis
    return anew
  }
}
