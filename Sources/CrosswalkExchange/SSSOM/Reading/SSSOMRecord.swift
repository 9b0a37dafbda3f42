/// One record of a table: its bytes, and where its cells lie in them.
///
/// It points into bytes that somebody else holds, and is good only as long as they do: a table of
/// millions of rows is checked without a text being made of a cell that is right.
struct SSSOMRecord {
  struct Cell {
    var start: Int
    var end: Int
    var isQuoted = false
    var hasDoubledQuotes = false
    /// Whether text follows the closing quote.
    var isMalformed = false
  }

  let buffer: UnsafeBufferPointer<UInt8>
  let start: Int
  let end: Int
  /// The line on which it begins, from 1.
  let line: Int
  var cells: [Cell]

  var isBlank: Bool { start == end }

  var bytes: Slice<UnsafeBufferPointer<UInt8>> { buffer[start..<end] }

  var isUTF8: Bool {
    // Nearly all rows are plain ASCII, which needs no text to be made.
    guard let odd = bytes.firstIndex(where: { $0 >= 0x80 }) else { return true }
    return String(validating: buffer[odd..<end], as: UTF8.self) != nil
  }

  /// The bytes of a cell without its quotes; doubled ones stay doubled.
  func content(_ cell: Cell) -> UnsafeBufferPointer<UInt8> {
    let isClosed = cell.isQuoted && cell.end - cell.start >= 2 && buffer[cell.end - 1] == 0x22
    return UnsafeBufferPointer(
      rebasing: isClosed
        ? buffer[(cell.start + 1)..<(cell.end - 1)] : buffer[cell.start..<cell.end])
  }

  func text(_ cell: Cell) -> String {
    let content = content(cell)
    guard cell.hasDoubledQuotes else { return String(decoding: content, as: UTF8.self) }
    var bytes: [UInt8] = []
    var isSecond = false
    for byte in content {
      if byte == 0x22, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
