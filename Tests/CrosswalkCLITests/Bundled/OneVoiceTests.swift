import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Foundation
import Testing

/// Commands say the same of the same statement, unit and concept: all of them are walked through, of the
/// bundled frameworks and of a county's.
@Suite struct OneVoiceTests {
  private struct Behaviour: Decodable, Equatable {
    var statements, served, otherSide, touched, absent, scope, notJudged, deficits: Int
  }
  private struct Compared: Decodable {
    struct Unit: Decodable {
      var id: String
      var topic: Double?
      var behaviour: Behaviour
    }
    struct Coverage: Decodable {
      var of, by: String
      var topic: Double?
      var behaviour: Behaviour
      var units: [Unit]
    }
    struct Alone: Decodable {
      var concept, standing: String
      var reason: String?
    }
    var coverage: [Coverage]
    var onlyInFrom, onlyInTo, touchedInFrom, touchedInTo: [Alone]
  }
  private struct Cited: Decodable {
    struct Author: Decodable { var literal: String }
    var id: String
    var author: [Author]?
  }
  private struct Hashed: Decodable { var hash: String }
  private struct Matched: Decodable {
    struct Subject: Decodable { var id: String }
    struct Twin: Decodable { var id: String; var relation: String?; var curated: Bool }
    struct Row: Decodable {
      var id: String
      var relation, settled, objection: String?
      var curated: Bool
      var path: [String]
      var twins: [Twin]
    }
    var subject: Subject
    var standing: String
    var none: String?
    var matches: [Row]
  }
  private struct Report: Decodable {
    struct Link: Decodable { var id, relation: String; var curated: Bool; var objection: String? }
    struct Entry: Decodable {
      var id, standing: String
      var links: [Link]
    }
    struct Unit: Decodable {
      var id: String
      var topic: Double?
      var behaviour: Behaviour
      var statements: [Entry]
    }
    struct Side: Decodable {
      var framework: String
      var topic: Double?
      var behaviour: Behaviour
      var units: [Unit]
    }
    var mine, target: Side
  }
  private struct Statistics: Decodable {
    struct Unused: Decodable {
      var concept, standing: String
      var reason: String?
    }
    struct Framework: Decodable {
      var framework: String
      var unusedConcepts: [Unused]
    }
    var frameworks: [Framework]
  }

  private static let bundled = ["cpm", "kent", "set", "sf-2940"]
  private static let closer: Set<String> = ["exact", "close", "narrower", "broader"]

  /// Runs a command that has an answer, whether or not it also finds something open.
  private func answer<Value: Decodable>(
    _ arguments: [String], county folder: URL, as _: Value.Type = Value.self
  ) throws -> Value {
    let result = try Program.run(
      arguments + ["--format", "json", "--frameworks", "county"], in: folder)
    #expect(result.status < 2, "\(arguments) \(result.stderr)")
    return try result.json()
  }

  @Test func `no two commands say different things`() throws {
    try Program.inFolder { folder in
      try FortyStatements.write(to: folder)
      let statistics: Statistics = try answer(["stats"], county: folder)
      let unused = Dictionary(
        uniqueKeysWithValues: statistics.frameworks.map { ($0.framework, $0.unusedConcepts) })
      let ids = Self.bundled + ["county"]
      for (place, first) in ids.enumerated() {
        for second in ids[(place + 1)...] {
          let compared: Compared = try answer(["compare", first, second], county: folder)
          let report: Report = try answer(["report", first, "--against", second], county: folder)
          for (side, coverage) in [
            (report.target, compared.coverage[0]), (report.mine, compared.coverage[1]),
          ] {
            #expect(side.framework == coverage.of)
            #expect(side.behaviour == coverage.behaviour && side.topic == coverage.topic)
            for unit in coverage.units {
              let other = try #require(side.units.first { $0.id == unit.id })
              #expect(other.behaviour == unit.behaviour && other.topic == unit.topic)
            }
            let matched: [Matched] = try answer(
              ["match", coverage.of, "--to", coverage.by, "--limit", "1000"], county: folder)
            try check(matched, side.units.flatMap(\.statements))
          }
          check(compared.onlyInFrom, compared.touchedInTo, unused[second]!)
          check(compared.onlyInTo, compared.touchedInFrom, unused[first]!)
        }
      }
    }
  }

