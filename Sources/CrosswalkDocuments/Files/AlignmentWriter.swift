import CrosswalkModel

/// Writes an alignment as the YAML that ``AlignmentFile`` reads.
public enum AlignmentWriter {
  /// The whole file, with a line end.
  public static func text(_ alignment: Alignment) -> String { AlignmentFile.shape.text(alignment) }

  /// A file that people have edited, with the changes that lead from one alignment to another and
  /// all else as it stands.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - old: What it says.
  ///   - new: What it is to say.
  ///   - isRight: Whether a text says that; nil: it is read by its shape.
  /// - Returns: The new text, and the comments that are not in it any more.
  package static func revision(
    of source: YAMLSource, from old: Alignment, to new: Alignment,
    isRight: ((_ text: String) -> Bool)? = nil
  ) -> YAMLRevision {
    YAMLRevision(of: source, from: old, to: new, as: AlignmentFile.shape, isRight: isRight)
  }
}
