import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit

@Suite("Level distributions")
struct LevelDistributionTests {
  @Test("The median is the first outcome at which the sum reaches a half")
  func median() {
    #expect(LevelDistribution([0, 0.5, 0.5, 0]).median == 1)
    #expect(LevelDistribution([0, 0.49, 0.51, 0]).median == 2)
    #expect(LevelDistribution([1, 0, 0]).median == 0)
    #expect(LevelDistribution([0, 0, 1]).median == 2)
    // Ten tenths are a little less than one, five a little less than a half.
    #expect(LevelDistribution([0.1, 0.1, 0.1, 0.1, 0.1, 0.5, 0]).median == 4)
    #expect(LevelDistribution([0, 0.5 - 1e-8, 0.5 + 1e-8, 0]).median == 2)
  }

  @Test("The interval runs from the first sum over 0.1 to the first that reaches 0.9")
  func interval() {
    #expect(LevelDistribution([0, 1, 0]).interval == 1...1)
    #expect(LevelDistribution([0.1, 0.8, 0.1]).interval == 1...1)
    #expect(LevelDistribution([0.11, 0.78, 0.11]).interval == 0...2)
    #expect(LevelDistribution([0.05, 0.05, 0.5, 0.3, 0.1]).interval == 2...3)
    #expect(LevelDistribution([0, 0.05, 0.9, 0.05, 0]).interval == 2...2)
    #expect(LevelDistribution([0.95, 0.05, 0]).interval == 0...0)
    #expect(LevelDistribution([0, 0.05, 0.95]).interval == 2...2)
    #expect(LevelDistribution([0.1 + 1e-8, 0.8, 0.1 - 1e-8]).interval == 0...1)
    #expect(LevelDistribution([0.3 - 0.2, 0.3, 0.3, 0.2 - 1e-12, 0.1]).interval == 1...3)
  }

  @Test("What is as likely as the median is not likelier")
  func ties() {
    for probabilities in [
      [0, 0.25, 0.25, 0.25, 0.25, 0], [0, 0.5, 0.5, 0], [0.2, 0.2, 0.2, 0.2, 0.2],
      [0, 0.5 - 1e-11, 0.5 + 1e-11, 0],
    ] {
      let levels = LevelDistribution(probabilities)
      #expect(levels.likeliest == levels.median && !levels.isExceeded(levels.median))
    }
    let plain = LevelDistribution([0.1, 0.1, 0.1, 0.1, 0.1, 0.5, 0])
    #expect(plain.likeliest == 5 && plain.isExceeded(plain.median) && !plain.isExceeded(5))
  }

  @Test("The median lies in the interval, and the interval holds at least 0.8", arguments: 0..<50)
  func laws(seed: Int) {
    var catalog = RandomCatalog(seed: seed)
    let weights = (0..<catalog.int(3...8)).map { _ in
      catalog.chance(0.3) ? 0 : catalog.real(0.001...1)
    }
    guard let sum = Optional(weights.reduce(0, +)), sum > 0 else { return }
    let levels = LevelDistribution(weights.map { $0 / sum })
    #expect(levels.interval.contains(levels.median))
    #expect(levels.probabilities[levels.interval].reduce(0, +) >= 0.8 - 1e-8)
    #expect(levels.probabilities[..<levels.interval.lowerBound].reduce(0, +) <= 0.1 + 1e-8)
    #expect(levels.probabilities[(levels.interval.upperBound + 1)...].reduce(0, +) <= 0.1 + 1e-8)
  }

  @Test("Outcomes have the ids of their levels, with below and above around them")
  func ids() {
    let scale = RandomCatalog.plain("f", levels: ["low", "high"], units: []).scale
    #expect(
      (0...3).map { LevelDistribution.id(of: $0, on: scale) } == ["below", "low", "high", "above"])
  }
}
