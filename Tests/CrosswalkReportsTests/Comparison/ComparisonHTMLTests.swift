import CrosswalkTables
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkKit
@testable import CrosswalkModel
@testable import CrosswalkReports

@Suite struct ComparisonHTMLTests {
  /// All frameworks of the package, read from their files.
  private static let catalog: Catalog = {
    let root = URL(filePath: #filePath).appending(path: "../../../../frameworks").standardized
    var documents = DocumentSet()
    for path in try! DataFiles.yamlFiles(in: [root.path()]) {
      documents.read(.init(path: path, bytes: try! DataFiles.read(path)))
    }
    return Catalog(
      ontology: documents.ontologies[0].value, frameworks: documents.alignedFrameworks()
    ).adding(matches: documents.matches.map(\.value))
  }()

  private static let pairs = catalog.frameworkIDs.flatMap { first in
    catalog.frameworkIDs.filter { $0 != first }.map { (first, $0) }
  }

  private static func page(
    _ first: String, _ second: String, in catalog: Catalog = catalog,
    change: (inout Comparison) -> Void = { _ in }
  ) throws -> String {
    var comparison = try catalog.compare(first, second)
    change(&comparison)
    return ComparisonHTML(
      comparison, from: try catalog.framework(first).framework,
      to: try catalog.framework(second).framework, ontology: catalog.ontology
    ).text
  }

  // MARK: All pairs

  @Test(arguments: pairs) func `the page is well-formed`(first: String, second: String) throws {
    let page = try Self.page(first, second)
    var markup = Markup(page)
    #expect(try markup.check() == [])
    #expect(markup.counts["h1"] == 1)
    #expect(markup.counts["main"] == 1)
    #expect(Set(markup.ids).count == markup.ids.count)
    #expect(markup.references.allSatisfy(Set(markup.ids).contains))
    // No heading skips a step.
    #expect(zip(markup.headings, markup.headings.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
  }

  @Test(arguments: pairs) func `nothing is fetched or run`(first: String, second: String) throws {
    let page = try Self.page(first, second).lowercased()
    for word in ["http", "<script", "javascript:", "url(", "@import", "<link", "<img", " src="] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test(arguments: pairs) func `every pair of units has its cell`(
    first: String, second: String
  ) throws {
    let overlap = try Self.catalog.compare(first, second).overlap
    let page = try Self.page(first, second)
    let cells = page.components(separatedBy: "<g class=\"cell\">").count - 1
    #expect(cells == overlap.rows.count * overlap.columns.count)
    for unit in overlap.rows + overlap.columns {
      #expect(page.contains("<span class=\"id\"><bdi>\(unit.id)</bdi></span>"))
      #expect(page.contains(">\(unit.id)</tspan>"))
    }
  }

  @Test(arguments: pairs) func `expected and observed are told apart`(
    first: String, second: String
  ) throws {
    let page = try Self.page(first, second)
    for id in [first, second] {
      let basis = try Self.catalog.framework(id).framework.scale.basis.rawValue
      #expect(page.contains("<bdi>\(id)</bdi></span> is <strong>\(basis)</strong>"))
    }
  }

  @Test func `the same comparison gives the same bytes`() throws {
    #expect(try Self.page("sf-2940", "set") == Self.page("sf-2940", "set"))
  }

  // MARK: What it says

  @Test func `a refused translation is said in words`() throws {
    var alignment = try Self.catalog.framework("cpm").alignment
    alignment.scale?.levels = []
    let silent = Self.catalog.adding([
      AlignedFramework(framework: try Self.catalog.framework("cpm").framework, alignment: alignment)
    ])
    let page = try Self.page("kent", "cpm", in: silent)
    #expect(page.contains("Levels are not translated between these two:"))
    #expect(page.contains("nobody has said what the levels of"))
    #expect(!page.contains("<g class=\"rung\">"))
  }

  @Test func `both ladders have a row for each level`() throws {
    let ladders = try Self.catalog.compare("sf-2940", "set").ladders
    let page = try Self.page("sf-2940", "set")
    let rungs = page.components(separatedBy: "<g class=\"rung\">").count - 1
    #expect(rungs == ladders.map(\.rungs.count).reduce(0, +))
    #expect(page.contains("From <span class=\"short\"><bdi>set</bdi></span> (observed)"))
  }

  @Test func `false friends, ancestry and cautions are there`() throws {
    let page = try Self.page("sf-2940", "cpm")
    #expect(page.contains("was drafted from <span class=\"short\"><bdi>cpm</bdi></span>"))
    #expect(page.contains("Levels that are called alike and should not be taken for each other."))
    let caution = try #require(page.range(of: "Read this first")).lowerBound
    let table = try #require(page.range(of: "<table")).lowerBound
    #expect(caution < table)
  }

  @Test func `of many disagreements the first are shown and the rest counted`() throws {
    let page = try Self.page("sf-2940", "cpm") { comparison in
      let one = comparison.disagreements[0]
      comparison.disagreements = Array(repeating: one, count: 40)
    }
    #expect(page.contains("The first 25 of 40 pairs"))
    #expect(page.contains("15 more are in the JSON form"))
    let rest = try #require(page.range(of: "id=\"judgements-caption\"")).upperBound
    let table = page[rest...].prefix(
      upTo: try #require(page[rest...].range(of: "</table>")).lowerBound)
    #expect(table.components(separatedBy: "<tr>").count - 1 == 26)
  }

  @Test func `nothing judged, nothing alone, no false friends: each is said`() throws {
    let page = try Self.page("set", "cpm") { comparison in
      comparison.judgements = 0
      comparison.disagreements = []
      comparison.falseFriends = []
      comparison.onlyInFrom = []
      comparison.onlyInTo = []
      comparison.touchedInFrom = []
      comparison.touchedInTo = []
    }
    #expect(page.contains("Nobody has judged single statements"))
    #expect(page.contains("None: no two levels are called alike"))
    #expect(page.contains("has something on every matter"))
  }

  // MARK: Text from strangers

  @Test func `titles cannot become markup or turn the text around`() throws {
    let original = try Self.catalog.framework("set")
    var set = original.framework
    let evil =
      "<script>alert('1')</script> \"a\" & b\u{0}\u{1B}[2J\u{202E}c\u{2066}d\u{FFFE}\u{85}e"
    set.title = evil
    set.version = evil
    set.publisher = evil
    set.units[0].title = evil
    set.scale.levels[0].title = evil
    let page = try Self.page(
      "set", "cpm",
      in: Self.catalog.adding([AlignedFramework(framework: set, alignment: original.alignment)])
    ) {
      $0.cautions.append(Caution(.override, evil))
      $0.hash = evil
      $0.falseFriends = []
    }
    var markup = Markup(page)
    #expect(try markup.check() == [])
    #expect(!page.contains("<script"))
    let forbidden = page.unicodeScalars.filter { scalar in
      (scalar.properties.generalCategory == .control && scalar != "\n")
        || scalar.properties.isBidiControl || scalar.properties.isNoncharacterCodePoint
    }
    #expect(forbidden.isEmpty)
    #expect(
      page.contains(
        "<bdi>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &quot;a&quot; &amp; b[2Jcd e</bdi>"))
  }

  @Test func `interpolated text is escaped and pieces are not`() {
    let stranger = "<i>"
    let piece: HTML = "<b>\(stranger)</b>"
    #expect(
      ("<p>\(piece)\([piece])\(7)</p>" as HTML).source
        == "<p><b>&lt;i&gt;</b><b>&lt;i&gt;</b>7</p>")
  }

  // MARK: Pictures

  @Test func `numbers stand out from every shade`() {
    for shade in HeatmapSVG.Shade.all {
      #expect(contrast(shade.ground, shade.ink) >= 4.5, "\(shade.words)")
    }
    // Darker and darker, so that the order survives grey print.
    let grounds = HeatmapSVG.Shade.all.map { luminance($0.ground) }
    #expect(zip(grounds, grounds.dropFirst()).allSatisfy { $0 > $1 })
    #expect(HeatmapSVG.Shade.of(0).words == "0")
    #expect(HeatmapSVG.Shade.of(0.0499).words == HeatmapSVG.Shade.of(0.05).words)
    #expect(HeatmapSVG.Shade.of(1).words == "0.50 or more")
  }

  @Test func `a large grid is drawn in even parts`() {
    let labels = (1...60).map { HeatmapSVG.Label(id: "u\($0)", title: "Title") }
    let values = labels.map { _ in labels.map { _ in 0.25 } }
    let panels = HeatmapSVG(sides: ("a", "b"), rows: labels, columns: labels, values: values)
      .panels(idPrefix: "x")
    #expect(panels.count == 9)
    let cells = panels.map { $0.picture.source.components(separatedBy: "class=\"cell\"").count - 1 }
    #expect(cells == Array(repeating: 400, count: 9))
  }

  @Test func `labels keep to their lines`() {
    let long = LabelLines(String(repeating: "word ", count: 500), size: 10, width: 60, limit: 2)
    #expect(long.lines.count == 2)
    #expect(long.lines[1].hasSuffix("…"))
    #expect(long.width <= 60)
    let solid = LabelLines(String(repeating: "x", count: 10_000), size: 10, width: 60, limit: 3)
    #expect(solid.lines.count == 3)
    #expect(solid.width <= 60)
    #expect(LabelLines("", size: 10, width: 60, limit: 2).lines == [])
    #expect(
      LabelLines("Be Accountable", size: 10, width: 200, limit: 2).lines == ["Be Accountable"])
  }

