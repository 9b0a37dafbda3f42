import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("What a panel makes of a scale")
struct LevelPanelTests {
  private static let framework = RandomCatalog.plain(
    "f", levels: ["low", "middle", "high"], units: [])

  private func placings(
    _ rows: [[Double]], _ strengths: [String: Int] = [:]
  ) -> [LevelPlacing] {
    rows.enumerated().map { index, cuts in
      LevelPlacing(
        reader: "r\(index)", cuts: cuts,
        levels: Self.framework.scale.levels.map { _ in
          .init(strengths: strengths, reason: "since L2 is below l3, L99 and XL1")
        })
    }
  }

  private func alignment(
    _ rounds: [LevelPlacing]..., over old: Alignment.ScaleAlignment? = nil,
    _ edit: (inout LevelPanel.Options) -> Void = { _ in }
  ) -> Alignment.ScaleAlignment {
    var options = LevelPanel.Options()
    edit(&options)
    let panel = LevelPanel(
      rounds.enumerated().map { .init(sheets: ["\($0).csv"], placings: $1) }, of: Self.framework,
      facets: ["autonomy", "span"], options: options)
    return panel.alignment(over: old)
  }

  private static let first: [[Double]] = [[0, 30, 60, 100], [0, 36, 63, 100], [0, 33, 66, 100]]
  private static let second: [[Double]] = [[0, 32, 62, 100], [0, 34, 62, 100], [0, 33, 64, 100]]

  @Test("Medians are of the last round, spreads of the first")
  func rounds() {
    let one = alignment(placings(Self.first))
    let two = alignment(placings(Self.first), placings(Self.second))
    #expect(one.cuts.map(\.at) == [0, 33, 63, 100] && two.cuts.map(\.at) == [0, 33, 62, 100])
    #expect(one.cuts.map(\.spread) == two.cuts.map(\.spread))
    #expect(one.cuts[0].spread == 0 && one.cuts[3].spread == 0)
    let model = TwoWayModel(Self.first.map { Array($0[1...2]) })!
    let half = 3.0.squareRoot() * model.deviation(ofCut: 0)
    #expect(one.cuts[1].spread <= half && one.cuts[1].spread > half - 0.1)
    #expect(two.panel?.rounds.map(\.sheets) == [["0.csv"], ["1.csv"]])
    #expect(two.panel?.rounds[1].placings.map(\.cuts) == Self.second)
    #expect(two.panel?.rounds[0].placings.map(\.reader) == ["r0", "r1", "r2"])
  }

  @Test("Ramps never overlap, nor leave the reference scale", arguments: 0..<200)
  func spreads(seed: Int) {
    var random = RandomCatalog(seed: seed)
    let at = (0..<random.int(2...6)).map { _ in random.real(0...100) }.sorted()
    guard zip(at, at.dropFirst()).allSatisfy({ $0 < $1 }) else { return }
    let spreads = LevelPanel.spreads(at: at, deviations: at.map { _ in random.real(0...20) })
    for (at, spread) in zip(at, spreads) {
      #expect(spread >= 0 && at - spread >= 0 && at + spread <= 100)
    }
    for index in at.indices.dropFirst() {
      #expect(at[index - 1] + spreads[index - 1] <= at[index] - spreads[index] + 1e-9)
    }
  }

  @Test("A ramp with room has the deviation that the readers have")
  func width() {
    #expect(LevelPanel.spreads(at: [0, 50, 100], deviations: [nil, 4, 9]) == [0, 6.9, 0])
    #expect(LevelPanel.spreads(at: [40, 50], deviations: [4, 4]) == [5, 5])
  }

  @Test("The location error is the readers', but not under the least")
  func location() {
    let shifted: [[Double]] = [[0, 20, 50, 100], [0, 30, 61, 100], [0, 41, 70, 100]]
    let own = alignment(placings(shifted))
    #expect(own.locationPoints > 9 && own.locationPoints < 11)
    #expect(own.locationError?.reason?.contains("shifts of 3 readers") == true)
    let least = alignment(placings(Self.second))
    #expect(least.locationPoints == 4)
    #expect(least.locationError?.reason?.contains("an assumption") == true)
    #expect(alignment(placings(Self.second)) { $0.leastLocationError = 0 }.locationPoints < 2)
    let lone = alignment(placings([[0, 30, 60, 100]]))
    #expect(lone.locationPoints == 4 && lone.cuts.allSatisfy { $0.spread == 0 })
    #expect(lone.locationError?.reason?.contains("cannot be told") == true)
  }

  @Test("What showed a facet stays, what nobody names goes, and a count is not told twice")
  func facets() throws {
    let old = Alignment.ScaleAlignment(
      cuts: [],
      levels: [
        .init(
          level: "low",
          facets: [
            .init(facet: "autonomy", strength: 2, evidence: ["a"], reason: "Ours."),
            .init(facet: "influence", strength: 1, section: "s"),
          ])
      ])
    let new = alignment(placings(Self.first, ["autonomy": 2, "span": 3]), over: old)
    #expect(new.levels.map(\.level) == ["low", "middle", "high"])
    #expect(new.levels[0].facets.map(\.facet) == ["autonomy", "span"])
    let kept = new.levels[0].facets[0]
    #expect(kept.evidence == ["a"] && kept.reason == "Ours. 3 of 3 readers name it, with 2.")
    #expect(new.levels[0].facets[1].reason == "3 of 3 readers name it, with 3.")
    let again = alignment(placings(Self.first, ["autonomy": 2, "span": 3]), over: new)
    #expect(again == new)
    let more = alignment(
      placings(Self.first + [[0, 31, 61, 100]], ["autonomy": 2]), over: new)
    #expect(more.levels[0].facets[0].reason == "Ours. 4 of 4 readers name it, with 2.")
    let stronger = alignment(placings(Self.first, ["autonomy": 4]), over: new)
    #expect(stronger.levels[0].facets[0].reason == "3 of 3 readers name it, with 4.")
  }

  @Test("Sheets without facets leave those that are there")
  func noFacets() {
    let old = Alignment.ScaleAlignment(
      cuts: [], levels: [.init(level: "low", facets: [.init(facet: "span", strength: 1)])])
    #expect(alignment(placings(Self.first), over: old).levels == old.levels)
  }

  @Test("Reasons name levels as the framework does")
  func reasons() {
    let scale = Self.framework.scale
    #expect(
      LevelPanel.named("since L2 is below l3, L99 and XL1; L1s, L3", scale)
        == "since middle is below l3, L99 and XL1; L1s, high")
    let reason = alignment(placings(Self.first)).cuts[1].reason
    #expect(
      reason?.hasPrefix("Median of 3 readers, who by themselves had 30 to 36; one of them: since ")
        == true)
  }
}
