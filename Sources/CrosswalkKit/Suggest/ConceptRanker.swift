import CrosswalkModel

/// What three rankers say of the concepts of statements, and two more if there is a sentence model,
/// before it is joined.
///
/// 1. *texts*: BM25 of the statement over the concepts' labels, other names and scope notes.
/// 2. *neighbours*: the aligned statements of other frameworks whose wording is likest vote for the
///    concepts that they carry, with share × likeness²; a concept's votes are divided by how much
///    the aligned statements are about it at all, so that what is common does not always win.
/// 3. *unit*: what the first says of the other statements in the same unit. Without concept texts
///    it is what the second says of them.
/// 4. *meaning*: the cosine of the statement and the concept's names. Without concept texts nothing.
/// 5. *meaningNeighbours*: the same vote as the second, of the statements whose meaning is likest,
///    with share × likeness⁸, since all statements are somewhat alike in meaning.
struct ConceptRanker: Sendable {
  /// So many aligned statements vote.
  static let voters = 40
  /// Added to how much aligned statements are about a concept, so that one that hardly occurs does
  /// not win by a single vote.
  static let voteSmoothing = 3.0

  /// The frameworks whose statements vote.
  let training: [String]
  let usesTexts: Bool
  private let concepts: [Ontology.Concept]
  private let texts: WordingIndex
  private let neighbours: WordingIndex
  private let meanings: (concepts: MeaningIndex, neighbours: MeaningIndex)?
  private let documents: [SuggestionData.Document]
  /// The aligned statements, by the places of their document and in it.
  private let pool: [(document: Int, entry: Int)]
  private let prior: [Double]
  private let poolByTerms: [[Int32]: [Int]]

  /// One aligned statement that votes.
  struct Voter: Sendable {
    /// Its position in the pool.
    var position: Int
    /// 0 to 1; 1 for the same words.
    var likeness: Double
  }

  init(_ data: SuggestionData, training: [String], usesTexts: Bool = true) {
    concepts = data.concepts
    self.training = training.sorted()
    self.usesTexts = usesTexts
    let ids = Set(training)
    let documents = data.documents.filter { ids.contains($0.id) }
    let pool = documents.enumerated().flatMap { place, document in
      document.entries.indices.filter { !document.entries[$0].links.isEmpty }.map { (place, $0) }
    }
    let entries = pool.map { documents[$0].entries[$1] }
    (self.documents, self.pool) = (documents, pool)
    texts = WordingIndex(data.terms.conceptBags, terms: data.vocabulary.count)
    neighbours = WordingIndex(entries.map(\.bag), terms: data.vocabulary.count)
    meanings =
      data.model == nil
      ? nil : (MeaningIndex(data.conceptMeanings), MeaningIndex(entries.map(\.meaning)))
    var prior = [Double](repeating: Self.voteSmoothing, count: data.concepts.count)
    var byTerms: [[Int32]: [Int]] = [:]
    for (position, entry) in entries.enumerated() {
      for link in entry.links { prior[link.concept] += link.share }
      if !entry.terms.isEmpty { byTerms[entry.terms, default: []].append(position) }
    }
    self.prior = prior
    poolByTerms = byTerms
  }

  /// The likest aligned statements, likest first.
  func voters(for entry: SuggestionData.Entry) -> [Voter] {
    let scores = neighbours.scores(of: entry.bag)
    let own = neighbours.ownScore(of: entry.bag)
    return RankOrder.greatest(Self.voters, of: scores).map {
      Voter(position: $0, likeness: min(1, scores[$0] / own))
    }
  }

  /// How much of an aligned statement is about a concept, 0 to 1.
  func share(of concept: Int, in position: Int) -> Double {
    links(in: position).first { $0.concept == concept }?.share ?? 0
  }

  private func links(in position: Int) -> [(concept: Int, share: Double)] {
    let (document, entry) = pool[position]
    return documents[document].entries[entry].links
  }

