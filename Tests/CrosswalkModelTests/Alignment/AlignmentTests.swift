import CrosswalkTestSupport
import Testing

@testable import CrosswalkModel

@Suite("Alignments laid over one another")
struct AlignmentTests {
  private func link(_ concept: String, author: String? = nil) -> ConceptLink {
    ConceptLink(concept: concept, share: 0.5, relation: .close, confidence: 0.9, author: author)
  }

  private func overlay(
    _ links: [Alignment.StatementLinks] = [], scale: Alignment.ScaleAlignment? = nil
  ) -> Alignment {
    Alignment(
      framework: "one", author: "user", version: "9", date: "2025", justification: "Guess",
      scale: scale, links: links)
  }

  /// An alignment and one that is laid over it, sharing statements and levels.
  private func pair(seed: Int) -> (base: Alignment, other: Alignment) {
    var catalog = RandomCatalog(seed: seed)
    let base = catalog.pair().source.alignment
    var other = overlay()
    let statements = base.links.map(\.statement) + ["new-1", "new-2"]
    other.links = catalog.some(statements, 0...statements.count).map {
      .init(statement: $0, links: [link("mine", author: catalog.chance(0.3) ? "me" : nil)])
    }
    if catalog.chance(0.6) {
      let levels = base.scale!.levels.map(\.level) + ["new"]
      other.scale = .init(
        cuts: catalog.chance(0.5) ? [] : catalog.cuts(levels: base.scale!.cuts.count - 1),
        levels: catalog.some(levels, 0...levels.count).map {
          .init(level: $0, facets: [.init(facet: "mine", strength: 4)])
        })
    }
    return (base, other)
  }

  @Test("An empty overlay changes nothing", arguments: 0..<20)
  func identity(seed: Int) {
    let base = pair(seed: seed).base
    #expect(base.overlaid(with: overlay()) == base)
    #expect(base.overlaid(with: overlay(scale: .init(cuts: []))) == base)
  }

  @Test("A concept that the overlay uses is not said to be unused any more")
  func nowUsed() {
    let base = Alignment(
      framework: "f", author: "a", version: "1", date: "d",
      unused: [
        .init(concepts: ["x", "y"], kind: .absent, reason: "no word"),
        .init(concepts: ["x2"], kind: .scope, reason: "elsewhere"),
      ], links: [])
    let links = ["x", "x2"].map {
      ConceptLink(concept: $0, share: 0.5, relation: .close, confidence: 1)
    }
    let merged = base.overlaid(with: overlay([.init(statement: "s", links: links)]))
    #expect(merged.unused == [.init(concepts: ["y"], kind: .absent, reason: "no word")])
  }

  @Test("Laying the same over twice is laying it over once", arguments: 0..<40)
  func idempotence(seed: Int) {
    let (base, other) = pair(seed: seed)
    let once = base.overlaid(with: other)
    #expect(once.overlaid(with: other) == once)
  }

  @Test("The overlay's links and facets win, all others stay in place", arguments: 0..<40)
  func precedence(seed: Int) {
    let (base, other) = pair(seed: seed)
    let merged = base.overlaid(with: other)
    for entry in merged.links {
      if let theirs = other.links.first(where: { $0.statement == entry.statement }) {
        #expect(entry.links.map(\.concept) == theirs.links.map(\.concept))
      } else {
        #expect(base.links.contains(entry))
      }
    }
    let known = base.links.map(\.statement)
    let added = other.links.map(\.statement).filter { !known.contains($0) }
    #expect(merged.links.map(\.statement) == known + added)

    for level in merged.scale!.levels {
      let theirs = other.scale?.levels.first { $0.level == level.level }
      #expect(level == theirs ?? base.scale!.levels.first { $0.level == level.level })
    }
    let names = Set(merged.scale!.levels.map(\.level))
    let expected = (base.scale!.levels + (other.scale?.levels ?? [])).map(\.level)
    #expect(names == Set(expected))
    #expect(merged.scale!.levels.count == names.count)
  }

  @Test("Cuts are replaced only when the overlay has any", arguments: 0..<40)
  func cuts(seed: Int) {
    let (base, other) = pair(seed: seed)
    let theirs = other.scale?.cuts ?? []
    let merged = base.overlaid(with: other)
    #expect(merged.scale?.cuts == (theirs.isEmpty ? base.scale?.cuts : theirs))
  }

