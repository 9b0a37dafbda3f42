import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import Testing

@testable import CrosswalkExchange

/// Files that can be very long are never there as a whole.
@Suite struct StreamedExportTests {
  private static func pieces(_ exported: Exported) throws -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    try exported.write { pieces.append($0) }
    return pieces
  }

  @Test(arguments: [ExportFormat.sssom, .csv, .json])
  func `what follows for a pair comes in small pieces`(format: ExportFormat) throws {
    let mappings = try StatementMappings(
      "sf-2940", "cpm", in: ExchangeData.catalog, derived: true)
    let pieces = try Self.pieces(
      #require(try mappings.exported(to: format, license: nil, names: .standard)))
    #expect(pieces.count > 3)
    #expect(pieces.allSatisfy { $0.count < 1 << 17 })
    #expect(pieces.reduce(0) { $0 + $1.count } > 1 << 18)
  }

  @Test func `a package of CASE comes in small pieces, and is the JSON of its parts`() throws {
    let aligned = try ExchangeData.catalog.framework("kent")
    let exported = try #require(
      try aligned.exported(
        to: .case, ontology: ExchangeData.catalog.ontology, license: nil, names: .standard))
    let pieces = try Self.pieces(exported)
    #expect(pieces.count > 5 && pieces.allSatisfy { $0.count < 1 << 18 })
    let text = Array(pieces.joined())
    // The same bytes as if it were written whole.
    let value = try JSONReader.value(of: text)
    #expect(String(decoding: text, as: UTF8.self) == (try JSONText.pretty(value)))
  }

  @Test func `counts that are told are those of what is written`() throws {
    for (first, second) in [("sf-2940", "cpm"), ("kent", "set")] {
      let mappings = try StatementMappings(first, second, in: ExchangeData.catalog, derived: true)
      let all = mappings.mappings
      #expect(mappings.summary.computed == all.count { $0.share != nil })
      #expect(mappings.summary.counterparts == all.count { $0.relation == .counterpart })
      #expect(mappings.summary.subjects == Set(all.compactMap(\.subject)))
      #expect(mappings.summary.objects == Set(all.compactMap(\.object)))
      // What is computed is what the matcher finds.
      let matcher = try ExchangeData.catalog.matcher(from: first, to: second)
      for (_, statement) in mappings.source.framework.statements {
        let found = try #require(matcher.matches(of: statement.id, groupsLevels: false)).matches
          .filter { !$0.curated && $0.share > 0 }
        let computed = all.filter { $0.subject == statement.id && $0.share != nil }
        #expect(Set(computed.map(\.object)) == Set(found.map(\.id)))
        for match in found {
          let mapping = computed.first { $0.object == match.id }
          #expect(mapping?.relation == match.relation && mapping?.share == match.share)
          #expect(mapping?.confidence == match.confidence && mapping?.path == match.path)
        }
      }
    }
  }
}
