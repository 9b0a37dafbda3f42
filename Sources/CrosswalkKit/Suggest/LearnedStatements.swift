import CrosswalkModel

/// The statements of a framework that others are suggested from, and what they are about.
struct StatementIndex: Sendable {
  let document: SuggestionData.Document
  let wording: WordingIndex
  let meanings: MeaningIndex?
  /// What the statements are about.
  let kinds: ContentKinds
  /// The statements of just these words.
  let byTerms: [[Int32]: [Int]]

  /// - Parameters:
  ///   - data: What it is part of.
  ///   - document: The framework.
  ///   - concepts: Says what statements without links are about; nil: nothing.
  init(
    _ data: SuggestionData, _ document: SuggestionData.Document, concepts: ConceptSuggester? = nil
  ) {
    self.document = document
    let entries = document.entries
    wording = WordingIndex(entries.map(\.bag), terms: data.vocabulary.count)
    meanings = data.model == nil ? nil : MeaningIndex(entries.map(\.meaning))
    var contents = entries.map { entry in
      entry.links.map { ContentKinds.Part(concept: $0.concept, share: $0.share) }
    }
    var byTerms: [[Int32]: [Int]] = [:]
    for (position, entry) in entries.enumerated() where !entry.terms.isEmpty {
      byTerms[entry.terms, default: []].append(position)
    }
    self.byTerms = byTerms
    if let concepts {
      let bare = Set(entries.indices.filter { entries[$0].links.isEmpty })
      concepts.ranker.forEach(in: document, visits: bare) { position, evidence in
        let weights = StatementSuggester.weights(evidence, concepts.fusion)
        contents[position] = weights.enumerated().filter { $1 > 0 }.map {
          ContentKinds.Part(concept: $0, share: $1)
        }
      }
    }
    kinds = ContentKinds(contents)
  }
}

/// What suggesting statements of a framework has learned from judged pairs of other frameworks.
struct LearnedStatements: Sendable {
  let index: StatementIndex
  /// How the rankings are joined.
  let fusion: RankFusion
  /// What a fused score is worth; nil where too little is known.
  let calibration: ScoreCalibration?

  static let defaultFusion = RankFusion(k: 10, weights: [1, 2])

  /// What is tried, in this order.
  static let candidates: [RankFusion] = [1, 3, 10, 30, 60].flatMap { k in
    [0.5, 1, 2, 3, 5].map { RankFusion(k: k, weights: [1, $0]) }
  }

  /// With a sentence model, what is tried after the best fusion of the other two is known.
  static let meaningWeights: [[Double]] = [0, 0.35, 0.7, 1, 1.5, 2, 3, 5, 8].map { [$0] }

  /// Statements of one framework that somebody has judged to match those of another.
  struct Judged: Hashable, Sendable {
    var from: String
    var to: String
    /// Positions in the other framework, by the id of a statement.
    var right: [String: Set<Int>]
  }

  /// What was learned, or is learned now.
  ///
  /// - Parameters:
  ///   - target: The framework whose statements are suggested.
  ///   - training: The aligned frameworks but for that which they are suggested for.
  ///   - matches: Judged pairs of any frameworks.
  ///   - data: All of them.
  /// - Returns: The same as whatever is learned from nothing but these.
  static func of(
    _ target: String, from training: [String], _ matches: [MatchSet], in data: SuggestionData
  ) -> LearnedStatements {
    let document = data.document(target)!
    let judged = training.flatMap { from in
      training.filter { $0 != from }.map {
        Judged(from: from, to: $0, right: StatementSuggester.right(data, from, $0, matches))
      }
    }.filter { !$0.right.isEmpty }
    // What statements without links are about is learned from all others, the source among them.
    let teachers =
      document.entries.allSatisfy { !$0.links.isEmpty } ? [] : data.aligned(but: [target])
    let key = CatalogTerms.Learned.statements(
      of: document.digest, about: data.digests(of: teachers), from: data.digests(of: training),
      judged: judged, model: data.model?.hash)
    return data.terms.learned.value(key, weight: document.entries.count) {
      let concepts =
        teachers.isEmpty ? nil : ConceptSuggester(data, for: document, training: teachers)
      return LearnedStatements(
        StatementIndex(data, document, concepts: concepts), Self.cases(judged, training, data))
    }
  }

  /// - Parameters:
  ///   - index: The statements that are suggested.
  ///   - cases: What it learns from; none: it joins the rankings as if nothing were known.
  init(_ index: StatementIndex, _ cases: [FusionCase] = []) {
    self.index = index
    let ofWords = RankFusion.best(of: Self.candidates, for: cases) ?? Self.defaultFusion
    fusion =
      index.meanings == nil
      ? ofWords : ofWords.extended(Self.meaningWeights, for: cases, default: [2])
    calibration = ScoreCalibration(cases, by: fusion)
  }

  private static func cases(
    _ judged: [Judged], _ training: [String], _ data: SuggestionData
  ) -> [FusionCase] {
    var cases: [FusionCase] = []
    for pair in judged {
      let concepts = ConceptSuggester(
        data, for: data.document(pair.from)!, training: training.filter { $0 != pair.from })
      StatementSuggester(
        concepts, LearnedStatements(StatementIndex(data, data.document(pair.to)!))
      ).forEachCase(right: pair.right) { _, evidence, _ in cases.append(evidence) }
    }
    return cases
  }
}
