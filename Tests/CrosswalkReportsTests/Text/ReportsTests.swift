import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables
import Foundation
import Testing

/// The forms that programs read have all the keys they promise, absent values as null.
@Suite struct ReportsTests {
  private static let ontology = Ontology(
    id: "o", title: "O", version: "1", date: "d", stages: [],
    facets: [.init(id: "autonomy", label: "A", scope: "s")],
    domains: [
      .init(
        id: "dom", label: "D",
        concepts: [
          .init(id: "c1", label: "C1", scope: "s"), .init(id: "c2", label: "C2", scope: "s"),
        ])
    ])

  private static func framework(_ id: String) -> AlignedFramework {
    AlignedFramework(
      framework: Framework(
        id: id, title: "Title, with \"quotes\" of \(id)", publisher: "p", version: "1",
        jurisdiction: "j", date: "d", source: .init(title: "s"),
        scale: Scale(
          id: "s-\(id)", title: "S", construct: "c", rates: .units, basis: .observed,
          levels: [.init(id: "lo", title: "Lo"), .init(id: "hi", title: "Hi")]),
        units: [
          .init(
            id: "U", title: "=Unit", subcompetencies: [.init(id: "U.s", title: "Sub")],
            statements: [
              Statement(id: "U.1", actor: .worker, text: "One\nline."),
              Statement(
                id: "U.2", level: "hi", actor: .leader, parent: "U.1", sameAs: "U.1",
                flags: [.deficit], text: "Two."),
            ]),
          .init(
            id: "V", title: "Other", statements: [Statement(id: "V.1", actor: .agency, text: "x")]),
        ]),
      alignment: Alignment(
        framework: id, author: "a", version: "1", date: "d",
        scale: .init(
          cuts: [.init(at: 0, spread: 0), .init(at: 50, spread: 5), .init(at: 100, spread: 0)],
          levels: [
            .init(level: "lo", facets: [.init(facet: "autonomy", strength: 1, section: "x")]),
            .init(level: "hi", facets: [.init(facet: "autonomy", strength: 2, section: "x")]),
          ]),
        links: [
          .init(
            statement: "U.1",
            links: [ConceptLink(concept: "c1", share: 0.5, relation: .close, confidence: 0.9)])
        ]))
  }

