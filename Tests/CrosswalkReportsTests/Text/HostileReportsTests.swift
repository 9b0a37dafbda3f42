import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables
import CrosswalkTestSupport
import Testing

/// Frameworks whose every text tries to be more than text go through every report.
@Suite struct HostileReportsTests {
  private static let style = TextStyle(isUnicode: false, isColoured: false)

  private struct Case {
    var hostile: HostileText
    let catalog: Catalog
    var frameworks: [AlignedFramework] = []

    init(seed: Int) throws {
      var hostile = HostileText(seed: seed)
      let concepts = (0..<3).map { index in
        Ontology.Concept(
          id: "c\(index)\(hostile.text())", label: hostile.text(), altLabels: [hostile.text()],
          scope: hostile.text())
      }
      let ontology = Ontology(
        id: hostile.text(), title: hostile.text(), version: hostile.text(), date: hostile.text(),
        stages: [
          .init(id: "s", label: hostile.text(), from: 0, to: 100, scope: hostile.text())
        ],
        facets: [.init(id: "autonomy", label: hostile.text(), scope: hostile.text())],
        domains: [.init(id: hostile.text(), label: hostile.text(), concepts: concepts)])
      for name in ["one", "two"] {
        frameworks.append(Self.framework(name, concepts.map(\.id), &hostile))
      }
      catalog = Catalog(ontology: ontology, frameworks: frameworks).adding(matches: [
        MatchSet(
          from: frameworks[0].framework.id, to: frameworks[1].framework.id, author: hostile.text(),
          version: "1", date: "d",
          matches: [
            .init(
              subject: frameworks[0].framework.units[0].statements[0].id,
              object: frameworks[1].framework.units[0].statements[0].id, relation: .broader,
              confidence: 0.5, note: hostile.text())
          ])
      ])
      self.hostile = hostile
    }

    static func framework(
      _ name: String, _ concepts: [String], _ hostile: inout HostileText
    ) -> AlignedFramework {
      let levels = (0..<2).map { index in
        Scale.Level(
          id: "l\(index)\(hostile.text())", title: hostile.text(),
          tenure: .init(from: Double(index), to: index == 0 ? 1 : nil), note: hostile.text())
      }
      let units = (0..<2).map { unit in
        Framework.Unit(
          id: "u\(unit)\(hostile.text())", title: hostile.text(), group: hostile.text(),
          note: hostile.text(),
          subcompetencies: [.init(id: hostile.text(), title: hostile.text())],
          statements: (0..<2).map { index in
            Statement(
              id: "\(unit).\(index)\(hostile.text())", level: index == 0 ? nil : levels[1].id,
              actor: .worker, note: hostile.text(), text: hostile.text())
          })
      }
      let framework = Framework(
        id: name + hostile.text(), title: hostile.text(), publisher: hostile.text(),
        version: hostile.text(), jurisdiction: hostile.text(), date: hostile.text(),
        source: .init(title: hostile.text(), note: hostile.text()),
        draftedFrom: [.init(framework: hostile.text(), note: hostile.text())],
        scale: Scale(
          id: hostile.text(), title: hostile.text(), construct: hostile.text(), rates: .units,
          basis: .observed, note: hostile.text(), levels: levels),
        groups: [], units: units)
      return AlignedFramework(
        framework: framework,
        alignment: Alignment(
          framework: framework.id, author: hostile.text(), version: hostile.text(),
          date: hostile.text(),
          unused: [.init(concepts: [concepts[2]], kind: .absent, reason: hostile.text())],
          scale: .init(
            cuts: [0, 50, 100].map { .init(at: $0, spread: 0) },
            levels: levels.map {
              .init(level: $0.id, facets: [.init(facet: "autonomy", strength: 1)])
            }),
          links: framework.statements.enumerated().map { index, entry in
            .init(
              statement: entry.statement.id,
              links: [
                ConceptLink(
                  concept: concepts[index % 2], share: 0.5, relation: .close, confidence: 0.9,
                  note: hostile.text())
              ])
          }))
    }

