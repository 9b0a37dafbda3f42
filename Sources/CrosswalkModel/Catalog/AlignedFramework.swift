import CrosswalkBase
import Synchronization

/// A framework together with the judgement that joins it to the ontology.
public struct AlignedFramework: Sendable, Codable, Hashable {
  /// The document's facts, but for kinds of act that the alignment overrules.
  public let framework: Framework
  /// Its `framework` is the framework's id.
  public let alignment: Alignment
  /// Who laid links, acts or cuts of their own over the bundled ones, if anybody did.
  public let overriddenBy: [String]
  private let hash: KeptHash

  /// The content hash of both, as hexadecimal digits. It is taken when it is first asked for, in time linear in
  /// their size.
  public var digest: String {
    hash.value { SHA256.hexDigest(of: Archive.encode(framework) + Archive.encode(alignment)) }
  }

  /// Makes the pair.
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
    hash = KeptHash(nil)
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

extension AlignedFramework {
  private enum CodingKeys: CodingKey {
    case framework, alignment, digest, overriddenBy
  }

  /// Reads one with the content hash that stands with it.
  ///
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    framework = try fields.decode(Framework.self, forKey: .framework)
    alignment = try fields.decode(Alignment.self, forKey: .alignment)
    hash = KeptHash(try fields.decode(String.self, forKey: .digest))
    overriddenBy = try fields.decode([String].self, forKey: .overriddenBy)
  }

  /// Writes it with its content hash.
  ///
  /// - Throws: `EncodingError`.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(framework, forKey: .framework)
    try fields.encode(alignment, forKey: .alignment)
    try fields.encode(digest, forKey: .digest)
    try fields.encode(overriddenBy, forKey: .overriddenBy)
  }
}

extension AlignedFramework: Archivable {
  package init(archive: ArchiveReader) throws {
    framework = try archive.read()
    alignment = try archive.read()
    hash = KeptHash(try archive.text())
    overriddenBy = try archive.read()
  }
}

/// A content hash that is taken once, however often it is asked for. It says nothing that its content does not
/// say, so that all are equal.
private final class KeptHash: Sendable, Hashable {
  private let kept: Mutex<String?>

  init(_ known: String?) { kept = Mutex(known) }

  func value(_ make: () -> String) -> String {
    kept.withLock { kept in
      let value = kept ?? make()
      kept = value
      return value
    }
  }

  static func == (one: KeptHash, other: KeptHash) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}
