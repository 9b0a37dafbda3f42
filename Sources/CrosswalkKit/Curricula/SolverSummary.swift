/// What another search was asked, and what it came to.
package struct SolverSummary: Sendable, Hashable, Encodable {
  /// What the program is called.
  package var solver: String
  /// As it says itself.
  package var version: String?
  /// How many models it was asked.
  package var models = 0
  /// How many of them it says that it solved to the end.
  package var solved = 0
  /// For how many of them it says that there is no plan, though one is known.
  package var refuted = 0
  /// How many of its plans are better than ours were.
  package var better = 0
  /// The sum of the seconds of all models.
  package var seconds = 0.0

  package init(solver: String) { self.solver = solver }
}
