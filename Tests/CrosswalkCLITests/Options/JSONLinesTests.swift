import CrosswalkCLI
import CrosswalkTestSupport
import Foundation
import Testing

/// Lists as JSON Lines and as CSV, read by other people's programs.
@Suite struct JSONLinesTests {
  private static let lists = [
    ["list"], ["stats"], ["find", "court"], ["show", "kent"], ["show", "ontology"],
    ["show", "ontology", "bias"], ["match", "kent", "--to", "set", "--limit", "2"],
    ["suggest", "cpm", "--to", "kent", "--limit", "1"],
    ["expect", "sf-2940", "--tenure", "1", "--to", "kent"],
  ]

  @Test(arguments: lists)
  func `there is an object for each row of the table`(arguments: [String]) throws {
    let lines = try Program.run(arguments + ["--format", "ndjson"])
    let table = try Program.run(arguments + ["--format", "csv"])
    let objects = try lines.text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    let header = table.text.prefix { $0 != "\n" && $0 != "\r\n" }.split(separator: ",").map(
      String.init)
    #expect(!objects.isEmpty && objects.allSatisfy { Set($0.keys) == Set(header) })
  }

  @Test(.enabled(if: Oracle.mayAskPandas, "Python or pandas is missing"))
  func `pandas reads the same from both, with types intact`() throws {
    for arguments in Self.lists {
      let lines = try Program.run(arguments + ["--format", "ndjson"]).text
      let table = try Program.run(arguments + ["--format", "csv"]).text
      let differences = try Oracle.ask(
        """
        import io, json, sys, pandas
        lines, table = json.load(sys.stdin)
        a = pandas.read_csv(io.StringIO(table))
        b = pandas.read_json(io.StringIO(lines), lines=True, convert_dates=False, dtype=False)[list(a.columns)]
        wrong = [] if a.shape == b.shape else [f"{a.shape} {b.shape}"]
        for name in a.columns if not wrong else []:
            if pandas.api.types.is_numeric_dtype(a[name]) and a[name].notna().any():
                same = (a[name].astype(float) - b[name].astype(float)).abs().fillna(0).max() < 1e-12
                same = same and (a[name].isna() == b[name].isna()).all()
            else:
                same = (a[name].fillna("").astype(str) == b[name].fillna("").astype(str)).all()
            if not same: wrong.append(name)
        json.dump(wrong, sys.stdout)
        """, [lines, table], [String].self)
      #expect(differences.isEmpty, "\(arguments): \(differences)")
    }
  }

  @Test(.enabled(if: Oracle.mayAskDuckDB, "Python or duckdb is missing"))
  func `DuckDB reads JSON Lines, numbers as numbers`() throws {
    try Program.inFolder { (folder) throws in
      let arguments = [
        "match", "kent", "--to", "set", "--format", "ndjson", "--out", "rows.ndjson",
      ]
      #expect(try Program.run(arguments, in: folder).status == 0)
      let types = try Oracle.ask(
        """
        import json, sys, duckdb
        path = json.load(sys.stdin)[0]
        rows = duckdb.sql(f"describe select * from read_json('{path}', format='newline_delimited')")
        json.dump({r[0]: r[1] for r in rows.fetchall()}, sys.stdout)
        """, [folder.appending(path: "rows.ndjson").path], [String: String].self)
      #expect(types["share"] == "DOUBLE" && types["confidence"] == "DOUBLE", "\(types)")
    }
  }
}
