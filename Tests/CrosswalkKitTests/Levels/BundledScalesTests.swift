import Testing

@testable import CrosswalkKit
@testable import CrosswalkModel

/// Where a careful reader puts the levels of one bundled framework on another's scale.
@Suite("The bundled scales")
struct BundledScalesTests {
  struct Ladder: Sendable {
    var levels: [String]
    var layout: LevelLayout

    init(_ levels: [String], at: [Double], spread: [Double]) {
      self.levels = levels
      layout = LevelLayout(cuts: zip(at, spread).map { Alignment.Cut(at: $0, spread: $1) })
    }
  }

  static let sf = Ladder(
    ["Emerging", "Developing", "Acquired", "Accomplished", "Mastery"],
    at: [0, 20, 40, 60, 80, 100], spread: [0, 5, 5, 5, 5, 0])
  static let set = Ladder(
    ["Novice", "Emerging", "Accomplished", "Distinguished", "Master"],
    at: [7, 27, 46, 72, 86, 100], spread: [5, 5, 5, 5, 5, 0])
  static let kent = Ladder(
    ["NQSW", "Developing", "Maturing", "Senior"], at: [0, 20, 47, 80, 100],
    spread: [0, 18, 6, 18, 0])
  static let cpm = Ladder(["1", "2", "3"], at: [0, 30, 62, 100], spread: [0, 8, 8, 0])

  /// "level: median, low – high" for every level of `source`.
  private func table(_ source: Ladder, _ target: Ladder) -> [String] {
    let names = ["below"] + target.levels + ["above"]
    return zip(source.levels, LevelLink(from: source.layout, to: target.layout).rows).map {
      let levels = LevelDistribution($1)
      let interval = levels.interval
      return "\($0): \(names[levels.median]), "
        + "\(names[interval.lowerBound]) – \(names[interval.upperBound])"
    }
  }

  @Test("SF on SET")
  func sfToSet() {
    #expect(
      table(Self.sf, Self.set) == [
        "Emerging: Novice, below – Novice",
        "Developing: Emerging, Novice – Emerging",
        "Acquired: Accomplished, Emerging – Accomplished",
        "Accomplished: Accomplished, Accomplished – Distinguished",
        "Mastery: Master, Distinguished – Master",
      ])
  }

  @Test("SF on Kent")
  func sfToKent() {
    #expect(
      table(Self.sf, Self.kent) == [
        "Emerging: NQSW, NQSW – Developing",
        "Developing: Developing, NQSW – Developing",
        "Acquired: Maturing, Developing – Maturing",
        "Accomplished: Maturing, Maturing – Senior",
        "Mastery: Senior, Maturing – Senior",
      ])
  }

  @Test("SF on the CPM profile")
  func sfToCPM() {
    #expect(
      table(Self.sf, Self.cpm) == [
        "Emerging: 1, 1 – 1",
        "Developing: 1, 1 – 2",
        "Acquired: 2, 2 – 2",
        "Accomplished: 3, 2 – 3",
        "Mastery: 3, 3 – 3",
      ])
  }

  @Test("SET on SF")
  func setToSF() {
    #expect(
      table(Self.set, Self.sf) == [
        "Novice: Emerging, Emerging – Developing",
        "Emerging: Developing, Developing – Acquired",
        "Accomplished: Acquired, Acquired – Accomplished",
        "Distinguished: Accomplished, Accomplished – Mastery",
        "Master: Mastery, Mastery – Mastery",
      ])
  }

  @Test("Kent on SF")
  func kentToSF() {
    #expect(
      table(Self.kent, Self.sf) == [
        "NQSW: Emerging, Emerging – Developing",
        "Developing: Developing, Emerging – Acquired",
        "Maturing: Accomplished, Acquired – Mastery",
        "Senior: Mastery, Accomplished – Mastery",
      ])
  }

  @Test("The CPM profile on SF")
  func cpmToSF() {
    #expect(
      table(Self.cpm, Self.sf) == [
        "1: Emerging, Emerging – Developing",
        "2: Acquired, Developing – Accomplished",
        "3: Mastery, Accomplished – Mastery",
      ])
  }

  @Test("The probabilities of some rows, to four places")
  func rows() {
    let developing = LevelLink(from: Self.sf.layout, to: Self.set.layout).rows[1]
    #expect(areClose(developing, [0, 0.3523, 0.6424, 0.0053, 0, 0, 0], within: 5e-5))
    let maturing = LevelLink(from: Self.kent.layout, to: Self.sf.layout).rows[2]
    #expect(areClose(maturing, [0, 0, 0.0027, 0.3909, 0.4666, 0.1399, 0], within: 5e-5))
    let middle = LevelLink(from: Self.sf.layout, to: Self.cpm.layout).rows[1]
    #expect(areClose(middle, [0, 0.5, 0.5, 0, 0]))
  }
}
