import CrosswalkBase

/// The ontology and the frameworks that are at hand.
///
/// A catalog is a value: adding to it makes another. Bundled frameworks are kept in their compiled
/// form and decoded when they are asked for.
public struct Catalog: Sendable {
  /// A framework that a build has compiled into the program.
  public struct Embedded: Sendable, Codable, Hashable {
    /// The framework's id.
    public var id: String
    /// The ``Archive`` of an ``AlignedFramework``, its digest among it.
    public var archive: String

    /// The archive is decoded when the framework is asked for.
    public init(id: String, archive: String) {
      self.id = id
      self.archive = archive
    }
  }

  /// Direct judgements between two frameworks that a build has compiled into the program.
  public struct EmbeddedMatches: Sendable, Codable, Hashable {
    /// The id of the framework of the subjects.
    public var from: String
    /// The id of the framework of the objects.
    public var to: String
    /// The ``Archive`` of a ``MatchSet``.
    public var archive: String
    /// Its content hash, as hexadecimal digits.
    public var digest: String

    /// The archive is decoded when the judgements are asked for.
    public init(from: String, to: String, archive: String, digest: String) {
      self.from = from
      self.to = to
      self.archive = archive
      self.digest = digest
    }
  }

  /// An ontology that a build has compiled into the program.
  public struct EmbeddedOntology: Sendable, Hashable {
    /// The ``Archive`` of an ``Ontology``.
    public var archive: String
    /// Its content hash, as hexadecimal digits.
    public var digest: String
    /// The ``Archive`` of its ``ConceptHierarchy``, which is all of it that translating needs.
    public var hierarchy: String

    /// Each archive is decoded when what it holds is asked for.
    public init(archive: String, digest: String, hierarchy: String) {
      self.archive = archive
      self.digest = digest
      self.hierarchy = hierarchy
    }
  }

  private enum Entry: Sendable {
    case embedded(Compiled<AlignedFramework>)
    case loaded(AlignedFramework)
  }

  /// Matches with the pair they are of, so that others need not be decoded.
  private struct MatchEntry: Sendable {
    var pair: Set<String>
    var compiled: Compiled<MatchSet>
    /// Those of builds are one judgement: none of them is laid over another.
    var isEmbedded: Bool

    init(_ embedded: EmbeddedMatches) {
      isEmbedded = true
      pair = [embedded.from, embedded.to]
      compiled = Compiled(embedded.archive, digest: embedded.digest)
    }

    init(_ set: MatchSet) {
      isEmbedded = false
      pair = [set.from, set.to]
      compiled = Compiled(set)
    }
  }

  private let compiledOntology: Compiled<Ontology>
  private let compiledHierarchy: Compiled<ConceptHierarchy>
  private var entries: [String: Entry]
  private var matchEntries: [MatchEntry] = []
  private var catalogueEntries: [Compiled<ActivityCatalogue>] = []
  private var promptEntries: [Compiled<PromptSet>] = []

  /// What all frameworks are mapped onto.
  public var ontology: Ontology { Self.sound(compiledOntology) }

  /// Which of its concepts are cases of which.
  public var hierarchy: ConceptHierarchy { Self.sound(compiledHierarchy) }

  private static func sound<Value>(_ compiled: Compiled<Value>) -> Value {
    do {
      return try compiled.value()
    } catch {
      // A build has checked the data and compiled it with the same version of the package.
      preconditionFailure("the compiled \(Value.self) is damaged: \(error)")
    }
  }

  /// The content hash of the ontology, as hexadecimal digits.
  public var ontologyDigest: String { compiledOntology.digest }

  /// A catalog of frameworks that are values already.
  public init(ontology: Ontology, frameworks: [AlignedFramework] = []) {
    compiledOntology = Compiled(ontology)
    compiledHierarchy = Compiled(ConceptHierarchy(ontology))
    entries = Dictionary(
      frameworks.map { ($0.framework.id, .loaded($0)) }, uniquingKeysWith: { _, last in last })
  }

