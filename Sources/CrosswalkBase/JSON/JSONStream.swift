/// Writes one large value as JSON a part at a time, byte for byte as ``JSONText/pretty(_:)`` would write
/// it whole.
///
/// Parts are given in the order in which they stand: those of an object sorted by their keys.
package final class JSONStream {
  private let take: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []
  private var open: [(isObject: Bool, isEmpty: Bool)] = []

  /// - Parameter take: Is handed the bytes, some thousand at a time.
  package init(_ take: @escaping ([UInt8]) throws -> Void) { self.take = take }

  /// Begins an object, or a list.
  ///
  /// - Throws: What the taker throws.
  package func begin(isObject: Bool, key: String? = nil) throws {
    place(key)
    buffer.append(UInt8(ascii: isObject ? "{" : "["))
    open.append((isObject, true))
    try handOn()
  }

  /// Writes a value, in an object under its key.
  ///
  /// - Throws: `EncodingError` for a number that is not finite; what the value and the taker throw.
  package func write(_ value: some Encodable, key: String? = nil) throws {
    place(key)
    let writer = JSONWriter(isPretty: true)
    try writer.write(value, depth: open.count, in: nil, key: key ?? "")
    buffer += writer.bytes
    try handOn()
  }

  /// Ends the object or list that was begun last; with the first one the text ends.
  ///
  /// - Throws: What the taker throws.
  package func end() throws {
    let ended = open.removeLast()
    // An empty object or list has an empty line in it.
    if ended.isEmpty { buffer.append(0x0A) }
    newLine()
    buffer.append(UInt8(ascii: ended.isObject ? "}" : "]"))
    if open.isEmpty { buffer.append(0x0A) }
    try handOn(all: open.isEmpty)
  }

  private func place(_ key: String?) {
    guard let last = open.indices.last else { return }
    if !open[last].isEmpty { buffer.append(UInt8(ascii: ",")) }
    open[last].isEmpty = false
    newLine()
    guard let key else { return }
    let writer = JSONWriter(isPretty: true)
    writer.string(key)
    buffer += writer.bytes
    buffer += " : ".utf8
  }

  private func newLine() {
    buffer.append(0x0A)
    buffer.append(contentsOf: repeatElement(0x20, count: 2 * open.count))
  }

  private func handOn(all: Bool = false) throws {
    guard all || buffer.count >= 1 << 16 else { return }
    try take(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
