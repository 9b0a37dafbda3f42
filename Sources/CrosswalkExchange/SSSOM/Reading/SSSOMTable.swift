import CrosswalkBase

/// The columns of a table, and what each of its rows needs.
///
/// A mapping is its subject, predicate and object: a table without one of these columns is refused,
/// and a row without one of the values left out, even in lenient reading. An end may be a literal,
/// which has a label in place of an id. Why somebody made the mapping can be missing in lenient
/// reading, since SSSOM has a term for that. Every other value that is wrong is passed over and the
/// row kept, except a modifier: whoever overlooks a `Not` turns the mapping into its opposite.
struct SSSOMTable {
  private struct Column {
    let name: String
    /// Nil for a column that is passed over.
    let slot: SSSOMSlot?
    let isRequired: Bool
    /// The last value that was found right, so that repeated ones are compared and not checked.
    var lastRight: [UInt8] = []
  }

  private static let ends = ["subject_id", "predicate_id", "object_id"]
  private static let justification = "mapping_justification"
  private static let unspecified = "semapv:UnspecifiedMatching"

  private var columns: [Column] = []
  /// What the header says each end is, unless a row says otherwise.
  private let types: [String: String]
  /// Ends that have no column of their own, because every mapping has a literal there.
  private var columnless: [SSSOMSlot] = []
  /// Whether nothing can be made of the rows.
  private(set) var isRefused = false

  /// The slots, in the order of the columns.
  var names: [String] { columns.map(\.name) }

  /// Reads the row of headings.
  init(_ record: SSSOMRecord, header: SSSOMHeader, _ objections: inout SSSOMObjections) {
    types = ["subject_type", "object_type"].reduce(into: [:]) {
      $0[$1] = header.values[$1]?.first
    }
    let mark = TextMark(line: record.line, column: 1)
    var seen: Set<String> = []
    for (index, cell) in record.cells.enumerated() {
      let name = record.text(cell)
      let slot = SSSOMSlot.all[name].flatMap { $0.isOfMapping ? $0 : nil }
      if !seen.insert(name).inserted {
        objections.refuse(
          "the column \(quoted(name)) is there twice",
          at: TextMark(line: record.line, column: index + 1))
        isRefused = true
      } else if slot == nil, !header.extensionSlots.contains(name) {
        objections.object(
          SSSOMSlot.unknown(name, in: "a mapping"), liberty: "the column is passed over", at: mark)
      }
      columns.append(
        Column(
          name: name, slot: slot,
          isRequired: Self.ends.contains(name) || name == Self.justification))
    }
    for name in Self.ends where !seen.contains(name) {
      let side = name.dropLast(3)
      if let slot = SSSOMSlot.all[name], seen.contains("\(side)_label"),
        seen.contains("\(side)_type") || types["\(side)_type"] == "rdfs literal"
      {
        columnless.append(slot)
        continue
      }
      objections.refuse("the table has no column \(name)", at: mark)
      isRefused = true
    }
    if !seen.contains(Self.justification) {
      objections.object(
        "the table has no column \(Self.justification)",
        liberty: "every row is read as \(Self.unspecified)", at: mark)
    }
  }

  // MARK: Rows

  /// What is to be done with a cell.
  private enum Verdict { case keep, passOver, leaveRowOut }

  /// Checks a row; nil: it is to be left out.
  ///
  /// - Returns: The columns whose values are to be passed over.
  mutating func check(
    _ record: inout SSSOMRecord, _ values: inout SSSOMValues,
    _ objections: inout SSSOMObjections
  ) -> Set<Int>? {
    var isRight = makeWhole(&record, &objections)
    var passedOver: Set<Int> = []
    for index in columns.indices {
      switch check(index, of: record, &values, &objections) {
      case .keep: break
      case .passOver: passedOver.insert(index)
      case .leaveRowOut: isRight = false
      }
    }
    for slot in columnless {
      if case .leaveRowOut = checkMissing(slot, in: record, &objections) { isRight = false }
    }
    return isRight ? passedOver : nil
  }

  /// The values of a row that has been checked.
  func values(of record: SSSOMRecord, passingOver: Set<Int>) -> [String: String] {
    var values: [String: String] = [:]
    values.reserveCapacity(columns.count)
    for index in columns.indices where !passingOver.contains(index) {
      let value = record.text(record.cells[index])
      if !value.isEmpty { values[columns[index].name] = value }
    }
    if values[Self.justification] == nil { values[Self.justification] = Self.unspecified }
    return values
  }

