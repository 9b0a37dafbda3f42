import CrosswalkBase

extension Shape where Value == String {
  /// Text: any scalar, taken as written. `key:` with nothing after it is none; `""` is empty text.
  package static var text: Shape {
    Shape(.text(pattern: nil), encode: YAMLValue.text) { node, problems in
      guard !node.isMissing, let text = node.text else {
        return problems.refuse(node, expected: "text")
      }
      return text
    }
  }

  /// A name that files refer to each other by: a scalar taken as written, not empty and without
  /// white space.
  package static var identifier: Shape {
    Shape(.text(pattern: #"^\S+$"#), encode: YAMLValue.text) { node, problems in
      guard let text = node.text, !text.isEmpty,
        !text.unicodeScalars.contains(where: \.isWhiteSpace)
      else {
        return problems.refuse(node, expected: "an identifier, without spaces")
      }
      return text
    }
  }

  /// One of a few texts, compared as written.
  package static func oneOf(_ names: [String]) -> Shape {
    oneOf(names, text: { $0 }, value: { $0 })
  }
}

extension Shape where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the cases of an enumeration, written as its raw value.
  package static var oneOf: Shape {
    oneOf(Value.allCases.map(\.rawValue), text: \.rawValue, value: Value.init(rawValue:))
  }
}

extension Shape {
  fileprivate static func oneOf(
    _ names: [String], text: @escaping @Sendable (Value) -> String,
    value: @escaping @Sendable (String) -> Value?
  ) -> Shape {
    Shape(.oneOf(names), encode: { .text(text($0)) }) { node, problems in
      let text = node.text
      if let text, names.contains(text), let value = value(text) { return value }
      problems.add(objection(to: node, text: text, names: names), at: node.mark)
      return nil
    }
  }

  private static func objection(to node: YAMLNode, text: String?, names: [String]) -> String {
    if let text, let name = nearest(text, in: names) {
      return "unknown value \(quoted(text)); did you mean '\(name)'?"
    }
    return "expected one of \(names.joined(separator: ", ")), found \(node.summary)"
  }
}

extension Shape where Value == Bool {
  /// `true` or `false`; not `yes`, `on` or a text in quotes.
  package static var boolean: Shape {
    Shape(.boolean, encode: YAMLValue.boolean) { node, problems in
      guard case .boolean(let value) = node.scalar else {
        return problems.refuse(node, expected: "true or false")
      }
      return value
    }
  }
}

extension Shape where Value == Double {
  /// A number, whole or not; neither infinite nor `.nan`.
  package static var number: Shape { number(from: nil, to: nil, expected: "a number") }

  /// A number within a range, both ends included.
  package static func number(in range: ClosedRange<Double>) -> Shape {
    number(
      from: range.lowerBound, to: range.upperBound,
      expected: "a number from \(range.lowerBound.plain) to \(range.upperBound.plain)")
  }

  private static func number(from minimum: Double?, to maximum: Double?, expected: String) -> Shape
  {
    Shape(.number(minimum: minimum, maximum: maximum), encode: YAMLValue.number) {
      node, problems in
      let value: Double
      switch node.scalar {
      case .integer(let integer): value = Double(integer)
      case .float(let float) where float.isFinite: value = float
      default: return problems.refuse(node, expected: expected)
      }
      guard value >= minimum ?? value, value <= maximum ?? value else {
        return problems.refuse(node, expected: expected)
      }
      return value
    }
  }
}

extension Shape where Value == Int {
  /// A whole number that fits in 64 bits, written without a point.
  package static var integer: Shape { integer(from: nil, to: nil, expected: "a whole number") }

  /// A whole number within a range, both ends included.
  package static func integer(in range: ClosedRange<Int>) -> Shape {
    integer(
      from: range.lowerBound, to: range.upperBound,
      expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  private static func integer(from minimum: Int?, to maximum: Int?, expected: String) -> Shape {
    Shape(.integer(minimum: minimum, maximum: maximum), encode: YAMLValue.integer) {
      node, problems in
      guard case .integer(let value) = node.scalar, value >= minimum ?? value,
        value <= maximum ?? value
      else { return problems.refuse(node, expected: expected) }
      return value
    }
  }
}
