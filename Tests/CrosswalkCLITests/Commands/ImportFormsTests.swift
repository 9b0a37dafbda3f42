import CrosswalkCLI
import CrosswalkModel
import CrosswalkTables
import Foundation
import Testing

/// One framework as counties have it, in every form that can be imported.
@Suite struct ImportFormsTests {
  /// Writes `sf.*` out of our own wording: a table with one row a statement, one with a column a
  /// level, each as CSV and as a workbook; a document with a table a unit; and a package of CASE in
  /// which criteria hold the statements, without codes.
  private static let script = """
    import csv, html, json, uuid, openpyxl
    report = json.load(open("sf.report"))
    levels = {l["id"]: l["title"] + {"emerging": " (Year 0<2)"}.get(l["id"], "") for l in report["scale"]["levels"]}
    units = [(u["title"], u["group"], [s["title"] for s in u["subcompetencies"]],
              {l: [s["text"] for s in u["statements"] if s["level"] == l] for l in levels}) for u in report["units"]]
    rows = [["Group", "Competency", "Subcompetency", "Proficiency Level", "Indicator"]]
    for title, group, parts, texts in units:
        first = "\\n".join(parts)
        for l in levels:
            for text in texts[l]:
                rows.append([group, title, first, levels[l], text]); first = ""
    wide = [["Group", "Competency", "Subcompetencies"] + list(levels.values())]
    for title, group, parts, texts in units:
        wide.append([group, title, "\\n".join(parts)] + ["\\n".join("· " + t for t in texts[l]) for l in levels])
    for name, table in (("rows", rows), ("columns", wide)):
        with open(f"sf.{name}.csv", "w", newline="", encoding="utf-8-sig") as f:
            csv.writer(f, delimiter=";" if name == "columns" else ",").writerows(table)
        book = openpyxl.Workbook()
        for row in table: book.active.append(row)
        book.save(f"sf.{name}.xlsx")
    e = html.escape
    page = "<h1>A guide</h1>"
    for title, group, parts, texts in units:
        page += f'<table><tr><td colspan="6">{e(group)}</td></tr><tr><td colspan="6">{e(title)}</td></tr>'
        page += "<tr><td>Definition</td>" + "".join(f"<td>{e(l)}</td>" for l in levels.values()) + "</tr>"
        page += "<tr><td><p>Subcompetencies:</p><ul>" + "".join(f"<li>{e(p)}</li>" for p in parts) + "</ul></td>"
        page += "".join("<td><ul>" + "".join(f"<li>{e(t)}</li>" for t in texts[l]) + "</ul></td>" for l in levels) + "</tr></table>"
    open("sf.html", "w").write(page)
    def named(n, **more):
        name = "https://case.example.org/" + n.replace(" ", "+")
        return {"identifier": str(uuid.uuid5(uuid.NAMESPACE_URL, name)), "uri": name, **more}
    def thing(n, **more): return named(n, lastChangeDateTime="2024-01-01T00:00:00Z", **more)
    def link(n): return named(n, title=n)
    groups = list(dict.fromkeys(u[1] for u in units))
    def child(a, b, n): return thing(a + b, associationType="isChildOf", sequenceNumber=n, originNodeURI=link(a), destinationNodeURI=link(b))
    package = {
        "CFDocument": thing("doc", title="sf", creator="A county"),
        "CFItems": [thing(u[0], fullStatement=u[0]) for u in reversed(units)] + [thing(g, fullStatement=g) for g in groups],
        "CFAssociations": [child(g, "doc", n) for n, g in enumerate(groups)] + [child(u[0], u[1], n) for n, u in enumerate(units)],
        "CFRubrics": [thing("rubric", title="Proficiency level", CFRubricCriteria=[
            thing("criterion" + u[0], CFItemURI=link(u[0]), CFRubricCriterionLevels=[
                thing(u[0] + l, quality=levels[l], description="\\n".join(u[3][l]), score=n) for n, l in enumerate(levels)][::-1]) for u in units])]}
    json.dump(package, open("sf.case.json", "w"), ensure_ascii=False)
    """

