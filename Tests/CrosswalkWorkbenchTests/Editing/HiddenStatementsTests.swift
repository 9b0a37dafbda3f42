import CrosswalkBase
import CrosswalkModel
import Testing

@testable import CrosswalkWorkbench

/// As long as a blind reading is open, nothing is decided on its statements by any other form.
@Suite struct HiddenStatementsTests {
  @Test func `no form decides on a statement of a blind reading, from either side`() throws {
    let run = try EditingRun(EditingRun.county, withReadings: true)
    let begun = try run.post(
      "/review/readings",
      [("framework", "county"), ("sample", "100"), ("seed", "1"), ("reviewer", "Cleo")])
    #expect(begun.status == 303)
    let files = run.files
    let more = [("overrule", "yes"), ("back", "/")]
    let row = [("reviewer", "Ana"), ("take", "0"), ("basis", "")]
    func statement(_ id: String, _ offered: String, _ relation: String) -> [(String, String)] {
      [("statement", id), ("offered", offered), ("relation", relation)] + row + more
    }
    let pair = "/crosswalk/county/cpm"
    for (address, fields) in [
      (
        "/frameworks/county/statements/A.1/about",
        [("reviewer", "Ana"), ("act", "link"), ("concept", "rapport"), ("share", "1")] + more
      ),
      (
        "\(pair)/statements/A.1/match",
        [("reviewer", "Ana"), ("object", "1.a"), ("relation", "close")] + more
      ),
      (
        "/crosswalk/cpm/county/statements/1.a/match",
        [("reviewer", "Ana"), ("object", "A.1"), ("relation", "close")] + more
      ),
      ("/frameworks/county/about", statement("A.1", "rapport", "")),
      ("\(pair)/matches", statement("A.1", "1.a", "close")),
      ("/crosswalk/cpm/county/matches", statement("1.a", "a.1", "close")),
    ] {
      let answer = try run.post(address, fields)
      #expect(answer.status == 400 && answer.text.contains("blind reading"), "\(address)")
      #expect(run.files == files, "\(address)")
    }
    // What is not in it is decided as ever.
    #expect(try run.link("A.2", of: "county", to: "rapport").status == 303)
  }
}
