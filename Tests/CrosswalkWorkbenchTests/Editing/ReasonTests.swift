import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel
import Testing

@testable import CrosswalkWorkbench

/// Reasons for what statements are about: they are kept, and asked for where readers differ.
@Suite struct ReasonTests {
  @Test func `reasons that somebody gave stay as long as nobody types others`() throws {
    let run = try EditingRun(EditingRun.county)
    func notes() throws -> [String: String?] {
      let links = try run.catalog().framework("county").linksByStatement["A.2"] ?? []
      return Dictionary(uniqueKeysWithValues: links.map { ($0.concept, $0.note) })
    }
    let more = [("concept", "rapport"), ("share", "0.4"), ("relation", ""), ("confidence", "")]
    _ = try run.link("A.2", of: "county", to: "feedback", share: "0.6", more + [("reason", "read")])
    #expect(try notes() == ["feedback": "read", "rapport": "read"])
    // Another share, and no reason typed.
    #expect(try run.link("A.2", of: "county", to: "feedback", share: "0.5", more).status == 303)
    #expect(try notes() == ["feedback": "read", "rapport": "read"])
    // A concept that is new has none, and a reason that is typed is that of all.
    let other = [("concept", "conflict"), ("share", "0.4"), ("relation", ""), ("confidence", "")]
    _ = try run.link("A.2", of: "county", to: "feedback", share: "0.5", other)
    #expect(try notes() == ["feedback": "read", "conflict": nil])
    _ = try run.link(
      "A.2", of: "county", to: "feedback", share: "0.5", other + [("reason", "anew")])
    #expect(try notes() == ["feedback": "anew", "conflict": "anew"])
    // Nobody's words become somebody else's.
    _ = try run.link(
      "A.2", of: "county", to: "feedback", share: "0.3", reviewer: "Cleo", [("overrule", "yes")])
    #expect(try notes() == ["feedback": nil])
  }

  @Test func `what readers see differently is settled with a reason, from the page that says so`()
    throws
  {
    let run = try EditingRun(EditingRun.county, withReadings: true)
    let reading = try #require(
      try run.post(
        "/review/readings",
        [("framework", "county"), ("sample", "5"), ("seed", "1"), ("reviewer", "Cleo")]
      ).location)
    // Of a statement that is being read nothing is decided by another way.
    let hidden = try run.link("A.1", of: "county", to: "rapport", basis: "")
    #expect(hidden.status == 400 && hidden.text.contains("blind reading"))
    for id in ["A.1", "B.1"] {
      _ = try run.post(
        "\(reading)/answer",
        [("statement", id), ("concept", "conflict"), ("share", "1"), ("relation", "close")])
    }
    _ = try run.post("\(reading)/close", [])
    let page = try run.get(reading).text
    let way = try #require(
      PageWalk.values(of: "href", in: page).first { $0.contains("A.1?settle=") })
    let back = "\(reading)#settle-A.1"
    #expect(page.contains("id=\"settle-A.1\""))
    let form = try run.get(String(way.prefix { $0 != "#" })).text
    #expect(form.contains("name=\"settle\" value=\"yes\""))
    #expect(form.contains("id=\"link-reason\" name=\"reason\" value=\"\" required"))
    #expect(form.contains("name=\"back\" value=\"\(back)\""))
    let fields = [("settle", "yes"), ("overrule", "yes"), ("back", back)]
    let refused = try run.link("A.1", of: "county", to: "conflict", fields)
    #expect(refused.status == 400 && refused.text.contains("needs a reason"))
    #expect(refused.text.contains("name=\"settle\" value=\"yes\""))
    let settled = try run.link(
      "A.1", of: "county", to: "conflict", fields + [("reason", "both read it again")])
    #expect(settled.status == 303)
    #expect(settled.location == "\(reading)?done=1#settle-A.1")
    let links = try #require(try run.catalog().framework("county").linksByStatement["A.1"])
    #expect(links.map(\.note) == ["both read it again"])
  }
}
