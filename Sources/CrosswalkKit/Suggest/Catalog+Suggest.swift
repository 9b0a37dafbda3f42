import CrosswalkBase
import CrosswalkModel

extension Catalog {
  /// Suggests concepts for the statements of a framework, which need not be aligned.
  ///
  /// - Parameters:
  ///   - id: The framework's id.
  ///   - vectors: Those of ``sentenceTexts(for:to:)``, for rankings by meaning; nil for none.
  ///   - memory: Keeps what is learned, for whoever asks again after a decision.
  /// - Returns: What suggests, having learned from the other frameworks.
  /// - Throws: `CatalogError` for an unknown id, `DecodingError` if a compiled form is damaged.
  public func conceptSuggester(
    for id: String, vectors: SentenceVectors? = nil, memory: SuggestionMemory = SuggestionMemory()
  ) throws -> ConceptSuggester {
    _ = try framework(id)
    let data = try suggestionData(vectors, memory)
    return ConceptSuggester(
      data, for: data.document(id)!, training: data.aligned(but: [id]),
      digest: { digest(of: data, matches: []) })
  }

  /// Suggests statements of another framework for those of one that need not be aligned.
  ///
  /// - Parameters:
  ///   - source: The framework to suggest for.
  ///   - target: The framework whose statements are suggested.
  ///   - vectors: Those of ``sentenceTexts(for:to:)``, for rankings by meaning; nil for none.
  ///   - memory: Keeps what is learned, for whoever asks again after a decision.
  /// - Returns: What suggests, having learned from the other frameworks.
  /// - Throws: `CatalogError` for an unknown id, `DecodingError` if a compiled form is damaged.
  public func statementSuggester(
    from source: String, to target: String, vectors: SentenceVectors? = nil,
    memory: SuggestionMemory = SuggestionMemory()
  ) throws -> StatementSuggester {
    _ = (try framework(source), try framework(target))
    let data = try suggestionData(vectors, memory)
    let judged = try matchSets(among: data)
    return StatementSuggester(
      data, from: source, to: target, matches: judged,
      digest: { digest(of: data, matches: judged) })
  }

  /// How good suggestions are for the aligned frameworks at hand, each held out in turn.
  ///
  /// - Parameter vectors: Those of ``sentenceTexts(for:to:)``, for rankings by meaning; nil for none.
  /// - Returns: The measures; with vectors also those of the fused ranking without them.
  /// - Throws: `DecodingError` if a compiled form is damaged.
  public func suggestionQuality(vectors: SentenceVectors? = nil) throws -> SuggestionQuality {
    let memory = SuggestionMemory()
    let data = try suggestionData(nil, memory)
    let matches = try matchSets(among: data)
    let words = SuggestionQuality(data, matches: matches)
    guard let vectors else { return words }
    return SuggestionQuality(
      try suggestionData(vectors, memory), matches: matches, wordsAlone: words)
  }

  /// The texts whose vectors suggestions are ranked by, each once: what concepts are called, and
  /// the statements of all aligned frameworks and of those named.
  ///
  /// - Parameters:
  ///   - framework: The framework to suggest for; nil to tell how good suggestions are.
  ///   - target: The framework whose statements are suggested; nil for concepts.
  /// - Returns: The texts, in the order of the ontology and of the frameworks' ids.
  /// - Throws: `CatalogError` for an unknown id, `DecodingError` if a compiled form is damaged.
  public func sentenceTexts(for framework: String? = nil, to target: String? = nil) throws
    -> [String]
  {
    let named = [framework, target].compactMap { $0 }
    for id in named { _ = try self.framework(id) }
    let frameworks = try frameworkIDs.map(self.framework).filter {
      named.contains($0.framework.id) || !$0.alignment.links.isEmpty
    }
    var seen: Set<String> = []
    return
      (ontology.concepts.flatMap(ConceptText.names)
      + frameworks.flatMap { $0.framework.statements.map(\.statement.text) })
      .filter { seen.insert($0).inserted }
  }

  private func suggestionData(
    _ vectors: SentenceVectors?, _ memory: SuggestionMemory
  ) throws -> SuggestionData {
    SuggestionData(
      ontology: ontology, frameworks: try frameworkIDs.map(framework), vectors: vectors,
      memory: memory)
  }

  private func matchSets(among data: SuggestionData) throws -> [MatchSet] {
    var sets: [MatchSet] = []
    for (index, first) in data.documents.enumerated() {
      for second in data.documents[index...] {
        sets += try matches(between: first.id, and: second.id)
      }
    }
    return sets
  }

  private func digest(of data: SuggestionData, matches: [MatchSet]) -> String {
    SHA256.hexDigest(
      of: Archive.encode(
        [ontologyDigest] + data.documents.map(\.digest) + (data.model.map { [$0.hash] } ?? []))
        + Archive.encode(matches))
  }
}

extension SuggestionData {
  /// The ids of the frameworks that somebody has aligned, without some, sorted.
  func aligned(but ids: Set<String>) -> [String] {
    documents.filter { $0.isAligned && !ids.contains($0.id) }.map(\.id)
  }
}

extension StatementSuggester {
  /// Learns how to join the rankings from the judged pairs of frameworks other than the source.
  init(
    _ data: SuggestionData, from source: String, to target: String, matches: [MatchSet],
    digest: @escaping @Sendable () -> String = { "" }
  ) {
    let training = data.aligned(but: [source])
    self.init(
      ConceptSuggester(data, for: data.document(source)!, training: training),
      .of(target, from: training, matches, in: data), digest: digest)
  }

  /// Which statements of one framework somebody has judged to match those of another, by the id of
  /// a statement of the first, as positions in the second.
  static func right(
    _ data: SuggestionData, _ from: String, _ to: String, _ matches: [MatchSet]
  ) -> [String: Set<Int>] {
    let matches = matches.filter {
      $0.from == from && $0.to == to || $0.from == to && $0.to == from
    }
    guard !matches.isEmpty, let target = data.document(to) else { return [:] }
    let positions = Dictionary(
      target.entries.enumerated().map { ($1.statement.id, $0) },
      uniquingKeysWith: { first, _ in first })
    var right: [String: Set<Int>] = [:]
    for set in matches {
      for match in set.matches where match.relation != nil {
        guard let object = match.object else { continue }
        if set.from == from, set.to == to, let position = positions[object] {
          right[match.subject, default: []].insert(position)
        } else if set.from == to, set.to == from, let position = positions[match.subject] {
          right[object, default: []].insert(position)
        }
      }
    }
    return right
  }
}
