/// The words that all frameworks are mapped onto: what a behaviour is about, whoever wrote it
/// down, and the scale that levels are laid on.
public struct Ontology: Sendable, Codable, Hashable {
  /// What a behaviour is about.
  public struct Concept: Sendable, Codable, Hashable {
    public var id: String
    public var label: String
    /// Other names that people look for.
    public var altLabels: [String]
    /// What belongs to the concept, and where a neighbour begins.
    public var scope: String

    public init(id: String, label: String, altLabels: [String] = [], scope: String) {
      self.id = id
      self.label = label
      self.altLabels = altLabels
      self.scope = scope
    }
  }

  /// Concepts that belong together.
  public struct Domain: Sendable, Codable, Hashable {
    public var id: String
    public var label: String
    public var concepts: [Concept]

    public init(id: String, label: String, concepts: [Concept]) {
      self.id = id
      self.label = label
      self.concepts = concepts
    }
  }

  /// A stretch of the reference scale, described.
  public struct Stage: Sendable, Codable, Hashable {
    public var id: String
    public var label: String
    /// Reference points, 0 to 100.
    public var from: Double
    /// Reference points, 0 to 100.
    public var to: Double
    public var scope: String

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
    public var id: String
    public var label: String
    public var scope: String

    public init(id: String, label: String, scope: String) {
      self.id = id
      self.label = label
      self.scope = scope
    }
  }

  public var id: String
  public var title: String
  public var version: String
  public var date: String
  /// Lowest first.
  public var stages: [Stage]
  public var facets: [Facet]
  public var domains: [Domain]

  public init(
    id: String, title: String, version: String, date: String, stages: [Stage], facets: [Facet],
    domains: [Domain]
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.date = date
    self.stages = stages
    self.facets = facets
    self.domains = domains
  }

  /// All concepts, in the order of the file.
  public var concepts: [Concept] { domains.flatMap(\.concepts) }
}
