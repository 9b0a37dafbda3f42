import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkExchange

@Suite struct BatchTranslationTests {
  /// Some people with ratings in a random framework.
  struct Table {
    var runs: BatchRuns
    /// By person, in an order of people that is none.
    var people: [(name: String, rows: [[String]])]

    init(seed: Int, people count: Int = 40) throws {
      var catalog = RandomCatalog(seed: seed)
      let (source, target) = catalog.pair()
      let translator = try Translator(from: source, to: target, contextDigest: "")
      runs = BatchRuns(translator: translator)
      let index = translator.ratings
      let units = index.ratesPerson ? ["", "all"] : index.units + ["all"]
      var names = (0..<count).map { "P\($0 * 37 % 101)" }
      names = Array(Set(names)).sorted().shuffled(using: &catalog.random)
      names += ["José", "=cmd()", "O'Neil, Ann", "say \"hi\"", "Ωmega"]
      people = names.map { name in
        var rated: Set<String> = []
        let rows = (0..<catalog.int(1...9)).compactMap { _ -> [String]? in
          let unit = catalog.pick(units)
          let day = catalog.pick(["", "2025-01-02", "2025-03-04"])
          let role = catalog.pick(["", "", "worker"])
          let basis = catalog.pick(["", "self"])
          // Clashes are another test's matter.
          let key = "\(index.ratesPerson ? "" : unit)|\(day)|\(basis.isEmpty)"
          guard rated.insert(key).inserted else { return nil }
          return [name, unit, catalog.pick(index.levels), role, basis, day]
        }
        return (name, rows)
      }
    }

    static let header = ["person", "unit", "level", "role", "basis", "date"]

    var rows: [[String]] { people.flatMap(\.rows) }

    static func bytes(_ rows: [[String]]) -> [UInt8] {
      Array(([header] + rows).map(CSVWriter.row).joined().utf8)
    }
  }

  @Test("Each person gets what the translator answers alone", arguments: 0..<40)
  func same(seed: Int) throws {
    let table = try Table(seed: seed)
    let bytes = Table.bytes(table.rows)
    let outcome = try table.runs.run(bytes)
    let reference = try table.runs.reference(bytes)
    #expect(outcome.notes == reference.notes && outcome.notes.isEmpty)
    // People come in the order of the file, and sorted where that has none.
    let lines = reference.text.split(separator: "\n").sorted()
    #expect(outcome.text.split(separator: "\n").sorted() == lines)
    let sorted = try table.runs.run(bytes) { $0.isUnsorted = true }
    #expect(sorted.text == reference.text)
    #expect(outcome.counts.rows == table.rows.count)
    #expect(outcome.counts.used + outcome.counts.older == outcome.counts.rows)
    #expect(outcome.counts.lines == lines.count - 1)
  }

  @Test("A person's name may have a line break; a quote that was left open swallows no row")
  func linesInNames() throws {
    let table = try Table(seed: 3)
    let index = table.runs.translator.ratings
    let (unit, level) = (index.ratesPerson ? "" : index.units[0], index.levels[0])
    let rest = ",\(unit),\(level)"
    let outcome = try table.runs.run(
      Array(
        """
        person,unit,level
        "Ana
        Ruiz"\(rest)
        "Lee,
        Bo"\(rest)
        "Cy\(rest)
        "Di"\(rest)
        "Ed\(rest)
        Fo\(rest)"

        """.utf8))
    // Cy, Ed and Fo have quotes that belong to nobody: their rows are told or read as they stand.
    #expect(outcome.counts.rows == 6)
    #expect(outcome.text.contains("<Ana Ruiz>|") && outcome.text.contains("<Lee, Bo>|"))
    #expect(outcome.text.contains("\nDi|") && !outcome.text.contains("<Ruiz"))
    #expect(outcome.counts.people == 3 && outcome.counts.rejected == 3)
  }

