import CrosswalkBase

/// The nodes of one YAML document, all in three flat arrays.
///
/// Nodes name each other by index: a deep or huge tree is freed in one step without recursion, an
/// alias costs four bytes however much it stands for, and no scalar is a `String` before it is
/// asked for.
final class YAMLTree: Sendable {
  /// One node. `start` and `count` delimit its bytes in `text` if it is a scalar, its items in
  /// `children` if it is a sequence, its pairs (twice as many children) if it is a mapping.
  struct Record: Sendable {
    var kind: YAMLNode.Kind
    var style: YAMLScalarStyle = .plain
    /// Whether a scalar is text whatever it looks like: it is quoted or tagged.
    var isText = false
    var mark: TextMark
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  let records: [Record]
  let children: [UInt32]
  let text: [UInt8]

  init(records: [Record], children: [UInt32], text: [UInt8]) {
    self.records = records
    self.children = children
    self.text = text
  }

  /// Whether a node says the same as one of another tree.
  func saysTheSame(at index: UInt32, as other: YAMLTree, at otherIndex: UInt32) -> Bool {
    let (one, two) = (records[Int(index)], other.records[Int(otherIndex)])
    guard one.kind == two.kind, one.count == two.count, one.isText == two.isText else {
      return false
    }
    switch one.kind {
    case .scalar:
      return withText(of: one) { mine in
        other.withText(of: two) { theirs in mine.elementsEqual(theirs) }
      }
    case .sequence, .mapping:
      return (0..<Int(one.count) * (one.kind == .mapping ? 2 : 1)).allSatisfy {
        saysTheSame(
          at: children[Int(one.start) + $0], as: other,
          at: other.children[Int(two.start) + $0])
      }
    }
  }

  /// Lends the bytes of a scalar.
  func withText<Result>(
    of record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    text.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(record.start)..<Int(record.start + record.count)]))
    }
  }
}
