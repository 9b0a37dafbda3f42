import CrosswalkDocuments
import CrosswalkModel
import Testing

@Suite("Evidence of fitted cuts, in files") struct FittedFileTests {
  private let alignment = Alignment(
    framework: "f", author: "Ana", version: "1", date: "2026",
    scale: .init(
      cuts: [.init(at: 0, spread: 0), .init(at: 100, spread: 0)],
      fitted: .init(
        people: 120, ratings: 340, other: "g", file: "pairs.csv", digest: "ab12", author: "Ana",
        date: "2026-11-25")), links: [])

  @Test("It is written and read back")
  func roundTrip() {
    let text = AlignmentWriter.text(alignment)
    let result = YAMLReader().read(Array(text.utf8), file: "f.yaml", as: AlignmentFile.shape)
    #expect(result.value == alignment && result.problems.isEmpty, "\(result.problems)")
  }

  @Test("Cuts bring what they were fitted to, or the want of it")
  func overlaid() {
    var judged = alignment
    judged.scale?.fitted = nil
    #expect(judged.overlaid(with: alignment).scale?.fitted == alignment.scale?.fitted)
    #expect(alignment.overlaid(with: judged).scale?.fitted == nil)
    var facets = judged
    facets.scale = .init(cuts: [], levels: [.init(level: "x", facets: [])])
    #expect(alignment.overlaid(with: facets).scale?.fitted == alignment.scale?.fitted)
  }
}
