import Synchronization

/// What was worked out, so that nobody need work it out again; whoever asks for something while another
/// works it out waits for that.
///
/// It holds so much and no more: what was not asked for the longest goes first. Light things, of a twentieth of
/// the room or less, go only where that does not do, since many of them are lost for one.
package final class Remembered<Key: Hashable & Sendable>: Sendable {
  /// A value that is worked out once, whoever asks for it meanwhile.
  private final class Place: Sendable {
    let value = Mutex<(any Sendable)?>(nil)
  }

  private struct Entry {
    let place: Place
    let weight: Int
    var lastUse: Int
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    var weight = 0
    var clock = 0

    /// What was not asked for the longest, of all that weighs more than something, or else of all.
    func oldest(besides key: Key, over light: Int) -> (key: Key, value: Entry)? {
      let others = entries.filter { $0.key != key }
      let heavy = others.filter { $0.value.weight > light }
      return (heavy.isEmpty ? others : heavy).min { $0.value.lastUse < $1.value.lastUse }
    }
  }

  private let most: Int
  private let state = Mutex(State())

  /// - Parameter most: What all of it may weigh together, in whatever whoever asks weighs it by.
  package init(most: Int) { self.most = most }

  /// What is kept under a key, or is made now.
  ///
  /// - Parameters:
  ///   - key: What is asked for; the same key always asks for the same kind of value.
  ///   - weight: How much room it takes.
  ///   - make: Makes it; others who ask for the same wait for it.
  /// - Returns: The value.
  /// - Throws: What `make` throws; then nothing is kept.
  package func value<Value: Sendable>(
    _ key: Key, weight: Int, _ make: () throws -> Value
  ) rethrows -> Value {
    let place = place(key, weight: weight)
    return try place.value.withLock { kept in
      if let value = kept as? Value { return value }
      let value = try make()
      kept = value
      return value
    }
  }

  /// Whether something is kept already.
  package func has(_ key: Key) -> Bool {
    let place = state.withLock { $0.entries[key]?.place }
    return place?.value.withLockIfAvailable { $0 != nil } ?? false
  }

  /// Takes it that things were asked for in an order, the last of them just now; what is not kept is left out.
  package func use(_ keys: some Sequence<Key>) {
    state.withLock { state in
      for key in keys where state.entries[key] != nil {
        state.clock += 1
        state.entries[key]!.lastUse = state.clock
      }
    }
  }

  /// How many things are kept.
  package var count: Int { state.withLock { $0.entries.count } }

  /// What is kept, that which was asked for last first.
  package var keys: [Key] {
    state.withLock { state in
      state.entries.sorted { $1.value.lastUse < $0.value.lastUse }.map(\.key)
    }
  }

  private func place(_ key: Key, weight: Int) -> Place {
    state.withLock { state in
      state.clock += 1
      if let entry = state.entries[key] {
        state.entries[key]!.lastUse = state.clock
        return entry.place
      }
      let place = Place()
      state.entries[key] = Entry(place: place, weight: weight, lastUse: state.clock)
      state.weight += weight
      while state.weight > most, let oldest = state.oldest(besides: key, over: most / 20) {
        state.entries[oldest.key] = nil
        state.weight -= oldest.value.weight
      }
      return place
    }
  }
}
