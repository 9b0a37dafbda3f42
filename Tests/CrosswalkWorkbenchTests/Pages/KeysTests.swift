import CrosswalkFrameworks
import CrosswalkTables
import Testing

@testable import CrosswalkWorkbench

/// Single keys of a crosswalk: what the page lists is what the script does, and somebody can change it.
@Suite struct KeysTests {
  private static let page = "/crosswalk/county/cpm?unit=A"

  /// The keys that a page lists, by what they do.
  private func listed(_ page: String) -> [String: String] {
    var keys: [String: String] = [:]
    for key in page.matches(of: /<kbd data-does="([a-z]+)">([^<]*)<\/kbd>/) {
      keys[String(key.output.1)] = String(key.output.2)
    }
    return keys
  }

  private var usual: [(String, String)] {
    EditorKey.allCases.map { ("key.\($0.rawValue)", $0.usual) }
  }

  @Test func `each key that is listed is there once, and the script has an act for it`() throws {
    let script = try #require(Assets.named("editor.js")).text
    #expect(Set(EditorKey.allCases.map(\.usual)).count == EditorKey.allCases.count)
    for key in EditorKey.allCases {
      #expect(script.contains("\n  \(key.rawValue): ("), "\(key)")
    }
    #expect(try #require(Assets.named("workbench.js")).text.contains("\"/assets/editor.js\""))
  }

  @Test(arguments: ["workbench.js", "editor.js", "tree.js", "lines.js"])
  func `a script does nothing that the policy forbids, and keeps nothing in the browser`(
    name: String
  ) throws {
    let script = try #require(Assets.named(name)).text
    for word in [
      "innerHTML", "insertAdjacentHTML", "eval(", "Storage", "cookie", "style=", ".style", "http:",
    ] where !(word == "http:" && name == "lines.js") {
      #expect(!script.contains(word), "\(word)")
    }
    // All that is imported is there.
    for found in script.matches(of: /"\/assets\/([a-z.]+)"/) {
      #expect(Assets.named(String(found.output.1)) != nil, "\(found.output.1)")
    }
  }

  @Test func `keys that decide are listed only where something can be decided`() throws {
    let reading = listed(try PageWalk(.bundled).page("/crosswalk/cpm/kent?unit=1"))
    #expect(reading["next"] == "j" && reading["accept"] == nil && reading["reject"] == nil)
    let run = try EditingRun(EditingRun.county)
    let page = try run.get(Self.page).text
    #expect(listed(page).count == EditorKey.allCases.count)
    // Shown by the script alone, since without it no key does anything.
    #expect(page.contains("<details id=\"keys\" hidden>"))
    #expect(page.contains("<p id=\"spoken\" class=\"unseen\" role=\"status\"></p>"))
  }

  @Test func `a key is changed, none is asked for twice, and all can be turned off`() throws {
    let run = try EditingRun(EditingRun.county)
    func set(_ changes: [String: String], _ act: String = "set") throws -> (Int, String?, String) {
      let fields = usual.map { name, key in (name, changes[name] ?? key) }
      let answer = try run.post("/keys", [("act", act), ("back", Self.page)] + fields)
      return (answer.status, answer.location, answer.text)
    }
    let changed = try set(["key.accept": "y", "key.undo": "", "key.next": "ä"])
    #expect(changed.0 == 303 && changed.1 == Self.page)
    let keys = listed(try run.get(Self.page).text)
    #expect(keys["accept"] == "y" && keys["undo"] == nil && keys["next"] == "ä")
    #expect(try run.get("/keys").text.contains("name=\"key.accept\" value=\"y\""))
    for (wrong, words) in [
      (["key.accept": "j"], "cannot both"), (["key.accept": "ab"], "no single key"),
      (["key.skip": "/"], "browsers use"),
    ] {
      let answer = try set(wrong)
      #expect(answer.0 == 400 && answer.2.contains(words), "\(wrong)")
      // What was typed stays.
      for (name, key) in wrong { #expect(answer.2.contains("name=\"\(name)\" value=\"\(key)\"")) }
      #expect(listed(try run.get(Self.page).text) == keys)
    }
    #expect(try set([:], "off").0 == 303)
    let off = try run.get(Self.page).text
    #expect(listed(off).isEmpty && off.contains("Single keys are turned off"))
    // What was set is there again.
    #expect(try set([:], "on").0 == 303)
    #expect(listed(try run.get(Self.page).text) == keys)
    #expect(try set([:], "usual").0 == 303)
    #expect(listed(try run.get(Self.page).text)["accept"] == "a")
    // They are no decision: nothing is written, and nothing is to undo.
    #expect(run.files == EditingRun.county)
    #expect(try run.get("/history").text.contains("Nothing was decided yet"))
  }

  @Test func `hostile keys are text, and lead nowhere else`() throws {
    let run = try EditingRun(EditingRun.county)
    let answer = try run.post(
      "/keys",
      [("act", "set"), ("back", "//evil.example/")]
        + usual.map { ($0.0, $0.0 == "key.skip" ? "\"><script>" : $0.1) })
    #expect(answer.status == 400 && !answer.text.contains("<script>"))
    #expect(
      try run.post("/keys", [("act", "off"), ("back", "//evil.example/")]).location == "/crosswalk")
    #expect(try !run.get("/keys?back=//evil.example/").text.contains("href=\"//evil"))
  }
}
