import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Reviewers' decisions, laid into an alignment")
struct ReviewedAlignmentTests {
  private static let order = ["s1", "s2", "s3", "s4", "s5"]

  private func link(_ concept: String, _ share: Double = 1, author: String? = nil) -> ConceptLink {
    ConceptLink(
      concept: concept, share: share, relation: .narrower, confidence: 0.8,
      justification: "MappingReview", author: author)
  }

  private func alignment(
    _ links: [String: [ConceptLink]] = [:], rejected: [String: [Rejection]] = [:]
  ) -> Alignment {
    Alignment(
      framework: "f", author: "Ada", version: "1", date: "2026",
      links: links.sorted { $0.key < $1.key }.map { .init(statement: $0.key, links: $0.value) },
      rejected: rejected.sorted { $0.key < $1.key }.map {
        .init(statement: $0.key, rejections: $0.value)
      })
  }

  private func accept(_ statement: String, _ who: String, _ links: ConceptLink...) -> ReviewDecision
  {
    ReviewDecision(statement: statement, reviewer: who, links: links)
  }

  private func reject(_ statement: String, _ who: String, _ concept: String? = nil)
    -> ReviewDecision
  {
    ReviewDecision(
      statement: statement, reviewer: who, rejections: [.init(concept: concept, reason: "no")])
  }

  private func review(
    _ alignment: Alignment, _ decisions: ReviewDecision..., overrules: Bool = false
  ) -> ReviewedAlignment {
    ReviewedAlignment(alignment, with: decisions, order: Self.order, overrules: overrules)
  }

