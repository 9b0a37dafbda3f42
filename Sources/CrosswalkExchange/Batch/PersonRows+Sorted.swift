extension PersonRows {
  /// All people in the order of their names, each once, with the rows in their order.
  var sorted: SortedPeopleBytes {
    bytes.withUnsafeBufferPointer { bytes in
      let order = order(bytes)
      var result = SortedPeopleBytes(
        capacity: bytes.count + runs.count * SortedPeopleBytes.Head.size
          + rows.count * MemoryLayout<SortedPeopleBytes.Row>.stride)
      var place = 0
      while place < order.count {
        let first = order[place]
        let person = UnsafeBufferPointer(rebasing: bytes[self.person(first)])
        var end = place + 1
        while end < order.count,
          PersonKey.isSame(
            person, runs[first].isPlain,
            UnsafeBufferPointer(rebasing: bytes[self.person(order[end])]),
            runs[order[end]].isPlain)
        {
          end += 1
        }
        let same = order[place..<end]
        result.begin(
          person, isPlain: runs[first].isPlain,
          group: UnsafeBufferPointer(rebasing: bytes[group(first)]),
          rows: same.reduce(0) { $0 + rows(Int($1)).count })
        for run in same {
          for row in rows[rows(run)] { result.add(row) }
        }
        place = end
      }
      return result
    }
  }

  /// The runs in the order of their names; those of the same person as they stand here.
  private func order(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard runs.allSatisfy(\.isPlain) else {
      return runs.indices.sorted { a, b in
        let (one, other) = (key(a), key(b))
        return one < other || a < b && !(other < one)
      }
    }
    let common = commonCount(bytes)
    var keys = runs.indices.map { run in
      let range = person(run)
      return (
        head: NameHead.of(UnsafeBufferPointer(rebasing: bytes[range]), from: common), run: run
      )
    }
    keys.sort { a, b in
      if a.head != b.head { return a.head < b.head }
      let one = UnsafeBufferPointer(rebasing: bytes[person(a.run)])
      let other = UnsafeBufferPointer(rebasing: bytes[person(b.run)])
      if one.lexicographicallyPrecedes(other) { return true }
      return a.run < b.run && !other.lexicographicallyPrecedes(one)
    }
    return keys.map(\.run)
  }

  /// With how many bytes all ids begin alike: these tell nobody from anybody.
  private func commonCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !runs.isEmpty else { return 0 }
    let first = person(0)
    var common = first.count
    for run in runs.indices.dropFirst() where common > 0 {
      let range = person(run)
      common = min(common, range.count)
      var place = 0
      while place < common, bytes[range.lowerBound + place] == bytes[first.lowerBound + place] {
        place += 1
      }
      common = place
    }
    return common
  }
}

/// Eight bytes of a name as a number that orders as they do: mostly enough to tell two names apart.
enum NameHead {
  static func of(_ name: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> UInt64 {
    var head: UInt64 = 0
    for place in start..<start + 8 {
      head = head << 8 | UInt64(place < name.count ? name[place] : 0)
    }
    return head
  }
}
