/// Tells a quoted cell that has swallowed rows: a quote stands where none belongs, and all up to the
/// next one is read as one cell.
///
/// A line of a cell looks like a row if it has as many separators as a row has, and no space after
/// any of them, which prose would have.
struct SwallowedRows {
  /// What is known of a quoted field.
  private struct Field {
    var position: Int
    /// How many separators without a space behind them each of its lines has.
    var lines = [0]
    /// Whether a line of it has a separator with a space behind it, and so is prose.
    var isProse = [false]
    var followsSeparator = false
    /// Whether nothing follows the last separator of its first line.
    var firstEndsWithSeparator = false
    /// Whether nothing stands in its last line yet.
    var endsWithBreak = false
  }

  /// The most fields that a row has had.
  private var width = 0
  private var fields: [Field] = []

  /// How many lines the last quoted field has.
  var openLines: Int {
    fields.last.map { $0.lines.count - ($0.endsWithBreak ? 1 : 0) } ?? 1
  }

  /// A quoted field begins.
  mutating func open(field position: Int) { fields.append(Field(position: position)) }

  /// Takes a byte of the quoted field.
  mutating func take(_ byte: UInt8, separator: UInt8?) {
    let last = fields.count - 1
    guard last >= 0 else { return }
    let line = fields[last].lines.count - 1
    if fields[last].followsSeparator, byte == 0x20 { fields[last].isProse[line] = true }
    if line == 0, byte == 0x0A || byte == 0x0D {
      fields[last].firstEndsWithSeparator =
        fields[last].firstEndsWithSeparator || fields[last].followsSeparator
    }
    fields[last].followsSeparator = byte == separator
    fields[last].endsWithBreak = byte == 0x0A
    if byte == separator {
      fields[last].lines[line] += 1
    } else if byte == 0x0A, line < 100_000 {
      fields[last].lines.append(0)
      fields[last].isProse.append(false)
    }
  }

  /// Ends a row of so many fields.
  ///
  /// - Returns: The lines of a cell that look like rows of their own; nil if no cell of the row does.
  mutating func end(fields count: Int) -> Int? {
    defer {
      fields.removeAll(keepingCapacity: true)
      width = max(width, count)
    }
    return fields.first { looksSwallowed($0, of: count) }?.lines.count
  }

  private func looksSwallowed(_ field: Field, of count: Int) -> Bool {
    let lines = field.lines
    guard lines.count > 1, width > 1 else { return false }
    let inner = lines.indices.dropFirst().dropLast()
    let rows = inner.count { lines[$0] == width - 1 && !field.isProse[$0] }
    if width == 2 { return rows > 1 && rows == inner.count }
    if rows > 0, rows * 2 >= inner.count { return true }
    // Two half rows, each of which its neighbours make whole; a name may be broken behind a comma.
    let (first, last) = (lines[0], lines[lines.count - 1])
    return inner.isEmpty && first + last > 0 && !field.isProse.contains(true)
      && !field.firstEndsWithSeparator
      && field.position + first == width - 1 && last + (count - 1 - field.position) == width - 1
  }
}
