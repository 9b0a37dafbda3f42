import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Level links")
struct LevelLinkTests {
  private func layouts(seed: Int, onGrid: Bool = false) -> (LevelLayout, LevelLayout) {
    var catalog = RandomCatalog(seed: seed)
    let levels = (catalog.int(1...5), catalog.int(1...5))
    return (
      LevelLayout(cuts: catalog.cuts(levels: levels.0, onGrid: onGrid)),
      LevelLayout(cuts: catalog.cuts(levels: levels.1, onGrid: onGrid))
    )
  }

  /// How far two scales may be shifted against each other, in reference points.
  private static let shifts = [0, 0.5, 5, 17, 60]

  @Test(
    "Each row is a distribution over below, the target's levels and above", arguments: 0..<100,
    Self.shifts)
  func rows(seed: Int, shift: Double) {
    let (source, target) = layouts(seed: seed)
    let link = LevelLink(from: source, to: target, shift: shift)
    #expect(link.rows.count == source.cuts.count - 1)
    for row in link.rows {
      #expect(row.count == target.cuts.count + 1)
      #expect(isClose(row.reduce(0, +), 1, within: 1e-12))
      #expect(row.allSatisfy { $0 >= 0 })
    }
  }

  @Test("A higher level never lies lower on the target", arguments: 0..<100, Self.shifts)
  func order(seed: Int, shift: Double) {
    let (source, target) = layouts(seed: seed)
    let sums = LevelLink(from: source, to: target, shift: shift).rows.map(cumulative)
    for (lower, higher) in zip(sums, sums.dropFirst()) {
      #expect(zip(lower, higher).allSatisfy { $1 <= $0 + 1e-10 })
    }
  }

  @Test("Joint areas read the same both ways", arguments: 0..<100, Self.shifts)
  func transpose(seed: Int, shift: Double) {
    let (source, target) = layouts(seed: seed)
    let there = LevelLink.jointAreas(source, target, shift: shift)
    let back = LevelLink.jointAreas(target, source, shift: shift)
    #expect(there.count == source.cuts.count + 1)
    for (i, row) in there.enumerated() {
      #expect(row.count == target.cuts.count + 1)
      #expect(areClose(row, back.map { $0[i] }, within: 1e-9))
    }
  }

  @Test("All joint areas together make up the reference scale", arguments: 0..<40, Self.shifts)
  func area(seed: Int, shift: Double) {
    let (source, target) = layouts(seed: seed)
    let areas = LevelLink.jointAreas(source, target, shift: shift)
    #expect(isClose(areas.joined().reduce(0, +), 100))
    for (row, cuts) in zip(areas.dropFirst(), zip(source.cuts, source.cuts.dropFirst())) {
      #expect(isClose(row.reduce(0, +), cuts.1.at - cuts.0.at))
    }
  }

  @Test("A shift averages over folded places, as adding up thin slices does", arguments: 0..<12)
  func folding(seed: Int) {
    let (source, target) = layouts(seed: seed)
    let shift = [2.0, 6, 15, 40][seed % 4]
    let (steps, width) = (400, 0.25)
    func folded(_ x: Double) -> Double {
      let rest = (x.truncatingRemainder(dividingBy: 200) + 200).truncatingRemainder(dividingBy: 200)
      return rest > 100 ? 200 - rest : rest
    }
    var areas = LevelLink.jointAreas(source, target).map { $0.map { _ in 0.0 } }
    let shifts = (-120...120).map { Double($0) / 20 }
    let weights = shifts.map { exp(-$0 * $0 / 2) }
    let all = weights.reduce(0, +)
    for step in 0..<steps {
      let x = (Double(step) + 0.5) * width
      let mine = source.memberships(at: x)
      for (z, weight) in zip(shifts, weights) {
        for (column, other) in target.memberships(at: folded(x + shift * z)).enumerated() {
          for row in mine.indices { areas[row][column] += mine[row] * other * weight / all * width }
        }
      }
    }
    for (row, other) in zip(LevelLink.jointAreas(source, target, shift: shift), areas) {
      #expect(areClose(row, other, within: 0.15))
    }
  }

