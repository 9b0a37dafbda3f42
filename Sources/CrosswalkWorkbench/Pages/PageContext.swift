import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

/// What every page is made from: the catalog as it is in memory, and what is wrong with the files.
package struct PageContext: Sendable {
  /// The last good state of all that is at hand.
  package var catalog: Catalog { didSet { memory = CatalogMemory() } }
  /// What is wrong with the files now, so that the catalog is of before; empty where it is of now.
  package var broken: [Problem]
  /// What a check of the files finds, and what somebody has still to fill in.
  package var health: Health
  /// What is the same until the catalog changes.
  package var figures: CatalogFigures
  /// The word that forms send with what they ask, so that no other page can ask it.
  package var token: String
  /// A sentence model's vectors of texts; nil where no model is at hand.
  package var vectors: (@Sendable ([String]) throws -> SentenceVectors)?
  /// Reads all files as a check does; nil where there are none to read.
  package var checks: (@Sendable () throws -> Workspace)?
  /// Of so many statements suggestions are soon there; more are looked for when somebody asks.
  var soonSuggested = 5_000
  /// What was worked out of the catalog.
  private(set) var memory = CatalogMemory()
  /// What suggestions are made from, as far as decisions leave it as it is; it outlasts the catalog.
  package var suggestions = SuggestionMemory()
  /// What comparisons have found out, as far as decisions leave it as it is; it outlasts the catalog.
  package var comparisons = StandingMemory()
  /// Works out beside all requests what pages lead to; nil where nothing is worked out ahead.
  var ahead: (@Sendable ([CatalogPart]) -> Void)?
  /// How decisions are taken; nil where nothing can be changed, so that no form and no button shows.
  package var editing: Editing?

  /// Where blind readings are kept; nil where nothing can be written.
  package var readings: ReadingFolder?
  /// Statements of which nobody may see now what others decided, by framework; it is in no part of the
  /// context.
  package var hidden: [String: Set<String>] = [:]

  /// Tables of people's ratings that are held in memory.
  package var people = RatedTables()
  /// Which single keys do what.
  package var keys = KeptKeys()
  /// Files that frameworks are to be made of, held in memory too.
  package var uploads = Uploads()

  /// What a check of the files comes to.
  package struct Health: Sendable {
    /// Errors and warnings, by place.
    package var problems: [Problem]
    /// What somebody has still to fill in, by place.
    package var stillToDo: [Problem]
    /// How many files there are besides the bundled ones.
    package var files: Int
    /// The lines of text that problems stand on, of as many as are shown.
    package var lines: [Problem: String] = [:]

    /// So many of each kind are shown.
    static let shown = 200

    package init(problems: [Problem] = [], stillToDo: [Problem] = [], files: Int = 0) {
      (self.problems, self.stillToDo, self.files) = (problems, stillToDo, files)
    }

    /// All that is wrong with some files.
    ///
    /// - Throws: `DecodingError` for a damaged catalog behind them.
    init(_ workspace: Workspace) throws {
      self.init(
        problems: try workspace.allProblems(), stillToDo: workspace.stillToDo,
        files: workspace.files.count)
      lines = workspace.lines(of: problems.prefix(Self.shown) + stillToDo.prefix(Self.shown))
    }
  }

  package init(
    _ catalog: Catalog, figures: CatalogFigures, broken: [Problem] = [], health: Health = Health(),
    token: String = "", readings: ReadingFolder? = nil
  ) {
    (self.catalog, self.figures, self.broken) = (catalog, figures, broken)
    (self.health, self.token, self.readings) = (health, token, readings)
  }

  /// All files as a check reads them, the bundled ones as they were written.
  ///
  /// - Throws: `FileError`.
  func checked() throws -> Workspace {
    guard let checks else {
      throw NameError(
        hidden.isEmpty
          ? "there are no files to check"
          : "what a check finds stays unsaid while a blind reading is open; 'check' tells it")
    }
    return try checks()
  }

  /// What a concept is called.
  func label(of concept: String) -> String { figures.labels[concept] ?? concept }
}
