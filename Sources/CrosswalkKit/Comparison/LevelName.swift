import CrosswalkBase

/// The title of a level as people hear it: case and endings do not count, so *Acquired* and
/// *Acquiring*, *Mastery* and *Master* are the same. Numbers do: *Level 1* is not *Level 2*.
struct LevelName: Equatable {
  private let words: [String]

  init(_ title: String) { words = Terms.words(in: title) }

  static func == (a: LevelName, b: LevelName) -> Bool {
    !a.words.isEmpty && a.words.count == b.words.count && zip(a.words, b.words).allSatisfy(sameStem)
  }

  /// Whether two words share all but an ending: at least five letters, or the whole of one of them,
  /// and three at most that differ. What has a digit in it must be equal.
  private static func sameStem(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    if (a + b).contains(where: \.isNumber) { return false }
    let shared = zip(a, b).prefix { $0 == $1 }.count
    return
      (shared >= min(5, a.count, b.count) && shared >= 3
      && max(a.count, b.count) - shared <= 3)
  }
}
