import CrosswalkKit
import CrosswalkModel

/// One framework of a crosswalk, with what its list asks of it.
struct CrosswalkSide {
  let index: FrameworkIndex
  let isLeft: Bool
  /// How its statements stand to the other side.
  let standings: PairStandings
  /// All units with anything to show, in the order of the document.
  private(set) var branches: [Branch] = []
  private let view: CrosswalkView
  private let hierarchy: ConceptHierarchy
  private let search: WordSearch?

  init(
    _ context: PageContext, _ framework: String, to other: String, _ view: CrosswalkView,
    isLeft: Bool
  ) throws {
    index = try context.index(of: framework)
    standings = try context.standings(of: framework, to: other)
    hierarchy = context.catalog.hierarchy
    search = view.words.isEmpty ? nil : WordSearch(view.words)
    (self.isLeft, self.view) = (isLeft, view)
    branches = self.framework.units.enumerated().compactMap { place, unit in
      let shown = view.isFiltered ? unit.statements.filter(passes) : unit.statements
      if shown.isEmpty, !unit.statements.isEmpty { return nil }
      return Branch(place: place + 1, unit: unit, statements: shown)
    }
  }

  /// How many statements pass the filters.
  var passing: Int { branches.reduce(0) { $0 + $1.statements.count } }

  var undecided: Set<String> { index.undecided }

  var framework: Framework { index.aligned.framework }

  /// A unit with the statements of it that pass the filters.
  struct Branch {
    /// Its place in the document, from 1.
    let place: Int
    let unit: Framework.Unit
    let statements: [Statement]
  }

  /// Whether a statement passes the filters. Levels are those of the left side, and so is what is asked of
  /// links.
  func passes(_ statement: Statement) -> Bool {
    if let search, !search.matches([statement.id, statement.text]) { return false }
    if let actor = view.actor, !statement.actor.fits(actor), statement.actor != actor {
      return false
    }
    let links = index.links[statement.id] ?? []
    if let concept = view.concept,
      !links.contains(where: { hierarchy.path(from: $0.concept).contains(concept) })
    {
      return false
    }
    guard isLeft else { return true }
    if let level = view.level, let own = statement.level, own != level { return false }
    return isAskedFor(statement.id)
  }

  private func isAskedFor(_ id: String) -> Bool {
    let show = view.show
    let isJudged = standings.judged.contains(id)
    switch show {
    case .all: return true
    case .judged: return isJudged
    case .open: return undecided.contains(id)
    case .computed, .suggested, .none, .disputed:
      // Nothing is left out that nothing is known of; the page says so.
      guard let found = standings[id] else { return true }
      return switch show {
      case .computed: !found.links.isEmpty && !isJudged
      case .suggested: found.links.isEmpty && !isJudged
      case .none: found.standing.isMissing
      default: found.links.contains { $0.curated && $0.objection != nil }
      }
    }
  }
}
