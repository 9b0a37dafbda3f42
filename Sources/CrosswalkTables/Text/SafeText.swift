import CrosswalkBase

/// Where a text is shown: what is markup there, and how text from data is kept from being it.
public protocol TextPlace {
  /// A text as it is to be seen there, on one line, whatever it says.
  static func safe(_ text: String) -> String
}

/// A text for one kind of place. Strings put into it are made safe; literals and other pieces are
/// taken as they are.
///
/// So what a stranger wrote cannot become markup by oversight: markup has to be a literal here.
public struct SafeText<Place: TextPlace>: ExpressibleByStringInterpolation, Sendable, Hashable {
  /// Takes the pieces of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    /// Nothing yet.
    public init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    /// Markup, taken as it is.
    public mutating func appendLiteral(_ literal: String) { source += literal }

    // Literals between which is chosen, as in `\(isOpen ? "<b>open</b>" : "")`, are ours and no text of others:
    // were these two not disfavoured they would be taken for some.

    /// Text from data, or the words of a value.
    @_disfavoredOverload
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      source += Place.safe(value.description)
    }

    /// Text from data.
    @_disfavoredOverload
    public mutating func appendInterpolation(_ text: String) { source += Place.safe(text) }
    /// Digits.
    public mutating func appendInterpolation(_ number: Int) { source += String(number) }
    /// A safe piece, taken as it is.
    public mutating func appendInterpolation(_ piece: SafeText) { source += piece.source }
    /// Safe pieces, taken as they are.
    public mutating func appendInterpolation(_ pieces: [SafeText]) {
      for piece in pieces { source += piece.source }
    }

    /// Text of several lines, which stay lines.
    public mutating func appendInterpolation(lines text: String) {
      let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      source += lines.map { Place.safe(String($0)) }.joined(separator: "\n")
    }
  }

  /// What is written to the place.
  public private(set) var source: String

  /// Markup, taken as it is.
  public init(stringLiteral value: String) { source = value }
  /// What the pieces came to.
  public init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  /// What the renderers of this module have made of safe pieces.
  init(made source: String) { self.source = source }

  package var isEmpty: Bool { source.isEmpty }

  /// One after the other.
  public static func + (a: SafeText, b: SafeText) -> SafeText {
    SafeText(made: a.source + b.source)
  }
  /// Adds a piece at the end.
  public static func += (a: inout SafeText, b: SafeText) { a.source += b.source }
}

extension SafeText: CustomStringConvertible {
  /// What is written to the place.
  public var description: String { source }
}

extension Sequence {
  /// The pieces as one text.
  package func joined<Place>(
    separator: SafeText<Place> = ""
  ) -> SafeText<Place> where Element == SafeText<Place> {
    var result: SafeText<Place> = ""
    var isFirst = true
    for piece in self {
      if !isFirst { result += separator }
      result += piece
      isFirst = false
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether a reader sees it as text: it neither drives a terminal (controls), nor reorders what
  /// stands around it (bidi controls), nor hides (signs of no width), nor is no character at all.
  var isShown: Bool {
    switch properties.generalCategory {
    case .control, .surrogate: false
    // Joiners and tags make letters and pictures of several signs; the others hide.
    case .format: self == "\u{200C}" || self == "\u{200D}" || (0xE0020...0xE007F).contains(value)
    default: !properties.isBidiControl && !properties.isNoncharacterCodePoint
    }
  }

  /// Whether it ends a line, or is a tab.
  var isBreak: Bool {
    switch self {
    case "\n", "\t", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
