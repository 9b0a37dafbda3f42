/// The title of a level as people hear it: case and endings do not count, so *Acquired* and
/// *Acquiring*, *Mastery* and *Master* are the same.
struct LevelName: Equatable {
  private let words: [String]

  init(_ title: String) {
    words = title.lowercased().split { !$0.isLetter }.map(String.init)
  }

  static func == (a: LevelName, b: LevelName) -> Bool {
    !a.words.isEmpty && a.words.count == b.words.count && zip(a.words, b.words).allSatisfy(sameStem)
  }

  /// Whether two words share all but an ending: at least five letters, or the whole of one of them,
  /// and three at most that differ.
  private static func sameStem(_ a: String, _ b: String) -> Bool {
    let shared = zip(a, b).prefix { $0 == $1 }.count
    return a == b
      || (shared >= min(5, a.count, b.count) && shared >= 3
        && max(a.count, b.count) - shared <= 3)
  }
}
