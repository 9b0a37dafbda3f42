import CrosswalkModel

/// Concepts by numbers, which are in the order of their names, and how each two stand to each other: for
/// whoever looks at very many links.
struct ConceptNumbers: Sendable {
  /// A link, as far as anything follows from it.
  struct Link: Hashable, Sendable {
    /// The number of its concept.
    var concept: Int32
    var share: Double
    var relation: Relation?
    var confidence: Double

    /// Whether the concept counts as spoken of.
    var carries: Bool { relation?.carries ?? true }
  }

  /// The ids, sorted.
  let names: [String]
  private let numbers: [String: Int32]
  /// Where the kin of each concept begin.
  private let starts: [Int32]
  /// The kin of one concept after those of the other, each ascending.
  private let kin: [(concept: Int32, kind: ConceptKinship.Kind)]

  init(_ concepts: Set<String>, _ kinship: ConceptKinship) {
    names = concepts.sorted()
    let numbers = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
    var starts: [Int32] = [0]
    var kin: [(concept: Int32, kind: ConceptKinship.Kind)] = []
    for name in names {
      kin += kinship.all(of: name).compactMap { other in
        numbers[other.concept].map { ($0, other.kind) }
      }.sorted { $0.0 < $1.0 }
      starts.append(Int32(kin.count))
    }
    (self.numbers, self.starts, self.kin) = (numbers, starts, kin)
  }

  /// Links by the numbers of their concepts, all of which must be known.
  func links(_ links: [ConceptLink]) -> [Link] {
    links.map {
      Link(
        concept: numbers[$0.concept]!, share: $0.share, relation: $0.relation,
        confidence: $0.confidence)
    }
  }

  /// The kin of a concept, ascending.
  func kin(of concept: Int32) -> ArraySlice<(concept: Int32, kind: ConceptKinship.Kind)> {
    kin[Int(starts[Int(concept)])..<Int(starts[Int(concept) + 1])]
  }

  /// What the second concept is to the first; nil if they are strangers, or the same.
  func kind(of first: Int32, _ second: Int32) -> ConceptKinship.Kind? {
    var (low, high) = (Int(starts[Int(first)]), Int(starts[Int(first) + 1]))
    while low < high {
      let middle = (low + high) / 2
      if kin[middle].concept < second { low = middle + 1 } else { high = middle }
    }
    return low < Int(starts[Int(first) + 1]) && kin[low].concept == second ? kin[low].kind : nil
  }
}