  /// A catalog of what a build has compiled in.
  ///
  /// - Parameters:
  ///   - ontology: As a build of the same version of the package compiled it; it is decoded when it
  ///     is first asked for.
  ///   - frameworks: Of several with one id the last counts.
  ///   - matches: Direct judgements between them.
  ///   - catalogues: The ``Archive`` of each catalogue of activities.
  ///   - prompts: The ``Archive`` of each set of prompts.
  public init(
    embeddedOntology ontology: EmbeddedOntology, frameworks: [Embedded],
    matches: [EmbeddedMatches] = [], catalogues: [String] = [], prompts: [String] = []
  ) {
    promptEntries = prompts.map { Compiled($0) }
    catalogueEntries = catalogues.map { Compiled($0) }
    matchEntries = matches.map(MatchEntry.init)
    compiledOntology = Compiled(ontology.archive, digest: ontology.digest)
    compiledHierarchy = Compiled(ontology.hierarchy)
    entries = Dictionary(
      frameworks.map { ($0.id, .embedded(Compiled($0.archive))) },
      uniquingKeysWith: { _, last in last })
  }

  /// The ids of all frameworks, sorted.
  public var frameworkIDs: [String] { entries.keys.sorted() }

  /// The framework with this id and its alignment.
  ///
  /// - Throws: ``CatalogError`` if there is none, `DecodingError` if its compiled form is damaged.
  public func framework(_ id: String) throws -> AlignedFramework {
    switch entries[id] {
    case .loaded(let framework): return framework
    case .embedded(let compiled): return try compiled.value()
    case nil: throw CatalogError.unknownFramework(id, nearest: nearest(id, in: frameworkIDs))
    }
  }

  /// This catalog with the frameworks of another where they are the same, whose content hashes may be known.
  package func keeping(_ other: Catalog) -> Catalog {
    var catalog = self
    for (id, entry) in entries {
      guard case .loaded(let new) = entry, case .loaded(let old) = other.entries[id], new == old
      else { continue }
      catalog.entries[id] = .loaded(old)
    }
    return catalog
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
    for framework in frameworks {
      catalog.entries[framework.id] = .embedded(Compiled(framework.archive))
    }
    return catalog
  }

  /// This catalog with more direct judgements, each set laid over those that are there: see
  /// ``MatchSet/laid(_:)``.
  public func adding(matches: [MatchSet]) -> Catalog {
    var catalog = self
    catalog.matchEntries += matches.map(MatchEntry.init)
    return catalog
  }

  /// This catalog with direct judgements that a build has compiled in; they join those that are
  /// there for the same pair.
  public func adding(matches: [EmbeddedMatches]) -> Catalog {
    var catalog = self
    catalog.matchEntries += matches.map(MatchEntry.init)
    return catalog
  }

  /// This catalog with more activities; one with an id that is there already takes its place.
  public func adding(catalogues: [ActivityCatalogue]) -> Catalog {
    var catalog = self
    catalog.catalogueEntries += catalogues.map { Compiled($0) }
    return catalog
  }

  /// This catalog with activities that a build has compiled in: the ``Archive`` of each catalogue.
  public func adding(catalogues: [String]) -> Catalog {
    var catalog = self
    catalog.catalogueEntries += catalogues.map { Compiled($0) }
    return catalog
  }

  /// The catalogues of activities, in the order in which they are laid over each other.
  ///
  /// - Throws: `DecodingError` if a compiled form is damaged.
  public func catalogues() throws -> [ActivityCatalogue] {
    try catalogueEntries.map { try $0.value() }
  }

  /// All activities: one of a later catalogue takes the place of one that has its id.
  ///
  /// - Throws: `DecodingError` if a compiled form is damaged.
  public func activities() throws -> [Activity] { try catalogues().laidOver }

