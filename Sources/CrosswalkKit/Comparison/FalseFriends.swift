import CrosswalkModel

/// Levels of two scales that have the same name and do not mean the same.
///
/// A name is the same whatever its case and ending. It does not mean the same where the level that
/// is likeliest, read in either direction, has another name, or where the two scales measure
/// different things, so that nothing but the name is equal. That a reading is wide makes no false
/// friend.
struct FalseFriends {
  /// Two such levels, as ranks on their scales.
  struct Pair {
    var level: Int
    var other: Int
    /// The likeliest reading is another level; false where levels are not translated.
    var isReadOtherwise: Bool
    /// The scales measure different things.
    var measureDiffers: Bool
  }

  /// In the order of the first scale, then of the second.
  let pairs: [Pair]

  /// - Parameters:
  ///   - mine: The first scale.
  ///   - theirs: The second scale.
  ///   - forwards: From the first to the second; nil where levels are not translated.
  ///   - backwards: From the second to the first; nil where it does not count.
  init(_ mine: Scale, _ theirs: Scale, forwards: LevelLink?, backwards: LevelLink? = nil) {
    guard !mine.isSame(as: theirs) else {
      pairs = []
      return
    }
    let measureDiffers = mine.measures.map { mine in theirs.measures.map { $0 != mine } ?? false }
    // Of several that are as likely none is read otherwise.
    func isLikelier(_ link: LevelLink?, _ level: Int, than other: Int) -> Bool {
      link.map { LevelDistribution($0.rows[level]).isExceeded(other + 1) } ?? false
    }
    pairs = mine.levels.indices.flatMap { level in
      theirs.levels.indices.compactMap { other in
        guard LevelName(mine.levels[level].title) == LevelName(theirs.levels[other].title) else {
          return nil
        }
        let pair = Pair(
          level: level, other: other,
          isReadOtherwise: isLikelier(forwards, level, than: other)
            || isLikelier(backwards, other, than: level),
          measureDiffers: measureDiffers ?? false)
        // Where nothing is translated, equal names are all that one sees.
        return pair.isReadOtherwise || pair.measureDiffers || forwards == nil ? pair : nil
      }
    }
  }
}
