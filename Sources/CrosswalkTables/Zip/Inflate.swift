/// Takes DEFLATE data (RFC 1951) apart, a piece at a time, in constant memory.
struct Inflate {
  private enum State { case header, stored(Int), compressed, done }

  private static let windowSize = 32 << 10
  private static let pieceSize = 64 << 10

  private let part: String
  private var input: [UInt8]
  private var end: Int
  /// What comes after ``input``, where not all is in memory; nil at the end.
  private let more: (() -> [UInt8]?)?
  private let limit: Int
  private var position: Int
  private var bits: UInt64 = 0
  private var bitCount = 0
  private var state = State.header
  private var isLast = false
  private var literals = Self.fixedLiterals
  private var distances = Self.fixedDistances
  /// The last 32 KiB that were given out, then what is being made.
  private var window: [UInt8] = []
  /// How many bytes ``window`` may have before the limit is passed.
  private var windowLimit = 0
  private var produced = 0

  /// Begins to read what stands in `range` of `input` and may give `limit` bytes at most. `part` is
  /// what messages call it.
  init(_ input: [UInt8], in range: Range<Int>, limit: Int, part: String) {
    self.input = input
    more = nil
    self.part = part
    self.limit = limit
    position = range.lowerBound
    end = range.upperBound
  }

  /// Begins to read what comes a piece at a time, however long it is.
  init(reading more: @escaping () -> [UInt8]?, part: String) {
    (input, position, end) = ([], 0, 0)
    self.more = more
    self.part = part
    limit = .max
  }

  /// The next byte that stands as it is, behind or before compressed data; nil at the end.
  mutating func plainByte() -> UInt8? {
    bits >>= UInt64(bitCount & 7)
    bitCount -= bitCount & 7
    fill()
    guard bitCount >= 8 else { return nil }
    defer {
      bits >>= 8
      bitCount -= 8
    }
    return UInt8(truncatingIfNeeded: bits)
  }

  /// Begins with compressed data anew, which does not repeat anything of what was there before.
  mutating func restart() {
    (state, isLast, produced) = (.header, false, 0)
    window = []
  }

  /// The next piece, 64 KiB or a little more; nil at the end.
  mutating func next() throws(SpreadsheetError) -> [UInt8]? {
    if window.count > Self.windowSize { window.removeFirst(window.count - Self.windowSize) }
    let start = window.count
    windowLimit = start + min(limit - produced, Int.max - start)
    let target = start + Self.pieceSize
    steps: while window.count < target {
      switch state {
      case .header: try readHeader()
      case .stored(let count): try copyStored(count, upTo: target)
      case .compressed: try decode(upTo: target)
      case .done: break steps
      }
    }
    produced += window.count - start
    return window.count > start ? Array(window[start...]) : nil
  }

  private mutating func readHeader() throws(SpreadsheetError) {
    if isLast {
      state = .done
      return
    }
    isLast = try take(1) == 1
    switch try take(2) {
    case 0:
      let spare = bitCount & 7
      bits >>= UInt64(spare)
      bitCount -= spare
      let length = try take(16)
      guard try take(16) == ~length & 0xFFFF else { throw damaged("a stored block") }
      state = .stored(length)
    case 1:
      (literals, distances) = (Self.fixedLiterals, Self.fixedDistances)
      state = .compressed
    case 2:
      try readCodes()
      state = .compressed
    default: throw damaged("the type of a block")
    }
  }

  private mutating func copyStored(_ count: Int, upTo target: Int) throws(SpreadsheetError) {
    var count = count
    try reserve(min(count, target - window.count))
    while count > 0, bitCount > 0, window.count < target {
      window.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
      count -= 1
    }
    var direct = min(count, target - window.count)
    while direct > 0 {
      guard position < end || refill() else { throw truncated() }
      let piece = min(direct, end - position)
      window += input[position..<position + piece]
      position += piece
      count -= piece
      direct -= piece
    }
    state = count == 0 ? .header : .stored(count)
  }

