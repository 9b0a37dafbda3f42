import CrosswalkModel

/// How a file of a kind is read, written, revised, and brought together with what somebody else has
/// made of it.
package struct FileForm<Value: Equatable & Sendable>: Sendable {
  /// Revises a text; it is asked of the result whether it says what it should.
  typealias Revision =
    @Sendable (_ source: YAMLSource, _ old: Value, _ new: Value, _ isRight: ((String) -> Bool)?)
    -> YAMLRevision

  let text: @Sendable (Value) -> String
  let revision: Revision
  private let documents: @Sendable (DocumentSet) -> [DocumentSet.Located<Value>]
  private let shape: Shape<Value>
  private let rules: YAMLMerge.Rules

  private init(
    _ shape: Shape<Value>, rules: YAMLMerge.Rules, text: @escaping @Sendable (Value) -> String,
    revision: @escaping Revision,
    documents: @escaping @Sendable (DocumentSet) -> [DocumentSet.Located<Value>]
  ) {
    self.shape = shape
    self.rules = rules
    self.text = text
    self.revision = revision
    self.documents = documents
  }

  /// What files of this kind say, if there is just one; nil for none or several.
  func found(in set: DocumentSet) -> Value? {
    let all = documents(set)
    return all.count == 1 ? all[0].value : nil
  }

  /// Brings two people's work on one value together.
  ///
  /// - Returns: The text of a file with both; nil and what both have changed, in words, if it is the same in
  ///   different ways.
  func merged(of base: Value, mine: Value, theirs: Value) -> (text: String?, conflicts: [String]) {
    let merge = YAMLMerge(
      of: shape.encode(base), mine: shape.encode(mine), theirs: shape.encode(theirs), rules: rules)
    if !merge.conflicts.isEmpty { return (nil, merge.conflicts) }
    return (YAMLWriter.text(merge.value), [])
  }
}

extension FileForm<Alignment> {
  /// An alignment, by statement.
  package static var alignment: FileForm {
    FileForm(
      AlignmentFile.shape,
      rules: .init(whole: ["links", "rejected", "acts", "scale"], sets: ["unused"]),
      text: AlignmentWriter.text, revision: AlignmentWriter.revision, documents: \.alignments)
  }
}

extension FileForm<Framework> {
  /// A framework, by statement.
  package static var framework: FileForm {
    FileForm(
      FrameworkFile.shape, rules: .init(whole: ["statements"]),
      text: { FrameworkWriter.text($0) }, revision: FrameworkWriter.revision,
      documents: \.frameworks)
  }
}

extension FileForm<MatchSet> {
  /// Judgements, each by itself.
  package static var matches: FileForm {
    FileForm(
      MatchFile.shape, rules: .init(whole: ["matches"]), text: MatchWriter.text,
      revision: MatchWriter.revision, documents: \.matches)
  }
}
