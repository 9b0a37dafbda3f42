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

    /// Whether it asks how a statement stands to all of the other side.
    var asksStandings: Bool { ![.all, .judged, .open].contains(self) }
  }

  /// The open unit of the left side, and of the right side.
  var unit, other: String?
  /// Which part of a large open unit is shown, from 1; nil: the one that is looked at.
  var part, otherPart: String?
  var words = ""
  var actor: Role?
  var level: String?
  var show = Show.all
  /// The concept that both sides are looked at through.
  var concept: String?
  /// The statement of the left side that the panel is of.
  var statement: String?
  /// What to put into the forms: a concept to link, one to turn down, and a statement of the right side; no
  /// address keeps them.
  var taken, refused, object: String?

  init(_ query: [(name: String, value: String)] = []) {
    (unit, other) = (query.given("unit"), query.given("other"))
    (part, otherPart) = (query.given("part"), query.given("otherpart"))
    statement = query.given("statement")
    (taken, refused) = (query.given("take"), query.given("refuse"))
    object = query.given("object")
    words = query.given("words") ?? ""
    actor = query.given("actor").flatMap(Role.init)
    level = query.given("level")
    show = query.given("show").flatMap(Show.init) ?? .all
    concept = query.given("concept")
  }

  /// As the end of an address.
  var query: [(String, String?)] {
    [
      ("unit", unit), ("part", part), ("other", other), ("otherpart", otherPart),
      ("words", words), ("actor", actor?.rawValue), ("level", level),
      ("show", show == .all ? nil : show.rawValue), ("concept", concept),
      ("statement", statement),
    ]
  }

  /// Whether anything is left out.
  var isFiltered: Bool {
    !words.isEmpty || actor != nil || level != nil || show != .all || concept != nil
  }

  /// Whether all that is left out is what speaks of other concepts.
  var isLens: Bool { concept != nil && !with { $0.concept = nil }.isFiltered }

  /// The same, with something changed.
  func with(_ change: (inout CrosswalkView) -> Void) -> CrosswalkView {
    var view = self
    change(&view)
    return view
  }
}
