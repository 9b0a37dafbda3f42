/// Splits bytes into records and records into cells, with quotes as in CSV.
struct SSSOMRecords {
  /// What stands at a place in the bytes.
  enum Part {
    /// A record, where the next one begins, and how many lines it takes.
    case record(SSSOMRecord, next: Int, lines: Int)
    /// A quote that nothing closes, and where the line after it begins.
    case unclosed(next: Int)
    /// A record that is longer than any may be.
    case tooLong
    /// A record that goes on in bytes to come.
    case incomplete
  }

  var separator: UInt8 = 0x09
  /// Kept from record to record, for its room.
  private var cells: [SSSOMRecord.Cell] = []

  /// - Parameters:
  ///   - buffer: Bytes that go on from those before.
  ///   - start: Where the record begins in them.
  ///   - line: The line on which it begins.
  ///   - mayQuote: False for comment lines, in which a quote is a quote.
  ///   - isLast: Whether no bytes are to come.
  /// - Returns: What stands there, which points into the bytes.
  mutating func part(
    of buffer: UnsafeBufferPointer<UInt8>, from start: Int, line: Int, mayQuote: Bool, isLast: Bool
  ) -> Part {
    cells.removeAll(keepingCapacity: true)
    let separator = separator
    var cell = SSSOMRecord.Cell(start: start, end: start)
    var at = start
    var lines = 1
    func record(end: Int, next: Int) -> Part {
      .record(
        SSSOMRecord(buffer: buffer, start: start, end: end, line: line, cells: cells),
        next: next, lines: lines)
    }
    while at < buffer.count {
      let byte = buffer[at]
      if byte == 0x22, at == cell.start, mayQuote {
        let quote = passQuote(&cell, in: buffer, of: start, isLast: isLast)
        switch quote {
        case .closed(let end, let breaks):
          (at, lines) = (end, lines + breaks)
          continue
        case .unclosed(let next): return .unclosed(next: next)
        case .incomplete: return .incomplete
        }
      }
      if byte == separator {
        cell.end = at
        cells.append(cell)
        cell = SSSOMRecord.Cell(start: at + 1, end: at + 1)
      } else if byte == 0x0A || byte == 0x0D {
        // A return at the end of what is there may be half of a line break.
        if byte == 0x0D, at + 1 == buffer.count, !isLast { return .incomplete }
        cell.end = at
        cells.append(cell)
        let isPair = byte == 0x0D && at + 1 < buffer.count && buffer[at + 1] == 0x0A
        return record(end: at, next: at + (isPair ? 2 : 1))
      }
      at += 1
    }
    guard isLast else {
      return at - start > SSSOMReader.maximumRowBytes ? .tooLong : .incomplete
    }
    cell.end = buffer.count
    cells.append(cell)
    return record(end: buffer.count, next: buffer.count)
  }

  private enum Quote {
    /// Where it goes on behind the closing quote, and how many line breaks lie inside.
    case closed(end: Int, breaks: Int)
    case unclosed(next: Int)
    case incomplete
  }

  /// Passes over the quoted part of a cell.
  ///
  /// A quote that nothing closes would swallow the rest of the file. So it is given up at the end
  /// of the file or the longest row, and reading goes on with the line after the one it stands in:
  /// one row is lost and not all of them.
  private func passQuote(
    _ cell: inout SSSOMRecord.Cell, in buffer: UnsafeBufferPointer<UInt8>, of start: Int,
    isLast: Bool
  ) -> Quote {
    cell.isQuoted = true
    var at = cell.start + 1
    var breaks = 0
    var firstBreak: Int?
    while at < buffer.count, at - start <= SSSOMReader.maximumRowBytes {
      let byte = buffer[at]
      if byte == 0x0A {
        breaks += 1
        firstBreak = firstBreak ?? at
      }
      at += 1
      guard byte == 0x22 else { continue }
      if at < buffer.count, buffer[at] == 0x22 {
        cell.hasDoubledQuotes = true
        at += 1
      } else if at < buffer.count || isLast {
        cell.isMalformed =
          at < buffer.count && buffer[at] != separator && buffer[at] != 0x0A && buffer[at] != 0x0D
        return .closed(end: at, breaks: breaks)
      } else {
        // The next byte may double the quote.
        return .incomplete
      }
    }
    if at >= buffer.count, !isLast, at - start <= SSSOMReader.maximumRowBytes {
      return .incomplete
    }
    return .unclosed(next: min((firstBreak ?? buffer.count) + 1, buffer.count))
  }
}
