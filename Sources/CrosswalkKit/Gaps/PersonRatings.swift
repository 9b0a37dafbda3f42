import CrosswalkModel

/// All that is known of one person: what was observed, by whom and where it stands.
package struct PersonRatings: Sendable, Hashable {
  /// What one rater says of one unit.
  package struct UnitRating: Sendable, Hashable {
    /// In the framework's ``RatingIndex``.
    package var unit: Int
    /// In the scale, lowest 0.
    package var level: Int
    /// The line of the row in the table, from 1.
    package var line: Int

    package init(unit: Int, level: Int, line: Int) {
      (self.unit, self.level, self.line) = (unit, level, line)
    }
  }

  /// What one rater says of one statement.
  package struct StatementMark: Sendable, Hashable {
    /// In the unit that it stands in, in the order of the document.
    package var statement: Int
    /// In the framework's ``RatingIndex``.
    package var unit: Int
    package var mark: Mark
    /// The line of the row in the table, from 1.
    package var line: Int

    package init(unit: Int, statement: Int, mark: Mark, line: Int) {
      (self.unit, self.statement, self.mark, self.line) = (unit, statement, mark, line)
    }
  }

  /// How far a person shows what a statement says.
  package enum Mark: Sendable, Hashable {
    /// Of a statement that the document ties to a level.
    case met, partly, unmet
    /// Of one that holds at every level: how well, as a position in the scale, lowest 0.
    case level(Int)
  }

  /// Who it is; only for those who may see it.
  package var person: String
  /// Nil: not known.
  package var role: Role?
  /// Years of service; nil: not told.
  package var tenure: Double?
  /// Observed, the latest row of each rater, by unit and line. Several rows of one unit are of
  /// several raters, who weigh the same.
  package var ratings: [UnitRating]
  /// Observed, the latest row of each rater, by unit, statement and line.
  package var marks: [StatementMark]
  /// What the person says, the latest row of each unit, by unit; it moves nothing.
  package var own: [UnitRating]
  /// What was observed too long ago to count, by unit and line.
  package var outdated: [UnitRating]
  /// Who gave what was observed and counts, sorted; without those of whom no name is told.
  package var raters: [String]
  /// The line on which the person first stands, from 1.
  package var line: Int

  package init(
    person: String, role: Role? = nil, tenure: Double? = nil, ratings: [UnitRating] = [],
    marks: [StatementMark] = [], own: [UnitRating] = [], outdated: [UnitRating] = [],
    raters: [String] = [],
    line: Int = 1
  ) {
    self.person = person
    self.role = role
    self.tenure = tenure
    self.ratings = ratings
    self.marks = marks
    self.own = own
    self.outdated = outdated
    self.raters = raters
    self.line = line
  }
}
