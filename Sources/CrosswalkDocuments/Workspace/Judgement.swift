import CrosswalkModel

/// A framework with the judgement on it: an ``CrosswalkModel/AlignedFramework`` without its content
/// hash, which takes longer than many a check.
package struct Judgement: Sendable {
  private let document: Framework
  /// What was judged of it, overlays laid over it already.
  package private(set) var alignment: Alignment
  /// The authors of overlays, in the order they were laid.
  package private(set) var overriddenBy: [String] = []
  /// The document's facts, but for kinds of act that the alignment overrules.
  package var framework: Framework { document.withActs(of: alignment) }

  init(framework: Framework, alignment: Alignment) {
    document = framework
    self.alignment = alignment
  }

  init(_ aligned: AlignedFramework) {
    document = aligned.framework
    alignment = aligned.alignment
    overriddenBy = aligned.overriddenBy
  }

  /// Lays somebody's own links, acts and cuts over the alignment.
  mutating func lay(_ own: Alignment) {
    alignment = alignment.overlaid(with: own)
    overriddenBy.append(own.author)
  }

  /// The same with its content hash.
  var aligned: AlignedFramework {
    AlignedFramework(framework: framework, alignment: alignment, overriddenBy: overriddenBy)
  }
}
