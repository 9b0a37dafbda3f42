import CrosswalkBase

/// Where one row of delimited text begins and ends, before it is taken apart.
///
/// Rows are those of ``CSVReader`` but for one thing: where a quote is opened and not closed as it
/// should be, the damage ends with the line, and the rows below are not swallowed.
package struct RowExtent {
  /// Behind the last byte of its fields.
  package let end: Int
  /// Where the next row begins.
  package let next: Int
  /// How many line breaks there are before the next row.
  package let lines: Int

  /// The row that begins at a place; nil if the bytes end before it is known where the row does.
  ///
  /// - Parameters:
  ///   - start: Where a row begins, before the end of the bytes.
  ///   - bytes: UTF-8.
  ///   - separator: What stands between fields.
  ///   - width: A row over several lines that has more fields than that is damaged too.
  ///   - isLast: Whether nothing comes after these bytes.
  package init?(
    at start: Int, in bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, width: Int, isLast: Bool
  ) {
    var place = start
    var (fields, lines) = (1, 0)
    var (isStart, isDamaged) = (true, false)
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x0A || byte == 0x0D { break }
      if byte == separator {
        fields += 1
        isStart = true
        place += 1
      } else if byte == 0x22, isStart {
        // Nobody writes so much into a field: the quote was left open.
        let limit = min(bytes.count, place + CSVReader.maximumFieldBytes)
        guard let close = Self.closing(place + 1, in: bytes, upTo: limit) else {
          guard isLast || limit < bytes.count else { return nil }
          (isDamaged, place) = (true, bytes.count)
          lines = 1
          break
        }
        lines += Self.lineBreaks(in: bytes, from: place + 1, to: close)
        place = close + 1
        isStart = false
        if place == bytes.count {
          if !isLast { return nil }
        } else if bytes[place] != separator, bytes[place] != 0x0A, bytes[place] != 0x0D {
          isDamaged = true
        }
      } else {
        isStart = false
        place += 1
      }
    }
    if lines > 0, isDamaged || fields > width {
      (place, lines) = (Self.lineEnd(from: start, in: bytes), 0)
    }
    guard let extent = RowExtent(endingAt: place, of: lines, in: bytes, isLast: isLast) else {
      return nil
    }
    self = extent
  }

  /// Just the line that begins at a place, whatever quotes are in it.
  package init(lineAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.init(
      endingAt: Self.lineEnd(from: start, in: bytes), of: 0, in: bytes, isLast: true)!
  }

  private static func lineEnd(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var place = start
    while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
    return place
  }

  /// A row whose fields end at a place, with so many line breaks among them.
  private init?(
    endingAt place: Int, of lines: Int, in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool
  ) {
    if place == bytes.count {
      guard isLast else { return nil }
      (end, next) = (place, place)
      self.lines = lines
      return
    }
    let isPair: Bool
    if bytes[place] == 0x0D {
      // Whether the line ends with one byte or two is not known yet.
      guard isLast || place + 1 < bytes.count else { return nil }
      isPair = place + 1 < bytes.count && bytes[place + 1] == 0x0A
    } else {
      isPair = false
    }
    end = place
    next = place + (isPair ? 2 : 1)
    self.lines = lines + 1
  }

  /// The quote that closes a field; a doubled one stands for itself.
  private static func closing(
    _ start: Int, in bytes: UnsafeBufferPointer<UInt8>, upTo end: Int
  ) -> Int? {
    var place = start
    while place < end {
      if bytes[place] == 0x22 {
        guard place + 1 < bytes.count, bytes[place + 1] == 0x22 else { return place }
        place += 1
      }
      place += 1
    }
    return nil
  }

  /// How many lines end between two places; CRLF is one end.
  package static func lineBreaks(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
    let (feeds, returns) = (ByteCount.of(0x0A, in: part), ByteCount.of(0x0D, in: part))
    if returns == 0 { return feeds }
    var pairs = 0
    for place in start..<end where bytes[place] == 0x0A && place > start {
      pairs += bytes[place - 1] == 0x0D ? 1 : 0
    }
    return feeds + returns - pairs
  }
}
