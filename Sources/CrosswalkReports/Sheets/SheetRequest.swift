import CrosswalkKit
import CrosswalkModel

/// What somebody wants on a sheet.
package struct SheetRequest: Sendable {
  package var kind: SheetKind
  /// Whom it is about; nil: the only role that the framework speaks of.
  package var role: Role?
  /// Years of service, 0 to 70.
  package var tenure: Double?
  /// A level, by id or title.
  package var level: String?
  /// The unit in focus, by id or title.
  package var unit: String?
  /// An element of practice, by id or title.
  package var element: String?
  /// Statements to make goals of, by id.
  package var goals: [String] = []
  package var paper = SheetPaper.a4
  /// What a person is rated, by basis; names nobody.
  package var profiles: [Profile] = []
  /// The person's name, only if it may be seen.
  package var name: String?
  package var plan: SheetPlan?

  package init(_ kind: SheetKind) { self.kind = kind }
}
