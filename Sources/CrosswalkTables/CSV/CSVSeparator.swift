/// Finds out which sign separates the fields of a text.
enum CSVSeparator {
  /// How many lines are looked at.
  static let lines = 6

  private static let signs: [UInt8] = [0x2C, 0x3B, 0x09]

  /// Comma, semicolon or tab: the one that the first row has most of outside quotes. Where all rows
  /// below it lack that one and have another equally often, that other one: the first row is then
  /// a title.
  static func found(in head: ArraySlice<UInt8>) -> UInt8 {
    let rows = counts(in: head)
    guard let first = rows.first else { return signs[0] }
    // The first of the most frequent, so that a single column reads as comma-separated.
    let best = signs.indices.reduce(0) { first[$1] > first[$0] ? $1 : $0 }
    let rest = rows.dropFirst()
    if rest.count > 1, let second = rest.first,
      first[best] == 0 || rest.allSatisfy({ $0[best] == 0 })
    {
      let other = signs.indices.first { sign in
        second[sign] > 0 && rest.allSatisfy { $0[sign] == second[sign] }
      }
      if let other { return signs[other] }
    }
    if first[best] == 0, let other = mostCommon(in: rest) { return signs[other] }
    return signs[best]
  }

  /// The sign that most rows have, and of several the one that the first of them has most of; nil where
  /// no row has any. Rows that end early have fewer than others.
  private static func mostCommon(in rows: ArraySlice<[Int]>) -> Int? {
    guard let first = rows.first(where: { $0.contains { $0 > 0 } }) else { return nil }
    let common = signs.indices.map { sign in rows.count { $0[sign] > 0 } }
    return signs.indices.reduce(0) {
      (common[$0], first[$0]) < (common[$1], first[$1]) ? $1 : $0
    }
  }

  /// How often each row has each sign outside quotes. Rows without any byte are left out, and so is
  /// a row that ends within a quote, unless it is the first.
  private static func counts(in head: ArraySlice<UInt8>) -> [[Int]] {
    var rows: [[Int]] = []
    var row = [0, 0, 0]
    var isQuoted = false
    var isEmpty = true
    for byte in head {
      if byte == 0x22 { isQuoted.toggle() }
      if !isQuoted, byte == 0x0A || byte == 0x0D {
        if !isEmpty { rows.append(row) }
        (row, isEmpty) = ([0, 0, 0], true)
        continue
      }
      isEmpty = false
      if !isQuoted, let sign = signs.firstIndex(of: byte) { row[sign] += 1 }
    }
    return isEmpty || isQuoted && !rows.isEmpty ? rows : rows + [row]
  }
}
