import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Levels on the reference scale")
struct LevelLayoutTests {
  @Test("Memberships are shares that sum to 1 at every point", arguments: 0..<60)
  func sums(seed: Int) {
    var catalog = RandomCatalog(seed: seed)
    let levels = catalog.int(1...6)
    let layout = LevelLayout(cuts: catalog.cuts(levels: levels))
    let points = layout.bends + layout.cuts.map(\.at) + (0..<40).map { _ in catalog.real(0...100) }
    for x in points {
      let memberships = layout.memberships(at: x)
      #expect(memberships.count == levels + 2)
      #expect(isClose(memberships.reduce(0, +), 1, within: 1e-12))
      #expect(memberships.allSatisfy { $0 >= -1e-12 && $0 <= 1 + 1e-12 })
    }
  }

  @Test("At most two neighbours share a point", arguments: 0..<60)
  func neighbours(seed: Int) {
    var catalog = RandomCatalog(seed: seed)
    let layout = LevelLayout(cuts: catalog.cuts(levels: catalog.int(1...6)))
    for _ in 0..<40 {
      let memberships = layout.memberships(at: catalog.real(0...100))
      let members = memberships.indices.filter { memberships[$0] > 1e-12 }
      #expect(members.count <= 2)
      #expect(members.last! - members.first! <= 1)
    }
  }

  @Test("A ramp is 0 up to its foot, a half at the cut, 1 from its top")
  func ramp() {
    let cut = Alignment.Cut(at: 40, spread: 10)
    let layout = LevelLayout(cuts: [cut, .init(at: 60, spread: 0)])
    let points: [Double] = [0, 30, 35, 40, 45, 50, 100]
    #expect(points.map { layout.ramp(cut, at: $0) } == [0, 0, 0.25, 0.5, 0.75, 1, 1])
    #expect(layout.memberships(at: 35) == [0.75, 0.25, 0])
  }

  @Test("A cut without spread is a step, and its point belongs to the level above")
  func step() {
    let layout = LevelLayout(cuts: [.init(at: 0, spread: 0), .init(at: 50, spread: 0)])
    #expect(layout.memberships(at: 0) == [0, 1, 0])
    #expect(layout.memberships(at: 49.999) == [0, 1, 0])
    #expect(layout.memberships(at: 50) == [0, 0, 1])
  }

  @Test("Memberships bend at the ends of the ramps only")
  func bends() {
    let layout = LevelLayout(cuts: [.init(at: 10, spread: 2), .init(at: 50, spread: 0)])
    #expect(layout.bends == [8, 12, 50, 50])
  }
}
