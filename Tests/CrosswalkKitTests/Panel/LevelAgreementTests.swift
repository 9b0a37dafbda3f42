import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Agreement of a panel")
struct LevelAgreementTests {
  private static let scale = RandomCatalog.plain("f", levels: ["low", "middle", "high"], units: [])
    .scale

  private func agreement(
    _ rows: [[Double]], strengths: [[String: Int]] = []
  ) -> LevelAgreement {
    let placings = rows.enumerated().map { index, cuts in
      LevelPlacing(
        reader: "r\(index)", cuts: cuts,
        levels: Self.scale.levels.map { _ in
          .init(strengths: index < strengths.count ? strengths[index] : [:])
        })
    }
    return LevelAgreement(
      placings, of: Self.scale, framework: "f", facets: ["autonomy", "span"], samples: 200)
  }

  @Test("Cuts have medians and ranges, and belong to the levels that begin there")
  func cuts() {
    let result = agreement([
      [0, 30, 60, 100], [0, 34, 66, 100], [5, 31, 61, 90], [0, 33, 70, 100],
    ])
    #expect(result.cuts.map(\.begins) == ["low", "middle", "high", nil])
    #expect(result.cuts.map(\.median) == [0, 32, 63.5, 100])
    #expect(result.cuts.map(\.low) == [0, 30, 60, 90])
    #expect(result.cuts.map(\.high) == [5, 34, 70, 100])
    // Cuts at an end of the reference scale do not count: there is no room to disagree.
    #expect(result.cuts[0].deviation == nil && result.cuts[3].deviation == nil)
    let model = TwoWayModel([[30, 60], [34, 66], [31, 61], [33, 70]])!
    #expect(result.cuts[1].deviation == model.deviation(ofCut: 0))
    #expect(result.agreement?.value == model.agreement)
    #expect(result.readerShift == model.shiftVariance.squareRoot())
  }

  @Test("One reader has no deviations, and of one cut the shift cannot be told")
  func few() {
    let one = agreement([[0, 30, 60, 100]])
    #expect(one.agreement == nil && one.readerShift == nil && one.sameFacets == nil)
    #expect(one.cuts.allSatisfy { $0.deviation == nil } && one.outliers.isEmpty)
    let single = agreement([[0, 30, 100, 100], [0, 34, 100, 100]])
    #expect(single.readerShift == nil && single.agreement == nil)
    #expect(single.cuts[1].deviation == 8.0.squareRoot())
  }

  @Test("The interval holds the figure of readers who differ, and is the same each time")
  func interval() throws {
    let rows: [[Double]] = [
      [10, 30, 60, 95], [14, 38, 66, 94], [5, 31, 61, 90], [9, 33, 70, 92], [11, 29, 63, 97],
    ]
    let figure = try #require(agreement(rows).agreement)
    #expect(figure.low <= figure.value && figure.value <= 1 && figure.high <= 1)
    #expect(figure.low < figure.high)
    #expect(agreement(rows) == agreement(rows))
  }

  @Test("A reader who puts the scale elsewhere is named, and one who puts one cut elsewhere")
  func outliers() {
    let rows: [[Double]] = [
      [10, 30, 60, 90], [11, 31, 61, 91], [10, 31, 60, 91], [11, 30, 61, 90], [10, 30, 61, 91],
    ]
    #expect(agreement(rows).outliers.isEmpty)
    let shifted = agreement(rows + [[18, 38, 68, 98]]).outliers
    #expect(shifted.count == 1 && shifted[0].reader == "r5" && shifted[0].cut == nil)
    #expect(isClose(shifted[0].by, 7.5, within: 0.1))
    let bent = agreement(rows + [[10, 42, 60, 90]]).outliers
    #expect(bent.contains { $0.reader == "r5" && $0.cut == "middle" && $0.by > 5 })
    #expect(bent.allSatisfy { $0.reader == "r5" })
  }

  @Test("A level speaks to what more than half name, by the lower of two middle strengths")
  func facets() {
    let rows = [[Double]](repeating: [0, 30, 60, 100], count: 4)
    let result = agreement(
      rows,
      strengths: [
        ["autonomy": 1], ["autonomy": 3, "span": 2], ["autonomy": 2, "span": 0], ["autonomy": 4],
      ])
    #expect(result.facets.count == 6)
    let autonomy = result.facets[0]
    #expect(autonomy.level == "low" && autonomy.facet == "autonomy" && autonomy.named == 4)
    #expect(autonomy.median == 2 && autonomy.low == 1 && autonomy.high == 4 && autonomy.counts)
    // Two of four is not more than half.
    #expect(result.facets[1].facet == "span" && !result.facets[1].counts)
    // All six pairs name autonomy; of span one pair names it and one does not.
    #expect(result.sameFacets == (6 + 2) / 12.0)
  }

  @Test("The alpha of strengths is ordinal, as its author has it")
  func alpha() {
    let same = agreement(
      [[0, 30, 60, 100], [0, 30, 60, 100]],
      strengths: [["autonomy": 1, "span": 4], ["autonomy": 1, "span": 4]])
    #expect(same.strengthAlpha == 1)
    // Krippendorff (2011), the example of four observers: ordinal alpha 0.815.
    let observers: [[Int?]] = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
      [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
    ]
    let placings = observers.enumerated().map { index, values in
      LevelPlacing(
        reader: "\(index)", cuts: [],
        levels: values.map { .init(strengths: $0.map { ["x": $0] } ?? [:]) })
    }
    let votes = FacetVotes(placings, levels: (0..<12).map { "\($0)" }, facets: ["x"])
    #expect(isClose(votes.alpha ?? 0, 0.815, within: 5e-4))
  }
}
