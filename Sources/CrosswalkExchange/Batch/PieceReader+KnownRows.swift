import CrosswalkTables

extension PieceReader {
  /// The row that begins at a place, if what stands behind its person was met before; nil for one
  /// without a level. Its person is at hand then.
  ///
  /// - Returns: Nil for any other row; else where the next one begins, too.
  mutating func recall(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (row: KnownRows.Row?, next: Int)? {
    var end = start + written.count
    let isSame =
      !written.isEmpty && end < bytes.count && bytes[end] == separator
      && written.withUnsafeBufferPointer {
        ByteRun.isEqual($0, UnsafeBufferPointer(rebasing: bytes[start..<end]))
      }
    if !isSame {
      end = start
      while end < bytes.count, Self.isPlain(bytes[end]), bytes[end] != separator { end += 1 }
      guard end < bytes.count, bytes[end] == separator else { return nil }
    }
    guard let lineEnd = ByteRun.lineEnd(bytes, from: end), lineEnd + 1 < bytes.count,
      lineEnd - start < CSVReader.maximumFieldBytes,
      let place = known.place(UnsafeBufferPointer(rebasing: bytes[end..<lineEnd]))
    else { return nil }
    let row = known.rows[place]
    if row != nil {
      if !isSame, !takePerson(UnsafeBufferPointer(rebasing: bytes[start..<end])) { return nil }
      if group != nil {
        groupField = known.groups[place].lowerBound + end..<known.groups[place].upperBound + end
      }
    }
    let isPair = bytes[lineEnd] == 0x0D && bytes[lineEnd + 1] == 0x0A
    return (row, lineEnd + (isPair ? 2 : 1))
  }

  /// Whether a byte may stand in a person's field as it is: ASCII but quotes and control characters.
  private static func isPlain(_ byte: UInt8) -> Bool { 0x20...0x7E ~= byte && byte != 0x22 }

  /// Keeps what the row at hand means, for rows with the same bytes behind their person.
  mutating func remember(_ row: BatchRow?, _ bytes: UnsafeBufferPointer<UInt8>) {
    let end = ends[Place.person]
    guard isPersonFirst, end < lineEnd, bytes[end] == separator else { return }
    let group =
      groupField.isEmpty ? 0..<0 : groupField.lowerBound - end..<groupField.upperBound - end
    known.add(UnsafeBufferPointer(rebasing: bytes[end..<lineEnd]), row, group: group)
  }
}
