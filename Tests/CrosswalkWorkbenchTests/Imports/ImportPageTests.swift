import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel
import CrosswalkTables
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkWorkbench

@Suite struct ImportPageTests {
  private static let anchors = """
    Competency,Basic,Advanced
    Engagement,Listens to families.,Builds trust with families.
    Safety,Names dangers to the child.,Leads safety planning.

    """

  // MARK: Samples

  /// Every sample of a county goes all the way: read, its questions answered, saved, in the catalog; and the
  /// folder is what the command makes of it.
  @Test(arguments: [
    "anchors-2026.docx", "anchors-2026.xlsx", "blank-sheet-first.xlsx", "competence-name.csv",
    "cover-sheet.xlsx", "diff-level-order.csv", "flat-2026.docx", "flat-2026.xlsx",
    "headings.docx", "criterion-names.json", "not-judged.csv", "sheet-without-part.xlsx",
    "title-line.csv", "wide-id-actor.csv", "word-field.docx", "word-grid-before.docx",
    "word-text-box.docx",
  ])
  func savesWhatTheCommandMakes(name: String) throws {
    let run = try ImportingRun()
    let file = ImportingRun.samples.appending(path: name)
    let page = try run.take(name, [UInt8](try Data(contentsOf: file)))
    var source = ImportSource(file.path, kind: try #require(ImportKind(ofName: name)))
    var imported = try source.read(id: "our-county")
    var text = try run.choose(page, [("id", "our-county")])
    // Each question is answered by its first choice, as the command's --yes would, but looked at.
    for _ in 0..<5 {
      guard let doubt = imported.doubts.first else { break }
      #expect(text.contains("What the file leaves open"))
      text = try run.choose(page, [("asks.1", doubt.question), ("question.1", "1")])
      source = source.with(doubt.choices[0].says)
      imported = try source.read(id: "our-county")
    }
    #expect(imported.doubts.isEmpty && !text.contains("What the file leaves open"))
    let ledger = imported.report.ledger
    if ledger.total > 0 {
      #expect(text.contains("Of \(ledger.total) \(ledger.noun): \(ledger.imported) read, "))
      #expect(text.contains("; that is all of them"))
    }
    // Our own markup is not taken for what a document says.
    for tag in ["&lt;p", "&lt;bdi", "&lt;strong", "&lt;span", "=&quot;"] {
      #expect(!text.contains(tag), "\(tag)")
    }
    for note in imported.report.notes.prefix(5) {
      #expect(text.contains("<bdi>\("\(note.message)" as HTML)"), "\(note)")
    }
    let saved = try run.save(page)
    #expect(saved.status == 303, "\(saved.text)")
    let folder = ImportFolder(run.editing.path + "/expected")
    try folder.create(imported.framework, from: name)
    #expect(
      run.editing.text("our-county/framework.yaml") == run.editing.text("expected/framework.yaml"))
    #expect(
      run.editing.text("our-county/alignment.yaml") == run.editing.text("expected/alignment.yaml"))
    try FileManager.default.removeItem(atPath: folder.path)
    // It is in the catalog at once, and the page leads on to what is not linked.
    #expect(try run.editing.get("/frameworks/our-county").status == 200)
    let after = try run.editing.get(page).text
    let first = try #require(imported.framework.statements.first?.statement)
    let address = Address.statement(first.id, of: "our-county").source
    #expect(after.contains("href=\"\(address)\""))
    #expect(
      after.contains(
        "Statements that are not linked yet (\(imported.framework.statements.count))"))
    #expect(try run.editing.get(address).status == 200)
  }

  /// What nothing can be made of is told, with its tables, and cannot be saved.
  @Test(arguments: ["ring.json", "one-score-missing.json"])
  func tellsWhatCannotBeRead(name: String) throws {
    let run = try ImportingRun()
    let file = ImportingRun.samples.appending(path: name)
    let page = try run.take(name, [UInt8](try Data(contentsOf: file)))
    let text = try run.editing.get(page).text
    let source = ImportSource(file.path, kind: .case)
    do {
      let imported = try source.read(id: "our-county")
      #expect(text.contains("\(imported.report.problemCount) problem"))
    } catch let error as ImportError {
      #expect(text.contains("It cannot be read so: "), "\(error)")
      #expect(!text.contains("/save\""))
    }
  }

  /// Where the file names no levels somebody does.
  @Test func levelsAreNamedByHand() throws {
    let run = try ImportingRun()
    let file = ImportingRun.samples.appending(path: "no-title.json")
    let page = try run.take("no-title.json", [UInt8](try Data(contentsOf: file)))
    #expect(try run.editing.get(page).text.contains("name=\"levels-named\""))
    let text = try run.choose(page, [("levels-named", "Met\r\n"), ("id", "ours")])
    let imported = try ImportSource(file.path, kind: .case, levels: ["Met"]).read(id: "ours")
    #expect(text.contains("name=\"level.1\" value=\"Met\""))
    #expect(try run.save(page).status == 303)
    let saved = try run.editing.catalog().framework("ours").framework
    #expect(
      saved.statements.map(\.statement.text) == imported.framework.statements.map(\.statement.text))
    let twice = try run.editing.post(page, [("levels-named", "Met\nmet")])
    #expect(twice.status == 400)
  }

  // MARK: Choices

  @Test func columnsAreReadAsSomebodyChooses() throws {
    let run = try ImportingRun()
    let table = "Zone,Grade,Doing\nCourt,Low,Comes to court.\nCourt,High,Speaks in court.\n"
    let page = try run.take("odd.csv", table)
    let first = try run.editing.get(page).text
    #expect(first.contains("name=\"heading.1.1\" value=\"Zone\""))
    let text = try run.choose(
      page,
      [
        ("heading.1.1", "Zone"), ("column.1.1", "unit"), ("heading.1.2", "Grade"),
        ("column.1.2", "level"), ("heading.1.3", "Doing"), ("column.1.3", "statement"),
      ])
    #expect(ImportingRun.role("1.1", in: text) == "unit")
    #expect(ImportingRun.role("1.2", in: text) == "level")
    #expect(ImportingRun.role("1.3", in: text) == "statement")
    #expect(text.contains("imported 1 unit, 2 levels, 0 subcompetencies, 2 statements"))
    // A heading that the page does not have is not what somebody has looked at.
    let other = try run.choose(page, [("heading.1.1", "Other"), ("column.1.1", "group")])
    #expect(ImportingRun.role("1.1", in: other) == "unit")
    let twice = try run.choose(
      page, [("heading.1.1", "Zone"), ("column.1.1", "statement")])
    #expect(ImportingRun.role("1.1", in: twice) == "statement")
    #expect(twice.contains("It cannot be read so: "))
    #expect(twice.contains("are both read as the column &#39;statement&#39;"))
    #expect(!twice.contains("/save\""))
    let left = try run.choose(page, [("heading.1.1", "Zone"), ("column.1.1", "ignore")])
    #expect(ImportingRun.role("1.1", in: left) == "ignore")
    let anew = try run.choose(page, [("act", "guess")])
    #expect(anew == (try run.editing.get(page).text))
    #expect(ImportingRun.role("1.3", in: anew) == ImportingRun.role("1.3", in: first))
  }

  /// The menus are set to what is guessed, and sending them as they are changes nothing.
  @Test func guessesAreSetAndHold() throws {
    let run = try ImportingRun()
    let page = try run.take("anchors.csv", Self.anchors)
    let text = try run.editing.get(page).text
    #expect(ImportingRun.role("1.1", in: text) == "unit")
    #expect(ImportingRun.role("1.2", in: text) == "level")
    #expect(ImportingRun.role("1.3", in: text) == "level")
    let same = try run.choose(
      page,
      [
        ("heading.1.1", "Competency"), ("column.1.1", "unit"), ("heading.1.2", "Basic"),
        ("column.1.2", "level"), ("heading.1.3", "Advanced"), ("column.1.3", "level"),
        ("level.1", "Basic"), ("place.1", "1"), ("level.2", "Advanced"), ("place.2", "2"),
        ("rows", ""),
      ])
    #expect(same == text)
  }

  @Test func levelsAreOrderedByHand() throws {
    let run = try ImportingRun()
    let table = "Competency,Amber,Blue,Coral\nCourt,Does a.,Does b.,Does c.\n"
    let page = try run.take("colours.csv", table)
    var text = try run.editing.get(page).text
    // Nothing tells which of them is lowest, so that it is asked.
    #expect(text.contains("What the file leaves open"))
    text = try run.choose(
      page, [("asks.1", try #require(ImportingRun.value("asks.1", in: text))), ("question.1", "1")])
    let known = (1...3).compactMap { ImportingRun.value("level.\($0)", in: text) }
    #expect(Set(known) == ["Amber", "Blue", "Coral"])
    let fields = known.enumerated().flatMap { n, title in
      [("level.\(n + 1)", title), ("place.\(n + 1)", "\(n == 0 ? 3 : n)")]
    }
    text = try run.choose(page, fields + [("id", "colours")])
    #expect(
      (1...3).compactMap { ImportingRun.value("level.\($0)", in: text) }
        == [known[1], known[2], known[0]])
    let twice = try run.editing.post(
      page,
      [
        ("level.1", known[1]), ("place.1", "1"), ("level.2", known[2]), ("place.2", "1"),
        ("level.3", known[0]), ("place.3", "2"),
      ])
    #expect(
      twice.status == 400 && twice.text.contains("two levels have the same place")
        || twice.text.contains("Two levels have the same place"))
    #expect(try run.save(page).status == 303)
    let framework = try run.editing.catalog().framework("colours").framework
    #expect(framework.scale.levels.map(\.title) == [known[1], known[2], known[0]])
    #expect(framework.scale.order == .confirmed)
  }

  @Test func problemsStandInTheirCells() throws {
    let run = try ImportingRun()
    let rows = (1...80).map { "Court,Basic,Does \($0 == 70 ? "" : "thing \($0).")" }
    let page = try run.take(
      "long.csv",
      "Competency,Level,Statement,Actor\n"
        + rows.enumerated().map { "\($1),\($0 == 75 ? "wizard" : "worker")\n" }.joined())
    let text = try run.editing.get(page).text
    let imported = try ImportSource("long.csv", kind: .csv).read(
      Array(
        ("Competency,Level,Statement,Actor\n"
          + rows.enumerated().map { "\($1),\($0 == 75 ? "wizard" : "worker")\n" }.joined()).utf8),
      id: "long")
    #expect(imported.report.problemCount > 0)
    // The row is far below the first ones, and is shown all the same.
    let row = try #require(text.firstRange(of: "<bdi>line 77</bdi></span>"))
    let end = try #require(text[row.upperBound...].firstRange(of: "</tr>"))
    #expect(text[row.upperBound..<end.lowerBound].contains("<strong>Problem:</strong>"))
    #expect(!text.contains("<bdi>line 60</bdi></span>"))
    #expect(text.contains("<strong>Problem</strong>, <bdi>line 77, column 4</bdi>"))
  }

  @Test func sheetsAreChosen() throws {
    let run = try ImportingRun()
    let file = ImportingRun.samples.appending(path: "anchors-2026.xlsx")
    let page = try run.take("anchors-2026.xlsx", [UInt8](try Data(contentsOf: file)))
    let text = try run.editing.get(page).text
    let names = PageWalk.values(of: "value", in: text).filter { name in
      text.contains("name=\"sheet\" value=\"\(name)\"")
    }
    #expect(names.count > 1)
    let chosen = try #require(
      names.first { text.contains("name=\"sheet\" value=\"\($0)\" checked") })
    let other = try #require(names.first { $0 != chosen })
    let answer = try run.choose(page, [("sheets", "shown"), ("sheet", other)])
    #expect(answer.contains("name=\"sheet\" value=\"\(other)\" checked"))
    #expect(!answer.contains("name=\"sheet\" value=\"\(chosen)\" checked"))
  }

  @Test func titleLanguageAndLicenseAreSaid() throws {
    let run = try ImportingRun()
    let page = try run.take("anchors.csv", Self.anchors)
    _ = try run.choose(
      page,
      [
        ("id", "ours"), ("title", "Anchors of <our> county"), ("language", "es-MX"),
        ("license", "CC BY 4.0"),
      ])
    #expect(try run.save(page).status == 303)
    let framework = try run.editing.catalog().framework("ours").framework
    #expect(framework.title == "Anchors of <our> county")
    #expect(framework.language == "es-MX" && framework.license == "CC BY 4.0")
    let text = try run.editing.get("/frameworks/ours").text
    #expect(text.contains("Anchors of &lt;our&gt; county"))
  }

  // MARK: Refusals

  @Test(arguments: [
    "kent", "overlays", "Matches", "reviews", "all", "", "../x", "a/b", "a b", "é", "x.y",
  ])
  func idsThatCannotBeHadAreRefused(id: String) throws {
    let run = try ImportingRun()
    let page = try run.take("anchors.csv", Self.anchors)
    let text = try run.choose(page, [("id", id)])
    #expect(text.contains("id=\"id-problem\""))
    #expect(!text.contains("/save\""))
    let answer = try run.editing.post("\(page)/save", [("basis", "0 new")])
    #expect((400...409).contains(answer.status))
    #expect(run.editing.files.isEmpty)
  }

  @Test func whatIsThereIsNotWrittenOver() throws {
    let run = try ImportingRun(["ours/notes.txt": "mine"])
    let page = try run.take("anchors.csv", Self.anchors)
    #expect(
      try run.choose(page, [("id", "ours")]).contains("here is such a file or folder already"))
    #expect(run.editing.files == ["ours/notes.txt": "mine"])
  }

  /// Who saves a page that is of before saves nothing.
  @Test func anOldPageSavesNothing() throws {
    let run = try ImportingRun()
    let page = try run.take("anchors.csv", Self.anchors)
    let text = try run.choose(page, [("id", "ours")])
    let basis = try #require(ImportingRun.value("basis", in: text))
    _ = try run.choose(page, [("title", "Other")])
    let answer = try run.editing.post("\(page)/save", [("basis", basis)])
    #expect(answer.status == 409)
    #expect(answer.text.contains("has changed since this page was shown"))
    #expect(run.editing.files.isEmpty)
  }

  @Test func nothingIsSavedWithoutAFolder() throws {
    let visitor = try Visitor(.bundled)
    let sent = try visitor.upload(
      "/import", files: [.init("file", fileName: "a.csv", Array(Self.anchors.utf8))])
    let page = try #require(sent.headers.first { $0.name == "Location" }?.value)
    let text = try visitor.text(page)
    #expect(text.contains("This workbench only reads."))
    #expect(!text.contains("\(page)/save\""))
    #expect(
      try visitor.ask("\(page)/save", method: "POST", fields: [("basis", "0 new")]).status == 403)
    // A preview is there all the same.
    #expect(text.contains("Listens to families."))
    #expect(try visitor.send("\(page)/forget", []) == "/import")
    #expect(try visitor.ask(page).status == 404)
  }

  @Test func filesThatAreNoneAreRefused() throws {
    let run = try ImportingRun()
    #expect(try run.send("anchors.zip", [1, 2, 3]).status == 400)
    #expect(try run.send("scheme.ttl", [1, 2, 3]).status == 400)
    let none = try run.editing.post("/import", [])
    #expect(none.status == 400 && none.text.contains("Choose a file first"))
    for (name, bytes) in [
      ("a.xlsx", Array("PK\u{3}\u{4}".utf8)), ("a.docx", [UInt8](repeating: 0, count: 1_000)),
      ("a.json", Array("{".utf8)), ("a.csv", []), ("a.csv", [0xFF, 0xFE, 0x00]),
      ("a.json", Array(String(repeating: "[", count: 100_000).utf8)),
    ] {
      let page = try run.take(name, bytes)
      let text = try run.editing.get(page).text
      #expect(text.contains("It cannot be read so: "), "\(name)")
      _ = try run.editing.post("\(page)/forget", [])
    }
    #expect(run.editing.files.isEmpty)
  }

  @Test func bombsAndEndlessTablesAreRefused() throws {
    let run = try ImportingRun()
    var zip = ZipWriter()
    try zip.add(
      "[Content_Types].xml",
      Array(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".utf8))
    try zip.add("xl/workbook.xml", [UInt8](repeating: 0x20, count: 48 << 20))
    let bomb = zip.finish()
    #expect(bomb.count < 1 << 20)
    let rows = "Unit,Level,Statement\n" + String(repeating: "a,b,Does it.\n", count: 100_000)
    let laughs =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
      + (0..<9).map {
        "<!ENTITY b\($0) \"\(String(repeating: $0 == 0 ? "&a;" : "&b\($0 - 1);", count: 10))\">"
      }
      .joined() + "]><x>&b8;</x>"
    var word = ZipWriter()
    try word.add("[Content_Types].xml", Array(laughs.utf8))
    for (name, bytes, words) in [
      ("bomb.xlsx", bomb, "has a tag or text of more than"),
      ("rows.csv", Array(rows.utf8), "more than 50000 rows"),
      ("laughs.docx", word.finish(), "It cannot be read so: "),
    ] {
      let page = try run.take(name, bytes)
      let text = try run.editing.get(page).text
      #expect(text.contains("It cannot be read so: "), "\(name)")
      #expect(text.contains(words), "\(name): \(text)")
    }
  }

  @Test func holdsSoManyFiles() throws {
    let run = try ImportingRun()
    for n in 0..<Uploads.most { _ = try run.take("a\(n).csv", Self.anchors) }
    let more = try run.send("more.csv", Array(Self.anchors.utf8))
    #expect(more.status == 413 && more.text.contains("oo many files are held in memory"))
    let first = try #require(
      PageWalk.values(of: "href", in: more.text).first { $0.hasPrefix("/import/") })
    #expect(try run.editing.post("\(first)/forget", []).status == 303)
    _ = try run.take("more.csv", Self.anchors)
  }

  @Test func hostileNamesAreText() throws {
    let run = try ImportingRun()
    let table = """
      Competency,"<script>alert(1)</script>","Basic ""><img src=x>"
      "<b>Court</b>\u{202E}","=cmd|' /C calc'!A0","<i>Does</i> it."

      """
    let page = try run.take("\"><script>alert(2)</script>\u{202E}.csv", table)
    var text = try run.editing.get(page).text
    for bad in ["<script>alert", "<img src=x", "<b>Court", "<i>Does"] {
      #expect(!text.contains(bad), "\(bad)")
    }
    for _ in 0..<3 {
      guard let question = ImportingRun.value("asks.1", in: text) else { break }
      let plain = question.replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
      text = try run.choose(page, [("asks.1", plain), ("question.1", "1"), ("id", "hostile")])
    }
    _ = try run.choose(page, [("id", "hostile")])
    let saved = try run.save(page)
    #expect(saved.status == 303, "\(saved.text)")
    #expect(try run.editing.get("/frameworks/hostile").status == 200)
    // Nothing outside of its folder was made.
    #expect(run.editing.files.keys.allSatisfy { $0.hasPrefix("hostile/") })
  }

  // MARK: New versions

  /// Judgements of its statements may stand in a folder that is only looked at.
  @Test func aNewVersionWritesInNoOtherFolder() throws {
    let run = try ImportingRun()
    let page = try run.take("anchors-2026.csv", Self.anchors)
    _ = try run.choose(page, [("id", "ours")])
    #expect(try run.save(page).status == 303)
    let id = try run.editing.catalog().framework("ours").framework.statements[0].statement.id
    let text = """
      format: crosswalk.matches/1
      from: ours
      to: kent
      author: us
      version: "1"
      date: "2026"
      matches:
        - {subject: \(id), relation: none, kind: absent, confidence: 0.5, note: read both}

      """
    let file = "\(run.editing.beside)/ours--kent.yaml"
    try NewFolder.makeParents(above: file)
    try WholeFile.write(Array(text.utf8), to: file)
    let before = run.editing.files
    let next = try run.take(
      "anchors-2027.csv", Self.anchors.replacing("Listens to families", with: "Hears families out"))
    #expect(try run.choose(next, [("id", "ours")]).contains("set aside: 1 match of \(id)"))
    let saved = try run.save(next)
    #expect(saved.status == 409)
    #expect(saved.text.contains("would have to be changed too, and lies outside of"))
    #expect(run.editing.files == before)
    #expect(try DataFiles.read(file) == Array(text.utf8))
  }

  @Test func aNewVersionIsShownBeforeItIsSaved() throws {
    let run = try ImportingRun()
    let page = try run.take("anchors-2026.csv", Self.anchors)
    _ = try run.choose(page, [("id", "ours")])
    #expect(try run.save(page).status == 303)
    let ids = try run.editing.catalog().framework("ours").framework.statements.map(\.statement.id)
    let linked = try run.editing.link(ids[1], of: "ours", to: "rapport")
    #expect(linked.status == 303, "\(linked.text)")
    #expect(
      try run.editing.judge(ids[1], of: "ours", in: "kent", nil, "absent", note: "read both")
        .status == 303)

    let newer = """
      Competency,Basic,Advanced
      Engagement,Listens to families.,Builds lasting trust with families.
      Safety,Names dangers to the child.,
      Court,Comes to court.,Speaks in court.

      """
    let next = try run.take("anchors-2027.csv", newer)
    let text = try run.choose(next, [("id", "ours")])
    #expect(text.contains("What changes in <bdi>ours</bdi>"))
    #expect(text.contains("Added (2)"))
    #expect(text.contains("Removed (1)"))
    #expect(
      text.contains("<ins><bdi>Builds lasting trust with families.</bdi></ins>"))
    #expect(text.contains("Judgements to be made again"))
    #expect(text.contains("<bdi>set aside: "))
    let before = run.editing.files
    #expect(before["ours/set-aside.csv"] == nil)

    // Somebody else writes meanwhile: the page is of before.
    let basis = try #require(ImportingRun.value("basis", in: text))
    try run.editing.write(
      try #require(before["ours/framework.yaml"]) + "# by hand\n", to: "ours/framework.yaml")
    #expect(try run.editing.post("\(next)/save", [("basis", basis)]).status == 409)
    let saved = try run.save(next)
    #expect(saved.status == 303, "\(saved.text)")
    let after = try run.editing.catalog().framework("ours")
    let texts = Dictionary(
      after.framework.statements.map { ($0.statement.id, $0.statement.text) },
      uniquingKeysWith: { first, _ in first })
    #expect(texts[ids[0]] == "Listens to families.")
    #expect(texts[ids[1]] == "Builds lasting trust with families.")
    #expect(texts.count == 5)
    #expect(run.editing.text("ours/framework.yaml")?.contains("# by hand") == true)
    #expect(run.editing.text("ours/set-aside.csv")?.contains(ids[1]) == true)
    // Nobody's judgement stands for words that nobody has judged.
    #expect(after.alignment.links.allSatisfy { $0.statement != ids[1] })
    #expect(run.editing.text("matches/ours--kent.yaml")?.contains(ids[1]) != true)
    #expect(try run.editing.get("/").text.contains("A file cannot be used") == false)
  }
}
