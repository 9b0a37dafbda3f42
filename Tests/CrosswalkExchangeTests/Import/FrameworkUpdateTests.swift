import Testing

@testable import CrosswalkBase
@testable import CrosswalkExchange
@testable import CrosswalkModel

@Suite struct FrameworkUpdateTests {
  private func old(_ csv: String = InventedAnchors.rows) throws -> Framework {
    var framework = try InventedAnchors.imported(csv: csv).framework
    framework.title = "Set by hand"
    framework.units[0].id = "work"
    framework.units[0].statements[0].note = "By hand"
    if framework.units[0].statements.count > 1 {
      framework.units[0].statements[1].actor = .supervisor
    }
    return framework
  }

  @Test func `the same file changes nothing`() throws {
    for text in [InventedAnchors.rows, InventedAnchors.columns, Self.twins, Self.groups] {
      let old = try old(text)
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
    let update = FrameworkUpdate(of: old, by: new, avoiding: ["SW.2", "work.1"])
    #expect(
      update.framework.statements.map(\.statement.id) == [
        "Listening.1", "Listening.2", "work.2", "SW.2", "SW.1", "SW.4", "Resting.1",
      ])
    #expect(update.framework.units.map(\.id) == ["Listening", "work", "Resting"])
    #expect(update.framework.title == "Set by hand")
    #expect(update.framework.units[1].statements[2].note == "By hand")
    #expect(update.framework.units[1].statements[1].actor == .supervisor)
    #expect(update.added.map(\.id) == ["work.2", "Resting.1"])
    #expect(update.removed.map(\.id) == ["SW.3", "Listening.3", "Listening.4"])
    #expect(update.changed.map(\.id) == ["Listening.1", "Listening.2", "SW.2"])
    #expect(update.changed.map(\.isReworded) == [true, false, false])
    #expect(update.addedUnits == ["Resting"] && update.removedUnits.isEmpty)
    #expect(update.hasOtherLevels)
    // The years that the old version gave stay.
    #expect(update.framework.scale.levels.map(\.id) == ["early", "top"])
    #expect(update.framework.scale.levels[0].tenure == Scale.Tenure(from: 0, to: 2))
  }

  // MARK: What else the file says

  private func update(
    of old: Framework, by new: ImportedFramework, overruled: [String: Act] = [:],
    after past: SetAsideList = SetAsideList()
  ) -> FrameworkUpdate {
    FrameworkUpdate(
      of: old, by: new, avoiding: [], isRenamed: nil, overruled: overruled, after: past)
  }

