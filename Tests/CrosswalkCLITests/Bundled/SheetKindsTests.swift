import CrosswalkCLI
import CrosswalkFrameworks
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkReports

/// Sheets of every kind for every framework and role, and what is said where there is none.
@Suite struct SheetKindsTests {
  /// What a kind has to be told, for a framework.
  private static func request(
    _ kind: SheetKind, _ framework: Framework, _ role: Role
  ) -> SheetRequest {
    var request = SheetRequest(kind)
    request.role = role
    request.element = "engagement"
    if framework.scale.levels.contains(where: { $0.tenure != nil }) { request.tenure = 3 }
    if kind == .smartGoals {
      request.goals = framework.ratedUnits.flatMap(\.statements)
        .filter { $0.actor.fits(role) && !$0.flags.contains(.deficit) }.prefix(3).map(\.id)
    }
    if kind.needsPlan {
      request.plan = SheetPlan(
        hours: "6",
        months: [
          SheetPlanMonth(
            label: "2027-01", check: "2027-03",
            activities: [.init(title: "T", hours: "6", provider: "", evidence: "E")])
        ], goals: ["Listens (PE.1)"])
    }
    return request
  }

  private struct Made {
    var kind: SheetKind
    var framework: String
    var role: Role
    var sheet: PrintedSheet
  }

  /// Every sheet that can be made of the bundled frameworks, and why others cannot.
  private static let all: (made: [Made], refused: [String]) = {
    var made: [Made] = []
    var refused: [String] = []
    for kind in SheetKind.allCases {
      for id in Catalog.bundled.frameworkIDs {
        let aligned = try! Catalog.bundled.framework(id)
        for role in [Role.worker, .supervisor, .manager, .director] {
          do {
            let request = request(kind, aligned.framework, role)
            let sheet = try SheetMaker(request, of: aligned, in: .bundled).sheet()
            made.append(Made(kind: kind, framework: id, role: role, sheet: sheet))
          } catch {
            refused.append("\(kind.rawValue) \(id) \(role.rawValue): \(error)")
          }
        }
      }
    }
    return (made, refused)
  }()

  @Test func `each kind makes a sheet or a reason, for each framework and role`() throws {
    let rows =
      Self.all.made.map { "\($0.kind.rawValue) \($0.framework) \($0.role.rawValue): a sheet" }
      + Self.all.refused
    #expect(rows.count == SheetKind.allCases.count * 4 * 4)
    try Snapshot.expect(rows.sorted().joined(separator: "\n") + "\n", "documents.txt")
  }

  @Test func `no sheet rates, counts or names anybody, or shows what is ours alone`() throws {
    func words(_ text: String) -> Set<String> {
      Set(text.split { !$0.isLetter && $0 != "-" }.map(String.init))
    }
    // Statements have words with a hyphen that are ids of ours as well.
    let said = try Catalog.bundled.frameworkIDs.flatMap { id in
      try Catalog.bundled.framework(id).framework.statements.flatMap { words($0.statement.text) }
    }
    let ids = Set(Catalog.bundled.ontology.concepts.map(\.id).filter { $0.contains("-") })
      .subtracting(said)
    for made in Self.all.made {
      for form in [SheetText.Form.html, .markdown] {
        let text = try SheetText.text(
          made.sheet, template: SheetText.template(made.kind, form), form: form)
        #expect(!text.contains("{{"), "\(made.kind)")
        #expect(words(text).intersection(ids) == [], "\(made.kind) \(made.framework)")
        for word in ["ontology", "concept id", "checked>", "%</", "NaN"] {
          #expect(!text.contains(word), "\(made.kind) has '\(word)'")
        }
      }
    }
  }

