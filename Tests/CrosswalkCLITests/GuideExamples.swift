import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkKit

/// The examples of the guides, word for word, so that they compile and run.
enum GuideExamples {
  static func kit() throws -> Translation {
    let translator = try Catalog.bundled.translator(from: "sf-2940", to: "cpm")
    let translation = try translator.translate(
      Profile(levels: ["CM": "accomplished", "RO": "acquired"]))
    for result in translation.results {
      print(result.unit, result.title, result.answer ?? "no answer", result.interval ?? [])
    }
    return translation
  }

  static func documents(_ folder: String) throws -> Catalog {
    let workspace = try Workspace([folder], over: Catalog.bundled)
    for problem in workspace.problems {
      print("\(problem.file):\(problem.line):\(problem.column): \(problem.message)")
    }
    let catalog = try workspace.catalog()
    return catalog
  }

  static func exchange() throws -> String {
    let catalog = Catalog.bundled
    let export = try CASEExport(catalog.framework("kent"), ontology: catalog.ontology)
    let package = try export.text
    print(export.loss.text)
    return package
  }

  static func people(_ bytes: AsyncStream<[UInt8]>) async throws -> Int {
    let translator = try Catalog.bundled.translator(from: "sf-2940", to: "cpm")
    let people = RatedPeople(bytes, framework: translator.source.framework) { problem in
      print("line \(problem.line): \(problem.message)")
    }
    var answers = 0
    for try await translation in people.translated(by: translator) {
      answers += translation.results.count { $0.answer != nil }
    }
    return answers
  }
}
