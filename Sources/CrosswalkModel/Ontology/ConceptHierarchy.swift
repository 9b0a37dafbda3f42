/// Which concepts are cases of which, for those who need to walk from one to the other.
///
/// It works on any ontology, wrong ones too: a broader concept that is not there counts as none, and
/// a walk that would come back to where it began ends.
public struct ConceptHierarchy: Sendable, Hashable {
  /// The broader concept of each that has one.
  let parents: [String: String]

  /// A hierarchy in which no concept is a case of another.
  public static let flat = ConceptHierarchy([])

  /// The hierarchy of all concepts of an ontology.
  public init(_ ontology: Ontology) { self.init(ontology.concepts) }

  private init(_ concepts: [Ontology.Concept]) {
    let known = Set(concepts.map(\.id))
    parents = Dictionary(
      concepts.compactMap { concept in
        concept.broader.flatMap { known.contains($0.concept) ? (concept.id, $0.concept) : nil }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A hierarchy by the broader concept of each that has one.
  package init(parents: [String: String]) { self.parents = parents }

  /// The concept and all that it is a case of, nearest first.
  public func path(from concept: String) -> [String] {
    var path = [concept]
    while let parent = parents[path[path.count - 1]], !path.contains(parent) {
      path.append(parent)
    }
    return path
  }

  /// The broadest concept that this one is a case of: itself, if it is none.
  public func root(of concept: String) -> String { path(from: concept).last! }

  /// Whether two concepts are the same, or one is a case of the other. Two cases of one concept do
  /// not meet.
  public func meet(_ first: String, _ second: String) -> Bool {
    first == second || path(from: first).contains(second) || path(from: second).contains(first)
  }
}
