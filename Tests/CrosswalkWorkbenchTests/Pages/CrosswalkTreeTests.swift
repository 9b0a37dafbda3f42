import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

/// The two trees of a crosswalk: what they show, leave out, count, and say of the chosen statement.
@Suite struct CrosswalkTreeTests {
  /// The lines of statements in one tree, by id.
  private func leaves(_ page: String, _ side: String) -> [String: String] {
    var leaves: [String: String] = [:]
    for part in page.components(separatedBy: "<li class=\"leaf\" id=\"\(side)-").dropFirst() {
      let id = String(part.prefix { $0 != "\"" })
      leaves[id] = part.components(separatedBy: "</li>")[0]
    }
    return leaves
  }

  /// A framework with units so large that no page holds one.
  private func large(_ id: String, units: Int = 3, statements: Int = 250) -> Framework {
    RandomCatalog.plain(
      id, levels: ["low", "high"],
      units: (1...units).map { unit in
        ("U\(unit)", (1...statements).map { "U\(unit).\($0)" })
      })
  }

  /// Without suggestions, which are of no account here and take their time.
  private func walk(_ frameworks: Framework...) throws -> PageWalk {
    var walk = try PageWalk(
      Catalog(
        ontology: RandomCatalog.ontology,
        frameworks: frameworks.map {
          AlignedFramework(
            framework: $0,
            alignment: Alignment(
              framework: $0.id, author: "nobody", version: "1", date: "2026", links: []))
        }))
    walk.context.soonSuggested = 0
    return walk
  }

  /// What is worked out of the bundled frameworks is worked out once for all tests.
  private static let bundled = Result { try PageWalk(.bundled) }

