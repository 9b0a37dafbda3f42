import CrosswalkModel

/// A statement by numbers: who it speaks of, at which level, and its content by position.
///
/// Content is counted several times over the same statements, for several roles and levels; names
/// are looked up just once, here.
struct LinkedStatement: Sendable, Hashable {
  /// A part of the statement that a concept carries.
  struct Share: Sendable, Hashable {
    /// In the ``ContentIndex``.
    var part: Int
    /// Over 0, at most 1.
    var share: Double
  }

  let actor: Role
  /// The level's place among the ids of the unit's levels, sorted; nil: it holds at every level.
  let level: Int?
  /// The level's place on the scale, lowest 0; 0 without a level.
  let rank: Int
  /// Links that do not carry, such as related ones, are left out.
  let shares: [Share]

  /// The same statement with other shares.
  func sharing(_ shares: [Share]) -> LinkedStatement {
    LinkedStatement(actor: actor, level: level, rank: rank, shares: shares)
  }

  /// The statements of one unit, or some of them.
  static func of(
    _ statements: [Statement], links: [String: [ConceptLink]], parts: ContentIndex,
    scale: Scale? = nil
  ) -> [LinkedStatement] {
    let levels = Set(statements.compactMap(\.level)).sorted()
    return statements.map { statement in
      LinkedStatement(
        actor: statement.actor, level: statement.level.flatMap { levels.firstIndex(of: $0) },
        rank: statement.level.flatMap { scale?.rank(of: $0) } ?? 0,
        shares: (links[statement.id] ?? []).filter(\.carries).map {
          Share(
            part: parts[ContentPart(concept: $0.concept, isDone: statement.isDone)],
            share: $0.share)
        })
    }
  }
}
