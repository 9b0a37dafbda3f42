import Testing

@testable import CrosswalkBase
@testable import CrosswalkExchange
@testable import CrosswalkModel

@Suite struct FrameworkUpdateTests {
  private func old() throws -> Framework {
    var framework = try InventedAnchors.imported(csv: InventedAnchors.rows).framework
    framework.title = "Set by hand"
    framework.units[0].id = "work"
    framework.units[0].statements[0].note = "By hand"
    framework.units[0].statements[1].actor = .supervisor
    return framework
  }

  @Test func `the same file changes nothing`() throws {
    let old = try old()
    for text in [InventedAnchors.rows, InventedAnchors.columns] {
      let update = FrameworkUpdate(
        of: old, by: try InventedAnchors.imported(csv: text), avoiding: [])
      #expect(update.framework == old)
      #expect(update.added.isEmpty && update.changed.isEmpty && update.removed.isEmpty)
    }
  }

  @Test func `what is the same or close keeps its id, whatever moves`() throws {
    let old = try old()
    let new = try InventedAnchors.imported(
      csv: """
        Competency,Level,Indicator
        LISTENING,Early,Waits for the very end of a sentence.
        LISTENING,Early,Says back what was heard.
        Steady Work,Early,Brings the coffee in.
        Steady Work,Early,Asks what comes first!
        Steady Work,Early,Lists the tasks of the day.
        Steady Work,Top,Plans for others.
        Resting,Top,Sleeps.

        """)
    let update = FrameworkUpdate(of: old, by: new, avoiding: ["SW.Early.2", "work.Early.1"])
    #expect(
      update.framework.statements.map(\.statement.id) == [
        "Listening.Early.1", "Listening.Late.1", "work.Early.2", "SW.Early.2", "SW.Early.1",
        "SW.Top.1", "Resting.Top.1",
      ])
    #expect(update.framework.units.map(\.id) == ["Listening", "work", "Resting"])
    #expect(update.framework.title == "Set by hand")
    #expect(update.framework.units[1].statements[2].note == "By hand")
    #expect(update.framework.units[1].statements[1].actor == .supervisor)
    #expect(update.added.map(\.id) == ["work.Early.2", "Resting.Top.1"])
    #expect(update.removed.map(\.id) == ["SW.Late.1", "Listening.Top.1", "Listening.Top.2"])
    #expect(update.changed.map(\.id) == ["Listening.Early.1", "Listening.Late.1", "SW.Early.2"])
    #expect(update.changed.map(\.isReworded) == [true, false, true])
    #expect(update.addedUnits == ["Resting"] && update.removedUnits.isEmpty)
    #expect(update.hasOtherLevels)
    // The years that the old version gave stay.
    #expect(update.framework.scale.levels.map(\.id) == ["early", "top"])
    #expect(update.framework.scale.levels[0].tenure == Scale.Tenure(from: 0, to: 2))
  }

  @Test func `judgements of what is gone or worded anew are stale`() throws {
    let old = try old()
    let rows = InventedAnchors.rows
      .replacing("Teaches how to listen.", with: "Sings.")
      .replacing("Asks what comes first.", with: "Asks what comes first of all.")
    let update = FrameworkUpdate(
      of: old, by: try InventedAnchors.imported(csv: rows), avoiding: [])
    let link = ConceptLink(concept: "a", share: 1, relation: .close, confidence: 1)
    let alignment = Alignment(
      framework: "invented", author: "A", version: "1", date: "2026",
      links: ["SW.Early.1", "SW.Early.2", "Listening.Top.1"].map {
        Alignment.StatementLinks(statement: $0, links: [link])
      }, rejected: [.init(statement: "SW.Early.2", rejections: [.init(reason: "no")])])
    let stale = update.staleJudgements(of: alignment)
    #expect(stale.map(\.statement) == ["SW.Early.2", "Listening.Top.1", "SW.Early.2"])
    #expect(stale.map(\.isGone) == [false, true, false])
    // The new statement does not get the id that links to the old one have.
    #expect(update.added.map(\.id) == ["Listening.Top.3"])
  }

  @Test func `likeness counts letters and words, and its bound loses nothing`() {
    func likeness(_ a: String, _ b: String) -> Double? {
      TextLikeness(a).likeness(to: TextLikeness(b))
    }
    #expect(likeness("Plans the week.", "plans the week") == 1)
    #expect(likeness("Plans the week", "Plans the weak") != nil)
    #expect(likeness("Plans the week", "Sings a song") == nil)
    #expect(likeness("Speaks with families and listens", "Listens and speaks with families") == 1)
    #expect(likeness("", "") == 1 && likeness("", "a") == nil && likeness("…", "!") == nil)
    // Against the plain definition, on random short texts.
    var random = SplitMix64(seed: 5)
    for _ in 0..<3_000 {
      let a = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        "ab ".randomElement(using: &random)!
      }
      var b = a
      for _ in 0..<Int.random(in: 0...4, using: &random) where !b.isEmpty {
        let index = Int.random(in: 0..<b.count, using: &random)
        if Bool.random(using: &random) { b.remove(at: index) } else { b.insert("c", at: index) }
      }
      #expect(likeness(String(a), String(b)) == plainLikeness(String(a), String(b)), "\(a) \(b)")
    }
  }

  private func plainLikeness(_ one: String, _ other: String) -> Double? {
    let (x, y) = (one.split(separator: " "), other.split(separator: " "))
    let (a, b) = (
      Array(x.isEmpty ? one : x.joined(separator: " ")),
      Array(y.isEmpty ? other : y.joined(separator: " "))
    )
    if a == b { return 1 }
    var left = y
    var common = 0
    for word in x {
      if let index = left.firstIndex(of: word) {
        left.remove(at: index)
        common += 1
      }
    }
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        row.append(min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1)))
      }
      rows.append(row)
    }
    let longest = Double(max(a.count, b.count))
    let best = max(
      2 * Double(common) / Double(max(1, x.count + y.count)),
      1 - Double(rows[a.count][b.count]) / longest)
    return best >= 0.8 - 1e-9 ? best : nil
  }
}
