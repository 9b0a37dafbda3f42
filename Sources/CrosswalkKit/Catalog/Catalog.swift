/// The ontology and the frameworks that are at hand.
///
/// A catalog is a value: adding to it makes another. Bundled frameworks are kept in their compiled
/// form and decoded when they are asked for.
public struct Catalog: Sendable {
  /// A framework that a build has compiled into the program.
  public struct Embedded: Sendable, Codable, Hashable {
    /// The framework's id.
    public var id: String
    /// The ``Archive`` of an ``AlignedFramework``.
    public var archive: String

    public init(id: String, archive: String) {
      self.id = id
      self.archive = archive
    }
  }

  private enum Entry: Sendable {
    case embedded(Embedded)
    case loaded(AlignedFramework)
  }

  /// What all frameworks are mapped onto.
  public let ontology: Ontology
  /// The content hash of the ontology, as hexadecimal digits.
  public let ontologyDigest: String
  private var entries: [String: Entry]

  /// A catalog of frameworks that are values already.
  public init(ontology: Ontology, frameworks: [AlignedFramework] = []) {
    self.ontology = ontology
    ontologyDigest = SHA256.hexDigest(of: Archive.encode(ontology))
    entries = Dictionary(
      frameworks.map { ($0.framework.id, .loaded($0)) }, uniquingKeysWith: { _, last in last })
  }

  /// A catalog of what a build has compiled in.
  ///
  /// - Parameter ontology: The ``Archive`` of an ``Ontology``.
  /// - Throws: `DecodingError` if the ontology is no such archive.
  public init(embeddedOntology ontology: String, frameworks: [Embedded]) throws {
    self.ontology = try Archive.decode(from: ontology)
    ontologyDigest = SHA256.hexDigest(of: ontology)
    entries = Dictionary(
      frameworks.map { ($0.id, .embedded($0)) }, uniquingKeysWith: { _, last in last })
  }

  /// The ids of all frameworks, sorted.
  public var frameworkIDs: [String] { entries.keys.sorted() }

  /// The framework with this id and its alignment.
  ///
  /// - Throws: ``CatalogError`` if there is none, `DecodingError` if its compiled form is damaged.
  public func framework(_ id: String) throws -> AlignedFramework {
    switch entries[id] {
    case .loaded(let framework): return framework
    case .embedded(let embedded): return try Archive.decode(from: embedded.archive)
    case nil: throw CatalogError.unknownFramework(id, nearest: nearest(id, in: frameworkIDs))
    }
  }

  /// This catalog with more frameworks; one with an id that is there already takes its place.
  public func adding(_ frameworks: [AlignedFramework]) -> Catalog {
    var catalog = self
    for framework in frameworks { catalog.entries[framework.framework.id] = .loaded(framework) }
    return catalog
  }

  /// This catalog with frameworks that a build has compiled in.
  public func adding(_ frameworks: [Embedded]) -> Catalog {
    var catalog = self
    for framework in frameworks { catalog.entries[framework.id] = .embedded(framework) }
    return catalog
  }

  /// This catalog with somebody's own links and cuts laid over a framework's alignment.
  ///
  /// - Throws: ``CatalogError`` if the framework is not in the catalog.
  public func overlaying(_ alignment: Alignment) throws -> Catalog {
    let base = try framework(alignment.framework)
    return adding([
      AlignedFramework(
        framework: base.framework, alignment: base.alignment.overlaid(with: alignment),
        overriddenBy: base.overriddenBy + [alignment.author])
    ])
  }

  /// A translator between two frameworks of the catalog.
  ///
  /// - Throws: ``CatalogError`` for an unknown id, ``TranslationError`` where a scale has no cuts.
  public func translator(
    from source: String, to target: String, thresholds: Thresholds = Thresholds()
  ) throws -> Translator {
    try Translator(
      from: framework(source), to: framework(target), ontologyDigest: ontologyDigest,
      thresholds: thresholds)
  }
}

/// Why a catalog cannot give what it was asked for.
public enum CatalogError: Error, Sendable, Hashable, CustomStringConvertible {
  case unknownFramework(String, nearest: String?)

  public var description: String {
    switch self {
    case .unknownFramework(let id, let nearest):
      "there is no framework '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }
  }
}
