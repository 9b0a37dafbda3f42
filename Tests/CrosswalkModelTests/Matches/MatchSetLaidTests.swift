import CrosswalkBase
import CrosswalkModel
import Testing

/// Judgements that are laid over others.
@Suite struct MatchSetLaidTests {
  private func match(
    _ subject: String, _ object: String?, _ relation: Relation? = nil, withdraws: Bool = false
  ) -> MatchSet.Match {
    .init(
      subject: subject, object: object, relation: relation,
      absence: object == nil && !withdraws ? .absent : nil, confidence: 0.5, note: "n",
      withdraws: withdraws)
  }

  private func set(_ matches: [MatchSet.Match], turned: Bool = false) -> MatchSet {
    MatchSet(
      from: turned ? "two" : "one", to: turned ? "one" : "two", author: "us", version: "1",
      date: "2024", matches: matches)
  }

  private func words(_ sets: [MatchSet]) -> [[String]] {
    sets.map { set in
      set.matches.map { "\($0.subject) \($0.relation?.rawValue ?? "none") \($0.object ?? "-")" }
    }
  }

  @Test func `a pair that is judged later is judged so, whichever way`() {
    let ground = [
      set([match("a", "x", .close), match("a", "y", .related)]),
      set([match("z", "a")], turned: true),
    ]
    #expect(words(MatchSet.laid([ground])) == [["a close x", "a related y"], ["z none a"]])
    let over = set([match("x", "a"), match("z", "a", .exact)], turned: true)
    #expect(
      words(MatchSet.laid([ground, [over]])) == [
        ["a related y"], [], ["x none a", "z exact a"],
      ])
  }

  @Test func `a withdrawal takes back what lies under it, and says nothing itself`() {
    let ground = [set([match("a", "x", .close), match("b", nil), match("c", nil)])]
    let over = set([match("a", "x", withdraws: true), match("b", nil, withdraws: true)])
    #expect(words(MatchSet.laid([ground, [over]])) == [["c none -"], []])
    // What is said over a withdrawal holds.
    let top = set([match("a", "x", .exact)])
    #expect(words(MatchSet.laid([ground, [over], [top]])) == [["c none -"], [], ["a exact x"]])
    #expect(words(MatchSet.laid([[over]])) == [[]])
  }

  @Test func `that there is no counterpart, and that there is one, exclude each other`() {
    let none = [set([match("a", nil)])]
    #expect(words(MatchSet.laid([none, [set([match("a", "x", .narrower)])]]))[0].isEmpty)
    #expect(
      words(MatchSet.laid([none, [set([match("a", "x", .related)])]]))[0] == ["a none -"])
    #expect(words(MatchSet.laid([none, [set([match("a", "x")])]]))[0] == ["a none -"])
    let one = [set([match("a", "x", .close), match("a", "y", .related), match("b", "x", .close)])]
    #expect(
      words(MatchSet.laid([one, [set([match("a", nil)])]]))[0] == ["a related y", "b close x"])
    // Of the other framework too, where ids are the same by chance.
    #expect(
      words(MatchSet.laid([one, [set([match("x", nil)], turned: true)]]))[0] == ["a related y"])
    #expect(
      words(MatchSet.laid([one, [set([match("a", nil)], turned: true)]]))[0]
        == ["a close x", "a related y", "b close x"])
  }

  /// Layers of random judgements, held against a slow rule that knows pairs alone.
  @Test(arguments: 0..<50) func `of each pair the last layer that judges it counts`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let layers = (0..<4).map { _ -> MatchSet in
      var pairs: Set<[String]> = []
      let turned = pick(2) == 0
      let matches = (0..<pick(8)).compactMap { _ -> MatchSet.Match? in
        let (one, two) = ("a\(pick(3))", "b\(pick(3))")
        guard pairs.insert([one, two]).inserted else { return nil }
        let withdraws = pick(4) == 0
        return match(
          turned ? two : one, turned ? one : two,
          withdraws ? nil : [nil, .close, .related][pick(3)], withdraws: withdraws)
      }
      return set(matches, turned: turned)
    }
    func key(_ set: MatchSet, _ match: MatchSet.Match) -> [String] {
      [match.subject, match.object ?? ""].sorted()
    }
    var last: [[String]: MatchSet.Match] = [:]
    for set in layers { for match in set.matches { last[key(set, match)] = match } }
    var found: [[String]: MatchSet.Match] = [:]
    for set in MatchSet.laid(layers.map { [$0] }) {
      for match in set.matches {
        #expect(found.updateValue(match, forKey: key(set, match)) == nil)
      }
    }
    #expect(found == last.filter { !$0.value.withdraws })
  }
}