  @Test func `statements carry their place, and what is worded as a shortcoming stands apart`()
    throws
  {
    for made in Self.all.made {
      let framework = try Catalog.bundled.framework(made.framework).framework
      let deficits = Set(
        framework.statements.map(\.statement).filter { $0.flags.contains(.deficit) }.map(\.id))
      let shown = (made.sheet.parts + made.sheet.apart).flatMap(\.units).flatMap { unit in
        unit.statements.map(\.locator) + unit.levels.flatMap(\.statements).map(\.locator)
      }
      #expect(deficits.isDisjoint(with: shown), "\(made.kind) \(made.framework)")
      #expect(Set(made.sheet.shortcomings.map(\.locator)).isSubset(of: deficits))
      let html = try SheetText.text(
        made.sheet, template: SheetText.template(made.kind, .html), form: .html)
      // Prompts and their author are named where they are used.
      #expect(
        html.contains("no practitioner has reviewed") == made.kind.usesPrompts, "\(made.kind)")
      for place in shown {
        #expect(html.contains("<span class=\"locator\">\(place)</span>"), "\(made.kind) \(place)")
      }
    }
  }

  @Test func `a statement that is left out of a page is named there`() throws {
    let made = Self.all.made.filter { $0.kind == .onePager }
    #expect(made.contains { !$0.sheet.leftOut.isEmpty })
    for made in made {
      let source = SheetSource(
        try Catalog.bundled.framework(made.framework), role: made.role)
      let level = source.isLevelBound ? "acquired" : nil
      let all = source.framework.ratedUnits.flatMap { source.statements(of: $0, at: level) }
        .map(\.id)
      let shown = made.sheet.parts.flatMap(\.units).flatMap(\.statements).map(\.locator)
      #expect(Set(all) == Set(shown).union(made.sheet.leftOut), "\(made.framework)")
      #expect(Set(shown).isDisjoint(with: made.sheet.leftOut))
      // No unit goes without.
      for unit in source.framework.ratedUnits {
        let own = source.statements(of: unit, at: level).map(\.id)
        #expect(own.isEmpty || !Set(own).isDisjoint(with: shown), "\(made.framework) \(unit.id)")
      }
    }
  }

  @Test func `those who lead are asked, coached and shown what is for leaders`() throws {
    let prompts = try #require(try Catalog.bundled.prompts())
    let worker = Set(
      prompts.elements.flatMap { element in
        element.focus + element.interview.map(\.question) + element.coaching.map(\.scaling)
          + [element.rolePlay.candidate]
      })
    for made in Self.all.made where made.kind.usesPrompts {
      let said = Set(
        made.sheet.months.map(\.focus)
          + made.sheet.elements.flatMap { element in
            element.interview.map(\.question) + element.coaching.map(\.scaling)
              + [element.rolePlay.candidate]
          })
      #expect(said.isEmpty || said.isSubset(of: worker) == (made.role == .worker), "\(made.kind)")
      #expect(made.role == .worker || said.isDisjoint(with: worker), "\(made.kind) \(made.role)")
    }
  }

  @Test func `a page says at the fewer statements whom they are about`() throws {
    for made in Self.all.made where made.kind == .onePager {
      let statements = made.sheet.parts.flatMap(\.units).flatMap(\.statements)
      let marked = statements.count { !$0.role.isEmpty }
      #expect(marked * 2 <= statements.count, "\(made.framework) \(made.role)")
      #expect((marked > 0) == !made.sheet.marked.isEmpty, "\(made.framework) \(made.role)")
    }
  }

  @Test func `what no time of service leads to is looked for in nobody`() throws {
    let made = try #require(
      Self.all.made.first { $0.kind == .supervisorOnePager && $0.framework == "sf-2940" })
    var request = SheetRequest(.supervisorOnePager)
    for element in try #require(try Catalog.bundled.prompts()).elements {
      request.element = element.id
      let sheet = try SheetMaker(
        request, of: Catalog.bundled.framework(made.framework), in: .bundled
      ).sheet()
      let places = sheet.parts.flatMap(\.units).flatMap(\.statements).map(\.locator)
      #expect(!places.isEmpty && !places.contains { $0.contains("Mastery") }, "\(places)")
    }
  }

  @Test func `what is missing of several levels alike is said once`() throws {
    for made in Self.all.made where made.kind == .practiceProfile {
      let notes = made.sheet.levels.compactMap(\.definition?.note).filter { !$0.isEmpty }
      let all = try Catalog.bundled.framework(made.framework).framework.scale.levels
        .compactMap(\.definition?.note)
      #expect(Set(notes).count == notes.count && Set(notes) == Set(all), "\(made.framework)")
    }
  }

  @Test func `questions from elsewhere say so, and bring no tools with them`() throws {
    for made in Self.all.made where made.kind.usesPrompts {
      let isTold = made.sheet.notes.contains { $0.contains("written for work in California, USA") }
      #expect(isTold == (made.framework == "kent"), "\(made.kind) \(made.framework)")
      let hasTools = made.sheet.elements.contains { !$0.tools.isEmpty }
      #expect(!(hasTools && made.framework == "kent"), "\(made.kind)")
    }
  }

  @Test func `a page with little on it has large letters and room for notes`() throws {
    for made in Self.all.made where made.kind == .onePager {
      let isSmall = made.framework == "cpm" && made.role == .worker
      #expect(made.sheet.hasRoom == isSmall, "\(made.framework) \(made.role)")
    }
  }

  @Test func `a sheet for supervisors says whose behaviors stand on it`() throws {
    for made in Self.all.made where made.kind == .supervisorOnePager {
      let text = try SheetText.text(
        made.sheet, template: SheetText.template(made.kind, .html), form: .html)
      #expect(text.contains("asks of you as a supervisor") == (made.role == .supervisor))
      #expect(text.contains("Behaviors to look for") == (made.role == .worker))
      #expect(!made.sheet.parts.isEmpty || text.contains("names no behavior for this"))
    }
  }

  @Test func `applicants are told what is asked of their role, and of nobody else`() throws {
    for made in Self.all.made where made.kind == .selectionKit {
      let framework = try Catalog.bundled.framework(made.framework).framework
      let asked = framework.ratedUnits.filter { unit in
        unit.statements.contains { $0.actor.fits(made.role) }
      }
      let shown = made.sheet.parts.flatMap(\.units).map(\.locator)
      #expect(shown == asked.map(\.id), "\(made.framework) \(made.role)")
      let text = try SheetText.text(
        made.sheet, template: SheetText.template(made.kind, .html), form: .html)
      #expect(text.contains("asks nothing of a ") == asked.isEmpty, "\(made.framework)")
    }
    let worker = Self.all.made.first {
      $0.kind == .selectionKit && $0.framework == "cpm" && $0.role == .worker
    }
    // The others are leaders' work.
    #expect(worker?.sheet.parts.flatMap(\.units).map(\.locator) == ["1", "2"])
    #expect(worker?.sheet.notes.contains { $0.contains("what it asks of all staff") } == true)
  }

  @Test func `what grades have alike is said once for them, and no grade is lost`() throws {
    let made = try #require(
      Self.all.made.first { $0.kind == .practiceProfile && $0.framework == "kent" })
    let titles = try Catalog.bundled.framework("kent").framework.scale.levels.map(\.title)
    let statements = made.sheet.parts.flatMap(\.units).flatMap(\.statements)
    #expect(statements.contains { $0.levels.count == 1 })
    for statement in statements where !statement.levels.isEmpty {
      #expect(
        statement.levels.map(\.title).joined(separator: ", ") == titles.joined(separator: ", "))
      let texts = statement.levels.flatMap(\.statements).map(\.text)
      #expect(!zip(texts, texts.dropFirst()).contains { $0 == $1 }, "\(statement.locator)")
    }
  }

  @Test func `what everybody begins with is not offered again for each need`() throws {
    let maps = Self.all.made.filter { $0.kind == .trainingMap }
    #expect(maps.contains { !$0.sheet.orientation.isEmpty })
    for made in maps {
      let first = Set(made.sheet.orientation.map(\.title))
      let later = made.sheet.needs.flatMap { $0.training + $0.coaching }.map(\.title)
      #expect(first.isDisjoint(with: later), "\(made.framework) \(made.role)")
    }
  }

  @Test func `samples of every kind are written to a folder`() throws {
    // Kept where somebody wants to look at them; else they are gone with the folder.
    let kept = ProcessInfo.processInfo.environment["CROSSWALK_SAMPLES"]
    try Program.inFolder { (scratch) throws in
      let folder = kept.map { URL(filePath: $0) } ?? scratch
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for made in Self.all.made {
        for paper in SheetPaper.allCases {
          var request = Self.request(
            made.kind, try Catalog.bundled.framework(made.framework).framework, made.role)
          request.paper = paper
          let sheet = try SheetMaker(
            request, of: Catalog.bundled.framework(made.framework), in: .bundled
          ).sheet()
          let text = try SheetText.text(
            sheet, template: SheetText.template(made.kind, .html), form: .html)
          let name = "\(made.kind.rawValue)--\(made.framework)--\(made.role.rawValue)--\(paper)"
          try Data(text.utf8).write(to: folder.appending(path: name + ".html"))
        }
      }
      let count = try FileManager.default.contentsOfDirectory(atPath: folder.path).count
      #expect(count >= 2 * Self.all.made.count && count > 100)
    }
  }

  @Test func `every broadest concept belongs to one element, and every stage has its prompts`()
    throws
  {
    let prompts = try #require(try Catalog.bundled.prompts())
    let ontology = Catalog.bundled.ontology
    let hierarchy = ConceptHierarchy(ontology)
    let given = prompts.elements.flatMap(\.concepts)
    #expect(Set(given).count == given.count)
    #expect(
      Set(given.map { hierarchy.root(of: $0) })
        == Set(ontology.concepts.map { hierarchy.root(of: $0.id) }))
    for element in prompts.elements {
      #expect(element.coaching.map(\.stage) == ontology.stages.map(\.id), "\(element.id)")
    }
    for element in prompts.elements {
      let leading = try #require(element.leading)
      #expect(leading.coaching.map(\.stage) == ontology.stages.map(\.id), "\(element.id)")
      #expect(leading.interview.count == element.interview.count)
      #expect(Set(leading.focus).isDisjoint(with: element.focus) && leading.focus.count >= 2)
    }
    let roles: [Role] = [.worker, .supervisor, .manager, .director]
    #expect(prompts.preview.map(\.role) == roles && prompts.scenarios.map(\.role) == roles)
  }
}
