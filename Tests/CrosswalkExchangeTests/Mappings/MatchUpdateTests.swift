import CrosswalkBase
import CrosswalkModel
import Testing

@testable import CrosswalkExchange

@Suite struct MatchUpdateTests {
  private static func match(
    _ subject: String, _ object: String?, _ relation: Relation? = .close, note: String = "n",
    author: String? = nil, justification: String? = nil
  ) -> MatchSet.Match {
    MatchSet.Match(
      subject: subject, object: object, relation: relation, absence: object == nil ? .absent : nil,
      confidence: 0.5, justification: justification, author: author, note: note)
  }

  private static func set(
    _ matches: [MatchSet.Match], author: String = "us", version: String = "1",
    date: String = "2024",
    justification: String = "ManualMappingCuration"
  ) -> MatchSet {
    MatchSet(
      from: "one", to: "two", author: author, version: version, date: date,
      justification: justification, matches: matches)
  }

  @Test func `what stays keeps its place, and what is new stands where the mappings have it`() {
    let old = Self.set([
      Self.match("c", "1"), Self.match("a", "1"), Self.match("a", "2"), Self.match("b", nil, nil),
    ])
    let new = Self.set([
      Self.match("z", "1"), Self.match("a", "2", .exact), Self.match("a", "3"),
      Self.match("a", nil, nil), Self.match("b", nil, nil), Self.match("c", "1"),
      Self.match("d", "1"),
    ])
    let update = MatchUpdate(of: old, by: new)
    #expect(
      update.set.matches.map(\.summary) == [
        "z close 1", "c close 1", "d close 1", "a exact 2", "a close 3", "a has no match (absent)",
        "b has no match (absent)",
      ])
    #expect(
      update.added.map(\.summary) == [
        "z close 1", "a close 3", "a has no match (absent)", "d close 1",
      ])
    #expect(update.changed.map(\.before) == [Self.match("a", "2")])
    #expect(update.changed.map(\.after) == [Self.match("a", "2", .exact)])
    #expect(update.removed.map(\.summary) == ["a close 1"])
  }

  @Test func `what the mappings say nothing of stays as the file has it`() {
    let old = Self.set([Self.match("a", "1", note: "why")], version: "1.10", date: "May")
    let new = Self.set(
      [Self.match("a", "1", note: "")], author: "unknown", version: "unknown", date: "unknown")
    let update = MatchUpdate(of: old, by: new)
    #expect(update.set == old)
    #expect(update.added.isEmpty && update.changed.isEmpty && update.removed.isEmpty)
  }

  @Test func `an author said once for all is the one that is said for each`() {
    let old = Self.set([Self.match("a", "1", author: "us"), Self.match("a", "2", author: "B")])
    let same = MatchUpdate(
      of: old, by: Self.set([Self.match("a", "1"), Self.match("a", "2", author: "B")]))
    #expect(same.set == old && same.changed.isEmpty)
    // Where the set's author is another, each judgement still has its own.
    let turned = MatchUpdate(
      of: old,
      by: Self.set([Self.match("a", "1", author: "us"), Self.match("a", "2")], author: "B"))
    #expect(turned.changed.isEmpty)
    #expect(turned.set.author == "B")
    #expect(turned.set.matches.map { $0.author ?? turned.set.author } == ["us", "B"])
    let other = MatchUpdate(
      of: old, by: Self.set([Self.match("a", "1"), Self.match("a", "2", author: "C")]))
    #expect(other.changed.map(\.after.author) == ["C"])
  }

  @Test func `what mappings have no word for stays, and whose it was`() {
    var (settled, withdrawn) = (Self.match("a", "1"), Self.match("a", "2"))
    settled.settled = "it holds"
    withdrawn.withdraws = true
    let old = Self.set([settled, withdrawn])
    let same = MatchUpdate(of: old, by: Self.set([Self.match("a", "1")]))
    #expect(same.set == old && same.changed.isEmpty && same.removed.isEmpty)
    // What is another relation has to be settled anew.
    let other = MatchUpdate(of: old, by: Self.set([Self.match("a", "1", .exact)]))
    #expect(other.set.matches[0].settled == nil && other.changed.count == 1)
    let turned = MatchUpdate(of: old, by: Self.set([Self.match("a", "1")], author: "Zoe"))
    #expect(turned.set.author == "Zoe" && turned.set.matches[1].author == "us")
  }

  @Test func `a pair that is there twice is there once afterwards`() {
    let old = Self.set([Self.match("a", "1"), Self.match("a", "1", .exact)])
    let update = MatchUpdate(of: old, by: Self.set([Self.match("a", "1")]))
    #expect(update.set.matches == [Self.match("a", "1")])
    #expect(update.removed == [Self.match("a", "1", .exact)])
  }

  @Test func `random updates say what the mappings say, in the order of the file`() {
    var random = SplitMix64(seed: 5)
    func matches() -> [MatchSet.Match] {
      let pairs = ["a", "b", "c"].flatMap { s in ["1", "2", "3", nil].map { (s, $0) } }
      return pairs.shuffled(using: &random).prefix(Int.random(in: 0...12, using: &random)).map {
        Self.match(
          $0, $1, $1.flatMap { _ in Relation.allCases.randomElement(using: &random) },
          author: Bool.random(using: &random) ? "B" : nil)
      }
    }
    for round in 0..<300 {
      let (old, new) = (Self.set(matches()), Self.set(matches()))
      let update = MatchUpdate(of: old, by: new)
      #expect(Set(update.set.matches) == Set(new.matches), "round \(round)")
      #expect(update.set.matches.count == new.matches.count, "round \(round)")
      func pairs(_ matches: [MatchSet.Match], in others: [MatchSet.Match]) -> [[String?]] {
        let there = Set(others.map { [$0.subject, $0.object] })
        return matches.map { [$0.subject, $0.object] }.filter(there.contains)
      }
      #expect(pairs(update.set.matches, in: old.matches) == pairs(old.matches, in: new.matches))
      #expect(
        update.added.count + pairs(new.matches, in: old.matches).count == new.matches.count)
      #expect(update.removed.count + pairs(old.matches, in: new.matches).count == old.matches.count)
      // Once more changes nothing.
      #expect(MatchUpdate(of: update.set, by: new).set == update.set)
    }
  }
}
