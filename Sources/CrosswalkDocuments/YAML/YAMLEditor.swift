/// Finds what has to change in a text so that it says something else.
struct YAMLEditor {
  /// A text that is not laid out as it would have to be for a change in place.
  struct UnusualLayout: Error {}

  /// One stretch of the text and what takes its place.
  struct Edit {
    var range: Range<Int>
    var text: String

    init(_ range: Range<Int>, _ text: String) { (self.range, self.text) = (range, text) }
  }

  let outline: YAMLOutline
  private let lineBreak: String

  init(_ outline: YAMLOutline) {
    self.outline = outline
    let first = outline.lineEnd(0)
    lineBreak = String(decoding: outline.bytes[first..<outline.nextLine(first)], as: UTF8.self)
  }

  func text(of root: Int, _ old: YAMLValue, _ new: YAMLValue) throws -> String {
    try applied(edits(root, old, new), to: 0..<outline.bytes.count)
  }

  func applied(_ edits: [Edit], to range: Range<Int>) -> String {
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

  func node(_ index: Int) -> YAMLOutline.Node { outline.nodes[index] }

  func edits(_ index: Int, _ old: YAMLValue, _ new: YAMLValue) throws -> [Edit] {
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
  func contentEnd(_ index: Int) -> Int { outline.nextLine(node(index).range.upperBound) }

  /// Where an entry whose key or dash stands at a column ends, with the comments that are indented
  /// deeper: what stands above the next entry is not.
  func entryEnd(_ index: Int, _ column: Int) -> Int {
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
    if let edits = try valueEdits(entries, old, new, column: column) { return edits }
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
        edits += self.edits(
          of: entry, from: before[key.text], to: YAMLValue.Pair(key.text, value), column: column)
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

  /// What has to change in a mapping whose keys stay as they are, which is soon told; nil for another.
  private func valueEdits(
    _ entries: [(key: Int, value: Int)], _ old: [YAMLValue.Pair], _ new: [YAMLValue.Pair],
    column: Int
  ) throws -> [Edit]? {
    guard entries.count == old.count, old.count == new.count,
      zip(entries, zip(old, new)).allSatisfy({ entry, pairs in
        pairs.0.key == pairs.1.key && outline.nodes[entry.key].text == pairs.0.key
      })
    else { return nil }
    var edits: [Edit] = []
    for (position, entry) in entries.enumerated() {
      // Keys with question marks are nothing to work on.
      guard position == 0 || outline.isFirstOnLine(outline.nodes[entry.key].range.lowerBound)
      else { throw UnusualLayout() }
      let (old, new) = (old[position], new[position])
      if old.value == new.value { continue }
      edits += self.edits(of: entry, from: old.value, to: new, column: column)
    }
    return edits
  }

  /// What has to change in an entry whose key stays.
  private func edits(
    of entry: (key: Int, value: Int), from old: YAMLValue?, to new: YAMLValue.Pair, column: Int
  ) -> [Edit] {
    if let old, let inside = try? edits(entry.value, old, new.value) { return inside }
    return [replacement(of: entry, by: new, column: column)]
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
  func broken(_ text: String) -> String {
    lineBreak == "\r\n"
      ? text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\r\n") : text
  }
}

extension YAMLValue {
  /// Without what only says how it is laid out.
  var bare: YAMLValue {
    if case .inline(let value) = self { return value.bare }
    return self
  }

  /// Whether the writer puts it on the line of its key.
  var isOneLine: Bool {
    switch self {
    case .list(let items): items.isEmpty
    case .mapping(let pairs): pairs.isEmpty
    case .text, .number, .integer, .boolean, .inline: true
    }
  }
}
