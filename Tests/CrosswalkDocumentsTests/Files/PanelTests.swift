import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkModel

/// How far a scale may lie off, and the panel that says so, in alignment files.
@Suite("Panels in alignment files")
struct PanelTests {
  private static let scale = """
    scale:
      cuts:
        - {at: 0, spread: 0}
        - {at: 40, spread: 5}
        - {at: 100, spread: 0}
      locationError: {points: 4, reason: "A floor."}
      panel:
        kind: desk reading
        note: No practitioner has read.
        agreement: {value: 0.9, low: 0.8, high: 0.95}
        readerShift: 1.5
        rounds:
          - sheets: [one.csv]
            placings:
              ana: [0, 38, 100]
              ben: [2, 42, 100]
          - sheets: []
            placings:
              ana: [0, 40, 100]
      levels: []

    """

  private static func file(_ scale: String = scale) -> String {
    """
    format: crosswalk.alignment/1
    framework: f
    author: a
    version: "1"
    date: d
    justification: ManualMappingCuration
    \(scale)links: {}

    """
  }

  private static let framework = RandomCatalog.plain("f", levels: ["low", "high"], units: [])

  private func problems(_ scale: String) -> [String] {
    var documents = DocumentSet()
    documents.read(.init(path: "a.yaml", bytes: Array(Self.file(scale).utf8)))
    return documents.problems(known: [Self.framework]).map(\.description)
  }

  private func read(_ text: String) throws -> Alignment {
    try #require(
      YAMLReader().read(Array(text.utf8), file: "a", as: AlignmentFile.shape).value)
  }

  @Test("What is read is what the file says, and is written back as it stands")
  func roundTrip() throws {
    let alignment = try read(Self.file())
    let scale = try #require(alignment.scale)
    #expect(scale.locationError == .init(points: 4, reason: "A floor."))
    #expect(scale.locationPoints == 4)
    let panel = try #require(scale.panel)
    #expect(panel.kind == "desk reading" && panel.readerShift == 1.5)
    #expect(panel.agreement == .init(value: 0.9, low: 0.8, high: 0.95))
    #expect(panel.rounds.map(\.sheets) == [["one.csv"], []])
    #expect(panel.rounds[0].placings[1] == .init(reader: "ben", cuts: [2, 42, 100]))
    let text = AlignmentWriter.text(alignment)
    #expect(try read(text) == alignment)
    #expect(text.contains("          ana: [0, 38, 100]\n"))
  }

  @Test("A scale without them has none, and is written without them")
  func absent() throws {
    let scale = "scale:\n  cuts: [{at: 0, spread: 0}, {at: 100, spread: 0}]\n"
    let alignment = try read(Self.file(scale))
    #expect(alignment.scale?.locationError == nil && alignment.scale?.panel == nil)
    #expect(alignment.scale?.locationPoints == 0)
    #expect(!AlignmentWriter.text(alignment).contains("panel"))
  }

  @Test("A location error and a panel are added in place, and comments stay")
  func revision() throws {
    let new = try read(Self.file())
    var old = new
    old.scale?.panel = nil
    old.scale?.locationError = nil
    let source = AlignmentWriter.text(old)
      .replacing("  cuts:\n", with: "  cuts: # of the panel\n    # the floor\n")
    let revision = AlignmentWriter.revision(of: YAMLSource(Array(source.utf8)), from: old, to: new)
    #expect(try read(revision.text) == new)
    #expect(revision.lostComments.isEmpty && revision.text.contains("# the floor\n"))
  }

  @Test("Nothing is wrong with a panel that makes sense")
  func right() { #expect(problems(Self.scale) == []) }

  @Test(
    "What makes no sense is told at its place",
    arguments: [
      ("points: 4", "points: -1", "the location error -1 is not between 0 and 100"),
      ("points: 4", "points: 101", "the location error 101 is not between"),
      ("low: 0.8", "low: 0.96", "an agreement is at most 1, and its interval begins before"),
      ("value: 0.9,", "value: 1.1,", "an agreement is at most 1"),
      ("readerShift: 1.5", "readerShift: -1", "a standard deviation is 0 or more"),
      ("sheets: [one.csv]", "sheets: [mine/one.csv]", "'mine/one.csv' has a folder"),
      ("ben: [2, 42, 100]", "ben: [2, 42]", "2 levels have 3 cuts, 'ben' has 2"),
      ("ben: [2, 42, 100]", "ben: [2, 42, 101]", "the cut at 101 leaves the reference scale"),
      ("ben: [2, 42, 100]", "ben: [2, 2, 100]", "does not lie above the one before it, at 2"),
      ("ben: [2, 42, 100]", "\" \": [2, 42, 100]", "a placing needs its reader's name"),
    ])
  func wrong(_ old: String, _ new: String, _ message: String) throws {
    let scale = Self.scale.replacing(old, with: new)
    #expect(scale != Self.scale)
    let found = problems(scale)
    #expect(found.count == 1 && found[0].contains(message), "\(found)")
    let line = try #require(
      Self.file(scale).split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains(new) })
    #expect(found.first?.hasPrefix("a.yaml:\(line + 1):") == true, "\(found)")
  }
}
