import CrosswalkModel

/// A framework with the judgement on it: an ``CrosswalkModel/AlignedFramework`` without its content
/// hash, which takes longer than many a check.
package struct Judgement: Sendable {
  /// The document's facts.
  package let framework: Framework
  /// What was judged of it, overlays laid over it already.
  package private(set) var alignment: Alignment
  /// The authors of overlays, in the order they were laid.
  package private(set) var overriddenBy: [String] = []

  init(framework: Framework, alignment: Alignment) {
    self.framework = framework
    self.alignment = alignment
  }

  init(_ aligned: AlignedFramework) {
    framework = aligned.framework
    alignment = aligned.alignment
    overriddenBy = aligned.overriddenBy
  }

  /// Lays somebody's own links and cuts over the alignment.
  mutating func lay(_ own: Alignment) {
    alignment = alignment.overlaid(with: own)
    overriddenBy.append(own.author)
  }

  /// The same with its content hash.
  var aligned: AlignedFramework {
    AlignedFramework(framework: framework, alignment: alignment, overriddenBy: overriddenBy)
  }
}
