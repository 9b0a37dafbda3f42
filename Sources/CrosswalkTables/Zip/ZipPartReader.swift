/// Reads one file of an archive a piece at a time, and checks its length and CRC at the end.
package struct ZipPartReader {
  /// What messages call it.
  let part: String
  private let archive: [UInt8]
  private let entry: ZipEntry
  private var inflate: Inflate
  private var sum = CRC32()
  private var count = 0
  private var isDone = false

  init(_ entry: ZipEntry, of archive: [UInt8]) {
    part = entry.name
    self.archive = archive
    self.entry = entry
    inflate = Inflate(archive, in: entry.range, limit: entry.inflatedCount, part: entry.name)
  }

  /// The next piece, never empty; nil at the end, after which everything is known to be sound.
  package mutating func next() throws(SpreadsheetError) -> [UInt8]? {
    if isDone { return nil }
    let piece = entry.isDeflated ? try inflate.next() : storedPiece()
    if let piece {
      sum.add(piece)
      count += piece.count
      return piece
    }
    isDone = true
    guard count == entry.inflatedCount else {
      throw SpreadsheetError(
        .damaged, part: part,
        "has \(count) bytes, not the \(entry.inflatedCount) that the archive's directory promises")
    }
    guard sum.value == entry.checksum else {
      throw SpreadsheetError(.damaged, part: part, "its checksum (CRC-32) is wrong")
    }
    return nil
  }

  private func storedPiece() -> [UInt8]? {
    let start = entry.range.lowerBound + count
    guard start < entry.range.upperBound else { return nil }
    return Array(archive[start..<min(start + (64 << 10), entry.range.upperBound)])
  }
}
