import CrosswalkBase

/// A judgement, with an author, that joins a framework to the ontology: statements to concepts,
/// levels to the reference scale.
public struct Alignment: Sendable, Codable, Hashable {
  /// Where one level ends and the next begins, on the reference scale.
  public struct Cut: Sendable, Codable, Hashable {
    /// Reference points, 0 to 100.
    public var at: Double
    /// The half-width, in reference points, within which a panel could have put the cut.
    public var spread: Double
    /// Why the cut lies there, as a sentence.
    public var reason: String?

    /// `at` and `spread` are in reference points.
    public init(at: Double, spread: Double, reason: String? = nil) {
      self.at = at
      self.spread = spread
      self.reason = reason
    }
  }

  /// How strongly the wording of a level speaks to a facet, and what shows it.
  public struct FacetReading: Sendable, Codable, Hashable {
    /// The facet's id in the ontology.
    public var facet: String
    /// 0 (the wording shows that it is absent) to 4 (strong).
    public var strength: Int
    /// Statements whose wording shows it.
    public var evidence: [String]
    /// The part of the document that shows it, where that is no statement.
    public var section: String?
    /// Why it is known at second hand only, or by the absence of wording.
    public var secondary: String?
    /// How the wording was read.
    public var reason: String?

    /// `strength` is 0 to 4.
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
    /// The level's id in the framework's scale.
    public var level: String
    /// One reading a facet, in the order of the file.
    public var facets: [FacetReading]

    /// Makes the facets of one level.
    public init(level: String, facets: [FacetReading]) {
      self.level = level
      self.facets = facets
    }
  }

  /// The scale of the framework, laid on the reference scale.
  public struct ScaleAlignment: Sendable, Codable, Hashable {
    /// One more than the scale has levels, ascending.
    public var cuts: [Cut]
    /// At most one entry a level; a level without one is silent on every facet.
    public var levels: [LevelFacets]
    /// How far the whole scale may lie off; nil: nobody has said.
    public var locationError: LocationError?
    /// Who placed the cuts, where that is known.
    public var panel: Panel?
    /// What the cuts were fitted to; nil: they are judged.
    public var fitted: FittedTo?

    /// For n levels n + 1 cuts, lowest first.
    public init(
      cuts: [Cut], levels: [LevelFacets] = [], locationError: LocationError? = nil,
      panel: Panel? = nil, fitted: FittedTo? = nil
    ) {
      self.cuts = cuts
      self.levels = levels
      self.locationError = locationError
      self.panel = panel
      self.fitted = fitted
    }

    /// The standard deviation of what all cuts share, in reference points; 0 where nobody has said.
    public var locationPoints: Double { locationError?.points ?? 0 }
  }

  /// The links of one statement.
  public struct StatementLinks: Sendable, Codable, Hashable {
    /// The statement's id in the framework.
    public var statement: String
    /// One to four, each to a concept of its own, whose shares sum to 1 at most; none takes back, in an
    /// alignment that is laid over another, what that one says.
    public var links: [ConceptLink]

    /// Makes the links of one statement.
    public init(statement: String, links: [ConceptLink]) {
      self.statement = statement
      self.links = links
    }
  }

  /// What somebody has judged a statement not to be about.
  public struct StatementRejections: Sendable, Codable, Hashable {
    /// The statement's id in the framework.
    public var statement: String
    /// In the order of the file.
    public var rejections: [Rejection]

    /// Makes the rejections of one statement.
    public init(statement: String, rejections: [Rejection]) {
      self.statement = statement
      self.rejections = rejections
    }
  }

  /// The kind of act that somebody takes a statement for, where the framework says another or none.
  public struct StatementAct: Sendable, Codable, Hashable {
    /// The statement's id in the framework.
    public var statement: String
    /// What counts in place of what the framework says.
    public var act: Act
    /// Why, in a plain sentence.
    public var reason: String
    /// Nil: the alignment's author.
    public var author: String?

    /// Overrules the framework.
    public init(statement: String, act: Act, reason: String, author: String? = nil) {
      self.statement = statement
      self.act = act
      self.reason = reason
      self.author = author
    }
  }

  /// Concepts that no statement of the framework is about, and why.
  public struct Unused: Sendable, Codable, Hashable {
    /// Ids of concepts of the ontology.
    public var concepts: [String]
    /// Whether they would belong in the document or are outside of what it is about.
    public var kind: Absence
    /// Why, in a plain sentence.
    public var reason: String

    /// Explains that no statement is about the concepts.
    public init(concepts: [String], kind: Absence, reason: String) {
      self.concepts = concepts
      self.kind = kind
      self.reason = reason
    }
  }

