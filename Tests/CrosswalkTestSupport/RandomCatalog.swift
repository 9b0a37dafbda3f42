import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Random, valid frameworks, alignments, ontologies and profiles; the same seed gives the same.
package struct RandomCatalog {
  package var random: SplitMix64
  package init(seed: some BinaryInteger) { random = SplitMix64(seed: seed) }

  // MARK: Choices

  package mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }

  package mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  package mutating func real(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &random)
  }

  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements.randomElement(using: &random)!
  }

  /// A random part of `elements`, in random order.
  package mutating func some<Element>(_ elements: [Element], _ range: ClosedRange<Int>) -> [Element]
  {
    Array(elements.shuffled(using: &random).prefix(int(range)))
  }

  // MARK: Levels

  /// Cuts for a scale of `levels` levels: ascending, ramps within 0...100 that touch at most.
  /// On the grid all bends are multiples of a half.
  package mutating func cuts(levels: Int, onGrid: Bool = false) -> [Alignment.Cut] {
    var places = Array(0...100).shuffled(using: &random).prefix(levels + 1).map(Double.init)
    places.sort()
    if chance(0.3) { places[0] = 0 }
    if chance(0.3) { places[levels] = 100 }
    let exact = onGrid || chance(0.5)
    if !exact { places = places.map { $0 < 100 ? $0 + real(0...0.5) : $0 } }
    var end = 0.0
    return places.enumerated().map { index, place in
      let next = index == levels ? 100 : places[index + 1]
      let room = min(place - end, next - place)
      var spread: Double
      switch int(0...3) {
      case 0: spread = 0
      case 1: spread = room
      default: spread = real(0...room)
      }
      if exact { spread = (spread * 2).rounded(.down) / 2 }
      if spread < 0.25 { spread = 0 }
      end = place + spread
      return Alignment.Cut(at: place, spread: spread)
    }
  }

  package mutating func scale(id: String) -> Scale {
    let count = int(1...5)
    // Ids whose alphabetical order is not their rank.
    let names = ["zeal", "able", "master", "keen", "novice", "new"].shuffled(using: &random)
    return Scale(
      id: id, title: "Scale \(id)", construct: "what \(id) measures",
      rates: chance(0.2) ? .person : .units, basis: pick([.observed, .expected]),
      levels: names.prefix(count).map { Scale.Level(id: $0, title: $0.uppercased()) })
  }

  private mutating func levelFacets(_ scale: Scale, _ pool: [String]) -> [Alignment.LevelFacets] {
    scale.levels.filter { _ in chance(0.9) }.map { level in
      Alignment.LevelFacets(
        level: level.id,
        facets: some(pool, (chance(0.2) ? 0 : 1)...pool.count).map {
          .init(facet: $0, strength: int(0...4))
        })
    }
  }

  // MARK: Content

  private mutating func links(to pool: [String]) -> [ConceptLink] {
    let concepts = some(pool, 1...4)
    let count = concepts.count
    var shares: [Double]
    switch int(0...2) {
    case 0: shares = [Double](repeating: 1 / Double(count), count: count)
    case 1: shares = (0..<count).map { _ in Double(int(1...20 / count)) / 20 }
    default:
      shares = (0..<count).map { _ in real(0.01...1) }
      let sum = shares.reduce(0, +) / real(0.3...0.999)
      shares = shares.map { $0 / sum }
    }
    return zip(concepts, shares).map { concept, share in
      ConceptLink(
        concept: concept, share: share,
        relation: chance(0.82)
          ? pick([.exact, .close, .narrower, .broader]) : pick([.related, .counterpart]),
        confidence: real(0...1))
    }
  }

  private enum Binding: CaseIterable { case free, bound, mixed }

  /// A framework with its alignment.
  package mutating func framework(
    id: String, concepts: [String], facets: [String], scale given: Scale? = nil
  ) -> AlignedFramework {
    let scale = given ?? scale(id: "\(id)-scale")
    let binding = pick(Binding.allCases)
    let actors = some(Role.allCases, 1...3) + (chance(0.5) ? [.allStaff] : [])
    var units: [Framework.Unit] = []
    var entries: [Alignment.StatementLinks] = []
    // Ids whose order is not the order of the document.
    for name in some(["PE", "cm", "10", "9", "a.b", "Zed", "é"], 2...6) {
      let themes = some(concepts, 1...concepts.count)
      let isBound = binding == .bound || binding == .mixed && chance(0.7)
      var statements: [Statement] = []
      for number in 0..<(chance(0.1) ? 0 : int(1...8)) {
        let statement = Statement(
          id: "\(name).\(number)",
          level: isBound && (binding == .bound || chance(0.6)) ? pick(scale.levels).id : nil,
          actor: pick(actors), act: chance(0.5) ? pick(Act.allCases) : nil,
          text: "does \(number)")
        statements.append(statement)
        if chance(0.92) {
          entries.append(.init(statement: statement.id, links: links(to: themes)))
        }
      }
      units.append(
        .init(
          id: name, title: "Unit \(name)", rated: chance(0.85),
          statements: statements.shuffled(using: &random)))
    }
    return AlignedFramework(
      framework: Framework(
        id: id, title: "Framework \(id)", publisher: "us", version: "\(int(1...9))",
        jurisdiction: "here", date: "2024", source: .init(title: "the source"), scale: scale,
        units: units),
      alignment: Alignment(
        framework: id, author: "author", version: "1", date: "2024",
        scale: .init(
          cuts: cuts(levels: scale.levels.count), levels: levelFacets(scale, facets),
          locationError: chance(0.5) ? .init(points: real(0...8)) : nil),
        links: entries.shuffled(using: &random)),
      overriddenBy: chance(0.1) ? ["somebody"] : [])
  }

  /// Two frameworks over one ontology; now and then with one scale, or with no facet in common.
  package mutating func pair() -> (source: AlignedFramework, target: AlignedFramework) {
    let concepts = some(Self.ontology.concepts.map(\.id), 2...8)
    let facets = ["autonomy", "span", "influence", "consistency"]
    let apart = chance(0.07)
    // A target that is a corner of what the source is about.
    let corner = chance(0.3) ? Array(concepts.prefix(int(1...2))) : concepts
    let source = framework(
      id: "one", concepts: concepts, facets: apart ? Array(facets.prefix(2)) : facets)
    var target = framework(
      id: "two", concepts: corner, facets: apart ? Array(facets.suffix(2)) : facets,
      scale: chance(0.12) ? source.framework.scale : nil)
    if chance(0.15) {
      target.document.draftedFrom = [.init(framework: "one")]
      target = AlignedFramework(framework: target.framework, alignment: target.alignment)
    }
    return (source, target)
  }

  /// A profile of some of the units of `side`.
  package mutating func profile(
    of side: AlignedFramework, rating count: ClosedRange<Int> = 0...6
  ) -> Profile {
    let framework = side.framework
    let ids =
      framework.scale.rates == .person
      ? [Profile.wholePerson] : some(framework.ratedUnits.map(\.id), count)
    var levels: [String: String] = [:]
    for id in ids { levels[id] = pick(framework.scale.levels).id }
    let actors = framework.statements.map(\.statement.actor)
    let role = chance(0.8) && !actors.isEmpty ? pick(actors) : pick(Role.allCases)
    return Profile(
      person: chance(0.5) ? "P\(int(1...99))" : nil, role: chance(0.5) ? nil : role,
      basis: pick(Basis.allCases), levels: levels)
  }

  /// A translator between two random frameworks, and a profile to translate.
  package mutating func translation(
    thresholds: Thresholds = .none, rating count: ClosedRange<Int> = 1...6
  ) throws -> (translator: Translator, profile: Profile) {
    let (source, target) = pair()
    return (
      try Translator(
        from: source, to: target, concepts: ConceptHierarchy(Self.ontology),
        contextDigest: "ontology", thresholds: thresholds),
      profile(of: source, rating: count)
    )
  }

  // MARK: Texts

  /// Texts that a format may trip over.
  package mutating func text() -> String {
    let parts = [
      "a", ":", "\n", "\r\n", "\0", "12:", "0:", "é", "e\u{301}", "👩‍👩‍👧", "𝛼", "\u{1}", "\u{7f}",
      "\"#", "\\", "\t", " ", "\u{feff}", "\u{2028}", "-1", "word",
    ]
    return (0..<int(0...8)).map { _ in pick(parts) }.joined()
  }

  private mutating func maybe<Value>(_ value: Value) -> Value? { chance(0.5) ? value : nil }

  /// A framework in which every field is set at random; it need not make sense.
  package mutating func wildFramework() -> Framework {
    let levels = (0..<int(0...4)).map { _ in
      Scale.Level(
        id: text(), title: text(),
        tenure: chance(0.5) ? .init(from: real(0...4), to: chance(0.5) ? real(0...9) : nil) : nil,
        note: maybe(text()))
    }
    let units = (0..<int(0...3)).map { _ in
      Framework.Unit(
        id: text(), title: text(), code: maybe(text()), group: maybe(text()), note: maybe(text()),
        rated: chance(0.5),
        subcompetencies: (0..<int(0...2)).map { _ in
          .init(id: text(), title: text(), note: maybe(text()))
        },
        statements: (0..<int(0...4)).map { _ in
          Statement(
            id: text(), code: maybe(text()), subcompetency: maybe(text()), level: maybe(text()),
            actor: pick(Role.allCases),
            act: maybe(pick(Act.allCases)), parent: maybe(text()), sameAs: maybe(text()),
            flags: some(Statement.Flag.allCases, 0...3), note: maybe(text()),
            text: text(),
            grades: (0..<int(0...3)).map { _ in
              .init(
                level: text(), status: pick(Statement.Grade.Status.allCases), text: maybe(text()),
                support: some(Statement.Grade.Support.allCases, 0...3))
            })
        })
    }
    return Framework(
      id: text(), title: text(), publisher: text(), version: text(), jurisdiction: text(),
      date: text(), language: maybe(text()), license: maybe(text()),
      wording: maybe(pick(Framework.Wording.allCases)),
      source: .init(title: text(), url: maybe(text()), note: maybe(text())),
      draftedFrom: (0..<int(0...2)).map { _ in .init(framework: text(), note: maybe(text())) },
      scale: Scale(
        id: text(), title: text(), construct: text(), measures: maybe(text()),
        rates: pick(Scale.Subject.allCases),
        basis: pick(Basis.allCases), note: maybe(text()),
        order: maybe(pick(Scale.Order.allCases)), levels: levels),
      groups: (0..<int(0...2)).map { _ in
        .init(id: text(), title: text(), parent: maybe(text()))
      }, units: units)
  }

  private mutating func wildPanel() -> Alignment.Panel {
    .init(
      kind: text(), note: maybe(text()),
      agreement: maybe(.init(value: real(-1...1), low: real(-1...0), high: real(0...1))),
      readerShift: maybe(real(0...9)),
      rounds: (0..<int(0...2)).map { _ in
        .init(
          sheets: (0..<int(0...2)).map { _ in text() },
          placings: (0..<int(0...3)).map {
            .init(reader: "\($0) \(text())", cuts: (0..<int(0...4)).map { _ in real(0...100) })
          })
      })
  }

  /// An alignment in which every field is set at random.
  package mutating func wildAlignment() -> Alignment {
    let scale = Alignment.ScaleAlignment(
      cuts: (0..<int(0...4)).map { _ in
        .init(at: real(-1e9...1e9), spread: real(0...1e-9), reason: maybe(text()))
      },
      levels: (0..<int(0...3)).map { _ in
        .init(
          level: text(),
          facets: (0..<int(0...3)).map { _ in
            .init(
              facet: text(), strength: int(-4...4), evidence: (0..<int(0...2)).map { _ in text() },
              section: maybe(text()), secondary: maybe(text()), reason: maybe(text()))
          })
      },
      locationError: maybe(.init(points: real(0...9), reason: maybe(text()))),
      panel: maybe(wildPanel()),
      fitted: maybe(
        .init(
          people: int(1...99), ratings: int(1...99), other: text(), file: text(), digest: text(),
          author: text(), date: text())))
    return Alignment(
      framework: text(), author: text(), version: text(), date: text(), justification: text(),
      isComplete: chance(0.5),
      unused: (0..<int(0...2)).map { _ in
        .init(
          concepts: (0..<int(0...3)).map { _ in text() }, kind: pick(Absence.allCases),
          reason: text())
      },
      scale: chance(0.7) ? scale : nil,
      links: (0..<int(0...4)).map { _ in
        .init(
          statement: text(),
          links: (0..<int(0...3)).map { _ in
            .init(
              concept: text(), share: real(0...1),
              relation: chance(0.8) ? pick(Relation.allCases) : nil, confidence: real(0...1),
              justification: maybe(text()), author: maybe(text()),
              note: maybe(text()))
          })
      },
      rejected: (0..<int(0...2)).map { _ in
        .init(
          statement: text(),
          rejections: (0..<int(0...2)).map { _ in
            .init(concept: maybe(text()), reason: text(), author: maybe(text()))
          })
      },
      acts: (0..<int(0...2)).map { _ in
        .init(statement: text(), act: pick(Act.allCases), reason: text(), author: maybe(text()))
      })
  }

  /// Direct judgements in which every field is set at random.
  package mutating func wildMatches() -> MatchSet {
    MatchSet(
      from: text(), to: text(), author: text(), version: text(), date: text(),
      justification: text(),
      matches: (0..<int(0...4)).map { _ in
        .init(
          subject: text(), object: maybe(text()),
          relation: chance(0.5) ? pick(Relation.allCases) : nil,
          absence: chance(0.5) ? pick(Absence.allCases) : nil, confidence: real(0...1),
          justification: maybe(text()), author: maybe(text()), note: text(),
          settled: maybe(text()), withdraws: chance(0.2))
      })
  }

  /// An ontology in which every field is set at random.
  package mutating func wildOntology() -> Ontology {
    Ontology(
      id: text(), title: text(), version: text(), date: text(),
      stages: (0..<int(0...3)).map { _ in
        .init(id: text(), label: text(), from: real(0...50), to: real(50...100), scope: text())
      },
      facets: (0..<int(0...3)).map { _ in .init(id: text(), label: text(), scope: text()) },
      domains: (0..<int(0...3)).map { _ in
        .init(
          id: text(), label: text(),
          concepts: (0..<int(0...3)).map { _ in
            .init(
              id: text(), label: text(), altLabels: (0..<int(0...2)).map { _ in text() },
              broader: maybe(.init(concept: text(), reason: text())), scope: text())
          })
      },
      relations: (0..<int(0...3)).map { _ in
        .init(
          from: text(), to: text(), relation: pick(ConceptRelation.Kind.allCases), reason: text())
      })
  }
}

extension Thresholds {
  /// Thresholds that every result reaches which has any coverage at all.
  package static var none: Thresholds {
    var thresholds = Thresholds()
    for (_, path) in Thresholds.names { thresholds[keyPath: path] = 0 }
    (thresholds.silentWeight, thresholds.unspokenFacets, thresholds.unevenSides) = (1, 1, 1)
    thresholds.intervalLevels = 100
    return thresholds
  }
}
