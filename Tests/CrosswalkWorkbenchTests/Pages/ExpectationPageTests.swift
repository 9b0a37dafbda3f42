import CrosswalkBase
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Testing

@testable import CrosswalkWorkbench

/// A time of service, read in another framework.
@Suite struct ExpectationPageTests {
  private let address = "/translate?from=sf-2940&to=kent"

  private func page(_ fields: [(name: String, value: String)]) throws -> String {
    try PageWalk(.bundled).page(address, method: "POST", fields: fields)
  }

  @Test(arguments: [("3.5", ""), ("3,5", "worker"), ("0", "worker"), ("12", "")])
  func `it answers as the command does, and names that`(years: String, role: String) throws {
    let catalog = Catalog.bundled
    let tenure = try #require(Double(years.replacing(",", with: ".")))
    let expectation = try Expectation(
      of: try catalog.framework("sf-2940").framework, tenure: tenure, role: Role(rawValue: role))
    let translation = try catalog.translator(from: "sf-2940", to: "kent")
      .translate(expectation.profile)
    let page = try page([("tenure", years), ("role", role)])
    #expect(page.contains("expect the level <strong><bdi>\(expectation.level.title)</bdi>"))
    #expect(page.contains(translation.hash))
    let command =
      "crosswalk expect sf-2940 --tenure \(years.replacing(",", with: ".")) --to kent"
      + (role.isEmpty ? "" : " --role \(role)")
    #expect(page.contains(">\(command)</pre>"))
    // What was typed stands in the form, and the answers are those of the translation.
    #expect(page.contains("value=\"\(years)\""))
    let answered = translation.results.count { $0.status != .abstained }
    #expect(page.contains("\(answered) answer"))
  }

  @Test func `what is no time of service is said, and nothing of it without such levels`() throws {
    #expect(throws: SettingError.self) { try page([("tenure", "long")]) }
    #expect(throws: ExpectationError.self) { try page([("tenure", "71")]) }
    let walk = try PageWalk(.bundled)
    #expect(try walk.page(address).contains("id=\"tenure\""))
    #expect(try !walk.page("/translate?from=kent&to=sf-2940").contains("id=\"tenure\""))
    // Nothing typed is nothing asked.
    #expect(try page([("tenure", "")]).contains("Nothing is rated yet"))
  }
}
