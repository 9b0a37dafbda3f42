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

  private enum Phase { case header, columns, rows, refused }

  private let file: String
  private let isLenient: Bool
  private let wantsValues: Bool
  private let metadata: DocumentSet.File?
  private var phase = Phase.header
  private var isFirst = true
  private var pending: [UInt8] = []
  private var line = 1
  private var headerText: [UInt8] = []
  private var separator: UInt8 = 0x09
  private var columns: [Column] = []
  private var fields: [Field] = []
  private var prefixBytes: [[UInt8]] = []
  private var unknownPrefixes: Set<String> = []
  private var problems: ProblemList
  /// What has been read of the header and the columns, and how many rows; complete after
  /// ``finish(_:)``.
  public private(set) var summary = Summary()

  private struct Column {
    let name: String
    let slot: SSSOMSlot?
    let required: Bool
    /// The last value that was found right, so that repeated ones are compared and not checked.
    var lastRight: [UInt8] = []
  }

  private struct Field {
    var start: Int
    var end: Int
    var isQuoted = false
    var hasDoubledQuotes = false
    /// Whether text follows the closing quote.
    var isMalformed = false
  }

  /// Makes a reader that has read nothing.
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
    self.isLenient = isLenient
    self.wantsValues = wantsValues
    problems = ProblemList(file: file)
  }

  /// Takes the next bytes and hands on each row that they end.
  public mutating func read(_ bytes: [UInt8], _ handle: (Row) throws -> Void) rethrows {
    guard phase != .refused else { return }
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
    if phase == .header { readHeader() }
    if phase == .header || phase == .columns {
      problems.add("there is no table below the header", at: mark())
    }
    summary.problems = problems.sorted
    return summary
  }

  private func mark(column: Int = 1) -> TextMark { TextMark(line: line, column: column) }

  /// An error, or for lenient reading a liberty.
  private mutating func object(
    _ message: String, liberty: String, at mark: TextMark
  ) {
    if isLenient {
      problems.add("\(message): \(liberty)", at: mark, severity: .warning)
    } else {
      problems.add(message, at: mark)
    }
  }

  private mutating func refuseEncoding() {
    isFirst = false
    if pending.starts(with: [0xEF, 0xBB, 0xBF]) {
      pending.removeFirst(3)
      object("the file begins with a byte order mark", liberty: "passed over", at: .start)
    } else if pending.starts(with: [0xFF, 0xFE]) || pending.starts(with: [0xFE, 0xFF]) {
      problems.add("the file is UTF-16; SSSOM is UTF-8", at: .start)
      phase = .refused
    } else if pending.starts(with: [0x50, 0x4B, 3, 4]) || pending.starts(with: [0x1F, 0x8B]) {
      problems.add("the file is compressed, not SSSOM/TSV", at: .start)
      phase = .refused
    }
  }

  // MARK: Records

  private mutating func takeRecords(isLast: Bool, _ handle: (Row) throws -> Void) rethrows {
    guard phase != .refused else { return }
    let bytes = pending
    pending = []
    var start = 0
    try bytes.withUnsafeBufferPointer { buffer in
      while start < buffer.count, phase != .refused {
        guard let (end, next, lines) = record(in: buffer, from: start, isLast: isLast) else {
          break
        }
        try take(buffer, start, end, handle)
        line += lines
        start = next
      }
    }
    if phase != .refused { pending = Array(bytes[start...]) }
  }

  /// Finds the end of the record and splits it into `fields`. Nil: it goes on in the next bytes.
  private mutating func record(
    in buffer: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> (end: Int, next: Int, lines: Int)? {
    fields.removeAll(keepingCapacity: true)
    let mayQuote = phase != .header || buffer[start] != 0x23
    let separator = separator
    var field = Field(start: start, end: start)
    var at = start
    var lines = 1
    var firstBreak: Int?
    while at < buffer.count {
      let byte = buffer[at]
      if byte == 0x22, at == field.start, mayQuote {
        field.isQuoted = true
        at += 1
        var isClosed = false
        while at < buffer.count, at - start <= Self.maximumRowBytes {
          let inner = buffer[at]
          if inner == 0x0A {
            lines += 1
            firstBreak = firstBreak ?? at
          }
          at += 1
          guard inner == 0x22 else { continue }
          if at < buffer.count, buffer[at] == 0x22 {
            field.hasDoubledQuotes = true
            at += 1
          } else if at < buffer.count || isLast {
            isClosed = true
            field.isMalformed =
              at < buffer.count && buffer[at] != separator && buffer[at] != 0x0A
              && buffer[at] != 0x0D
            break
          } else {
            return nil
          }
        }
        if !isClosed {
          if at >= buffer.count, !isLast, at - start <= Self.maximumRowBytes { return nil }
          problems.add("a quote is opened and never closed", at: mark())
          summary.leftOut.append(line)
          fields.removeAll()
          let end = firstBreak ?? buffer.count
          return (start, min(end + 1, buffer.count), 1)
        }
        continue
      }
      if byte == separator {
        field.end = at
        fields.append(field)
        field = Field(start: at + 1, end: at + 1)
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, at + 1 == buffer.count, !isLast { return nil }
        field.end = at
        fields.append(field)
        let isPair = byte == 0x0D && at + 1 < buffer.count && buffer[at + 1] == 0x0A
        return (at, at + (isPair ? 2 : 1), lines)
      }
      at += 1
    }
    guard isLast else {
      if at - start > Self.maximumRowBytes {
        problems.add(
          "a row is longer than \(Self.maximumRowBytes) bytes; nothing below it is read",
          at: mark())
        phase = .refused
      }
      return nil
    }
    field.end = buffer.count
    fields.append(field)
    return (buffer.count, buffer.count, lines)
  }

  private mutating func take(
    _ buffer: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
    _ handle: (Row) throws -> Void
  ) rethrows {
    guard !fields.isEmpty else { return }
    let isBlank = start == end
    if phase == .header {
      if isBlank {
        headerText.append(0x0A)
        return
      }
      if buffer[start] == 0x23 {
        var end = end
        if buffer[end - 1] == 0x09 || buffer[end - 1] == 0x2C, end - start > 1 {
          var cut = end
          while cut > start + 1, buffer[cut - 1] == 0x09 || buffer[cut - 1] == 0x2C { cut -= 1 }
          object(
            "a line of the header ends with separators, as spreadsheets leave them",
            liberty: "cut off", at: mark(column: cut - start + 1))
          end = cut
        }
        headerText += buffer[(start + 1)..<end]
        headerText.append(0x0A)
        return
      }
      readHeader()
      phase = .columns
    }
    if isBlank { return }
    if phase == .columns {
      readColumns(buffer, start, end)
    } else {
      try readRow(buffer, start, end, handle)
    }
  }

  // MARK: Header

  private mutating func readHeader() {
    if let metadata {
      readMetadata(metadata.bytes, file: metadata.path, shift: 0)
    }
    let text = evened(headerText)
    headerText = []
    if text.contains(where: { $0 != 0x0A && $0 != 0x20 }) {
      readMetadata(text, file: file, shift: 1)
    }
    for (slot, stand) in [
      ("mapping_set_id", "the file's name stands in for it"),
      ("license", "nothing is known of what may be done with the file"),
    ] where summary.header[slot] == nil {
      object("the header has no \(slot)", liberty: stand, at: .start)
    }
    for (slot, values) in summary.header.sorted(by: { $0.key < $1.key }) {
      guard case .curie = SSSOMSlot.all[slot]?.kind else { continue }
      for value in values {
        if let fault = curieFault(Array(value.utf8)) {
          object("\(slot) \(quoted(value)) \(fault)", liberty: "taken as it stands", at: .start)
        }
      }
    }
    // Comparing bytes with a few is faster than making a text to look up; with many it is not.
    prefixBytes = summary.prefixes.keys.sorted().prefix(24).map { Array($0.utf8) }
  }

  /// For lenient reading: the header with one space less where only some lines have it.
  private mutating func evened(_ text: [UInt8]) -> [UInt8] {
    guard isLenient, YAMLReader().read(text, file: file).root == nil else { return text }
    var result: [UInt8] = []
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isIndented = line.first == 0x20 && line.dropFirst().first != 0x20
      result += line.dropFirst(isIndented ? 1 : 0) + [0x0A]
    }
    result.removeLast()
    guard YAMLReader().read(result, file: file).root != nil else { return text }
    problems.add(
      "some lines of the header have a space after '#' and some do not: read as if none had",
      at: .start, severity: .warning)
    return result
  }

  private mutating func readMetadata(_ text: [UInt8], file: String, shift: Int) {
    let (root, found) = YAMLReader().read(text, file: file)
    for problem in found {
      problems.add(
        problem.message, at: TextMark(line: problem.line, column: problem.column + shift),
        severity: problem.severity)
    }
    guard let root else { return }
    guard root.kind == .mapping else {
      problems.add("the header is no mapping of slots to values", at: .start)
      return
    }
    var extensions: Set<String> = []
    for (key, value) in root.pairs {
      let name = key.text ?? ""
      let place = TextMark(line: key.mark.line, column: key.mark.column + shift)
      if name == "curie_map" {
        readPrefixes(value, shift: shift)
      } else if name == "extension_definitions" {
        for item in value.items {
          for (key, value) in item.pairs where key.text == "slot_name" {
            if let name = value.text { extensions.insert(name) }
          }
        }
      } else if let slot = SSSOMSlot.all[name], slot.isOfSet {
        readHeaderValue(of: slot, value, at: place)
      } else {
        let near = nearest(name, in: Array(SSSOMSlot.all.keys).sorted())
        object(
          "\(quoted(name)) is no slot of a mapping set"
            + (near.map { $0 == name ? "" : "; did you mean '\($0)'?" } ?? ""),
          liberty: "passed over", at: place)
      }
    }
    extensionSlots.formUnion(extensions)
  }

  private var extensionSlots: Set<String> = []

  private mutating func readPrefixes(_ node: YAMLNode, shift: Int) {
    for (key, value) in node.pairs {
      let place = TextMark(line: key.mark.line, column: key.mark.column + shift)
      let prefix = key.text ?? ""
      guard let iri = value.text, isAbsoluteIRI(iri) else {
        object(
          "the prefix \(quoted(prefix)) stands for no absolute IRI", liberty: "passed over",
          at: place)
        continue
      }
      if let fixed = SSSOMSlot.builtInPrefixes[prefix], fixed != iri {
        object(
          "the prefix \(quoted(prefix)) always stands for \(fixed)",
          liberty: "taken as the header has it", at: place)
      }
      summary.prefixes[prefix] = iri
    }
    if node.kind != .mapping {
      problems.add("'curie_map' is no mapping of prefixes to IRIs", at: node.mark)
    }
  }

  private mutating func readHeaderValue(of slot: SSSOMSlot, _ node: YAMLNode, at place: TextMark) {
    if node.isMissing { return }
    var values: [String] = []
    if let text = node.text {
      values = [text]
      if slot.isList {
        object("\(slot.name) takes a list", liberty: "taken as a list of one", at: place)
      }
    } else if node.kind == .sequence {
      values = node.items.compactMap(\.text)
      if !slot.isList {
        object("\(slot.name) takes one value, not a list", liberty: "the first counts", at: place)
        values = Array(values.prefix(1))
      }
    } else {
      object("\(slot.name) takes text", liberty: "passed over", at: place)
      return
    }
    for value in values {
      let bytes = Array(value.utf8)
      if case .curie = slot.kind { continue }
      let fault = bytes.withUnsafeBufferPointer { self.fault($0, of: slot) }
      if let fault {
        object(
          "\(slot.name) \(quoted(value)) \(fault)", liberty: "taken as it stands", at: place)
      }
    }
    summary.header[slot.name] = values
  }

  // MARK: Columns

  private mutating func readColumns(
    _ buffer: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) {
    phase = .rows
    if fields.count == 1, buffer[start..<end].contains(0x2C) {
      object(
        "columns are separated by commas, not by tabs", liberty: "read as commas", at: mark())
      separator = 0x2C
      _ = record(in: buffer, from: start, isLast: true)
    }
    var seen: Set<String> = []
    for (index, field) in fields.enumerated() {
      let name = text(buffer, field)
      let slot = SSSOMSlot.all[name].flatMap { $0.isOfMapping ? $0 : nil }
      if !seen.insert(name).inserted {
        problems.add("the column \(quoted(name)) is there twice", at: mark(column: index + 1))
        phase = .refused
      } else if slot == nil, !extensionSlots.contains(name) {
        let near = nearest(name, in: Array(SSSOMSlot.all.keys).sorted())
        object(
          "\(quoted(name)) is no slot of a mapping"
            + (near.map { $0 == name ? "" : "; did you mean '\($0)'?" } ?? ""),
          liberty: "the column is passed over", at: mark())
      }
      let required = ["subject_id", "predicate_id", "object_id", "mapping_justification"]
      columns.append(Column(name: name, slot: slot, required: required.contains(name)))
    }
    summary.columns = columns.map(\.name)
    for name in ["subject_id", "predicate_id", "object_id"] where !seen.contains(name) {
      problems.add("the table has no column \(name)", at: mark())
      phase = .refused
    }
    if !seen.contains("mapping_justification") {
      object(
        "the table has no column mapping_justification",
        liberty: "every row is read as semapv:UnspecifiedMatching", at: mark())
    }
  }

  // MARK: Rows

  private mutating func readRow(
    _ buffer: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
    _ handle: (Row) throws -> Void
  ) rethrows {
    var isRight = true
    if !isUTF8(buffer, start, end) {
      object("the text is not valid UTF-8", liberty: "what is wrong is read as U+FFFD", at: mark())
    }
    if fields.contains(where: \.isMalformed) {
      object("text follows a closing quote", liberty: "left out", at: mark())
      isRight = false
    }
    if fields.count != columns.count {
      let excess = fields.dropFirst(columns.count)
      let isEmpty = excess.allSatisfy { $0.start == $0.end }
      object(
        "the row has \(fields.count) cells, the table \(columns.count) columns",
        liberty: fields.count < columns.count
          ? "the rest is read as empty" : isEmpty ? "empty cells are passed over" : "left out",
        at: mark())
      if !isEmpty { isRight = false }
      while fields.count < columns.count { fields.append(Field(start: end, end: end)) }
    }
    var dropped: Set<Int> = []
    for index in columns.indices {
      let field = fields[index]
      guard let slot = columns[index].slot else { continue }
      let cell = content(buffer, field)
      if cell.isEmpty {
        if columns[index].required {
          if slot.name == "mapping_justification" {
            object(
              "mapping_justification is empty", liberty: "read as semapv:UnspecifiedMatching",
              at: mark())
          } else if !isLiteral(slot.name, buffer) {
            object("\(slot.name) is empty", liberty: "left out", at: mark())
            isRight = false
          }
        }
        continue
      }
      if case .text = slot.kind { continue }
      if cell.elementsEqual(columns[index].lastRight) { continue }
      let isCURIE = if case .curie = slot.kind { true } else { false }
      let faults = slot.isList ? listFaults(cell, of: slot) : fault(cell, of: slot).map { [$0] }
      guard let fault = faults?.first else {
        if case .curie = slot.kind, !["predicate_id"].contains(slot.name) { continue }
        columns[index].lastRight = Array(cell)
        continue
      }
      let value = quoted(text(buffer, field))
      if isCURIE || slot.name == "mapping_justification" {
        object("\(slot.name) \(value) \(fault)", liberty: "taken as it stands", at: mark())
      } else if case .predicateModifier = slot.kind {
        object("\(slot.name) \(value) \(fault)", liberty: "left out", at: mark())
        isRight = false
      } else {
        object("\(slot.name) \(value) \(fault)", liberty: "the value is passed over", at: mark())
        dropped.insert(index)
      }
    }
    guard isRight else {
      summary.leftOut.append(line)
      return
    }
    summary.rows += 1
    guard wantsValues else { return }
    var values: [String: String] = [:]
    values.reserveCapacity(columns.count)
    for index in columns.indices where !dropped.contains(index) {
      let value = text(buffer, fields[index])
      if !value.isEmpty { values[columns[index].name] = value }
    }
    if values["mapping_justification"] == nil {
      values["mapping_justification"] = "semapv:UnspecifiedMatching"
    }
    try handle(Row(line: line, values: values))
  }

  /// Whether one side of the mapping is a literal, which has a label in place of an id.
  private func isLiteral(_ slot: String, _ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    guard slot == "subject_id" || slot == "object_id" else { return false }
    let side = slot.dropLast(3)
    func value(_ name: String) -> String? {
      columns.firstIndex { $0.name == name }.map { text(buffer, fields[$0]) }
    }
    let type = value("\(side)_type") ?? summary.header["\(side)_type"]?.first
    return type == "rdfs literal" && !(value("\(side)_label") ?? "").isEmpty
  }

  /// The bytes of a cell without its quotes; doubled ones stay doubled.
  private func content(
    _ buffer: UnsafeBufferPointer<UInt8>, _ field: Field
  ) -> UnsafeBufferPointer<UInt8> {
    let isClosed =
      field.isQuoted && field.end - field.start >= 2 && buffer[field.end - 1] == 0x22
    return UnsafeBufferPointer(
      rebasing: isClosed
        ? buffer[(field.start + 1)..<(field.end - 1)] : buffer[field.start..<field.end])
  }

  private func text(_ buffer: UnsafeBufferPointer<UInt8>, _ field: Field) -> String {
    let cell = content(buffer, field)
    guard field.hasDoubledQuotes else { return String(decoding: cell, as: UTF8.self) }
    var bytes: [UInt8] = []
    var isSecond = false
    for byte in cell {
      if byte == 0x22, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func isUTF8(_ buffer: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard let odd = buffer[start..<end].firstIndex(where: { $0 >= 0x80 }) else { return true }
    return String(validating: buffer[odd..<end], as: UTF8.self) != nil
  }

  // MARK: Values

  private mutating func listFaults(
    _ cell: UnsafeBufferPointer<UInt8>, of slot: SSSOMSlot
  ) -> [String]? {
    let parts = SSSOMList.split(String(decoding: cell, as: UTF8.self))
    let faults = parts.compactMap { part in
      Array(part.utf8).withUnsafeBufferPointer { fault($0, of: slot) }
    }
    return faults.isEmpty ? nil : faults
  }

  /// What is wrong with a value, to stand behind it; nil if nothing is.
  private mutating func fault(
    _ value: UnsafeBufferPointer<UInt8>, of slot: SSSOMSlot
  ) -> String? {
    switch slot.kind {
    case .text: return nil
    case .curie: return curieFault(value)
    case .iri:
      return isAbsoluteIRI(String(decoding: value, as: UTF8.self)) ? nil : "is no absolute IRI"
    case .date:
      return isCalendarDate(String(decoding: value, as: UTF8.self))
        ? nil : "is no date of the form 2026-11-22"
    case .predicateModifier:
      return value.elementsEqual("Not".utf8) ? nil : "is not 'Not', the only one there is"
    case .fraction:
      guard let number = Double(String(decoding: value, as: UTF8.self)), number >= 0, number <= 1
      else { return "is no number from 0 to 1" }
      return nil
    case .oneOf(let names):
      return names.contains(String(decoding: value, as: UTF8.self))
        ? nil : "is none of \(names.joined(separator: ", "))"
    case .justification:
      let text = String(decoding: value, as: UTF8.self)
      guard text.hasPrefix("semapv:") else { return "is no term of semapv" }
      return SSSOMSlot.justifications.contains(String(text.dropFirst(7)))
        ? nil : "is no justification that semapv has"
    }
  }

  private mutating func curieFault(_ value: some Collection<UInt8>) -> String? {
    guard let colon = value.firstIndex(of: 0x3A), colon > value.startIndex,
      value.index(after: colon) < value.endIndex
    else { return "is no CURIE (prefix:name)" }
    if value.contains(where: { $0 <= 0x20 || $0 == 0x7F }) { return "is a CURIE with white space" }
    let prefix = value[..<colon]
    if prefixBytes.contains(where: { prefix.elementsEqual($0) }) { return nil }
    let name = String(decoding: prefix, as: UTF8.self)
    if summary.prefixes[name] != nil { return nil }
    let rest = value[value.index(after: colon)...]
    if rest.starts(with: [0x2F, 0x2F]) { return "is an IRI where a CURIE belongs" }
    // Once a prefix is enough; strict reading has refused the file by then.
    guard unknownPrefixes.insert(name).inserted else { return nil }
    return "has a prefix that 'curie_map' does not declare (said once a prefix)"
  }
}

/// Several values in one cell, joined by `|`; one that is part of a value has a backslash before it.
enum SSSOMList {
  static func split(_ cell: String) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in cell.unicodeScalars {
      if isEscaped {
        if scalar != "|" { part.append("\\") }
        part.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "|" {
        parts.append(String(part))
        part = String.UnicodeScalarView()
      } else {
        part.append(scalar)
      }
    }
    if isEscaped { part.append("\\") }
    return parts + [String(part)]
  }

  static func join(_ values: [String]) -> String {
    values.map { value in
      value.unicodeScalars.reduce(into: "") { text, scalar in
        if scalar == "|" { text += "\\" }
        text.unicodeScalars.append(scalar)
      }
    }.joined(separator: "|")
  }
}
