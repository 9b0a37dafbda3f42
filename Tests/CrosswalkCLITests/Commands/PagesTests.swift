import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkKit
import Foundation
import Testing

/// What 'show', 'expect' and 'compare --all' print as pages.
@Suite struct PagesTests {
  private static func page(_ arguments: String...) throws -> String {
    let result = try Program.run(arguments + ["--format", "html"])
    #expect(result.status == 0 && result.text.hasPrefix("<!DOCTYPE html>"), "\(result.stderr)")
    return result.text
  }

  /// The first cells of the rows of all tables that have this heading first.
  private static func places(_ page: String) -> [String] {
    page.matches(of: /<\/th><td><bdi>([^<]+)<\/bdi><\/td>/).map { String($0.1) }
  }

  @Test(arguments: Catalog.bundled.frameworkIDs)
  func `a framework's page has each statement once, and units by title`(id: String) throws {
    let framework = try Catalog.bundled.framework(id).framework
    let page = try Self.page("show", id)
    let places = Self.places(page)
    for (_, statement) in framework.statements {
      #expect(places.count { $0 == statement.id } == 1, "\(statement.id)")
    }
    for unit in framework.units { #expect(page.contains(" (\(unit.id))</h2>"), "\(unit.id)") }
  }

  @Test(arguments: [Role.worker, .supervisor, .manager, .director])
  func `what is shown for a role is what fits it`(role: Role) throws {
    for id in ["cpm", "set"] {
      let framework = try Catalog.bundled.framework(id).framework
      let wanted = framework.statements.map(\.statement).filter { $0.actor.fits(role) }.map(\.id)
      let result = try Program.run("show", id, "--role", role.rawValue, "--format", "csv")
      var shown: [String] = []
      let lines = result.text.split { $0.isNewline }
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let column = try #require(lines.first?.firstIndex(of: "statement"))
      // No text stands before the column, so that each comma there is between two columns.
      for line in lines.dropFirst() where shown.last != String(line[column]) {
        shown.append(String(line[column]))
      }
      #expect(shown == wanted, "\(id) \(role)")
    }
  }

  @Test func `what is expected is on its page, unit by unit, and says that nobody has looked`()
    throws
  {
    let framework = try Catalog.bundled.framework("sf-2940").framework
    let expectation = try Expectation(of: framework, tenure: 3.5, role: nil)
    let page = try Self.page("expect", "sf-2940", "--tenure", "3.5", "--to", "set")
    let places = Self.places(page)
    for statement in expectation.units.flatMap(\.statements) {
      #expect(places.count { $0 == statement.id } == 1, "\(statement.id)")
    }
    #expect(page.contains("expected, and not observed"))
    #expect(page.contains("What it amounts to in set"))
  }

  @Test func `all frameworks stand on one page, by their titles`() throws {
    let page = try Self.page("compare", "--all")
    for id in Catalog.bundled.frameworkIDs {
      let title = try Catalog.bundled.framework(id).framework.title
      #expect(page.contains("\(title.replacing("'", with: "&#39;")) (\(id))"), "\(id)")
    }
  }

  @Test func `a concept's page names the statements on it`() throws {
    let page = try Self.page("show", "ontology", "bias")
    let table = try Program.run("show", "ontology", "bias", "--format", "csv").text
    #expect(
      table.split(separator: "\n").count - 1 == page.components(
        separatedBy: "<tr><th scope=\"row\">"
      ).count - 1)
  }
}
