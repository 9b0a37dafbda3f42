import CrosswalkBase
import CrosswalkDocuments

/// Random YAML of the form that a shape describes; the same seed gives the same.
struct RandomTree {
  private var random: SplitMix64
  /// Whether every key is there, and every list and mapping has something in it.
  private let isFull: Bool
  private var ids = 0

  init(seed: some BinaryInteger, isFull: Bool = false) {
    random = SplitMix64(seed: seed)
    self.isFull = isFull
  }

  mutating func value(_ shape: ShapeDescription) -> YAMLValue {
    switch shape {
    case .text(let pattern): return .text(pattern == nil ? Self.text(&random) : id())
    case .number(let minimum, let maximum):
      let number = Double.random(in: (minimum ?? -1e9)...(maximum ?? 1e9), using: &random)
      return .number(Bool.random(using: &random) ? number : number.rounded())
    case .integer(let minimum, let maximum):
      return .integer(Int.random(in: (minimum ?? .min)...(maximum ?? .max), using: &random))
    case .boolean: return .boolean(Bool.random(using: &random))
    case .oneOf(let names): return .text(names.randomElement(using: &random)!)
    case .list(let item, let minimumCount):
      return laidOut(.list((0..<count(atLeast: minimumCount)).map { _ in value(item) }))
    case .dictionary(let item):
      return laidOut(.mapping((0..<count(atLeast: 0)).map { _ in .init(id(), value(item)) }))
    case .record(_, let fields):
      return laidOut(
        .mapping(
          fields.filter { $0.isRequired || isFull || Bool.random(using: &random) }
            .map { .init($0.key, value($0.value)) }))
    }
  }

  private mutating func count(atLeast minimum: Int) -> Int {
    Int.random(in: max(minimum, isFull ? 1 : 0)...max(minimum, 3), using: &random)
  }

  private mutating func laidOut(_ value: YAMLValue) -> YAMLValue {
    Int.random(in: 0..<4, using: &random) == 0 ? .inline(value) : value
  }

  /// One that was not there yet; some look like other things than text.
  private mutating func id() -> String {
    ids += 1
    return ["", "0", "no", "a.", "#", "-", "é"].randomElement(using: &random)! + "\(ids)"
  }

  // MARK: Texts

  /// Pieces of which texts are made that are hard to write.
  private static let pieces = [
    "a", "B", "no", "true", "1", "0x1F", "1e3", ".5", "-", "- ", "?", "? ", ":", ": ", " ", "  ",
    "#", " #", "\n", "\r", "\t", "\"", "'", "\\", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">",
    "%", "@", "`", "~", "=", "<<", "---", "...", "é", "e\u{301}", "😀", "\u{A0}", "\u{2028}",
    "\u{85}", "\u{FEFF}", "\u{200B}", "\u{202E}", "\u{E000}", "\u{1FFFE}", "\u{10FFFF}",
    "2001-01-01",
    "12:30:45", "1_000", "null", "·", "𝒳", "٣", "\u{AD}", "ß",
  ]

  /// A text that is hard to write.
  static func text(_ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in
      pieces.randomElement(using: &random)!
    }.joined()
  }
}
