import CrosswalkModel

/// Years of service as documents write them: `first year`, `years 1–3`, `3 years and more`,
/// `Year 0<2`, `6 to 12 months`.
///
/// A text can mean several stretches: `1–3 years` may end before the third anniversary or before the
/// fourth. Its neighbours decide, because stretches of a scale follow each other without a gap.
enum YearsOfService {
  /// What a text may mean, likeliest first; none if it does not say years, or not in a way that is
  /// known.
  static func stretches(_ text: String) -> [Scale.Tenure] {
    var tokens = Token.tokens(of: text)
    let units = tokens.compactMap(\.unit)
    guard var unit = units.first, units.count <= 2, tokens.allSatisfy({ $0 != .unknown }) else {
      return []
    }
    let isMixed = units.contains { $0 != unit }
    if isMixed {
      // `6 months to 2 years`: each number is of the unit behind it.
      tokens = tokens.indices.map { place in
        guard case .number(let value) = tokens[place] else { return tokens[place] }
        return .number(value * (tokens[place...].lazy.compactMap(\.unit).first ?? units[1]))
      }
      unit = 1
    }
    let isOrdinal = tokens.first?.unit != nil
    tokens.removeAll { $0.unit != nil }
    return stretches(tokens, isOrdinal: isOrdinal).compactMap { from, to in
      let (from, to) = (from * unit, to.map { $0 * unit })
      // What ends with a whole year ends before the next one only where all is in years.
      guard !isMixed || to == nil || tokens.contains(where: { $0.value == to }) else { return nil }
      guard from >= 0, from <= 100, to.map({ $0 > from && $0 <= 100 }) ?? true else { return nil }
      return Scale.Tenure(from: from, to: to)
    }
  }

  /// Whether a text speaks of years or months at all.
  static func isMentioned(in text: String) -> Bool {
    Token.tokens(of: text).contains { $0.unit != nil }
  }

  private typealias Stretch = (from: Double, to: Double?)

  private static func stretches(_ tokens: [Token], isOrdinal: Bool) -> [Stretch] {
    let values = tokens.compactMap(\.value)
    let (first, last) = (values.first ?? 0, values.last ?? 0)
    switch tokens.map(\.sign).joined() {
    case "N<N", "<N-N": return [(first, last)]
    case "<N", "-N": return [(0, first)]
    case "N+", "N++", ">N", ">N+":
      return isOrdinal ? [(first, nil), (first - 1, nil)] : [(first, nil)]
    case "N-N", ">N-N", "N&N", ">N&N":
      let plain: [Stretch] = [(first, last), (first, last + 1)]
      return isOrdinal ? plain + [(first - 1, last)] : plain
    case "ON": return first == 1 ? [(0, last)] : []
    case "O": return [(first - 1, first)]
    case "O&O", "O-O": return [(first - 1, last)]
    case "O+", ">O", ">O+": return [(first - 1, nil)]
    case "N": return isOrdinal ? [(first - 1, first)] : []
    default: return []
    }
  }

  /// Chooses a stretch for each text, so that each ends where the next begins.
  ///
  /// - Parameter texts: What each level's text may mean, lowest level first.
  /// - Returns: The one such choice; nil if there is none or more than one.
  static func agreed(_ texts: [[Scale.Tenure]]) -> [Scale.Tenure]? {
    let chains = chains(texts) { $0 == $1 }
    return chains.count == 1 ? chains[0] : nil
  }

  /// Whether the texts overlap or do not rise, whatever they mean.
  static func cannotFollow(_ texts: [[Scale.Tenure]]) -> Bool { chains(texts, <=).isEmpty }

  /// The choices of a stretch for each text in which an end and the beginning after it fit.
  private static func chains(
    _ texts: [[Scale.Tenure]], _ fit: (Double, Double) -> Bool
  ) -> [[Scale.Tenure]] {
    var chains: [[Scale.Tenure]] = [[]]
    for stretches in texts {
      chains = chains.flatMap { chain in
        stretches.filter { next in
          guard let last = chain.last else { return true }
          return last.to.map { fit($0, next.from) } ?? false
        }.map { chain + [$0] }
      }
      // Of so many nobody can tell which is meant, and levels come from strangers.
      if chains.count > 64 { chains.removeSubrange(64...) }
    }
    return chains
  }

