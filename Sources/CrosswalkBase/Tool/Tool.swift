/// What the program is called, for whoever tells what a result was made with.
package enum Tool {
  package static let name = "crosswalk"
  package static let title = "Crosswalk"
  package static let version = "0.1.0"
  /// What it does, as a sentence without full stop.
  package static let purpose =
    "Maps competency frameworks of child-welfare social work onto one ontology and each other"
}
