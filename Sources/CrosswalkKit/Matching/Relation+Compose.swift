import CrosswalkModel

extension Relation {
  /// The relation of two statements through one concept: the source's link to it, then the
  /// target's link, inverted. Nil where nothing follows.
  ///
  /// The table is symmetric under inversion: `inverse(r ∘ s) == inverse(s) ∘ inverse(r)`, so both
  /// directions of a crosswalk agree. A composed relation must not be composed again.
  ///
  /// - Parameter next: From the concept to the target statement.
  /// - Returns: From the source statement to the target statement, before ``lifted(sourceShare:targetShare:)``.
  public func composed(with next: Relation) -> Relation? {
    switch (self, next) {
    case (.counterpart, .related), (.related, .counterpart): nil
    case (.counterpart, .counterpart): .related
    case (.counterpart, _), (_, .counterpart): .counterpart
    case (.exact, _): next
    case (_, .exact): self
    case (.related, _), (_, .related): nil
    case (.close, .close): .related
    case (.narrower, .broader), (.broader, .narrower): .related
    case (.narrower, _), (_, .narrower): .narrower
    case (.broader, _), (_, .broader): .broader
    }
  }

  /// The relation of the whole statements, where the one here holds between the parts of them that
  /// are about the shared concept.
  ///
  /// A side whose share is under 0.8 is partial: then the whole statement says more than the part.
  ///
  /// - Returns: The weaker relation of the wholes.
  public func lifted(sourceShare: Double, targetShare: Double) -> Relation {
    if self == .counterpart { return self }
    switch (Self.isPartial(sourceShare), Self.isPartial(targetShare)) {
    case (false, false): return self
    case (true, true): return .related
    case (true, false): return self == .narrower || self == .related ? .related : .broader
    case (false, true): return self == .broader || self == .related ? .related : .narrower
    }
  }

  /// Whether a statement of which so much is about a concept says more than that part.
  static func isPartial(_ share: Double) -> Bool { share < 0.8 - 1e-9 }
}
