import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTestSupport
import Foundation

/// The bundled data, read from its files, and who is asked about what we write of it.
enum ExchangeData {
  /// The four frameworks with their judgements.
  static let catalog: Catalog = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../frameworks").standardized.path
    var documents = DocumentSet()
    for path in try! DataFiles.yamlFiles(in: [folder]) {
      documents.read(DocumentSet.File(path: path, bytes: try! DataFiles.read(path)))
    }
    return Catalog(
      ontology: documents.ontologies[0].value, frameworks: documents.alignedFrameworks()
    ).adding(matches: documents.matches.map(\.value))
  }()

  /// All ids, for tests with arguments.
  static let ids = ["cpm", "kent", "set", "sf-2940"]

  /// All frameworks.
  static var frameworks: [Framework] {
    ids.map { try! catalog.framework($0).framework }
  }

  /// Whether Python has a package; in CI it must.
  static func python(has package: String) -> Bool {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    let script = """
      import importlib.util, json, sys
      print(json.dumps(importlib.util.find_spec(json.load(sys.stdin)[0]) is not None))
      """
    return (try? Oracle.ask(script, [package], Bool.self)) ?? false
  }

  static let hasSSSOM = python(has: "sssom")
  static let hasRDFLib = python(has: "rdflib")
  static let hasJSONSchema = python(has: "jsonschema")
}
