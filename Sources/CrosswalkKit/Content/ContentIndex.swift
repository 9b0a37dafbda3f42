import CrosswalkModel

/// What content is counted by: a concept as far as something is done in it, or as far as it is only
/// known or valued.
package struct ContentPart: Sendable, Hashable, Comparable {
  /// The concept's id.
  package let concept: String
  /// Whether something is done, so that knowing and valuing do not cover it.
  package let isDone: Bool

  package static func < (first: Self, second: Self) -> Bool {
    first.concept == second.concept
      ? first.isDone && !second.isDone : first.concept < second.concept
  }
}

/// Numbers for parts of content, in the order of their concepts' ids and what is done first, so that
/// sums run in one order everywhere.
struct ContentIndex: Sendable, Hashable {
  let parts: [ContentPart]
  private let positions: [ContentPart: Int]

  init(_ parts: some Sequence<ContentPart>) {
    self.parts = Set(parts).sorted()
    positions = Dictionary(uniqueKeysWithValues: self.parts.enumerated().map { ($1, $0) })
  }

  /// All parts that statements of any of the frameworks are about.
  init(_ frameworks: [AlignedFramework]) {
    var parts: Set<ContentPart> = []
    for aligned in frameworks {
      let links = aligned.linksByStatement
      for unit in aligned.framework.units {
        for statement in unit.statements {
          for link in links[statement.id] ?? [] where link.carries {
            parts.insert(ContentPart(concept: link.concept, isDone: statement.isDone))
          }
        }
      }
    }
    self.init(parts)
  }

  var count: Int { parts.count }

  subscript(part: ContentPart) -> Int { positions[part]! }

  /// Nil for a part that is not there.
  func position(of part: ContentPart) -> Int? { positions[part] }
}

extension Statement {
  /// Whether something is done; where nobody has said what kind of act it is, it is.
  var isDone: Bool { act?.isDone ?? true }
}
