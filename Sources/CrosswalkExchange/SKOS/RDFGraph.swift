/// What is said of each thing, each fact once, in the order of the file.
struct RDFGraph {
  /// In the order in which they are first said.
  private(set) var triples: [RDFTriple] = []
  /// Subjects in the order in which they first occur.
  private(set) var subjects: [String] = []
  private var said: [String: [String: [RDFTerm]]] = [:]

  init(_ triples: [RDFTriple]) {
    var seen: Set<RDFTriple> = []
    seen.reserveCapacity(triples.count)
    for triple in triples where seen.insert(triple).inserted {
      self.triples.append(triple)
      if said[triple.subject] == nil { subjects.append(triple.subject) }
      said[triple.subject, default: [:]][triple.predicate, default: []].append(triple.object)
    }
  }

  func objects(_ subject: String, _ predicate: String) -> [RDFTerm] {
    said[subject]?[predicate] ?? []
  }

  func names(_ subject: String, _ predicate: String) -> [String] {
    objects(subject, predicate).compactMap(\.name)
  }

  func isA(_ subject: String, _ kind: String) -> Bool {
    names(subject, SKOSTerms.type).contains(kind)
  }

  /// All predicates of a subject, sorted.
  func predicates(of subject: String) -> [String] { (said[subject] ?? [:]).keys.sorted() }
}
