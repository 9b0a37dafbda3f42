import CrosswalkBase
import CrosswalkDocuments

/// Reads SSSOM/TSV as it comes: a YAML header in comment lines, then one mapping a line.
///
/// Strict, it reports everything that the specification does not allow. Lenient, it reads what can
/// be understood and reports each liberty as a warning with its line; a row that cannot be
/// understood is left out and listed. Time is linear in the bytes, memory in the longest row.
public struct SSSOMReader {
  /// One mapping.
  public struct Row: Sendable {
    /// The line on which it begins, from 1.
    public let line: Int
    /// The values by slot; a slot without a value is not there.
    public let values: [String: String]

    /// The value of a slot.
    public subscript(slot: String) -> String? { values[slot] }
  }

  /// What reading gave, besides the rows.
  public struct Summary: Sendable {
    /// The values above the table, by slot.
    public var header: [String: [String]] = [:]
    /// The namespaces of all prefixes, built-in ones among them.
    public var prefixes = SSSOMSlot.builtInPrefixes
    /// The slots of the table, in its order.
    public var columns: [String] = []
    /// How many rows were handed on.
    public var rows = 0
    /// The lines of rows that were not.
    public var leftOut: [Int] = []
    /// Errors, and for lenient reading liberties as warnings, in order.
    public var problems: [Problem] = []
  }

  /// The longest row, in bytes; so that a forgotten quote does not swallow a large file.
  public static let maximumRowBytes = 1 << 20

  /// What the next record is.
  private enum Phase {
    case header, columns
    case rows(SSSOMTable)
    /// Nothing below is read.
    case refused
  }

  private let file: String
  private let wantsValues: Bool
  private let metadata: DocumentSet.File?
  private var phase = Phase.header
  private var isFirst = true
  private var isSpreadsheet = false
  /// Bytes of a record that has not ended.
  private var pending: [UInt8] = []
  private var line = 1
  private var headerText: [UInt8] = []
  private var header: SSSOMHeader?
  private var records = SSSOMRecords()
  private var values = SSSOMValues(prefixes: [])
  private var objections: SSSOMObjections
  /// What has been read of the header and the columns, and how many rows; complete after
  /// ``finish(_:)``.
  public private(set) var summary = Summary()

  /// A reader that has read nothing.
  ///
  /// - Parameters:
  ///   - file: The path, as problems are to show it.
  ///   - metadata: A file that holds the header, if it stands beside the table.
  ///   - isLenient: Whether to read what the specification does not allow.
  ///   - wantsValues: Whether rows are handed on with their values, or only checked.
  public init(
    file: String, metadata: DocumentSet.File? = nil, isLenient: Bool = false,
    wantsValues: Bool = true
  ) {
    self.file = file
    self.metadata = metadata
    self.wantsValues = wantsValues
    objections = SSSOMObjections(file: file, isLenient: isLenient)
  }

  /// Takes the next bytes and hands on each row that they end.
  public mutating func read(_ bytes: [UInt8], _ handle: (Row) throws -> Void) rethrows {
    if case .refused = phase { return }
    pending += bytes
    if isFirst {
      guard pending.count >= 3 else { return }
      refuseEncoding()
    }
    try takeRecords(isLast: false, handle)
  }

  /// Ends the input; the last row need not end with a line break.
  public mutating func finish(_ handle: (Row) throws -> Void) rethrows -> Summary {
    if isFirst { refuseEncoding() }
    try takeRecords(isLast: true, handle)
    if case .header = phase { readHeader() }
    if case .columns = phase {
      objections.refuse("there is no table below the header", at: mark())
    }
    summary.problems = objections.sorted
    return summary
  }

  private func mark(column: Int = 1) -> TextMark { TextMark(line: line, column: column) }

  private mutating func refuseEncoding() {
    isFirst = false
    if pending.starts(with: [0xEF, 0xBB, 0xBF]) {
      pending.removeFirst(3)
      objections.object(
        "the file begins with a byte order mark", liberty: "passed over", at: .start)
    } else if pending.starts(with: [0xFF, 0xFE]) || pending.starts(with: [0xFE, 0xFF]) {
      objections.refuse("the file is UTF-16; SSSOM is UTF-8", at: .start)
      phase = .refused
    } else if pending.starts(with: [0x50, 0x4B, 3, 4]) || pending.starts(with: [0x1F, 0x8B]) {
      objections.refuse("the file is compressed, not SSSOM/TSV", at: .start)
      phase = .refused
    } else if pending.first(where: { $0 > 0x20 }) == 0x7B {
      objections.refuse(
        "the file is JSON, as SSSOM/JSON is; only SSSOM/TSV is read (sssom convert makes it)",
        at: .start)
      phase = .refused
    }
  }

