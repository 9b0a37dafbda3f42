import CrosswalkKit

/// Ids of one word that differ in nothing but capital letters: two people, or one who is written in two
/// ways, which only those who wrote them can tell.
struct AlikeIDs {
  /// So many ids are looked at, which is more than anybody writes by hand.
  private static let most = 1 << 16
  /// So many are told.
  private static let mostTold = 20

  /// What is to be told, in the order in which it was found.
  private(set) var notes: [RatingsReader.Note] = []
  /// By what ids are in small letters.
  private var seen: [UInt64: (id: UInt64, line: Int)] = [:]
  /// A bit for each of those, in a place that follows from it: of most other ids that tells at once
  /// that they are like none.
  private var bits = [UInt64](repeating: 0, count: most / 4)

  /// An id by numbers: equal for equal ids, and for ids that are equal in small letters.
  struct Mark: Sendable {
    var id: UInt64
    var inSmall: UInt64
  }

  /// The marks of a name; nil where it is no id.
  static func mark(_ name: UnsafeBufferPointer<UInt8>) -> Mark? {
    var mark = Mark(id: 0xCBF2_9CE4_8422_2325, inSmall: 0xCBF2_9CE4_8422_2325)
    for byte in name {
      if byte == 0x20 || byte >= 0x80 { return nil }
      mark.id = (mark.id ^ UInt64(byte)) &* 0x100_0000_01B3
      mark.inSmall = (mark.inSmall ^ UInt64(PersonKey.small(byte))) &* 0x100_0000_01B3
    }
    return mark
  }

  /// Takes the next person.
  ///
  /// - Parameters:
  ///   - mark: Nil is nobody of interest.
  ///   - line: Where the person's rows begin.
  mutating func add(_ mark: Mark?, line: Int) {
    guard let mark else { return }
    let place = Int(truncatingIfNeeded: (mark.inSmall &* 0x9E37_79B9_7F4A_7C15) >> 44)
    let (word, bit) = (place >> 6, UInt64(1) << UInt64(place & 63))
    guard bits[word] & bit != 0, let first = seen[mark.inSmall] else {
      if seen.count < Self.most {
        seen[mark.inSmall] = (mark.id, line)
        bits[word] |= bit
      }
      return
    }
    guard first.id != mark.id, notes.count < Self.mostTold,
      !notes.contains(where: { $0.line == line })
    else { return }
    notes.append(
      .init(
        line: line,
        message: "the person is that of line \(first.line) but for capital letters; they are two "
          + "people unless both lines are made alike"))
  }
}
