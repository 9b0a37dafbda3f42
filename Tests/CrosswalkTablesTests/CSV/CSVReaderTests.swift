import CrosswalkBase
import CrosswalkTables
import CrosswalkTestSupport
import Foundation
import Testing

@Suite struct CSVReaderTests {
  private struct Row: Equatable {
    var line: Int
    var fields: [String]
    var defect: String?
  }

  private func rows(_ bytes: [UInt8], chunk: Int = .max, hasTitle: Bool = false) -> [Row] {
    var reader = CSVReader(mayBeginWithTitle: hasTitle)
    var rows: [Row] = []
    func add(_ row: CSVReader.Row) {
      rows.append(Row(line: row.line, fields: row.fields, defect: row.defect))
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      reader.read(rest.prefix(chunk), add)
      rest = rest.dropFirst(chunk)
    }
    reader.finish(add)
    return rows
  }

  private func rows(_ text: String) -> [Row] { rows(Array(text.utf8)) }
  private func fields(_ text: String) -> [[String]] { rows(text).map(\.fields) }

  @Test func `rows and fields are told apart as RFC 4180 has it`() {
    #expect(fields("a,b,c\n1,2,3\n") == [["a", "b", "c"], ["1", "2", "3"]])
    #expect(fields("a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(fields("a,b,\n,,\n") == [["a", "b", ""], ["", "", ""]])
    #expect(fields(" a , b \n") == [[" a ", " b "]])
    #expect(fields("") == [])
  }