  private mutating func decode(upTo target: Int) throws(SpreadsheetError) {
    while window.count < target {
      let symbol = try symbol(literals)
      if symbol < 256 {
        try reserve(1)
        window.append(UInt8(symbol))
        continue
      }
      if symbol == 256 {
        state = .header
        return
      }
      guard symbol < 286 else { throw damaged("a length") }
      let length = Self.lengthBases[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
      let code = try self.symbol(distances)
      guard code < 30 else { throw damaged("a distance") }
      let distance = Self.distanceBases[code] + (try take(Self.distanceBits[code]))
      guard distance <= window.count else { throw damaged("a distance") }
      try reserve(length)
      let from = window.count - distance
      for index in from..<from + length { window.append(window[index]) }
    }
  }

  private mutating func readCodes() throws(SpreadsheetError) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let codeCount = try take(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw damaged("a code table") }
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<codeCount { codeLengths[Self.codeOrder[index]] = UInt8(try take(3)) }
    guard let codes = HuffmanTable(lengths: codeLengths, mayHoldOne: false) else {
      throw damaged("a code table")
    }
    var lengths: [UInt8] = []
    while lengths.count < literalCount + distanceCount {
      let code = try symbol(codes)
      var (length, times) = (UInt8(0), 1)
      switch code {
      case 16:
        guard let last = lengths.last else { throw damaged("a code table") }
        (length, times) = (last, try take(2) + 3)
      case 17: times = try take(3) + 3
      case 18: times = try take(7) + 11
      default: length = UInt8(code)
      }
      lengths += repeatElement(length, count: times)
    }
    guard lengths.count == literalCount + distanceCount, lengths[256] > 0,
      let literals = HuffmanTable(lengths: Array(lengths[..<literalCount])),
      let distances = HuffmanTable(lengths: Array(lengths[literalCount...]))
    else { throw damaged("a code table") }
    (self.literals, self.distances) = (literals, distances)
  }

  private mutating func symbol(_ table: HuffmanTable) throws(SpreadsheetError) -> Int {
    fill()
    guard let (symbol, length) = table.symbol(bits) else {
      throw bitCount < 15 ? truncated() : damaged("a code")
    }
    guard length <= bitCount else { throw truncated() }
    bits >>= UInt64(length)
    bitCount -= length
    return symbol
  }

  private mutating func take(_ count: Int) throws(SpreadsheetError) -> Int {
    if bitCount < count { fill() }
    guard bitCount >= count else { throw truncated() }
    let value = Int(bits & (1 << UInt64(count) - 1))
    bits >>= UInt64(count)
    bitCount -= count
    return value
  }

  /// Gets the next bytes, if there are any.
  private mutating func refill() -> Bool {
    guard let bytes = more?(), !bytes.isEmpty else { return false }
    (input, position, end) = (bytes, 0, bytes.count)
    return true
  }

  private mutating func fill() {
    while bitCount <= 56, position < end || refill() {
      bits |= UInt64(input[position]) << UInt64(bitCount)
      position += 1
      bitCount += 8
    }
  }

  private func reserve(_ count: Int) throws(SpreadsheetError) {
    guard count <= windowLimit - window.count else {
      throw SpreadsheetError(
        .damaged, part: part,
        "inflates to more than the \(limit) bytes that the archive's directory promises")
    }
  }

  private func damaged(_ what: String) -> SpreadsheetError {
    SpreadsheetError(.damaged, part: part, "the compressed data is damaged: \(what) is impossible")
  }

  private func truncated() -> SpreadsheetError {
    SpreadsheetError(.truncated, part: part, "the compressed data ends too early")
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]
  private static let codeOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let fixedLiterals = HuffmanTable(
    lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })!
  private static let fixedDistances = HuffmanTable(lengths: Array(repeating: 5, count: 32))!
}
