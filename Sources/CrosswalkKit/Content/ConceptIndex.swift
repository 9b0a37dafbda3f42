import CrosswalkModel

/// Numbers for concepts, in the order of their ids, so that sums run in one order everywhere.
struct ConceptIndex: Sendable, Hashable {
  let ids: [String]
  private let positions: [String: Int]

  /// All concepts that any of the alignments link to.
  init(_ alignments: [Alignment]) {
    var seen: Set<String> = []
    for alignment in alignments {
      for entry in alignment.links {
        for link in entry.links { seen.insert(link.concept) }
      }
    }
    ids = seen.sorted()
    positions = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
  }

  var count: Int { ids.count }

  subscript(id: String) -> Int { positions[id]! }
}