  // MARK: Records

  private mutating func takeRecords(isLast: Bool, _ handle: (Row) throws -> Void) rethrows {
    let bytes = pending
    pending = []
    var start = 0
    try bytes.withUnsafeBufferPointer { buffer in
      while start < buffer.count {
        if case .refused = phase { return }
        let isHeader = if case .header = phase { true } else { false }
        let part = records.part(
          of: buffer, from: start, line: line, mayQuote: !isHeader || buffer[start] != 0x23,
          isLast: isLast)
        switch part {
        case .record(let record, let next, let lines):
          try take(record, handle)
          line += lines
          start = next
        case .unclosed(let next):
          leaveOutUnclosed()
          line += 1
          start = next
        case .tooLong:
          objections.refuse(
            "a row is longer than \(Self.maximumRowBytes) bytes; nothing below it is read",
            at: mark())
          phase = .refused
        case .incomplete: return
        }
      }
    }
    if case .refused = phase { return }
    pending = Array(bytes[start...])
  }

  private mutating func leaveOutUnclosed() {
    objections.refuse("a quote is opened and never closed", at: mark())
    summary.leftOut.append(line)
  }

  private mutating func take(
    _ record: SSSOMRecord, _ handle: (Row) throws -> Void
  ) rethrows {
    if case .header = phase {
      if record.isBlank {
        headerText.append(0x0A)
        return
      }
      if record.bytes.first == 0x23 {
        takeHeaderLine(record)
        return
      }
      if takeQuotedHeaderLine(record) { return }
      readHeader()
    }
    if record.isBlank { return }
    switch phase {
    case .header, .refused: break
    case .columns: readColumns(record)
    case .rows(var table):
      // The table is taken out of the phase, so that there is one owner and nothing is copied.
      phase = .refused
      defer { phase = .rows(table) }
      var record = record
      guard let passedOver = table.check(&record, &values, &objections) else {
        summary.leftOut.append(line)
        return
      }
      summary.rows += 1
      guard wantsValues else { return }
      try handle(Row(line: line, values: table.values(of: record, passingOver: passedOver)))
    }
  }

  private mutating func takeHeaderLine(_ record: SSSOMRecord) {
    let bytes = record.bytes
    var end = bytes.endIndex
    if bytes.count > 1, bytes.last == 0x09 || bytes.last == 0x2C {
      while end > bytes.startIndex + 1, bytes[end - 1] == 0x09 || bytes[end - 1] == 0x2C {
        end -= 1
      }
      tellSpreadsheet()
    }
    headerText += bytes[(bytes.startIndex + 1)..<end]
    headerText.append(0x0A)
  }

  /// A spreadsheet puts a line of the header into quotes if there are some in it.
  private mutating func takeQuotedHeaderLine(_ record: SSSOMRecord) -> Bool {
    guard let first = record.cells.first, first.isQuoted,
      record.cells.dropFirst().allSatisfy({ $0.start == $0.end })
    else { return false }
    let text = record.text(first)
    guard text.hasPrefix("#"), !text.contains("\n") else { return false }
    tellSpreadsheet()
    headerText += Array(text.utf8.dropFirst())
    headerText.append(0x0A)
    return true
  }

  /// Nothing is lost by what a spreadsheet does to the header, and so it is told once and no error.
  private mutating func tellSpreadsheet() {
    if isSpreadsheet { return }
    isSpreadsheet = true
    objections.tell(
      "the header was saved by a spreadsheet, which adds separators and quotes: passed over",
      at: mark())
  }

  private mutating func readHeader() {
    let header = SSSOMHeader(headerText, file: file, metadata: metadata, &objections)
    headerText = []
    values = SSSOMValues(prefixes: header.prefixes.keys)
    header.checkNames(&values, &objections)
    (summary.header, summary.prefixes) = (header.values, header.prefixes)
    self.header = header
    phase = .columns
  }

  private mutating func readColumns(_ record: SSSOMRecord) {
    guard let header else { return }
    var record = record
    if record.cells.count == 1, record.bytes.contains(0x2C) {
      objections.object(
        "columns are separated by commas, not by tabs", liberty: "read as commas", at: mark())
      records.separator = 0x2C
      let again = records.part(
        of: record.buffer, from: record.start, line: line, mayQuote: true, isLast: true)
      if case .record(let split, _, _) = again {
        record = split
      } else {
        leaveOutUnclosed()
        record.cells = []
      }
    }
    let table = SSSOMTable(record, header: header, &objections)
    summary.columns = table.names
    phase = table.isRefused ? .refused : .rows(table)
  }
}
