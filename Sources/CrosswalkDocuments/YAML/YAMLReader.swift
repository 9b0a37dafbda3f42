import CrosswalkBase

/// Reads YAML files: bytes in, a value and everything wrong with it out.
///
/// Nothing is executed and nothing fetched; whatever the bytes are, the answer is a value or
/// problems.
package struct YAMLReader: Sendable {
  /// How much a file may ask for.
  package var limits: YAMLLimits

  package init(limits: YAMLLimits = YAMLLimits()) { self.limits = limits }

  /// What reading a file gave.
  package struct Reading<Value: Sendable>: Sendable {
    /// The value; nil if there is any problem.
    package let value: Value?
    /// The document, to place later findings in; nil if the file is not YAML this toolkit reads.
    package let root: YAMLNode?
    /// Everything found wrong, in order.
    package let problems: [Problem]
  }

  /// Reads a file of a certain shape.
  ///
  /// - Parameters:
  ///   - bytes: the whole file, in UTF-8.
  ///   - file: its path, as problems are to show it.
  ///   - shape: what the file must look like.
  /// - Returns: the value or what is wrong, never neither.
  package func read<Value>(
    _ bytes: [UInt8], file: String, as shape: Shape<Value>
  ) -> Reading<Value> {
    var problems = ProblemList(file: file)
    guard let root = YAMLComposer.compose(bytes, limits: limits, problems: &problems) else {
      return Reading(value: nil, root: nil, problems: problems.sorted)
    }
    let value = shape.decode(root, &problems)
    return Reading(
      value: problems.isEmpty ? value : nil, root: root, problems: problems.sorted)
  }

  /// Reads a file of any shape: its root, nil if it is not YAML this toolkit reads, and what is
  /// wrong with it. `file` is its path, as problems are to show it.
  package func read(_ bytes: [UInt8], file: String) -> (root: YAMLNode?, problems: [Problem]) {
    var problems = ProblemList(file: file)
    let root = YAMLComposer.compose(bytes, limits: limits, problems: &problems)
    return (root, problems.sorted)
  }
}
