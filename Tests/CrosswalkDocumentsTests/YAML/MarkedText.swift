import CrosswalkBase
import CrosswalkDocuments
import Testing

/// A text in which `«` and `»` surround the spots where problems are expected. Only the beginning
/// counts; the end is for whoever reads the test.
struct MarkedText {
  let text: String
  let marks: [TextMark]

  var bytes: [UInt8] { Array(text.utf8) }

  init(_ marked: String) {
    var text = ""
    var marks: [TextMark] = []
    var (line, column) = (1, 1)
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": marks.append(TextMark(line: line, column: column))
      case "»": break
      default:
        text.unicodeScalars.append(scalar)
        (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
      }
    }
    self.text = text
    self.marks = marks
  }
}

/// Expects that a text has exactly these problems, each at its mark, in order.
func expectProblems<Value>(
  _ marked: String, _ messages: [String], as shape: Shape<Value>, limits: YAMLLimits = YAMLLimits(),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let input = MarkedText(marked)
  let reading = YAMLReader(limits: limits).read(input.bytes, file: "a.yaml", as: shape)
  let expected = zip(input.marks, messages).map {
    Problem(file: "a.yaml", mark: $0, message: $1)
  }
  #expect(input.marks.count == messages.count, sourceLocation: sourceLocation)
  #expect(reading.problems == expected, sourceLocation: sourceLocation)
  #expect(reading.value == nil, sourceLocation: sourceLocation)
}

/// Expects that a text has exactly these problems before any shape is asked for.
func expectProblems(
  _ marked: String, _ messages: String..., limits: YAMLLimits = YAMLLimits(),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let input = MarkedText(marked)
  let reading = YAMLReader(limits: limits).read(input.bytes, file: "a.yaml")
  let expected = zip(input.marks, messages).map {
    Problem(file: "a.yaml", mark: $0, message: $1)
  }
  #expect(input.marks.count == messages.count, sourceLocation: sourceLocation)
  #expect(reading.problems == expected, sourceLocation: sourceLocation)
}

/// The root of a text that has no problems.
func root(
  of text: String, limits: YAMLLimits = YAMLLimits(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> YAMLNode {
  let reading = YAMLReader(limits: limits).read(Array(text.utf8), file: "a.yaml")
  #expect(reading.problems == [], sourceLocation: sourceLocation)
  return try #require(reading.root, sourceLocation: sourceLocation)
}
