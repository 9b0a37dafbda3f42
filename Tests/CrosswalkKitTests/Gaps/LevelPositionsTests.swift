import CrosswalkBase
import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Where levels stand, and what they lack") struct LevelPositionsTests {
  private static let stages = stride(from: 0.0, to: 100, by: 20).map { $0...($0 + 20) }

  private func side(
    _ id: String, cuts: [(at: Double, spread: Double)], error: Double = 0,
    rates: Scale.Subject = .units
  ) -> AlignedFramework {
    let names = (1..<cuts.count).map { "l\($0)" }
    var side = RandomCatalog.plain(
      aligning: RandomCatalog.plain(id, levels: names, rates: rates, units: [("A", ["a"])]),
      ["a": "c"])
    side.judgement.scale!.cuts = cuts.map { .init(at: $0.at, spread: $0.spread) }
    side.judgement.scale!.locationError = error > 0 ? .init(points: error) : nil
    return AlignedFramework(framework: side.framework, alignment: side.alignment)
  }

  private func positions(
    _ source: AlignedFramework, _ target: AlignedFramework, spread: Double = 0
  ) throws -> LevelPositions {
    try LevelPositions(
      from: source, to: target, link: LevelLink(from: source, to: target, spread: spread),
      spread: spread, stages: Self.stages)
  }

  @Test("With the cuts of the first alignments the numbers are those that were worked out by hand")
  func checkValues() throws {
    let anchors = side("sf", cuts: [(0, 0), (20, 5), (40, 5), (60, 5), (80, 5), (100, 0)])
    let grades = side("kent", cuts: [(0, 0), (20, 18), (47, 6), (80, 18), (100, 0)])
    let own = try positions(anchors, anchors).lacks
    #expect(abs(own[2][1].shortfall - 10.2) < 0.05)
    #expect(own[2][1].chance == 0 && own[2][2].shortfall == 0 && own[2][2].chance == 1)
    let senior = try positions(anchors, grades).lacks[3]
    #expect(abs(senior[2].shortfall - 30.0) < 0.05)
    #expect(abs(senior[2].chance - 0.001) < 0.0005)
    #expect(abs(senior[4].shortfall - 1.5) < 0.05)
    #expect(abs(senior[4].chance - 0.769) < 0.0005)
  }

  @Test("Shortfalls and chances are what people drawn at random lack", arguments: 0..<12)
  func drawn(seed: Int) throws {
    var random = RandomCatalog(seed: seed)
    let cuts = { (count: Int) in random.cuts(levels: count).map { ($0.at, $0.spread) } }
    let source = side("one", cuts: cuts(4), error: seed % 3 == 0 ? 0 : random.real(1...6))
    let target = side("two", cuts: cuts(3), error: seed % 3 == 1 ? 0 : random.real(1...6))
    let spread = seed % 2 == 0 ? 0 : 12.0
    let found = try positions(source, target, spread: spread)
    let errors = [source, target].map { $0.alignment.scale!.locationPoints }
    let shift = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
    // Reflected Brownian motion: what leaves the scale is folded back.
    func folded(_ x: Double) -> Double {
      let y = x.truncatingRemainder(dividingBy: 200)
      let positive = y < 0 ? y + 200 : y
      return positive > 100 ? 200 - positive : positive
    }
    func normal(_ deviation: Double) -> Double {
      deviation == 0 ? 0 : deviation * (0..<12).reduce(-6) { sum, _ in sum + random.real(0...1) }
    }
    func drawn(_ cut: Alignment.Cut) -> Double { cut.at + cut.spread * random.real(-1...1) }
    let level = random.int(0...3)
    let ends = source.alignment.scale!.cuts[level...level + 1]
    let (low, high) = (ends.first!, ends.last!)
    let asked = random.int(0...2)
    let cut = target.alignment.scale!.cuts[asked]
    let draws = 20_000
    var (under, reached, sum) = (0, 0, 0.0)
    for _ in 0..<draws {
      // A point that lies between the level's two cuts, wherever these lie.
      var x = 0.0
      repeat {
        x = random.real(low.at - low.spread...high.at + high.spread)
      } while !(drawn(low)
        <= x && x < drawn(high))
      x = folded(x + normal(spread))
      // Moving the scales against each other moves points as seen from the other scale.
      let (at, moved) = (drawn(cut), normal(shift))
      func reaches(_ point: Double) -> Bool {
        cut.at <= 0 || cut.at < 100 && folded(point + moved) >= at
      }
      if reaches(x) { reached += 1 }
      // A shortfall is the length of all points from the person's to the requirement's.
      let point = random.real(0...100)
      if x <= point, !reaches(point) { under += 1 }
      sum += cut.at <= 0 ? 0 : max(0, at - x)
    }
    let lack = found.lacks[asked][level]
    #expect(abs(lack.chance - Double(reached) / Double(draws)) < 0.018)
    #expect(abs(lack.shortfall - 100 * Double(under) / Double(draws)) < 1.8)
    // Where no scale may be shifted, that is the mean of what is missing.
    if shift == 0 { #expect(abs(lack.shortfall - sum / Double(draws)) < 0.6) }
  }

  @Test("The parts in the stages sum to the shortfall, and none is wider than its stage")
  func stageParts() throws {
    var random = RandomCatalog(seed: 3)
    for _ in 0..<60 {
      let source = side("one", cuts: random.cuts(levels: 3).map { ($0.at, $0.spread) }, error: 4)
      let target = side(
        "two", cuts: random.cuts(levels: 4).map { ($0.at, $0.spread) },
        error: random.chance(0.5) ? 0 : 3)
      for lack in try positions(source, target).lacks.joined() {
        #expect(abs(lack.byStage.reduce(0, +) - lack.shortfall) < 1e-9)
        #expect(lack.byStage.allSatisfy { $0 >= 0 && $0 <= 20 + 1e-9 })
        #expect((0...1).contains(lack.chance))
      }
    }
  }

  @Test("A higher level never lacks more, and a higher requirement never less")
  func monotone() throws {
    var random = RandomCatalog(seed: 5)
    for _ in 0..<60 {
      let source = side("one", cuts: random.cuts(levels: 4).map { ($0.at, $0.spread) }, error: 4)
      let target = side("two", cuts: random.cuts(levels: 4).map { ($0.at, $0.spread) })
      let spread = random.chance(0.5) ? 0 : 12.0
      let lacks = try positions(source, target, spread: spread).lacks
      for (asked, row) in lacks.enumerated() {
        for (lower, higher) in zip(row, row.dropFirst()) {
          #expect(higher.shortfall <= lower.shortfall + 1e-9)
          #expect(higher.chance >= lower.chance - 1e-9)
        }
        guard asked > 0 else { continue }
        for (below, here) in zip(lacks[asked - 1], row) {
          #expect(here.shortfall >= below.shortfall - 1e-9)
          #expect(here.chance <= below.chance + 1e-9)
        }
      }
    }
  }

  @Test("The central part of a position is what its cumulative says")
  func quantiles() throws {
    let source = side("one", cuts: [(0, 0), (50, 0), (100, 0)])
    let found = try positions(source, side("two", cuts: [(0, 0), (100, 0)]))
    #expect(abs(found.quantile(0.1, of: [1, 0]) - 5) < 0.01)
    #expect(abs(found.quantile(0.9, of: [0.5, 0.5]) - 90) < 0.01)
    #expect(abs(found.cumulative([0, 1], upTo: 75) - 0.5) < 1e-9)
  }
}
