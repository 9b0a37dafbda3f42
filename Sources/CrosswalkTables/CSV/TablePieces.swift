import CrosswalkBase

/// A delimited text in pieces of whole rows, so that several can be taken apart side by side.
package final class TablePieces {
  /// Some rows below each other.
  package struct Piece: Sendable {
    /// From the first byte of a row to the last of another, line ends among them; never empty.
    package let bytes: [UInt8]
    /// The line on which it begins, from 1.
    package let line: Int
  }

  /// The first row; nil if there is none.
  package let header: CSVReader.Row?
  /// What stands between fields.
  package let separator: UInt8

  /// A row that is too long to be one, so that the file is no table.
  package struct RowTooLong: Error, CustomStringConvertible {
    let line: Int
    package var description: String {
      "line \(line) is longer than \(maximumRowBytes >> 20) MiB; the file is no table of text"
    }
  }

  private static let maximumRowBytes = 32 << 20

  private let source: () throws -> [UInt8]?
  private let size: Int
  private var encoding: TextEncoding
  private var line: Int
  private var rest: [UInt8]
  private var isLast = false

  /// Reads the first row.
  ///
  /// - Parameters:
  ///   - size: How many bytes a piece has, or a little more where rows are long.
  ///   - source: The next bytes, in any encoding of ``TextEncoding``; nil at the end.
  /// - Throws: What the source throws.
  package init(size: Int = 1 << 18, _ source: @escaping () throws -> [UInt8]?) throws {
    self.source = source
    self.size = size
    var encoding = TextEncoding()
    var csv = CSVReader()
    var header: CSVReader.Row?
    var rest: [UInt8] = []
    while header == nil, !isLast {
      if let bytes = try source() {
        rest = encoding.utf8(bytes)
      } else {
        rest = encoding.finish()
        isLast = true
      }
      for (place, byte) in rest.enumerated() {
        csv.read(CollectionOfOne(byte)) { header = $0 }
        if header != nil {
          // The other half of the line end belongs to the first row.
          rest.removeFirst(place + 1)
          break
        }
      }
    }
    if header == nil {
      csv.finish { header = $0 }
      rest = []
    }
    self.header = header
    separator = csv.separatorFound
    line = csv.nextLine
    followsReturn = csv.endsWithReturn
    self.rest = rest
    self.encoding = encoding
  }

  /// Whether the first row ended with a CR, of which the LF may come first now.
  private var followsReturn: Bool

  /// The next piece; nil at the end.
  ///
  /// - Throws: What the source throws, and ``RowTooLong``.
  package func next() throws -> Piece? {
    while true {
      while !isLast, rest.count < size {
        if let bytes = try source() {
          rest += encoding.utf8(bytes)
        } else {
          rest += encoding.finish()
          isLast = true
        }
      }
      if followsReturn, let first = rest.first {
        if first == 0x0A { rest.removeFirst() }
        followsReturn = false
      }
      if rest.isEmpty {
        if isLast { return nil }
        continue
      }
      let end = isLast ? rest.count : rest.withUnsafeBufferPointer(lastRowEnd)
      if end > 0 { return take(end) }
      // A single row of more bytes than a piece has.
      if rest.count > Self.maximumRowBytes { throw RowTooLong(line: line) }
      guard let bytes = try source() else {
        rest += encoding.finish()
        isLast = true
        continue
      }
      rest += encoding.utf8(bytes)
    }
  }

  private func take(_ end: Int) -> Piece {
    let bytes = end == rest.count ? rest : Array(rest[..<end])
    let piece = Piece(bytes: bytes, line: line)
    line += bytes.withUnsafeBufferPointer { RowExtent.lineBreaks(in: $0, from: 0, to: $0.count) }
    rest = end == rest.count ? [] : Array(rest[end...])
    return piece
  }

  /// Where the last row begins that may go on behind these bytes.
  private func lastRowEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if ByteCount.of(0x22, in: bytes) > 0 {
      // Line breaks may stand in quotes, so only reading from the start tells.
      var place = 0
      let width = header?.fields.count ?? 0
      while place < bytes.count,
        let row = RowExtent(
          at: place, in: bytes, separator: separator, width: width, isLast: false)
      {
        place = row.next
      }
      return place
    }
    var place = bytes.count
    while place > 0 {
      let byte = bytes[place - 1]
      // A CR at the end may be half of a line end.
      if byte == 0x0A || byte == 0x0D && place < bytes.count { return place }
      place -= 1
    }
    return 0
  }
}
