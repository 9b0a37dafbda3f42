import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@Suite struct FilledReviewTests {
  private static func catalog(_ seed: Int) -> (Catalog, AlignedFramework) {
    var random = RandomCatalog(seed: seed)
    let (source, target) = random.pair()
    return (Catalog(ontology: RandomCatalog.ontology, frameworks: [source, target]), source)
  }

  private static func review(
    _ catalog: Catalog, _ framework: AlignedFramework, by reviewer: String = "Ana"
  ) throws -> FilledReview {
    var suggestions: [StatementSuggestions] = []
    try catalog.conceptSuggester(for: framework.framework.id).forEach(limit: 2, explains: false) {
      suggestions.append($0)
    }
    return try FilledReview(
      ReviewSheet(
        framework, ontology: catalog.ontology, suggestions: suggestions, suggestionCount: 2,
        showsLinks: false), reviewer: reviewer)
  }

  /// What was decided elsewhere comes back as it was.
  @Test(arguments: 0..<60)
  func keepsDecisions(seed: Int) throws {
    let (catalog, framework) = Self.catalog(seed)
    let ids = framework.framework.statements.map(\.statement.id)
    var alignment = framework.alignment
    // Somebody else has judged some, and turned things down.
    for place in alignment.links.indices where place.isMultiple(of: 3) {
      for link in alignment.links[place].links.indices {
        alignment.links[place].links[link].author = "Ben"
        alignment.links[place].links[link].note = "=seen, \"twice\"; and\nmore"
      }
    }
    let linked = Set(alignment.links.map(\.statement))
    alignment.rejected = ids.filter { !linked.contains($0) }.map {
      .init(statement: $0, rejections: [Rejection(concept: nil, reason: "no word for it")])
    }
    let decisions = alignment.decisions(on: ids)
    let sheet = try Self.review(catalog, framework).filled(with: decisions)
    let read = try sheet.decisions(of: framework.framework, ontology: catalog.ontology)
    #expect(read.problems.isEmpty)
    func plain(_ decisions: [ReviewDecision]) -> [ReviewDecision] {
      decisions.map { decision in
        var decision = decision
        for place in decision.links.indices {
          decision.links[place].justification = nil
          // White space of a cell is that of a line.
          decision.links[place].note = decision.links[place].note?.split(
            whereSeparator: \.isWhitespace
          )
          .joined(separator: " ")
        }
        return decision
      }
    }
    #expect(plain(read.decisions) == plain(decisions))
    #expect(try FilledReview(Array(sheet.csv.utf8)).csv == sheet.csv)
  }

  @Test func takesAnAnswerInThePlaceOfTheOneBefore() throws {
    let (catalog, framework) = Self.catalog(4)
    let ontology = catalog.ontology
    let concepts = ontology.concepts.map(\.id)
    var review = try Self.review(catalog, framework)
    let ids = review.entries.map(\.statement)
    let id = ids[1]
    func answer(_ answers: [FilledReview.Answer]) throws -> [String] {
      try review.answer(id, with: answers, of: framework.framework, ontology: ontology)
    }
    #expect(
      try answer([
        .init(decision: "change", concept: concepts[0], share: "0.6", relation: "narrower"),
        .init(decision: "change", concept: concepts[1], share: "0.4"),
      ]).isEmpty)
    #expect(try answer([.init(decision: "reject", reason: "nothing fits")]).isEmpty)
    #expect(review.entries.map(\.statement) == ids)
    #expect(review.entries[1].answers == [.init(decision: "reject", reason: "nothing fits")])
    let read = try review.decisions(of: framework.framework, ontology: ontology)
    #expect(read.decisions.map(\.reviewer) == ["Ana"])
    #expect(read.undecided == ids.count - 1)
    // Taken back, nothing is left of it.
    let untouched = try Self.review(catalog, framework)
    #expect(try answer([]).isEmpty)
    #expect(review.csv == untouched.csv)
  }

  @Test func refusesWhatCannotBeUnderstood() throws {
    let (catalog, framework) = Self.catalog(4)
    let concepts = catalog.ontology.concepts.map(\.id)
    var review = try Self.review(catalog, framework)
    let before = review.csv
    let id = review.entries[0].statement
    let wrong: [[FilledReview.Answer]] = [
      [.init(decision: "change", concept: "\(concepts[0])x", share: "7")],
      [.init(decision: "reject")],
      [
        .init(decision: "change", concept: concepts[0], share: "0.9"),
        .init(decision: "change", concept: concepts[1], share: "0.9"),
      ],
      [.init(decision: "change", concept: concepts[0]), .init(decision: "reject", reason: "none")],
    ]
    for answers in wrong {
      let problems = try review.answer(
        id, with: answers, of: framework.framework, ontology: catalog.ontology)
      #expect(!problems.isEmpty)
      #expect(!problems.contains { $0.hasPrefix("line ") })
    }
    #expect(review.csv == before)
    #expect(throws: NameError.self) {
      try review.answer(
        "nowhere", with: [], of: framework.framework, ontology: catalog.ontology)
    }
  }
}