  /// The id of the framework.
  public var framework: String
  /// Whose judgement it is: a person or a group, by name.
  public var author: String
  /// Any text; a change of a link or cut is a new version.
  public var version: String
  /// The date of the version, as the file gives it.
  public var date: String
  /// How the links were made, unless a link says otherwise; a term of the semapv vocabulary.
  public var justification: String
  /// The author's claim that every statement is linked and every concept without a statement is
  /// explained; the checker holds the author to it.
  public var isComplete: Bool
  /// Concepts that no statement is about, and why.
  public var unused: [Unused]
  /// Nil: the levels are not laid on the reference scale, so none can be translated.
  public var scale: ScaleAlignment?
  /// One entry a linked statement; a statement without one is about nothing the ontology names.
  public var links: [StatementLinks]
  /// One entry a statement for which somebody has turned concepts down. It moves no rating.
  public var rejected: [StatementRejections]
  /// Kinds of act that overrule the framework's, at most one a statement.
  public var acts: [StatementAct]

  /// Without a scale its framework's levels cannot be translated.
  public init(
    framework: String, author: String, version: String, date: String,
    justification: String = "ManualMappingCuration", isComplete: Bool = false,
    unused: [Unused] = [], scale: ScaleAlignment? = nil, links: [StatementLinks],
    rejected: [StatementRejections] = [], acts: [StatementAct] = []
  ) {
    self.framework = framework
    self.author = author
    self.version = version
    self.date = date
    self.justification = justification
    self.isComplete = isComplete
    self.unused = unused
    self.scale = scale
    self.links = links
    self.rejected = rejected
    self.acts = acts
  }

  /// Statements for which somebody has turned every concept down: no concept has a word for them.
  public var conceptless: Set<String> {
    Set(rejected.lazy.filter { $0.rejections.contains { $0.concept == nil } }.map(\.statement))
  }

  /// Why no statement is about a concept, where the author says.
  public func absence(of concept: String) -> Unused? {
    unused.first { $0.concepts.contains(concept) }
  }

  /// Why no statement is about a concept; what is said of a broader concept holds for its cases.
  public func absence(of concept: String, _ hierarchy: ConceptHierarchy) -> Unused? {
    hierarchy.path(from: concept).lazy.compactMap { absence(of: $0) }.first
  }

  /// Takes the reasons back for which concepts were unused that a statement is about.
  ///
  /// - Returns: Those concepts, sorted.
  package mutating func dropUsed() -> [String] {
    let used = Set(links.flatMap { $0.links.map(\.concept) })
    let dropped = Set(unused.flatMap(\.concepts)).intersection(used).sorted()
    guard !dropped.isEmpty else { return [] }
    for index in unused.indices { unused[index].concepts.removeAll(where: used.contains) }
    unused.removeAll(where: \.concepts.isEmpty)
    return dropped
  }

  /// This alignment with `other` laid over it: where `other` has links, rejections or an act for a
  /// statement, or cuts, or facets of a level, they replace ours (cuts with their location error
  /// and panel, or the want of them); all else stays but the reasons why concepts are unused that
  /// `other` uses.
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
    // What is linked now is not turned down any more, and the other way round.
    let judged = Set(other.links.map(\.statement) + other.rejected.map(\.statement))
    merged.rejected.removeAll { judged.contains($0.statement) }
    merged.rejected += other.rejected.map { entry in
      var entry = entry
      for index in entry.rejections.indices where entry.rejections[index].author == nil {
        entry.rejections[index].author = other.author
      }
      return entry
    }
    let linked = Set(other.links.map(\.statement))
    for entry in other.rejected where !linked.contains(entry.statement) {
      guard let index = position[entry.statement] else { continue }
      let denied = entry.rejections.map(\.concept)
      merged.links[index].links.removeAll { denied.contains(nil) || denied.contains($0.concept) }
    }
    let overruled = Set(other.acts.map(\.statement))
    merged.acts.removeAll { overruled.contains($0.statement) }
    merged.acts += other.acts.map { entry in
      var entry = entry
      entry.author = entry.author ?? other.author
      return entry
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
      // Cuts bring their own error and evidence: ours tell nothing of theirs.
      let placed = scale.cuts.isEmpty ? merged.scale ?? scale : scale
      merged.scale = ScaleAlignment(
        cuts: placed.cuts, levels: levels,
        locationError: scale.locationError ?? placed.locationError,
        panel: scale.panel ?? placed.panel, fitted: placed.fitted)
    }
    _ = merged.dropUsed()
    return merged
  }
}

extension Alignment {
  /// How many links do not say what their statement is to the concept.
  package var unsaidLinks: Int { links.lazy.flatMap(\.links).count { $0.relation == nil } }

  /// The links of each statement, by its id.
  package var linksByStatement: [String: [ConceptLink]] {
    Dictionary(links.map { ($0.statement, $0.links) }, uniquingKeysWith: { $0 + $1 })
  }
}
