import CrosswalkModel

/// How one framework speaks of each concept. The one place that says that it has nothing on one, and
/// why.
public struct ConceptStandings: Sendable {
  /// How the framework speaks of a concept.
  public struct Answer: Sendable, Hashable {
    /// `served` if a statement carries the concept, a case of it, or what it is a case of.
    public var standing: Standing
    /// What the alignment says of it; nil where it says nothing.
    public var reason: String?
  }

  private let alignment: Alignment
  private let hierarchy: ConceptHierarchy
  private let isRead: Bool
  /// The strongest way in which statements are linked to just this concept.
  private var own: [String: Standing] = [:]
  /// The same of this concept and all cases of it.
  private var gathered: [String: Standing] = [:]

  /// Looks at all links of a framework.
  public init(_ aligned: AlignedFramework, _ hierarchy: ConceptHierarchy) {
    alignment = aligned.alignment
    self.hierarchy = hierarchy
    isRead = aligned.isRead
    for link in aligned.alignment.links.lazy.flatMap(\.links) {
      let standing: Standing =
        link.carries ? .served : link.relation == .counterpart ? .otherSide : .touched
      own[link.concept] = Self.stronger(own[link.concept], standing)
      for concept in hierarchy.path(from: link.concept) {
        gathered[concept] = Self.stronger(gathered[concept], standing)
      }
    }
  }

  /// How the framework speaks of a concept.
  public func callAsFunction(_ concept: String) -> Answer {
    let broader = hierarchy.path(from: concept).dropFirst().compactMap { own[$0] }
    if let found = broader.reduce(gathered[concept], { Self.stronger($0, $1) }) {
      return Answer(standing: found, reason: nil)
    }
    let absence = alignment.absence(of: concept, hierarchy)
    return Answer(
      standing: absence.map { Standing($0.kind) } ?? (isRead ? .absent : .notJudged),
      reason: absence?.reason)
  }

  private static func stronger(_ first: Standing?, _ second: Standing) -> Standing {
    let order: [Standing] = [.served, .otherSide, .touched]
    return order.first { $0 == first || $0 == second } ?? second
  }
}

extension AlignedFramework {
  /// Statements that somebody has linked, or for which somebody has turned concepts down.
  var readStatements: Set<String> {
    Set(alignment.links.filter { !$0.links.isEmpty }.map(\.statement))
      .union(alignment.rejected.map(\.statement))
  }

  /// Whether every statement has been judged, so that what it is not linked to is not in it.
  var isRead: Bool {
    if alignment.isComplete { return true }
    let read = readStatements
    return !framework.statements.isEmpty
      && framework.statements.allSatisfy { read.contains($0.statement.id) }
  }

  /// Whether anybody has judged what any statement is about.
  package var isAligned: Bool { !readStatements.isEmpty }
}