    var texts: [(String, PlainText)] {
      get throws {
        let style = HostileReportsTests.style
        let (one, two) = (frameworks[0], frameworks[1])
        let ids = (one.framework.id, two.framework.id)
        let shown = FrameworkText(one, style: style)
        let profile = Profile(
          person: one.framework.title, role: .worker,
          levels: [one.framework.units[0].id: one.framework.scale.levels[0].id])
        let statement = one.framework.units[0].statements[0]
        let matcher = try catalog.matcher(from: ids.0, to: ids.1)
        let suggester = try catalog.conceptSuggester(for: ids.0)
        let suggestions = SuggestionText(suggester.basis, style: style)
        let expectation = try Expectation(of: one.framework, tenure: 3)
        var edited = one.framework
        edited.units[0].title = two.framework.title
        let changed = AlignedFramework(framework: edited, alignment: one.alignment)
        return [
          ("overview", shown.overview()), ("unit", shown.text(of: one.framework.units[0])),
          (
            "list",
            FrameworkList(style: style).text([FrameworkSummary(one)], catalog: catalog)
          ),
          ("ontology", OntologyText(catalog.ontology, style: style).overview()),
          (
            "concept",
            ConceptReport(
              catalog.ontology.concepts[0], of: catalog.ontology, in: frameworks
            )
            .text(catalog.ontology, style: style)
          ),
          (
            "statistics",
            StatisticsText(style: style).text([
              FrameworkStatistics(one, ontology: catalog.ontology)
            ])
          ),
          (
            "comparison",
            ComparisonText(
              try catalog.compare(ids.0, ids.1), from: one.framework, to: two.framework
            ).text(style: style)
          ),
          ("matrix", MatrixText.text(try catalog.compareAll(), style: style)),
          (
            "match",
            MatchText(style: style).text(try #require(matcher.matches(of: statement.id)))
          ),
          (
            "translation",
            TranslationText(
              from: one.framework, to: two.framework, ontology: catalog.ontology, style: style,
              explains: true
            ).text(
              try catalog.translator(from: ids.0, to: ids.1).translate(profile), of: profile)
          ),
          (
            "expectation",
            ExpectationReport(expectation, of: one.framework, tenure: 3, translation: nil)
              .text(style: style)
          ),
          (
            "suggestions",
            suggestions.heading
              + suggester.suggestions(limit: 2, explains: true).map(suggestions.text).joined()
          ),
          (
            "revision",
            RevisionText(style: style).text(try catalog.revision(from: one, to: changed))
          ),
          (
            "agreement",
            AgreementText(style: style).text(
              ReadingAgreement(
                ["\(statement.id)": [ids.0], "x": [ids.1]], ["\(statement.id)": [ids.1]],
                samples: 10))
          ),
        ]
      }
    }
  }

  @Test(arguments: 0..<12) func `no report lets a text out of its line`(seed: Int) throws {
    for (name, text) in try Case(seed: seed).texts {
      #expect(!text.isEmpty)
      for scalar in text.source.unicodeScalars where scalar != "\n" {
        let properties = scalar.properties
        #expect(
          properties.generalCategory != .control && !properties.isBidiControl
            && scalar != "\u{2028}" && scalar != "\u{2029}",
          "\(name): \(scalar.escaped(asASCII: true))")
      }
    }
  }

  @Test(arguments: 0..<12) func `no text is markup in Markdown or a page`(seed: Int) throws {
    let hostile = try Case(seed: seed)
    let (one, two) = (hostile.frameworks[0], hostile.frameworks[1])
    let comparison = try hostile.catalog.compare(one.framework.id, two.framework.id)
    let markdown = ComparisonText(comparison, from: one.framework, to: two.framework).markdown
    for line in markdown.split(separator: "\n") {
      #expect(["# ", "## ", "- ", "| "].contains { line.hasPrefix($0) }, "\(line)")
      #expect(!line.contains("<script>"))
    }
    let page = ComparisonHTML(
      comparison, from: one.framework, to: two.framework, ontology: hostile.catalog.ontology
    ).text
    #expect(!page.contains("<script>") && !page.contains("<b>") && !page.contains("onclick=\""))
    #expect(!page.unicodeScalars.contains { $0.properties.isBidiControl })
  }
}