  /// Everything that some kind of file says of a statement.
  @Test func `whatever a new version says of a statement is taken and told`() throws {
    var new = try InventedAnchors.imported(csv: InventedAnchors.rows)
    let old = new.framework
    let (first, second) = (old.units[0].statements[0], old.units[0].statements[1])
    #expect(update(of: old, by: new).changed.isEmpty)
    var statement = first
    statement.act = .guides
    statement.flags = [.suspect]
    statement.note = "Read twice."
    statement.parent = second.id
    statement.sameAs = second.id
    statement.code = "A-1"
    statement.actor = .agency
    statement.grades = [.init(level: old.scale.levels[0].id, status: .tick)]
    new.framework.units[0].statements[0] = statement
    new.guessedActs = []
    new.namedActors = [statement.id]
    let all = update(of: old, by: new)
    #expect(all.framework.units[0].statements[0] == statement)
    #expect(
      all.changed.map(\.parts) == [
        [
          "code none to A-1", "actor \(first.actor.rawValue) to agency",
          "kind of act \(first.act?.rawValue ?? "none") to guides",
          "part of none to \(second.id)", "repeats none to \(second.id)", "flags", "note", "grades",
        ]
      ])
    #expect(all.changed.allSatisfy { !$0.isReworded })
    // What the file does not say stays as somebody has put it in.
    let back = update(
      of: all.framework, by: try InventedAnchors.imported(csv: InventedAnchors.rows))
    #expect(back.framework == all.framework && back.changed.isEmpty)
  }

  /// An exported file says the kind of act that counts, which is not the document's.
  @Test func `a kind of act that is overruled is not taken over from an export`() throws {
    var new = try InventedAnchors.imported(csv: InventedAnchors.rows)
    let old = new.framework
    let id = old.units[0].statements[0].id
    new.framework.units[0].statements[0].act = .guides
    new.guessedActs = []
    #expect(update(of: old, by: new, overruled: [id: .guides]).framework == old)
    #expect(update(of: old, by: new, overruled: [id: .values]).changed.map(\.id) == [id])
  }

  @Test func `what describes a unit is taken and told`() throws {
    let old = try InventedAnchors.imported(csv: InventedAnchors.rows).framework
    let new = try InventedAnchors.imported(
      csv: InventedAnchors.rows.replacing("Keeps going.", with: "Goes on.").replacing(
        "Calm", with: "Rest"))
    let update = update(of: old, by: new)
    #expect(
      update.changedUnits == ["changed unit 'Steady Work': its definition, without 'Calm'"])
    #expect(update.lines.contains(update.changedUnits[0]))
  }

  @Test func `an id that something was set aside under is given to no other statement`() throws {
    let list = SetAsideList(
      Array(
        """
        statement,why,text before,text now,kind,about,share,relation,confidence,justification,author,note
        SW.5,gone,Sings loudly at noon.,,link,rapport,0.5,narrower,0.5,,us,

        """.utf8))
    let old = try InventedAnchors.imported(csv: InventedAnchors.rows).framework
    func added(_ text: String) throws -> [String] {
      let rows = InventedAnchors.rows + "CORE,Steady Work,,,Top,\(text)\n"
      return update(of: old, by: try InventedAnchors.imported(csv: rows), after: list)
        .added.map(\.id)
    }
    #expect(try added("Weighs every stone.") == ["SW.6"])
    // The statement itself comes back under it, whatever its capitals.
    #expect(try added("Sings loudly at NOON.") == ["SW.5"])
  }

  // MARK: Titles

  /// Two units of one title that bring ids of their own.
  private static let twins = """
    unit-id,unit,level,statement
    A,Communication,Emerging,Listens to families.
    B,Communication,Emerging,Writes clear reports.

    """

  /// Two units of one title under two headings.
  private static let groups = """
    group,unit,level,statement
    Clients,Communication,Emerging,Listens to families.
    Colleagues,Communication,Emerging,Writes clear reports.
    Colleagues,Communication,Leading,Chairs the meeting.

    """

  @Test func `two units of one title under two headings stay two`() throws {
    let imported = try InventedAnchors.imported(csv: Self.groups)
    #expect(imported.framework.groups.map(\.title) == ["Clients", "Colleagues"])
    #expect(imported.framework.units.map(\.title) == ["Communication", "Communication"])
    #expect(imported.framework.units.map(\.group) == ["clients", "colleagues"])
    #expect(imported.framework.units.map(\.statements.count) == [1, 2])
    #expect(
      imported.report.notes.map(\.message).contains {
        $0.contains("'Communication' stands under another heading too")
      })
    // Turned round, each is still the one under its heading.
    let lines = Self.groups.split(separator: "\n")
    let turned = ([lines[0]] + lines[1...].reversed()).joined(separator: "\n")
    let update = FrameworkUpdate(
      of: imported.framework, by: try InventedAnchors.imported(csv: turned), avoiding: [])
    #expect(update.framework.units.map(\.id) == imported.framework.units.map(\.id).reversed())
    #expect(update.added.isEmpty && update.removed.isEmpty && update.changed.isEmpty)
  }

  @Test func `a unit that brings its id is known by it, whatever its title is`() throws {
    let old = try InventedAnchors.imported(csv: Self.twins).framework
    let swapped = Self.twins.replacing("A,Communication", with: "A,Writing")
    let update = FrameworkUpdate(
      of: old, by: try InventedAnchors.imported(csv: swapped), avoiding: [])
    #expect(update.framework.units.map(\.id) == ["A", "B"])
    #expect(update.framework.units.map(\.title) == ["Writing", "Communication"])
    #expect(update.addedUnits.isEmpty && update.removedUnits.isEmpty && update.doubts.isEmpty)
  }

  /// A level that has been retitled keeps its id, which is what a new level of the old title would be called.
  @Test func `levels are told by all their titles before any id`() throws {
    let head = "Competency,Level,Indicator\n"
    let rows = "Work,Developing,Begins it.\nWork,Expert,Ends it.\n"
    var old = try InventedAnchors.imported(csv: head + rows).framework
    let place = try #require(old.scale.levels.firstIndex { $0.title == "Developing" })
    let former = old.scale.levels[place].id
    old.scale.levels[place].id = "emerging"
    for unit in old.units.indices {
      for statement in old.units[unit].statements.indices
      where old.units[unit].statements[statement].level == former {
        old.units[unit].statements[statement].level = "emerging"
      }
    }
    let new = try InventedAnchors.imported(csv: head + "Work,Emerging,Looks at it.\n" + rows)
    let update = FrameworkUpdate(of: old, by: new, avoiding: [])
    let ids = Dictionary(
      uniqueKeysWithValues: update.framework.scale.levels.map { ($0.title, $0.id) })
    #expect(ids["Developing"] == "emerging" && ids.count == 3)
    #expect(update.changed.isEmpty && update.removed.isEmpty)
  }

  /// What is new refers to what the new version says, whatever that is called here.
  @Test func `new statements refer to what they referred to`() throws {
    let head = "Competency,Level,Indicator\n"
    let old = try InventedAnchors.imported(
      csv: head + "Work,Early,Looks at the whole plan.\nWork,Top,Sleeps under a tree.\n"
    ).framework
    var new = try InventedAnchors.imported(
      csv: head + "Work,Early,Brings the coffee in.\nWork,Early,Looks at the whole plan.\n"
        + "Work,Early,Writes down who comes.\nWork,Top,Sings in the choir.\n")
    let named = new.framework.units[0].statements.map(\.id)
    new.framework.units[0].statements[2].parent = named[1]
    new.framework.units[0].statements[3].sameAs = named[0]
    let update = FrameworkUpdate(of: old, by: new, avoiding: [])
    let made = Dictionary(
      uniqueKeysWithValues: update.framework.statements.map { ($0.statement.text, $0.statement) })
    let (plan, coffee) = (made["Looks at the whole plan."]?.id, made["Brings the coffee in."]?.id)
    #expect(plan == old.units[0].statements[0].id && coffee != nil)
    #expect(made["Writes down who comes."]?.parent == plan)
    #expect(made["Sings in the choir."]?.sameAs == coffee)
    #expect(update.added.first { $0.text.hasPrefix("Writes") }?.parent == plan)
  }

  @Test func `a renamed unit and a retitled level keep ids where statements tell`() throws {
    let old = try old()
    let rows = InventedAnchors.rows.replacing("Steady Work", with: "Perseverance")
      .replacing(",Top,", with: ",Leading,")
    let update = FrameworkUpdate(
      of: old, by: try InventedAnchors.imported(csv: rows), avoiding: [])
    #expect(update.framework.units.map(\.id) == ["work", "Listening"])
    #expect(update.framework.units[0].title == "Perseverance")
    #expect(update.framework.scale.levels.map(\.id) == ["early", "late", "top"])
    #expect(update.framework.scale.levels.map(\.title) == ["Early", "Late", "Leading"])
    #expect(!update.hasOtherLevels && update.doubts.isEmpty)
    #expect(
      update.renamed == [
        "level 'Top' is now called 'Leading', and keeps its id",
        "unit 'Steady Work' is now called 'Perseverance', and keeps its id",
      ])
    #expect(update.added.isEmpty && update.removed.isEmpty && update.changed.isEmpty)
  }

  @Test func `what may be renamed is asked, and yes and no are obeyed`() throws {
    let old = try old()
    let rows = InventedAnchors.rows.replacing("Steady Work", with: "Perseverance")
      .replacing("Lists the tasks of the day.", with: "Sings.")
      .replacing("Asks what comes first.", with: "Dances on tables.")
    let imported = try InventedAnchors.imported(csv: rows)
    func update(_ isRenamed: Bool?) -> FrameworkUpdate {
      FrameworkUpdate(of: old, by: imported, avoiding: [], isRenamed: isRenamed)
    }
    #expect(
      update(nil).doubts == [
        "unit 'Perseverance' may be 'Steady Work' under a new name: 50 % of the statements are the same"
      ])
    let yes = update(true)
    #expect(yes.doubts.isEmpty && yes.framework.units.map(\.id) == ["work", "Listening"])
    let no = update(false)
    #expect(no.doubts.isEmpty && no.framework.units.map(\.id) == ["Perseverance", "Listening"])
    #expect(no.removedUnits == ["Steady Work"] && no.addedUnits == ["Perseverance"])
  }

  // MARK: Long documents

  @Test func `a long document whose sentences are all other ones is compared within bounds`() throws
  {
    // Every pair of these, letter by letter, would take minutes.
    var random = SplitMix64(seed: 3)
    func csv() -> String {
      var text = "Unit,Level,Statement\n"
      for number in 0..<120 {
        let words = (0..<500).map { _ in "w\(Int.random(in: 0..<900, using: &random))" }
        text += "U\(number % 7),L,\(words.joined(separator: " "))\n"
      }
      return text
    }
    let old = try InventedAnchors.imported(csv: csv()).framework
    let new = try InventedAnchors.imported(csv: csv())
    let update = FrameworkUpdate(of: old, by: new, avoiding: [])
    #expect(update.added.count == 120 && update.removed.count == 120)
  }

  // MARK: Likeness

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