  @Test func `quoted fields hold separators, quotes and line ends`() {
    #expect(
      fields("a,\"b,c\",\"d\"\"e\"\n\"f\ng\",\"h\r\ni\",\"\"\n")
        == [["a", "b,c", "d\"e"], ["f\ng", "h\r\ni", ""]])
    #expect(fields("a,b\"c\",d\n") == [["a", "b\"c\"", "d"]])
    #expect(fields("a,\"\"\"\"") == [["a", "\""]])
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `any line end ends a row, and lines are counted`(end: String) {
    let text = ["a,b", "", "1,\"x\(end)y\"", "2,3", ""].joined(separator: end)
    #expect(
      rows(text) == [
        Row(line: 1, fields: ["a", "b"]), Row(line: 3, fields: ["1", "x\(end)y"]),
        Row(line: 5, fields: ["2", "3"]),
      ])
  }

  @Test func `the separator is the one that the first line has most of, outside quotes`() {
    #expect(fields("a;b;c,d\n1;2;3,4") == [["a", "b", "c,d"], ["1", "2", "3,4"]])
    #expect(fields("a\tb\n1,2\t3") == [["a", "b"], ["1,2", "3"]])
    #expect(fields("\"a;b;c\",d\n") == [["a;b;c", "d"]])
    #expect(fields("a\n1;2") == [["a"], ["1;2"]])
    #expect(fields("a,b;c\n") == [["a", "b;c"]])
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `empty lines before the first row tell nothing about the separator`(end: String) {
    #expect(
      rows("\(end)\(end)a;b\(end)1;2\(end)") == [
        Row(line: 3, fields: ["a", "b"]), Row(line: 4, fields: ["1", "2"]),
      ])
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `a first line in which Excel names the separator is no row`(end: String) {
    #expect(
      rows("sep=;\(end)a,x;b\(end)1;2") == [
        Row(line: 2, fields: ["a,x", "b"]), Row(line: 3, fields: ["1", "2"]),
      ])
  }

  @Test func `a defect of one row leaves the others whole`() {
    let invalid = rows(Array("a,b\n".utf8) + [0x4A, 0xE9, 0x2C, 0x31, 0x0A] + Array("c,d\n".utf8))
    #expect(invalid.map(\.defect?.isEmpty) == [nil, false, nil])
    #expect(invalid[1].defect?.hasPrefix("the text is not valid UTF-8") == true)
    #expect(invalid[2].fields == ["c", "d"])
    let after = rows("a,b\n\"x\"y,1\nc,d\n")
    #expect(after.map(\.defect) == [nil, "text follows a closing quote", nil])
    #expect(
      rows("a,b\n1,\"x\ny,2\n").last
        == Row(
          line: 2, fields: ["1", "x\ny,2\n"],
          defect: "a quote is opened and never closed, so that 2 lines are read as one row"))
  }

  @Test func `a huge field, and a row of too many fields, are defects and stay small`() {
    let long = String(repeating: "x", count: CSVReader.maximumFieldBytes + 5)
    let found = rows("a,b\n\(long),1\nc,d\n")
    #expect(found.map { $0.defect == nil } == [true, false, true])
    #expect(found[1].fields[0].utf8.count == CSVReader.maximumFieldBytes)
    let many = rows("a,b\n" + String(repeating: ",", count: 200_000) + "\nc,d\n")
    #expect(many.map { $0.defect == nil } == [true, false, true])
    #expect(many[1].fields.count == CSVReader.maximumFields)
    // The first line decides on the separator and must not be waited for without end.
    #expect(!rows(String(repeating: "y", count: 3 << 20)).isEmpty)
  }

  @Test func `what comes in parts reads like the whole`() {
    let pieces = ["a", "é", "😀", "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "sep=;"]
    for seed in 0..<400 {
      var random = SplitMix64(seed: UInt64(seed))
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        bytes += Array(pieces.randomElement(using: &random)!.utf8)
        if Int.random(in: 0..<30, using: &random) == 0 { bytes.append(0xE9) }
      }
      let whole = rows(bytes)
      for chunk in 1...3 { #expect(rows(bytes, chunk: chunk) == whole, "seed \(seed)") }
    }
  }

  @Test func `a row is handed on as soon as its line has ended`() {
    var reader = CSVReader()
    var found: [[String]] = []
    for (line, count) in [("person,unit\n", 1), ("p1,CM\n", 2), ("p2,CM\n", 3)] {
      reader.read(Array(line.utf8)) { found.append($0.fields) }
      #expect(found.count == count)
    }
    #expect(found[0] == ["person", "unit"])
  }

  @Test func `a title over the rows does not decide on the separator`() {
    func fields(_ text: String) -> [[String]] {
      rows(Array(text.utf8), hasTitle: true).map(\.fields)
    }
    #expect(
      fields("Anchors, 2026\nUnit;Low;High\nTalk;Says;Asks\n")
        == [["Anchors, 2026"], ["Unit", "Low", "High"], ["Talk", "Says", "Asks"]])
    #expect(fields("Anchors\na;b\nc;d, e\n") == [["Anchors"], ["a", "b"], ["c", "d, e"]])
    #expect(fields("a,b\n\"c;d\",e\n") == [["a", "b"], ["c;d", "e"]])
  }

  @Test func `a quoted cell that swallows rows is told with how many lines it holds`() {
    let inner = rows("a,b,c\n1,2,\"3\n4,5,6\n7,8,9\"\n1,2,3\n")
    #expect(inner.map { $0.defect?.contains("3 lines that look like rows") } == [nil, true, nil])
    #expect(inner.map(\.line) == [1, 2, 5])
    // A quote in one row and another in the next: neither line is whole, both together are two rows.
    let halves = rows("a,b,c\n1,\"2,3\n4,5\",6\n")
    #expect(halves[1].defect?.contains("2 lines that look like rows") == true)
    let two = rows("a,b\n1,\"2\n3,4\n5,6\n7,8\"\n")
    #expect(two[1].defect?.contains("4 lines") == true)
    // Prose and lists are no rows.
    for text in [
      "a,b,c\n1,2,\"one, two, three\nfour, five, six\nseven\"\n", "a,b,c\n1,2,\"x\ny\nz\"\n",
      "a,b\n1,\"x\ny,z\nw\"\n", "a;b;c\n1;2;\"x,y,z\nu,v,w\nq\"\n",
    ] {
      #expect(rows(text).allSatisfy { $0.defect == nil }, "\(text)")
    }
  }

  // MARK: Other people's readers and our own writer

  private func randomTable(_ random: inout SplitMix64) -> [[String]] {
    let pieces = ["a", "b", "é", "😀", "\"", ",", ";", "\t", "\n", "\r\n", " ", "1", "'", "="]
    let width = Int.random(in: 2..<6, using: &random)
    return (0..<Int.random(in: 1..<8, using: &random)).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 0..<6, using: &random)).map { _ in
          pieces.randomElement(using: &random)!
        }.joined()
      }
    }
  }

  @Test func `what the writer writes reads back`() {
    for seed in 0..<300 {
      var random = SplitMix64(seed: UInt64(seed))
      // A plain first row, as all our tables have, so that the separator is plain too.
      var table = randomTable(&random)
      table.insert(table[0].indices.map { "column\($0)" }, at: 0)
      let read = fields(table.map(CSVWriter.row).joined()).map { $0.map(CSVWriter.unguarded) }
      #expect(read == table, "seed \(seed)")
    }
  }

  @Test func `the writer keeps spreadsheets from running a text as a formula`() {
    #expect(CSVWriter.row(["=1+1", "+a", "-a", "@a"]) == "'=1+1,'+a,'-a,'@a\n")
    #expect(
      CSVWriter.row(["-1.5", "+2", "a=b", "a\"b", "a\nb"]) == "-1.5,+2,a=b,\"a\"\"b\",\"a\nb\"\n")
  }

  @Test(.enabled(if: Oracle.mayAskPython, "python3 is missing"))
  func `tables read as Python's csv module reads them`() throws {
    struct Question: Encodable {
      let text: String
      let separator: String
    }
    let script = """
      import csv, io, json, sys
      json.dump([[r for r in csv.reader(io.StringIO(q["text"], newline=""),
                 delimiter=q["separator"], strict=True) if r] for q in json.load(sys.stdin)], sys.stdout)
      """
    var questions: [Question] = []
    var random = SplitMix64(seed: 42)
    for _ in 0..<300 {
      let separator = [",", ";", "\t"].randomElement(using: &random)!
      let end = ["\n", "\r\n", "\r"].randomElement(using: &random)!
      var table = randomTable(&random)
      table.insert(table[0].indices.map { "column\($0)" }, at: 0)
      let lines = table.map { row in
        row.map { field in
          let mustQuote = field.contains { ",;\t\"\n\r\r\n".contains($0) }
          return mustQuote || Bool.random(using: &random)
            ? "\"\(field.replacingOccurrences(of: "\"", with: "\"\""))\"" : field
        }.joined(separator: separator)
      }
      questions.append(Question(text: lines.joined(separator: end), separator: separator))
    }
    let expected = try Oracle.ask(script, questions, [[[String]]].self)
    for (question, expected) in zip(questions, expected) {
      #expect(fields(question.text) == expected, "\(question.text.debugDescription)")
    }
  }

  @Test func `what is written comes back, whatever it is, and no cell is a formula`() throws {
    var hostile = HostileText(seed: 31)
    let guards = [
      "'", "''", "=", "'=1", "'-quoted' families", "''@x", "＝1+1", "'＋", "x;=1+1", "a\t-b",
    ]
    for round in 0..<400 {
      let row = (0..<3).map { _ in
        (round < 40 ? guards[round % guards.count] : "") + hostile.text()
      }
      let text = CSVWriter.row(["one", "two", "three"]) + CSVWriter.row(row)
      var (reader, rows) = (CSVReader(), [[String]]())
      reader.read(text.utf8) { rows.append($0.fields.map(CSVWriter.unguarded)) }
      reader.finish { rows.append($0.fields.map(CSVWriter.unguarded)) }
      // An empty line is no row.
      let expected = row == ["", "", ""] && rows.count == 1 ? [] : [row]
      #expect(Array(rows.dropFirst()) == expected, "\(row)")
      // Whatever a spreadsheet takes for the separator.
      for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
        var reader = CSVReader(separator: separator)
        func look(_ row: CSVReader.Row) {
          for field in row.fields where Double(field) == nil {
            let first = field.unicodeScalars.first
            #expect(first.map { !"=+-@＝＋－＠".unicodeScalars.contains($0) } ?? true, "\(field)")
          }
        }
        reader.read(CSVWriter.row([row[0]]).utf8, look)
        reader.finish(look)
      }
    }
  }
}
