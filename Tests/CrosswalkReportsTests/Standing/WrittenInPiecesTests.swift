import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel
@testable import CrosswalkReports
@testable import CrosswalkTables

@Suite("What is written a statement at a time")
struct WrittenInPiecesTests {
  private func catalog(seed: Int) -> (catalog: Catalog, ids: (String, String)) {
    var random = RandomCatalog(seed: seed)
    let (source, target) = random.pair()
    let catalog = Catalog(ontology: RandomCatalog.ontology, frameworks: [source, target])
    return (catalog, (source.framework.id, target.framework.id))
  }

  @Test("A report is the same as one that is written whole", arguments: 0..<12)
  func report(seed: Int) throws {
    let (catalog, ids) = catalog(seed: seed)
    let whole = try catalog.report(of: ids.0, against: ids.1)
    let reporter = try catalog.behaviourReporter(of: ids.0, against: ids.1)

    var json: [UInt8] = []
    try BehaviourJSON.write(reporter) { json += $0 }
    #expect(String(decoding: json, as: UTF8.self) == (try JSONText.pretty(whole)))

    var csv = ""
    try BehaviourTable.writeCSV(reporter) { csv += $0 }
    #expect(csv == BehaviourTable.statements(whole).csv)

    // A document names few counterparts, and is the same if no more of them are known.
    let few = BehaviourDocument(try reporter.report(BehaviourDocument.depth))
    let all = BehaviourDocument(whole)
    let style = TextStyle(isUnicode: false, isColoured: false)
    #expect(few.text(style).source == all.text(style).source)
    #expect(few.html == all.html && few.markdown == all.markdown)
  }

  @Test("Counterparts are the same as those that are written whole", arguments: 0..<10)
  func matches(seed: Int) throws {
    let (catalog, ids) = catalog(seed: seed)
    let matcher = try catalog.matcher(from: ids.0, to: ids.1)
    let all = matcher.all(limit: 4)
    let text = MatchText(style: TextStyle(isUnicode: false, isColoured: false))
    func written(_ format: OutputFormat) throws -> String {
      let pieces = Pieces()
      try text.write(as: format) {
        try matcher.forEach(limit: 4, $0)
      } _: {
        pieces.add($0)
      }
      return pieces.text
    }
    #expect(try written(.json) == (try JSONText.pretty(all)))
    #expect(try written(.csv) == MatchText.table(all).csv)
    #expect(try written(.ndjson) == (try MatchText.table(all).jsonLines()))
    #expect(try written(.text) == all.map(text.text).joined(separator: "\n").source)
  }

  private final class Pieces {
    var text = ""

    func add(_ piece: OutputPiece) {
      switch piece {
      case .text(let piece): text += piece.source
      case .data(let piece): text += piece
      }
    }
  }
}