  // MARK: Words

  private enum Token: Equatable {
    case number(Double)
    case ordinal(Double)
    /// What a year is worth here, or a month.
    case unit(Double)
    case below, above, upTo, more, and
    case unknown

    var unit: Double? { if case .unit(let worth) = self { worth } else { nil } }

    var value: Double? {
      switch self {
      case .number(let value), .ordinal(let value): value
      default: nil
      }
    }

    /// A letter or sign for each kind, so that a text has a shape.
    var sign: String {
      switch self {
      case .number: "N"
      case .ordinal: "O"
      case .below: "<"
      case .above: ">"
      case .upTo: "-"
      case .more: "+"
      case .and: "&"
      case .unit, .unknown: "?"
      }
    }

    private static let numbers = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen", "twenty",
    ]
    private static let ordinals = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ]
    private static let words: [String: [Token]] = [
      "year": [.unit(1)], "years": [.unit(1)], "yr": [.unit(1)], "yrs": [.unit(1)],
      "month": [.unit(1.0 / 12)], "months": [.unit(1.0 / 12)], "mos": [.unit(1.0 / 12)],
      "<": [.below], "≤": [.upTo], ">": [.above], "≥": [.above], "+": [.more], "-": [.upTo],
      "to": [.upTo], "through": [.upTo], "until": [.upTo], "and": [.and], "or": [.and],
      "more": [.more], "over": [.above], "above": [.more], "plus": [.more], "up": [.more],
      "longer": [.more], "onward": [.more], "onwards": [.more], "beyond": [.more], "on": [.more],
      "under": [.below], "less": [.below], "fewer": [.below], "below": [.below],
      "after": [.above], "from": [.above], "least": [.above], "between": [.above],
      // They say nothing that the others do not.
      "than": [], "at": [], "of": [], "service": [], "experience": [], "employment": [], "in": [],
      "the": [], "job": [], "role": [], "practice": [], "work": [], "tenure": [], "a": [],
    ]

    static func tokens(of text: String) -> [Token] {
      let tokens = pieces(of: text.lowercased()).flatMap { piece -> [Token] in
        if let tokens = words[piece] { return tokens }
        if let number = Double(piece) { return [.number(number)] }
        if let number = numbers.firstIndex(of: piece) { return [.number(Double(number))] }
        if let place = ordinals.firstIndex(of: piece) { return [.ordinal(Double(place + 1))] }
        let digits = piece.prefix { $0.isNumber }
        if let place = Double(digits),
          ["st", "nd", "rd", "th"].contains(piece.dropFirst(digits.count))
        {
          return [.ordinal(place)]
        }
        return [.unknown]
      }
      return joined(tokens)
    }

    /// `and more` is more, `more than` is above, `up to` is up to; `more` before a number is above.
    private static func joined(_ tokens: [Token]) -> [Token] {
      var result: [Token] = []
      for (index, token) in tokens.enumerated() {
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        switch (token, next) {
        case (.and, .more?), (.and, .above?): continue
        case (.more, .upTo?): continue
        case (.above, nil): result.append(.more)
        case (.more, .number?): result.append(.above)
        default:
          // "more than" stands before a number with nothing between, "at least" too.
          result.append(token)
        }
      }
      return result
    }

    /// Words, numbers and signs.
    private static func pieces(of text: String) -> [String] {
      var pieces: [String] = []
      var isOpen = false
      for character in text {
        let isWord = character.isLetter || character.isNumber || character == "."
        if isWord, isOpen {
          pieces[pieces.count - 1].append(character)
        } else if isWord {
          pieces.append(String(character))
        } else if "–—‑−-".contains(character) {
          pieces.append("-")
        } else if "<>≤≥+".contains(character) {
          pieces.append(String(character))
        }
        isOpen = isWord
      }
      return pieces
    }
  }
}
