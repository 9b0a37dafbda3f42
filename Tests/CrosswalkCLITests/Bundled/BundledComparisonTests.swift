import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Foundation
import Testing

/// What must come out when the four documents are compared.
@Suite struct BundledComparisonTests {
  private static let ids = Catalog.bundled.frameworkIDs
  private static let pairs = ids.flatMap { first in
    ids.filter { $0 != first }.map { (first, $0) }
  }

  private func compare(_ first: String, _ second: String) throws -> Comparison {
    try Catalog.bundled.compare(first, second)
  }

  @Test func `there are four documents, and judgements between each two`() throws {
    #expect(Self.ids == ["cpm", "kent", "set", "sf-2940"])
    for (first, second) in Self.pairs {
      let sets = try Catalog.bundled.matches(between: first, and: second)
      let least =
        Set([first, second]).isSubset(of: ["sf-2940", "cpm", "set"])
          && [first, second].contains("sf-2940") ? 40 : 25
      #expect(Set(sets.map(\.from)).count == sets.count, "\(first) and \(second)")
      #expect(sets.flatMap(\.matches).count >= least, "\(first) and \(second)")
    }
  }

  @Test(arguments: pairs)
  func `overlap and coverage lie between 0 and 1, and there and back agree`(
    first: String, second: String
  ) throws {
    let (there, back) = try (compare(first, second), compare(second, first))
    for (row, values) in there.overlap.values.enumerated() {
      for (column, value) in values.enumerated() {
        #expect((0...1).contains(value))
        #expect(value.bitPattern == back.overlap.values[column][row].bitPattern)
      }
    }
    #expect(there.overlap.values.flatMap { $0 }.contains { $0 > 0.1 })
    for coverage in there.coverage {
      let shares = coverage.units.compactMap(\.topic) + coverage.topicByActor.values
      let all = shares + [coverage.topic, coverage.topicSameActor].compactMap { $0 }
      #expect(all.count == shares.count + 2 && all.allSatisfy { (0...1).contains($0) })
    }
    #expect(there.coverage == back.coverage.reversed())
    for rung in (there.ladders + back.ladders).flatMap(\.rungs) {
      #expect(abs(rung.distribution.map(\.p).reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test func `Accomplished and Emerging of San Francisco are false friends of San Diego's`() throws
  {
    let friends = try compare("sf-2940", "set").falseFriends
    #expect(Set(friends.map(\.level)).isSuperset(of: ["accomplished", "emerging"]))
    for friend in friends where ["accomplished", "emerging"].contains(friend.level) {
      #expect(friend.other == friend.level)
      #expect(min(try #require(friend.forwards), try #require(friend.backwards)) < 0.75)
    }
    #expect(friends.first { $0.level == "emerging" }?.likeliest == "novice")
  }

  @Test func `Kent and the practice profile share what a panel says both speak to`() throws {
    let comparison = try compare("kent", "cpm")
    // Kent claims the same consistency of every grade, so it tells no grade from another.
    #expect(comparison.facets.shared == ["enactment"])
    #expect(comparison.overlap.values.count == 21)
    #expect(comparison.overlap.values.flatMap { $0 }.contains { $0 > 0.3 })
    #expect(comparison.coverage.allSatisfy { $0.topic ?? 0 > 0 })
    for (first, second) in Self.pairs {
      let other = try compare(first, second)
      #expect(other.refusal == nil && other.ladders.count == 2)
    }
  }

  @Test func `San Francisco was drafted from the practice model, and only those two share that`()
    throws
  {
    for (first, second) in Self.pairs {
      let cautions = try compare(first, second).cautions
      let ancestry = cautions.first { $0.code == .ancestry }
      #expect((ancestry != nil) == (Set([first, second]) == ["sf-2940", "cpm"]))
      #expect(ancestry?.message.contains("'sf-2940' was drafted from 'cpm'") ?? true)
    }
  }

  @Test func `Kent has no word on Tribes, culture or bias; San Francisco none on Tribes`() throws {
    for other in ["set", "cpm"] {
      let lacking = try compare(other, "kent").onlyInFrom
      for (concept, kind) in [
        ("tribal-relations", Standing.scope), ("cultural-responsiveness", .absent),
        ("bias", .absent),
      ] {
        let entry = try #require(lacking.first { $0.concept == concept }, "\(concept)")
        #expect(entry.standing == kind && entry.reason?.isEmpty == false && entry.statements > 0)
      }
      let tribes = try compare("sf-2940", other).onlyInTo
        .first { $0.concept == "tribal-relations" }
      #expect(tribes?.standing == .absent && tribes?.reason != nil)
    }
    let culture = try compare("sf-2940", "kent").onlyInFrom.map(\.concept)
    #expect(Set(culture).isSuperset(of: ["cultural-responsiveness", "bias"]))
    let conflict = try compare("sf-2940", "set").onlyInFrom
    #expect(
      Set(conflict.filter { $0.standing == .absent }.map(\.concept))
        .isSuperset(of: ["conflict", "crisis-response"]))
  }

  // MARK: Levels

  /// As in the documentation: what a level says on another scale, as central 80 % intervals, by title.
  private func ladder(_ from: String, _ to: String) throws -> [String] {
    let comparison = try compare(from, to)
    let (source, target) = (
      try Catalog.bundled.framework(from).framework.scale,
      try Catalog.bundled.framework(to).framework.scale
    )
    func title(_ outcome: String) -> String {
      target.levels.first { $0.id == outcome }?.title
        ?? (outcome == "below" ? "below \(target.levels[0].title)" : outcome)
    }
    let ladder = try #require(comparison.ladders.first { $0.from == from })
    return zip(source.levels, ladder.rungs).map { level, rung in
      let ends = rung.interval.map(title)
      return "\(level.title): " + (ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to "))
    }
  }

  @Test func `levels read forwards as the panel's cuts put them`() throws {
    #expect(
      try ladder("sf-2940", "set") == [
        "Emerging: below Novice to Emerging", "Developing: Emerging to Accomplished",
        "Acquired: Emerging to Distinguished", "Accomplished: Distinguished to Master",
        "Mastery: Master",
      ])
    #expect(
      try ladder("sf-2940", "kent").map { $0.replacing(" (NQSW)", with: "") } == [
        "Emerging: below Newly Qualified to Newly Qualified",
        "Developing: Newly Qualified to Developing", "Acquired: Developing to Maturing",
        "Accomplished: Maturing to Senior Practitioner",
        "Mastery: Senior Practitioner to above",
      ])
    #expect(
      try ladder("sf-2940", "cpm") == [
        "Emerging: Emerging", "Developing: Emerging to Acquiring",
        "Acquired: Acquiring to Accomplished", "Accomplished: Accomplished",
        "Mastery: Accomplished",
      ])
  }

  @Test func `levels read backwards as the documentation prints them`() throws {
    #expect(
      try ladder("set", "sf-2940") == [
        "Novice: Emerging", "Emerging: Emerging to Developing",
        "Accomplished: Developing to Acquired",
        "Distinguished: Acquired to Accomplished", "Master: Accomplished to Mastery",
      ])
    #expect(
      try ladder("kent", "sf-2940") == [
        "Newly Qualified (NQSW): Emerging to Developing", "Developing: Developing to Acquired",
        "Maturing: Acquired to Accomplished", "Senior Practitioner: Accomplished to Mastery",
      ])
    #expect(
      try ladder("cpm", "sf-2940") == [
        "Emerging: below Emerging to Developing", "Acquiring: Developing to Acquired",
        "Accomplished: Acquired to Mastery",
      ])
  }

  @Test func `the documentation's two tables of intervals are those of the bundled cuts`() throws {
    let rows = try Readme.documentation().split(separator: "\n").filter { $0.hasPrefix("|") }.map {
      line in
      line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
    func short(_ line: String) -> [String] {
      line.replacing(" (NQSW)", with: "").replacing(" Practitioner", with: "")
        .split(separator: ": ").map(String.init)
    }
    for (column, other) in ["set", "kent", "cpm"].enumerated() {
      for line in try ladder("sf-2940", other).map(short) {
        let row = rows.first { $0.count == 4 && $0[0] == line[0] }
        #expect(row?[column + 1] == line[1], "\(line)")
      }
    }
    var backwards: [String: [[String]]] = [:]
    var from = ""
    for row in rows.drop(while: { $0 != ["from", "level", "SF 2940"] }).dropFirst(2)
      .prefix(while: { $0.count == 3 })
    {
      if !row[0].isEmpty { from = row[0] }
      backwards[from, default: []].append([row[1], row[2]])
    }
    for (name, id) in [("SET", "set"), ("Kent", "kent"), ("CPM practice profile", "cpm")] {
      #expect(try backwards[name] == ladder(id, "sf-2940").map(short))
    }
  }

  // MARK: Statements

  @Test(arguments: pairs)
  func `each statement's counterparts there and back agree on relation`(
    first: String, second: String
  ) throws {
    guard first < second else { return }
    let there = try Catalog.bundled.matcher(from: first, to: second)
    let back = try Catalog.bundled.matcher(from: second, to: first)
    func table(_ matcher: StatementMatcher) -> [String: [String: StatementMatches.Match]] {
      Dictionary(
        uniqueKeysWithValues: matcher.source.framework.statements.compactMap {
          matcher.matches(of: $0.statement.id, groupsLevels: false)
        }.map { result in
          (
            result.subject.id,
            // What only wording joins depends on the other statements of each side.
            Dictionary(
              uniqueKeysWithValues: result.matches.filter { $0.relation != nil || $0.curated }
                .map { ($0.id, $0) })
          )
        })
    }
    let (mine, theirs) = (table(there), table(back))
    var compared = 0
    for (subject, found) in mine {
      for (object, match) in found {
        let other = try #require(theirs[object]?[subject], "\(subject) \(object)")
        #expect(match.relation == other.relation?.inverse && match.share == other.share)
        #expect(match.confidence == other.confidence && match.curated == other.curated)
        #expect((0...1).contains(match.share))
        compared += 1
      }
    }
    #expect(compared > 100)
  }

  @Test func `Kent's therapeutic groups are no workgroups`() throws {
    let sets = try Catalog.bundled.matches(between: "sf-2940", and: "kent")
    let denials = sets.flatMap(\.matches).filter { $0.object?.hasPrefix("8.") == true }
    #expect(denials.contains { $0.relation == nil })
    for denial in denials where denial.relation == nil {
      let found = try Catalog.bundled.matcher(from: "sf-2940", to: "kent")
        .matches(of: denial.subject)
      let row = found?.matches.first { $0.id == denial.object }
      #expect(row?.curated == true && row?.relation == nil)
    }
  }
}
