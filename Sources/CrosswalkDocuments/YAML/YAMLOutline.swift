import CrosswalkBase

/// Where the nodes of a YAML text are written, so that parts of the text can be replaced and all
/// else, comments among it, stays as it is.
struct YAMLOutline: Sendable {
  /// One node, by its place among ``nodes``.
  struct Node: Sendable {
    var kind: YAMLNode.Kind
    /// Whether a collection is written in brackets or braces.
    var isFlow = false
    /// Offsets in bytes: from its first sign to behind its last.
    var range: Range<Int>
    /// Where the text of a scalar begins, behind its anchor, its tag, and the line that opens a
    /// block scalar: comments may stand before it.
    var contentStart = 0
    /// Where the sign stands that opens a block scalar; nil for all other nodes.
    var blockOpening: Int?
    /// Of its first sign, in code points from 0.
    var column: Int
    /// The text of a scalar, escapes undone.
    var text = ""
    /// The items of a sequence; the keys and values of a mapping in turn.
    var children: [Int] = []
  }

  let bytes: [UInt8]
  private(set) var nodes: [Node] = []
  /// The first node of the first document; nil for an empty file.
  private(set) var root: Int?

  /// - Returns: Nil if the text is no YAML.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    do {
      try YAMLEvents.parse(bytes, file: "") { (events) throws(Problem) in
        try read(&events)
      }
    } catch {
      return nil
    }
  }

  private mutating func read(_ events: inout YAMLEvents) throws(Problem) {
    var offsets = CodePointOffsets(bytes)
    var open: [Int] = []
    while let event = try events.next() {
      let extent = event.extent
      let start = offsets[extent.lowerBound]
      switch event.kind {
      case .scalar, .alias:
        let end = offsets[extent.upperBound]
        let content = contentStart(start..<end)
        let isBlock = event.scalarStyle == .literal || event.scalarStyle == .folded
        let keepsBreaks = isBlock && bytes[content..<lineEnd(content)].prefix(3).contains(0x2B)
        add(
          Node(
            kind: .scalar,
            range: start..<(keepsBreaks ? withoutBreak(end) : trimmed(end, from: start)),
            contentStart: isBlock ? lineEnd(content) : content,
            blockOpening: isBlock ? content : nil,
            column: event.mark.column - 1, text: event.text ?? ""), in: open.last)
      case .sequenceStart, .mappingStart:
        let node = add(
          Node(
            kind: event.kind == .sequenceStart ? .sequence : .mapping,
            isFlow: event.isFlow ?? false, range: start..<start, column: event.mark.column - 1),
          in: open.last)
        open.append(node)
      case .sequenceEnd, .mappingEnd:
        guard let node = open.popLast() else { break }
        // libyaml ends a block collection only where the next thing begins, behind comments.
        let last = nodes[node].children.last.map { nodes[$0].range.upperBound } ?? start
        let end = nodes[node].isFlow ? offsets[extent.upperBound] : last
        nodes[node].range = nodes[node].range.lowerBound..<max(nodes[node].range.lowerBound, end)
      case .streamStart, .streamEnd, .documentStart, .documentEnd: break
      }
    }
  }

  @discardableResult
  private mutating func add(_ node: Node, in parent: Int?) -> Int {
    nodes.append(node)
    let index = nodes.count - 1
    if let parent { nodes[parent].children.append(index) } else if root == nil { root = index }
    return index
  }

  /// An end without the white space before it: that of a block scalar lies behind its line breaks.
  private func trimmed(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// An end without the line break right before it.
  private func withoutBreak(_ end: Int) -> Int {
    guard end > 0, Self.isBreak(bytes[end - 1]) else { return end }
    let isPair = end > 1 && bytes[end - 1] == 0x0A && bytes[end - 2] == 0x0D
    return end - (isPair ? 2 : 1)
  }

  /// Where what a scalar says begins, or the sign that opens a block scalar.
  private func contentStart(_ range: Range<Int>) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        offset =
          bytes[offset..<range.upperBound].firstIndex { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
          ?? range.upperBound
      case UInt8(ascii: "#"): offset = lineEnd(offset)
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return offset
      }
    }
    return range.upperBound
  }

  /// The text with `-` behind the sign that opens its last text, if that is a block scalar whose
  /// last line has no end: what follows would give it one, and so another meaning. Nil otherwise.
  var closingLastText: [UInt8]? {
    guard let last = bytes.last, !Self.isBreak(last),
      let scalar = nodes.filter({ $0.kind == .scalar }).max(by: {
        $0.range.lowerBound < $1.range.lowerBound
      }), scalar.range.upperBound == bytes.count, let opening = scalar.blockOpening
    else { return nil }
    // As in `|+2`, `>2-` and `|`: where it says already what becomes of line ends, that gives way.
    let chomping = bytes[opening...].prefix(3).firstIndex { $0 == 0x2B || $0 == 0x2D }
    var result = bytes
    let range = chomping.map { $0..<$0 + 1 } ?? opening + 1..<opening + 1
    result.replaceSubrange(range, with: [UInt8(ascii: "-")])
    return result
  }

  // MARK: Lines

  /// Where the line begins that an offset lies in.
  func lineStart(_ offset: Int) -> Int {
    var start = offset
    while start > 0, !Self.isBreak(bytes[start - 1]) { start -= 1 }
    return start
  }

  /// Where the line begins that follows the one that an offset lies in.
  func nextLine(_ offset: Int) -> Int {
    let end = lineEnd(offset)
    guard end < bytes.count else { return end }
    let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
    return end + (isPair ? 2 : 1)
  }

  /// Where the line ends that an offset lies in, before its line break.
  func lineEnd(_ offset: Int) -> Int {
    bytes[offset...].firstIndex(where: Self.isBreak) ?? bytes.count
  }

  /// Whether nothing but spaces stands before an offset on its line.
  func isFirstOnLine(_ offset: Int) -> Bool {
    bytes[lineStart(offset)..<offset].allSatisfy { $0 == 0x20 }
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  // MARK: Comments

  /// The comments, from their signs on, in the order of the text.
  var comments: [String] {
    let scalars = nodes.filter { $0.kind == .scalar && $0.contentStart < $0.range.upperBound }
      .map { $0.contentStart..<$0.range.upperBound }
      .sorted { $0.lowerBound < $1.lowerBound }
    var comments: [String] = []
    var next = 0
    var offset = 0
    while offset < bytes.count {
      while next < scalars.count, scalars[next].upperBound <= offset { next += 1 }
      if next < scalars.count, scalars[next].contains(offset) {
        offset = scalars[next].upperBound
        continue
      }
      let isComment =
        bytes[offset] == UInt8(ascii: "#")
        && (offset == 0 || Self.isBreak(bytes[offset - 1])
          || [0x20, 0x09].contains(bytes[offset - 1]))
      if isComment {
        let end = lineEnd(offset)
        comments.append(String(decoding: bytes[offset..<end], as: UTF8.self))
        offset = end
      } else {
        offset += 1
      }
    }
    return comments
  }
}

/// Offsets in bytes of code points that are asked for more or less in order.
private struct CodePointOffsets {
  private let bytes: [UInt8]
  private var point = 0
  private var offset: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // libyaml does not count a byte order mark.
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  subscript(_ wanted: Int) -> Int {
    mutating get {
      while point < wanted, offset < bytes.count {
        offset += 1
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        point += 1
      }
      while point > wanted, offset > 0 {
        offset -= 1
        while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        point -= 1
      }
      return offset
    }
  }
}
