import CrosswalkModel

/// Figures on a framework and its alignment: how much of it is linked, and how.
public struct FrameworkStatistics: Sendable, Codable, Hashable {
  /// The framework's id.
  public var framework: String
  /// Units, rated or not.
  public var units: Int
  /// Units that people are rated on.
  public var ratedUnits: Int
  /// Headings inside units.
  public var subcompetencies: Int
  /// In rated and other units.
  public var statements: Int
  /// Cells of career grades.
  public var grades: Int
  /// Statements with at least one link.
  public var linked: Int
  /// Ids of statements without a link of which nobody has said that no concept has a word for them, or taken the
  /// links back, in the order of the framework.
  public var undecided: [String]
  /// The mean over statements of the shares of all links, 0 to 1.
  public var linkedShare: Double
  /// The mean over statements of the shares of links that carry ratings, 0 to 1.
  public var carriedShare: Double
  /// The mean over statements of the share that the ontology has no word for, 0 to 1.
  public var outsideOntology: Double
  /// From statements to concepts.
  public var links: Int
  /// Statements of each kind of act, by its name; those of which nobody has said are left out.
  public var statementsByAct: [String: Int]
  /// Links of each relation, by its name.
  public var linksByRelation: [String: Int]
  /// The mean over the links, 0 to 1; nil without links.
  public var meanConfidence: Double?
  /// Concepts that no statement links to, nor to a case of them, in the order of the ontology, with
  /// the reason that the alignment gives. Cases are not listed: the broader concept says enough.
  public var unusedConcepts: [UnusedConcept]
  /// Statements with each flag, by its name: what is odd in the source.
  public var flags: [String: Int]

  /// A concept without a statement.
  public struct UnusedConcept: Sendable, Codable, Hashable {
    /// The concept's id.
    public var concept: String
    /// Whether it is absent, outside the document's scope, or not judged yet.
    public var standing: Standing
    /// In the words of the alignment; nil where none is given.
    public var reason: String?
  }

  /// Counts, in time linear in the statements and links.
  public init(_ aligned: AlignedFramework, ontology: Ontology) {
    let framework = aligned.framework
    let all = framework.statements.map(\.statement)
    self.framework = framework.id
    units = framework.units.count
    ratedUnits = framework.ratedUnits.count
    subcompetencies = framework.units.reduce(0) { $0 + $1.subcompetencies.count }
    statements = all.count
    grades = all.reduce(0) { $0 + $1.grades.count }

    let byStatement = aligned.linksByStatement
    let decided = aligned.alignment.conceptless.union(aligned.alignment.links.map(\.statement))
    var counts: [String: Int] = Dictionary(
      Relation.allCases.map { ($0.rawValue, 0) }, uniquingKeysWith: { first, _ in first })
    var (flagged, acts) = ([String: Int](), [String: Int]())
    var (linked, links, shares, carried, confidence) = (0, 0, 0.0, 0.0, 0.0)
    var undecided: [String] = []
    for statement in all {
      for flag in statement.flags { flagged[flag.rawValue, default: 0] += 1 }
      if let act = statement.act { acts[act.rawValue, default: 0] += 1 }
      let own = byStatement[statement.id] ?? []
      if !own.isEmpty {
        linked += 1
      } else if !decided.contains(statement.id) {
        undecided.append(statement.id)
      }
      for link in own {
        links += 1
        counts[link.relation?.rawValue ?? "notSaid", default: 0] += 1
        shares += link.share
        carried += link.carriedShare
        confidence += link.confidence
      }
    }
    let total = Double(max(1, all.count))
    self.linked = linked
    self.undecided = undecided
    self.links = links
    linkedShare = shares / total
    carriedShare = carried / total
    outsideOntology = all.isEmpty ? 0 : max(0, 1 - shares / total)
    linksByRelation = counts
    meanConfidence = links > 0 ? confidence / Double(links) : nil
    flags = flagged
    statementsByAct = acts
    let standings = ConceptStandings(aligned, ConceptHierarchy(ontology))
    unusedConcepts = ontology.concepts.filter { $0.broader == nil }.compactMap {
      let found = standings($0.id)
      return found.standing.isMissing || found.standing == .notJudged
        ? UnusedConcept(concept: $0.id, standing: found.standing, reason: found.reason) : nil
    }
  }
}
