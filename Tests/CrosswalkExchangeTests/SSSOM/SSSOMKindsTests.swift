import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkExchange

/// Sets as other programs and spreadsheets make them, a test a kind.
@Suite struct SSSOMKindsTests {
  private static let header = """
    #mapping_set_id: https://example.org/m/1
    #license: https://creativecommons.org/licenses/by/4.0/
    #creator_label:
    #  - Ana Ruiz
    #mapping_date: 2026-01-05
    #curie_map:
    #  set: https://w3id.org/crosswalk/framework/set/
    #  cpm: https://w3id.org/crosswalk/framework/cpm/

    """
  private static let columns =
    "subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\tcomment"
  private static let row =
    "set:V1.GP.1\tskos:broadMatch\tcpm:2.b\tsemapv:ManualMappingCuration\t0.8\tone"

  private func read(_ text: String) -> (summary: SSSOMReader.Summary, result: SSSOMMatches.Result) {
    var reader = SSSOMReader(file: "t.tsv")
    var rows: [SSSOMReader.Row] = []
    reader.read(Array(text.utf8)) { rows.append($0) }
    let summary = reader.finish { rows.append($0) }
    var matches = SSSOMMatches(file: "t.tsv", frameworks: ExchangeData.frameworks)
    for row in rows { matches.add(row, of: summary) }
    return (summary, matches.finish(summary))
  }

  private func errors(_ text: String) -> [Problem] {
    let (summary, result) = read(text)
    return (summary.problems + result.problems).filter { $0.severity == .error }
  }

  @Test func `what a reviewer rejected stays rejected`() throws {
    let text =
      Self.header + Self.columns + "\treviewer_label\treviewer_agreement\n"
      + Self.row + "\tBen\t-1.0\n"
      + Self.row.replacing("2.b", with: "7.c").replacing("one", with: "two") + "\tBen\t0.9\n"
    let (summary, result) = read(text)
    #expect(summary.problems.isEmpty)
    let matches = try #require(result.sets.first).matches
    #expect(matches.map(\.relation) == [nil, .narrower])
    #expect(matches[0].object == "2.b" && matches[0].absence == nil)
    #expect(matches[0].author == "Ben" && matches[0].confidence == 1)
    #expect(matches[0].note == "one; proposed as narrower")
    #expect(result.problems.map(\.severity) == [.warning])
    #expect(result.problems[0].message.contains("Ben disagrees (-1)"))
    #expect(!errors(text.replacing("-1.0", with: "-1.1")).isEmpty)
  }

