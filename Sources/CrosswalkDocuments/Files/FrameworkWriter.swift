import CrosswalkModel

/// Writes frameworks as the YAML that ``FrameworkFile`` reads back as the same value.
public enum FrameworkWriter {
  /// The text of a `framework.yaml`.
  ///
  /// - Parameters:
  ///   - framework: The values. Comments of a file that it was read from are not in it.
  ///   - comment: Lines to stand at the top.
  /// - Returns: The text, with a line end.
  public static func text(_ framework: Framework, comment: [String] = []) -> String {
    comment.map { "# \(commentLine($0))\n" }.joined() + FrameworkFile.shape.text(framework)
  }

  /// A file that people have edited, with the changes that lead from one framework to another and
  /// all else as it stands.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - old: What it says.
  ///   - new: What it is to say.
  ///   - isRight: Whether a text says that; nil: it is read by its shape.
  /// - Returns: The new text, and the comments that are not in it any more.
  package static func revision(
    of source: YAMLSource, from old: Framework, to new: Framework,
    isRight: ((_ text: String) -> Bool)? = nil
  ) -> YAMLRevision {
    // Who acts where nothing is said stays who it is, or else every statement would change.
    let actor = WrittenFramework.actor(
      in: YAMLReader(limits: source.limits).read(source.bytes, file: "").root)
    return YAMLRevision(
      of: source, from: WrittenFramework(old, actor: actor),
      to: WrittenFramework(new, actor: actor),
      as: FrameworkFile.written, isRight: isRight)
  }

  /// A text that stays on its line and in its comment, whatever is in it.
  private static func commentLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          switch $0.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
          default: true
          }
        }))
  }
}