  /// The counterparts of each statement, as `match` and `report` show them.
  private func check(_ matched: [Matched], _ entries: [Report.Entry]) throws {
    #expect(matched.map(\.subject.id) == entries.map(\.id))
    for (found, entry) in zip(matched, entries) {
      #expect(found.standing == entry.standing, "\(entry.id)")
      var relations: [String: String] = [:]
      for row in found.matches {
        if let relation = row.relation { relations[row.id] = relation }
        for twin in row.twins { if let relation = twin.relation { relations[twin.id] = relation } }
      }
      for link in entry.links {
        #expect(relations[link.id] == link.relation, "\(entry.id) \(link.id)")
      }
      // One order of what is near: a row's twins of other levels stand beside it in the one, and where
      // they belong in the other.
      let rows = found.matches.filter { $0.relation != nil }.map(\.id)
      let listed = entry.links.map(\.id)
      #expect(rows.filter(listed.contains) == listed.filter(rows.contains), "\(entry.id)")
      #expect(listed.first == nil || listed.first == rows.first, "\(entry.id)")
      let isServed = entry.links.contains {
        Self.closer.contains($0.relation) && $0.objection == nil
      }
      #expect((entry.standing == "served") == (isServed && entry.standing != "deficit"))
      #expect(
        !relations.values.contains(where: Self.closer.contains)
          || entry.links.contains { Self.closer.contains($0.relation) })
      if let none = found.none {
        // Somebody may have judged that there is none beside what is the other side of it.
        #expect(
          none == entry.standing || ["served", "other-side", "deficit"].contains(entry.standing))
      }
      if entry.standing == "not-judged" { #expect(found.none == nil) }
      if entry.standing == "touched" { #expect(found.none == nil && !relations.isEmpty) }
    }
  }

  /// What one has alone is what the other's figures call unused, and with the same reason; what it
  /// touches is linked somewhere.
  private func check(
    _ alone: [Compared.Alone], _ touched: [Compared.Alone], _ unused: [Statistics.Unused]
  ) {
    let broad = Set(Catalog.bundled.ontology.concepts.filter { $0.broader == nil }.map(\.id))
    for entry in alone {
      #expect(["absent", "scope", "not-judged"].contains(entry.standing))
      guard broad.contains(entry.concept) else { continue }
      let told = unused.first { $0.concept == entry.concept }
      #expect(told?.standing == entry.standing && told?.reason == entry.reason, "\(entry.concept)")
    }
    for entry in touched {
      #expect(["touched", "other-side"].contains(entry.standing))
      #expect(!unused.contains { $0.concept == entry.concept }, "\(entry.concept)")
    }
  }

  @Test func `methods and citations name the same readers, and the hashes that results carry`()
    throws
  {
    for pair in [["set", "cpm"], ["kent", "sf-2940"], ["sf-2940", "set"]] {
      let name = pair.joined(separator: "--")
      let methods = try Program.run("methods", name, "--format", "markdown").text
      let cited: [Cited] = try Program.run("cite", name, "--format", "csl-json").json()
      let plain = try Program.run("cite", name).text
      for (from, to) in [(pair[0], pair[1]), (pair[1], pair[0])] {
        for set in try Catalog.bundled.matches(between: from, and: to) {
          let item = try #require(cited.first { $0.id == "\(set.from)--\(set.to)-judgements" })
          let readers = Set(set.matches.map { $0.author ?? set.author }).sorted()
          #expect(item.author?.map(\.literal) == readers)
          #expect(methods.contains(readers.joined(separator: "; ")), "\(readers)")
        }
        let compared: Hashed = try Program.run("compare", from, to, "--format", "json").json()
        #expect(methods.contains(compared.hash) && plain.contains(compared.hash), "\(from) \(to)")
        let report: Hashed = try Program.run(
          "report", from, "--against", to, "--format", "json"
        ).json()
        #expect(report.hash == compared.hash)
        let level = try Catalog.bundled.framework(from).framework.scale.levels[0].id
        let answer: Hashed = try Program.run(
          "translate", from, "--to", to, "all=\(level)", "--format", "json"
        ).json()
        #expect(methods.contains(answer.hash), "\(from) \(to)")
      }
    }
  }

  @Test func `equity and Tribal relations are no behavior covered by a topic`() throws {
    let comparison = try Catalog.bundled.compare("set", "cpm")
    #expect(comparison.coverage.allSatisfy { $0.topic! > $0.behaviour.share! })
    let wholly = comparison.coverage.flatMap(\.units).filter { $0.topic! > 0.95 }
    #expect(wholly.contains { $0.behaviour.served < $0.behaviour.statements })
  }
}
