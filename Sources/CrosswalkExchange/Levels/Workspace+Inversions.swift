import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

extension Workspace {
  /// Where cuts and facets contradict each other, within a scale that was read and between it and
  /// any other at hand: a warning for each, placed at the scale of the first alignment that is
  /// concerned. None where the files have errors.
  package func inversions() -> [Problem] {
    guard !problems.contains(where: { $0.severity == .error }), let catalog = try? usableCatalog()
    else { return [] }
    var seen: Set<FacetInversion> = []
    return alignments.flatMap { alignment in
      let mine = alignment.value.framework
      return catalog.frameworkIDs.flatMap { other -> [Problem] in
        guard let one = try? catalog.framework(mine), let two = try? catalog.framework(other) else {
          return []
        }
        return FacetInversion.between(one, two).filter { seen.insert($0).inserted }.map {
          alignment.problem($0.description, at: "scale", severity: .warning)
        }
      }
    }
  }
}
