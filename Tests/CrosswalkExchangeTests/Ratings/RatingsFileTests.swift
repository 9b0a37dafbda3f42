import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkExchange

@Suite struct RatingsFileTests {
  private struct Outcome: Equatable {
    var groups: [RatingGroup]
    var problems: [String]
    var blank: Int
    /// Rows that count for nothing: what clashes with the first of some hangs on the order.
    var lost: Int
  }

  private let framework = RandomCatalog.plain(
    "f", levels: ["lo", "mid", "hi"], units: [("A", []), ("B", []), ("C", [])])

  private func read(_ rows: [String], namesPeople: Bool = false) throws -> Outcome {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data((["person,unit,level,role,basis"] + rows).joined(separator: "\n").utf8)
      .write(to: URL(filePath: path))
    let file = try RatingsFile(
      path: path, framework: framework, role: nil, basis: .observed, namesPeople: namesPeople)
    var groups: [RatingGroup] = []
    try file.forEachGroup { groups.append($0) }
    return Outcome(
      groups: groups, problems: file.problems.map { "\($0.line): \($0.message)" },
      blank: file.counts.blank, lost: file.counts.rejected + file.counts.repeated)
  }

  /// Rows of some people, person after person in order, with all that can be wrong with them.
  private func rows(_ random: inout SplitMix64) -> [String] {
    let people = ["Ana", "Bo", "Cy", "José", "José ", "ana", "Ωmega"].sorted()
    return people.flatMap { person in
      (0..<Int.random(in: 0...9, using: &random)).map { _ in
        let unit = ["A", "B", "C", "all", "X"].randomElement(using: &random)!
        let level = ["lo", "lo", "mid", "hi", "", "no"].randomElement(using: &random)!
        let role = ["", "", "worker", "coach"].randomElement(using: &random)!
        let basis = ["", "", "self"].randomElement(using: &random)!
        return "\(person),\(unit),\(level),\(role),\(basis)"
      }
    }
  }

  @Test("Rows in order, in turn and shuffled give the same groups", arguments: 0..<60)
  func order(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let rows = rows(&random)
    let sorted = try read(rows)
    let shuffled = try read(rows.shuffled(using: &random))
    let reversed = try read(rows.reversed())
    // Of rows that clash the first counts as rated, which is no part of any group.
    for other in [shuffled, reversed] {
      #expect(other.groups.map(\.ratings) == sorted.groups.map(\.ratings))
      #expect(other.groups.map(\.person) == sorted.groups.map(\.person))
      #expect(other.groups.map(\.role) == sorted.groups.map(\.role))
      #expect(other.groups.map(\.basis) == sorted.groups.map(\.basis))
      #expect(other.lost == sorted.lost && other.blank == sorted.blank)
    }
  }

  @Test("A file in order gives just what keeping all rows gives", arguments: 0..<60)
  func kept(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let rows = rows(&random)
    var reader = RatingsReader(framework: framework, role: nil, basis: .observed)
    let text = (["person,unit,level,role,basis"] + rows).joined(separator: "\n")
    for chunk in stride(from: 0, to: text.utf8.count, by: 37) {
      try reader.read(Array(text.utf8.dropFirst(chunk).prefix(37)))
    }
    let profiles = try reader.finish()
    let file = try read(rows)
    let index = RatingIndex(framework)
    #expect(file.groups.map(index.profile) == profiles)
    #expect(file.problems == reader.problems.map { "\($0.line): \($0.message)" })
    #expect(file.blank == reader.blankRows)
  }

  @Test("Somebody who comes back after others is still one person")
  func comingBack() throws {
    let outcome = try read(["Ana,A,lo", "Bo,A,hi", "Ana,B,mid", "Ana,A,lo"])
    #expect(
      outcome.groups == [
        RatingGroup(
          person: "Ana", ratings: [Rating(unit: 0, level: 0), Rating(unit: 1, level: 1)]),
        RatingGroup(person: "Bo", ratings: [Rating(unit: 0, level: 2)]),
      ])
    #expect(outcome.problems.isEmpty && outcome.lost == 1)
  }

  @Test("Names that look the same are one person, spelt as in their first row")
  func spelling() throws {
    let (composed, parted) = ("Jos\u{e9}", "Jose\u{301}")
    for others in [[], ["Zoe,A,lo", "Ana,A,lo"]] {
      let outcome = try read(
        [parted + ",A,lo", composed + ",B,lo", composed + ",A,hi"] + others, namesPeople: true)
      let group = try #require(outcome.groups.first { $0.person == composed })
      #expect(Array(group.person!.utf8) == Array(parted.utf8))
      #expect(group.ratings == [Rating(unit: 1, level: 0)])
      #expect(
        outcome.problems[0]
          == "4: 'A' of \(composed) is 'hi' here and 'lo' on line 2; neither counts")
    }
  }

  @Test("A file that changes between its two readings is refused")
  func change() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("person,unit,level\nAna,A,lo\n".utf8).write(to: URL(filePath: path))
    let file = try RatingsFile(path: path, framework: framework, role: nil, basis: .observed)
    try Data("person,unit,level\nBo,A,lo\nAna,A,lo\n".utf8).write(to: URL(filePath: path))
    #expect(throws: FileError.self) { try file.forEachGroup { _ in } }
  }
}
