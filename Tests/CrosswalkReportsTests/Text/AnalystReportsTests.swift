import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel
@testable import CrosswalkReports
@testable import CrosswalkTables

/// The reports on comparisons, counterparts, expectations, figures and agreement.
@Suite struct AnalystReportsTests {
  private static let plain = TextStyle(isUnicode: false, isColoured: false)
  private static let escape = "\u{1B}"

  private static let ontology = Ontology(
    id: "o", title: "O", version: "1", date: "d", stages: [], facets: [],
    domains: [
      .init(
        id: "dom", label: "D",
        concepts: ["c1", "c2", "c3"].map { .init(id: $0, label: "Label \($0)", scope: "s") })
    ])

  /// A framework with a level *Good*, whose titles could trip a format or drive a terminal.
  private static func framework(
    _ id: String, cut: Double, concepts: [String: String], facet: String = "autonomy"
  ) -> AlignedFramework {
    AlignedFramework(
      framework: Framework(
        id: id, title: "Title | of \(id) \(escape)[31m", publisher: "p", version: "1",
        jurisdiction: "j", date: "d", source: .init(title: "s"),
        scale: Scale(
          id: "s-\(id)", title: "S", construct: "what is seen", rates: .units, basis: .observed,
          levels: [
            .init(id: "new", title: "New", tenure: .init(from: 0, to: 2)),
            .init(id: "good", title: "Good", tenure: .init(from: 2)),
            .init(id: "best", title: "Best"),
          ]),
        units: [
          .init(
            id: "U", title: "=Unit\nof work",
            subcompetencies: [.init(id: "U.s", title: "Sub")],
            statements: [
              Statement(
                id: "U.1", actor: .worker, flags: [.deficit], text: "Says \"one\", \(escape)]0;x."),
              Statement(id: "U.2", level: "good", actor: .leader, text: "Two."),
            ])
        ]),
      alignment: Alignment(
        framework: id, author: "a", version: "1", date: "d",
        unused: [.init(concepts: ["c3"], kind: .scope, reason: "It is about other things.")],
        scale: .init(
          cuts: [0, cut, 80, 100].map { .init(at: $0, spread: 0) },
          levels: [
            .init(level: "new", facets: [.init(facet: facet, strength: 1, section: "x")])
          ]),
        links: concepts.sorted { $0.key < $1.key }.map {
          .init(
            statement: $0.key,
            links: [ConceptLink(concept: $0.value, share: 0.5, relation: .close, confidence: 0.9)])
        }))
  }

  private static let one = framework("one", cut: 20, concepts: ["U.1": "c1", "U.2": "c2"])
  private static let two = framework("two", cut: 60, concepts: ["U.1": "c1"])
  private static let apart = framework(
    "apart", cut: 60, concepts: ["U.1": "c3"], facet: "influence")

  private static let catalog = Catalog(ontology: ontology, frameworks: [one, two, apart]).adding(
    matches: [
      MatchSet(
        from: "one", to: "two", author: "a", version: "1", date: "d",
        matches: [
          .init(
            subject: "U.1", object: "U.1", relation: .exact, confidence: 0.9, note: "the, same"),
          .init(subject: "U.2", absence: .scope, confidence: 0.9, note: "never"),
        ])
    ])

  private func report(_ first: String, _ second: String) throws -> ComparisonText {
    ComparisonText(
      try Self.catalog.compare(first, second), from: try Self.catalog.framework(first).framework,
      to: try Self.catalog.framework(second).framework)
  }

  private func rows(_ table: String) -> [[String]] {
    var reader = CSVReader(separator: 0x2C)
    var rows: [[String]] = []
    reader.read(Array(table.utf8)) { rows.append($0.fields) }
    reader.finish { rows.append($0.fields) }
    return rows
  }

  // MARK: Comparisons

  @Test func `the text of a comparison says all of it, plainly`() throws {
    let text = try report("one", "two").text(style: Self.plain).source
    #expect(text.utf8.allSatisfy { $0 < 0x80 && ($0 >= 0x20 || $0 == 0x0A) })
    for words in [
      "\nCoverage\n", "two covers of one: topic", "by unit, topic and behavior: U",
      "topic by actor: ", "\nLevels\n",
      "By judgement (moderation), not equating", "one -> two", "False friend: 'Good' of one",
      "\nOverlap of units, in per cent\n", "\nOnly in one\n", "\nDirect judgements\n",
      "1 pairs judged; 1 say other", "U.1 -> U.1", "exact", "related",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(!text.contains("Only in two") && !text.contains("\n\n\n"))
    let coloured = try report("one", "two").text(
      style: TextStyle(isUnicode: true, isColoured: true)
    ).source
    #expect(coloured.contains("\(Self.escape)[1m") && coloured.contains("one → two"))
    #expect(!coloured.contains("\(Self.escape)[31m"))
  }

  @Test func `a refusal of levels is said, with the rest`() throws {
    let text = try report("one", "apart").text(style: Self.plain).source
    #expect(text.contains("Levels are not translated: the two scales measure nothing in common."))
    #expect(text.contains("False friend: both have 'Good', and neither says the other's."))
    #expect(!text.contains("80 % interval"))
    #expect(text.contains("Label c3 (1 statement): outside the scope of one. It is about other"))
    #expect(
      text.contains("Label c1 (1 statement): not judged yet")
        || text.contains("Label c1 (1 statement): absent from apart (no reason given)"))
  }

