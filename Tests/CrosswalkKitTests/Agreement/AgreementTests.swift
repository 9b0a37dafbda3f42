import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit

/// Figures that the authors of the measures have printed.
@Suite("Agreement of coders")
struct AgreementTests {
  private func pairs(_ table: [[Int]]) -> [(Int, Int)] {
    table.enumerated().flatMap { a, row in
      row.enumerated().flatMap { b, count in Array(repeating: (a, b), count: count) }
    }
  }

  // MARK: Cohen

  @Test("Kappa of fifty proposals, judged yes or no by two readers, is 0.40")
  func fifty() throws {
    let kappa = try #require(CohenKappa.value(of: pairs([[20, 5], [10, 15]])))
    #expect(isClose(kappa, 0.4, within: 1e-12))
  }

  @Test("Kappa of Cohen's own table of 1960, 200 cases in three categories, is 0.492")
  func cohen() throws {
    let kappa = try #require(
      CohenKappa.value(of: pairs([[88, 10, 2], [14, 40, 6], [18, 10, 12]])))
    #expect(isClose(kappa, 0.492, within: 5e-4))
  }

  @Test("Kappa of full agreement is 1, of chance 0, of opposition -1")
  func kappaLaws() {
    #expect(CohenKappa.value(of: pairs([[3, 0], [0, 2]])) == 1)
    #expect(CohenKappa.value(of: pairs([[1, 1], [1, 1]])) == 0)
    #expect(CohenKappa.value(of: pairs([[0, 5], [5, 0]])) == -1)
    #expect(CohenKappa.value(of: [(Int, Int)]()) == nil)
    #expect(CohenKappa.value(of: pairs([[5]])) == nil)
  }

  private func coding(seed: Int) -> [(String, String)] {
    var random = RandomCatalog(seed: seed)
    return (0..<random.int(2...40)).map { _ in
      let first = random.pick(["a", "b", "c", "d"])
      return (first, random.chance(0.6) ? first : random.pick(["a", "b", "c", "e"]))
    }
  }

  @Test("Kappa does not know which coder is first, nor the order of items", arguments: 0..<30)
  func kappaSymmetry(seed: Int) {
    let coding = coding(seed: seed)
    let kappa = CohenKappa.value(of: coding)
    #expect(CohenKappa.value(of: coding.map { ($0.1, $0.0) }) == kappa)
    var random = SplitMix64(seed: seed)
    #expect(CohenKappa.value(of: coding.shuffled(using: &random)) == kappa)
    #expect(CohenKappa.value(of: coding.map { ("x" + $0.0, "x" + $0.1) }) == kappa)
    if let kappa { #expect((-1...1).contains(kappa)) }
  }

  // MARK: Krippendorff

  /// Columns are items, "." is a missing value.
  private func items(_ rows: [String]) -> [[Double]] {
    let coders = rows.map { $0.split(separator: " ").map { Double($0) } }
    return coders[0].indices.map { item in coders.compactMap { $0[item] } }
  }

  private var four: [[Double]] {
    items([
      "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .",
      "1 2 3 3 2 4 4 1 2 5 1 .",
    ])
  }

  private func nominal<Value: Equatable>(_ a: Value, _ b: Value) -> Double { a == b ? 0 : 1 }

  @Test(
    "Alpha of Krippendorff's four observers with gaps: nominal 0.743, interval 0.849, ratio 0.797")
  func fourObservers() throws {
    let names = try #require(KrippendorffAlpha.value(of: four, distance: nominal))
    #expect(isClose(names, 0.743, within: 5e-4))
    let interval = try #require(
      KrippendorffAlpha.value(of: four) { ($0 - $1) * ($0 - $1) })
    #expect(isClose(interval, 0.849, within: 5e-4))
    let ratio = try #require(
      KrippendorffAlpha.value(of: four) { a, b in
        let part = (a - b) / (a + b)
        return part * part
      })
    #expect(isClose(ratio, 0.797, within: 5e-4))
  }

  @Test("Alpha of two observers, binary data without gaps, is 0.095")
  func binary() throws {
    let alpha = try #require(
      KrippendorffAlpha.value(
        of: items(["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]), distance: nominal))
    #expect(isClose(alpha, 0.095, within: 5e-4))
  }

  @Test("Alpha of two observers, five names for twelve items, is 0.692")
  func names() throws {
    let (ben, gerry) = (Array("aabbdcccedda"), Array("babbbccceddd"))
    let alpha = try #require(
      KrippendorffAlpha.value(of: zip(ben, gerry).map { [$0, $1] }, distance: nominal))
    #expect(isClose(alpha, 0.692, within: 5e-4))
  }

  @Test("Alpha of full agreement is 1; where nothing can be told there is none")
  func alphaLaws() {
    #expect(KrippendorffAlpha.value(of: [[1, 1], [2, 2, 2]], distance: nominal) == 1)
    #expect(KrippendorffAlpha.value(of: [[1, 1], [1, 1]], distance: nominal) == nil)
    #expect(KrippendorffAlpha.value(of: [[1], [2], []], distance: nominal) == nil)
    #expect(KrippendorffAlpha.value(of: [[Int]](), distance: nominal) == nil)
    // An item with one value says nothing.
    #expect(
      KrippendorffAlpha.value(of: [[1, 1], [2, 2], [3]], distance: nominal)
        == KrippendorffAlpha.value(of: [[1, 1], [2, 2]], distance: nominal))
  }

  @Test("Alpha does not know the order of coders or of items", arguments: 0..<20)
  func alphaSymmetry(seed: Int) throws {
    let units = coding(seed: seed).map { [Set($0.0.map { $0 }), Set(($0.0 + $0.1).map { $0 })] }
    func alpha(_ units: [[Set<Character>]]) -> Double {
      KrippendorffAlpha.value(of: units, distance: KrippendorffAlpha.masi) ?? -99
    }
    var random = SplitMix64(seed: seed)
    #expect(isClose(alpha(units), alpha(units.map { $0.reversed() }), within: 1e-12))
    #expect(isClose(alpha(units), alpha(units.shuffled(using: &random)), within: 1e-12))
    #expect(alpha(units) == -99 || alpha(units) <= 1)
  }

  // MARK: MASI

  @Test("MASI by hand: equal, one in the other, overlapping, apart")
  func masi() {
    func distance(_ a: String, _ b: String) -> Double {
      let (there, back) = (
        KrippendorffAlpha.masi(Set(a), Set(b)), KrippendorffAlpha.masi(Set(b), Set(a))
      )
      #expect(there == back)
      return there
    }
    #expect(distance("ab", "ba") == 0)
    #expect(distance("", "") == 0)
    #expect(distance("a", "") == 1)
    #expect(distance("ab", "cd") == 1)
    // 1 - 1/2 · 2/3, 1 - 2/3 · 2/3, 1 - 1/3 · 1/3, 1 - 2/4 · 1/3.
    #expect(isClose(distance("ab", "a"), 2.0 / 3))
    #expect(isClose(distance("abc", "ab"), 5.0 / 9))
    #expect(isClose(distance("ab", "bc"), 8.0 / 9))
    #expect(isClose(distance("abc", "bcd"), 5.0 / 6))
  }

  @Test("Alpha of sets by hand: {a}{a} and {ab}{a} is 0")
  func alphaOfSets() throws {
    // Observed: 2 · 2/3; expected: 2 · 3 · 1 · 2/3; so 1 - 3 · (4/3) / 4.
    let alpha = try #require(
      KrippendorffAlpha.value(
        of: [[Set("a"), Set("a")], [Set("ab"), Set("a")]], distance: KrippendorffAlpha.masi))
    #expect(isClose(alpha, 0))
  }

  // MARK: Bootstrap

  private func mean(_ numbers: [Double]) -> Double? {
    numbers.reduce(0, +) / Double(numbers.count)
  }

  @Test("A seed gives one interval, another seed another", arguments: 0..<5)
  func seeds(seed: UInt64) throws {
    let numbers = (0..<50).map { Double($0 * $0 % 17) }
    func interval(_ seed: UInt64, samples: Int = 500) -> ClosedRange<Double>? {
      Bootstrap.interval(of: numbers, samples: samples, seed: seed, statistic: mean)
    }
    let first = try #require(interval(seed))
    #expect(interval(seed) == first)
    #expect(interval(seed + 100) != first)
    #expect(first.contains(mean(numbers)!))
    // The standard error of the mean, times 1.96 each way.
    let variance = mean(numbers.map { ($0 - mean(numbers)!) * ($0 - mean(numbers)!) })!
    let width = first.upperBound - first.lowerBound
    #expect(isClose(width, 2 * 1.96 * (variance / 50).squareRoot(), within: 0.2 * width))
  }

  @Test("A wider level holds a narrower one; level 0 is the median of the samples")
  func levels() throws {
    let numbers = (0..<30).map(Double.init)
    func interval(_ level: Double) throws -> ClosedRange<Double> {
      try #require(
        Bootstrap.interval(of: numbers, samples: 400, level: level, statistic: mean))
    }
    #expect(try interval(0).lowerBound == interval(0).upperBound)
    #expect(try interval(0.5).clamped(to: interval(0.9)) == interval(0.5))
    #expect(try interval(0.9).clamped(to: interval(1)) == interval(0.9))
  }

  @Test("Samples that tell nothing are left out; if none tells anything there is no interval")
  func silentSamples() {
    #expect(Bootstrap.interval(of: [Int](), statistic: { _ in 1 }) == nil)
    #expect(Bootstrap.interval(of: [1], samples: 0, statistic: { _ in 1 }) == nil)
    #expect(Bootstrap.interval(of: [1, 2], statistic: { _ in nil }) == nil)
    #expect(
      Bootstrap.interval(of: [1, 2], samples: 50) { $0[0] == 1 ? 7 : nil } == 7...7)
  }

  // MARK: Readings

  @Test("Two readings: main concepts, sets, what differs, and what only one has read")
  func readings() throws {
    let first: ReadingAgreement.Reading = [
      "f:1": ["a", "b"], "f:2": ["b"], "f:3": ["c"], "f:4": ["a"], "g:1": ["b"],
    ]
    let second: ReadingAgreement.Reading = [
      "f:1": ["a"], "f:2": ["b"], "f:3": ["a", "c"], "f:4": ["a"], "h:1": ["b"],
    ]
    let agreement = ReadingAgreement(first, second, samples: 200)
    #expect(agreement.statements == 4 && agreement.sameMain == 3)
    #expect(
      agreement.disagreements == [
        .init(statement: "f:3", first: ["c"], second: ["a", "c"])
      ])
    #expect(agreement.unpaired == ["g:1", "h:1"])
    // 3/4 observed, chance (2·3 + 1·1 + 1·0) / 16.
    #expect(isClose(try #require(agreement.kappa).value, (0.75 - 7.0 / 16) / (1 - 7.0 / 16)))
    let alpha = KrippendorffAlpha.value(
      of: [
        [Set(["a", "b"]), ["a"]], [["b"], ["b"]], [["c"], ["a", "c"]], [["a"], ["a"]],
      ], distance: KrippendorffAlpha.masi)
    #expect(agreement.alpha?.value == alpha)
    let back = ReadingAgreement(second, first, samples: 200)
    #expect(back.kappa == agreement.kappa && back.sameMain == 3)
    #expect(ReadingAgreement(first, second, samples: 200) == agreement)
  }

  @Test(
    "Samples that are counted give the intervals of samples that are laid out", arguments: 1..<9)
  func counted(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let concepts = ["a", "b", "c", "d"].prefix(Int(seed % 4) + 1)
    func reading() -> ReadingAgreement.Reading {
      Dictionary(
        uniqueKeysWithValues: (0..<40).map {
          (
            "f:\($0)",
            Array(concepts.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random)))
          )
        })
    }
    let (first, second) = (reading(), reading())
    let agreement = ReadingAgreement(first, second, samples: 100)
    let pairs = first.keys.sorted().map { (first[$0]!, second[$0]!) }
    let mains = pairs.map { ($0.0.first ?? "", $0.1.first ?? "") }
    let kappas = Bootstrap.interval(of: mains, samples: 100, seed: 1) { CohenKappa.value(of: $0) }
    #expect(agreement.kappa.map { $0.low...$0.high } == kappas)
    #expect(agreement.kappa?.value == CohenKappa.value(of: mains))
    let sets = pairs.map { [Set($0.0), Set($0.1)] }
    let alphas = Bootstrap.interval(of: sets, samples: 100, seed: 1) {
      KrippendorffAlpha.value(of: $0, distance: KrippendorffAlpha.masi)
    }
    #expect((agreement.alpha == nil) == (alphas == nil))
    if let alpha = agreement.alpha, let alphas {
      #expect(isClose(alpha.low, alphas.lowerBound, within: 1e-12))
      #expect(isClose(alpha.high, alphas.upperBound, within: 1e-12))
    }
  }

  @Test("Readings without a statement in common have no figures")
  func nothingInCommon() {
    let agreement = ReadingAgreement(["f:1": ["a"]], ["f:2": ["a"]])
    #expect(agreement.statements == 0 && agreement.kappa == nil && agreement.alpha == nil)
    #expect(agreement.unpaired == ["f:1", "f:2"])
  }
}
