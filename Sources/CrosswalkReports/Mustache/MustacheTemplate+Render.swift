import CrosswalkTables

extension MustacheTemplate {
  /// The template, filled in. Text from data is made safe for the place; the template's own text is
  /// markup and taken as it is.
  ///
  /// - Throws: ``TemplateError`` for a name that is not there.
  package func rendered<Place>(
    with value: TemplateValue, for place: Place.Type
  ) throws(TemplateError) -> SafeText<Place> {
    var output = ""
    try Self.render(parts, [value], Place.safe, &output)
    return SafeText(stringLiteral: output)
  }

  private static func render(
    _ parts: [Part], _ frames: [TemplateValue], _ safe: (String) -> String,
    _ output: inout String
  ) throws(TemplateError) {
    for part in parts {
      switch part {
      case .literal(let text): output += text
      case .variable(let name):
        switch try value(of: name, in: frames) {
        case .text(let text): output += safe(text)
        // A part of a group of values that is missing.
        case .flag(false): break
        default: throw name.error("'\(name.text)' is no text")
        }
      case .section(let name, let isInverted, let parts):
        let value = try value(of: name, in: frames)
        guard value.isThere != isInverted else { continue }
        switch value {
        case .list(let items) where !isInverted:
          for item in items { try render(parts, frames + [item], safe, &output) }
        case .flag, .list: try render(parts, frames, safe, &output)
        case .record, .text:
          try render(parts, isInverted ? frames : frames + [value], safe, &output)
        }
      }
    }
  }

  private static func value(
    of name: Name, in frames: [TemplateValue]
  ) throws(TemplateError) -> TemplateValue {
    guard let first = name.path.first else { return frames[frames.count - 1] }
    for frame in frames.reversed() {
      guard case .record(let record) = frame, var value = record[first] else { continue }
      for step in name.path.dropFirst() {
        // A group of values that is missing has no parts either.
        if case .flag(false) = value { return value }
        guard case .record(let record) = value, let next = record[step] else {
          throw name.error("unknown name '\(step)'")
        }
        value = next
      }
      return value
    }
    throw name.error("unknown name '\(first)'")
  }
}
