import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@Suite struct StatementSampleTests {
  private static func framework(_ seed: Int) -> AlignedFramework {
    var random = RandomCatalog(seed: seed)
    return random.pair().0
  }

  @Test(arguments: 0..<60)
  func givesEachUnitItsShare(seed: Int) {
    let framework = Self.framework(seed).framework
    let all = framework.statements.map(\.statement.id)
    for count in [1, 2, all.count / 2, all.count, all.count + 5] where count > 0 {
      let drawn = StatementSample.draw(count, of: framework, seed: UInt64(seed))
      #expect(drawn.count == min(count, all.count))
      // In the order of the document, none twice.
      #expect(drawn == all.filter(Set(drawn).contains))
      for unit in framework.units where !all.isEmpty {
        let share = Double(unit.statements.count * drawn.count) / Double(all.count)
        let found = Double(unit.statements.count { drawn.contains($0.id) })
        #expect(abs(found - share) < 1 + 1e-9)
      }
      #expect(drawn == StatementSample.draw(count, of: framework, seed: UInt64(seed)))
    }
  }

  @Test func drawsFromWhatIsWantedAlone() {
    let framework = Self.framework(3).framework
    let all = framework.statements.map(\.statement.id)
    let wanted = Set(all.prefix(4))
    #expect(
      Set(StatementSample.draw(100, of: framework, among: wanted, seed: 1)) == wanted)
    #expect(StatementSample.draw(3, of: framework, among: [], seed: 1).isEmpty)
  }

  /// Over many seeds every statement is drawn about as often as any other.
  @Test func favoursNone() {
    let framework = Self.framework(5).framework
    let all = framework.statements.map(\.statement.id)
    let count = max(1, all.count / 3)
    let rounds = 3_000
    var times: [String: Int] = [:]
    for seed in 0..<rounds {
      for id in StatementSample.draw(count, of: framework, seed: UInt64(seed)) {
        times[id, default: 0] += 1
      }
    }
    let expected = Double(rounds * count) / Double(all.count)
    for id in all {
      // Five standard deviations of a binomial count.
      #expect(abs(Double(times[id] ?? 0) - expected) < 5 * expected.squareRoot())
    }
  }

  @Test func findsWhatSaysTheSame() {
    var framework = Self.framework(7).framework
    let all = framework.statements.map(\.statement.id)
    for unit in framework.units.indices {
      for place in framework.units[unit].statements.indices {
        framework.units[unit].statements[place].text = framework.units[unit].statements[place].id
      }
    }
    #expect(framework.withTwins([all[0]]) == [all[0]])
    var place = 0
    for unit in framework.units.indices {
      for index in framework.units[unit].statements.indices {
        if place == 1 { framework.units[unit].statements[index].sameAs = all[0] }
        if place == 2 { framework.units[unit].statements[index].text = all[0] }
        place += 1
      }
    }
    #expect(framework.withTwins([all[0]]) == Set(all.prefix(3)))
    #expect(framework.withTwins([all[1]]).isSuperset(of: [all[0], all[1]]))
  }
}
