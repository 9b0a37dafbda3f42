import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

extension Reader {
  /// What is done with each input: what a command does with a file that it is given. A law that is
  /// broken ends the program.
  func work() throws -> (_ bytes: [UInt8]) -> Void {
    let known = try Known()
    let (framework, ontology) = (known.framework, known.ontology)
    switch self {
    case .ontology, .framework, .alignment, .matches, .catalogue:
      return { Self.readDocument($0, known) }
    case .table: return { Self.importFramework($0, .csv) }
    case .workbook:
      return { bytes in
        _ = try? WorkbookReader(bytes, keepsHidden: true).workbook()
        Self.importFramework(bytes, .xlsx)
      }
    case .word: return { Self.importFramework($0, .docx) }
    case .case: return { Self.importFramework($0, .case) }
    case .activities:
      return { bytes in
        guard let table = try? ImportTable(csv: bytes),
          let made = try? CatalogueImport(table, id: "made", title: "made")
        else { return }
        // What it requires may be in another catalogue.
        Self.expectReadable(CatalogueWriter.text(made.catalogue), nil) {
          $0.catalogues.first?.value == made.catalogue
        }
      }
    case .ratings:
      return { bytes in
        var reader = RatingsReader(framework: framework, role: nil, basis: .observed)
        guard (try? reader.read(bytes)) != nil else { return }
        _ = try? reader.finish()
      }
    case .profiles:
      return { bytes in
        var reader = ProfilesReader(framework: framework)
        guard (try? reader.read(bytes)) != nil else { return }
        _ = try? reader.finish()
      }
    case .pairs:
      return { bytes in
        var reader = PairsReader(
          from: framework, to: framework, role: nil, basis: .observed)
        guard (try? reader.read(bytes)) != nil else { return }
        _ = try? reader.finish()
      }
    case .review:
      return { bytes in
        _ = try? ReviewFile(bytes, ontology: ontology, defaults: .init(reviewer: "Ana")) { _ in
          framework
        }
      }
    case .levels:
      return { _ = try? LevelSheetFile($0, of: framework, ontology: ontology) }
    case .mappings: return { Self.readMappings($0, framework) }
    case .gzip:
      return { bytes in
        var rest: [UInt8]? = bytes
        let gunzip = Gunzip("input") {
          defer { rest = nil }
          return rest
        }
        // What is inflated is handed on piece by piece; so much of it is enough.
        for _ in 0..<256 where (try? gunzip.next()) ?? nil == nil { return }
      }
    case .template:
      return { bytes in
        let variables = PrintedSheet.variables
        guard let template = try? MustacheTemplate(String(decoding: bytes, as: UTF8.self)),
          template.errors(against: variables).isEmpty
        else { return }
        _ = template.errors(against: [])
      }
    }
  }

  private static func readDocument(_ bytes: [UInt8], _ known: Known) {
    var documents = DocumentSet()
    documents.read(.init(path: "input.yaml", bytes: bytes))
    let problems = documents.problems(ontology: known.ontology, known: [known.framework])
    precondition(problems == problems.sorted(), "problems out of order")
    if problems.contains(where: { $0.severity == .error }) { return }
    for value in documents.frameworks.map(\.value) {
      expectReadable(FrameworkWriter.text(value), known) { $0.frameworks.first?.value == value }
    }
    for value in documents.alignments.map(\.value) {
      expectReadable(AlignmentWriter.text(value), known) { $0.alignments.first?.value == value }
    }
    for value in documents.matches.map(\.value) {
      expectReadable(MatchWriter.text(value), known) { $0.matches.first?.value == value }
    }
    for value in documents.catalogues.map(\.value) {
      expectReadable(CatalogueWriter.text(value), known) { $0.catalogues.first?.value == value }
    }
  }

  private static func importFramework(_ bytes: [UInt8], _ kind: ImportKind) {
    let source = ImportSource("input", kind: kind)
    guard let imported = try? source.read(bytes, id: "made") else { return }
    expectReadable(FrameworkWriter.text(imported.framework), nil) {
      $0.frameworks.first?.value == imported.framework
    }
  }

  private static func readMappings(_ bytes: [UInt8], _ framework: Framework) {
    for isLenient in [false, true] {
      var reader = SSSOMReader(file: "input.tsv", isLenient: isLenient)
      var matches = SSSOMMatches(
        file: "input.tsv", frameworks: [framework], names: .standard, isLenient: isLenient,
        justification: nil)
      var rows: [SSSOMReader.Row] = []
      reader.read(bytes) { rows.append($0) }
      let summary = reader.finish { rows.append($0) }
      for row in rows { matches.add(row, of: summary) }
      for set in matches.finish(summary).sets {
        expectReadable(MatchWriter.text(set), nil) { $0.matches.first?.value == set }
      }
    }
  }

  /// What we write we can read, and it says the same.
  private static func expectReadable(
    _ text: String, _ known: Known?, says: (DocumentSet) -> Bool
  ) {
    var documents = DocumentSet()
    documents.read(.init(path: "output.yaml", bytes: Array(text.utf8)))
    let problems = known.map { documents.problems(ontology: $0.ontology, known: [$0.framework]) }
    if let error = problems?.first(where: { $0.severity == .error }) {
      fatalError("what is written is refused: \(error)")
    }
    if !says(documents) {
      fatalError(
        "what is written says something else: \(documents.problems().first.map { "\($0)" } ?? text)"
      )
    }
  }
}

/// The framework and the ontology that tables and judgements are about.
struct Known {
  let framework: Framework
  let ontology: Ontology

  init() throws {
    var documents = DocumentSet()
    for name in ["framework/county.yaml", "framework/other.yaml", "ontology/small.yaml"] {
      let path = "\(Reader.corpus)/\(name)"
      documents.read(.init(path: path, bytes: try DataFiles.read(path)))
    }
    guard let framework = documents.frameworks.first?.value,
      let ontology = documents.ontologies.first?.value
    else {
      throw FuzzOptions.Misuse(
        description: documents.problems().map { "\($0)" }.joined(separator: "\n"))
    }
    (self.framework, self.ontology) = (framework, ontology)
  }
}
