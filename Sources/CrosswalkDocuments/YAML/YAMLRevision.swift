/// Brings a YAML text that people have edited up to date: what has changed between two values is
/// changed in the text, and all else stays byte for byte, with its comments, order and layout.
///
/// Both values are written by the same rules, so that they differ only where the meaning does,
/// however the text puts it. Items of lists are told apart by the first of their pairs (`id`,
/// `concept`), wherever that is text. What is new is written as ``YAMLWriter`` does.
package struct YAMLRevision: Sendable, Hashable {
  /// The new text.
  package var text: String
  /// Comments of the old text that are not in the new one, from their signs on.
  package var lostComments: [String]

  /// Revises a text; where the revised one would not be right, writes the new value anew.
  ///
  /// - Parameters:
  ///   - source: The text, in UTF-8.
  ///   - old: What it says.
  ///   - new: What it is to say.
  ///   - isRight: Whether a text says what it should; it is asked of the result.
  package init(
    of source: [UInt8], from old: YAMLValue, to new: YAMLValue,
    isRight: (_ text: String) -> Bool
  ) {
    var outline = YAMLOutline(source)
    if old != new, let closed = outline?.closingLastText { outline = YAMLOutline(closed) }
    let revised = outline.flatMap { outline in
      outline.root.flatMap { root in try? Editor(outline).text(of: root, old, new) }
    }
    if let revised, isRight(revised) {
      text = revised
    } else {
      text = YAMLWriter.text(new)
    }
    var left: [String: Int] = [:]
    for comment in YAMLOutline(Array(text.utf8))?.comments ?? [] { left[comment, default: 0] += 1 }
    lostComments = (outline?.comments ?? []).filter { comment in
      left[comment, default: 0] -= 1
      return left[comment, default: 0] < 0
    }
  }
}

/// A text that is not laid out as it would have to be for a change in place.
private struct UnusualLayout: Error {}

/// One stretch of the text and what takes its place.
private struct Edit {
  var range: Range<Int>
  var text: String

  init(_ range: Range<Int>, _ text: String) { (self.range, self.text) = (range, text) }
}

private struct Editor {
  private let outline: YAMLOutline
  private let lineBreak: String

  init(_ outline: YAMLOutline) {
    self.outline = outline
    let first = outline.lineEnd(0)
    lineBreak = String(decoding: outline.bytes[first..<outline.nextLine(first)], as: UTF8.self)
  }

  func text(of root: Int, _ old: YAMLValue, _ new: YAMLValue) throws -> String {
    try applied(edits(root, old, new), to: 0..<outline.bytes.count)
  }

  private func applied(_ edits: [Edit], to range: Range<Int>) -> String {
    let edits = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }.map(\.element)
    var result: [UInt8] = []
    var offset = range.lowerBound
    for edit in edits {
      if offset < edit.range.lowerBound {
        result += outline.bytes[offset..<edit.range.lowerBound]
      }
      // What goes on in a new line begins one.
      if edit.range.isEmpty, let last = result.last, edit.text.utf8.last == 0x0A, last != 0x0A,
        last != 0x0D
      {
        result += broken("\n").utf8
      }
      result += edit.text.utf8
      offset = max(offset, edit.range.upperBound)
    }
    result += outline.bytes[offset..<range.upperBound]
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Nodes

  private func node(_ index: Int) -> YAMLOutline.Node { outline.nodes[index] }

  private func edits(_ index: Int, _ old: YAMLValue, _ new: YAMLValue) throws -> [Edit] {
    if old == new { return [] }
    let node = node(index)
    switch (old.bare, new.bare) {
    case (.mapping(let old), .mapping(let new))
    where node.kind == .mapping && !node.isFlow && !new.isEmpty:
      return try pairEdits(node, old, new)
    case (.list(let old), .list(let new))
    where node.kind == .sequence && !node.isFlow && !new.isEmpty:
      return try itemEdits(node, old, new)
    default:
      guard new.isOneLine, node.kind == .scalar || node.isFlow else { throw UnusualLayout() }
      // Where nothing is written yet, the colon or dash comes right before.
      let isMissing = node.range.isEmpty
      return [Edit(node.range, (isMissing ? " " : "") + YAMLWriter.line(new))]
    }
  }

  /// Where the last line of a node ends, its line break and what follows on it included.
  private func contentEnd(_ index: Int) -> Int { outline.nextLine(node(index).range.upperBound) }

