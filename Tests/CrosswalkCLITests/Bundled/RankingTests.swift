import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Foundation
import Testing

/// How soon the counterpart that a reader chose comes in the derived order, without judgements.
///
/// `ranking.csv` holds pairs that were judged by reading both documents. A pair that no concepts join
/// cannot be derived; it counts as not found.
@Suite struct RankingTests {
  private struct Pair {
    var source: StatementMatcher
    var subject: String
    var object: String
  }

  private static func pairs() throws -> [Pair] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "ranking.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.first == "from,subject,to,object")
    let catalog = Catalog.bundled
    var matchers: [[Substring]: StatementMatcher] = [:]
    return try lines.dropFirst().map { line in
      let fields = line.split(separator: ",")
      let key = [fields[0], fields[2]]
      let matcher =
        try matchers[key]
        ?? StatementMatcher(
          from: catalog.framework("\(key[0])"), to: catalog.framework("\(key[1])"), matches: [],
          kinship: ConceptKinship(catalog.ontology))
      matchers[key] = matcher
      return Pair(source: matcher, subject: "\(fields[1])", object: "\(fields[3])")
    }
  }

  @Test func `what a reader would choose is among the first that are derived`() throws {
    let pairs = try Self.pairs()
    #expect(pairs.count == 90)
    #expect(Set(pairs.map { "\($0.subject) \($0.object)" }).count == 90)
    var (ranks, sharing) = ([Int](), [Int]())
    for pair in pairs {
      let found = try #require(
        pair.source.matches(of: pair.subject, groupsLevels: false)
      ).matches
      let objects = pair.source.target.framework.statements.map(\.statement.id)
      #expect(objects.contains(pair.object))
      guard let rank = found.firstIndex(where: { $0.id == pair.object && $0.relation != nil })
      else { continue }
      ranks.append(rank + 1)
      if found[rank].share > 0 { sharing.append(rank + 1) }
    }
    func part(_ limit: Int) -> Int { ranks.count { $0 <= limit } }
    func sum(_ ranks: [Int]) -> Double { ranks.map { 1 / Double($0) }.reduce(0, +) }
    let reciprocal = sum(sharing) / Double(sharing.count)
    let overall = sum(ranks) / Double(pairs.count)
    print(
      "ranking: \(ranks.count) of \(pairs.count) pairs follow, \(sharing.count) of them from a shared "
        + "concept; first \(part(1)), among five \(part(5)), among ten \(part(10)); mean reciprocal "
        + "rank of those that share \(reciprocal), of all \(overall)")
    // Two cases of one concept share nothing, and follow as related.
    #expect(ranks.count >= 80)
    #expect(sharing.count >= 65)
    #expect(part(5) >= 55)
    #expect(reciprocal >= 0.65)
    #expect(overall >= 0.5)
  }
}
