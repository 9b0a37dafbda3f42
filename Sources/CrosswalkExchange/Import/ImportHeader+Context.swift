extension ImportHeader {
  /// What is known of the table besides its headings.
  struct Context {
    /// What headings mean, as somebody says.
    var map = ImportMap()
    /// Levels that somebody names, or a table of levels; folded.
    var levels: Set<String> = []
    /// Whether a row needs no level: all levels are given.
    var areLevelsGiven = false
    /// Whether a heading over the table, or the name of its sheet, can be the unit.
    var hasUnit = false
    /// Whether that is no guess: a title above a table may be the document's.
    var isUnitSure = false
    /// Whether names of units may stand in rows of their own below the headings.
    var hasUnitRows = false
    /// Whether the name of the sheet is a level.
    var hasLevel = false
  }
}
