import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What pages that offer sheets have in common.
struct SheetParts {
  let context: PageContext
  let framework: Framework
  let query: [(name: String, value: String)]

  /// What a sheet can look at: a level, a unit, an element of practice.
  var focus: HTML {
    get throws {
      let levels = [("", "none")] + framework.scale.levels.map { ($0.id, $0.title) }
      let units = [("", "none")] + framework.ratedUnits.map { ($0.id, "\($0.id) \($0.title)") }
      let elements =
        [("", "none")] + (try context.catalog.prompts()?.elements.map { ($0.id, $0.title) } ?? [])
      return HTML.choice("level", "Level", levels, chosen: query.given("level") ?? "")
        + HTML.choice("unit", "Unit in focus", units, chosen: query.given("unit") ?? "")
        + HTML.choice(
          "element", "Element of practice", elements, chosen: query.given("element") ?? "")
    }
  }

  /// What it is printed on.
  static func paper(_ chosen: SheetPaper) -> HTML {
    let papers = SheetPaper.allCases.map { ($0.rawValue, $0 == .a4 ? "A4" : "Letter") }
    return HTML.choice("paper", "Paper", papers, chosen: chosen.rawValue)
  }

  /// The ways to a sheet, or what it has still to be told.
  ///
  /// - Throws: What making it throws, but for `SheetError`.
  static func ways(
    to address: HTML, download name: String, _ make: () throws -> String
  ) throws -> HTML {
    do {
      _ = try make()
      return """
        <ul class="tabs"><li><a href="\(address)">Look at it, and print</a></li>
        <li><a href="\(address)" download="\(name).html">Download</a></li></ul>

        """
    } catch let error as SheetError {
      return "<p class=\"care\" role=\"status\">\(GapHTML.sentence("\(error)"))</p>\n"
    }
  }
}