  /// A voter, as an explanation.
  func neighbour(_ voter: Voter) -> AlignedNeighbour {
    let (document, position) = pool[voter.position]
    let entry = documents[document].entries[position]
    return AlignedNeighbour(
      framework: documents[document].id, statement: entry.statement.id, text: entry.statement.text,
      likeness: rounded(voter.likeness),
      links: entry.links.map { .init(concept: concepts[$0.concept].id, share: $0.share) })
  }

  /// How much a word of a statement adds to what the first ranker says of a concept.
  func contribution(of term: Int32, to concept: Int) -> Double {
    texts.contribution(of: term, to: concept)
  }

  /// Visits the statements of a document in its order: those at the positions of `visits`, or all.
  func forEach(
    in document: SuggestionData.Document, visits: Set<Int>? = nil,
    _ body: (_ position: Int, _ evidence: FusionCase) throws -> Void
  ) rethrows {
    var start = 0
    while start < document.entries.count {
      let unit = document.entries[start].unit
      let end =
        document.entries[start...].firstIndex { $0.unit != unit } ?? document.entries.count
      if visits.map({ !$0.isDisjoint(with: start..<end) }) ?? true {
        try visit(document, start..<end, visits, body)
      }
      start = end
    }
  }

  private func visit(
    _ document: SuggestionData.Document, _ range: Range<Int>, _ visits: Set<Int>?,
    _ body: (Int, FusionCase) throws -> Void
  ) rethrows {
    // What the unit's statements say together, each counting the same.
    var base: [[Double]] = []
    var sum = [Double](repeating: 0, count: concepts.count)
    for position in range {
      let scores =
        usesTexts
        ? texts.scores(of: document.entries[position].bag) : votes(for: document.entries[position])
      let greatest = scores.max() ?? 0
      if greatest > 0 {
        for concept in sum.indices { sum[concept] += scores[concept] / greatest }
      }
      base.append(scores)
    }
    for position in range where visits?.contains(position) ?? true {
      let entry = document.entries[position]
      let own = base[position - range.lowerBound]
      let greatest = own.max() ?? 0
      let others = sum.indices.map { concept in
        let rest = sum[concept] - (greatest > 0 ? own[concept] / greatest : 0)
        // Less is what is left of rounding.
        return rest > 1e-9 ? rest : 0
      }
      let votes = usesTexts ? self.votes(for: entry) : own
      let nothing = [Int](repeating: 0, count: own.count)
      var lists = [
        usesTexts ? RankFusion.places(own) : nothing, RankFusion.places(votes),
        RankFusion.places(others),
      ]
      if let meanings {
        lists.append(
          usesTexts ? RankFusion.places(meanings.concepts.scores(of: entry.meaning)) : nothing)
        let scores = meanings.neighbours.scores(of: entry.meaning)
        let voters = RankOrder.greatest(Self.voters, of: scores)
        lists.append(
          RankFusion.places(self.votes(voters.map { ($0, Self.eighthPower(scores[$0])) })))
      }
      try body(
        position,
        FusionCase(
          lists: lists, same: same(entry), strength: greatest, right: entry.links.map(\.concept)))
    }
  }

  private func votes(for entry: SuggestionData.Entry) -> [Double] {
    votes(voters(for: entry).map { ($0.position, $0.likeness * $0.likeness) })
  }

  private static func eighthPower(_ number: Double) -> Double {
    let square = number * number
    return square * square * square * square
  }

  private func votes(_ voters: [(position: Int, weight: Double)]) -> [Double] {
    var votes = [Double](repeating: 0, count: concepts.count)
    for voter in voters {
      for link in links(in: voter.position) {
        votes[link.concept] += link.share * voter.weight
      }
    }
    for concept in votes.indices { votes[concept] /= prior[concept] }
    return votes
  }

  /// What aligned statements of just these words carry, on average.
  private func same(_ entry: SuggestionData.Entry) -> [(item: Int, share: Double)] {
    guard let equals = poolByTerms[entry.terms] else { return [] }
    var shares: [Int: Double] = [:]
    for position in equals {
      for link in links(in: position) {
        shares[link.concept, default: 0] += link.share / Double(equals.count)
      }
    }
    return shares.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
