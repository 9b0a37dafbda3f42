import CrosswalkBase
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkExchange

/// Layouts that a practice lead made and that came in as something else: each is read as it is meant, or asked.
@Suite struct StrangersLayoutsTests {
  private func read(_ text: String) throws -> ImportedFramework {
    let path = NSTemporaryDirectory() + "crosswalk-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try WholeFile.write(Array(text.utf8), to: path)
    let imported = try ImportSource(path, kind: .csv).read(id: "county")
    #expect(imported.report.ledger.sum == imported.report.ledger.total)
    return imported
  }

  private func lines(_ imported: ImportedFramework) -> [String] {
    let framework = imported.framework
    return framework.statements.map { place in
      let level = place.statement.level.map { framework.scale.title(of: $0) } ?? "every level"
      return "\(place.unit.title): \(level): \(place.statement.text)"
    }
  }

  private static let firstPart = """
    Competency,Basic,Advanced
    Court work,Attends hearings.,Testifies.

    """

  /// What stands under each row of headings, whatever their order.
  @Test(arguments: [
    "Competency,Advanced,Basic\nTeaming,Trains others.,Comes to meetings.\n",
    "COMPETENCY,ADVANCED,BASIC\nTeaming,Trains others.,Comes to meetings.\n",
    "Skill area,Advanced,Basic\nTeaming,Trains others.,Comes to meetings.\n",
    ",,\nCompetency,Advanced,Basic\nTeaming,Trains others.,Comes to meetings.\n",
  ])
  func `headings in another order further down are headings`(part: String) throws {
    #expect(
      try lines(read(Self.firstPart + part)) == [
        "Court work: Basic: Attends hearings.", "Court work: Advanced: Testifies.",
        "Teaming: Advanced: Trains others.", "Teaming: Basic: Comes to meetings.",
      ])
  }

  @Test func `headings with other levels further down are headings`() throws {
    let imported = try read(
      """
      Competency,Basic,Intermediate,Advanced
      Court work,Attends hearings.,Prepares files.,Testifies.
      Competency,Basic,Advanced,Expert
      Teaming,Comes to meetings.,Leads them.,Trains others.

      """)
    #expect(
      lines(imported).suffix(3) == [
        "Teaming: Basic: Comes to meetings.", "Teaming: Advanced: Leads them.",
        "Teaming: Expert: Trains others.",
      ])
  }

  @Test func `columns in another order further down are read by their own headings`() throws {
    let imported = try read(
      """
      Competency,Level,Statement
      Court work,Basic,Attends hearings.
      Court work,Advanced,Testifies.
      Level,Competency,Statement
      Basic,Teaming,Comes to meetings.
      Advanced,Teaming,Trains others.

      """)
    #expect(
      lines(imported).suffix(2) == [
        "Teaming: Basic: Comes to meetings.", "Teaming: Advanced: Trains others.",
      ])
  }

  /// Where 1 is best, numbers fall from the lowest level on.
  @Test(arguments: ["4,3,2,1", "Grade 3,Grade 2,Grade 1", "Tier 3,Tier 2,Tier 1,Tier 0"])
  func `numbers that fall from left to right are asked about`(levels: String) throws {
    let count = levels.split(separator: ",").count
    let cells = (1...count).map { "Does thing \($0) well." }.joined(separator: ",")
    let imported = try read("Competency,\(levels)\nCourt work,\(cells)\n")
    #expect(imported.doubts.contains { $0.question.contains("which level is lowest") })
    let rising = levels.split(separator: ",").reversed().joined(separator: ",")
    #expect(try read("Competency,\(rising)\nCourt work,\(cells)\n").doubts.isEmpty)
  }

  @Test func `names say which of falling numbers is best`() throws {
    let imported = try read(
      "Competency,4 Expert,3 Advanced,2 Basic\nCourt work,Teaches it.,Does it well.,Tries it.\n")
    #expect(imported.doubts.isEmpty)
    #expect(imported.levelTitles == ["2 Basic", "3 Advanced", "4 Expert"])
  }

  @Test func `a level that is written once above others is told`() throws {
    let imported = try read(
      """
      Competency,Level,Statement
      Court work,Basic,Attends hearings.
      Court work,,Reads files.
      Court work,Advanced,Testifies.
      Court work,,Trains others.

      """)
    #expect(imported.report.problemCount == 1)
    let plain = try read(
      """
      Competency,Level,Statement
      Court work,Basic,Attends hearings.
      Court work,Basic,Reads files.
      Court work,Advanced,Testifies.
      Court work,,Is kind.

      """)
    #expect(plain.report.problemCount == 0)
  }

  @Test func `a column of a level without any statement is a problem`() throws {
    let imported = try read(
      """
      Competency,Basic,Skilled,Advanced
      Court work,Attends hearings.,n/a,Testifies.
      Teaming,Comes to meetings.,n/a,Trains others.

      """)
    #expect(imported.report.notes.contains { $0.isProblem && "\($0)".contains("'Skilled'") })
  }

  @Test(arguments: [
    "Basic (up to 6 months),Skilled (6 months to 2 years),Expert (2 years and more)",
    "Basic (under six months),Skilled (six months to two years),Expert (over two years)",
  ])
  func `months and years may stand in one stretch`(levels: String) throws {
    let imported = try read("Competency,\(levels)\nCourt work,Watches.,Speaks.,Teaches others.\n")
    let tenures = imported.framework.scale.levels.map(\.tenure)
    #expect(tenures == [.init(from: 0, to: 0.5), .init(from: 0.5, to: 2), .init(from: 2, to: nil)])
  }

  @Test func `eighteen months are a year and a half`() {
    #expect(YearsOfService.stretches("6 to eighteen months").first == .init(from: 0.5, to: 1.5))
    #expect(YearsOfService.stretches("12 months to 3 years") == [.init(from: 1, to: 3)])
  }
}
