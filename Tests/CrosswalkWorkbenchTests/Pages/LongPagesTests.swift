import CrosswalkKit
import CrosswalkModel
import CrosswalkTables
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

/// Frameworks with so many statements that a page cannot show all at once.
@Suite struct LongPagesTests {
  private static let units = ["u", "v"]

  /// Two frameworks with so many statements a unit; each is about one concept of a small ontology, in turn.
  private static func walk(_ size: Int) throws -> PageWalk {
    let concepts = RandomCatalog.ontology.concepts.map(\.id)
    let frameworks = ["one", "two"].map { id in
      let framework = RandomCatalog.plain(
        id, levels: ["low", "high"],
        units: units.map { unit in (unit, (0..<size).map { "\(unit)\($0)" }) })
      let ids = framework.statements.map(\.statement.id)
      return RandomCatalog.plain(
        aligning: framework,
        Dictionary(
          uniqueKeysWithValues: ids.enumerated().map { ($1, concepts[$0 % concepts.count]) }))
    }
    return try PageWalk(Catalog(ontology: RandomCatalog.ontology, frameworks: frameworks))
  }

  @Test func aReportShowsAllOfAUnitInParts() throws {
    let walk = try Self.walk(170)
    let report = try walk.context.catalog.report(of: "one", against: "two")
    var seen: [String] = []
    for number in 1...5 {
      let page = try walk.page("/report/one/two?unit=u&page=\(number)")
      seen += PageWalk.values(of: "href", in: page).compactMap { link in
        link.hasPrefix("/crosswalk/two/one?statement=")
          ? String(link.split(separator: "=").last!) : nil
      }
      #expect(page.utf8.count < 300_000)
    }
    #expect(seen.count == 170)
    #expect(Set(seen) == Set(report.target.units[0].statements.map(\.id)))
  }

  /// What a page names and counts is what the whole report has.
  @Test func aReportCountsWhatItDoesNotName() throws {
    let walk = try Self.walk(90)
    let report = try walk.context.catalog.report(of: "one", against: "two")
    let page = try walk.page("/report/one/two?unit=u")
    let served = try #require(report.target.units[0].statements.first { $0.standing == .served })
    #expect(served.serving.count > 5)
    #expect(page.contains("and \(served.serving.count - 5) more"))
    for link in served.serving.prefix(5) {
      #expect(page.contains("/frameworks/one/statements/\(link.id)\""))
    }
  }

  @Test func marksOfOneUnitAreShownAndThoseOfOthersKept() throws {
    let walk = try Self.walk(401)
    let closed = try walk.page("/gaps?from=one")
    #expect(!closed.contains("name=\"mark.u1\"") && closed.contains("name=\"opened\" value=\"u\""))
    let opened = try walk.page(
      "/gaps?from=one", method: "POST",
      fields: [("token", "a word"), ("mark.v7", "met"), ("opened", "u")])
    #expect(opened.contains("<select name=\"mark.u1\">"))
    #expect(opened.contains("<input type=\"hidden\" name=\"mark.v7\" value=\"met\">"))
    #expect(!opened.contains("mark.v8") && opened.utf8.count < 300_000)
    // Enter presses the first button of a form, which is to ask and not to open a unit.
    let buttons = opened.split(separator: "<button").map(String.init)
    let ask = try #require(buttons.firstIndex { $0.contains("Find gaps") })
    let open = try #require(buttons.firstIndex { $0.contains("name=\"opened\"") })
    #expect(ask < open)
  }

  @Test func anOverlapHasEachConceptOnce() throws {
    let walk = try Self.walk(40)
    let shared = Set(
      RandomCatalog.ontology.concepts.map { Address.concept($0.id).source })
    var seen: [String] = []
    for number in 1...4 {
      let page = try walk.page("/compare/one/two/u/v?page=\(number)")
      let links = PageWalk.values(of: "href", in: page).filter(shared.contains)
      if seen.isEmpty || !seen.contains(links[0]) { seen += links }
    }
    #expect(Set(seen) == shared && seen.count == shared.count)
  }
}
