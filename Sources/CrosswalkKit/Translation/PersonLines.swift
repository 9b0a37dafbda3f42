/// How the results of a person become lines, where there are many people: everything but the person's
/// id is the same for all people who are rated alike.
package struct PersonLines: Sendable {
  /// The first line of the file, with its line end; empty: none.
  package let header: String
  /// What stands before an id of letters, digits and the like, in each line.
  package let before: String
  /// What stands after such an id.
  package let after: String
  /// Any id, with what stands before and after it.
  package let person: @Sendable (String) -> String
  /// What follows the person in each line, with its line end; at least one line.
  package let rest: @Sendable (Translation) -> [String]

  package init(
    header: String, before: String, after: String, person: @escaping @Sendable (String) -> String,
    rest: @escaping @Sendable (Translation) -> [String]
  ) {
    self.header = header
    self.before = before
    self.after = after
    self.person = person
    self.rest = rest
  }
}