  @Test("The more two placings of one scale may be shifted, the less they agree", arguments: 0..<60)
  func agreementFalls(seed: Int) {
    let layout = layouts(seed: seed).0
    let agreements = [0, 1, 2, 4, 8, 16, 32].map { shift in
      LevelLink.jointAreas(layout, layout, shift: shift).enumerated().map { $1[$0] }
    }
    for (less, more) in zip(agreements, agreements.dropFirst()) {
      #expect(zip(less, more).allSatisfy { $1 <= $0 + 1e-9 })
    }
  }

  @Test("A small shift changes little, and one without end tells nothing", arguments: 0..<20)
  func limits(seed: Int) {
    let (source, target) = layouts(seed: seed)
    let exact = LevelLink.jointAreas(source, target)
    for (row, other) in zip(exact, LevelLink.jointAreas(source, target, shift: 0.01)) {
      #expect(areClose(row, other, within: 0.05))
    }
    let widths = LevelLink.jointAreas(target, target).map { $0.reduce(0, +) / 100 }
    for row in LevelLink(from: source, to: target, shift: 1_000).rows {
      #expect(areClose(row, widths, within: 1e-6))
    }
  }

  @Test("Joint areas are those of the reference", arguments: 0..<100)
  func reference(seed: Int) {
    let (source, target) = layouts(seed: seed)
    let areas = LevelLink.jointAreas(source, target)
    for (row, other) in zip(areas, ReferenceTranslator.jointAreas(source.cuts, target.cuts)) {
      #expect(areClose(row, other))
    }
  }

  @Test("The link is what adding up many thin slices gives", arguments: 0..<12)
  func bruteForce(seed: Int) {
    let (source, target) = layouts(seed: seed, onGrid: true)
    func memberships(_ cuts: [Alignment.Cut], _ x: Double) -> [Double] {
      var above = 1.0
      var shares: [Double] = []
      for cut in cuts {
        let next: Double
        if x <= cut.at - cut.spread {
          next = 0
        } else if x >= cut.at + cut.spread {
          next = 1
        } else {
          next = (x - cut.at + cut.spread) / (2 * cut.spread)
        }
        shares.append(above - next)
        above = next
      }
      return shares + [above]
    }
    var areas = source.cuts.map { _ in target.cuts.map { _ in 0.0 } + [0] } + [[]]
    areas[source.cuts.count] = areas[0]
    let slices = 20_000
    for slice in 0..<slices {
      let x = (Double(slice) + 0.5) * 100 / Double(slices)
      let columns = memberships(target.cuts, x)
      for (i, mine) in memberships(source.cuts, x).enumerated() where mine > 0 {
        for (j, other) in columns.enumerated() where other > 0 { areas[i][j] += mine * other }
      }
    }
    let rows = LevelLink(from: source, to: target).rows
    for (row, brute) in zip(rows, areas.dropFirst()) {
      let sum = brute.reduce(0, +)
      #expect(areClose(row, brute.map { $0 / sum }, within: 1e-6))
    }
  }

  @Test("A scale with sharp cuts, linked to a copy of itself, is the identity")
  func copy() {
    let cuts = [0.0, 20, 50, 100].map { Alignment.Cut(at: $0, spread: 0) }
    let link = LevelLink(from: LevelLayout(cuts: cuts), to: LevelLayout(cuts: cuts))
    for (row, identity) in zip(link.rows, LevelLink(identityOf: 3).rows) {
      #expect(areClose(row, identity))
    }
  }

  @Test("The identity moves every level to itself")
  func identity() {
    #expect(LevelLink(identityOf: 2).rows == [[0, 1, 0, 0], [0, 0, 1, 0]])
    #expect(LevelLink(identityOf: 1).rows == [[0, 1, 0]])
  }

  @Test("What lies outside the target's cuts goes below and above")
  func outside() {
    let all = LevelLayout(cuts: [.init(at: 0, spread: 0), .init(at: 100, spread: 0)])
    let middle = LevelLayout(cuts: [.init(at: 20, spread: 10), .init(at: 70, spread: 0)])
    #expect(areClose(LevelLink(from: all, to: middle).rows[0], [0.2, 0.5, 0.3]))
    #expect(areClose(LevelLink(from: middle, to: all).rows[0], [0, 1, 0]))
  }
}