  /// This catalog with more prompts, laid over those that are there.
  public func adding(prompts: [PromptSet]) -> Catalog {
    var catalog = self
    catalog.promptEntries += prompts.map { Compiled($0) }
    return catalog
  }

  /// This catalog with prompts that a build has compiled in: the ``Archive`` of each set.
  public func adding(prompts: [String]) -> Catalog {
    var catalog = self
    catalog.promptEntries += prompts.map { Compiled($0) }
    return catalog
  }

  /// All prompts, later sets laid over earlier ones; nil if there are none.
  ///
  /// - Throws: `DecodingError` if a compiled form is damaged.
  public func prompts() throws -> PromptSet? {
    let sets = try promptEntries.map { try $0.value() }
    return sets.dropFirst().reduce(sets.first) { $0?.overlaid(with: $1) }
  }

  /// The content hash of all catalogues, as hexadecimal digits.
  public var cataloguesDigest: String {
    SHA256.hexDigest(of: Archive.encode(catalogueEntries.map(\.digest)))
  }

  /// The direct judgements between two frameworks, in either direction, as they count: of a set that
  /// others are laid over, what they leave.
  ///
  /// - Throws: `DecodingError` if a compiled form is damaged.
  public func matches(between first: String, and second: String) throws -> [MatchSet] {
    let found = matchEntries.filter { $0.pair == [first, second] }
    let ground = try found.filter(\.isEmbedded).map { try $0.compiled.value() }
    let over = try found.filter { !$0.isEmbedded }.map { try $0.compiled.value() }
    let isPlain =
      over.isEmpty && !ground.contains { $0.matches.contains(where: \.withdraws) }
    return isPlain ? ground : MatchSet.laid([ground] + over.map { [$0] })
  }

  private func compiledMatches(between first: String, and second: String) -> [Compiled<MatchSet>] {
    matchEntries.filter { $0.pair == [first, second] }.map(\.compiled)
  }

  /// This catalog without anything that somebody has decided on some statements: neither what they are
  /// about nor what matches them, so that nothing that is made of it can tell.
  ///
  /// - Parameter hidden: Ids of statements by the id of their framework.
  /// - Returns: A catalog with the same frameworks and statements.
  /// - Throws: `DecodingError` if a compiled form is damaged.
  package func withoutDecisions(on hidden: [String: Set<String>]) throws -> Catalog {
    var catalog = self
    for (id, statements) in hidden where entries[id] != nil {
      catalog.entries[id] = .loaded(try framework(id).withoutDecisions(on: statements))
    }
    catalog.matchEntries = try matchEntries.map { entry in
      if entry.pair.isDisjoint(with: hidden.keys) { return entry }
      var set = try entry.compiled.value()
      set.matches.removeAll { match in
        (hidden[set.from]?.contains(match.subject) ?? false)
          || (match.object.flatMap { hidden[set.to]?.contains($0) } ?? false)
      }
      return MatchEntry(set)
    }
    return catalog
  }

  /// The content hash of all that joins two frameworks but for the frameworks themselves: the
  /// ontology and the direct judgements, as hexadecimal digits.
  public func contextDigest(of first: String, and second: String) -> String {
    SHA256.hexDigest(
      of: Archive.encode(
        [ontologyDigest] + compiledMatches(between: first, and: second).map(\.digest)))
  }

  /// This catalog with somebody's own links and cuts laid over a framework's alignment.
  ///
  /// - Throws: ``CatalogError`` if the framework is not in the catalog.
  public func overlaying(_ alignment: Alignment) throws -> Catalog {
    adding([try framework(alignment.framework).overlaid(with: alignment)])
  }
}

/// Why a catalog cannot give what it was asked for.
public enum CatalogError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No framework in the catalog has this id; the nearest id, if one is close.
  case unknownFramework(String, nearest: String?)

  /// One sentence that names the id and what could be meant, without full stop.
  public var description: String {
    switch self {
    case .unknownFramework(let id, let nearest):
      "there is no framework '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }
  }
}
