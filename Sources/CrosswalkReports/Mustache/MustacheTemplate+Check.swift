import CrosswalkBase

extension MustacheTemplate {
  /// Everything that the template asks for and that will not be there, in the order of the text.
  ///
  /// - Parameter variables: What may be named at the top.
  /// - Returns: One error a wrong name; empty if all will be there.
  package func errors(against variables: [TemplateVariable]) -> [TemplateError] {
    var errors: [TemplateError] = []
    Self.check(parts, in: [.record(variables)], &errors)
    return errors
  }

  private static func check(
    _ parts: [Part], in frames: [TemplateShape], _ errors: inout [TemplateError]
  ) {
    for part in parts {
      switch part {
      case .literal: break
      case .variable(let name):
        guard let shape = shape(of: name, in: frames, &errors) else { continue }
        if case .text = shape { continue }
        errors.append(
          name.error(
            "'\(name.text)' is \(shape.words) and no text; "
              + "open a section with '{{#\(name.text)}}'"))
      case .section(let name, let isInverted, let parts):
        guard let shape = shape(of: name, in: frames, &errors) else { continue }
        switch shape {
        case _ where isInverted: check(parts, in: frames, &errors)
        case .list(let item): check(parts, in: frames + [item], &errors)
        case .record, .text: check(parts, in: frames + [shape], &errors)
        case .flag: check(parts, in: frames, &errors)
        }
      }
    }
  }

  private static func shape(
    of name: Name, in frames: [TemplateShape], _ errors: inout [TemplateError]
  ) -> TemplateShape? {
    guard let first = name.path.first else { return frames.last }
    for frame in frames.reversed() {
      guard var shape = frame.part(first) else { continue }
      for step in name.path.dropFirst() {
        guard let next = shape.part(step) else {
          errors.append(name.error(unknown(step, in: [shape])))
          return nil
        }
        shape = next
      }
      return shape
    }
    errors.append(name.error(unknown(first, in: frames)))
    return nil
  }

  private static func unknown(_ name: String, in frames: [TemplateShape]) -> String {
    let names = frames.reversed().flatMap(\.names)
    return "unknown name '\(name)'"
      + (nearest(name, in: names).map { "; did you mean '\($0)'?" }
        ?? "; there is \(names.joined(separator: ", "))")
  }
}

extension TemplateShape {
  fileprivate var names: [String] {
    if case .record(let variables) = self { return variables.map(\.name) }
    return []
  }

  fileprivate func part(_ name: String) -> TemplateShape? {
    guard case .record(let variables) = self else { return nil }
    return variables.first { $0.name == name }?.shape
  }
}
