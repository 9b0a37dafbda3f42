/// A function, initialiser, subscript or computed property as it stands in a source.
struct SwiftFunction: Equatable {
  /// As it is declared.
  var name: String
  /// The lines from the declaration to the closing brace, from 0.
  var lines: ClosedRange<Int>

  /// Those of a source that have a body, in the order in which they begin.
  static func all(in source: SwiftText) -> [SwiftFunction] {
    // A call of `self.init(…)` or `.init(…)` declares nothing.
    let declaration =
      /(?:^|[^.\w`])((?:func\s+[^\s(<]+|init[?!]?(?=[(<])|subscript(?=[(<])|deinit\b|var\s+\w+))/
    var found: [SwiftFunction] = []
    for (line, text) in source.code.enumerated() {
      guard let match = text.firstMatch(of: declaration) else { continue }
      let start = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
      let isProperty = match.1.hasPrefix("var")
      guard let open = body(in: source.code, from: (line, start), isProperty: isProperty),
        let end = end(in: source.code, from: open)
      else { continue }
      found.append(SwiftFunction(name: String(match.1), lines: line...end))
    }
    return found
  }

  /// Why a long function is whole: a comment right above it, under its documentation, or in the
  /// first lines of its body.
  func isExplained(in source: SwiftText) -> Bool {
    // A declaration may run over a few lines before its body begins.
    let open = lines.first { source.code[$0].hasSuffix("{") } ?? lines.lowerBound
    return source.isPlainComment(lines.lowerBound - 1)
      || (open + 1...open + 3).contains(where: source.isPlainComment)
  }

  private typealias Place = (line: Int, column: Int)

  /// Where a declaration's body opens; nil if it has none.
  private static func body(
    in code: [String], from start: Place, isProperty: Bool
  ) -> Place? {
    var depth = 0
    for line in start.line..<code.count {
      let text = Array(code[line].utf8)
      for column in (line == start.line ? start.column : 0)..<text.count {
        switch text[column] {
        case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: "{") where depth == 0: return (line, column)
        case UInt8(ascii: "}") where depth == 0: return nil
        case UInt8(ascii: "=") where depth == 0 && isProperty: return nil
        default: break
        }
      }
      let next = line + 1 < code.count ? code[line + 1] : "}"
      // What a protocol asks for has no body, nor has a stored property.
      if depth == 0, isProperty || declaresMore(next) { return nil }
    }
    return nil
  }

  private static func declaresMore(_ line: String) -> Bool {
    let words = line.split { !$0.isLetter }
    let starts: Set<Substring> = ["func", "var", "let", "init", "subscript", "associatedtype"]
    return words.isEmpty && !line.contains("{") || words.contains(where: starts.contains)
  }

  private static func end(in code: [String], from open: Place) -> Int? {
    var depth = 0
    for line in open.line..<code.count {
      let text = Array(code[line].utf8)
      for column in (line == open.line ? open.column : 0)..<text.count {
        if text[column] == UInt8(ascii: "{") { depth += 1 }
        if text[column] == UInt8(ascii: "}") { depth -= 1 }
        if depth == 0 { return line }
      }
    }
    return nil
  }
}
