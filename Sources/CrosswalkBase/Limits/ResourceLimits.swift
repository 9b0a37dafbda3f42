import Synchronization

/// How much one file of a stranger, or another program, may ask of this one.
///
/// One number bounds the memory: what readers count (cells, texts, values) follows from it, and is
/// counted before it is laid out. The number is that of the whole program; readers take the parts of it
/// that leave room for what is made of a file.
package struct ResourceLimits: Sendable, Hashable {
  /// What a person can set to lift the limits, as messages name it.
  package struct Names: Sendable, Hashable {
    /// What lifts ``ResourceLimits/bytes``.
    package var memory: String?
    /// What lifts ``ResourceLimits/seconds``.
    package var time: String?

    package init(memory: String? = nil, time: String? = nil) {
      (self.memory, self.time) = (memory, time)
    }
  }

  /// How much memory the program may take for what it reads.
  package var bytes: Int
  /// How long another program may take.
  package var seconds: Int
  /// How messages call what lifts the limits.
  package var names: Names

  package init(bytes: Int = 256 << 20, seconds: Int = 60, names: Names = Names()) {
    (self.bytes, self.seconds, self.names) = (bytes, seconds, names)
  }

  /// How many cells of tables there may be, empty ones counted where rows are filled up.
  package var cells: Int { bytes >> 8 }
  /// How many values of JSON or nodes of YAML.
  package var values: Int { bytes >> 7 }
  /// How long all texts may be together, in bytes of UTF-8.
  package var textBytes: Int { bytes >> 3 }

  /// What to say of more than so many things, such as `cells`.
  package func objection(to count: Int, _ things: String) -> String {
    "more than \(count) \(things), which is what \(bytes >> 20) MiB hold"
      + (names.memory.map { "; \($0) lifts the limit" } ?? "")
  }

  /// Those of this program. A program sets them once, before it reads anything.
  package static var current: ResourceLimits {
    get { shared.withLock { $0 } }
    set { shared.withLock { $0 = newValue } }
  }

  private static let shared = Mutex(ResourceLimits())
}

/// Counts what the rows of a table come to, before they are kept.
package struct TableMeasure: Sendable {
  private let limits = ResourceLimits.current
  private var cells = 0
  private var bytes = 0

  package init() {}

  /// Counts a row.
  ///
  /// - Parameters:
  ///   - fields: What stands in it.
  ///   - width: How many cells it is filled up to.
  /// - Returns: What to say if all rows are too many now; nil if they are not.
  package mutating func objection(toRow fields: [String], width: Int = 0) -> String? {
    cells += max(fields.count, width)
    bytes += fields.reduce(0) { $0 + $1.utf8.count }
    if cells > limits.cells { return limits.objection(to: limits.cells, "cells") }
    if bytes > limits.textBytes { return limits.objection(to: limits.textBytes, "bytes of text") }
    return nil
  }
}
