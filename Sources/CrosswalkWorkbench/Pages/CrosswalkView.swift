import CrosswalkKit
import CrosswalkModel

/// What of two frameworks is asked for: an open unit on each side, and what is let through.
struct CrosswalkView {
  enum Show: String, CaseIterable {
    case all, judged, computed, suggested, none, open, disputed

    var title: String {
      switch self {
      case .all: "everything"
      case .judged: "judged"
      case .computed: "computed, not judged"
      case .suggested: "only suggested"
      case .none: "no counterpart"
      case .open: "open: about nothing yet"
      case .disputed: "disputed"
      }
    }
  }

  var unit: String?
  var other: String?
  var words = ""
  var actor: Role?
  var level: String?
  var show = Show.all
  /// The concept that both sides are looked at through.
  var concept: String?
  /// The statement that the panel is of.
  var statement: String?
  /// A concept to put into the form that links, and one for the form that turns down; no address keeps them.
  var (taken, refused): (String?, String?) = (nil, nil)

  init(_ query: [(name: String, value: String)] = []) {
    (unit, other, statement) = (
      query.given("unit"), query.given("other"), query.given("statement") ?? query.given("at")
    )
    (taken, refused) = (query.given("take"), query.given("refuse"))
    words = query.given("words") ?? ""
    actor = query.given("actor").flatMap(Role.init)
    level = query.given("level")
    show = query.given("show").flatMap(Show.init) ?? .all
    concept = query.given("concept")
  }

  /// As the end of an address.
  var query: [(String, String?)] {
    [
      ("unit", unit), ("other", other), ("words", words), ("actor", actor?.rawValue),
      ("level", level), ("show", show == .all ? nil : show.rawValue), ("concept", concept),
      ("statement", statement),
    ]
  }

  /// The same, with something changed.
  func with(_ change: (inout CrosswalkView) -> Void) -> CrosswalkView {
    var view = self
    change(&view)
    return view
  }

  /// Whether a statement passes the filters that ask for nothing but itself.
  func admits(_ statement: Statement, _ links: [ConceptLink], _ hierarchy: ConceptHierarchy) -> Bool
  {
    if !words.isEmpty, !WordSearch(words).matches([statement.id, statement.text]) { return false }
    if let actor, !statement.actor.fits(actor), statement.actor != actor { return false }
    if let concept, !links.contains(where: { hierarchy.path(from: $0.concept).contains(concept) }) {
      return false
    }
    return true
  }
}
