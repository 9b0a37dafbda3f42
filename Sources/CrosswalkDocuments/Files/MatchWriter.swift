import CrosswalkModel

/// Writes judgements as the YAML that ``MatchFile`` reads.
public enum MatchWriter {
  /// The whole file, one line a judgement.
  public static func text(_ set: MatchSet) -> String { MatchFile.shape.text(set) }

  /// A file that people have edited, with the changes that lead from one set to another and all
  /// else as it stands. Judgements are told apart by what they join.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - old: What it says.
  ///   - new: What it is to say.
  ///   - isRight: Whether a text says that; nil: it is read by its shape.
  /// - Returns: The new text, and the comments that are not in it any more.
  package static func revision(
    of source: YAMLSource, from old: MatchSet, to new: MatchSet,
    isRight: ((_ text: String) -> Bool)? = nil
  ) -> YAMLRevision {
    YAMLRevision(of: source, from: old, to: new, as: MatchFile.shape, isRight: isRight)
  }
}

/// The name that ``MatchWriter`` had.
@available(*, deprecated, renamed: "MatchWriter")
public typealias MatchYAML = MatchWriter
