import CrosswalkModel

/// What joins one subject after another to the target, worked out once for all that are alike.
struct JoinedSubjects {
  private let counterparts: Counterparts
  private var memory = KindMemory<JoinedKinds>(room: Self.room)

  /// So many kinds of the target's statements are kept, of four bytes each.
  private static let room = 16_000_000

  init(_ counterparts: Counterparts) { self.counterparts = counterparts }

  mutating func joined(to subject: Statement) -> JoinedKinds {
    let counterparts = counterparts
    return memory.value(counterparts.kind(of: subject), size: \.count) {
      counterparts.joined(to: subject)
    }
  }
}
