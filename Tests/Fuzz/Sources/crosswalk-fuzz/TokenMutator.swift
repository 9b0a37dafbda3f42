import CrosswalkBase

/// Changes a text by its tokens and lines, so that what comes out is nearly of its form.
struct TokenMutator {
  let grammar: Grammar
  /// The longest text that comes out.
  let limit: Int

  /// A text changed in one to four places.
  func mutated(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
    var tokens = Self.tokens(of: bytes, marks: grammar.marks)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      change(&tokens, using: &random)
      // A text that grows without bound only takes time.
      if tokens.count > limit { tokens.removeLast(tokens.count - limit) }
    }
    return Array(tokens.joined().prefix(limit))
  }

  private static func tokens(of bytes: [UInt8], marks: Set<UInt8>) -> [ArraySlice<UInt8>] {
    var tokens: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where marks.contains(byte) {
      if start < index { tokens.append(bytes[start..<index]) }
      tokens.append(bytes[index...index])
      start = index + 1
    }
    if start < bytes.count { tokens.append(bytes[start...]) }
    return tokens
  }

  private func change(_ tokens: inout [ArraySlice<UInt8>], using random: inout SplitMix64) {
    let range = stretch(of: tokens, using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: tokens.removeSubrange(range)
    case 1: tokens.insert(contentsOf: tokens[range], at: range.upperBound)
    case 2: repeatStretch(range, in: &tokens, using: &random)
    case 3: nest(range, in: &tokens, using: &random)
    case 4:
      let other = stretch(of: tokens, using: &random)
      tokens.replaceSubrange(range, with: Array(tokens[other]))
    case 5:
      let line = lineRange(around: range.lowerBound, in: tokens)
      let place = Int.random(in: 0...tokens.count, using: &random)
      tokens.insert(contentsOf: Array(tokens[line]), at: place)
    case 6: tokens.removeSubrange(lineRange(around: range.lowerBound, in: tokens))
    case 7 where !tokens.isEmpty:
      tokens[min(range.lowerBound, tokens.count - 1)] = hostile(using: &random)
    default: tokens.insert(hostile(using: &random), at: range.lowerBound)
    }
  }

  /// What is a few times there is there very often.
  private func repeatStretch(
    _ range: Range<Int>, in tokens: inout [ArraySlice<UInt8>], using random: inout SplitMix64
  ) {
    let piece = Array(tokens[range])
    let times = Int.random(in: 2...(1 << Int.random(in: 1...9, using: &random)), using: &random)
    let count = min(times, limit / max(1, piece.reduce(0) { $0 + $1.count }))
    tokens.insert(
      contentsOf: repeatElement(piece, count: count).joined(), at: range.upperBound)
  }

  /// What is here is so many levels deeper there.
  private func nest(
    _ range: Range<Int>, in tokens: inout [ArraySlice<UInt8>], using random: inout SplitMix64
  ) {
    guard let pair = grammar.brackets.randomElement(using: &random) else { return }
    let depth = 1 << Int.random(in: 0...9, using: &random)
    tokens.insert(
      contentsOf: repeatElement(ArraySlice(pair.close.utf8), count: depth), at: range.upperBound)
    tokens.insert(
      contentsOf: repeatElement(ArraySlice(pair.open.utf8), count: depth), at: range.lowerBound)
  }

  private func hostile(using random: inout SplitMix64) -> ArraySlice<UInt8> {
    ArraySlice((grammar.hostile.randomElement(using: &random) ?? "").utf8)
  }

  private func stretch(
    of tokens: [ArraySlice<UInt8>], using random: inout SplitMix64
  ) -> Range<Int> {
    let start = Int.random(in: 0...tokens.count, using: &random)
    let longest = Bool.random(using: &random) ? 2 : 40
    return start..<min(tokens.count, start + Int.random(in: 0...longest, using: &random))
  }

  /// The line, with its end, in which a token stands.
  private func lineRange(around place: Int, in tokens: [ArraySlice<UInt8>]) -> Range<Int> {
    let isEnd = { (token: ArraySlice<UInt8>) in token.first == 0x0A }
    let start = tokens[..<place].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    let end = tokens[place...].firstIndex(where: isEnd).map { $0 + 1 } ?? tokens.count
    return start..<end
  }
}
