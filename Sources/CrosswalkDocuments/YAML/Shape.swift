import CrosswalkBase

/// What a piece of YAML must look like, how to make a value of it, and how to write one.
///
/// One definition reads files, reports everything wrong with them in one pass, writes them, and
/// describes itself to editors:
///
/// ```swift
/// let stage: Shape<Stage> = .record(
///   "stage",
///   field("id", .identifier, \.id, "What other files call the stage."),
///   field("from", .number(in: 0...100), \.from, "Where on the scale it begins."),
///   optional("scope", .text, \.scope, "What belongs to it.")
/// ) { Stage(id: $0, from: $1, scope: $2) }
/// ```
///
/// Texts and identifiers are always taken as written: a level called `No` or `10.10` stays that.
/// What is written is read as the same value, if the value has the form that the shape asks for.
package struct Shape<Value: Sendable>: Sendable {
  /// What the shape accepts.
  package let description: ShapeDescription
  /// Makes a value of a node; if it cannot, returns nil having added at least one problem.
  let decode: @Sendable (YAMLNode, inout ProblemList) -> Value?
  /// Makes a value of a node that is much like another, from whose value it takes what says the same.
  let decodeAgain: @Sendable (YAMLNode, Earlier, inout ProblemList) -> Value?
  /// What is written for a value, with how it is laid out.
  let encode: @Sendable (Value) -> YAMLValue

  /// A node, and the value that was made of it without a problem.
  struct Earlier {
    let node: YAMLNode
    let value: Value
  }

  init(
    _ description: ShapeDescription, encode: @escaping @Sendable (Value) -> YAMLValue,
    decode: @escaping @Sendable (YAMLNode, inout ProblemList) -> Value?,
    decodeAgain: (@Sendable (YAMLNode, Earlier, inout ProblemList) -> Value?)? = nil
  ) {
    self.description = description
    self.encode = encode
    self.decode = decode
    self.decodeAgain = decodeAgain ?? { node, _, problems in decode(node, &problems) }
  }

  /// Makes a value of a node; nil if any part of it could not be made, after adding everything
  /// that is wrong with it to the problems.
  package func value(of node: YAMLNode, problems: inout ProblemList) -> Value? {
    decode(node, &problems)
  }

  /// The YAML that is read as a value: defaults and what is absent are left out.
  package func text(_ value: Value) -> String { YAMLWriter.text(encode(value)) }

  /// The same YAML, made into another value.
  ///
  /// - Parameters:
  ///   - transform: Makes the value.
  ///   - back: Takes it apart again, into just what it was made of: what is written is made of that, and what a
  ///     file still says is taken from it. A shape whose values do not tell what they were made of is no map.
  /// - Returns: The shape of the new value.
  package func map<New>(
    _ transform: @escaping @Sendable (Value) -> New, back: @escaping @Sendable (New) -> Value
  ) -> Shape<New> {
    Shape<New>(
      description, encode: { [encode] in encode(back($0)) },
      decode: { [decode] node, problems in decode(node, &problems).map(transform) },
      decodeAgain: { [decodeAgain] node, earlier, problems in
        decodeAgain(node, Earlier(node: earlier.node, value: back(earlier.value)), &problems)
          .map(transform)
      })
  }

  /// The same, written on one line with all that is in it.
  package var inline: Shape {
    Shape(
      description, encode: { [encode] in .inline(encode($0)) }, decode: decode,
      decodeAgain: decodeAgain)
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
