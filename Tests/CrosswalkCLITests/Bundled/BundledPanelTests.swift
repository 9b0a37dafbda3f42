import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Foundation
import Testing

/// The bundled cuts, against the sheets of the panel that placed them.
@Suite struct BundledPanelTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
  private static let ids = ["cpm", "kent", "set", "sf-2940"]

  private static func sheet(_ id: String, round: Int) -> String {
    root.appending(path: "Tests/CrosswalkKitTests/Panel/round-\(round)/\(id).csv").path
  }

  @Test(arguments: ids) func `applying the sheets again changes nothing`(id: String) throws {
    try Program.inFolder { folder in
      let alignment = Self.root.appending(path: "frameworks/\(id)/alignment.yaml")
      let copy = folder.appending(path: "alignment.yaml")
      try FileManager.default.copyItem(at: alignment, to: copy)
      let panel = try Catalog.bundled.framework(id).alignment.scale?.panel
      let result = try Program.run(
        "levels", "apply", id, Self.sheet(id, round: 1), "--second", Self.sheet(id, round: 2),
        "--into", copy.path, "--note", try #require(panel?.note))
      #expect(result.status == 0, "\(result.stderr)")
      #expect(try Data(contentsOf: copy) == Data(contentsOf: alignment), "\(result.stderr)")
    }
  }

  @Test(arguments: ids) func `six readers read twice, and it is said that none is a practitioner`(
    id: String
  ) throws {
    let scale = try #require(try Catalog.bundled.framework(id).alignment.scale)
    let panel = try #require(scale.panel)
    #expect(panel.rounds.map(\.placings.count) == [6, 6])
    #expect(panel.kind == "desk reading" && panel.note?.contains("No practitioner") == true)
    // The readers are of one kind, and their shifts tell too little.
    #expect(scale.locationPoints == 4 && panel.readerShift! < 4)
    #expect(scale.locationError?.reason?.contains("an assumption") == true)
  }

  @Test(arguments: ids) func `the documentation's figures of the panel are those of the program`(
    id: String
  ) throws {
    let text = try Program.run("levels", "agreement", id, Self.sheet(id, round: 1)).text
    func figure(_ name: String) throws -> String {
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(name) })
      return String(line.dropFirst(48).prefix { $0 != " " && $0 != "," })
    }
    let cuts = text.components(separatedBy: "Where levels begin")[1]
      .components(separatedBy: "\n\n")[0]
      .split(separator: "\n").dropFirst().compactMap { $0.split(separator: " ").last }
      .filter { $0 != "-" }.joined(separator: ", ")
    let row =
      "| `\(id)` | \(try figure("ICC")) | \(cuts) | "
      + "\(try figure("standard deviation of readers")) |"
    #expect(try Readme.documentation().contains(row), "\(row)")
  }
}
