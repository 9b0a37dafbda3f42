import CrosswalkBase

/// A node of a YAML document: a scalar, a sequence or a mapping, and where it is written.
///
/// Aliases are already followed: a node reached through an alias is the anchored node itself, with
/// the anchored node's mark. The keys of a mapping are scalars, each different.
package struct YAMLNode: Sendable {
  /// The three kinds of node.
  package enum Kind: UInt8, Sendable {
    /// A single value.
    case scalar
    /// An ordered list.
    case sequence
    /// Ordered pairs of key and value.
    case mapping
  }

  let tree: YAMLTree
  let index: UInt32

  private var record: YAMLTree.Record { tree.records[Int(index)] }

  /// Which kind of node it is.
  package var kind: Kind { record.kind }
  /// Where it begins: at its anchor or tag if it has one.
  package var mark: TextMark { record.mark }

  /// The text of a scalar exactly as written, escapes and folding undone; nil for other nodes.
  ///
  /// `no`, `1e3`, `~` and `10.10` stay what they are here, whatever ``scalar`` makes of them.
  package var text: String? {
    let record = record
    guard record.kind == .scalar else { return nil }
    return tree.withText(of: record) { String(decoding: $0, as: UTF8.self) }
  }

  /// As much of a scalar's text as a message has room for; never costly, however long the text.
  var excerpt: String {
    let record = record
    guard record.kind == .scalar else { return "" }
    return tree.withText(of: record) {
      String(decoding: $0.prefix(4 * (quotedLength + 1)), as: UTF8.self)
    }
  }

  /// How a scalar is written; nil for other nodes.
  package var style: YAMLScalarStyle? {
    let record = record
    return record.kind == .scalar ? record.style : nil
  }

  /// What a scalar means; nil for other nodes.
  package var scalar: YAMLScalar? {
    let record = record
    guard record.kind == .scalar else { return nil }
    return record.isText ? .text : tree.withText(of: record) { YAMLScalar(plain: $0) }
  }

  /// Whether nothing is written where a value could be, as in `key:`.
  package var isMissing: Bool {
    let record = record
    return record.kind == .scalar && record.count == 0 && !record.isText
  }

  /// The items of a sequence; none for other nodes.
  package var items: some RandomAccessCollection<YAMLNode> & Sendable {
    let record = record
    let count = record.kind == .sequence ? Int(record.count) : 0
    return Items(tree: tree, start: Int(record.start), count: count)
  }

  /// The pairs of a mapping in the order they are written; none for other nodes.
  package var pairs: some RandomAccessCollection<(key: YAMLNode, value: YAMLNode)> & Sendable {
    let record = record
    let count = record.kind == .mapping ? Int(record.count) : 0
    return Pairs(tree: tree, start: Int(record.start), count: count)
  }

  /// Whether a scalar's bytes are these; never true of other nodes.
  func hasText(_ bytes: [UInt8]) -> Bool {
    let record = record
    guard record.kind == .scalar, Int(record.count) == bytes.count else { return false }
    return tree.withText(of: record) { $0.elementsEqual(bytes) }
  }

  /// Whether it says the same as another, wherever both stand and however they are laid out.
  func saysTheSame(as other: YAMLNode) -> Bool {
    tree.saysTheSame(at: index, as: other.tree, at: other.index)
  }

  private struct Items: RandomAccessCollection, Sendable {
    let tree: YAMLTree
    let start: Int
    let count: Int
    var startIndex: Int { 0 }
    var endIndex: Int { count }
    subscript(position: Int) -> YAMLNode {
      YAMLNode(tree: tree, index: tree.children[start + position])
    }
  }

  private struct Pairs: RandomAccessCollection, Sendable {
    let tree: YAMLTree
    let start: Int
    let count: Int
    var startIndex: Int { 0 }
    var endIndex: Int { count }
    subscript(position: Int) -> (key: YAMLNode, value: YAMLNode) {
      let key = start + 2 * position
      return (
        YAMLNode(tree: tree, index: tree.children[key]),
        YAMLNode(tree: tree, index: tree.children[key + 1])
      )
    }
  }
}