  @Test("A missing role is the person's only other one", arguments: 0..<30)
  func missingRoles(seed: Int) throws {
    let table = try Table(seed: seed)
    var random = SplitMix64(seed: seed)
    // Everybody has one role, told on one row or on all; said once or everywhere, it is the same.
    var (told, sparse): ([[String]], [[String]]) = ([], [])
    for person in table.people {
      let role = ["worker", "supervisor"].randomElement(using: &random)!
      let first = person.rows.indices.randomElement(using: &random)!
      for (place, row) in person.rows.enumerated() {
        told.append(Array(row[..<3]) + [role] + row[4...])
        sparse.append(Array(row[..<3]) + [place == first ? role : ""] + row[4...])
      }
    }
    let all = try table.runs.run(Table.bytes(told))
    let some = try table.runs.run(Table.bytes(sparse))
    #expect(some.text == all.text && some.notes == all.notes)
    #expect(some.counts.joined == sparse.count { $0[3].isEmpty } && all.counts.joined == 0)
    #expect(some.counts.used == all.counts.used)
    // Of two roles neither is taken.
    let two = [["P", "all", table.runs.translator.ratings.levels[0], "", "", ""]]
    let others = ["worker", "supervisor"].map { ["P", two[0][1], two[0][2], $0, "", ""] }
    let (one, three) = (
      try table.runs.run(Table.bytes(two)).counts,
      try table.runs.run(Table.bytes(two + others)).counts
    )
    #expect(three.lines == 3 * one.lines && three.people == 1)
  }

