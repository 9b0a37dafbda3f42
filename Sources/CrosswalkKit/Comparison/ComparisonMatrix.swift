import CrosswalkModel

/// All frameworks against all: how much each covers of each other, and whether levels translate.
public struct ComparisonMatrix: Sendable, Encodable, Hashable {
  /// The version of the result's form.
  public static let format = "crosswalk.comparison-matrix/2"
  private let format = Self.format

  /// One ordered pair.
  public struct Cell: Sendable, Codable, Hashable {
    /// The framework that is covered.
    public var of: String
    /// The framework that covers it.
    public var by: String
    /// How much of what the units are about is spoken of, on average, 0 to 1; nil where nobody has
    /// judged what either is about.
    public var topic: Double?
    /// The same, counting only statements that speak of the same kind of person on both sides.
    public var topicSameActor: Double?
    /// Facets that both scales speak to; without any, levels are not translated.
    public var sharedFacets: [String]
    /// How many levels have the same name and another meaning.
    public var falseFriends: Int
    /// How many direct judgements join the two.
    public var judgements: Int
    /// Whether one was drafted from the other.
    public var sharesAncestry: Bool
  }

  /// The ids of the frameworks, sorted.
  public var frameworks: [String]
  /// By row and column in the order of ``frameworks``; what a row's framework covers of the
  /// column's. The diagonal is nil.
  public var cells: [[Cell?]]
}

extension Catalog {
  /// Compares two frameworks.
  ///
  /// - Returns: Both as they are; nothing depends on ratings.
  /// - Throws: `CatalogError` for an unknown id.
  public func compare(_ first: String, _ second: String) throws -> Comparison {
    try compare(framework(first), framework(second))
  }

  /// Compares two frameworks that are decoded already.
  ///
  /// - Parameters:
  ///   - first: The one.
  ///   - second: The other.
  ///   - memory: What comparisons of these two have found out, or of the two as they were before.
  /// - Returns: The same as by their ids.
  /// - Throws: `DecodingError` if the compiled form of their judgements is damaged.
  public func compare(
    _ first: AlignedFramework, _ second: AlignedFramework,
    memory: StandingMemory = StandingMemory()
  ) throws -> Comparison {
    let ids = (first.framework.id, second.framework.id)
    return Comparer(first, second, hierarchy).comparison(
      matches: try matches(between: ids.0, and: ids.1), ontology: ontology,
      hash: pairDigest(first, second), memory)
  }

  /// Compares all frameworks of the catalog with each other, each decoded and each pair compared
  /// once.
  public func compareAll() throws -> ComparisonMatrix {
    let ids = frameworkIDs
    let frameworks = try ids.map(framework)
    var cells = [[ComparisonMatrix.Cell?]](
      repeating: Array(repeating: nil, count: ids.count), count: ids.count)
    for (row, source) in frameworks.enumerated() {
      for column in frameworks.indices where column > row {
        let both = Comparer(source, frameworks[column], hierarchy).cells(
          matches: try matches(between: ids[row], and: ids[column]))
        (cells[row][column], cells[column][row]) = (both[0], both[1])
      }
    }
    return ComparisonMatrix(frameworks: ids, cells: cells)
  }

  /// A search for counterparts of one framework's statements in another.
  ///
  /// - Parameters:
  ///   - source: Where subjects are.
  ///   - target: Where counterparts are looked for.
  ///   - vectors: Those of ``sentenceTexts(for:to:)``, for a ranking by meaning too; nil for none.
  ///   - isBlind: Whether to look without the judgements that are at hand.
  /// - Returns: What answers for one statement after the other.
  /// - Throws: `CatalogError` for an unknown id.
  public func matcher(
    from source: String, to target: String, vectors: SentenceVectors? = nil, isBlind: Bool = false
  ) throws -> StatementMatcher {
    var sets: [MatchSet] = []
    if !isBlind {
      sets = try matches(between: source, and: target)
      for id in frameworkIDs where id != source && id != target {
        sets += try matches(between: source, and: id) + matches(between: target, and: id)
      }
    }
    return StatementMatcher(
      from: try framework(source), to: try framework(target), matches: sets,
      kinship: ConceptKinship(ontology), hierarchy: hierarchy,
      vectors: vectors)
  }
}
