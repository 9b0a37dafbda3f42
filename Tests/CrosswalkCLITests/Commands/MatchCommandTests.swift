import CrosswalkBase
import CrosswalkCLI
import Foundation
import Testing

@Suite struct MatchCommandTests {
  private struct Matches: Decodable {
    struct Subject: Decodable { var framework, id, text, actor: String }
    struct Match: Decodable {
      var id, text, actor: String
      var relation: String?
      var share, confidence: Double
      var curated: Bool
      var level: String?
      var path: [String]
      var note: String?
    }
    var format, to: String
    var subject: Subject
    var none, note: String?
    var matches: [Match]
  }

  private func match(_ statement: String, _ to: String, _ more: String...) throws -> Program.Result
  {
    try Program.run(["match", statement, "--to", to] + more)
  }

  @Test func `the text is as it was`() throws {
    let result = try match("sf-2940:RO.Acquired.2", "cpm", "--limit", "4")
    #expect(result.status == 0 && result.stderr.isEmpty)
    try Snapshot.expect(result.text, "match.txt")
  }

  @Test func `the JSON has every key, and judgements come first`() throws {
    let result = try match("sf-2940:RO.Acquired.2", "cpm", "--format", "json")
    let found = try result.json(as: Matches.self)
    #expect(found.format == "crosswalk.match/3" && found.to == "cpm" && found.none == nil)
    #expect(found.subject.framework == "sf-2940" && found.subject.id == "RO.Acquired.2")
    #expect(found.matches.count == 10 && found.matches[0].curated)
    #expect(found.matches.map(\.curated).firstIndex(of: false).map { $0 > 0 } == true)
    for entry in found.matches { #expect(entry.curated == (entry.note != nil)) }
    let object = try JSONSerialization.jsonObject(with: result.stdout) as? [String: Any]
    #expect(
      Set(try #require(object).keys) == [
        "format", "subject", "to", "standing", "none", "note", "matches",
      ])
    for entry in object?["matches"] as? [[String: Any]] ?? [] {
      #expect(
        Set(entry.keys) == [
          "id", "text", "relation", "share", "confidence", "likeness", "curated", "actor", "act",
          "level", "flags", "path", "neighbours", "words", "beside",
          "objection", "note", "settled", "twins", "isOpen",
        ])
    }
    #expect(try match("sf-2940:RO.Acquired.2", "cpm", "--format", "json").stdout == result.stdout)
  }

  @Test func `none is an answer, with its kind, in every form`() throws {
    // Judged so, in the file of judgements; what is merely related follows.
    let json = try match("cpm:1.b", "set", "--format", "json")
    let found = try json.json(as: Matches.self)
    #expect(json.status == 0 && found.none == "absent" && !found.matches.isEmpty)
    #expect(found.matches.allSatisfy { $0.curated || $0.relation ?? "related" == "related" })
    #expect(found.note?.isEmpty == false)
    #expect(try match("cpm:1.b", "set").text.contains("it is absent from the document"))
    let rows = try match("cpm:1.b", "set", "--format", "csv").text.split(separator: "\n")
    #expect(rows.count == 12 && rows[1].hasSuffix(",absent,,absent,,,,"))
  }

  @Test func `a framework alone lists all of its statements, each as if asked for by itself`()
    throws
  {
    let all = try match("kent", "cpm", "--limit", "3", "--format", "csv").text
    let subjects = all.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: ",").first
    }
    #expect(Set(subjects).count == 105)
    let one = try match("kent:19.4", "cpm", "--limit", "3", "--format", "csv").text
    for row in one.split(separator: "\n") { #expect(all.contains(row)) }
    #expect(try match("kent", "cpm", "--limit", "1").text.contains("kent:19.4"))
    let json = try match("kent", "cpm", "--limit", "1", "--format", "json").json(as: [Matches].self)
    #expect(json.count == 105)
  }

  /// Every statement against every other framework: something is judged, or something is computed and
  /// has its reason.
  @Test func `every statement has a judgement or a list with reasons`() throws {
    let ids = ["cpm", "kent", "set", "sf-2940"]
    for source in ids {
      for target in ids where target != source {
        for found in try match(source, target, "--format", "json").json(as: [Reasons].self) {
          #expect(!found.matches.isEmpty, "\(source):\(found.subject.id) to \(target)")
          #expect(
            found.note != nil || found.matches.contains { $0.relation != nil } || found.none != nil)
          for row in found.matches {
            #expect(
              row.note != nil || !row.path.isEmpty || !row.words.isEmpty || !row.beside.isEmpty
                || row.hasKin)
          }
        }
      }
    }
  }

  private struct Reasons: Decodable {
    struct Subject: Decodable { var id: String }
    struct Kin: Decodable { var reason: String }
    struct Match: Decodable {
      var relation, note: String?
      var path, words, beside: [String]
      var neighbours: [Kin]
      var hasKin: Bool { neighbours.contains { !$0.reason.isEmpty } }
    }
    var subject: Subject
    var none, note: String?
    var matches: [Match]
  }

  @Test func `a limit, and an id in another case`() throws {
    let one = try match("sf-2940:ro.acquired.2", "cpm", "--limit", "1")
    #expect(one.status == 0 && one.text.contains("judged"))
    let rows = try match("sf-2940:RO.Acquired.2", "cpm", "--limit", "3", "--format", "csv").text
    #expect(rows.split(separator: "\n").count == 4)
  }

  /// Of this statement more were judged than are shown, and what was judged has an order of its own.
  @Test(arguments: 1...6)
  func `a limit takes the first of the whole list, however much was judged`(count: Int) throws {
    let all = try match("cpm:3.a", "kent", "--limit", "50", "--format", "csv").text
    let first = try match("cpm:3.a", "kent", "--limit", "\(count)", "--format", "csv").text
    #expect(first.split(separator: "\n").count == count + 1 && all.hasPrefix(first))
  }

  @Test func `names that are wrong are met with the nearest right one`() throws {
    for (arguments, words) in [
      (["sf-2940:RO.Aquired.2", "cpm"], "did you mean 'RO.Acquired.2'?"),
      (["sf-2490:RO.Acquired.2", "cpm"], "did you mean 'sf-2940'?"),
      (["sf-2940:RO.Acquired.2", "cmp"], "did you mean 'cpm'?"),
      (["sf-2940:", "cpm"], "unit, subcompetency or level of a unit ''"),
      (["RO.Acquired.2", "cpm"], "there is no framework 'RO.Acquired.2'"),
    ] {
      let result = try match(arguments[0], arguments[1])
      #expect(result.status == 2 && result.stdout.isEmpty, "\(arguments)")
      #expect(result.stderr.contains(words), "\(result.stderr)")
    }
    for arguments in [["sf-2940:RO.Acquired.2", "cpm", "--limit", "0"]] {
      let result = try Program.run(
        ["match", arguments[0], "--to", arguments[1]] + arguments.dropFirst(2))
      #expect(result.status == 64 && result.stdout.isEmpty)
    }
  }
}
