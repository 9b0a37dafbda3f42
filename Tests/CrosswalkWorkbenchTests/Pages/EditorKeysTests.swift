import CrosswalkFrameworks
import CrosswalkTables
import Testing

@testable import CrosswalkWorkbench

/// Keys of a crosswalk: what the page lists is what the script does.
@Suite struct EditorKeysTests {
  @Test func `each key that is listed is there once, and the script has an act for it`() throws {
    let script = try #require(Assets.named("editor.js")).text
    #expect(Set(EditorKeys.allCases.map(\.key.source)).count == EditorKeys.allCases.count)
    for key in EditorKeys.allCases {
      #expect(script.contains("\n  \(key.rawValue): ("), "\(key)")
    }
    // Nothing that the policy for pages forbids, and no name in the browser's storage.
    for word in ["innerHTML", "insertAdjacentHTML", "eval(", "localStorage", "sessionStorage"] {
      #expect(!script.contains(word), "\(word)")
    }
    #expect(try #require(Assets.named("workbench.js")).text.contains("\"/assets/editor.js\""))
  }

  @Test func `keys that decide are listed only where something can be decided`() throws {
    let reading = try PageWalk(.bundled).page("/crosswalk/cpm/kent?unit=1")
    #expect(reading.contains("data-does=\"next\"") && !reading.contains("data-does=\"accept\""))
    let run = try EditingRun(EditingRun.county)
    let page = try run.get("/crosswalk/county/cpm?unit=A").text
    for key in EditorKeys.allCases {
      #expect(page.contains("<kbd data-does=\"\(key.rawValue)\">"), "\(key)")
    }
    // Shown by the script alone, since without it no key does anything.
    #expect(page.contains("<details id=\"keys\" hidden>"))
    #expect(page.contains("<p id=\"spoken\" class=\"unseen\" role=\"status\"></p>"))
  }
}
