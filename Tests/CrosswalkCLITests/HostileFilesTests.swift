import CrosswalkCLI
import Foundation
import Testing

@Suite struct HostileFilesTests {
  private struct Outcome: Decodable {
    let status: Int32
    let bytes: Int
    let errors: String
    let made: Bool
  }

  /// What is said of each file, which is refused.
  private static let refusals = [
    "rows.csv": "more than 100000 rows", "filled.csv": "more than 1048576 cells",
    "wide.xlsx": "beyond the limit of 200 columns", "filled.xlsx": "more than 1048576 cells",
    "large.csv": "more than 67108864 bytes",
    "quote.csv": "line 2: a cell is longer than", "columns.csv": "more than 200 columns",
    "zero.csv": "line 1: a cell is longer than", "latin.csv": "save the file as 'CSV UTF-8'",
    "rows.xlsx": "it looks like a ZIP bomb", "bomb.xlsx": "the archive inflates to more than",
    "tight.xlsx": "it looks like a ZIP bomb", "lies.xlsx": "inflates to more than the 100 bytes",
    "laughs.xlsx": "has a document type (DOCTYPE)", "file.xlsx": "has a document type (DOCTYPE)",
    "up.xlsx": "points out of the archive", "path.xlsx": "leads out of it is refused",
    "cut.xlsx": "the file ends too early", "text.xlsx": "not an Excel workbook",
    "bomb.docx": "the archive inflates to more than", "tight.docx": "it looks like a ZIP bomb",
    "lies.docx": "inflates to more than the 100 bytes",
    "laughs.docx": "has a document type (DOCTYPE)",
    "late.docx": "has a document type (DOCTYPE)", "styles.docx": "has a document type (DOCTYPE)",
    "file.docx": "has a document type (DOCTYPE)", "path.docx": "leads out of it is refused",
    "cut.docx": "the file ends too early", "text.docx": "not a Word document",
    "deep.json": "nested deeper than 100", "values.json": "more than 2097152 values",
    "large.json": "more than 134217728 bytes", "twice.json": "line 2, column 14: the key 'CFItems'",
    "latin.json": "line 1, column 24: the text is not in UTF-8", "wide.json": "UTF-16",
    "half.json": "half of a surrogate pair", "number.json": "the number is too large",
    "cut.json": "the text does not end", "items.json": "more than 100000 items",
    "latin.tsv": "byte 0xE9 is not valid UTF-8", "zero.tsv": "is no slot of a mapping",
    "line.tsv": "the table has no column", "alias.tsv": "aliases repeat more nodes than the limit",
    "header.tsv": "duplicate key 'a'", "zip.tsv": "the file is compressed, not SSSOM/TSV",
  ]

  @Test(.enabled(if: mayAskPython, "needs python3"))
  func `hostile files are refused in words, within little memory, and nothing is made of them`()
    throws
  {
    try Program.inFolder { (folder) throws in
      try python(HostileFiles.make, [], in: folder)
      let outcomes = try JSONDecoder().decode(
        [String: Outcome].self,
        from: python(HostileFiles.run, Self.refusals.keys.sorted(), in: folder))
      #expect(outcomes.count == Self.refusals.count)
      for (file, words) in Self.refusals {
        let outcome = try #require(outcomes[file])
        // Mappings are checked to the end, so that their problems are those of data.
        #expect(outcome.status == (file.hasSuffix(".tsv") ? 1 : 2), "\(file): \(outcome.errors)")
        #expect(outcome.errors.contains(words), "\(file): \(outcome.errors.prefix(500))")
        #expect(outcome.errors.contains(file), "\(file): \(outcome.errors.prefix(500))")
        #expect(!outcome.made, "\(file)")
        #expect(outcome.bytes < 600 << 20, "\(file) took \(outcome.bytes) bytes")
      }
      // Formulas are no reason to refuse a file: they are never run, and saved results are read.
      let table = try Program.run(["import", "formula.csv", "--id", "a"], in: folder)
      #expect(table.status == 0, "\(table.stderr)")
      let sheet = try Program.run(["import", "formula.xlsx", "--id", "b"], in: folder)
      #expect(sheet.status == 1)
      #expect(
        sheet.stderr.hasPrefix(
          "formula.xlsx: sheet 'S', row 3, column 3: a formula without its result is left out"),
        "\(sheet.stderr)")
      let text = { (name: String) in
        try String(contentsOf: folder.appending(path: "\(name)/framework.yaml"), encoding: .utf8)
      }
      #expect(try text("a").contains("text: \"=cmd|' /C calc'!A0\"\n"))
      #expect(try text("b").contains("=saved text"))
      let export = try Program.run(
        ["show", "a", "--frameworks", "a", "--format", "csv"], in: folder)
      #expect(export.text.contains("'=cmd|"), "\(export.text)")
    }
  }

  @discardableResult
  private func python(_ script: String, _ question: [String], in folder: URL) throws -> Data {
    let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try JSONEncoder().encode(question).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "CROSSWALK": Program.url.path]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try Data(contentsOf: output)
  }
}

/// Whether Python is there; in CI (`CI=true`) it must be.
private let mayAskPython =
  ProcessInfo.processInfo.environment["CI"] == "true"
  || FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
