import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTables
import CrosswalkTestSupport
import Testing

@testable import CrosswalkExchange
@testable import CrosswalkKit

/// What is written can be read and says the same, or it is refused before anything is written: every
/// writer with its reader, with texts that try to be more than text.
@Suite struct WriterReaderTests {
  private static let seeds = Array(0..<40)
  private static let statements = ["s.1", "s.2", "s-3", "4"]

  private static let ontology = Ontology(
    id: "o", title: "O", version: "1", date: "2026-01-01", stages: [], facets: [],
    domains: [
      .init(
        id: "d", label: "D",
        concepts: ["rapport", "records"].map {
          .init(id: $0, label: "The \($0)", scope: "About \($0).")
        })
    ])

  /// Hostile texts, one after the other.
  private final class Texts {
    private let seed: Int
    private var hostile: HostileText
    private var count = 0

    init(seed: Int) {
      self.seed = seed
      hostile = HostileText(seed: seed)
    }

    /// Every tenth world has texts longer than a cell of a spreadsheet may be.
    func text() -> String {
      var text = "x" + hostile.text() + "x"
      // Every other world has only texts that YAML can hold, so that it comes to be.
      if !seed.isMultiple(of: 2) { text.unicodeScalars.removeAll(where: Self.isRefused) }
      return seed % 10 == 9 ? String(repeating: text, count: 33_000 / text.count + 1) : text
    }

    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A: false
      case ..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
      default: false
      }
    }

    func title() -> String { String(text().prefix(200)) }

    /// What begins like a formula, or with an apostrophe, is the hard case of tables.
    func statement() -> String {
      count += 1
      let starts = ["", "=", "'", "'-", "＋", "@"]
      return starts[(seed + count) % starts.count] + text()
    }

    func framework(_ id: String) -> Framework {
      var framework = RandomCatalog.plain(
        id, levels: ["low", "high"], units: [("U", WriterReaderTests.statements)])
      framework.title = title()
      framework.publisher = title()
      framework.units[0].title = title()
      framework.units[0].note = text()
      for index in framework.units[0].statements.indices {
        framework.units[0].statements[index].text = statement()
        framework.units[0].statements[index].level = ["low", "high"][index % 2]
        framework.units[0].statements[index].note = text()
      }
      return framework
    }
  }

  /// Two frameworks, what one of them is about, and judgements between both.
  private struct World {
    var framework: Framework
    var other: Framework
    var alignment: Alignment
    var matches: MatchSet

    init(seed: Int) {
      let texts = Texts(seed: seed)
      framework = texts.framework("one")
      other = texts.framework("two")
      alignment = Alignment(
        framework: "one", author: texts.title(), version: "1", date: "2026-01-01",
        links: WriterReaderTests.statements.dropLast().map { statement in
          let link = ConceptLink(
            concept: "rapport", share: 0.5, relation: .close, confidence: 0.5,
            author: texts.title(), note: texts.text())
          return .init(statement: statement, links: [link])
        },
        rejected: [.init(statement: "4", rejections: [.init(reason: texts.text())])])
      matches = MatchSet(
        from: "one", to: "two", author: texts.title(), version: "1", date: "2026-01-01",
        matches: zip(WriterReaderTests.statements, WriterReaderTests.statements.reversed()).map {
          .init(
            subject: $0, object: $1, relation: .close, confidence: 0.5, author: texts.title(),
            note: texts.text())
        })
    }

    var files: [DocumentSet.File] {
      [
        ("one.yaml", FrameworkWriter.text(framework)), ("two.yaml", FrameworkWriter.text(other)),
        ("alignment.yaml", AlignmentWriter.text(alignment)),
        ("matches.yaml", MatchWriter.text(matches)),
      ].map { .init(path: $0, bytes: Array($1.utf8)) }
    }

    /// As read from what was written; nil if it is refused.
    func reread() -> DocumentSet? {
      var documents = DocumentSet()
      for file in files { documents.read(file) }
      let problems = documents.problems(ontology: WriterReaderTests.ontology)
      return problems.contains { $0.severity == .error } ? nil : documents
    }

    var aligned: AlignedFramework { AlignedFramework(framework: framework, alignment: alignment) }

    var catalog: Catalog {
      Catalog(
        ontology: WriterReaderTests.ontology,
        frameworks: [
          aligned,
          AlignedFramework(
            framework: other,
            alignment: Alignment(
              framework: "two", author: "us", version: "1", date: "2026-01-01", links: [])),
        ]
      ).adding(matches: [matches])
    }
  }

  /// Those that can come to be: everything that is exported was read from YAML.
  private static let worlds: [World] = seeds.map(World.init).filter { $0.reread() != nil }

  @Test func `YAML says the same, or is refused with its place`() throws {
    var accepted = 0
    for seed in Self.seeds {
      let world = World(seed: seed)
      if let documents = world.reread() {
        accepted += 1
        #expect(documents.frameworks.map(\.value) == [world.framework, world.other], "\(seed)")
        #expect(documents.alignments.map(\.value) == [world.alignment], "\(seed)")
        #expect(documents.matches.map(\.value) == [world.matches], "\(seed)")
      } else {
        // Nothing but what YAML cannot hold is refused.
        let texts = world.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        #expect(
          ["\\x", "\\u", "\\0", "\\a", "\\b", "\\e", "\u{FFFE}", "\u{7F}", "\u{0}"]
            .contains(where: texts.contains), "\(seed)")
      }
    }
    #expect(accepted >= 5 && accepted < Self.seeds.count)
  }

  @Test func `a table of mappings says the same as CSV`() throws {
    for world in Self.worlds {
      let mappings = try StatementMappings("one", "two", in: world.catalog, derived: false)
      var rows: [[String]] = []
      var csv = CSVReader()
      func take(_ row: CSVReader.Row) {
        #expect(row.defect == nil)
        rows.append(row.fields.map(CSVWriter.unguarded))
      }
      csv.read(mappings.table.csv.utf8, take)
      csv.finish(take)
      for (name, texts) in [
        ("subject_text", world.framework.statements.map(\.statement.text)),
        ("note", world.matches.matches.map { $0.note }),
        ("author", world.matches.matches.map { $0.author ?? "" }),
      ] {
        let column = rows[0].firstIndex(of: name)!
        #expect(rows.dropFirst().map { $0[column] } == texts)
      }
    }
  }

  @Test func `a workbook says the same, or is not written`() throws {
    var written = 0
    for world in Self.worlds {
      let bytes: [UInt8]
      do {
        bytes = try FrameworkWorkbook(world.aligned, ontology: Self.ontology).bytes
      } catch {
        #expect("\(error)".contains("32767"), "\(error)")
        continue
      }
      written += 1
      let cells = Set(
        try WorkbookReader(bytes).workbook().sheets.flatMap {
          $0.rows.flatMap { $0.cells.map(\.text) }
        })
      for (_, statement) in world.framework.statements { #expect(cells.contains(statement.text)) }
      #expect(cells.contains(world.framework.units[0].title))
    }
    #expect(written > 0)
  }

  @Test func `mappings in SSSOM say the same`() throws {
    for world in Self.worlds {
      let mappings = try StatementMappings("one", "two", in: world.catalog, derived: false)
      var reader = SSSOMReader(file: "t.tsv")
      var matches = SSSOMMatches(file: "t.tsv", frameworks: [world.framework, world.other])
      var rows: [SSSOMReader.Row] = []
      reader.read(Array(SSSOMExport(mappings).text.utf8)) { rows.append($0) }
      let summary = reader.finish { rows.append($0) }
      for row in rows { matches.add(row, of: summary) }
      let result = matches.finish(summary)
      #expect(summary.problems.filter { $0.severity == .error } == [])
      // Whose judgement it is: the row says it, or the set for all of its rows.
      var wanted = world.matches.matches
      for index in wanted.indices where wanted[index].author == world.matches.author {
        wanted[index].author = nil
      }
      #expect(result.sets.map(\.matches) == [wanted])
      #expect(result.sets.map(\.author) == [world.matches.author])
    }
  }

  @Test func `a package of CASE says the same but for white space, or is not written`() throws {
    var written = 0
    for world in Self.worlds {
      let text: String
      do {
        text = try CASEExport(world.aligned, ontology: Self.ontology).text
      } catch let error as CASEExportError {
        #expect(error.limit == 65_536)
        let units = world.framework.units
        let texts =
          units.map { $0.note } + units.flatMap(\.statements).flatMap { [$0.text, $0.note] }
        #expect(texts.contains { $0?.utf8.count ?? 0 > error.limit }, "\(error)")
        continue
      }
      written += 1
      let imported = try CASEImport.read(Array(text.utf8), id: "one", title: "T").framework
      func cleaned(_ text: String?) -> String? { text.map { CellText.cleaned($0).text } }
      let (ours, theirs) = (world.framework.statements, imported.statements)
      #expect(theirs.map(\.statement.id) == ours.map(\.statement.id))
      #expect(theirs.map(\.statement.level) == ours.map(\.statement.level))
      #expect(theirs.map(\.statement.text) == ours.map { cleaned($0.statement.text)! })
      #expect(imported.title == cleaned(world.framework.title))
      #expect(imported.units.map(\.title) == world.framework.units.map { cleaned($0.title)! })
      // What is written of the import can be read.
      var documents = DocumentSet()
      documents.read(
        .init(path: "made.yaml", bytes: Array(FrameworkWriter.text(imported).utf8)))
      #expect(documents.frameworks.first?.value == imported)
    }
    #expect(written > Self.worlds.count / 2)
  }

  @Test
  func `statements that are too long for CASE together keep their levels, and one is refused`()
    throws
  {
    func framework(_ text: String) -> AlignedFramework {
      var world = World(seed: 1)
      for index in Self.statements.indices {
        world.framework.units[0].statements[index].text = "\(index) \(text)"
      }
      return world.aligned
    }
    let aligned = framework(String(repeating: "x", count: 60_000))
    let export = CASEExport(aligned, ontology: Self.ontology)
    #expect(export.loss.entries.contains { $0.what.hasPrefix("texts of rubrics") && $0.count == 2 })
    let imported = try CASEImport.read(Array(export.text.utf8), id: "one", title: "T").framework
    #expect(
      imported.statements.map(\.statement.text)
        == aligned.framework.statements.map(\.statement.text))
    #expect(imported.statements.map(\.statement.level) == ["low", "high", "low", "high"])
    let error = #expect(throws: CASEExportError.self) {
      try framework(String(repeating: "x", count: 65_536)).exported(
        to: .case, ontology: Self.ontology, license: nil, names: .standard)
    }
    #expect(error?.place == "the text of statement 's.1'")
  }

  @Test func `mappings in JSON say the same`() throws {
    for world in Self.worlds {
      let mappings = try StatementMappings("one", "two", in: world.catalog, derived: true)
      var json: [UInt8] = []
      try mappings.write(to: JSONStream { json += $0 })
      let list = try JSONReader.value(of: json)["mappings"]?.list ?? []
      #expect(list.map { $0["note"]?.text } == world.matches.matches.map(\.note))
      #expect(list.map { $0["author"]?.text } == world.matches.matches.map(\.author))
    }
  }

  @Test func `a review comes back from CSV and from a workbook, whatever the statements say`()
    throws
  {
    for world in Self.worlds {
      let sheet = ReviewSheet(
        world.aligned, ontology: Self.ontology,
        suggestions: world.framework.statements.map { unit, statement in
          StatementSuggestions(
            statement: statement.id, text: statement.text, unit: unit.id,
            suggestions: [Suggestion(id: "rapport", label: "The rapport", score: 0.5, fused: 1)])
        }, suggestionCount: 1, showsLinks: true)
      var rows: [[String]] = []
      var csv = CSVReader()
      csv.read(sheet.csv.utf8) { rows.append($0.fields.map(CSVWriter.unguarded)) }
      csv.finish { rows.append($0.fields.map(CSVWriter.unguarded)) }
      let headings = rows[0]
      for (column, answer) in ["decision": "accept", "reviewer": "Ana"] {
        for row in rows.indices.dropFirst() { rows[row][headings.firstIndex(of: column)!] = answer }
      }
      var files = [Array(rows.map(CSVWriter.row).joined().utf8)]
      let draft = SheetDraft(
        name: ReviewSheet.sheetName, rows: rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } })
      // A text that is longer than a cell may be is refused, and nothing is written.
      if let bytes = try? WorkbookWriter([draft]).bytes() { files.append(bytes) }
      for file in files {
        let review = try ReviewFile(file, ontology: Self.ontology) { _ in world.framework }
        #expect(review.problems == [])
        #expect(review.decisions.map(\.statement) == Self.statements)
      }
    }
  }
}