  @Test("A table with a column a unit says what one with a row a unit says", arguments: 0..<30)
  func wide(seed: Int) throws {
    let table = try Table(seed: seed)
    let index = table.runs.translator.ratings
    guard !index.ratesPerson else { return }
    var random = SplitMix64(seed: seed)
    let columns = (index.units + ["all"]).shuffled(using: &random)
    let bases = ["observed", "self"]
    var (wide, long): ([[String]], [[String]]) = ([], [])
    for person in table.people {
      for basis in bases where Bool.random(using: &random) {
        let levels = columns.map { _ in
          Bool.random(using: &random) ? index.levels.randomElement(using: &random)! : ""
        }
        wide.append([person.name, basis] + levels + ["a note"])
        for (unit, level) in zip(columns, levels) where !level.isEmpty {
          long.append([person.name, unit, level, "", basis, ""])
        }
      }
    }
    let header = ["person", "basis"] + columns + ["notes"]
    let bytes = Array(([header] + wide).map(CSVWriter.row).joined().utf8)
    let expected = try table.runs.run(Table.bytes(long))
    for (threads, size) in [(1, 1 << 18), (2, 41)] {
      let outcome = try table.runs.run(bytes) { ($0.threads, $0.pieceSize) = (threads, size) }
      #expect(outcome.text == expected.text && outcome.notes.isEmpty)
      #expect(outcome.counts.used == expected.counts.used)
      #expect(outcome.counts.rows == outcome.counts.used + outcome.counts.blank)
    }
    #expect(
      try table.runs.reference(bytes).text.split(separator: "\n").sorted()
        == expected.text.split(separator: "\n").sorted())
    // A level that is none is told with its unit, and the others of the row count.
    guard index.units.count > 1 else { return }
    let bad = try table.runs.run(
      Array((["person"] + index.units).joined(separator: ",").utf8)
        + Array("\nP,\(index.levels[0]),no such level\n".utf8))
    #expect(bad.notes.count == 1 && bad.notes[0].contains("'\(index.units[1])': unknown level"))
    #expect(bad.counts.used == 1 && bad.counts.rejected == 1 && bad.counts.rows == 2)
  }

  @Test("Threads, pieces and memory change no byte", arguments: 0..<12)
  func pieces(seed: Int) throws {
    let table = try Table(seed: seed)
    let bytes = Table.bytes(table.rows)
    let outcome = try table.runs.run(bytes)
    var random = SplitMix64(seed: seed)
    let shuffled = Table.bytes(table.rows.shuffled(using: &random))
    let sorted = try table.runs.run(bytes) { $0.isUnsorted = true }
    #expect(outcome.sorted == sorted.sorted)
    for (threads, pieceSize) in [(1, 1), (1, 50), (2, 1), (2, 7), (2, 333), (3, 100)] {
      #expect(
        try table.runs.run(bytes) { ($0.threads, $0.pieceSize) = (threads, pieceSize) } == outcome)
      for memory in [0, 4_000, 1 << 20] {
        let other = try table.runs.run(shuffled) {
          ($0.threads, $0.pieceSize, $0.memory, $0.isUnsorted) = (threads, pieceSize, memory, true)
        }
        #expect(other.text == sorted.text && other.counts == sorted.counts)
      }
    }
  }

  @Test("Whatever form the table comes in", arguments: 0..<6)
  func forms(seed: Int) throws {
    let table = try Table(seed: seed)
    let plain = Table.bytes(table.rows)
    let outcome = try table.runs.run(plain)
    let text = String(decoding: plain, as: UTF8.self)
    func quoted(_ field: String) -> String {
      "\"\(CSVWriter.unguarded(field).replacing("\"", with: "\"\""))\""
    }
    let all = [Table.header] + table.rows
    let utf16 = ([0xFEFF] + Array(text.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let moved = all.map { [$0[5], "x", $0[2], $0[4], $0[0], $0[1], $0[3]] }
    let forms: [(String, [UInt8])] = [
      ("mark", [0xEF, 0xBB, 0xBF] + plain), ("UTF-16", utf16),
      ("CRLF", Array(text.replacing("\n", with: "\r\n").utf8)),
      ("CR", Array(text.replacing("\n", with: "\r").utf8)),
      ("no last end", plain.dropLast()),
      ("quoted", Array(all.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined().utf8)),
      (
        "semicolons",
        Array(all.map { $0.map(quoted).joined(separator: ";") + "\r\n" }.joined().utf8)
      ),
      ("tabs", Array(all.map { $0.map(quoted).joined(separator: "\t") + "\n" }.joined().utf8)),
      ("other columns", Array(moved.map(CSVWriter.row).joined().utf8)),
      (
        "notes over lines",
        Array(
          all.enumerated().map { line, row in
            CSVWriter.row(row + [line % 3 == 0 ? "a\nb, \"c\"\r\n" : "d"])
          }.joined().utf8)
      ),
    ]
    for (name, bytes) in forms {
      for (threads, size) in [(1, 1 << 18), (2, 41)] {
        let other = try table.runs.run(bytes) { ($0.threads, $0.pieceSize) = (threads, size) }
        #expect(other == outcome, "\(name), \(threads)")
      }
    }
  }

  @Test(
    "What gzip compressed is read as it was",
    .enabled(if: Oracle.mayAskPython, "python3 is missing"))
  func gzip() throws {
    let table = try Table(seed: 5, people: 3000)
    let bytes = Table.bytes(table.rows)
    let outcome = try table.runs.run(bytes)
    try Oracle.withFolder { folder in
      try Data(bytes).write(to: folder.appending(path: "plain"))
      try Oracle.run(
        """
        import gzip
        data = open("plain", "rb").read()
        for level in (0, 1, 9):
          open(f"{level}.gz", "wb").write(gzip.compress(data, level))
        half = len(data) // 2
        open("two.gz", "wb").write(gzip.compress(data[:half]) + gzip.compress(data[half:]))
        with gzip.GzipFile("named.csv", "wb", fileobj=open("named.gz", "wb")) as file: file.write(data)
        good = open("9.gz", "rb").read()
        open("cut.gz", "wb").write(good[:-9])
        open("wrong.gz", "wb").write(good[:-5] + b"x" + good[-4:])
        """, in: folder)
      for name in ["0.gz", "1.gz", "9.gz", "two.gz", "named.gz"] {
        #expect(
          try table.runs.run(folder.appending(path: name).path, .init()) == outcome, "\(name)")
      }
      for (name, words) in [("cut.gz", "ends too early"), ("wrong.gz", "checksum")] {
        let error = #expect(throws: FileError.self) {
          try table.runs.run(folder.appending(path: name).path, .init())
        }
        #expect(error.map { $0.reason.contains(words) } ?? false, "\(name): \(error?.reason ?? "")")
      }
    }
  }

  @Test func `a person who comes back is noticed, wherever the pieces are cut`() throws {
    let table = try Table(seed: 3)
    let rows = table.rows
    let back = rows.count / 2
    let again = rows + [rows[back]]
    let line = again.count + 1
    for (threads, pieceSize) in [(1, 1 << 18), (1, 1), (2, 60)] {
      #expect(throws: BatchError.personComesBack(line: line)) {
        try table.runs.run(Table.bytes(again)) { ($0.threads, $0.pieceSize) = (threads, pieceSize) }
      }
    }
    #expect(
      try table.runs.run(Table.bytes(again)) { $0.isUnsorted = true }.counts.repeated == 1)
  }

  @Test func `where people come in ascending order, their number does not matter`() throws {
    var seen = SeenPeople(memory: 0)
    func ended(_ numbers: some Sequence<Int>) -> SeenPeople.Ended {
      var ended = SeenPeople.Ended()
      for number in numbers {
        let name = Array("P\(1_000_000 + number)".utf8)
        name.withUnsafeBufferPointer { ended.add(PersonKey($0, isPlain: true), line: number) }
      }
      return ended
    }
    for start in stride(from: 0, to: 10_000, by: 100) { try seen.add(ended(start..<start + 100)) }
    #expect(throws: BatchError.tooManyPeople(line: 50)) { try seen.add(ended(50..<51)) }
    var others = SeenPeople(memory: 0)
    try others.add(ended((0..<2000).reversed()))
    #expect(throws: BatchError.personComesBack(line: 7)) { try others.add(ended([7])) }
    #expect(throws: BatchError.tooManyPeople(line: 3000)) { try others.add(ended(3000..<3100)) }
  }

  @Test(
    "Rows with the same words behind another person are understood as the first was",
    arguments: [1, 40, 1 << 18])
  func rememberedRows(pieceSize: Int) throws {
    let table = try Table(seed: 3)
    let index = table.runs.translator.ratings
    let units = index.ratesPerson ? ["all"] : Array(index.units.prefix(2))
    let people = [
      "A", "AB", "A B", "A,B", "=A", "'B", "-A", "A'", "12345678", "123456789", "A\tC", "C\u{7F}",
      "\u{E9}", "A\u{301}", "\"A\"", "a;b", String(repeating: "n", count: 300),
    ]
    let level = index.levels[0]
    for end in ["\n", "\r\n", "\r"] {
      // What nobody may be called stands between, and a row without a level, and one without an end.
      var text = "person,unit,level,role,basis,date\(end)"
      for (number, person) in people.enumerated() {
        for unit in units + [units[0]] {
          let field = CSVWriter.row([person, ""]).dropLast(2)
          text += "\(field),\(unit),\(level),,,\(end) ,\(unit),\(level),,,\(end),\(unit),,,,\(end)"
        }
        text += "P\(number),\(units[0]),\(level),,,\(end)\(end)"
      }
      let bytes = Array(text.utf8.dropLast(end.utf8.count))
      let reference = try table.runs.reference(bytes)
      for (threads, isUnsorted) in [(1, false), (2, true)] {
        let outcome = try table.runs.run(bytes) {
          ($0.threads, $0.pieceSize, $0.isUnsorted) = (threads, pieceSize, isUnsorted)
        }
        #expect(
          outcome.text.split(separator: "\n").sorted()
            == reference.text.split(separator: "\n").sorted())
        #expect(outcome.notes.sorted() == reference.notes.sorted())
        #expect(outcome.counts.blank == people.count * (units.count + 1))
      }
    }
  }
}
