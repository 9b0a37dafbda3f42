import CrosswalkModel
import Testing

@testable import CrosswalkExchange

/// Headings of several rows in delimited text, which has no merged cells.
@Suite struct HeadingRowsTests {
  private func read(_ text: String, saying: [ImportSaying] = []) throws -> ImportedFramework {
    try ImportedFramework(reading: Array(text.utf8), saying: saying)
  }

  @Test(arguments: ["", "Theme,Levels of proficiency,\n,What people do,\n,Basic,Advanced\n"])
  func `a heading whose lower cells are empty stands over its column in each part of the table`(
    repeated: String
  ) throws {
    let imported = try read(
      "Theme,Levels of proficiency,\n,What people do,\n,Basic,Advanced\nAssessment,,\n" + repeated
        + "Home visits,Sees the home.,Plans visits.\nSafety,,\n" + repeated
        + "Trust,Keeps appointments.,Mends what broke.\nNotes,Writes notes.,Reads them.\n")
    #expect(imported.doubts == [] && imported.report.problemCount == 0)
    #expect(imported.framework.units.map(\.title) == ["Assessment", "Safety"])
    #expect(imported.framework.groups == [])
    #expect(
      imported.framework.units.map { $0.subcompetencies.map(\.title) }
        == [["Home visits"], ["Trust", "Notes"]])
    #expect(imported.framework.scale.levels.map(\.title) == ["Basic", "Advanced"])
  }

  @Test(arguments: ["", "Weight,Levels,\n,Basic,Advanced\n"])
  func `which rows hold the headings is asked where a column may name units`(
    repeated: String
  ) throws {
    let text =
      "Anchors 2026,,\nDraft,,\nWeight,Levels,\n,Basic,Advanced\nPlanning,,\n" + repeated
      + "High,Makes plans.,Mends plans.\nMedium,Asks for plans.,Reads plans.\n"
      + "Court work,,\n" + repeated + "Low,Writes reports.,Speaks in court.\n"
    let asked = try read(text)
    #expect(asked.doubts.first?.question == "it is not clear which rows hold the headings")
    let both = try #require(asked.doubts.first?.choices.first { $0.says == [.headerRows(3...4)] })
    let imported = try read(text, saying: both.says + [.column("Weight", .ignore)])
    #expect(imported.doubts == [] && imported.report.problemCount == 0)
    #expect(imported.framework.units.map(\.title) == ["Planning", "Court work"])
  }

  @Test func `a title over the names of units is asked about`() throws {
    let text =
      "Anchors 2026,Levels of proficiency,\n,Basic,Advanced\nSafety,Sees risk.,Acts on risk.\n"
      + "Court,Writes reports.,Speaks in court.\n"
    let asked = try read(text)
    #expect(asked.doubts.map(\.choices.first?.says) == [[.column("Anchors 2026", .unit)]])
    let imported = try read(text, saying: asked.doubts.flatMap { $0.choices[0].says })
    #expect(imported.doubts == [] && imported.report.problemCount == 0)
    #expect(imported.framework.units.map(\.title) == ["Safety", "Court"])
  }
}
