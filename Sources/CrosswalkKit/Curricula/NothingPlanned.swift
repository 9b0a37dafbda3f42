/// Why a plan has nothing for somebody.
package enum NothingPlanned: String, Sendable, Hashable, CaseIterable {
  /// All that the target asks is met.
  case meetsAll = "meets-all"
  /// Only own ratings are there, and they move nothing.
  case onlyOwn = "only-self"
  /// No rating counts, as where all are too old.
  case unobserved
  /// What is known well enough is met; the rest has to be assessed first.
  case tooLittleKnown = "too-little-known"
  /// No activity that is open to the person closes any of what is short.
  case nothingOffered = "nothing-offered"
  /// Some would, and none of them goes into the hours, the months or the other limits.
  case nothingFits = "nothing-fits"

  /// A sentence without capital and full stop.
  package var words: String {
    switch self {
    case .meetsAll: "everything that is asked is met"
    case .onlyOwn:
      "there are own ratings only, and they move nothing; somebody has to observe first"
    case .unobserved: "no rating counts; somebody has to observe first"
    case .tooLittleKnown:
      "nothing is short that is known well enough; the rest has to be looked at first"
    case .nothingOffered: "no activity of the catalogue works on what is short"
    case .nothingFits: "no activity that works on what is short goes into these limits"
    }
  }
}
