extension PersonRows {
  /// All people in the order of their names, each once, with the rows in their order.
  var sorted: SortedPeopleBytes {
    bytes.withUnsafeBufferPointer { bytes in
      let common = commonCount(bytes)
      let order = order(bytes, common)
      let result = SortedPeopleBytes(
        common: runs.isEmpty ? [] : Array(bytes[person(0)].prefix(common)),
        // What it mostly takes: three bytes a person, eight a row.
        capacity: bytes.count + 3 * runs.count + 8 * rows.count + 64)
      var place = 0
      while place < order.count {
        let first = order[place].run
        let person = UnsafeBufferPointer(rebasing: bytes[self.person(first)])
        var end = place + 1
        while end < order.count, order[end].name == order[place].name,
          PersonKey.isSame(
            person, runs[first].isPlain,
            UnsafeBufferPointer(rebasing: bytes[self.person(order[end].run)]),
            runs[order[end].run].isPlain)
        {
          end += 1
        }
        let same = order[place..<end]
        // Of several the first.
        let latest = same.map(\.run).max { runs[$0].latest < runs[$1].latest } ?? first
        result.begin(
          person, isPlain: runs[first].isPlain,
          group: UnsafeBufferPointer(rebasing: bytes[group(latest)]),
          rows: same.reduce(0) { $0 + rows($1.run).count })
        for named in same {
          for row in rows(named.run) { result.add(rows[row]) }
        }
        place = end
      }
      return result
    }
  }

  /// A run, with eight bytes of the id that mostly tell it from others; 0 where they would not.
  private typealias Named = (name: UInt64, run: Int)

  /// The runs in the order of their names; those of the same person as they stand here.
  private func order(_ bytes: UnsafeBufferPointer<UInt8>, _ common: Int) -> [Named] {
    guard runs.allSatisfy(\.isPlain) else {
      return runs.indices.sorted { a, b in
        let (one, other) = (key(a), key(b))
        return one < other || a < b && !(other < one)
      }.map { (0, $0) }
    }
    var order: [Named] = runs.indices.map { run in
      (NameHead.of(UnsafeBufferPointer(rebasing: bytes[person(run)]), from: common), run)
    }
    order.sort { a, b in
      if a.name != b.name { return a.name < b.name }
      let one = UnsafeBufferPointer(rebasing: bytes[person(a.run)])
      let other = UnsafeBufferPointer(rebasing: bytes[person(b.run)])
      if PersonKey.isBefore(one, true, other, true) { return true }
      return a.run < b.run && !PersonKey.isBefore(other, true, one, true)
    }
    return order
  }

  /// With how many bytes all ids begin alike: these tell nobody from anybody. None where capital letters
  /// count in some and not in others.
  private func commonCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !runs.isEmpty, !bytes.contains(0x20) else { return 0 }
    let first = bytes[person(0)]
    return runs.indices.dropFirst().reduce(first.count) { common, run in
      NameHead.commonCount(first.prefix(common), bytes[person(run)])
    }
  }
}

/// Eight bytes of a name as a number that orders as people do: mostly enough to tell two apart.
enum NameHead {
  /// With how many bytes two names begin alike.
  static func commonCount(_ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>) -> Int {
    zip(a, b).prefix { $0 == $1 }.count
  }

  static func of(_ name: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> UInt64 {
    let isName = PersonKey.hasSeveralWords(name)
    var head: UInt64 = 0
    for place in start..<start + 8 {
      let byte = place < name.count ? name[place] : 0
      head = head << 8 | UInt64(isName ? PersonKey.small(byte) : byte)
    }
    return head
  }
}
