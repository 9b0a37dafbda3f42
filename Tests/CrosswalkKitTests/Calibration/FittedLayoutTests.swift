import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit

@Suite("Fitted layouts") struct FittedLayoutTests {
  @Test("Whatever the fit, cuts ascend within the scale and their ramps do not overlap")
  func lawful() {
    var random = RandomCatalog(seed: 21)
    for _ in 0..<2_000 {
      let levels = random.int(2...6)
      let judged = random.cuts(levels: levels)
      // Fits lie anywhere, and as near to each other as they please.
      let inner = (1..<levels).map { _ in random.real(-60...160) }.sorted()
      let errors = inner.map { _ in random.chance(0.2) ? 0 : random.real(0...30) }
      let design = CutDesign(
        .cuts, judged: inner, observed: (0..<levels).map { _ in random.chance(0.9) })
      let (shift, stretch) = (random.real(-40...40), random.real(0.2...3))
      let layout = FittedLayout(
        judged: judged, inner: inner, errors: errors, design: design,
        outer: { shift + stretch * $0 })
      #expect(layout.cuts.count == levels + 1)
      for (index, cut) in layout.cuts.enumerated() {
        #expect(cut.spread >= 0 && cut.at - cut.spread >= 0 && cut.at + cut.spread <= 100)
        guard index > 0 else { continue }
        let before = layout.cuts[index - 1]
        #expect(before.at < cut.at)
        #expect(before.at + before.spread <= cut.at - cut.spread + 1e-9)
      }
      for end in [0, levels] where [0, 100].contains(judged[end].at) {
        #expect(layout.cuts[end].at == judged[end].at)
      }
    }
  }

  @Test("A fit that leaves room is written as it is, with √3 standard errors for a spread")
  func plain() {
    let judged = [0.0, 20, 40, 100].map { Alignment.Cut(at: $0, spread: 0) }
    let layout = FittedLayout(
      judged: judged, inner: [31.26, 63.04], errors: [2, 4],
      design: CutDesign(.cuts, judged: [20, 40], observed: [true, true, true]), outer: { $0 })
    #expect(layout.cuts.map(\.at) == [0, 31.3, 63, 100])
    #expect(layout.cuts.map(\.spread) == [0, 3.46, 6.92, 0] && layout.displaced == [])
  }

  @Test("The middle of a level is the mean of its membership")
  func middles() {
    var random = RandomCatalog(seed: 22)
    for _ in 0..<50 {
      let layout = LevelLayout(cuts: random.cuts(levels: random.int(1...5)))
      let steps = 20_000
      var sums = layout.middles.map { _ in (mass: 0.0, moment: 0.0) }
      for step in 0..<steps {
        let x = (Double(step) + 0.5) * 100 / Double(steps)
        for (level, membership) in layout.memberships(at: x).dropFirst().dropLast().enumerated() {
          sums[level].mass += membership
          sums[level].moment += membership * x
        }
      }
      #expect(areClose(layout.middles, sums.map { $0.moment / $0.mass }, within: 0.01))
    }
  }
}