  @Test func `a literal has a label and no id, even no column for one`() {
    let text = """
      #curie_map:
      #  EX: https://example.com/entities/
      #mapping_set_id: https://example.org/sets/literals
      #license: https://creativecommons.org/licenses/by/4.0/
      subject_label\tpredicate_id\tobject_id\tmapping_justification\tsubject_type
      trust\tskos:closeMatch\tEX:11\tsemapv:ManualMappingCuration\trdfs literal

      """
    let summary = read(text).summary
    #expect(summary.problems.isEmpty && summary.rows == 1)
    let other = read(text.replacing("rdfs literal", with: "skos concept")).summary
    #expect(other.problems.map(\.message) == ["subject_id is empty"] && other.leftOut == [6])
    #expect(
      read(text.replacing("\tsubject_type", with: "").replacing("\trdfs literal", with: ""))
        .summary.problems.map(\.message) == ["the table has no column subject_id"])
  }

  @Test func `one value in the place of a list, and slots that the file declares`() throws {
    let text =
      Self.header.replacing("#creator_label:\n#  - Ana Ruiz", with: "#creator_label: Ana Ruiz")
      .replacing(
        "#curie_map:",
        with: "#ext_team: North\n#extension_definitions:\n#  - slot_name: ext_team\n"
          + "#    property: cpm:team\n#curie_map:")
      + Self.columns + "\n" + Self.row + "\n"
    #expect(errors(text) == [])
    #expect(read(text).result.sets.map(\.author) == ["Ana Ruiz"])
    #expect(read(text).summary.header["ext_team"] == ["North"])
    #expect(read(text).result.loss.text.contains("the header's ext_team (1)"))
    #expect(!errors(text.replacing("slot_name: ext_team", with: "slot_name: ext_tram")).isEmpty)
  }

  @Test func `a set that a spreadsheet has saved`() {
    let lines = (Self.header + Self.columns + "\n" + Self.row + "\n").split(separator: "\n")
    let saved = lines.map { line in
      guard line.hasPrefix("#") else { return String(line) }
      let isAddress = line.contains("https") && !line.hasPrefix("#  ")
      let quoted = line.replacing("https://", with: "\"\"https://") + "\"\""
      return (isAddress ? "\"\(quoted)\"" : String(line)) + "\t\t\t\t\t"
    }.joined(separator: "\r\n")
    #expect(errors(saved) == [])
    #expect(read(saved).result.sets == read(lines.joined(separator: "\n")).result.sets)
    #expect(read(saved).summary.problems.map(\.severity) == [.warning])
  }

  @Test func `a backslash is doubled where values are joined, and read back as one`() {
    #expect(SSSOMList.split(#"COUNTY\\ruiz"#) == [#"COUNTY\ruiz"#])
    #expect(SSSOMList.join([#"a\b"#, "c|d", #"e\|"#]) == #"a\\b|c\|d|e\\\|"#)
    #expect(SSSOMList.split(#"old\style|b"#) == [#"old\style"#, "b"])
    var random = SplitMix64(seed: 4)
    for _ in 0..<2_000 {
      let values = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        String((0..<4).map { _ in #"\|ab"#.randomElement(using: &random)! })
      }
      #expect(SSSOMList.split(SSSOMList.join(values)) == values)
    }
  }

  @Test func `a predicate is the same under another prefix, and written out`() {
    let plain = Self.header + Self.columns + "\n" + Self.row + "\n"
    let other = plain.replacing("s:broadMatch", with: "s:broadMatch")
      .replacing("skos:broad", with: "s:broad")
      .replacing(
        "#  cpm: ", with: "#  s: http://www.w3.org/2004/02/skos/core#\n#  cpm: ")
    let full = plain.replacing("skos:broad", with: "http://www.w3.org/2004/02/skos/core#broad")
    for text in [other, full] {
      #expect(errors(text) == [])
      #expect(read(text).result.sets == read(plain).result.sets)
    }
  }

  @Test func `JSON is refused by its name`() {
    #expect(errors(" {\"mappings\": []}\n").map(\.message).first?.contains("SSSOM/JSON") == true)
  }

  @Test func `rows that a stray quote swallows are told`() {
    let text =
      Self.header + Self.columns + "\n" + Self.row.replacing("one", with: "\"one") + "\n"
      + Self.row.replacing("2.b", with: "7.c") + "\n"
      + Self.row.replacing("2.b", with: "2.a").replacing("one", with: "three\"") + "\n"
    #expect(errors(text).map(\.message) == ["a quoted cell holds 2 lines that look like rows"])
  }

  @Test func `prefixes have no hyphen, and nobody is named who is not known`() throws {
    let catalog = ExchangeData.catalog
    let text = SSSOMExport(
      try StatementMappings("sf-2940", "cpm", in: catalog, derived: false)
    ).text
    #expect(text.contains("#   sf_2940: ") && !text.contains("#   sf-2940: "))
    #expect(text.contains("# license: \"https://w3id.org/sssom/license/unspecified\"\n"))
    var own = try catalog.framework("cpm").framework
    (own.license, own.language, own.wording) = (nil, "es", .document)
    var alignment = try catalog.framework("cpm").alignment
    alignment.author = Skeleton.author
    for index in alignment.links.indices {
      for link in alignment.links[index].links.indices {
        alignment.links[index].links[link].author = nil
      }
    }
    let county = AlignedFramework(framework: own, alignment: alignment)
    let set = SSSOMExport(county, ontology: catalog.ontology).text
    #expect(set.contains("# license: \"\(SSSOMExport.unknownLicense)\"\n"))
    #expect(!set.contains(Skeleton.author) && !set.contains("creator_label"))
    let skos = SKOSExport(county, ontology: catalog.ontology).text
    #expect(skos.contains("\"@es") && !skos.contains("dct:license"))
  }

  @Test func `metadata that stand beside the table are found`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "sssom-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = folder.appending(path: "a.sssom.tsv").path
    let beside = folder.appending(path: "a.sssom.yml").path
    let yaml = Self.header.split(separator: "\n").map { String($0.dropFirst()) }
    try (Self.columns + "\n").write(toFile: table, atomically: true, encoding: .utf8)
    #expect(try SSSOMFile.metadata(beside: table) == nil)
    try yaml.joined(separator: "\n").write(toFile: beside, atomically: true, encoding: .utf8)
    #expect(try SSSOMFile.metadata(beside: table) == beside)
    // A table that has its own header needs none.
    try (Self.header + Self.columns).write(toFile: table, atomically: true, encoding: .utf8)
    #expect(try SSSOMFile.metadata(beside: table) == nil)
  }
}
