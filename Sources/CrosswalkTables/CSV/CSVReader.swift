import CrosswalkBase

/// Reads rows of delimited text as they come, in constant memory.
///
/// Follows RFC 4180 and what Excel writes: quoted fields may hold separators, line breaks and
/// doubled quotes; lines end with CR, LF or both. The separator (comma, semicolon or tab) is found
/// out from the first line, or the first few (``CSVSeparator``). Ours, because the package at hand keeps no line
/// numbers and wants the whole file in memory.
package struct CSVReader {
  /// One row.
  package struct Row: Sendable, Hashable {
    /// The line on which the row begins, from 1.
    package var line: Int
    /// At least one, without quotes; as many as the row has, whatever the first row has.
    package var fields: [String]
    /// What is wrong with the form of the row, if anything is.
    package var defect: String?
  }

  /// The longest field that is read, in bytes; more is a defect of the row, so that a forgotten
  /// quote does not swallow a large file.
  package static let maximumFieldBytes = 1 << 20
  /// The most fields that are kept of a row; more is a defect of the row.
  package static let maximumFields = 10_000

  private enum State { case start, plain, quoted, quoteInQuoted, afterCarriageReturn }

  private var state = State.start
  private var separator: UInt8?
  private var line = 1
  private var rowLine = 1
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var defect: String?
  /// Whether the byte before was a CR, so that CRLF counts as one line end, in quotes too.
  private var followsReturn = false
  /// The first lines, kept because the separator is found out from them.
  private var head: [UInt8] = []
  private var headLines = 0
  private let headLimit: Int
  private var swallowing = SwallowedRows()

  /// A reader that has read nothing.
  ///
  /// - Parameters:
  ///   - separator: An ASCII character; nil: found out from the first line.
  ///   - mayBeginWithTitle: Whether lines below the first help to find out, since that may be a
  ///     title. Then the first rows are handed on together; else each as soon as its line ends.
  package init(separator: UInt8? = nil, mayBeginWithTitle: Bool = false) {
    self.separator = separator
    headLimit = mayBeginWithTitle ? CSVSeparator.lines : 1
  }

  /// What stands between fields, once it is known.
  var separatorFound: UInt8 { separator ?? 0x2C }

  /// The line on which the next row begins, between rows.
  var nextLine: Int { line }

  /// Whether a row has just ended with a CR, so that an LF that comes next belongs to it.
  var endsWithReturn: Bool { state == .afterCarriageReturn }

  /// Takes the next bytes (UTF-8, without a byte order mark) and hands on each row that they end.
  package mutating func read(
    _ bytes: some Sequence<UInt8>, _ handle: (Row) throws -> Void
  ) rethrows {
    for byte in bytes {
      if separator == nil {
        // Empty lines tell nothing about the separator.
        if head.isEmpty, byte == 0x0A || byte == 0x0D {
          skip(lineBreak: byte)
          continue
        }
        head.append(byte)
        if byte == 0x0A || byte == 0x0D && head.dropLast().last != 0x0A { headLines += 1 }
        guard headLines >= headLimit || head.count >= Self.maximumFieldBytes else {
          continue
        }
        try startReading(handle)
      } else {
        try take(byte, handle)
      }
    }
  }

  /// Ends the input and hands on the last row, if it has no line end of its own.
  package mutating func finish(_ handle: (Row) throws -> Void) rethrows {
    if separator == nil { try startReading(handle) }
    switch state {
    case .quoted:
      let lines = swallowing.openLines
      defect =
        defect
        ?? "a quote is opened and never closed"
        + (lines > 1 ? ", so that \(lines) lines are read as one row" : "")
    default: break
    }
    if !fields.isEmpty || !field.isEmpty || state == .quoted || state == .quoteInQuoted {
      try endRow(handle)
    }
  }

  /// Counts a line break before the first row.
  private mutating func skip(lineBreak byte: UInt8) {
    let endsCRLF = byte == 0x0A && state == .afterCarriageReturn
    state = byte == 0x0D ? .afterCarriageReturn : .start
    if endsCRLF { return }
    line += 1
    rowLine = line
  }

  private mutating func startReading(_ handle: (Row) throws -> Void) rethrows {
    var bytes = head[...]
    head = []
    state = .start
    // Excel's own way to name the separator: a first line such as `sep=;`.
    let text = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    if text.count == 5, text.starts(with: Array("sep=".utf8)) {
      separator = text[4]
      bytes = bytes.dropFirst(5)
      if let end = bytes.popFirst() {
        followsReturn = end == 0x0D
        state = followsReturn ? .afterCarriageReturn : .start
        line += 1
      }
      rowLine = line
    } else {
      separator = CSVSeparator.found(in: bytes)
    }
    for byte in bytes { try take(byte, handle) }
  }

  private mutating func take(_ byte: UInt8, _ handle: (Row) throws -> Void) rethrows {
    if state == .afterCarriageReturn {
      state = .start
      if byte == 0x0A { return }
    }
    if byte == 0x0D || (byte == 0x0A && !followsReturn) { line += 1 }
    followsReturn = byte == 0x0D
    switch state {
    case .quoted:
      if byte == 0x22 { state = .quoteInQuoted } else { append(byte) }
      swallowing.take(byte, separator: separator)
    case .quoteInQuoted where byte == 0x22:
      append(byte)
      state = .quoted
    default:
      switch byte {
      case separator:
        endField()
        state = .start
      case 0x0A, 0x0D:
        try endRow(handle)
        state = byte == 0x0D ? .afterCarriageReturn : .start
      case 0x22 where state == .start && field.isEmpty:
        state = .quoted
        swallowing.open(field: fields.count)
      default:
        if state == .quoteInQuoted {
          defect = defect ?? Self.textAfterQuote
        }
        append(byte)
        state = .plain
      }
    }
  }

  private mutating func append(_ byte: UInt8) {
    if field.count < Self.maximumFieldBytes {
      field.append(byte)
    } else {
      defect = defect ?? "a field is longer than \(Self.maximumFieldBytes) bytes"
    }
  }

  private mutating func endField() {
    guard fields.count < Self.maximumFields else {
      defect = defect ?? "the row has more than \(Self.maximumFields) fields"
      return field.removeAll(keepingCapacity: true)
    }
    if let text = String(validating: field, as: UTF8.self) {
      fields.append(text)
    } else {
      defect = defect ?? "the text is not valid UTF-8; save the file as 'CSV UTF-8'"
      fields.append(String(decoding: field, as: UTF8.self))
    }
    field.removeAll(keepingCapacity: true)
  }

  private static let textAfterQuote = "text follows a closing quote"

  private mutating func endRow(_ handle: (Row) throws -> Void) rethrows {
    endField()
    // A quote too many may have drawn rows into this one.
    if defect == Self.textAfterQuote, line - rowLine > 1 {
      defect = "\(Self.textAfterQuote), and \(line - rowLine) lines are read as one row"
    }
    if let lines = swallowing.end(fields: fields.count), defect == nil {
      defect =
        "a quoted cell holds \(lines) lines that look like rows of their own; a quote before it "
        + "is opened or closed at the wrong place"
    }
    let row = Row(line: rowLine, fields: fields, defect: defect)
    fields.removeAll(keepingCapacity: true)
    defect = nil
    rowLine = line
    // An empty line is no row.
    if row.fields != [""] || row.defect != nil { try handle(row) }
  }
}
