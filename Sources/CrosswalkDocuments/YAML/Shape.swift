import CrosswalkBase

/// What a piece of YAML must look like, and how to make a value of it.
///
/// One definition reads files, reports everything wrong with them in one pass, and describes itself
/// to editors:
///
/// ```swift
/// let stage: Shape<Stage> = .record(
///   "stage",
///   field("id", .identifier, "What other files call the stage."),
///   field("from", .number(in: 0...100), "Where on the scale it begins."),
///   optional("scope", .text, "What belongs to it.")
/// ) { Stage(id: $0, from: $1, scope: $2) }
/// ```
///
/// Texts and identifiers are always taken as written: a level called `No` or `10.10` stays that.
package struct Shape<Value: Sendable>: Sendable {
  /// What the shape accepts.
  package let description: ShapeDescription
  /// Makes a value of a node; if it cannot, returns nil having added at least one problem.
  let decode: @Sendable (YAMLNode, inout ProblemList) -> Value?

  init(
    _ description: ShapeDescription,
    decode: @escaping @Sendable (YAMLNode, inout ProblemList) -> Value?
  ) {
    self.description = description
    self.decode = decode
  }

  /// Makes a value of a node; nil if any part of it could not be made, after adding everything
  /// that is wrong with it to the problems.
  package func value(of node: YAMLNode, problems: inout ProblemList) -> Value? {
    decode(node, &problems)
  }

  /// The same YAML, made into another value that it may fail to be: a date, a version.
  ///
  /// - Parameters:
  ///   - expected: what a person should have written, with an example: `a date such as 2026-11-22`.
  ///   - pattern: a regular expression that tells editors the same; texts only.
  ///   - transform: returns nil if the value will not do.
  /// - Returns: the shape of the other value.
  package func parsed<New>(
    as expected: String, pattern: String? = nil,
    _ transform: @escaping @Sendable (Value) -> New?
  ) -> Shape<New> {
    var description = description
    if let pattern, case .text = description { description = .text(pattern: pattern) }
    return Shape<New>(description) { [decode] node, problems in
      guard let value = decode(node, &problems) else { return nil }
      if let new = transform(value) { return new }
      return problems.refuse(node, expected: expected)
    }
  }

  /// The same YAML, made into another value.
  package func map<New>(_ transform: @escaping @Sendable (Value) -> New) -> Shape<New> {
    Shape<New>(description) { [decode] node, problems in decode(node, &problems).map(transform) }
  }
}

extension ProblemList {
  /// Adds that something else was expected than what a node holds; returns nil for the caller to
  /// return.
  mutating func refuse<Value>(
    _ node: YAMLNode, expected: @autoclosure () -> String
  ) -> Value? {
    add("expected \(expected()), found \(node.summary)", at: node.mark)
    return nil
  }
}

extension YAMLNode {
  /// What a node holds, as messages say it: `a list`, `the number 12`, `the text 'abc'`.
  var summary: String {
    switch kind {
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    case .scalar:
      let content = quoted(excerpt)
      let bare = String(content.dropFirst().dropLast())
      switch scalar {
      case .null: return isMissing ? "nothing" : "the null value \(content)"
      case .boolean: return "the boolean \(bare)"
      case .integer, .float: return "the number \(bare)"
      case .outOfRange: return "the number \(bare), which is too large to hold"
      case .text, nil: return "the text \(content)"
      }
    }
  }
}
