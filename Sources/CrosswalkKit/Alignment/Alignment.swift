/// A judgement, with an author, that joins a framework to the ontology: statements to concepts,
/// levels to the reference scale.
public struct Alignment: Sendable, Codable, Hashable {
  /// Where one level ends and the next begins, on the reference scale.
  public struct Cut: Sendable, Codable, Hashable {
    /// Reference points, 0 to 100.
    public var at: Double
    /// The half-width, in reference points, within which a panel could have put the cut.
    public var spread: Double
    public var reason: String?

    public init(at: Double, spread: Double, reason: String? = nil) {
      self.at = at
      self.spread = spread
      self.reason = reason
    }
  }

  /// How strongly the wording of a level speaks to a facet, and what shows it.
  public struct FacetReading: Sendable, Codable, Hashable {
    public var facet: String
    /// 0 (the wording shows that it is absent) to 4 (strong).
    public var strength: Int
    /// Statements whose wording shows it.
    public var evidence: [String]
    /// The part of the document that shows it, where that is no statement.
    public var section: String?
    /// Why it is known at second hand only, or by the absence of wording.
    public var secondary: String?
    public var reason: String?

    public init(
      facet: String, strength: Int, evidence: [String] = [], section: String? = nil,
      secondary: String? = nil, reason: String? = nil
    ) {
      self.facet = facet
      self.strength = strength
      self.evidence = evidence
      self.section = section
      self.secondary = secondary
      self.reason = reason
    }
  }

  /// The facets that one level speaks to; a facet that is not listed is silent.
  public struct LevelFacets: Sendable, Codable, Hashable {
    public var level: String
    public var facets: [FacetReading]

    public init(level: String, facets: [FacetReading]) {
      self.level = level
      self.facets = facets
    }
  }

  /// The scale of the framework, laid on the reference scale.
  public struct ScaleAlignment: Sendable, Codable, Hashable {
    /// One more than the scale has levels, ascending.
    public var cuts: [Cut]
    public var levels: [LevelFacets]

    public init(cuts: [Cut], levels: [LevelFacets] = []) {
      self.cuts = cuts
      self.levels = levels
    }
  }

  /// The links of one statement.
  public struct StatementLinks: Sendable, Codable, Hashable {
    public var statement: String
    public var links: [ConceptLink]

    public init(statement: String, links: [ConceptLink]) {
      self.statement = statement
      self.links = links
    }
  }

  /// The id of the framework.
  public var framework: String
  public var author: String
  public var version: String
  public var date: String
  /// How the links were made, unless a link says otherwise; a term of the semapv vocabulary.
  public var justification: String
  public var scale: ScaleAlignment?
  public var links: [StatementLinks]

  public init(
    framework: String, author: String, version: String, date: String,
    justification: String = "ManualMappingCuration", scale: ScaleAlignment? = nil,
    links: [StatementLinks]
  ) {
    self.framework = framework
    self.author = author
    self.version = version
    self.date = date
    self.justification = justification
    self.scale = scale
    self.links = links
  }

  /// This alignment with `other` laid over it: where `other` has links for a statement, or cuts,
  /// or facets of a level, they replace ours; all else stays.
  public func overlaid(with other: Alignment) -> Alignment {
    var merged = self
    var position: [String: Int] = [:]
    for (index, entry) in links.enumerated() { position[entry.statement] = index }
    for var entry in other.links {
      entry.links = entry.links.map { link in
        var link = link
        link.author = link.author ?? other.author
        link.justification = link.justification ?? other.justification
        return link
      }
      if let index = position[entry.statement] {
        merged.links[index] = entry
      } else {
        merged.links.append(entry)
      }
    }
    if let scale = other.scale {
      var levels = merged.scale?.levels ?? []
      for level in scale.levels {
        if let index = levels.firstIndex(where: { $0.level == level.level }) {
          levels[index] = level
        } else {
          levels.append(level)
        }
      }
      merged.scale = ScaleAlignment(
        cuts: scale.cuts.isEmpty ? merged.scale?.cuts ?? [] : scale.cuts, levels: levels)
    }
    return merged
  }
}