  /// Gives a row a cell for each column; false if something would be lost.
  private func makeWhole(
    _ record: inout SSSOMRecord, _ objections: inout SSSOMObjections
  ) -> Bool {
    let mark = TextMark(line: record.line, column: 1)
    var isWhole = true
    if !record.isUTF8 {
      objections.object(
        "the text is not valid UTF-8", liberty: "what is wrong is read as U+FFFD", at: mark)
    }
    if record.cells.contains(where: \.isMalformed) {
      objections.object("text follows a closing quote", liberty: "left out", at: mark)
      isWhole = false
    }
    tellSwallowed(record, &objections)
    let count = record.cells.count
    guard count != columns.count else { return isWhole }
    // Spreadsheets cut off empty cells at the end, or add some: nothing is lost by that.
    let isExcessEmpty = record.cells.dropFirst(columns.count).allSatisfy { $0.start == $0.end }
    objections.object(
      "the row has \(count) cells, the table \(columns.count) columns",
      liberty: count < columns.count
        ? "the rest is read as empty" : isExcessEmpty ? "empty cells are passed over" : "left out",
      at: mark)
    while record.cells.count < columns.count {
      record.cells.append(SSSOMRecord.Cell(start: record.end, end: record.end))
    }
    return isWhole && isExcessEmpty
  }

  /// A stray quote makes rows part of a text: lines of a quoted cell that look like rows are told.
  private func tellSwallowed(_ record: SSSOMRecord, _ objections: inout SSSOMObjections) {
    for cell in record.cells where cell.isQuoted {
      let content = record.content(cell)
      guard content.contains(0x0A) else { continue }
      let rows = content.split(separator: 0x0A).count { line in
        line.count { $0 == 0x09 } >= min(3, columns.count - 1)
      }
      if rows > 0 {
        objections.object(
          "a quoted cell holds \(counted(rows, "line")) that \(rows == 1 ? "looks like a row" : "look like rows")",
          liberty: "read as text", at: TextMark(line: record.line, column: 1))
      }
    }
  }

  private mutating func check(
    _ index: Int, of record: SSSOMRecord, _ values: inout SSSOMValues,
    _ objections: inout SSSOMObjections
  ) -> Verdict {
    guard let slot = columns[index].slot else { return .keep }
    let content = record.content(record.cells[index])
    if content.isEmpty {
      return columns[index].isRequired ? checkMissing(slot, in: record, &objections) : .keep
    }
    if case .text = slot.kind { return .keep }
    if content.elementsEqual(columns[index].lastRight) { return .keep }
    let isCURIE = if case .curie = slot.kind { true } else { false }
    // A predicate may be written out, as other programs do; it is the same one.
    if slot.name == "predicate_id", isAbsoluteIRI(String(decoding: content, as: UTF8.self)),
      content.contains(0x2F)
    {
      return .keep
    }
    guard let fault = values.fault(cell: content, of: slot) else {
      // Ids differ from row to row, predicates hardly do: only the latter are worth a copy.
      if !isCURIE || slot.name == "predicate_id" { columns[index].lastRight = Array(content) }
      return .keep
    }
    let (liberty, verdict): (String, Verdict) =
      if isCURIE || slot.name == Self.justification {
        ("taken as it stands", .keep)
      } else if case .predicateModifier = slot.kind {
        ("left out", .leaveRowOut)
      } else {
        ("the value is passed over", .passOver)
      }
    let value = quoted(record.text(record.cells[index]))
    objections.object(
      "\(slot.name) \(value) \(fault)", liberty: liberty,
      at: TextMark(line: record.line, column: 1))
    return verdict
  }

  private func checkMissing(
    _ slot: SSSOMSlot, in record: SSSOMRecord, _ objections: inout SSSOMObjections
  ) -> Verdict {
    let mark = TextMark(line: record.line, column: 1)
    if slot.name == Self.justification {
      objections.object(
        "\(slot.name) is empty", liberty: "read as \(Self.unspecified)", at: mark)
      return .keep
    }
    if isLiteral(slot.name, in: record) { return .keep }
    objections.object("\(slot.name) is empty", liberty: "left out", at: mark)
    return .leaveRowOut
  }

  /// Whether one end of the mapping is a literal, which has a label in place of an id.
  private func isLiteral(_ slot: String, in record: SSSOMRecord) -> Bool {
    guard slot == "subject_id" || slot == "object_id" else { return false }
    let side = slot.dropLast(3)
    func value(_ name: String) -> String? {
      columns.firstIndex { $0.name == name }.map { record.text(record.cells[$0]) }
    }
    let type = value("\(side)_type") ?? types["\(side)_type"]
    return type == "rdfs literal" && !(value("\(side)_label") ?? "").isEmpty
  }
}
