import CrosswalkKit
import Synchronization

/// What becomes of all people who are rated alike: the rest of each line behind the person's id.
final class ProfileRows: @unchecked Sendable {
  /// All lines, as long as the profile is there. Every person needs them, on every processor: were
  /// references counted then, the processors would wait for each other's counts.
  struct Lines {
    /// One after the other.
    let bytes: UnsafeRawBufferPointer
    /// Behind the last byte of each line.
    let ends: UnsafeBufferPointer<Int>
    let statuses: StatusCounts
  }

  // Nothing changes once it is made.
  let lines: Lines
  /// By result: how it is counted; see ``AnswerCounts``.
  let answers: [Int]

  init(_ translation: Translation, _ lines: PersonLines, _ kinds: AnswerCounts.Kinds) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for line in lines.rest(translation) {
      bytes += line.utf8
      ends.append(bytes.count)
    }
    let kept = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    kept.copyBytes(from: bytes)
    let places = UnsafeMutableBufferPointer<Int>.allocate(capacity: ends.count)
    _ = places.initialize(from: ends)
    self.lines = Lines(
      bytes: UnsafeRawBufferPointer(kept), ends: UnsafeBufferPointer(places),
      statuses: StatusCounts(translation))
    answers = translation.results.map(kinds.kind)
  }

  deinit {
    lines.bytes.deallocate()
    lines.ends.deallocate()
  }

  /// Roughly what it takes of memory.
  var memory: Int { lines.bytes.count + 8 * (lines.ends.count + answers.count) + 200 }
}

/// The lines of each profile that was met, made once for all workers.
///
/// Millions of people have some thousands of profiles. Strangers' files can hold any number, so past
/// a size it starts anew.
final class ProfileStore: Sendable {
  private struct Kept {
    var profiles: [[UInt8]: ProfileRows] = [:]
    var memory = 0
  }

  private let capacity: Int
  private let kept = Mutex(Kept())

  /// - Parameter capacity: In bytes.
  init(capacity: Int) { self.capacity = capacity }

  /// The lines of a profile; two workers that need the same at once may make it twice.
  func profile(_ key: [UInt8], _ make: () -> ProfileRows) -> ProfileRows {
    if let profile = kept.withLock({ $0.profiles[key] }) { return profile }
    let profile = make()
    kept.withLock { kept in
      if kept.memory > capacity {
        kept.profiles.removeAll()
        kept.memory = 0
      }
      kept.profiles[key] = profile
      kept.memory += profile.memory + 2 * key.count
    }
    return profile
  }
}
