import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

extension Workspace {
  /// Direct judgements that links, actors or acts of the two statements contradict, and that nobody
  /// has settled: a warning for each, placed at its relation. None where the files have errors.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package func contradictions() throws -> [Problem] {
    guard !documents.matches.isEmpty, !problems.contains(where: { $0.severity == .error }),
      let catalog = try usableCatalog()
    else { return [] }
    let kinship = ConceptKinship(catalog.ontology)
    let ids = Set(documents.matches.flatMap { [$0.value.from, $0.value.to] })
      .intersection(catalog.frameworkIDs)
    let frameworks = try Dictionary(
      uniqueKeysWithValues: ids.map { ($0, try catalog.framework($0)) })
    return documents.matches.flatMap { file -> [Problem] in
      guard let source = frameworks[file.value.from], let target = frameworks[file.value.to] else {
        return []
      }
      return MatchContradiction.unsettled(
        in: file.value, from: source, to: target, kinship: kinship
      ).map { found in
        file.problem(
          found.description, at: [.key("matches"), .index(found.index), .key("relation")],
          severity: .warning)
      }
    }
  }
}
