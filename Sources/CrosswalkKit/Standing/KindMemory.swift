import CrosswalkModel

/// What was worked out for a kind of subject and holds for all of the kind, kept while there is room: a
/// document may have as many kinds as statements.
struct KindMemory<Value> {
  private var known: [StatementKinds.Kind: Value] = [:]
  private var room: Int

  /// - Parameter room: How much may be kept in all, as `size` tells it.
  init(room: Int) { self.room = room }

  /// What is known of a kind, or else what `make` tells.
  ///
  /// - Parameters:
  ///   - kind: The kind of the subject.
  ///   - size: How much room something takes.
  ///   - make: Works it out.
  /// - Returns: The same for all of the kind.
  mutating func value(
    _ kind: StatementKinds.Kind, size: (Value) -> Int, make: () -> Value
  ) -> Value {
    if let value = known[kind] { return value }
    let value = make()
    let taken = size(value) + 1
    if taken <= room {
      room -= taken
      known[kind] = value
    }
    return value
  }
}