  /// What a framework says besides what only its file can: where it comes from.
  private func facts(_ name: String, in folder: URL) throws -> String {
    let text = try String(
      contentsOf: folder.appending(path: "\(name)/framework.yaml"), encoding: .utf8)
    let start = try #require(text.range(of: "\nactor: "))
    return String(text[start.lowerBound...])
  }

  @Test(.enabled(if: mayMakeForms, "needs python3 with openpyxl, and pandoc"))
  func `tables, documents and packages give the same framework`() throws {
    try Program.inFolder { (folder) throws in
      let report = try Program.run("export", "sf-2940", "--to", "json")
      try report.stdout.write(to: folder.appending(path: "sf.report"))
      try Data(Self.script.utf8).write(to: folder.appending(path: "forms.py"))
      let made = try Forms.run(
        "python3 forms.py && pandoc -f html -t docx -o sf.docx sf.html && echo made", in: folder)
      try #require(made == "made\n", "\(made)")
      let forms = [
        ("rows", "sf.rows.csv"), ("columns", "sf.columns.csv"), ("rowsheet", "sf.rows.xlsx"),
        ("columnsheet", "sf.columns.xlsx"), ("word", "sf.docx"), ("case", "sf.case.json"),
      ]
      for (name, file) in forms {
        let result = try Program.run(["import", file, "--id", "sf", "--out", name], in: folder)
        #expect(result.status == 0, "\(file): \(result.stderr)")
        #expect(
          result.stderr.contains("imported 7 units, 5 levels, \(name == "case" ? 0 : 36) subc"),
          "\(file): \(result.stderr)")
        #expect(
          result.stderr.contains("272 statements; left out 0 statements; 0 problems"),
          "\(file): \(result.stderr)")
      }
      let wanted = try facts("rows", in: folder)
      #expect(
        wanted.contains("- id: Personal-Effectiveness.1\n")
          && wanted.contains("tenure: {from: 0, to: 2}"))
      for (name, _) in forms where name != "case" {
        #expect(try facts(name, in: folder) == wanted, "\(name)")
      }
      // A package has nothing for a heading that nothing hangs under, so those are not in it; and it tells
      // in a way of its own how its levels are ordered.
      func withoutOrder(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .filter { !$0.contains("order: ") }.joined(separator: "\n")
      }
      var isPart = false
      let withoutParts = wanted.split(separator: "\n", omittingEmptySubsequences: false).filter {
        if $0 == "    subcompetencies:" { isPart = true }
        if $0 == "    statements:" { isPart = false }
        return !isPart
      }
      #expect(
        withoutOrder(try facts("case", in: folder))
          == withoutOrder(withoutParts.joined(separator: "\n")))

      // What we export of it has codes and kinds, and so all of it comes back.
      let export = try Program.run(
        ["export", "sf", "--frameworks", "rows", "--to", "case", "--out", "own.json"], in: folder)
      #expect(export.status == 0, "\(export.stderr)")
      let own = try Program.run(["import", "own.json", "--id", "sf", "--out", "own"], in: folder)
      #expect(own.status == 0, "\(own.stderr)")
      #expect(try facts("own", in: folder) == wanted)
    }
  }

  @Test(.enabled(if: mayMakeForms, "needs python3 with openpyxl, and pandoc"))
  func `a package is read twice the same, and a new one into the folder`() throws {
    try Program.inFolder { (folder) throws in
      let report = try Program.run("export", "sf-2940", "--to", "json")
      try report.stdout.write(to: folder.appending(path: "sf.report"))
      try Data(Self.script.utf8).write(to: folder.appending(path: "forms.py"))
      _ = try Forms.run("python3 forms.py", in: folder)
      let first = try Program.run(["import", "sf.case.json", "--id", "sf"], in: folder)
      #expect(first.status == 0, "\(first.stderr)")
      let check = try Program.run(["check", "sf"], in: folder)
      #expect(check.status == 0 && check.text.hasSuffix("2 files: 0 errors, 1 warning\n"))
      let before = try facts("sf", in: folder)
      let same = try Program.run(["import", "sf.case.json", "--id", "sf", "--update"], in: folder)
      #expect(same.status == 0 && same.stderr.contains("nothing has changed"), "\(same.stderr)")
      let stdin = try Data(contentsOf: folder.appending(path: "sf.case.json"))
      let piped = try Program.run(
        ["import", "-", "--from", "case", "--id", "sf", "--out", "piped"], stdin: stdin, in: folder)
      #expect(piped.status == 0, "\(piped.stderr)")
      #expect(try facts("piped", in: folder) == before)
      let text = String(decoding: stdin, as: UTF8.self)
        .replacing("Is aware of the Code of Ethics of the NASW.", with: "Sings.")
      try Data(text.utf8).write(to: folder.appending(path: "new.json"))
      let update = try Program.run(["import", "new.json", "--id", "sf", "--update"], in: folder)
      #expect(update.status == 0)
      #expect(
        update.stderr.contains("added Personal-Effectiveness.48: Sings.\n"),
        "\(update.stderr)")
      #expect(
        update.stderr.contains("removed Personal-Effectiveness.11: "), "\(update.stderr)")
    }
  }

  @Test func `what a package lacks is told with what helps`() throws {
    try Program.inFolder { (folder) throws in
      try StrangersFiles.write(
        [
          "a.json": """
          {"CFDocument":{"identifier":"d","title":"D"},"CFItems":[
           {"identifier":"u","fullStatement":"Talk"},{"identifier":"s","fullStatement":"Speaks."},
           {"identifier":"x"}],
           "CFAssociations":[{"associationType":"isChildOf","originNodeURI":{"identifier":"s"},
            "destinationNodeURI":{"identifier":"u"}}]}
          """
        ], to: folder)
      let bare = try Program.run(["import", "a.json", "--id", "a"], in: folder)
      #expect(bare.status == 2 && bare.stderr.contains("--levels"), "\(bare.stderr)")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "a").path))
      let given = try Program.run(
        ["import", "a.json", "--id", "a", "--levels", "Low, Some  more,High"], in: folder)
      #expect(given.status == 1, "\(given.stderr)")
      #expect(
        given.stderr.hasSuffix(
          "read 3 items with 0 criteria and 1 statement; imported 1 unit, 3 levels, "
            + "0 subcompetencies, 1 statement; left out 0 statements; 1 problem\n"),
        "\(given.stderr)")
      #expect(given.stderr.contains("a.json: CFItems[2]: has no fullStatement; it is left out\n"))
      #expect(try facts("a", in: folder).contains("- {id: some-more, title: Some more}"))
      for arguments in [
        ["--map", "a=unit"], ["--sheet", "x"], ["--levels", "a,,b"], ["--levels", "a,A"],
      ] {
        let result = try Program.run(["import", "a.json", "--id", "b"] + arguments, in: folder)
        #expect(result.status == 64, "\(arguments): \(result.stderr)")
      }
      try StrangersFiles.write(["a.csv": "Unit,Level,Statement\nTalk,Low,Speaks.\n"], to: folder)
      let other = try Program.run(
        ["import", "a.csv", "--id", "b", "--levels", "Lowest,High"], in: folder)
      #expect(other.status == 2)
      #expect(
        other.stderr.contains("the level 'Low' is none of those that are given"), "\(other.stderr)")
    }
  }
}

/// Other programs that make the forms.
private enum Forms {
  static func run(_ command: String, in folder: URL) throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try Program.shell("cd '\(folder.path)' && PATH='\(path)' && \(command)")
  }
}

/// Whether Python with openpyxl and pandoc are there; in CI (`CI=true`) they must be.
private let mayMakeForms: Bool = {
  if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
  let folder = FileManager.default.temporaryDirectory
  let answer = try? Forms.run(
    "python3 -c 'import openpyxl' 2>/dev/null && pandoc --version >/dev/null 2>&1 && echo yes",
    in: folder)
  return answer == "yes\n"
}()
