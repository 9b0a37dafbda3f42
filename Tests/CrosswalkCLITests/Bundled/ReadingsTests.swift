import CrosswalkCLI
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables
import Foundation
import Testing

/// The two readings of 120 statements that stand beside the tests.
@Suite struct ReadingsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../CrosswalkKitTests/Agreement").standardized

  private static func reading(_ name: String) throws -> ReadingAgreement.Reading {
    try ReadingFile.reading([UInt8](Data(contentsOf: folder.appending(path: name))))
  }

  private static func agreement() throws -> ReadingAgreement {
    ReadingAgreement(try reading("reader-a.csv"), try reading("reader-b.csv"))
  }

  /// Rows of `settled.csv` by statement.
  private static func settled() throws -> [String: [String]] {
    var reader = CSVReader(separator: 0x2C)
    var rows: [[String]] = []
    reader.read([UInt8](try Data(contentsOf: folder.appending(path: "settled.csv")))) {
      rows.append($0.fields)
    }
    reader.finish { rows.append($0.fields) }
    #expect(rows[0] == ["framework", "statement", "readerA", "readerB", "settled", "reason"])
    return Dictionary(
      uniqueKeysWithValues: rows.dropFirst().map { ("\($0[0]):\($0[1])", Array($0.dropFirst(2))) })
  }

  @Test func `both have read the same 120 statements, 30 a framework`() throws {
    let first = try Self.reading("reader-a.csv")
    #expect(Set(first.keys) == Set(try Self.reading("reader-b.csv").keys))
    for id in Catalog.bundled.frameworkIDs {
      let statements = try Catalog.bundled.framework(id).framework.statements
      let read = first.keys.filter { $0.hasPrefix("\(id):") }
      #expect(read.count == 30)
      #expect(Set(statements.map { "\(id):\($0.statement.id)" }).isSuperset(of: read))
    }
    let concepts = Set(Catalog.bundled.ontology.concepts.map(\.id))
    for reading in [first, try Self.reading("reader-b.csv")] {
      #expect(reading.values.allSatisfy { concepts.isSuperset(of: $0) && $0.count <= 4 })
    }
  }

  @Test func `they agree on the main concept well beyond chance`() throws {
    let agreement = try Self.agreement()
    #expect(agreement.statements == 120 && agreement.unpaired.isEmpty)
    let kappa = try #require(agreement.kappa)
    #expect(kappa.low >= 0.6 && kappa.low <= kappa.value && kappa.value <= kappa.high)
    let alpha = try #require(agreement.alpha)
    #expect(alpha.low <= alpha.value && alpha.value <= alpha.high && alpha.low > 0.6)
  }

  @Test func `the documentation quotes what the command prints`() throws {
    let documentation = try Readme.documentation()
    let start = try #require(documentation.range(of: "$ crosswalk agreement "))
    let block = documentation[start.lowerBound...].prefix { $0 != "`" }.split(separator: "\n")
    let command = block[0].split(separator: " ").dropFirst(2).map(String.init)
    let result = try Program.run(command, in: Readme.root)
    #expect(result.status == 0)
    #expect(result.text.hasPrefix(block.dropFirst().joined(separator: "\n") + "\n"))
    let settled = try Self.settled()
    let sentence = "The \(settled.count) disagreements on the main concept are settled"
    #expect(documentation.contains(sentence))
  }

  @Test func `each disagreement is settled for one of the two, with a reason`() throws {
    let settled = try Self.settled()
    let agreement = try Self.agreement()
    #expect(Set(settled.keys) == Set(agreement.disagreements.map(\.statement)))
    for disagreement in agreement.disagreements {
      let row = try #require(settled[disagreement.statement])
      #expect(row[0] == disagreement.first.first && row[1] == disagreement.second.first)
      #expect([row[0], row[1]].contains(row[2]) && row[3].count > 20)
    }
  }

  /// Both read before there were cases of concepts.
  private static func root(_ concept: String?) -> String? {
    concept.map(ConceptHierarchy(Catalog.bundled.ontology).root)
  }

  @Test func `the bundled alignment follows what was settled`() throws {
    for (name, row) in try Self.settled() {
      let parts = name.split(separator: ":").map(String.init)
      let links = try Catalog.bundled.framework(parts[0]).linksByStatement[parts[1]] ?? []
      let most = try #require(links.map(\.share).max())
      #expect(Self.root(links.first { $0.share == most }?.concept) == row[2], "\(name)")
    }
  }

  @Test func `where both agreed the bundled alignment agrees too, but for a few`() throws {
    let (first, second) = (try Self.reading("reader-a.csv"), try Self.reading("reader-b.csv"))
    var others = 0
    for (name, concepts) in first where concepts.first == second[name]?.first {
      let parts = name.split(separator: ":").map(String.init)
      let links = try Catalog.bundled.framework(parts[0]).linksByStatement[parts[1]] ?? []
      let most = links.max { $0.share < $1.share }
      if Self.root(most?.concept) != concepts.first { others += 1 }
    }
    #expect(others <= 5)
  }
}
