import CrosswalkBase

/// A template in the language Mustache: text with names in double braces.
///
/// Of the language there are variables, sections, inverted sections, comments, dotted names and
/// `.`. A triple brace, which would put data in unescaped, is refused; so are partials and other
/// delimiters. There is a library for Mustache, but it imports all of Foundation, which every
/// command would load at its start, and it takes an unknown name for an empty one.
package struct MustacheTemplate: Sendable {
  indirect enum Part: Sendable {
    case literal(String)
    case variable(Name)
    case section(Name, isInverted: Bool, [Part])
  }

  /// A name in braces, at its place.
  struct Name: Sendable {
    let path: [String]
    let line: Int
    let column: Int

    var text: String { path.isEmpty ? "." : path.joined(separator: ".") }

    func error(_ message: String) -> TemplateError {
      TemplateError(line: line, column: column, message: message)
    }
  }

  let parts: [Part]

  /// Reads a template.
  ///
  /// - Throws: ``TemplateError`` for what is no template.
  package init(_ text: String) throws(TemplateError) {
    var parser = MustacheParser(text)
    parts = try parser.parts()
  }
}

/// Splits a template into its parts.
private struct MustacheParser {
  private struct Open {
    let name: MustacheTemplate.Name
    let isInverted: Bool
    var parts: [MustacheTemplate.Part] = []
  }

  /// One tag: what it begins with, and the rest.
  private struct Tag {
    let sign: Character?
    let name: MustacheTemplate.Name
    let end: String.Index
  }

  private let text: String
  private var position: String.Index
  private var line = 1
  private var lineStart: String.Index
  private var stack: [Open] = []
  private var top: [MustacheTemplate.Part] = []

  init(_ text: String) {
    self.text = text
    (position, lineStart) = (text.startIndex, text.startIndex)
  }

  mutating func parts() throws(TemplateError) -> [MustacheTemplate.Part] {
    while let start = text[position...].firstRange(of: "{{")?.lowerBound {
      advanceLines(to: start)
      let tag = try tag(at: start)
      var (before, after) = (start, tag.end)
      if tag.sign.map({ "#^/!".contains($0) }) ?? false,
        let whole = wholeLine(from: start, to: tag.end)
      {
        (before, after) = (whole.lowerBound, whole.upperBound)
      }
      add(.literal(String(text[position..<max(position, before)])))
      advanceLines(to: after)
      position = after
      try take(tag)
    }
    add(.literal(String(text[position...])))
    if let open = stack.last {
      throw open.name.error("the section '\(open.name.text)' is not closed")
    }
    return top
  }

  private mutating func add(_ part: MustacheTemplate.Part) {
    if case .literal("") = part { return }
    if stack.isEmpty { top.append(part) } else { stack[stack.count - 1].parts.append(part) }
  }

  private mutating func advanceLines(to end: String.Index) {
    var index = max(lineStart, position)
    while let next = text[index..<max(index, end)].firstIndex(where: \.isNewline) {
      index = text.index(after: next)
      if index > lineStart { (line, lineStart) = (line + 1, index) }
    }
  }

  private func error(at start: String.Index, _ message: String) -> TemplateError {
    TemplateError(
      line: line, column: text[lineStart..<start].unicodeScalars.count + 1, message: message)
  }

  private func tag(at start: String.Index) throws(TemplateError) -> Tag {
    let inside = text.index(start, offsetBy: 2)
    guard inside < text.endIndex, let end = text[inside...].firstRange(of: "}}") else {
      throw error(at: start, "the braces are not closed")
    }
    var body = text[inside..<end.lowerBound]
    var sign: Character?
    switch body.first {
    case "#", "^", "/", "!":
      sign = body.removeFirst()
    case "{", "&":
      throw error(
        at: start,
        "text from data is never put in as markup; write it in double braces, as '{{name}}'")
    case ">": throw error(at: start, "a template cannot take in another one")
    case "=": throw error(at: start, "the braces cannot be exchanged for other signs")
    default: break
    }
    let word = String(body).trimmed
    let column = text[lineStart..<start].unicodeScalars.count + 1
    let path = word == "." ? [] : word.split(separator: ".", omittingEmptySubsequences: false)
    if sign != "!", word != ".", word.isEmpty || path.contains(where: \.isEmpty) {
      throw error(at: start, "'{{\(body)}}' has no name in it")
    }
    return Tag(
      sign: sign, name: .init(path: path.map(String.init), line: line, column: column),
      end: end.upperBound)
  }

  private mutating func take(_ tag: Tag) throws(TemplateError) {
    switch tag.sign {
    case "!": break
    case "#", "^": stack.append(Open(name: tag.name, isInverted: tag.sign == "^"))
    case "/":
      guard let open = stack.popLast() else {
        throw tag.name.error("no section '\(tag.name.text)' is open here")
      }
      guard open.name.path == tag.name.path else {
        throw tag.name.error(
          "the section '\(open.name.text)' of line \(open.name.line) is to be closed before "
            + "'\(tag.name.text)'")
      }
      add(.section(open.name, isInverted: open.isInverted, open.parts))
    default: add(.variable(tag.name))
    }
  }

  /// The whole line, with its end, if nothing else than the tag stands on it.
  private func wholeLine(from start: String.Index, to end: String.Index) -> Range<String.Index>? {
    var first = start
    while first > text.startIndex {
      let before = text.index(before: first)
      if text[before].isNewline { break }
      guard text[before] == " " || text[before] == "\t" else { return nil }
      first = before
    }
    // What an earlier tag of the line has taken cannot be taken again.
    guard first >= position else { return nil }
    var last = end
    while last < text.endIndex, text[last] == " " || text[last] == "\t" {
      last = text.index(after: last)
    }
    guard last < text.endIndex else { return first..<last }
    return text[last].isNewline ? first..<text.index(after: last) : nil
  }
}