  /// Where an entry whose key or dash stands at a column ends, with the comments that are indented
  /// deeper: what stands above the next entry is not.
  private func entryEnd(_ index: Int, _ column: Int) -> Int {
    var end = contentEnd(index)
    var line = end
    while line < outline.bytes.count {
      let next = outline.nextLine(line)
      let sign = outline.bytes[line..<next].firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
      if let sign {
        guard outline.bytes[sign] == UInt8(ascii: "#") else { break }
        if sign - line > column { end = next }
      }
      line = next
    }
    return end
  }

  // MARK: Mappings

  private func pairEdits(
    _ mapping: YAMLOutline.Node, _ old: [YAMLValue.Pair], _ new: [YAMLValue.Pair]
  ) throws -> [Edit] {
    let entries = stride(from: 0, to: mapping.children.count - 1, by: 2).map {
      (key: mapping.children[$0], value: mapping.children[$0 + 1])
    }
    guard let first = entries.first else { throw UnusualLayout() }
    let column = node(first.key).column
    let before = Dictionary(old.map { ($0.key, $0.value) }, uniquingKeysWith: { a, _ in a })
    let after = Dictionary(new.map { ($0.key, $0.value) }, uniquingKeysWith: { a, _ in a })
    var edits: [Edit] = []
    // Where the entry of each key that stays ends.
    var ends: [String: Int] = [:]
    for (position, entry) in entries.enumerated() {
      let key = node(entry.key)
      // Keys with question marks, and a second use of a key, are nothing to work on.
      guard position == 0 || outline.isFirstOnLine(key.range.lowerBound),
        ends[key.text] == nil
      else { throw UnusualLayout() }
      let end = entryEnd(entry.value, column)
      if let value = after[key.text] {
        ends[key.text] = end
        if value == before[key.text] { continue }
        let pair = YAMLValue.Pair(key.text, value)
        if let old = before[key.text], let inside = try? self.edits(entry.value, old, value) {
          edits += inside
        } else {
          edits.append(replacement(of: entry, by: pair, column: column))
        }
      } else if before[key.text] != nil {
        guard outline.isFirstOnLine(key.range.lowerBound) else { throw UnusualLayout() }
        let start =
          position == 0
          ? outline.lineStart(key.range.lowerBound) : entryEnd(entries[position - 1].value, column)
        edits.append(Edit(start..<end, ""))
      }
    }
    var previous: String?
    var added: Set<String> = []
    for pair in new {
      defer { if ends[pair.key] != nil { previous = pair.key } }
      if ends[pair.key] != nil || before[pair.key] == pair.value { continue }
      guard added.insert(pair.key).inserted else { throw UnusualLayout() }
      let text = YAMLWriter.spaces(column) + broken(YAMLWriter.pair(pair, column: column))
      if let previous {
        edits.append(Edit(ends[previous]!..<ends[previous]!, text))
      } else {
        guard outline.isFirstOnLine(node(first.key).range.lowerBound) else {
          throw UnusualLayout()
        }
        let start = outline.lineStart(node(first.key).range.lowerBound)
        edits.append(Edit(start..<start, text))
      }
    }
    return edits
  }

  /// Writes a pair anew; a comment behind a value on one line stays on the line of the key.
  private func replacement(
    of entry: (key: Int, value: Int), by pair: YAMLValue.Pair, column: Int
  ) -> Edit {
    let (key, value) = (node(entry.key).range, node(entry.value).range)
    var text = YAMLWriter.pair(pair, column: column)
    text.removeLast()
    let end = max(key.upperBound, value.upperBound)
    let isOneLine = outline.lineStart(key.lowerBound) == outline.lineStart(end)
    let lineEnd = outline.lineEnd(end)
    if isOneLine, !pair.value.isOneLine, end < lineEnd, let cut = text.firstIndex(of: "\n") {
      let comment = String(decoding: outline.bytes[end..<lineEnd], as: UTF8.self)
      return Edit(key.lowerBound..<lineEnd, broken(text[..<cut] + comment + text[cut...]))
    }
    return Edit(key.lowerBound..<end, broken(text))
  }

  /// A text of ours with the line breaks of the file.
  private func broken(_ text: String) -> String {
    lineBreak == "\r\n"
      ? text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\r\n") : text
  }

  // MARK: Lists

