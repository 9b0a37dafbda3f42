import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables
import Foundation
import Testing

/// The readings of kinds of act and of narrower concepts, and the data that was made of them.
@Suite struct KindReadingsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../CrosswalkKitTests/Agreement").standardized

  /// The rows of a sheet, without its headings.
  private static func rows(_ name: String) throws -> [[String]] {
    var reader = CSVReader(separator: 0x2C)
    var rows: [[String]] = []
    reader.read([UInt8](try Data(contentsOf: folder.appending(path: name)))) {
      rows.append($0.fields)
    }
    reader.finish { rows.append($0.fields) }
    return Array(rows.dropFirst())
  }

  private static func kappa(_ first: [String], _ second: [String]) throws -> Double {
    try #require(CohenKappa.value(of: Array(zip(first, second))))
  }

  // MARK: Acts

  @Test func `two readers agree on the kind of act of every statement`() throws {
    // Each reader had the statements in an order of its own.
    let (first, second) = (
      try Self.rows("acts/reader-a.csv").sorted { $0.prefix(2).joined() < $1.prefix(2).joined() },
      try Self.rows("acts/reader-b.csv").sorted { $0.prefix(2).joined() < $1.prefix(2).joined() }
    )
    #expect(first.count == 695 && first.map { $0.prefix(2) } == second.map { $0.prefix(2) })
    #expect(try abs(Self.kappa(first.map { $0[2] }, second.map { $0[2] }) - 0.979) < 0.0005)
    func done(_ rows: [[String]]) -> [String] {
      rows.map { Act(rawValue: $0[2])!.isDone ? "done" : "known or valued" }
    }
    #expect(try abs(Self.kappa(done(first), done(second)) - 0.971) < 0.0005)
  }

  @Test func `frameworks hold what was settled of acts`() throws {
    var settled: [String: String] = [:]
    for row in try Self.rows("acts/settled.csv") { settled["\(row[0]):\(row[1])"] = row[2] }
    var held: [String: String] = [:]
    for id in Catalog.bundled.frameworkIDs {
      for (_, statement) in try Catalog.bundled.framework(id).framework.statements {
        held["\(id):\(statement.id)"] = statement.act?.rawValue
      }
    }
    #expect(held == settled)
  }

  // MARK: Narrower concepts

  @Test func `two readers tell narrower concepts apart, under each broad one`() throws {
    let sheets = try ["reader-a", "reader-b"].map {
      try Self.rows("narrower/\($0).csv").sorted { $0.prefix(3).joined() < $1.prefix(3).joined() }
    }
    #expect(sheets[0].count == 307)
    #expect(sheets[0].map { $0.prefix(3) } == sheets[1].map { $0.prefix(3) })
    for concept in Set(sheets[0].map { $0[2] }) {
      let answers = sheets.map { sheet in sheet.filter { $0[2] == concept }.map { $0[3] } }
      #expect(try Self.kappa(answers[0], answers[1]) > 0.88, "\(concept)")
    }
  }

  /// A link that was read is with the narrower concept, or where there is none with the broad one.
  @Test func `alignments hold what was settled of narrower concepts`() throws {
    let moved = ["cpm:10.a.vi"]
    let dropped = "informed-choice"
    let hierarchy = ConceptHierarchy(Catalog.bundled.ontology)
    var count = 0
    for row in try Self.rows("narrower/settled.csv") where !moved.contains("\(row[0]):\(row[1])") {
      let links = try Catalog.bundled.framework(row[0]).linksByStatement[row[1]] ?? []
      let wanted = ["none", dropped].contains(row[3]) ? row[2] : row[3]
      let found = links.map(\.concept).filter { hierarchy.path(from: $0).contains(row[2]) }
      // A statement whose links were settled anew may have lost this one.
      #expect(found == [wanted], "\(row)")
      count += 1
    }
    #expect(count == 305)
    #expect(!Catalog.bundled.ontology.concepts.contains { $0.id == dropped })
  }

  // MARK: Tags

  @Test func `cells that say autonomous have the tag`() throws {
    var said = 0
    for (_, statement) in try Catalog.bundled.framework("kent").framework.statements {
      for grade in statement.grades where grade.text?.lowercased().contains("autonomous") ?? false {
        said += 1
        #expect(grade.support.contains(.autonomous), "\(statement.id) \(grade.level)")
      }
    }
    #expect(said >= 15)
  }

  @Test func `help that a statement is done with is no link`() throws {
    for id in Catalog.bundled.frameworkIDs {
      let aligned = try Catalog.bundled.framework(id)
      for (_, statement) in aligned.framework.statements {
        let links = aligned.linksByStatement[statement.id] ?? []
        let isNamed = links.contains {
          $0.concept == "supervision-and-reflection" && $0.relation == .related
        }
        let words = statement.text.lowercased()
        #expect(
          !isNamed || !["guid", "supervis", "help"].contains(where: words.contains),
          "\(id) \(statement.id)")
      }
    }
  }

  @Test func `statements that name Tribes are linked to them`() throws {
    for id in Catalog.bundled.frameworkIDs {
      let aligned = try Catalog.bundled.framework(id)
      for (_, statement) in aligned.framework.statements where statement.text.contains("Trib") {
        let links = aligned.linksByStatement[statement.id] ?? []
        #expect(links.contains { $0.concept == "tribal-relations" }, "\(id) \(statement.id)")
      }
    }
  }
}
