import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkExchange
@testable import CrosswalkModel

@Suite struct CASEImportTests {
  private func statements(_ framework: Framework) -> [[String]] {
    framework.statements.map {
      [$0.unit.title, $0.statement.id, $0.statement.level ?? "", $0.statement.text]
    }
  }

  private func problems(_ imported: ImportedFramework) -> [String] {
    imported.report.notes.filter(\.isProblem).map(\.description)
  }

  private func remarks(_ imported: ImportedFramework) -> [String] {
    imported.report.notes.filter { !$0.isProblem }.map(\.description)
  }

  // MARK: What becomes what

  @Test func `what criteria are about are units, and their texts are statements`() throws {
    let imported = try CASESample.county.imported()
    let framework = imported.framework
    #expect(problems(imported) == [])
    #expect(framework.title == "Anchors" && framework.publisher == "A county")
    #expect(framework.version == "2" && framework.date == "2024-05-01")
    #expect(framework.groups.map(\.id) == ["1", "own-work"])
    #expect(framework.units.map(\.id) == ["1.1", "Learning"])
    #expect(framework.units.map(\.group) == ["1", "own-work"])
    #expect(framework.scale.levels.map(\.id) == ["low", "high"])
    #expect(framework.scale.title == "Rubric")
    #expect(
      statements(framework) == [
        ["Engagement", "1.1.a", "", "Greets everybody."],
        ["Engagement", "1.1.1", "high", "Asks what the family wants."],
        ["Engagement", "1.1.2", "low", "Follows a script."],
        ["Engagement", "1.1.3", "high", "Plans with the family."],
        ["Learning", "Learning.1", "low", "Takes it."],
        ["Learning", "Learning.2", "high", "Seeks feedback."],
      ])
    #expect(imported.report.statementsRead == 6 && imported.report.statementsImported == 6)
    #expect(remarks(imported).contains("1 statement has no level; it holds at every level"))
  }

  @Test func `without criteria the tree tells, however deep it is`() throws {
    let sample = CASESample(tree: [
      ("Strand", "doc"), ("Domain", "Strand"), ("Cluster", "Domain"), ("Does a.", "Cluster"),
      ("Part", "Cluster"), ("Does b.", "Part"), ("Inner", "Part"), ("Does c.", "Inner"),
      ("Loose one.", "doc"),
    ])
    let imported = try sample.imported(levels: ["Low", "High"])
    let framework = imported.framework
    #expect(problems(imported) == [])
    #expect(framework.groups.map(\.title) == ["Strand", "Domain"])
    #expect(framework.units.map(\.title) == ["Cluster", "Anchors"])
    #expect(framework.units[0].group == "domain")
    #expect(framework.groups.map(\.parent) == [nil, "strand"])
    #expect(
      framework.units[0].statements.map(\.subcompetency)
        == [nil] + framework.units[0].subcompetencies.map(\.id))
    #expect(framework.units[0].subcompetencies.map(\.title) == ["Part", "Inner"])
    #expect(framework.scale.levels.map(\.title) == ["Low", "High"])
    #expect(
      framework.statements.map(\.statement.text) == ["Does a.", "Does b.", "Does c.", "Loose one."])
    for words in [
      "has items under it, and so is a heading inside of 'Cluster'",
      "CFDocument: 1 statement under no unit is put into one with the title 'Anchors'",
      "4 statements have no level; they hold at every level",
    ] {
      #expect(remarks(imported).contains { $0.contains(words) }, "\(words): \(remarks(imported))")
    }
  }

  @Test func `a package without levels is refused with what names them`() throws {
    var sample = CASESample.county
    sample.rubrics = []
    #expect {
      try sample.imported()
    } throws: {
      ($0 as? ImportError) == ImportError("no rubric names levels", remedy: .nameLevelsOrOne)
    }
    #expect(try sample.imported(levels: ["Met"]).framework.scale.levels.map(\.id) == ["met"])
  }

  @Test func `scores tell which level is higher, then positions, then the file`() throws {
    func levels(_ entries: [(String?, String, Int?, Int?)]) throws -> [String] {
      var sample = CASESample.county
      sample.rubrics = [
        [CASESample.Criterion(item: "Engagement", levels: entries.map { ($0, $1, $2, $3) })]
      ]
      return try sample.imported().framework.scale.levels.map(\.title)
    }
    #expect(
      try levels([("A", "x y", 3, 1), ("B", "y z", 1, 2), ("C", "", 2, 3)]) == ["B", "C", "A"])
    #expect(try levels([("A", "x y", nil, 2), ("B", "y z", 7, 1)]) == ["B", "A"])
    #expect(try levels([("A", "x y", nil, nil), ("B", "y z", nil, nil)]) == ["A", "B"])
    #expect(try levels([(nil, "x y", 2, nil), (nil, "y z", 1, nil)]) == ["Level 1", "Level 2"])
    #expect(
      try levels([("New (Year 0<2)", "x y", 1, nil), ("Old (Year 2+)", "z", 2, nil)])
        == ["New", "Old"])
  }

  @Test func `several rubrics are one scale, and one with other levels is told`() throws {
    var sample = CASESample.county
    sample.rubrics = [
      [.init(item: "Engagement", levels: [("Yes", "Comes.", 1, nil), ("No", "Stays.", 0, nil)])],
      [.init(item: "Learning", levels: [("Low", "Takes it.", 1, nil), ("High", "Asks.", 2, nil)])],
      [
        .init(
          item: nil, levels: [("low", "Waits.", 1, nil), ("high", "Acts.", 2, nil)],
          category: "Pace")
      ],
      [.init(item: "nowhere", levels: [("Low", "Is lost.", 1, nil)])],
    ]
    let imported = try sample.imported()
    #expect(imported.framework.scale.levels.map(\.title) == ["Low", "High"])
    #expect(imported.framework.units.map(\.title) == ["Engagement", "Learning", "Pace"])
    #expect(
      problems(imported) == [
        "CFRubrics[0].CFRubricCriteria[0]: has the level 'Yes', which the scale has not; 2 texts of "
          + "its levels are left out, such as 'Comes.'",
        "CFRubrics[3].CFRubricCriteria[0]: is about an item that is not in the package; 1 texts of "
          + "its levels are left out, such as 'Is lost.'",
      ])
    #expect(imported.report.statementsRead == imported.report.statementsImported + 3)
  }

  @Test func `no text is changed but white space`() throws {
    var sample = CASESample.county
    sample.texts = [
      "Greets everybody.": "- <b>Greets</b>  &amp; *asks*:\n* one\n* two \u{7}",
      "Engagement": "ENGAGEMENT\u{A0}— “with” families",
    ]
    let imported = try sample.imported()
    #expect(
      imported.framework.statements[0].statement.text == "- <b>Greets</b> &amp; *asks*: * one * two"
    )
    #expect(imported.framework.units[0].title == "ENGAGEMENT — “with” families")
    #expect(imported.report.spacedTexts >= 1)
    #expect(problems(imported).count == 1)
    #expect(problems(imported)[0].contains("control character"), "\(problems(imported))")
  }

  @Test func `a code with control characters is told, and what is written can be read`() throws {
    let package = """
      {"CFDocument": {"identifier": "d", "uri": "u", "title": "T", "creator": "c"},
       "CFItems": [
        {"identifier": "a", "uri": "a", "fullStatement": "Engagement", "humanCodingScheme": "E\\u0007"},
        {"identifier": "b", "uri": "b", "fullStatement": "Listens to families",
         "humanCodingScheme": "E.\\u001B1\\u000B"}],
       "CFAssociations": [
        {"identifier": "x", "uri": "x", "associationType": "isChildOf",
         "originNodeURI": {"identifier": "b", "uri": "b", "title": "b"},
         "destinationNodeURI": {"identifier": "a", "uri": "a", "title": "a"}}]}
      """
    let imported = try CASEImport.read(
      Array(package.utf8), id: "x", title: "T", levels: ["Met"])
    #expect(imported.framework.units.map(\.code) == ["E "])
    #expect(problems(imported).count == 2)
    #expect(problems(imported).allSatisfy { $0.contains("control character") })
    let reading = YAMLReader().read(
      Array(FrameworkWriter.text(imported.framework).utf8), file: "a.yaml", as: FrameworkFile.shape)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
  }

  // MARK: What is told

  @Test func `what does not hang together is told by place, and nothing is lost unseen`() throws {
    var sample = CASESample.county
    sample.tree += [
      ("Ring a", "Ring b"), ("Ring b", "Ring a"), ("Alone.", nil), ("Elsewhere.", nil),
      ("n/a", "Learning"), ("Lost child.", "nowhere"),
    ]
    sample.associations = [
      CASESample.association("isChildOf", "Learning", "Families"),
      CASESample.association("isPartOf", "Alone.", "Learning"),
      CASESample.association("exemplar", "Learning", "somewhere"),
      CASESample.association("replacedBy", "Learning", "Engagement"),
      CASESample.association("exactMatchOf", "Learning", "Engagement"),
      .object(["associationType": .text("isChildOf")]), .number(3), .null,
    ]
    let imported = try sample.imported()
    let texts = imported.framework.statements.map(\.statement.text)
    #expect(
      texts.contains("Alone.") && texts.contains("Lost child.") && texts.contains("Elsewhere."))
    #expect(Set(problems(imported).map { $0.prefix { $0 != ";" } }).count == 3)
    #expect(problems(imported).count { $0.contains("go round in a ring; it is left out") } == 2)
    #expect(problems(imported).contains { $0.contains("'n/a' is no statement") })
    for words in [
      "leads to an item that is not in the package", "has a parent already", "isPartOf is read as",
      "is nobody's child; it is put under the document", "1 of the kind 'exemplar' has no place",
      "is replaced by another item", "1 of the kind 'exactMatchOf'", "leads from an item",
      "2 of the kind 'without type' have no place",
    ] {
      #expect(remarks(imported).contains { $0.contains(words) }, "\(words): \(remarks(imported))")
    }
  }

  @Test func `items of another document are read where they hang in the tree`() throws {
    let foreign = ["CFDocumentURI": CASESample.link("other")]
    var sample = CASESample.county
    for (name, _) in sample.tree { sample.more[name] = foreign }
    let imported = try sample.imported()
    #expect(problems(imported) == [])
    #expect(imported.framework.statements.count == 6)
    sample.tree.append(("Elsewhere.", nil))
    sample.more["Elsewhere."] = foreign
    #expect(
      problems(try sample.imported()) == [
        "CFItems[0]: is of another document, and nobody's child; it is left out: 'Elsewhere.'"
      ])
  }

  @Test func `codes that cannot be ids are told, and no two ids are the same`() throws {
    var sample = CASESample.county
    sample.codes = [
      "Families": "all", "Engagement": "1 1", "Greets everybody.": "above",
      "Asks what the family wants.": "X", "Learning": "x",
    ]
    let imported = try sample.imported()
    let ids = imported.framework.units.flatMap { [$0.id] + $0.statements.map(\.id) }
    #expect(Set(ids.map { $0.lowercased() }).count == ids.count)
    #expect(
      Checker.findings(
        ontologies: [], frameworks: [imported.framework], alignments: []
      ).allSatisfy { $0.severity != .error })
    #expect(
      remarks(imported).contains { $0.contains("'1 1' cannot be an id; it is kept as 'code'") })
    #expect(remarks(imported).contains { $0.contains("'above' is taken or reserved; the id is") })
    #expect(imported.ownIDs == ["x"])
  }

  @Test func `an identifier that is there twice, and items without text`() throws {
    let name = CASESample.identifier("Learning")
    let text = String(decoding: CASESample.county.bytes, as: UTF8.self).replacing(
      "\"CFItems\":[",
      with: """
        "CFItems":[{"identifier":"q","abbreviatedStatement":"Short words."},
        {"fullStatement":"No name."},{"identifier":"\(name.uppercased())","fullStatement":"Again."},
        {"identifier":"p"},7,
        """)
    let imported = try CASEImport.read(Array(text.utf8), id: "a", title: "A")
    #expect(
      problems(imported) == [
        "CFItems[1]: has no identifier; it is left out",
        "CFItems[3]: has no fullStatement; it is left out",
        "CFItems[4]: has no identifier; it is left out",
        "CFItems[5]: has the identifier of CFItems[2]; it is left out: 'Learning'",
      ])
    #expect(imported.framework.statements.contains { $0.statement.text == "Short words." })
  }

  @Test func `what has no place is counted by kind`() throws {
    var sample = CASESample.county
    for name in ["Engagement", "Learning"] {
      sample.more[name] = [
        "educationLevel": .list([.text("KG")]), "abbreviatedStatement": .text(""),
        "conceptKeywords": .list([]), "vendor": .object(["a": .number(1)]),
      ]
    }
    guard case .object(var package) = sample.package else { return }
    package["CFDefinitions"] = .object([
      "CFSubjects": .list([.object([:]), .object([:])]), "CFItemTypes": .list([]),
    ])
    package["odd"] = .number(1)
    let imported = try CASEImport.read(
      Array(JSONText.compact(JSONValue.object(package)).utf8), id: "a", title: "A")
    #expect(
      remarks(imported).filter { $0.contains("no place in a framework") } == [
        "CFDefinitions: 'CFSubjects' (2) has no place in a framework",
        "CFItems: 'CFItemType' (6) has no place in a framework",
        "CFItems: 'educationLevel' (2) has no place in a framework",
        "CFItems: 'vendor' (2) has no place in a framework",
        "the package: 'odd' (1) has no place in a framework",
      ])
  }

  // MARK: Again

  @Test func `a new version keeps ids where texts are the same or close`() throws {
    let old = try CASESample.county.imported()
    #expect(try CASESample.county.imported() == old)
    var sample = CASESample.county
    sample.tree.swapAt(2, 3)
    sample.rubrics[0][1].levels = [
      ("High", "Seeks feedback.", 2, 1), ("Low", "Takes it. Waits for it.", 1, 2),
    ]
    let update = FrameworkUpdate(of: old.framework, by: try sample.imported(), avoiding: [])
    #expect(update.removed.map(\.id) == ["Learning.1"])
    #expect(update.added.map(\.id) == ["Learning.3"])
    #expect(update.changed == [])
    #expect(
      Set(update.framework.statements.map(\.statement.id))
        == Set(old.framework.statements.map(\.statement.id) + ["Learning.3"])
        .subtracting(["Learning.1"]))
  }

  // MARK: Hostile files

  @Test(arguments: [
    ("", "the file is empty"), ("[]", "this is no package of CASE"),
    ("{\"CFItems\":[]}", "a list of items alone"),
    ("{\"CFDocument\":{}}", "the package has no CFItems"),
    ("{\"CFDocument\":{},\"CFItems\":{}}", "the package has no CFItems"),
    ("{\"CFDocument\":{},\"CFItems\":[{}]}", "no rubric names levels"),
    ("PK\u{3}\u{4}", "this is a workbook, document or archive"),
  ])
  func `what is no package is refused in words`(_ text: String, _ words: String) {
    #expect {
      try CASEImport.read(Array(text.utf8), id: "a", title: "A")
    } throws: {
      "\($0)".contains(words)
    }
  }

  @Test func `deep trees and long lists are read, and what is over a limit is refused`() throws {
    let names = (0..<5_000).map { "Step \($0)" }
    let deep = CASESample(
      tree: names.enumerated().map { ($1, $0 == 0 ? "doc" : names[$0 - 1]) })
    #expect(try deep.imported(levels: ["Met"]).framework.statements.count == 1)
    var limits = ImportLimits()
    limits.maxRows = 4_999
    #expect(throws: ImportError("more than 4999 items")) {
      try CASEImport.read(deep.bytes, id: "a", title: "A", levels: ["Met"], limits: limits)
    }
    limits = ImportLimits()
    limits.maxJSONBytes = 1_000
    #expect(throws: ImportError("the file has more than 1000 bytes")) {
      try CASEImport.read(deep.bytes, id: "a", title: "A", limits: limits)
    }
    var long = CASESample.county
    long.texts["Learning"] = String(repeating: "x", count: 70_000)
    #expect(throws: ImportError("CFItems[0].fullStatement: the text is longer than 65536 bytes")) {
      try long.imported()
    }
    var many = CASESample.county
    let sixty = (0..<60).map { (number: Int) -> (String?, String, Int?, Int?) in
      ("L\(number)", "Does \(number).", number, nil)
    }
    many.rubrics = [[.init(item: "Learning", levels: sixty.map { ($0, $1, $2, $3) })]]
    #expect(throws: ImportError("CFRubrics[0].CFRubricCriteria[0]: more than 50 levels")) {
      try many.imported()
    }
  }

  @Test func `whatever the bytes are, the answer is a framework that can be read back or words`()
    throws
  {
    let sf = try CASEExport(
      try ExchangeData.catalog.framework("sf-2940"), ontology: ExchangeData.catalog.ontology
    ).text
    var mutations = YAMLMutations(of: [CASESample.county.bytes], seed: 7)
    var random = SplitMix64(seed: 8)
    let tokens = ["\"\"", "null", "[]", "{}", "1e308", "-1", "true", "\"\\u0000\"", "\"all\""]
    // Values put in the place of others: the file stays JSON, and means something else.
    let values = try NSRegularExpression(pattern: #""[^"]*"|\d+"#)
    let sources = [String(decoding: CASESample.county.bytes, as: UTF8.self), sf]
    var read = 0
    for round in 0..<400 {
      var bytes = mutations.next()
      if round % 2 == 0 {
        var text = sources[round % 100 == 0 ? 1 : 0]
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let matches = values.matches(in: text, range: NSRange(text.startIndex..., in: text))
          let match = try #require(matches.randomElement(using: &random))
          let range = try #require(Range(match.range, in: text))
          text.replaceSubrange(range, with: tokens.randomElement(using: &random)!)
        }
        bytes = Array(text.utf8)
      }
      let framework: Framework
      do {
        framework = try CASEImport.read(bytes, id: "a", title: "A").framework
      } catch {
        continue
      }
      read += 1
      let reading = YAMLReader().read(
        Array(FrameworkWriter.text(framework).utf8), file: "a.yaml", as: FrameworkFile.shape)
      #expect(reading.value == framework, "round \(round): \(reading.problems)")
      let findings = Checker.findings(ontologies: [], frameworks: [framework], alignments: [])
      #expect(!findings.contains { $0.severity == .error }, "round \(round): \(findings)")
    }
    #expect(read > 50)
  }
}
