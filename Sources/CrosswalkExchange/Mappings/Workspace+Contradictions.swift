import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

extension Workspace {
  /// All that a check finds: what is wrong in files, and what contradicts each other, by place.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package func allProblems() throws -> [Problem] {
    (problems + (try inversions()) + (try contradictions())).sorted()
  }

  /// Direct judgements that links, actors or acts of the two statements contradict, and that nobody
  /// has settled: a warning for each, placed at its relation. None where the files have errors.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package func contradictions() throws -> [Problem] {
    guard !documents.matches.isEmpty, !problems.contains(where: { $0.severity == .error }),
      let ontology
    else { return [] }
    let kinship = ConceptKinship(ontology)
    let sides = try allJudgements()
    return documents.matches.flatMap { file -> [Problem] in
      guard let source = sides[file.value.from], let target = sides[file.value.to] else {
        return []
      }
      return MatchContradiction.unsettled(
        in: file.value, from: (source.framework, source.alignment),
        to: (target.framework, target.alignment), kinship: kinship
      ).map { found in
        file.problem(
          found.description, at: [.key("matches"), .index(found.index), .key("relation")],
          severity: .warning)
      }
    }
  }
}
