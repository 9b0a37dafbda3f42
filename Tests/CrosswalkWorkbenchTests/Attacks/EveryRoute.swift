import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkWorkbench

/// A workbench that saves in a folder of its own and whose things are all called the same, and what stands
/// in the places of names in its addresses.
final class EveryRoute: Sendable {
  let visitor: Visitor
  /// What holds the folder that is written into, and nothing else.
  let outside: String
  /// What stands in the place of a name.
  let places: [String: String]
  /// What people are held against.
  let target: String

  init(name: String) throws {
    var random = RandomCatalog(seed: 11)
    let concepts = ["feedback", "rapport", "conflict", "teamwork"]
    let (one, two) = (
      Self.named(
        random.framework(id: "one", concepts: concepts, facets: ["consistency", "autonomy"]), name),
      Self.named(
        random.framework(id: "two", concepts: concepts, facets: ["consistency", "autonomy"]), name)
    )
    let catalog = Catalog(ontology: Self.ontology(name), frameworks: [one, two])
    outside = NSTemporaryDirectory() + "crosswalk-routes-\(UUID().uuidString)"
    let folder = try EditFolder("\(outside)/inside")
    visitor = try Visitor(
      Workbench(
        port: Visitor.port, editing: folder, reviewer: name,
        load: { try Workspace(folder.paths, over: catalog) },
        stamp: { FileStamp.of(folder.paths) }, readings: ReadingFolder("\(folder.path)/reviews")))
    let unit = try #require(one.framework.units.first { !$0.statements.isEmpty })
    let other = try #require(two.framework.units.first { !$0.statements.isEmpty })
    let level = try #require(one.framework.scale.levels.first).id
    let table = CSVWriter.row(["person", "unit", "level"]) + CSVWriter.row([name, unit.id, level])
    let held = try visitor.send("/gaps/people", [("framework", "one"), ("ratings", table)])
    let reading = try visitor.send(
      "/review/readings",
      [("framework", "two"), ("sample", "2"), ("seed", "1"), ("reviewer", "\(name) again")])
    let rows =
      CSVWriter.row(["unit", "level", "statement"])
      + CSVWriter.row([name, "low", name]) + CSVWriter.row([name, name, "Listens."])
    let upload = try visitor.upload(
      "/import", files: [.init("file", fileName: "\(name).csv", Array(rows.utf8))])
    let uploaded = try #require(upload.headers.first { $0.name == "Location" }?.value)
    target = "two:\(try #require(two.framework.scale.levels.last).id)"
    places = [
      "framework": "one", "from": "one", "against": "two", "to": "two", "unit": unit.id,
      "other": other.id, "statement": unit.statements[0].id, "concept": concepts[0],
      "kind": "one-pager", "subject": "one", "format": "csv", "person": "1",
      "table": try Self.last(held),
      "reading": try Self.last(reading),
      "upload": try Self.last(uploaded),
    ]
  }

  deinit { try? FileManager.default.removeItem(atPath: outside) }

  private static func ontology(_ name: String) -> Ontology {
    var ontology = Catalog.bundled.ontology
    ontology.title = name
    for domain in ontology.domains.indices {
      ontology.domains[domain].label = name
      for concept in ontology.domains[domain].concepts.indices {
        ontology.domains[domain].concepts[concept].label = name
        ontology.domains[domain].concepts[concept].scope = name
      }
    }
    return ontology
  }

  private static func named(
    _ aligned: AlignedFramework, _ name: String
  ) -> AlignedFramework {
    var framework = aligned.framework
    (framework.title, framework.publisher, framework.version) = (name, name, name)
    (framework.scale.title, framework.scale.construct) = (name, name)
    for level in framework.scale.levels.indices {
      framework.scale.levels[level].title = name
      framework.scale.levels[level].note = name
    }
    for unit in framework.units.indices {
      framework.units[unit].title = name
      for statement in framework.units[unit].statements.indices {
        framework.units[unit].statements[statement].text = name
      }
    }
    var alignment = aligned.alignment
    (alignment.author, alignment.version) = (name, name)
    return AlignedFramework(framework: framework, alignment: alignment)
  }

  /// What an address ends in, without what is asked or pointed to.
  private static func last(_ address: String) throws -> String {
    let path = address.split { $0 == "?" || $0 == "#" }.first ?? ""
    return String(try #require(path.split(separator: "/").last, "a form leads nowhere"))
  }

  /// The patterns of all addresses that are read, and of all that something is sent to.
  static func patterns(_ method: String) -> [String] {
    PageRoutes.all.filter { $0.method == method }.map(\.pattern)
      + APIRoutes.all.filter { $0.method == method }.map(\.address)
  }

  /// The address of a route.
  ///
  /// - Parameters:
  ///   - pattern: Of the route.
  ///   - step: What stands in the place of one name, percent-encoded; nil: what is there.
  ///   - name: Of which name; nil: of all.
  /// - Returns: The address.
  /// - Throws: Where nothing is known for a name.
  func address(_ pattern: String, step: String? = nil, for name: String? = nil) throws -> String {
    let steps = try pattern.split(separator: "/").map { part -> String in
      guard part.hasPrefix(":") else { return String(part) }
      let own = String(part.dropFirst())
      if let step, name == nil || name == own { return step }
      return Address.step(
        try #require(places[own], "say what stands in the place of '\(part)' in '\(pattern)'")
      ).source
    }
    return "/" + steps.joined(separator: "/")
  }

  /// All fields of all forms and all questions of all addresses.
  static let fields = """
    q word words part level actor show concept statement take refuse rows columns from to framework role \
    act share relation confidence reason note object absence reviewer basis back step sample seed sheet \
    which reader begins ends ratings hours months start target kind page rating unit other table none \
    overrule file id title language license tenure
    """.split(separator: " ").map(String.init)
}
