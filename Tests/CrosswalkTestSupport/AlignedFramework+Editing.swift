import CrosswalkModel

extension AlignedFramework {
  /// The framework, for changing; the digest is taken anew.
  package var document: Framework {
    get { framework }
    set {
      self = AlignedFramework(
        framework: newValue, alignment: alignment, overriddenBy: overriddenBy)
    }
  }

  /// The alignment, for changing; the digest is taken anew.
  package var judgement: Alignment {
    get { alignment }
    set {
      self = AlignedFramework(
        framework: framework, alignment: newValue, overriddenBy: overriddenBy)
    }
  }
}