  @Test("Cuts bring their own location error and panel, or none; without cuts ours stay")
  func panels() {
    let panel = Alignment.Panel(kind: "ours")
    let base = overlay(
      scale: .init(
        cuts: [.init(at: 0, spread: 0), .init(at: 100, spread: 0)],
        locationError: .init(points: 3), panel: panel))
    func merged(_ scale: Alignment.ScaleAlignment) -> Alignment.ScaleAlignment? {
      base.overlaid(with: overlay(scale: scale)).scale
    }
    let cuts = [Alignment.Cut(at: 0, spread: 0), .init(at: 90, spread: 0)]
    #expect(merged(.init(cuts: cuts)) == .init(cuts: cuts))
    let theirs = Alignment.ScaleAlignment(
      cuts: cuts, locationError: .init(points: 5), panel: .init(kind: "theirs"))
    #expect(merged(theirs) == theirs)
    #expect(merged(.init(cuts: [])) == base.scale)
    // Who only doubts our cuts says so without placing any.
    let doubted = merged(.init(cuts: [], locationError: .init(points: 9)))
    #expect(doubted?.locationPoints == 9 && doubted?.panel == panel)
  }

  @Test("The result keeps the identity of the alignment that lies below", arguments: 0..<10)
  func head(seed: Int) {
    let (base, other) = pair(seed: seed)
    let merged = base.overlaid(with: other)
    #expect(merged.framework == base.framework && merged.version == base.version)
    #expect(merged.author == base.author && merged.date == base.date)
    #expect(merged.justification == base.justification)
  }

  @Test("Links that are laid over keep their own author and justification, or get the overlay's")
  func provenance() {
    let base = pair(seed: 1).base
    let merged = base.overlaid(
      with: overlay([.init(statement: "s", links: [link("a"), link("b", author: "me")])]))
    let links = merged.links.last!.links
    #expect(links.map(\.author) == ["user", "me"])
    #expect(links.map(\.justification) == ["Guess", "Guess"])
  }

  @Test("An entry without links takes a statement's links away")
  func removal() {
    let base = overlay([.init(statement: "s", links: [link("a")])])
    let merged = base.overlaid(with: overlay([.init(statement: "s", links: [])]))
    #expect(merged.links == [.init(statement: "s", links: [])])
  }

  @Test("What is turned down takes the place of links to it, and links that of what is turned down")
  func rejections() {
    var base = overlay([.init(statement: "s", links: [link("a"), link("b")])])
    base.rejected = [.init(statement: "t", rejections: [.init(concept: "c", reason: "base")])]
    func merged(_ rejections: Rejection...) -> Alignment {
      var other = overlay()
      other.rejected = [.init(statement: "s", rejections: rejections)]
      return base.overlaid(with: other)
    }
    let one = merged(.init(concept: "a", reason: "no"))
    #expect(one.links.map { $0.links.map(\.concept) } == [["b"]])
    #expect(one.rejected.map(\.statement) == ["t", "s"])
    #expect(one.rejected[1].rejections == [.init(concept: "a", reason: "no", author: "user")])
    #expect(merged(.init(reason: "none", author: "me")).links.map(\.links) == [[]])
    let linked = base.overlaid(with: overlay([.init(statement: "t", links: [link("c")])]))
    #expect(linked.rejected.isEmpty && linked.links.count == 2)
    #expect(linked.overlaid(with: overlay()) == linked)
  }

  @Test("An act takes the place of another of the same statement, and counts in the framework")
  func acts() {
    var base = overlay()
    base.acts = [
      .init(statement: "s", act: .knows, reason: "base"),
      .init(statement: "t", act: .guides, reason: "base", author: "me"),
    ]
    var other = overlay()
    other.acts = [.init(statement: "s", act: .does, reason: "other")]
    let merged = base.overlaid(with: other)
    #expect(merged.acts.map(\.statement) == ["t", "s"])
    #expect(merged.acts.map(\.act) == [.guides, .does])
    #expect(merged.acts.map(\.author) == ["me", "user"])
    #expect(merged.overlaid(with: overlay()) == merged)
    let framework = RandomCatalog.plain(
      "one", levels: ["low", "high"], units: [("u", ["s", "t", "v"])])
    let aligned = AlignedFramework(framework: framework, alignment: merged)
    #expect(aligned.framework.statements.map(\.statement.act) == [.does, .guides, nil])
    #expect(aligned.actAuthors == ["s": "user", "t": "me"])
    #expect(
      aligned.digest != AlignedFramework(framework: framework, alignment: overlay()).digest)
  }

  @Test("A scale can be laid over an alignment that has none")
  func newScale() {
    let scale = Alignment.ScaleAlignment(
      cuts: [.init(at: 0, spread: 0), .init(at: 100, spread: 0)],
      levels: [.init(level: "l", facets: [])])
    #expect(overlay().overlaid(with: overlay(scale: scale)).scale == scale)
  }
}