  @Test func `Markdown escapes what it would read as markup`() throws {
    let text = try report("one", "two").markdown
    #expect(text.hasPrefix("# Title \\| of one \\[31m and Title \\| of two"))
    #expect(!text.contains(Self.escape))
    for heading in ["Coverage", "Levels", "Only in one"] {
      #expect(text.contains("\n## \(heading)\n\n"))
    }
    #expect(
      text.contains("| one → two | likeliest middle | 80 % interval |\n| --- | --- | --- |\n"))
  }

  @Test func `the table of a comparison holds the same numbers`() throws {
    let comparison = try Self.catalog.compare("one", "two")
    let rows = rows(ComparisonTable.table(comparison).csv)
    #expect(Set(rows.map(\.count)) == [6])
    func values(_ measure: String) -> [String] { rows.filter { $0[0] == measure }.map { $0[5] } }
    #expect(values("overlap") == [comparison.overlap.values[0][0].description])
    #expect(
      values("topicCoverage")
        == comparison.coverage.flatMap { coverage in
          [coverage.topic!.description] + coverage.units.map(\.topic!.description)
        })
    #expect(
      values("topicCoverageSameActor") == comparison.coverage.map(\.topicSameActor!.description))
    #expect(values("level").count == 2 * 3 * 5)
    #expect(
      values("level").compactMap(Double.init)
        == comparison.ladders.flatMap(\.rungs).flatMap { $0.distribution.map(\.p) })
    #expect(values("only") == ["1"] && values("judgement") == ["exact against related"])
    #expect(values("falseFriend").count == comparison.falseFriends.count)
    let apart = self.rows(ComparisonTable.table(try Self.catalog.compare("one", "apart")).csv)
    #expect(apart.filter { $0[0] == "falseFriend" }.allSatisfy { $0[5].isEmpty })
    #expect(!apart.contains { $0[0] == "level" })
  }

  @Test func `a long list of disagreements is cut, and says so`() throws {
    var comparison = try Self.catalog.compare("one", "two")
    comparison.disagreements = Array(repeating: comparison.disagreements[0], count: 13)
    let text = ComparisonText(comparison, from: Self.one.framework, to: Self.two.framework)
      .text(style: Self.plain).source
    #expect(text.contains("3 more are in the JSON form"))
    #expect(text.components(separatedBy: "U.1 -> U.1").count == 11)
  }

  @Test func `a report on ten thousand units takes no longer than it must`() throws {
    let known = try Self.catalog.compare("one", "two")
    let growth = Growth.eightfold(to: 10_000) { count in
      var comparison = known
      comparison.overlap.rows = Array(repeating: comparison.overlap.rows[0], count: count)
      comparison.overlap.values = Array(repeating: comparison.overlap.values[0], count: count)
      comparison.onlyInFrom = Array(repeating: comparison.onlyInFrom[0], count: count / 10)
      let report = ComparisonText(comparison, from: Self.one.framework, to: Self.two.framework)
      #expect(!report.text(style: Self.plain).source.isEmpty)
    }
    #expect(Growth.linear.contains(growth))
  }

  @Test func `the matrix in its three forms`() throws {
    let matrix = try Self.catalog.compareAll()
    let text = MatrixText.text(matrix, style: Self.plain).source
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.contains("apart and one: levels are not translated (no facet in common); 3 false"))
    #expect(text.contains("one and two: facets in common: autonomy; "))
    #expect(text.contains("1 judged pair"))
    let rows = rows(MatrixText.table(matrix).csv)
    #expect(rows.count == 7 && Set(rows.map(\.count)) == [8])
    for row in rows.dropFirst() {
      let cell = matrix.cells.flatMap { $0.compactMap { $0 } }
        .first { $0.of == row[0] && $0.by == row[1] }
      #expect(row[2] == cell?.topic?.description && row[7] == "false")
    }
    let markdown = MatrixText.markdown(matrix)
    #expect(
      markdown.contains("|  | apart | one | two |\n| --- | ---: | ---: | ---: |\n| apart | - |"))
  }

  @Test func `ids of a matrix are escaped in Markdown`() throws {
    let odd = Self.framework("a|b_c", cut: 20, concepts: [:])
    let matrix = try Catalog(ontology: Self.ontology, frameworks: [odd, Self.two]).compareAll()
    let markdown = MatrixText.markdown(matrix)
    #expect(markdown.contains("|  | a\\|b\\_c | two |"))
    #expect(markdown.contains("| a\\|b\\_c | - |"))
  }

  // MARK: Counterparts

  @Test func `counterparts as text and as a table`() throws {
    let matcher = try Self.catalog.matcher(from: "one", to: "two")
    let found = try #require(matcher.matches(of: "U.1"))
    let text = MatchText(style: Self.plain).text(found).source
    #expect(text.hasPrefix("one:U.1  worker\n    Says \"one\", ]0;x.\n"))
    for words in [
      "two:U.1  Says",
      "exact, judged; worker; worded as a shortcoming; shares 50 %; confidence 0.90", "through c1",
      "note: the, same",
    ] { #expect(text.contains(words), "\(words)") }
    let rows = rows(MatchText.table([found]).csv)
    #expect(rows.count > 1 && Set(rows.map(\.count)) == [21])
    let row = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
    for (heading, cell) in [
      ("subject", "one:U.1"), ("object", "two:U.1"), ("relation", "exact"), ("share", "0.5"),
      ("confidence", "0.9"), ("curated", "true"), ("actor", "worker"), ("level", ""),
      ("path", "c1"), ("note", "the, same"), ("settled", ""),
    ] { #expect(row[heading] == cell, "\(heading)") }
  }

  @Test func `none is said with its kind and reason`() throws {
    let matcher = try Self.catalog.matcher(from: "one", to: "two")
    let none = try #require(matcher.matches(of: "U.2"))
    let text = MatchText(style: Self.plain).text(none).source
    #expect(text.contains("one:U.2  leader, level good\n"))
    #expect(
      text.contains(
        "'two' has no counterpart: it is outside the document's scope (never)"))
    #expect(rows(MatchText.table([none]).csv)[1][14] == "scope")
    let absent = try #require(
      try Self.catalog.matcher(from: "two", to: "one").matches(of: "U.2"))
    #expect(
      MatchText(style: Self.plain).text(absent).source.contains("Not judged yet: nobody"))
    let json = try JSONText.pretty(none)
    #expect(json.contains("\"none\" : \"scope\"") && json.contains("\"matches\" : ["))
    #expect(json.contains("\"standing\" : \"scope\""))
  }

  // MARK: Expectations

  @Test(arguments: [(1.0, "1"), (1.5, "1.5"), (0.0, "0"), (-0.0, "0")])
  func `what is expected is called so in every form`(tenure: Double, years: String) throws {
    let expectation = try Expectation(of: Self.one.framework, tenure: tenure)
    let report = ExpectationReport(
      expectation, of: Self.one.framework, tenure: tenure, translation: nil)
    let text = report.text(style: Self.plain).source
    #expect(text.hasPrefix("Expected (not observed) after \(years) years: New\n1 statements in 1"))
    #expect(text.contains("Best stands apart: no time of service leads to it\n"))
    #expect(!text.contains(Self.escape))
    let rows = rows(report.table.csv)
    #expect(rows.count == 2 && rows[1].prefix(1) == ["one"] && rows[1][2] == "expected")
    let json = try JSONText.pretty(report)
    #expect(json.contains("\"basis\" : \"expected\""))
    #expect(json.contains("\"format\" : \"crosswalk.expectation/1\""))
  }

  // MARK: Figures and agreement

  @Test func `figures say what is open`() throws {
    let figures = [Self.one, Self.two].map {
      FrameworkStatistics($0, ontology: Self.ontology)
    }
    let text = StatisticsText(style: Self.plain).text(figures).source
    #expect(text.hasPrefix("one\n  items "))
    for words in [
      "1 units (1 rated), 1 subcompetencies, 2 statements", "2 of 2 statements",
      "50 % linked (50 % carries ratings), 50 % outside the ontology", "0.90 on average",
      "1 deficit", "out of scope c3", "not judged   c2", "1 of 2 statements; 1 not decided: ",
      "0 exact, 2 close",
    ] { #expect(text.contains(words), "\(words)\n\(text)") }
    #expect(!text.contains("grade cells"))
    let rows = rows(StatisticsText.table(figures).csv)
    #expect(rows.count == 3 && Set(rows.map(\.count)) == [26])
    #expect(rows[2].suffix(6) == ["c2 c3", "deficit=1", "0", "0", "0", "0"])
  }

  @Test func `agreement in words`() {
    let text = AgreementText(style: Self.plain).text(
      ReadingAgreement(
        ["f:1": ["a"], "f:2": ["b", "\(Self.escape)[2J"], "f:3": ["c"]],
        ["f:1": ["a"], "f:2": ["c"]], samples: 50)
    ).source
    #expect(text.hasPrefix("2 statements read by both; 1 have the same main concept\n"))
    #expect(
      text.contains("\n  f:2  b, [2J | c\n") && text.contains("Read by one of them only: f:3"))
    #expect(!text.contains(Self.escape))
    let nothing = AgreementText(style: Self.plain).text(ReadingAgreement([:], [:])).source
    #expect(nothing.components(separatedBy: "nothing can be told").count == 3)
  }

  @Test func `decimals are rounded, and nothing is less than nothing`() {
    for (number, text) in [
      (0.125, "0.13"), (-0.004, "0.00"), (-0.5, "-0.50"), (1, "1.00"), (0.999, "1.00"),
      (-1.25, "-1.25"), (0.005, "0.01"),
    ] { #expect(decimals(number) == text) }
  }
}