  private func object(_ value: some Encodable) throws -> [String: Any] {
    let text = try JSONText.pretty(value)
    #expect(text.hasSuffix("}\n"))
    #expect(try JSONText.pretty(value) == text)
    return try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func list(_ value: Any?) throws -> [[String: Any]] {
    try #require(value as? [[String: Any]])
  }

  @Test func `a framework has the keys that programs rely on`() throws {
    let aligned = Self.framework("f")
    let report = try object(FrameworkReport(aligned, units: aligned.framework.units))
    #expect(Set(report.keys) == ["format", "framework", "groups", "scale", "units"])
    #expect(report["format"] as? String == "crosswalk.framework/1")
    let summary = try #require(report["framework"] as? [String: Any])
    #expect(Set(["id", "title", "publisher", "version", "hash"]).isSubset(of: summary.keys))
    #expect(try list((report["scale"] as? [String: Any])?["levels"]).count == 2)
    let units = try list(report["units"])
    for unit in units {
      #expect(
        Set(["id", "title", "group", "rated", "subcompetencies", "statements"])
          .isSubset(of: unit.keys))
      for statement in try list(unit["statements"]) {
        #expect(
          Set(["id", "text", "level", "actor", "parent", "sameAs", "flags", "concepts"])
            .isSubset(of: statement.keys))
      }
    }
    #expect(units[0]["group"] is NSNull)
    let statements = try list(units[0]["statements"])
    #expect(statements[0]["level"] is NSNull && statements[0]["parent"] is NSNull)
    #expect(statements[0]["sameAs"] is NSNull && statements[0]["flags"] as? [String] == [])
    #expect(statements[1]["flags"] as? [String] == ["deficit"])
    #expect(statements[1]["actor"] as? String == "leader")
    let concepts = try list(statements[0]["concepts"])
    #expect(concepts.map { Set($0.keys) } == [["id", "share", "relation", "confidence"]])
  }

  private func translation(_ profile: Profile) throws -> (Translation, Catalog) {
    let catalog = Catalog(
      ontology: Self.ontology, frameworks: [Self.framework("f"), Self.framework("g")])
    return (try catalog.translator(from: "f", to: "g").translate(profile), catalog)
  }

  private static let translationKeys: Set = [
    "format", "from", "to", "hash", "thresholds", "pair", "person", "role", "basis", "results",
    "targetRole",
  ]
  private static let resultKeys: Set = [
    "unit", "title", "status", "reason", "answer", "interval", "distribution", "coverage",
    "coverageSameActor", "coverageAtLevel", "focus", "facets", "cautions", "contributions",
    "rateNext", "strongThrough", "weakThrough",
  ]

  @Test func `a translation has the keys that programs rely on`() throws {
    let (translation, _) = try translation(Profile(levels: ["U": "hi"]))
    let report = try object(translation)
    #expect(Set(report.keys) == Self.translationKeys)
    #expect(report["format"] as? String == "crosswalk.translation/1")
    #expect(Set((report["from"] as? [String: Any] ?? [:]).keys) == ["framework", "version"])
    #expect(Set((report["to"] as? [String: Any] ?? [:]).keys) == ["framework", "version"])
    #expect(report["person"] is NSNull && report["role"] is NSNull)
    #expect(
      Set((report["thresholds"] as? [String: Any] ?? [:]).keys)
        == Set(Thresholds.names.map(\.name)))
    let results = try list(report["results"])
    #expect(results.map { Set($0.keys) } == [Self.resultKeys, Self.resultKeys])
    let answer = results[0]
    #expect(answer["status"] as? String == "indicative" && answer["reason"] is NSNull)
    #expect((answer["interval"] as? [String])?.count == 2)
    #expect(
      try list(answer["distribution"]).map { Set($0.keys) }
        == Array(repeating: ["level", "p"], count: 4))
    #expect(
      try list(answer["distribution"]).map { $0["level"] as? String }
        == ["below", "lo", "hi", "above"])
    #expect(Set((answer["facets"] as? [String: Any] ?? [:]).keys) == ["shared", "silent"])
    #expect(try list(answer["cautions"]).allSatisfy { Set($0.keys) == ["code", "message"] })
    #expect(
      try list(answer["contributions"]).map { Set($0.keys) } == [["unit", "concept", "weight"]])
    let abstained = results[1]
    #expect(abstained["status"] as? String == "abstained")
    #expect(abstained["reason"] as? String == "coverage")
    for key in ["answer", "interval", "distribution"] { #expect(abstained[key] is NSNull) }
    #expect(try list(abstained["contributions"]).isEmpty)
  }

  @Test func `tables have a row for each unit and a field for each column`() throws {
    let profile = Profile(person: "Ana \"A\", B", role: .worker, levels: ["U": "hi"])
    let (translation, catalog) = try translation(profile)
    let target = try catalog.framework("g")
    let table = TranslationTable(to: target.framework)
    var reader = CSVReader(separator: 0x2C)
    var rows: [[String]] = []
    reader.read(table.table([translation]).csv.utf8) { rows.append($0.fields) }
    reader.finish { rows.append($0.fields) }
    #expect(rows.count == 3)
    #expect(Set(rows.map(\.count)).count == 1)
    #expect(rows[1].prefix(5) == ["Ana \"A\", B", "worker", "observed", "U", "'=Unit"])

    var statements = CSVReader(separator: 0x2C)
    rows = []
    statements.read(StatementTable.table(target, units: target.framework.units).csv.utf8) {
      rows.append($0.fields)
    }
    #expect(rows.count == 4 && Set(rows.map(\.count)) == [16])
    #expect(rows[1][11] == "One\nline.")
  }

  @Test func `text says the same in ASCII, and has colour only where it is wanted`() throws {
    let profile = Profile(levels: ["U": "hi"])
    let (translation, catalog) = try translation(profile)
    func text(_ style: TextStyle) throws -> String {
      TranslationText(
        from: try catalog.framework("f").framework, to: try catalog.framework("g").framework,
        ontology: catalog.ontology, style: style, explains: true
      ).text(translation, of: profile).source
    }
    let plain = try text(TextStyle(isUnicode: false, isColoured: false))
    #expect(plain.utf8.allSatisfy { $0 < 0x80 })
    #expect(!plain.contains("\u{1B}"))
    #expect(try text(TextStyle(isUnicode: false, isColoured: true)).contains("\u{1B}["))
    #expect(try text(TextStyle(isUnicode: true, isColoured: false)).contains("█"))
    for word in ["indicative", "Ratings", "No answer for 1 of 2 units", "->", "hash"] {
      #expect(plain.localizedCaseInsensitiveContains(word), "\(word)")
    }
    let shown = FrameworkText(
      Self.framework("f"), style: TextStyle(isUnicode: false, isColoured: false))
    #expect(shown.text(of: Self.framework("f").framework.units[0]).source.contains("One line."))
  }
}
