import CrosswalkTestSupport
import Foundation
import Testing

/// Tables of ratings as people make them, a test a kind, in every way in which they are read.
@Suite struct RatingsKindsTests {
  private static let forms = [
    ["--format", "csv"], ["--format", "csv", "--unsorted"], ["--format", "json"], [],
  ]

  private func translate(_ name: String, _ form: [String]) throws -> Program.Result {
    try Program.run(
      ["translate", "sf-2940", "--to", "cpm", "--ratings", Samples.path(name)] + form)
  }

  /// The last line on standard error, which says what became of all rows.
  private func summary(_ result: Program.Result) -> String {
    result.stderr.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test(arguments: forms)
  func `one person in three spellings is one`(_ form: [String]) throws {
    let result = try translate("one-person-three-spellings.csv", form)
    #expect(result.status == 0 && summary(result).contains("3 rows: 3 used; 1 person;"))
    #expect(result.text.contains("Ana Ruiz") && !result.text.contains("ana ruiz"))
  }

  @Test func `one person in three spellings is one for gaps too`() throws {
    let path = Samples.path("one-person-three-spellings.csv")
    for who in [[], ["--person", "ANA  RUIZ"]] {
      let result = try Program.run(
        ["gaps", "sf-2940", "--ratings", path, "--target", "kent:senior", "--format", "csv"] + who)
      let people = Set(
        result.text.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } })
      #expect(result.status == 0 && people == ["Ana Ruiz"], "\(result.stderr)")
    }
  }

  @Test(.enabled(if: Oracle.mayAskPython, "needs python3"))
  func `one person in three spellings is one in a database too`() throws {
    try Program.inFolder { folder in
      let out = folder.appending(path: "a").path
      let export = try Program.run(
        "export", "sf-2940--cpm", "--to", "sql", "--dialect", "sqlite", "--out", out)
      #expect(export.status == 0)
      let script = """
        import csv, json, sqlite3, sys
        sql, ratings = json.load(sys.stdin)
        database = sqlite3.connect(":memory:")
        database.executescript(open(sql).read())
        rows = [(r["person"], r["unit"], r["level"], "", "") for r in csv.DictReader(open(ratings))]
        database.executemany("INSERT INTO ratings VALUES (?, ?, ?, ?, ?)", rows)
        found = database.execute("SELECT person, count(*) FROM cw_sf_2940_to_cpm_answers GROUP BY person")
        json.dump([list(map(str, row)) for row in found], sys.stdout)
        """
      let people = try Oracle.ask(
        script, [out + "/crosswalk.sql", Samples.path("one-person-three-spellings.csv")],
        [[String]].self)
      #expect(people == [["Ana Ruiz", "16"]])
    }
  }

  @Test(arguments: forms)
  func `ids that differ in capital letters stay two people, and that is told`(
    _ form: [String]
  ) throws {
    try Program.inFolder { folder in
      try Data("person,unit,level\nP7a,all,acquired\nP7A,all,acquired\n".utf8)
        .write(to: folder.appending(path: "r.csv"))
      let result = try Program.run(
        ["translate", "sf-2940", "--to", "cpm", "--ratings", "r.csv"] + form, in: folder)
      #expect(result.status == 0 && summary(result).contains("2 people"))
      let warnings = result.stderr.matches(
        of: /r\.csv:(2|3): warning: the person is that of line (2|3) but for capital letters/)
      #expect(warnings.count == 1, "\(result.stderr)")
    }
  }

  @Test(arguments: forms)
  func `a role that stands on the first row only is the person's`(_ form: [String]) throws {
    let result = try translate("roles.csv", form)
    #expect(result.status == 0)
    #expect(
      summary(result).contains(
        "7 rows: 7 used; 1 person; 6 rows without a role took the person's only other one"))
  }

  @Test func `a stray quote swallows no person, where rows are read one by one`() throws {
    let result = try translate("stray-quotes-ratings.csv", ["--format", "csv"])
    #expect(result.status == 1 && result.stderr.contains(":5: error: a quote is opened"))
    #expect(summary(result).contains("30 rows: 28 used, 2 that cannot be used; 10 people"))
  }

  @Test func `rows that a stray quote swallows are told by their number`() throws {
    let result = try translate("stray-quotes-ratings.csv", ["--format", "json"])
    #expect(result.status == 1)
    #expect(result.stderr.contains("lines that look like rows of their own"), "\(result.stderr)")
  }

  @Test(arguments: forms)
  func `a name that is broken behind a comma is a name`(_ form: [String]) throws {
    try Program.inFolder { folder in
      try Data("person,unit,level\n\"Ruiz,Ana,\nM\",PE,acquired\nBo,PE,acquired\n".utf8)
        .write(to: folder.appending(path: "r.csv"))
      let result = try Program.run(
        ["translate", "sf-2940", "--to", "cpm", "--ratings", "r.csv"] + form, in: folder)
      #expect(result.status == 0 && summary(result).contains("2 rows: 2 used; 2 people"))
      #expect(result.text.contains("Ruiz,Ana, M"))
    }
  }

  @Test func `a packed table is told to be one where it is not unpacked`() throws {
    let packed: [UInt8] = [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C, 0x0A, 1, 2]
    let result = try Program.run(
      ["translate", "sf-2940", "--to", "cpm", "--ratings", "-", "--format", "text"],
      stdin: Data(packed))
    #expect(result.status == 2 && result.stderr.contains("packed with gzip"), "\(result.stderr)")
  }
}
