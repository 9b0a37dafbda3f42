import CrosswalkKit
import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkExchange
@testable import CrosswalkModel
@testable import CrosswalkTables

/// What exporters declare, against what is in their output.
@Suite struct KeptFieldsTests {
  private let values = MarkedModel.values()
  private var first: AlignedFramework { values.frameworks[0] }
  private var ontology: Ontology { values.ontologies[0] }
  private var ofFirst: ModelValues { ModelValues([first]) }

  private func mappings() throws -> StatementMappings {
    let catalog = Catalog(ontology: ontology, frameworks: values.frameworks)
      .adding(matches: values.matchSets)
    return try StatementMappings(
      first.framework.id, values.frameworks[1].framework.id, in: catalog, derived: false)
  }

  private var ofPair: ModelValues {
    ModelValues(values.frameworks, matchSets: values.matchSets)
  }

  private func cells(_ bytes: [UInt8]) throws -> String {
    let reader = try WorkbookReader(bytes)
    return try reader.tabs.map { try reader.sheet($0).rows.map { $0.texts.joined(separator: " ") } }
      .joined().joined(separator: "\n")
  }

  private func faults(_ output: String, _ values: ModelValues, _ kept: KeptFields) -> [String] {
    MarkedModel.faults(of: output, from: values, keeping: kept)
  }

  @Test func `a framework in CASE, SSSOM, SKOS and a workbook`() throws {
    let package = try CASEExport(first, ontology: ontology).text
    #expect(faults(package, ofFirst, CASEExport.keeps) == [])
    #expect(faults(SSSOMExport(first, ontology: ontology).text, ofFirst, SSSOMExport.keeps) == [])
    #expect(
      faults(
        SKOSExport(first, ontology: ontology).text,
        ModelValues([first], ontologies: [ontology]), SKOSExport.keeps) == [])
    let book = try cells(FrameworkWorkbook(first, ontology: ontology).bytes)
    #expect(faults(book, ofFirst, FrameworkWorkbook.keeps) == [])
  }

  @Test func `a pair in SSSOM, SKOS, CSV, a workbook and JSON`() throws {
    let pair = try mappings()
    #expect(faults(SSSOMExport(pair).text, ofPair, SSSOMExport.keepsOfPair) == [])
    #expect(faults(SKOSExport(pair).text, ofPair, SKOSExport.keepsOfPair) == [])
    #expect(faults(pair.table.csv, ofPair, StatementMappings.keepsOfTable) == [])
    #expect(faults(try cells(pair.workbook()), ofPair, StatementMappings.keepsOfWorkbook) == [])
    var json: [UInt8] = []
    try pair.write(to: JSONStream { json += $0 })
    #expect(
      faults(String(decoding: json, as: UTF8.self), ofPair, StatementMappings.keepsOfJSON) == [])
  }

  @Test func `all that CASE is declared to keep reads back as it was`() throws {
    let text = try CASEExport(first, ontology: ontology).text
    let imported = try CASEImport.read(Array(text.utf8), id: first.framework.id, title: "")
    let back = ModelValues([
      AlignedFramework(framework: imported.framework, alignment: first.alignment)
    ])
    let isRead = CASEExport.keeps.all.filter { ![.link].contains($0.part) }
    for field in isRead {
      #expect(field.values(in: back) == field.values(in: ofFirst), "\(field.rawValue)")
    }
    #expect(!isRead.isEmpty)
  }

  @Test func `all that an import of the sheet of statements knows reads back as it was`() throws {
    let bytes = try FrameworkWorkbook(first, ontology: ontology).bytes
    let reader = try WorkbookReader(bytes)
    var importer = FrameworkImporter(levels: first.framework.scale.levels.map(\.title))
    try importer.read(ImportTable(reader.sheet(reader.tab(at: 1))))
    let back = ModelValues([
      AlignedFramework(
        framework: try importer.finish(id: first.framework.id, title: "").framework,
        alignment: first.alignment)
    ])
    let read: Set<ModelField> = [
      .groupTitle, .unitID, .unitTitle, .subcompetencyTitle, .levelTitle, .statementID,
      .statementActor, .statementText,
    ]
    #expect(read.isSubset(of: FrameworkWorkbook.keeps.kept))
    let definitions = { (values: ModelValues) in
      values.frameworks[0].framework.units.map { $0.definition?.text }
    }
    #expect(definitions(back) == definitions(ofFirst))
    for field in read {
      #expect(field.values(in: back) == field.values(in: ofFirst), "\(field.rawValue)")
    }
  }

  @Test func `what is kept aside and what is left out is all that is not kept`() {
    let kept = KeptFields(
      [.statementID, .levelID, .levelTitle], aside: [("notes", [.levelNote, .unitID])])
    let loss = LossReport(title: "t", of: ofFirst, keeping: kept)
    func count(_ what: String) -> Int? { loss.entries.first { $0.what == what }?.count }
    #expect(count("notes of levels of the scale") == 2)
    #expect(count("ids of units") == 2 && count("titles, groups and notes of units") == 2)
    #expect(count("codes and exemptions from rating of units") == 1)
    #expect(count("cuts of levels on the reference scale") == 3)
    #expect(count("codes, actors, kinds of act, flags, notes and wordings of statements") == 4)
    #expect(count("subcompetencies, parents and repetitions of statements") == 1)
    #expect(count("ids of statements") == nil && count("grades of statements") == 2)
    #expect(
      loss.entries.first { $0.what == "notes of levels of the scale" }?.fate == .keptAside("notes"))
    #expect(loss.text.hasPrefix("t: what is lost\n  left out: "))
    let all = KeptFields(Set(ModelField.allCases))
    #expect(LossReport(title: "t", of: ofFirst, keeping: all).text == "t: nothing is lost\n")
  }
}
