import CrosswalkFrameworks
import CrosswalkModel
import Testing

@testable import CrosswalkReports

/// Who models what a document asks for, on the bundled frameworks.
@Suite struct LeaderModelsTests {
  private static func map(_ framework: String, _ role: Role) throws -> PrintedSheet {
    var request = SheetRequest(.trainingMap)
    request.role = role
    return try SheetMaker(
      request, of: Catalog.bundled.framework(framework), in: .bundled
    ).sheet()
  }

  /// Pairs that readers judged to be two sides of one activity, as `framework statement`.
  private static func counterparts(of framework: String) throws -> [String: Set<String>] {
    var pairs: [String: Set<String>] = [:]
    for other in Catalog.bundled.frameworkIDs where other != framework {
      for set in try Catalog.bundled.matches(between: framework, and: other) {
        for match in set.matches where match.relation == .counterpart {
          let isForwards = set.from == framework
          let (own, leader) =
            isForwards ? (match.subject, match.object!) : (match.object!, match.subject)
          pairs[own, default: []].insert("\(other) \(leader)")
        }
      }
    }
    return pairs
  }

  @Test(arguments: ["sf-2940", "kent"])
  func `a worker's unit is modeled by what readers joined to it`(framework: String) throws {
    let sheet = try Self.map(framework, .worker)
    let pairs = try Self.counterparts(of: framework)
    let units = try Catalog.bundled.framework(framework).framework.ratedUnits
    #expect(sheet.needs.count == units.count && sheet.hasModels)
    for (need, unit) in zip(sheet.needs, units) {
      let judged = Set(unit.statements.flatMap { pairs[$0.id] ?? [] })
      for model in need.models {
        #expect(judged.contains("\(model.document) \(model.locator)"), "\(unit.id)")
        #expect(["Supervisor", "Leader"].contains(model.role))
      }
      // Either somebody models it, or it is said that nobody does.
      #expect(need.models.isEmpty == !need.modelNote.isEmpty, "\(unit.id)")
      #expect(need.models.isEmpty || need.models.count <= 2)
    }
    #expect(sheet.documents.allSatisfy { $0.hasPrefix("cpm: ") || $0.hasPrefix("set: ") })
  }

  @Test func `one statement stands twice only where a unit has no other`() throws {
    for (framework, role) in [
      ("sf-2940", Role.worker), ("kent", .worker), ("set", .worker), ("set", .supervisor),
      ("cpm", .supervisor), ("cpm", .manager),
    ] {
      let needs = try Self.map(framework, role).needs
      let models = needs.flatMap { need in need.models.map { "\($0.document) \($0.locator)" } }
      let twice = Dictionary(grouping: models, by: { $0 }).filter { $0.value.count > 1 }
      for need in needs where need.models.count > 1 {
        for model in need.models {
          let key = "\(model.document) \(model.locator)"
          // Of two that share it one has it alone.
          let others = needs.filter { other in
            other.models.contains { "\($0.document) \($0.locator)" == key }
          }
          #expect(twice[key] == nil || others.contains { $0.models.count == 1 }, "\(framework)")
        }
      }
      #expect(Set(models).count * 2 > models.count)
    }
  }

  @Test func `what a document puts under one heading is what models it there`() throws {
    let sheet = try Self.map("set", .worker)
    for need in sheet.needs {
      let value = need.unit.locator
      #expect(!need.models.isEmpty)
      for model in need.models {
        #expect(model.locator.hasPrefix("\(value).SUP.") && model.document.isEmpty)
      }
    }
    // What is asked of leaders alike is said, and not shown as somebody else's.
    let leaders = try Self.map("cpm", .supervisor)
    #expect(leaders.needs.contains { $0.modelNote == "The document asks the same of a manager." })
    for model in leaders.needs.flatMap(\.models) { #expect(model.role == "Manager") }
  }

  @Test func `of a document that nobody has aligned it is said why there is nothing`() throws {
    let aligned = try Catalog.bundled.framework("sf-2940")
    let bare = AlignedFramework(
      framework: aligned.framework,
      alignment: Alignment(
        framework: "sf-2940", author: "A", version: "1", date: "2027", links: []))
    let sheet = try SheetMaker(SheetRequest(.trainingMap), of: bare, in: .bundled).sheet()
    #expect(sheet.notes.contains { $0.hasPrefix("Nobody has said yet what the statements") })
    #expect(sheet.needs.allSatisfy { $0.training.isEmpty && $0.coaching.isEmpty })
  }

  @Test func `above a director there is nobody, and there is no column for it`() throws {
    let sheet = try Self.map("cpm", .director)
    #expect(!sheet.hasModels && sheet.needs.allSatisfy { $0.models.isEmpty })
    #expect(sheet.notes.contains { $0.contains("nobody is named here who models the work") })
    for form in [SheetText.Form.html, .markdown] {
      let text = try SheetText.text(
        sheet, template: SheetText.template(.trainingMap, form), form: form)
      #expect(!text.contains("What a leader does"), "\(form)")
    }
  }
}
