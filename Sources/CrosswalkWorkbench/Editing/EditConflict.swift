/// Why somebody has to say what is to hold.
struct EditConflict {
  enum Kind {
    /// What the form was made on is not what stands there now.
    case changed
    /// These people have decided otherwise.
    case others([String])
  }

  let kind: Kind
  /// What a form is made on that says so now.
  let basis: String

  init(_ kind: Kind, basis: String) { (self.kind, self.basis) = (kind, basis) }
}
