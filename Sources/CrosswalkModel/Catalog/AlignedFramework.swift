import CrosswalkBase

/// A framework together with the judgement that joins it to the ontology.
public struct AlignedFramework: Sendable, Codable, Hashable {
  /// The document's facts, but for kinds of act that the alignment overrules.
  public let framework: Framework
  /// Its `framework` is the framework's id.
  public let alignment: Alignment
  /// The content hash of both, as hexadecimal digits.
  public let digest: String
  /// Who laid links, acts or cuts of their own over the bundled ones, if anybody did.
  public let overriddenBy: [String]

  /// Makes the pair and takes its digest, in time linear in its size.
  ///
  /// - Parameters:
  ///   - framework: The document's facts.
  ///   - alignment: The judgement on that framework, overrides laid over it already.
  ///   - overriddenBy: The authors of those overrides, in the order they were laid.
  public init(framework: Framework, alignment: Alignment, overriddenBy: [String] = []) {
    let framework = framework.withActs(of: alignment)
    self.framework = framework
    self.alignment = alignment
    self.overriddenBy = overriddenBy
    digest = SHA256.hexDigest(of: Archive.encode(framework) + Archive.encode(alignment))
  }

  /// This framework with somebody's own links, acts and cuts laid over its alignment.
  package func overlaid(with own: Alignment) -> AlignedFramework {
    AlignedFramework(
      framework: framework, alignment: alignment.overlaid(with: own),
      overriddenBy: overriddenBy + [own.author])
  }

  /// This framework without anything that says what some statements are about.
  func withoutDecisions(on statements: Set<String>) -> AlignedFramework {
    var alignment = alignment
    alignment.links.removeAll { statements.contains($0.statement) }
    alignment.rejected.removeAll { statements.contains($0.statement) }
    return AlignedFramework(
      framework: framework, alignment: alignment, overriddenBy: overriddenBy)
  }

  /// The links of each statement, by its id.
  public var linksByStatement: [String: [ConceptLink]] { alignment.linksByStatement }

  /// Who says the kind of act of each statement where that overrules the framework, by its id.
  package var actAuthors: [String: String] {
    Dictionary(
      alignment.acts.map { ($0.statement, $0.author ?? alignment.author) },
      uniquingKeysWith: { _, last in last })
  }

  /// The facets that some level of the scale speaks to, sorted.
  public var facets: [String] {
    Set((alignment.scale?.levels ?? []).flatMap { $0.facets.map(\.facet) }).sorted()
  }

  /// The facets that tell the scale's levels apart, sorted: those that some level speaks to, but for
  /// one of which all levels claim the same.
  package var tellingFacets: [String] {
    let levels = alignment.scale?.levels ?? []
    return facets.filter { facet in
      let strengths = levels.map { level in
        level.facets.first { $0.facet == facet }?.strength
      }
      return levels.count < 2 || Set(strengths).count > 1
    }
  }

  /// The facets of which the wording of one level claims something.
  package func claims(ofLevel level: String) -> Set<String> {
    Set(
      (alignment.scale?.levels ?? []).filter { $0.level == level }
        .flatMap { $0.facets.filter { $0.strength > 0 }.map(\.facet) })
  }

  /// The facets that one level speaks to.
  package func facets(ofLevel level: String) -> Set<String> {
    Set(
      (alignment.scale?.levels ?? []).filter { $0.level == level }
        .flatMap { $0.facets.map(\.facet) })
  }
}
