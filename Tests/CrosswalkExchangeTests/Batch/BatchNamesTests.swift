import CrosswalkBase
import CrosswalkKit
import CrosswalkTables
import Testing

@testable import CrosswalkExchange

/// Who is who in a batch, whichever way rows write the names.
@Suite struct BatchNamesTests {
  private typealias Table = BatchTranslationTests.Table

  @Test func `a name that is broken behind a comma is a name, and no open quote`() throws {
    let table = try Table(seed: 3)
    let index = table.runs.translator.ratings
    let (unit, level) = (index.ratesPerson ? "" : index.units[0], index.levels[0])
    for lineEnd in ["\n", "\r\n"] {
      let bytes = Array(
        ["person,unit,level", "\"Ruiz,Ana,", "M\",\(unit),\(level)", "Bo,\(unit),\(level)", ""]
          .joined(separator: lineEnd).utf8)
      let reference = try table.runs.reference(bytes)
      #expect(reference.notes == [] && reference.text.contains("<Ruiz,Ana, M>|"))
      #expect(try table.runs.run(bytes).text.contains("<Ruiz,Ana, M>|"))
      #expect(try table.runs.run(bytes) { $0.isUnsorted = true }.text == reference.text)
    }
  }

  @Test("A person is one, whichever way rows write the name", arguments: 0..<12)
  func spellings(seed: Int) throws {
    let table = try Table(seed: seed)
    var random = SplitMix64(seed: seed)
    let surnames = ["Ruiz", "Lee", "O'Neil", "Núñez"]
    // Half of the people have ids, the others names, of which the first row has the one to show.
    let people = table.people.enumerated().map { number, person in
      let name = "\(person.name) \(surnames[number % surnames.count])"
      return (name: number.isMultiple(of: 2) ? person.name : name, rows: person.rows)
    }
    var (alike, spelled): ([[String]], [[String]]) = ([], [])
    for person in people {
      for (place, row) in person.rows.enumerated() {
        var name = person.name
        if place > 0, name.contains(" ") {
          if Bool.random(using: &random) { name = name.uppercased() }
          if Bool.random(using: &random) { name = name.replacing(" ", with: "   ") }
        }
        if Bool.random(using: &random) { name = " \(name)  " }
        alike.append([person.name] + row.dropFirst())
        spelled.append([name] + row.dropFirst())
      }
    }
    let (one, other) = (Table.bytes(alike), Table.bytes(spelled))
    let reference = try table.runs.reference(one)
    #expect(try table.runs.reference(other).text == reference.text)
    for (threads, pieceSize) in [(1, 1 << 18), (2, 60), (3, 200)] {
      let change = { (options: inout BatchTranslation.Options) in
        (options.threads, options.pieceSize) = (threads, pieceSize)
      }
      #expect(try table.runs.run(other, change) == table.runs.run(one, change))
      let sorted = try table.runs.run(other) {
        change(&$0)
        $0.isUnsorted = true
      }
      #expect(sorted.text == reference.text)
    }
  }

  @Test func `ids that differ in capital letters are two people, and told`() throws {
    let table = try Table(seed: 3)
    let index = table.runs.translator.ratings
    let rows = ["P7a", "Q1", "P7A", "P7A", "Ana Ruiz", "ana  ruiz"].map {
      [$0, index.ratesPerson ? "" : "all", index.levels[0], "", "", ""]
    }
    let reader = RatingsReader(
      framework: table.runs.translator.source.framework, role: nil, basis: .observed)
    let doubts = { (isUnsorted: Bool?) throws -> [RatingsReader.Note] in
      guard let isUnsorted else {
        var reader = reader
        try reader.read(Table.bytes(rows))
        #expect(try reader.finish().count == 4)
        return reader.doubts
      }
      return try table.runs.doubts(Table.bytes(rows)) { $0.isUnsorted = isUnsorted }
    }
    for isUnsorted in [nil, false, true] {
      let notes = try doubts(isUnsorted)
      #expect(notes.count == 1)
      // Where people are sorted, the one in capitals comes first.
      #expect(notes.map(\.line) == [isUnsorted == true ? 2 : 4], "\(notes)")
      #expect(notes[0].message.contains("of line \(isUnsorted == true ? 4 : 2) but for capital"))
    }
  }

  @Test func `names that look the same are one person`() throws {
    let table = try Table(seed: 3)
    let level = table.runs.translator.ratings.levels[0]
    let unit = table.runs.translator.ratings.ratesPerson ? "" : "all"
    let rows = [
      ["Jos\u{E9}", unit, level, "", "", ""], ["Jose\u{301} ", unit, level, "worker", "", ""],
    ]
    for isUnsorted in [false, true] {
      let outcome = try table.runs.run(Table.bytes(rows)) { $0.isUnsorted = isUnsorted }
      let people = Set(
        outcome.text.split(separator: "\n").dropFirst().map { $0.split(separator: "|")[0] })
      #expect(people == ["<Jos\u{E9}>"] && outcome.counts.people == 1)
    }
    #expect(
      throws: BatchError.personComesBack(line: 4),
      performing: {
        try table.runs.run(Table.bytes([rows[0], ["A"] + rows[0].dropFirst(), rows[1]]))
      })
  }
}
