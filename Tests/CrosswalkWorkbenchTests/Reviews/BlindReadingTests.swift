import CrosswalkBase
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct BlindReadingTests {
  /// Two catalogs that differ in nothing but what was decided on some statements of `one`: what they are
  /// about, by whom and why, and what matches them.
  private static func twoCatalogs(_ seed: Int) -> (Catalog, Catalog, ids: [String]) {
    var random = RandomCatalog(seed: seed)
    let (source, target) = random.pair()
    let decided = source.alignment.links.map(\.statement)
    func catalog(_ secret: String, _ shift: Int) -> Catalog {
      let concepts = RandomCatalog.ontology.concepts.map(\.id)
      var alignment = source.alignment
      for place in alignment.links.indices {
        alignment.links[place].links = [
          ConceptLink(
            concept: concepts[(place + shift) % concepts.count], share: shift == 0 ? 0.9 : 0.5,
            relation: shift == 0 ? .close : .narrower, confidence: shift == 0 ? 0.9 : 0.4,
            author: "\(secret) author", note: "\(secret) note")
        ]
      }
      let other = target.framework.statements.map(\.statement.id)
      let matches = decided.enumerated().map { place, id in
        MatchSet.Match(
          subject: id, object: other.isEmpty ? nil : other[(place + shift) % other.count],
          relation: other.isEmpty ? nil : shift == 0 ? .exact : .related,
          absence: other.isEmpty ? .absent : nil, confidence: 0.8, note: "\(secret) match")
      }
      return Catalog(
        ontology: RandomCatalog.ontology,
        frameworks: [
          AlignedFramework(framework: source.framework, alignment: alignment), target,
        ]
      ).adding(matches: [
        MatchSet(
          from: "one", to: "two", author: "us", version: "1", date: "2024", matches: matches)
      ])
    }
    return (
      catalog("alpha", 0), catalog("omega", 1),
      source.framework.statements.map(\.statement.id).filter(decided.contains)
    )
  }

  /// Every address that there is, with names of a catalog in the places of names.
  private static func addresses(_ catalog: Catalog, reading: String) throws -> [(String, String)] {
    let frameworks = try catalog.frameworkIDs.map { try catalog.framework($0).framework }
    let units = frameworks.flatMap { $0.units.map(\.id) }
    let values: [String: [String]] = [
      "framework": catalog.frameworkIDs, "from": catalog.frameworkIDs, "to": catalog.frameworkIDs,
      "against": catalog.frameworkIDs, "unit": Array(units.prefix(4)),
      "other": Array(units.suffix(3)),
      "statement": frameworks.flatMap { $0.statements.map(\.statement.id) },
      "concept": Array(catalog.ontology.concepts.map(\.id).prefix(6)),
      "kind": SheetKind.allCases.map(\.rawValue), "reading": [reading], "name": ["style.css"],
    ]
    let patterns =
      PageRoutes.all.map { ($0.method, $0.pattern) } + APIRoutes.all.map { ($0.method, $0.address) }
    return patterns.flatMap { method, pattern -> [(String, String)] in
      let steps = pattern.split(separator: "/")
      let found = steps.reduce([""]) { starts, step in
        let options =
          step.hasPrefix(":") ? values[String(step.dropFirst())] ?? ["1"] : [String(step)]
        return starts.flatMap { start in
          options.map { "\(start)/\(step.hasPrefix(":") ? Address.step($0).source : $0)" }
        }
      }
      let addresses = pattern == "/" ? ["/"] : found
      // What is asked after the question mark opens more of a page.
      let more = addresses.filter { _ in method == "GET" }.flatMap { address in
        frameworks[0].statements.prefix(2).map {
          "\(address)?unit=\(Address.step($0.unit.id))&statement=\(Address.step($0.statement.id))&q=does&word=does&from=one&to=two"
        }
      }
      return (addresses + (pattern.hasPrefix("/api/") ? [] : more)).map { (method, $0) }
    }
  }

  private static let begin: [(name: String, value: String)] = [
    ("framework", "one"), ("sample", "1000"), ("seed", "7"), ("reviewer", "Ana"),
  ]

  /// Nothing in any answer depends on what others decided, as long as a reading is open: two workbenches
  /// whose secrets differ answer everything alike.
  @Test(arguments: [2, 31])
  func answersNothingOfOthers(seed: Int) throws {
    let (one, other, ids) = Self.twoCatalogs(seed)
    try #require(!ids.isEmpty)
    let (mine, theirs) = (try ScratchFolder(), try ScratchFolder())
    let first = try Visitor(one, readings: ReadingFolder(mine.path + "/reviews"))
    let second = try Visitor(other, readings: ReadingFolder(theirs.path + "/reviews"))
    // Before, both tell all.
    #expect(try first.text("/frameworks/one") != second.text("/api/v1/match/one/two"))
    #expect(
      try first.text("/api/v1/match/one/two") != second.text("/api/v1/match/one/two"))
    let place = try first.send("/review/readings", Self.begin)
    #expect(try second.send("/review/readings", Self.begin) == place)
    let reading = String(place.split(separator: "/").last ?? "")
    // Of one's own answers all may be seen.
    let answer: [(name: String, value: String)] = [
      ("statement", ids[0]), ("none", "yes"), ("reason", "own words"),
    ]
    for visitor in [first, second] { _ = try visitor.send(place + "/answer", answer) }
    let form: [(name: String, value: String)] = [
      ("from", "one"), ("to", "two"), ("rating", "all=1"), ("concept", "none"), ("reviewer", "Ben"),
    ]
    var seen = 0
    for (method, address) in try Self.addresses(one, reading: reading)
    // These end the reading, or begin another.
    where !(method == "POST" && address.hasPrefix("/review/")) {
      let fields = method == "POST" ? form : []
      let (mine, theirs) = (
        try first.ask(address, method: method, fields: fields),
        try second.ask(address, method: method, fields: fields)
      )
      #expect(mine.status == theirs.status, "\(method) \(address)")
      let text = first.text(of: mine)
      #expect(text == second.text(of: theirs), "\(method) \(address)")
      #expect(!text.contains("alpha"), "\(method) \(address)")
      #expect(mine.headers.contains { $0.name == BlindField.name })
      seen += 1
    }
    #expect(seen > 100)
    #expect(try first.text("/").contains("A blind reading is open"))
    // Closed, everything is there again.
    _ = try first.send(place + "/close", [])
    let page = try first.text(place)
    #expect(page.contains("alpha author"))
    #expect(try first.text("/api/v1/match/one/two").contains("alpha match"))
    #expect(try !first.text("/").contains("A blind reading is open"))
  }

  /// What a form says is on the disk, as the sheet that the command reads, and the figures are the command's.
  @Test func comparesAsTheCommandDoes() throws {
    let folder = try ScratchFolder()
    let reviews = folder.path + "/reviews"
    let visitor = try Visitor(.bundled, readings: ReadingFolder(reviews))
    let place = try visitor.send(
      "/review/readings",
      [("framework", "cpm"), ("sample", "12"), ("seed", "3"), ("reviewer", "Ana Example")])
    #expect(place == "/review/readings/cpm-3-1")
    let file = reviews + "/cpm-3-1.open.csv"
    let catalog = Catalog.bundled
    let aligned = try catalog.framework("cpm")
    let entries = try FilledReview(DataFiles.read(file)).entries
    #expect(entries.count == 12)
    let expected = StatementSample.draw(12, of: aligned.framework, seed: 3)
    #expect(entries.map(\.statement) == expected)
    for (index, entry) in entries.enumerated() {
      let link = try #require(aligned.linksByStatement[entry.statement]?.first)
      // Every third is read otherwise.
      let concept =
        index % 3 == 0
        ? catalog.ontology.concepts.map(\.id).first { $0 != link.concept } ?? "" : link.concept
      let next = try visitor.send(
        place + "/answer",
        [
          ("statement", entry.statement), ("concept", concept), ("share", "0.7"),
          ("relation", "narrower"), ("concept", ""), ("share", ""), ("relation", ""),
          ("confidence", "0.9"), ("reason", "because"),
        ])
      #expect(next.hasPrefix(place + "?statement="))
      let stored = try FilledReview(DataFiles.read(file)).entries[index].answers
      #expect(stored.map(\.concept) == [concept])
    }
    #expect(try visitor.text(place).contains("12 of 12"))
    #expect(try visitor.send(place + "/close", []) == place)
    #expect(!DataFiles.isThere(file))
    let files = ["/cpm-3-1.first.csv", "/cpm-3-1.csv"].map { reviews + $0 }
    let set = try ReviewFileSet(files, catalog: catalog, defaults: ReviewFile.Defaults())
    #expect(set.problems.isEmpty)
    let agreement = ReviewAgreement(ReadingAgreement.readings(of: set.decisions, in: "cpm"))
    #expect(agreement.disagreements.count >= 4)
    let page = try visitor.text(place)
    #expect(page.contains("Where they differ (\(agreement.disagreements.count))"))
    for pair in agreement.pairs {
      let kappa = try #require(pair.kappa)
      #expect(page.contains("\(decimals(kappa.value)), 95\u{A0}% interval"))
    }
    #expect(
      page.contains("crosswalk review agreement reviews/cpm-3-1.first.csv reviews/cpm-3-1.csv"))
    // A closed reading takes no more.
    let late = try visitor.ask(
      place + "/answer", method: "POST",
      fields: [("statement", entries[0].statement), ("none", "yes"), ("reason", "no")])
    #expect(late.status == 400)
    #expect(try visitor.ask(place + "/close", method: "POST").status == 400)
  }

  @Test func keepsWhatWasTypedWhereItCannotBeUnderstood() throws {
    let folder = try ScratchFolder()
    let visitor = try Visitor(.bundled, readings: ReadingFolder(folder.path + "/reviews"))
    let place = try visitor.send(
      "/review/readings",
      [("framework", "kent"), ("sample", "5"), ("seed", "1"), ("reviewer", "Ana")])
    let file = folder.path + "/reviews/kent-1-1.open.csv"
    let before = try DataFiles.read(file)
    let statement = try FilledReview(before).entries[0].statement
    let page = try visitor.text(
      place + "/answer", method: "POST",
      fields: [
        ("statement", statement), ("concept", "feedback"), ("share", "<b>7"),
        ("relation", "narrower"), ("reason", "\"typed\" <i>words"),
      ])
    #expect(page.contains("Not stored yet"))
    #expect(page.contains("value=\"&lt;b&gt;7\""))
    #expect(page.contains("&quot;typed&quot; &lt;i&gt;words</textarea>"))
    #expect(page.contains("<option value=\"narrower\" selected>"))
    let nothing = try visitor.text(
      place + "/answer", method: "POST", fields: [("statement", statement), ("concept", "")])
    #expect(nothing.contains("Choose a concept, or say that none fits."))
    let stray = try visitor.text(
      place + "/answer", method: "POST",
      fields: [("statement", statement), ("concept", ""), ("share", "0.5"), ("relation", "")])
    #expect(stray.contains("A share or a relation stands where no concept is chosen."))
    #expect(try DataFiles.read(file) == before)
  }

  @Test func opensOneReadingAtATimeAndByAnother() throws {
    let folder = try ScratchFolder()
    let visitor = try Visitor(.bundled, readings: ReadingFolder(folder.path + "/reviews"))
    func begin(_ reviewer: String, sample: String = "4", seed: String = "1") throws -> Response {
      try visitor.ask(
        "/review/readings", method: "POST",
        fields: [
          ("framework", "set"), ("sample", sample), ("seed", seed), ("reviewer", reviewer),
        ])
    }
    let author = try Catalog.bundled.framework("set").alignment.author
    #expect(try begin(author).status == 400)
    #expect(try begin(author.uppercased()).status == 400)
    #expect(try begin(" ").status == 400)
    #expect(try begin("Ana", sample: "none").status == 400)
    #expect(try begin("Ana", seed: "-1").status == 400)
    #expect(DataFiles.names(in: folder.path + "/reviews").isEmpty)
    #expect(try begin("Ana").status == 303)
    #expect(try begin("Ben").status == 400)
    // Nothing is decided on its statements by another way, nor shown.
    _ = try visitor.send("/review/readings/set-1-1/close", [])
    #expect(try begin("Ana").status == 400)
    #expect(try begin("Ben").status == 303)
    #expect(
      DataFiles.names(in: folder.path + "/reviews") == [
        "set-1-1.csv", "set-1-1.first.csv", "set-1-2.first.csv", "set-1-2.open.csv",
      ])
    // While one is open, what the other came to is not shown either.
    #expect(try visitor.ask("/review/readings/set-1-1").status == 400)
  }

  /// A restart, or another program that looks at the folder, finds all of it.
  @Test func outlastsARestart() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/reviews"
    let place = try Visitor(.bundled, readings: ReadingFolder(path)).send(
      "/review/readings",
      [("framework", "cpm"), ("sample", "3"), ("seed", "5"), ("reviewer", "Ana")])
    let again = try Visitor(.bundled, readings: ReadingFolder(path))
    #expect(try again.text(place).contains("0 of 3"))
    #expect(try again.text("/").contains("A blind reading is open"))
  }

  @Test func leavesLinksOutOfTheFolderAlone() throws {
    let (folder, elsewhere) = (try ScratchFolder(), try ScratchFolder())
    let readings = ReadingFolder(folder.path)
    _ = try Visitor(.bundled, readings: readings).send(
      "/review/readings",
      [("framework", "cpm"), ("sample", "3"), ("seed", "5"), ("reviewer", "Ana")])
    let file = elsewhere.path + "/x.csv"
    try WholeFile.write(try DataFiles.read(folder.path + "/cpm-5-1.open.csv"), to: file)
    #expect(symlink(file, folder.path + "/kent-1-1.csv") == 0)
    #expect(readings.entries.map(\.id) == ["cpm-5-1"])
    #expect(
      try Visitor(.bundled, readings: readings).ask("/review/readings/kent-1-1").status == 404)
    #expect(
      try Visitor(.bundled, readings: readings).ask("/review/readings/..%2Fx").status == 404)
    #expect(symlink(elsewhere.path, folder.path + "/reviews") == 0)
    let linked = try Visitor(.bundled, readings: ReadingFolder(folder.path + "/reviews"))
    #expect(
      try linked.ask(
        "/review/readings", method: "POST", fields: [("framework", "kent"), ("reviewer", "Ana")]
      ).status == 400)
    #expect(DataFiles.names(in: elsewhere.path) == ["x.csv"])
  }

  /// Without a folder to write into, no button pretends.
  @Test func onlyReadsWithoutAFolder() throws {
    let visitor = try Visitor(.bundled)
    let page = try visitor.text("/review")
    #expect(!page.contains("method=\"post\""))
    #expect(page.contains("/review/sf-2940"))
    #expect(
      try visitor.ask("/review/readings", method: "POST", fields: Self.begin).status == 400)
    let queue = try visitor.text("/review/kent")
    #expect(queue.contains("Read in a spreadsheet program"))
  }
}
