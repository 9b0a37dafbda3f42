import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Values in which every field is set, and every text and number stands only once, so that it can be
/// found again in what was made of them.
package struct MarkedModel {
  private var count = 0

  package init() {}

  /// Two frameworks, the judgements between them in either direction, an ontology and a catalogue.
  package static func values() -> ModelValues {
    var model = MarkedModel()
    let ontology = model.ontology()
    let frameworks = [model.framework(ontology), model.framework(ontology)]
    let sets = [
      model.matches(frameworks[0].framework, frameworks[1].framework)
    ]
    return ModelValues(
      frameworks, matchSets: sets, ontologies: [ontology],
      catalogues: [model.catalogue(ontology)])
  }

  private mutating func text() -> String {
    count += 1
    return "m\(count)z"
  }

  /// A day, since some formats have room for nothing else.
  private mutating func date() -> String {
    count += 1
    return "\(2000 + count / 28)-06-\(count % 28 + 1 < 10 ? "0" : "")\(count % 28 + 1)"
  }

  /// Not above a thousandth over `from`, and of five places.
  private mutating func number(_ from: Double) -> Double {
    count += 1
    return ((from + Double(count) / 1e5) * 1e5).rounded() / 1e5
  }

  private mutating func statement(
    level: String? = nil, under heading: String? = nil, parent: String? = nil,
    repeating other: Statement? = nil,
    grades: [String] = []
  ) -> Statement {
    Statement(
      id: text(), code: text(), subcompetency: heading, level: level, actor: .supervisor,
      act: .guides, parent: parent, sameAs: other?.id,
      flags: [.suspect], note: text(), text: other?.text ?? text(),
      grades: grades.enumerated().map { index, level in
        .init(
          level: level, status: index == 0 ? .qualifier : .tick, text: index == 0 ? text() : nil,
          support: [.supervised, .influences])
      })
  }

  private mutating func definition() -> Definition {
    Definition(text: text(), locator: text(), note: text())
  }

  private mutating func framework(_ ontology: Ontology) -> AlignedFramework {
    let levels = (0..<2).map { _ in
      Scale.Level(
        id: text(), title: text(), tenure: .init(from: number(1.3), to: number(2.3)),
        definition: definition(), note: text())
    }
    // A heading is known by its title or its id, depending on the format.
    let names = (0..<2).map { _ in text() }
    let groups = [
      Framework.Group(id: names[0], title: names[0]),
      Framework.Group(id: names[1], title: names[1], parent: names[0]),
    ]
    let heading = Framework.Subcompetency(id: text(), title: text(), note: text())
    let first = statement(level: levels[0].id, under: heading.id)
    let units = [
      Framework.Unit(
        id: text(), title: text(), code: text(), group: groups[0].id, definition: definition(),
        note: text(),
        rated: true,
        subcompetencies: [heading],
        statements: [
          first, statement(level: levels[1].id, parent: first.id),
          statement(level: levels[1].id, repeating: first),
        ]),
      Framework.Unit(
        id: text(), title: text(), group: groups[1].id, note: text(), rated: false,
        statements: [statement(grades: levels.map(\.id))]),
    ]
    let framework = Framework(
      id: text(), title: text(), publisher: text(), version: text(), jurisdiction: text(),
      date: date(), language: "en", license: text(), wording: .document,
      source: .init(title: text(), url: text(), note: text()),
      draftedFrom: [.init(framework: text(), note: text())],
      scale: Scale(
        id: text(), title: text(), construct: text(), measures: text(), rates: .person, basis: .own,
        note: text(), order: .guessed, levels: levels), groups: groups, units: units)
    return AlignedFramework(
      framework: framework, alignment: alignment(of: framework, to: ontology))
  }

  private mutating func alignment(of framework: Framework, to ontology: Ontology) -> Alignment {
    let concepts = ontology.concepts.map(\.id)
    let statements = framework.statements.map(\.statement.id)
    return Alignment(
      framework: framework.id, author: text(), version: text(), date: date(),
      justification: text(), isComplete: true,
      unused: [.init(concepts: [concepts[2]], kind: .scope, reason: text())],
      scale: .init(
        cuts: (0..<3).map {
          .init(at: number(10 * Double($0) + 5), spread: number(0.1), reason: text())
        },
        levels: framework.scale.levels.map { level in
          .init(
            level: level.id,
            facets: [
              .init(
                facet: ontology.facets[0].id, strength: 3, evidence: [statements[0]],
                section: text(), secondary: text(), reason: text())
            ])
        },
        locationError: .init(points: number(6.1), reason: text()),
        panel: .init(
          kind: text(), note: text(),
          agreement: .init(value: number(0.7), low: number(0.72), high: number(0.74)),
          readerShift: number(7.1),
          rounds: [
            .init(
              sheets: [text()],
              placings: [.init(reader: text(), cuts: (0..<3).map { number(30 * Double($0) + 6) })])
          ]),
        fitted: .init(
          people: 123_457, ratings: 234_571, other: text(), file: text(), digest: text(),
          author: text(), date: date())),
      links: statements.enumerated().map { index, statement in
        .init(
          statement: statement,
          links: [
            .init(
              concept: concepts[0], share: number(0.2), relation: .narrower,
              confidence: number(0.6), justification: index == 0 ? nil : text(),
              author: index == 0 ? nil : text(), note: text())
          ])
      },
      rejected: [
        .init(
          statement: statements[0],
          rejections: [
            .init(concept: concepts[1], reason: text(), author: text()), .init(reason: text()),
          ])
      ],
      // It agrees with the framework, so that both kinds of act are there.
      acts: framework.statements.compactMap { _, statement in
        statement.act.map {
          .init(statement: statement.id, act: $0, reason: text(), author: text())
        }
      })
  }

  private mutating func ontology() -> Ontology {
    // Where people read, a concept is known by its label.
    let names = (0..<3).map { _ in text() }
    return Ontology(
      id: text(), title: text(), version: text(), date: date(),
      stages: [
        .init(id: text(), label: text(), from: number(3.1), to: number(4.1), scope: text())
      ],
      facets: [.init(id: text(), label: text(), scope: text())],
      domains: [
        .init(
          id: text(), label: text(),
          concepts: names.map { name in
            .init(
              id: name, label: name, altLabels: [text()],
              broader: name == names[2] ? .init(concept: names[0], reason: text()) : nil,
              scope: text())
          })
      ],
      relations: [
        .init(from: names[0], to: names[1], relation: .counterpart, reason: text()),
        .init(from: names[1], to: names[2], relation: .related, reason: text()),
      ])
  }

  /// Judgements that speak of every statement of both sides.
  private mutating func matches(_ first: Framework, _ second: Framework) -> MatchSet {
    var matches = zip(first.statements, second.statements).enumerated().map { index, pair in
      MatchSet.Match(
        subject: pair.0.statement.id, object: pair.1.statement.id,
        relation: index == 0 ? .counterpart : .narrower, confidence: number(0.4),
        justification: index == 0 ? nil : text(), author: index == 0 ? nil : text(), note: text(),
        settled: index == 0 ? nil : text())
    }
    matches.append(
      .init(
        subject: first.statements[1].statement.id, absence: .scope, confidence: number(0.4),
        note: text()))
    // It lies over nothing, so that it takes nothing back, and says nothing that others do not.
    matches.append(
      .init(
        subject: first.statements[0].statement.id, confidence: matches[0].confidence,
        note: matches[0].note, withdraws: true))
    return MatchSet(
      from: first.id, to: second.id, author: text(), version: text(), date: date(),
      justification: text(), matches: matches)
  }

  private mutating func catalogue(_ ontology: Ontology) -> ActivityCatalogue {
    let first = Activity(
      id: text(), title: text(), mode: .selfStudy, hours: number(8.1), effects: [])
    return ActivityCatalogue(
      id: text(), title: text(), version: text(), date: date(), note: text(), currency: text(),
      activities: [
        first,
        Activity(
          id: text(), title: text(), mode: .onTheJob, hours: number(9.1), months: 234_573,
          size: .init(from: 234_577, to: 234_581), cost: number(11.1), requires: [first.id],
          instead: text(), roles: [.worker, .allStaff], evidence: text(), provider: text(),
          jurisdiction: text(), source: text(),
          effects: [
            .init(
              concept: ontology.concepts[0].id, from: ontology.stages[0].id,
              to: ontology.stages[0].id, closes: number(0.3), reason: text())
          ]),
      ])
  }

  // MARK: Finding again

  private static func isMark(_ value: String) -> Bool {
    value.first == "m" && value.last == "z" || value.count >= 6 && value.first!.isNumber
  }

  /// Where a declaration of what is kept and an output contradict each other: what is declared and
  /// is not there, and what is there and is not declared.
  package static func faults(
    of output: String, from values: ModelValues, keeping kept: KeptFields
  ) -> [String] {
    var fields: [String: Set<ModelField>] = [:]
    for field in ModelField.allCases {
      for value in field.values(in: values) where isMark(value) {
        fields[value, default: []].insert(field)
      }
    }
    return fields.sorted { $0.key < $1.key }.compactMap { value, fields in
      // What names something else, such as the level of a statement, may be there as that.
      let isDeclared = !fields.isDisjoint(with: kept.all)
      if isDeclared == output.contains(value) { return nil }
      let names = fields.map(\.rawValue).sorted().joined(separator: ", ")
      return "\(names) is \(isDeclared ? "declared" : "not declared") (\(value))"
    }
  }
}
