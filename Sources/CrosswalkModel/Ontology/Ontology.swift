/// The words that all frameworks are mapped onto: what a behaviour is about, whoever wrote it
/// down, and the scale that levels are laid on.
public struct Ontology: Sendable, Codable, Hashable {
  /// What a behaviour is about.
  public struct Concept: Sendable, Codable, Hashable {
    /// What alignments call it; concepts and domains share one space of ids.
    public var id: String
    /// The name that reports show.
    public var label: String
    /// Other names that people look for.
    public var altLabels: [String]
    /// The concept of the same domain that this one is a case of; nil for most.
    public var broader: Broader?
    /// What belongs to the concept, and where a neighbour begins.
    public var scope: String

    /// The id is unique in the ontology; the scope begins with a sentence that says what it is.
    public init(
      id: String, label: String, altLabels: [String] = [], broader: Broader? = nil, scope: String
    ) {
      self.id = id
      self.label = label
      self.altLabels = altLabels
      self.broader = broader
      self.scope = scope
    }

    /// The concept that another is a case of.
    public struct Broader: Sendable, Codable, Hashable {
      /// Its id.
      public var concept: String
      /// Why whatever belongs to the narrower one belongs to it too.
      public var reason: String

      /// What is linked to the narrower concept counts for this one.
      public init(concept: String, reason: String) {
        self.concept = concept
        self.reason = reason
      }
    }
  }

  /// Concepts that belong together.
  public struct Domain: Sendable, Codable, Hashable {
    /// Domains and concepts share one space of ids.
    public var id: String
    /// The heading that reports show.
    public var label: String
    /// In the order of the file.
    public var concepts: [Concept]

    /// The concepts are in the order they are shown.
    public init(id: String, label: String, concepts: [Concept]) {
      self.id = id
      self.label = label
      self.concepts = concepts
    }
  }

  /// A stretch of the reference scale, described.
  public struct Stage: Sendable, Codable, Hashable {
    /// Unique among stages.
    public var id: String
    /// The name that reports show.
    public var label: String
    /// Reference points, 0 to 100.
    public var from: Double
    /// Reference points, 0 to 100.
    public var to: Double
    /// What practice at this stage looks like.
    public var scope: String

    /// A stage from one reference point to another, 0 to 100.
    public init(id: String, label: String, from: Double, to: Double, scope: String) {
      self.id = id
      self.label = label
      self.from = from
      self.to = to
      self.scope = scope
    }
  }

  /// Something that the wording of a level can speak to.
  public struct Facet: Sendable, Codable, Hashable {
    /// What alignments call it, unique among facets.
    public var id: String
    /// The name that reports show.
    public var label: String
    /// What wording belongs to it.
    public var scope: String

    /// The scope says which wording speaks to it.
    public init(id: String, label: String, scope: String) {
      self.id = id
      self.label = label
      self.scope = scope
    }
  }

  /// What other files call the ontology, without spaces.
  public var id: String
  /// The name that reports show.
  public var title: String
  /// Any text; a change of meaning is a new version.
  public var version: String
  /// The date of the version, as the file gives it.
  public var date: String
  /// Lowest first.
  public var stages: [Stage]
  /// In the order of the file; two scales that speak to none in common are not translated.
  public var facets: [Facet]
  /// In the order of the file; every concept belongs to one.
  public var domains: [Domain]
  /// How concepts are joined otherwise than as broader and narrower; each pair once.
  public var relations: [ConceptRelation]

  /// Its stages, if it has any, go from 0 to 100 without gaps, lowest first.
  public init(
    id: String, title: String, version: String, date: String, stages: [Stage], facets: [Facet],
    domains: [Domain], relations: [ConceptRelation] = []
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.date = date
    self.stages = stages
    self.facets = facets
    self.domains = domains
    self.relations = relations
  }

  /// All concepts, in the order of the file.
  public var concepts: [Concept] { domains.flatMap(\.concepts) }
}
