import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Foundation
import Testing

@Suite("Facets and cuts that contradict each other")
struct FacetInversionTests {
  /// San Francisco's levels with the strength of one facet turned upside down.
  private static let overlay = """
    format: crosswalk.alignment/1
    framework: sf-2940
    author: Reader C
    version: "1"
    date: 2026-01-01
    justification: ManualMappingCuration
    scale:
      cuts: []
      levels:
        - level: emerging
          facets:
            autonomy: {strength: 4, secondary: "upside down, to see what is said of it"}
    links: {}

    """

  @Test func `check lists them as warnings, by file and line`() throws {
    try Program.inFolder { folder throws in
      let file = folder.appending(path: "upside-down.yaml")
      try Data(Self.overlay.utf8).write(to: file)
      let check = try Program.run("check", "--alignment", file.path)
      #expect(check.status == 0, "\(check.stderr)")
      let lines = check.text.split(separator: "\n").filter { $0.contains("claims more autonomy") }
      #expect(!lines.isEmpty)
      #expect(
        lines.allSatisfy { $0.contains(": warning: sf-2940 emerging claims more autonomy (4)") })
      #expect(lines.contains { $0.contains("than kent maturing (3)") })
    }
  }

  @Test func `an answer that rests on one says so`() throws {
    try Program.inFolder { folder throws in
      let file = folder.appending(path: "upside-down.yaml")
      try Data(Self.overlay.utf8).write(to: file)
      let answer = try Program.run(
        "translate", "kent", "--to", "sf-2940", "all=developing", "--format", "json", "--alignment",
        file.path
      ).json(as: Answer.self)
      let said = answer.results.flatMap(\.cautions).filter { $0.code == "contradiction" }
      #expect(!said.isEmpty && said.allSatisfy { $0.message.contains("sf-2940 emerging") })
    }
  }

  @Test func `levels that meet or are apart, in either order`() {
    func side(_ id: String, _ cuts: [Double], _ strengths: [Int]) -> AlignedFramework {
      AlignedFramework(
        framework: Framework(
          id: id, title: id, publisher: "us", version: "1", jurisdiction: "here", date: "2024",
          source: .init(title: id),
          scale: Scale(
            id: "\(id)-scale", title: id, construct: "skill", rates: .units, basis: .observed,
            levels: strengths.indices.map { .init(id: "l\($0)", title: "l\($0)") }),
          units: []),
        alignment: Alignment(
          framework: id, author: "us", version: "1", date: "2024",
          scale: .init(
            cuts: cuts.map { .init(at: $0, spread: 0) },
            levels: strengths.enumerated().map {
              .init(level: "l\($0)", facets: [.init(facet: "span", strength: $1)])
            }),
          links: []))
    }
    let rising = side("a", [0, 50, 100], [1, 2])
    #expect(FacetInversion.between(rising, rising).isEmpty)
    #expect(FacetInversion.between(side("b", [0, 50, 100], [3, 1]), rising).count == 1)
    let falling = side("b", [0, 50, 100], [3, 1])
    #expect(FacetInversion.between(falling, falling).map(\.lower.level) == ["l0"])
    #expect(
      FacetInversion.between(falling, rising) == FacetInversion.between(rising, falling))
    // Levels that overlap contradict nothing.
    #expect(FacetInversion.between(side("b", [0, 60, 100], [3, 3]), rising).isEmpty)
  }
}
