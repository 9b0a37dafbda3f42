import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

extension Workspace {
  /// Where cuts and facets contradict each other, within a scale that was read and between it and
  /// any other at hand: a warning for each, placed at the scale of the first alignment that is
  /// concerned. None where the files have errors.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package func inversions() throws -> [Problem] {
    if problems.contains(where: { $0.severity == .error }) { return [] }
    let scales = try allJudgements().mapValues { PlacedFacets($0.framework, $0.alignment) }
    let inOrder = scales.sorted { $0.key < $1.key }.map(\.value)
    var seen: Set<FacetInversion> = []
    return alignments.flatMap { alignment -> [Problem] in
      guard let mine = scales[alignment.value.framework] else { return [] }
      return inOrder.flatMap { other in
        FacetInversion.between(mine, other).filter { seen.insert($0).inserted }.map {
          alignment.problem($0.description, at: "scale", severity: .warning)
        }
      }
    }
  }
}