  private func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16)!
    func linear(_ part: Int) -> Double {
      let share = Double(part & 255) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(value >> 16) + 0.7152 * linear(value >> 8) + 0.0722 * linear(value)
  }

  private func contrast(_ a: String, _ b: String) -> Double {
    let (a, b) = (luminance(a), luminance(b))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}

/// Reads a page strictly: every tag closed in order, every attribute quoted, every `&` a reference.
private struct Markup {
  private(set) var counts: [String: Int] = [:]
  private(set) var ids: [String] = []
  private(set) var references: [String] = []
  private(set) var headings: [Int] = []
  private let page: String

  init(_ page: String) { self.page = page }

  private static let empty: Set = ["meta", "br"]

  /// What is wrong.
  mutating func check() throws -> [String] {
    var problems: [String] = []
    var open: [String] = []
    var rest = page.dropFirst("<!DOCTYPE html>".count)
    while let start = rest.firstIndex(of: "<") {
      if open.last != "style" { check(text: rest[..<start], &problems) }
      guard let match = rest[start...].prefixMatch(of: Self.tag) else {
        return problems + ["no tag: \(rest[start...].prefix(40))"]
      }
      rest = rest[match.range.upperBound...]
      let name = String(match.output.2)
      if match.output.1 == "/" {
        if open.popLast() != name { problems.append("</\(name)> closes nothing") }
        continue
      }
      counts[name, default: 0] += 1
      if name.count == 2, name.first == "h", let rank = name.last?.wholeNumberValue {
        headings.append(rank)
      }
      for attribute in match.output.3.matches(of: Self.attribute) {
        let value = String(attribute.output.2)
        check(text: Substring(value), &problems)
        switch attribute.output.1 {
        case "id": ids.append(value)
        case "href": references.append(String(value.dropFirst()))
        case "aria-labelledby": references += value.split(separator: " ").map(String.init)
        default: break
        }
      }
      if match.output.4 != "/", !Self.empty.contains(name) { open.append(name) }
    }
    return problems + open.map { "<\($0)> is not closed" }
  }

  private func check(text: Substring, _ problems: inout [String]) {
    for at in text.indices where text[at] == "&" {
      if text[at...].prefixMatch(of: Self.reference) == nil { problems.append("bare & in \(text)") }
    }
  }

  private static var tag: Regex<(Substring, Substring, Substring, Substring, Substring)> {
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<]*")?)*)\s*(\/?)>/
  }
  private static var attribute: Regex<(Substring, Substring, Substring)> {
    /([a-zA-Z-]+)="([^"<]*)"/
  }
  private static var reference: Regex<Substring> { /&(?:amp|lt|gt|quot|#39);/ }
}
