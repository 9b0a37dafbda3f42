import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkExchange

/// Packages as other programs make them, a test a kind.
@Suite struct CASEKindsTests {
  private func remarks(_ imported: ImportedFramework) -> String {
    imported.report.notes.map(\.description).joined(separator: "\n")
  }

  private func read(_ value: JSONValue, levels: [String] = []) throws -> ImportedFramework {
    try CASEImport.read(
      Array(JSONText.compact(value).utf8), id: "county", title: "County", levels: levels)
  }

  @Test func `what stands where a text should is told by its place`() throws {
    let imported = try CASEImport.read(
      Array(
        """
        {"CFDocument": {"identifier": "d", "title": {"en": "Anchors", "es": "Anclas"}},
         "CFItems": [
          {"identifier": "a", "fullStatement": {"en": "Names dangers."}, "humanCodingScheme": "S.1"},
          {"identifier": "b", "fullStatement": "Writes plans.", "notes": ["one", "two"]}],
         "CFAssociations": []}
        """.utf8), id: "county", title: "County", levels: ["Met"])
    #expect(
      imported.report.notes.filter(\.isProblem).map(\.description) == [
        "CFDocument.title: is an object and no text; it is left out",
        "CFItems[0].fullStatement: is an object and no text; it is left out",
        "CFItems[1].notes: is a list and no text; it is left out",
      ])
    #expect(imported.framework.title == "County")
    #expect(imported.framework.units.map(\.title) == ["County"])
  }

  @Test func `two criteria of one item are two headings with their names`() throws {
    var sample = CASESample(tree: [("Engagement", "doc")], codes: ["Engagement": "ENG"])
    sample.rubrics = [
      [
        .init(
          item: "Engagement",
          levels: [("Low", "Greets politely.", 1, nil), ("High", "Builds trust.", 2, nil)],
          category: "Rapport")
      ],
      [
        .init(
          item: "Engagement",
          levels: [
            ("Low", "Asks an interpreter.", 1, nil), ("High", "Plans for culture.", 2, nil),
          ],
          category: "Culture")
      ],
    ]
    let unit = try #require(try sample.imported().framework.units.first)
    #expect(unit.subcompetencies.map(\.title) == ["Rapport", "Culture"])
    #expect(unit.subcompetencies.allSatisfy { $0.note == "Rubric: Rubric" || $0.note == nil })
    #expect(
      unit.statements.map(\.subcompetency)
        == unit.subcompetencies.flatMap { [$0.id, $0.id] })
    // A criterion that is named like what it is about is no heading.
    sample.rubrics[0][0].category = "ENGAGEMENT"
    #expect(try sample.imported().framework.units[0].subcompetencies.map(\.title) == ["Culture"])
  }

  @Test func `a named group of associations does not beat the main tree`() throws {
    var sample = CASESample(tree: [
      ("Safety", "doc"), ("Names dangers.", "Safety"), ("Court", "doc"), ("Attends.", "Court"),
      ("Theme", "doc"),
    ])
    let plain = try sample.imported(levels: ["Met"]).framework
    func grouped(_ origin: String, _ target: String) -> JSONValue {
      guard case .object(var value) = CASESample.association("isChildOf", origin, target) else {
        return .null
      }
      value["CFAssociationGroupingURI"] = CASESample.link("By theme")
      return .object(value)
    }
    guard case .object(var package) = sample.package,
      let list = package["CFAssociations"]?.list
    else { return }
    package["CFAssociations"] = .list(
      [grouped("Names dangers.", "Theme"), grouped("Attends.", "Theme")] + list)
    let imported = try read(.object(package), levels: ["Met"])
    #expect(imported.framework == plain)
    #expect(
      remarks(imported).contains(
        "the group of associations 'By theme' (2) orders items once more beside the main tree"))
    // Without a main tree the groups are the tree.
    package["CFAssociations"] = .list([
      grouped("Names dangers.", "Theme"), grouped("Attends.", "Theme"),
    ])
    let alone = try read(.object(package), levels: ["Met"]).framework
    #expect(alone.units.contains { $0.title == "Theme" && $0.statements.count == 2 })
    sample.tree = []
  }

  @Test(arguments: ["Is Child Of", "ischildof", "is_child_of", "IsChildOf"])
  func `other spellings of isChildOf are read and told`(_ spelling: String) throws {
    let sample = CASESample(tree: [
      ("Safety", "doc"), ("Names dangers.", "Safety"), ("Court", "doc"), ("Attends.", "Court"),
    ])
    let text = String(decoding: sample.bytes, as: UTF8.self).replacing("isChildOf", with: spelling)
    let imported = try CASEImport.read(
      Array(text.utf8), id: "county", title: "County", levels: ["Met"])
    #expect(imported.framework.units.map(\.title) == ["Safety", "Court"])
    #expect(remarks(imported).contains("'\(spelling)' is read as 'isChildOf' (4)"))
  }

  @Test func `a wrapped package is read, and a list of several refused by their titles`() throws {
    let sample = CASESample.county
    let plain = try sample.imported().framework
    for wrapped: JSONValue in [
      .list([sample.package]), .object(["CFPackage": sample.package]),
      .list([.object(["CFPackage": sample.package])]), .object(["data": sample.package]),
    ] {
      #expect(try read(wrapped).framework == plain)
    }
    #expect {
      try read(.list([sample.package, sample.package]))
    } throws: {
      "\($0)".contains("this is a list of 2 packages ('Anchors', 'Anchors')")
    }
  }

  @Test func `language, licence and address of others are kept, and a dash at the start is text`()
    throws
  {
    var sample = CASESample(tree: [("Reports", "doc"), ("First", "Reports")])
    sample.texts["First"] = "- Insufficient, or copied from others"
    guard case .object(var package) = sample.package,
      case .object(var document)? = package["CFDocument"]
    else { return }
    document["language"] = .text("es")
    document["officialSourceURL"] = .text("https://county.example.org/anchors")
    document["licenseURI"] = CASESample.link("licence")
    package["CFDocument"] = .object(document)
    let framework = try read(.object(package), levels: ["Met"]).framework
    #expect(framework.language == "es" && framework.wording == .document)
    #expect(framework.source.url == "https://county.example.org/anchors")
    #expect(framework.license == CASESample.address("licence"))
    #expect(
      framework.statements.map(\.statement.text) == ["- Insufficient, or copied from others"])
    let aligned = AlignedFramework(
      framework: framework,
      alignment: Alignment(
        framework: framework.id, author: "A", version: "1", date: "2026", links: []))
    let text = try CASEExport(aligned, ontology: ExchangeData.catalog.ontology).text
    let back = try CASEImport.read(Array(text.utf8), id: framework.id, title: "")
    #expect(back.framework == framework)
    #expect(!text.contains("\"en\"") && !text.contains("creativecommons"))
  }

  static let schema = Oracle.referenceFolder?.appending(
    path: "fixtures/case-v1p1-cfpackage.schema.json")

  @Test(
    .enabled(
      if: schema.map { FileManager.default.fileExists(atPath: $0.path) } ?? false
        && ExchangeData.hasJSONSchema, "there is no official schema, or no jsonschema"))
  func `exports keep to the official schema`() throws {
    let script = """
      import json, jsonschema, sys
      schema, *texts = json.load(sys.stdin)
      check = jsonschema.Draft201909Validator(json.loads(schema))
      faults = [f"{list(e.absolute_path)}: {e.message[:200]}"
                for t in texts for e in check.iter_errors(json.loads(t))]
      json.dump(faults[:20], sys.stdout)
      """
    let schema = try String(contentsOf: try #require(Self.schema), encoding: .utf8)
    let values = MarkedModel.values()
    let texts =
      try ExchangeData.ids.map {
        try CASEExport(
          try ExchangeData.catalog.framework($0), ontology: ExchangeData.catalog.ontology
        ).text
      } + [CASEExport(values.frameworks[0], ontology: values.ontologies[0]).text]
    #expect(try Oracle.ask(script, [schema] + texts, [String].self) == [])
  }
}