  private func itemEdits(
    _ list: YAMLOutline.Node, _ old: [YAMLValue], _ new: [YAMLValue]
  ) throws -> [Edit] {
    let nodes = list.children
    guard nodes.count == old.count, let dashes = dashes(of: list), !dashes.isEmpty
    else { throw UnusualLayout() }
    // An anchor or a tag stands before the first dash, elsewhere.
    let column =
      isDash(list.range.lowerBound) ? list.column : dashes[0] - outline.lineStart(dashes[0])
    guard let oldKeys = identities(old), let newKeys = identities(new) else {
      // Nothing tells items apart but their places.
      guard old.count == new.count else { throw UnusualLayout() }
      return try nodes.indices.flatMap {
        try itemEdits(nodes[$0], dashes[$0], column, old[$0], new[$0])
      }
    }
    let positions = Dictionary(uniqueKeysWithValues: oldKeys.enumerated().map { ($1, $0) })
    let kept = newKeys.map { positions[$0] }
    func start(_ position: Int) -> Int {
      position == 0 ? outline.lineStart(dashes[0]) : entryEnd(nodes[position - 1], column)
    }
    func edits(_ position: Int, _ value: YAMLValue) throws -> [Edit] {
      try itemEdits(nodes[position], dashes[position], column, old[position], value)
    }
    func written(_ value: YAMLValue) -> String {
      YAMLWriter.spaces(column) + broken(YAMLWriter.item(value, column: column))
    }
    let order = kept.compactMap { $0 }
    if zip(order, order.dropFirst()).allSatisfy({ $0 < $1 }) {
      var result: [Edit] = []
      var place = outline.lineStart(dashes[0])
      let stays = Set(order)
      for position in nodes.indices where !stays.contains(position) {
        result.append(Edit(start(position)..<entryEnd(nodes[position], column), ""))
      }
      for (index, value) in new.enumerated() {
        if let position = kept[index] {
          result += try edits(position, value)
          place = entryEnd(nodes[position], column)
        } else {
          result.append(Edit(place..<place, written(value)))
        }
      }
      return result
    }
    // In another order: every item takes the comments above it along.
    var text = ""
    for (index, value) in new.enumerated() {
      if let position = kept[index] {
        let range = start(position)..<entryEnd(nodes[position], column)
        text += applied(try edits(position, value), to: range)
        // Asked of the bytes, since CR LF is one character to Swift.
        if text.utf8.last != 0x0A { text += broken("\n") }
      } else {
        text += written(value)
      }
    }
    return [Edit(start(0)..<entryEnd(nodes[nodes.count - 1], column), text)]
  }

  private func itemEdits(
    _ index: Int, _ dash: Int, _ column: Int, _ old: YAMLValue, _ new: YAMLValue
  ) throws -> [Edit] {
    if old == new { return [] }
    if let inside = try? edits(index, old, new) { return inside }
    var text = YAMLWriter.item(new, column: column)
    text.removeLast()
    return [Edit(dash..<max(dash + 1, node(index).range.upperBound), broken(text))]
  }

  private func isDash(_ offset: Int) -> Bool {
    offset < outline.bytes.count && outline.bytes[offset] == UInt8(ascii: "-")
  }

  /// Where the dash of each item stands; nil if one is not the first sign on its line.
  private func dashes(of list: YAMLOutline.Node) -> [Int]? {
    var dashes: [Int] = []
    var line = outline.lineStart(list.range.lowerBound)
    if !isDash(list.range.lowerBound) { line = outline.nextLine(line) }
    for index in list.children {
      let end = node(index).range.lowerBound
      // Only comments and empty lines lie between the items.
      while true {
        let text = outline.bytes[line..<outline.lineEnd(line)]
        let sign = text.firstIndex { $0 != 0x20 && $0 != 0x09 }
        if let sign, isDash(sign), sign <= end {
          dashes.append(sign)
          break
        }
        let isPassedOver = sign.map { outline.bytes[$0] == UInt8(ascii: "#") } ?? true
        let next = outline.nextLine(line)
        guard isPassedOver, next > line, next <= end else { return nil }
        line = next
      }
      line = contentEnd(index)
    }
    return dashes
  }

  /// What tells each item from the others; nil if something does not.
  private func identities(_ items: [YAMLValue]) -> [String]? {
    var seen: Set<String> = []
    for item in items {
      guard case .mapping(let pairs) = item.bare, let first = pairs.first,
        case .text(let text) = first.value.bare, seen.insert("\(first.key)\n\(text)").inserted
      else { return nil }
    }
    return items.compactMap { item in
      guard case .mapping(let pairs) = item.bare, case .text(let text)? = pairs.first?.value.bare
      else { return nil }
      return "\(pairs[0].key)\n\(text)"
    }
  }
}

extension YAMLValue {
  /// Without what only says how it is laid out.
  fileprivate var bare: YAMLValue {
    if case .inline(let value) = self { return value.bare }
    return self
  }

  /// Whether the writer puts it on the line of its key.
  fileprivate var isOneLine: Bool {
    switch self {
    case .list(let items): items.isEmpty
    case .mapping(let pairs): pairs.isEmpty
    case .text, .number, .boolean, .inline: true
    }
  }
}