  /// Going on from part to part shows each statement of a large unit once, and no page is large.
  @Test(arguments: ["unit", "other"])
  func `a large unit is shown in parts, each statement once`(name: String) throws {
    let (side, tree) = name == "unit" ? ("a", "left") : ("b", "right")
    let walk = try walk(large("one"), large("two"))
    var seen: [String] = []
    var address: String? = "/crosswalk/one/two?\(name)=U2"
    while let next = address {
      let page = try walk.page(next)
      #expect(page.utf8.count < 300_000)
      let shown = leaves(page, side).keys
      #expect(shown.count <= CrosswalkTree.size)
      seen += shown
      let ways = PageWalk.values(of: "href", in: page).filter {
        $0.hasSuffix("part=\(seen.count / CrosswalkTree.size + 1)#\(tree)-2")
      }
      address = ways.first.map { String($0.prefix { $0 != "#" }) }
      try #require(seen.count <= 250)
    }
    #expect(Set(seen).count == seen.count && seen.count == 250)
    // What is asked for beyond the end is the end.
    #expect(
      try walk.page("/crosswalk/one/two?\(name)=U2&\(name == "unit" ? "part" : "otherpart")=99")
        .contains("id=\"\(side)-U2.250\""))
  }

  @Test func `the part with the chosen statement is shown, and its unit opens by itself`() throws {
    let walk = try walk(large("one"), large("two"))
    for number in [1, 77, 250] {
      let page = try walk.page("/crosswalk/one/two?statement=U3.\(number)")
      #expect(leaves(page, "a")["U3.\(number)"]?.contains("aria-current=\"true\"") == true)
      #expect(page.contains("href=\"#a-U3.\(number)\""))
      #expect(page.utf8.count < 300_000)
    }
  }

  @Test func `many units are shown in parts too`() throws {
    let walk = try walk(large("one", units: 200, statements: 2), large("two", units: 1))
    let first = try walk.page("/crosswalk/one/two")
    #expect(first.contains("id=\"left-1\"") && !first.contains("id=\"left-81\""))
    #expect(first.contains("Part 2 of 3 of the units"))
    let second = try walk.page("/crosswalk/one/two?unit=U81")
    #expect(second.contains("id=\"left-81\"") && !second.contains("id=\"left-1\""))
    #expect(leaves(second, "a").count == 2)
  }

  /// Of a pair that nobody would wait for, judgements are told and nothing is computed for the lists; the
  /// chosen statement has all.
  @Test func `a pair that takes long tells what is judged, and computes for the chosen alone`()
    throws
  {
    let walk = try walk(large("one", statements: 300), large("two", statements: 300))
    let page = try walk.page("/crosswalk/one/two?unit=U1")
    #expect(page.contains("The two are so large") && !page.contains("served"))
    #expect(!page.contains("value=\"computed\""))
    #expect(try walk.page("/crosswalk/one/two?unit=U1&show=none").contains("id=\"a-U1.1\""))
    #expect(try walk.page("/crosswalk/one/two?statement=U1.7").contains("id=\"panel\""))
    // A page that is slow is told apart from those that are not.
    #expect(
      walk.route("/crosswalk/one/two/suggestions?statement=U1.7")?.route.traits.isSlow == true)
    let small = try Self.bundled.get().page("/crosswalk/cpm/kent?unit=1")
    #expect(!small.contains("The two are so large") && small.contains("served"))
    #expect(small.contains("value=\"computed\""))
  }

  @Test func `suggestions that take long are looked for when somebody asks, and then are there`()
    throws
  {
    let walk = try walk(
      large("one", units: 1, statements: 9), large("two", units: 1, statements: 9))
    let address = "one/two?statement=U1.7"
    let before = try walk.page("/crosswalk/\(address)")
    #expect(before.contains("/crosswalk/one/two/suggestions?") && before.contains("Find them"))
    #expect(!before.contains("Suggested concepts"))
    let asked = try walk.page("/crosswalk/one/two/suggestions?statement=U1.7")
    #expect(asked.contains("Suggested concepts") && !asked.contains("Find them"))
    // They are kept, so that the page itself has them now.
    #expect(try walk.page("/crosswalk/\(address)") == asked)
  }

  /// Each filter lets through what the report says of a statement, on every page of a unit.
  @Test(arguments: CrosswalkView.Show.allCases)
  func `a filter lets through what the report says`(show: CrosswalkView.Show) throws {
    let walk = try Self.bundled.get()
    let report = try Catalog.bundled.report(of: "sf-2940", against: "cpm")
    let undecided = try Catalog.bundled.framework("sf-2940").undecided
    let judged = try Catalog.bundled.decidedStatements(of: "sf-2940", against: "cpm")
    for unit in report.mine.units where ["RO", "PX"].contains(unit.id) {
      var seen: Set<String> = []
      for part in 1...2 {
        let page = try walk.page(
          "/crosswalk/sf-2940/cpm?show=\(show.rawValue)&unit=\(unit.id)&part=\(part)")
        seen.formUnion(leaves(page, "a").keys)
      }
      let expected = unit.statements.filter { entry in
        switch show {
        case .all: true
        case .judged: judged.contains(entry.id)
        case .computed: !entry.links.isEmpty && !judged.contains(entry.id)
        case .suggested: entry.links.isEmpty && !judged.contains(entry.id)
        case .none: entry.standing.isMissing
        case .open: undecided.contains(entry.id)
        case .disputed: entry.links.contains { $0.curated && $0.objection != nil }
        }
      }
      #expect(seen == Set(expected.map { Address.step($0.id).source }), "\(unit.id)")
    }
  }

  /// What the panel lists, the right tree says, and the lines are drawn from that.
  @Test(arguments: ["PX.Acquired.2", "RO.Acquired.2"])
  func `the right tree says what joins each statement to the chosen one`(id: String) throws {
    let walk = try Self.bundled.get()
    let chosen = try #require(
      try ChosenStatement(walk.context, id, from: "sf-2940", to: "cpm"))
    #expect(!chosen.marks.isEmpty)
    let target = try Catalog.bundled.framework("cpm").framework
    for unit in target.units.filter({ unit in unit.statements.count > 1 }).prefix(5) {
      let page = try walk.page("/crosswalk/sf-2940/cpm?statement=\(id)&other=\(unit.id)")
      let right = leaves(page, "b")
      for statement in unit.statements {
        let line = try #require(right[Address.step(statement.id).source])
        if let mark = chosen.marks[statement.id] {
          #expect(line.contains("data-line=\"\(mark.kind.rawValue)\""))
          #expect(line.contains("\(mark.kind.words.source)</span>"))
        } else {
          #expect(!line.contains("data-line"), "\(statement.id)")
        }
      }
      // Those in closed units are counted there.
      let others = target.units.filter { other in
        other.id != unit.id && other.statements.contains { chosen.marks[$0.id] != nil }
      }
      let open = unit.statements.count { chosen.marks[$0.id] != nil }
      #expect(page.components(separatedBy: " data-line=\"").count - 1 == others.count + open)
    }
    // Without a unit of the other side, the one with the first link opens.
    let page = try walk.page("/crosswalk/sf-2940/cpm?statement=\(id)")
    let first = try #require(chosen.matches?.matches.first)
    #expect(leaves(page, "b")[Address.step(first.id).source] != nil)
    // Without a chosen statement nothing is said of one.
    #expect(try !walk.page("/crosswalk/sf-2940/cpm?unit=PX&other=7").contains("data-line"))
  }

  @Test func `a statement of the right tree is put into the form that matches`() throws {
    let run = try EditingRun(EditingRun.county)
    let page = try run.get("/crosswalk/county/cpm?statement=A.2&other=7").text
    let way = try #require(
      PageWalk.values(of: "href", in: page).first { $0.contains("&object=") })
    #expect(way.hasSuffix("#match-pair-heading"))
    let object = try #require(way.firstMatch(of: /object=([^#&]*)/)).output.1
    let form = try run.get(String(way.prefix { $0 != "#" })).text
    #expect(form.contains("name=\"object\" value=\"\(object)\""))
    // It is put into the form and nowhere else.
    #expect(!form.contains("value=\"/crosswalk/county/cpm?unit=A&amp;other=7&amp;object="))
    let closed = try run.get("/crosswalk/county/cpm?unit=A&other=7").text
    #expect(!closed.contains("&amp;object="))
  }

  @Test func `both trees show who speaks of a concept, and of what belongs to it`() throws {
    let walk = try Self.bundled.get()
    let hierarchy = Catalog.bundled.hierarchy
    for unit in ["RO", "PX"] {
      let page = try walk.page("/crosswalk/sf-2940/cpm?concept=conflict&unit=\(unit)&other=7")
      for (side, framework, unit) in [("a", "sf-2940", unit), ("b", "cpm", "7")] {
        let aligned = try Catalog.bundled.framework(framework)
        let expected = aligned.framework.statements.filter { place in
          place.unit.id == unit
            && (aligned.linksByStatement[place.statement.id] ?? []).contains {
              hierarchy.path(from: $0.concept).contains("conflict")
            }
        }.map { Address.step($0.statement.id).source }
        #expect(Set(leaves(page, side).keys) == Set(expected), "\(framework)")
      }
    }
  }

  @Test func `a document that does not speak of a concept is said to, with the reason`() throws {
    let walk = try Self.bundled.get()
    let aligned = try Catalog.bundled.framework("cpm")
    let absence = try #require(
      aligned.alignment.absence(of: "conflict", Catalog.bundled.hierarchy))
    let said = "No statement of <bdi>cpm</bdi> speaks of <bdi>Conflict management</bdi>."
    let page = try walk.page("/crosswalk/sf-2940/cpm?concept=conflict")
    #expect(page.contains("\(said) <bdi>\(absence.reason)</bdi>"))
    // Where words are asked for too, the document may well speak of it.
    let filtered = try walk.page("/crosswalk/sf-2940/cpm?concept=conflict&words=zzz")
    #expect(!filtered.contains(said))
    #expect(filtered.contains("Nothing of <bdi>cpm</bdi> passes the filters."))
  }
}
