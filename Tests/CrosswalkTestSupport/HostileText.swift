import CrosswalkBase

/// Texts that try to be more than text: to drive a terminal, to be markup or a formula, to leave
/// their cell or their line.
package struct HostileText {
  private var random: SplitMix64

  package init(seed: Int) { random = SplitMix64(seed: seed) }

  package static let pieces = [
    "\u{1B}[31m", "\u{1B}]0;title\u{7}", "\u{9B}2J", "\u{0}", "\u{7F}", "\u{8}", "\u{85}",
    "\u{202E}", "\u{2066}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\r\n", "\n", "\r",
    "\t",
    "|", "\\", "\\|", "`", "*", "_", "#", "[a](b)", "<script>alert(1)</script>", "<b>", "&amp;",
    "&", "\"", "'", "\" onclick=\"", "-->", ",", ";", "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C",
    "＝1", "'-",
    " ",
    "  ", "word", "Straße", "e\u{301}", "\u{301}", "😀", "日本", "0", "12.5", "",
  ]

  /// Up to so many pieces in a row.
  package mutating func text(pieces count: Int = 5) -> String {
    (0..<Int.random(in: 0...count, using: &random))
      .map { _ in Self.pieces.randomElement(using: &random)! }.joined()
  }

  package mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }

  package mutating func bool() -> Bool { .random(using: &random) }
}