  @Test("New decisions take their places by the document, with their authors")
  func fresh() {
    let base = alignment(["s2": [link("a")], "s4": [link("b")]])
    let result = review(
      base, accept("s5", "Ben", link("c", 0.5), link("d", 0.5)), accept("s3", "Ada", link("c")),
      reject("s1", "Ben"), accept("s1", "Ada"))
    #expect(result.entries.map(\.outcome).prefix(2) == [.linked, .linked])
    #expect(result.alignment.links.map(\.statement) == ["s2", "s3", "s4", "s5"])
    // The alignment's own author is not named again.
    #expect(
      result.alignment.links.map { $0.links.map(\.author) }[1...] == [
        [nil], [nil], ["Ben", "Ben"],
      ])
    let only = review(base, reject("s1", "Ben", "a"))
    #expect(only.entries[0].outcome == .rejected && only.alignment.links == base.links)
    #expect(
      only.alignment.rejected[0].rejections == [.init(concept: "a", reason: "no", author: "Ben")])
  }

  @Test("A reviewer's own decision gives way, somebody else's stays unless overruled")
  func others() {
    let base = alignment(
      ["s1": [link("a", author: "Ben")], "s2": [link("a")]],
      rejected: ["s3": [.init(reason: "none", author: "Ben")]])
    let changed = review(base, accept("s1", "Ben", link("b")))
    #expect(changed.entries[0].outcome == .changed && changed.entries[0].others.isEmpty)
    #expect(changed.alignment.links[0].links.map(\.concept) == ["b"])

    for decision in [
      accept("s1", "Cleo", link("b")), reject("s1", "Cleo"), reject("s1", "Cleo", "a"),
      accept("s1", "Cleo", link("a", 0.5)), accept("s3", "Cleo", link("c")),
    ] {
      let refused = review(base, decision)
      #expect(refused.entries[0].outcome == .refused && refused.entries[0].others == ["Ben"])
      #expect(refused.alignment == base)
      let overruled = review(base, decision, overrules: true)
      #expect(overruled.entries[0].outcome == .overruled && overruled.entries[0].others == ["Ben"])
      let links =
        overruled.alignment.links.first { $0.statement == decision.statement }?.links ?? []
      #expect(links.map(\.concept) == decision.links.map(\.concept))
      #expect(links.allSatisfy { $0.author == "Cleo" })
    }
    #expect(review(base, accept("s1", "Cleo", link("b"))).entries[0].otherwise == "a 1 narrower")
    #expect(review(base, accept("s2", "Cleo", link("b"))).entries[0].others == ["Ada"])
    // What denies nothing is no conflict.
    let further = review(base, reject("s1", "Cleo", "c"))
    #expect(further.entries[0].outcome == .rejected && further.alignment.links == base.links)
  }

  @Test("Who says the same changes nothing")
  func agreed() {
    let base = alignment(
      ["s1": [link("a", 0.5, author: "Ben"), link("b", 0.5, author: "Ben")]],
      rejected: ["s2": [.init(reason: "no", author: "Ben"), .init(reason: "no", author: "Cleo")]])
    let result = review(
      base, accept("s1", "Cleo", link("b", 0.5), link("a", 0.5)), reject("s2", "Ben"),
      reject("s2", "Cleo"))
    #expect(result.entries.map(\.outcome) == [.unchanged, .unchanged, .unchanged])
    #expect(result.alignment == base)
  }

  @Test("Where reviewers decide differently at once, none is taken")
  func disputed() {
    let base = alignment()
    let result = review(
      base, accept("s1", "Ben", link("a")), accept("s1", "Cleo", link("b")),
      accept("s2", "Ben", link("a")), accept("s2", "Cleo", link("a")), overrules: true)
    #expect(result.entries.map(\.outcome) == [.disputed, .disputed, .linked, .unchanged])
    #expect(result.entries[0].others == ["Cleo"] && result.entries[1].others == ["Ben"])
    #expect(result.alignment.links.map(\.statement) == ["s2"])
  }

  @Test("A concept that is used now is not explained any more")
  func unused() {
    var base = alignment(["s1": [link("a")]])
    base.unused = [
      .init(concepts: ["b", "c"], kind: .absent, reason: "x"),
      .init(concepts: ["d"], kind: .scope, reason: "y"),
    ]
    let result = review(base, accept("s2", "Ben", link("d", 0.5), link("b", 0.5)))
    #expect(result.nowUsed == ["b", "d"])
    #expect(result.alignment.unused == [.init(concepts: ["c"], kind: .absent, reason: "x")])
  }

  /// Random decisions by a few reviewers.
  private func decisions(_ random: inout RandomCatalog, _ reviewers: [String]) -> [ReviewDecision] {
    var taken: Set<[String]> = []
    return (0..<6).compactMap { _ in
      let statement = random.some(Self.order, 1...1)[0]
      let reviewer = random.some(reviewers, 1...1)[0]
      guard taken.insert([statement, reviewer]).inserted else { return nil }
      let concepts = random.some(["a", "b", "c", "d"], 1...3)
      if random.chance(0.3) {
        return reject(statement, reviewer, random.chance(0.5) ? concepts[0] : nil)
      }
      return ReviewDecision(
        statement: statement, reviewer: reviewer,
        links: concepts.map { link($0, 1 / Double(concepts.count)) })
    }
  }

  @Test(
    "Laws: twice is once; nobody else's judgement goes unnamed; what is said is said",
    arguments: 0..<200)
  func laws(seed: Int) {
    var random = RandomCatalog(seed: seed)
    var base = alignment()
    for _ in 0..<2 {
      base =
        ReviewedAlignment(
          base, with: decisions(&random, ["Ada", "Ben", "Cleo"]), order: Self.order, overrules: true
        ).alignment
    }
    let overrules = random.chance(0.5)
    let new = decisions(&random, ["Ada", "Ben"])
    let once = ReviewedAlignment(base, with: new, order: Self.order, overrules: overrules)
    let twice = ReviewedAlignment(
      once.alignment, with: new, order: Self.order, overrules: overrules)
    #expect(twice.alignment == once.alignment)
    #expect(twice.entries.allSatisfy { [.unchanged, .refused, .disputed].contains($0.outcome) })
    // No statement is linked and turned down at once, and none has too much.
    for entry in once.alignment.links {
      let concepts = Set(entry.links.map(\.concept))
      let rejections = once.alignment.rejected.first { $0.statement == entry.statement }?.rejections
      for rejection in rejections ?? [] {
        #expect(rejection.concept.map { !concepts.contains($0) } ?? false)
      }
      #expect(
        entry.links.reduce(0) { $0 + $1.share } <= 1 + 1e-9 && concepts.count == entry.links.count)
    }
    // A judgement that is gone was its reviewer's own, or its author is named.
    func judgements(_ alignment: Alignment) -> Set<[String]> {
      Set(
        alignment.links.flatMap { entry in
          entry.links.map { [entry.statement, $0.author ?? "Ada", $0.concept] }
        }
          + alignment.rejected.flatMap { entry in
            entry.rejections.map {
              [entry.statement, $0.author ?? "Ada", "not \($0.concept ?? "")"]
            }
          })
    }
    for gone in judgements(base).subtracting(judgements(once.alignment)) {
      #expect(
        once.entries.contains {
          $0.decision.statement == gone[0]
            && ($0.decision.reviewer == gone[1] || $0.others.contains(gone[1]))
            && ![.refused, .disputed].contains($0.outcome)
        }, "\(gone)")
    }
    // What was taken stands there.
    for entry in once.entries where [.linked, .changed, .overruled].contains(entry.outcome) {
      let links =
        once.alignment.links.first { $0.statement == entry.decision.statement }?.links ?? []
      if !entry.decision.links.isEmpty { #expect(entry.decision.says(theSameAs: links)) }
    }
  }

  @Test("Shares that are not given are what the others leave, and never sum to over 1")
  func shares() {
    #expect(ReviewDecision.shares([nil]) == [1])
    #expect(ReviewDecision.shares([0.6, nil]) == [0.6, 0.4])
    #expect(ReviewDecision.shares([nil, nil, nil]) == [0.3333, 0.3333, 0.3333])
    #expect(ReviewDecision.shares([0.7, 0.3]) == [0.7, 0.3])
    #expect(ReviewDecision.shares([1, nil]) == nil && ReviewDecision.shares([0.7, 0.4]) == nil)
    #expect(ReviewDecision.shares([]) == [])
  }

  // MARK: Agreement

  @Test("Any number of reviewers: each two, all together, and where they differ")
  func agreement() throws {
    let decisions = [
      accept("s1", "Ada", link("a", 0.6), link("b", 0.4)), accept("s1", "Ben", link("b")),
      accept("s1", "Cleo", link("a")), accept("s2", "Ada", link("c")),
      accept("s2", "Ben", link("c")),
      reject("s3", "Ada"), reject("s3", "Ben"), reject("s4", "Ada", "a"),
      accept("s4", "Ben", link("a")),
    ]
    let readings = ReadingAgreement.readings(of: decisions, in: "f")
    // To turn one concept down says nothing of what the statement is about.
    #expect(readings["Ada"] == ["f:s1": ["a", "b"], "f:s2": ["c"], "f:s3": []])
    let agreement = ReviewAgreement(readings, samples: 100)
    #expect(agreement.reviewers == ["Ada", "Ben", "Cleo"] && agreement.statements == 3)
    #expect(agreement.pairs.map(\.statements) == [3, 1, 1])
    #expect(agreement.pairs.map(\.sameMain) == [2, 1, 0])
    #expect(
      agreement.pairs[0].kappa
        == ReadingAgreement(readings["Ada"]!, readings["Ben"]!, samples: 100).kappa)
    #expect(
      agreement.alpha?.value
        == KrippendorffAlpha.value(
          of: [[Set(["a", "b"]), ["b"], ["a"]], [["c"], ["c"]], [[], []]],
          distance: KrippendorffAlpha.masi))
    #expect(
      agreement.disagreements == [
        .init(statement: "f:s1", readings: ["Ada": ["a", "b"], "Ben": ["b"], "Cleo": ["a"]])
      ])
    #expect(ReviewAgreement([:]).alpha == nil)
  }

  @Test("What a reviewer leaves open stays as it is, whoever says it")
  func open() {
    var own = link("a", 0.6)
    (own.relation, own.confidence, own.note) = (.close, 0.7, "seen")
    let base = alignment(["s1": [own, link("b", 0.4, author: "Ben")]])
    func decided(_ who: String, _ parts: Set<ReviewDecision.OpenPart>, _ relation: Relation?)
      -> ReviewDecision
    {
      var decision = accept("s1", who, link("a", 0.5), link("b", 0.5))
      for index in decision.links.indices {
        decision.links[index].relation = relation
        decision.open[decision.links[index].concept] = parts
      }
      return decision
    }
    let all: Set<ReviewDecision.OpenPart> = [.share, .relation, .confidence, .reason]
    for who in ["Ada", "Ben", "Cleo"] {
      let result = review(base, decided(who, all, nil))
      #expect(result.entries.map(\.outcome) == [.unchanged], "\(who)")
      #expect(result.alignment == base)
      #expect(result.entries[0].decision.open.values.allSatisfy { $0.isSubset(of: [.reason]) })
    }
    // What is said is said, and the rest stays.
    let single = alignment(["s1": [own]])
    var other = accept("s1", "Ada", link("a", 1))
    other.links[0].relation = .exact
    other.open = ["a": [.share, .confidence, .reason]]
    let changed = review(single, other)
    let new = changed.alignment.links[0].links[0]
    #expect(changed.entries[0].outcome == .changed)
    #expect(new.share == 0.6 && new.relation == .exact && new.confidence == 0.7)
    #expect(new.note == "seen" && changed.entries[0].otherwise == "a 0.6 close")
    // What was not there before has what was given.
    let fresh = review(alignment(), decided("Ada", all, nil))
    #expect(fresh.alignment.links[0].links.map(\.share) == [0.5, 0.5])
    #expect(fresh.entries[0].decision.open["a"] == all)
  }

  @Test("Who leaves open what another writes out agrees, and nobody's rejections go unsaid")
  func openTogether() {
    var standing = link("a", 1, author: "Ben")
    standing.relation = .broader
    let denial = Rejection(concept: "z", reason: "no", author: "Ben")
    let base = alignment(["s1": [standing]], rejected: ["s1": [denial]])
    var blank = accept("s1", "Ben", link("a"))
    (blank.links[0].relation, blank.open) = (nil, ["a": [.share, .relation, .confidence, .reason]])
    var said = accept("s1", "Ada", link("a"))
    said.links[0].relation = .broader
    let both = review(base, blank, said)
    #expect(both.entries.map(\.outcome) == [.unchanged, .unchanged], "\(both.entries)")
    #expect(both.alignment == base)
    // A relation that nobody had said takes nothing else away.
    var unsaid = standing
    (unsaid.relation, unsaid.confidence, unsaid.note) = (nil, 0.95, "sure")
    var named = accept("s1", "Ben", link("a"))
    (named.links[0].relation, named.open) = (.narrower, ["a": [.share, .confidence, .reason]])
    let result = review(alignment(["s1": [unsaid]], rejected: ["s1": [denial]]), named)
    let new = result.alignment.links[0].links[0]
    #expect(new.relation == .narrower && new.confidence == 0.95 && new.note == "sure")
    #expect(result.alignment.rejected[0].rejections == [denial])
    // What one has turned down and links now is turned down no more.
    let turned = review(base, accept("s1", "Ben", link("z")))
    #expect(turned.alignment.rejected.isEmpty && turned.entries[0].otherwise.contains("not z"))
  }
}
