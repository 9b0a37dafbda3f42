extension YAMLEditor {
  func itemEdits(
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
  private func identities(_ items: [YAMLValue]) -> [[String]]? {
    let identities = items.compactMap(\.identity)
    return Set(identities).count == items.count ? identities : nil
  }
}

extension YAMLValue {
  /// The keys and texts that tell an item of a list from the others; nil if there are none.
  var identity: [String]? {
    guard case .mapping(let pairs) = bare else { return nil }
    let identifying = pairs.filter(\.isIdentifying)
    var identity: [String] = []
    for pair in identifying.isEmpty ? Array(pairs.prefix(1)) : identifying {
      guard case .text(let text) = pair.value.bare else { return nil }
      identity += [pair.key, text]
    }
    return identity.isEmpty ? nil : identity
  }
}
