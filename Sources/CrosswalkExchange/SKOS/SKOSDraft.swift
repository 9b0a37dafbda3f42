import CrosswalkBase
import CrosswalkModel

/// An ontology while it is made of a graph, with a record of what was taken from it.
struct SKOSDraft {
  private typealias Terms = SKOSTerms

  let graph: RDFGraph
  private(set) var remarks: [String] = []
  /// What was made of facts.
  private(set) var taken: [RDFTriple: String] = [:]
  /// The scheme that is read; nil if the file names none.
  private let scheme: String?
  /// The concepts of the scheme, in the order of the file.
  let concepts: [String]
  private let tops: [String]
  let ids: [String: String]
  /// What is read where a text is there in several languages.
  private let language: String?
  /// What each concept is under: the first that the file names, from either side, without rings.
  private var broader: [String: String] = [:]
  private var reasons: SKOSReasons

  /// What relations are given where nothing says why.
  private static let noReason = "No reason is given where it was read."

  /// Finds the concepts of the first scheme, and names them.
  ///
  /// - Throws: ``ImportError`` if there is none.
  init(_ graph: RDFGraph) throws(ImportError) {
    self.graph = graph
    let schemes = graph.subjects.filter { graph.isA($0, Terms.skos + "ConceptScheme") }
    let scheme = schemes.first
    self.scheme = scheme
    let concepts = graph.subjects.filter { subject in
      let own =
        graph.names(subject, Terms.skos + "inScheme")
        + graph.names(subject, Terms.skos + "topConceptOf")
      return graph.isA(subject, Terms.skos + "Concept")
        && (scheme == nil || own.isEmpty || own.contains(scheme!))
    }
    guard !concepts.isEmpty else { throw ImportError("there is no SKOS concept in it") }
    self.concepts = concepts
    let isTop = Set(scheme.map { graph.names($0, Terms.skos + "hasTopConcept") } ?? [])
    tops = concepts.filter {
      isTop.contains($0) || !graph.names($0, Terms.skos + "topConceptOf").isEmpty
    }
    reasons = SKOSReasons(graph)
    let labels = concepts.flatMap { concept in
      Terms.prefLabel.flatMap { SKOSText.all(in: graph, of: concept, $0) }
    }
    language = SKOSText.commonLanguage(of: labels)
    ids = Self.names(of: concepts) { concept in
      labels.first { $0.triples[0].subject == concept }?.text
    }
    if schemes.count > 1 {
      let others = schemes.dropFirst().joined(separator: ", ")
      remarks.append(
        "of \(schemes.count) concept schemes the first is read, \(schemes[0]), and not \(others)")
    }
    if let language, language != "en" { remarks.append("texts are read in '\(language)'") }
  }

  /// An id of each concept: the last step of its name, without spaces, unlike the others and unlike what
  /// results use for themselves.
  private static func names(
    of concepts: [String], label: (String) -> String?
  ) -> [String: String] {
    var taken: Set<String> = []
    var ids: [String: String] = [:]
    for concept in concepts {
      let step = concept.hasPrefix("_:") ? label(concept) ?? "" : Terms.step(of: concept)
      let plain = CellText.cleaned(ExchangeNames.decoded(step) ?? step).text
        .split(separator: " ").joined(separator: "-")
      let first = plain.isEmpty ? "concept" : plain
      var (id, number) = (first, 2)
      while Checker.reservedIDs.contains(id.lowercased()) || !taken.insert(id).inserted {
        id = "\(first)-\(number)"
        number += 1
      }
      ids[concept] = id
    }
    return ids
  }

  private mutating func take(_ triple: RDFTriple, as what: String) { taken[triple] = what }

  /// Names the first of some concepts.
  private func list(_ concepts: [String]) -> String {
    concepts.prefix(5).map { ids[$0]! }.joined(separator: ", ")
      + (concepts.count > 5 ? " and \(concepts.count - 5) more" : "")
  }

  // MARK: The whole

  mutating func ontology(id: String) -> Ontology {
    takePlaces()
    readBroader()
    let domains = domains()
    let relations = relations(domains)
    let title = scheme.flatMap { text($0, Terms.title, as: "words on the scheme") }
    let version = scheme.flatMap { text($0, [Terms.version], as: "words on the scheme") }
    let date = scheme.flatMap { text($0, Terms.date, as: "words on the scheme") }
    let missing = [
      title == nil ? "title" : nil, version == nil ? "version" : nil, date == nil ? "date" : nil,
    ].compactMap { $0 }
    if !missing.isEmpty {
      remarks.append(
        "the file does not say the scheme's \(missing.joined(separator: " and ")); ontology.yaml can"
      )
    }
    remarks.append(
      "SKOS has no word for stages of the reference scale and facets of levels; without those of "
        + "another ontology.yaml no level is translated")
    return Ontology(
      id: id, title: title ?? id, version: version ?? "1", date: date ?? "unknown", stages: [],
      facets: [], domains: domains, relations: relations)
  }

  /// What says that things are concepts of the scheme.
  private mutating func takePlaces() {
    let known = Set(concepts)
    for triple in graph.triples {
      let isKind =
        triple.predicate == Terms.type && triple.object.name?.hasPrefix(Terms.skos) ?? false
      let isPlace = ["inScheme", "topConceptOf"].contains { Terms.skos + $0 == triple.predicate }
      if known.contains(triple.subject), isKind || isPlace && triple.object.name == scheme {
        take(triple, as: "places in the scheme")
      }
      if triple.subject == scheme,
        isKind
          || triple.predicate == Terms.skos + "hasTopConcept"
            && triple.object.name.map(known.contains) ?? false
      {
        take(triple, as: "places in the scheme")
      }
    }
  }

  // MARK: Texts

  /// The first text of the first property that has one, in the language that is read.
  private mutating func text(
    _ subject: String, _ predicates: [String], as what: String
  ) -> String? {
    for predicate in predicates {
      let all = SKOSText.all(in: graph, of: subject, predicate)
      guard let best = SKOSText.best(of: all, in: language) else { continue }
      for triple in best.triples { take(triple, as: what) }
      return best.text
    }
    return nil
  }

  private mutating func label(_ concept: String) -> String {
    text(concept, Terms.prefLabel, as: "labels") ?? ids[concept]!
  }

  // MARK: Broader

  private mutating func readBroader() {
    let (known, top) = (Set(concepts), Set(tops))
    var above: [String: [String]] = [:]
    for (property, isUp) in [("broader", true), ("narrower", false)] {
      for concept in concepts {
        for other in graph.names(concept, Terms.skos + property) where known.contains(other) {
          let (below, over) = isUp ? (concept, other) : (other, concept)
          if !(above[below] ?? []).contains(over) { above[below, default: []].append(over) }
        }
      }
    }
    var (several, rings): ([String], [String]) = ([], [])
    for concept in concepts where !top.contains(concept) {
      let others = above[concept] ?? []
      guard let first = others.first else { continue }
      if others.count > 1 { several.append(concept) }
      var (next, steps) = (first as String?, 0)
      while let one = next, one != concept, steps <= concepts.count {
        (next, steps) = (broader[one], steps + 1)
      }
      if next != nil { rings.append(concept) } else { broader[concept] = first }
    }
    for (concept, over) in broader {
      take(.init(concept, Terms.skos + "broader", over), as: "places in the scheme")
      take(.init(over, Terms.skos + "narrower", concept), as: "places in the scheme")
    }
    if !several.isEmpty {
      remarks.append("of several broader concepts the first is kept: \(list(several))")
    }
    if !rings.isEmpty {
      remarks.append("would be broader than itself, and stays at the top: \(list(rings))")
    }
  }

  // MARK: Domains

  /// What is at the top and has something under it; all else that has nothing over it is gathered in a
  /// domain of its own.
  private mutating func domains() -> [Ontology.Domain] {
    let below = Dictionary(grouping: concepts.filter { broader[$0] != nil }) { broader[$0]! }
    let roots = concepts.filter { broader[$0] == nil }
    let single = roots.filter { below[$0] == nil }
    var bare: [String] = []
    var domains: [Ontology.Domain] = []
    for head in roots where below[head] != nil {
      var (inside, next): (Set<String>, [String]) = ([], below[head] ?? [])
      while let concept = next.popLast() {
        inside.insert(concept)
        next += below[concept] ?? []
      }
      domains.append(
        Ontology.Domain(
          id: ids[head]!, label: label(head),
          concepts: concepts.filter(inside.contains).map { concept($0, in: head, &bare) }))
    }
    if !single.isEmpty {
      var id = "general"
      while ids.values.contains(id) { id += "-" }
      remarks.append(
        "with nothing over or under them, and so in the domain '\(id)': \(list(single))")
      domains.append(
        .init(id: id, label: "General", concepts: single.map { concept($0, in: nil, &bare) }))
    }
    if !bare.isEmpty {
      remarks.append(
        "without a definition or scope note, so that the label stands there: \(list(bare))")
    }
    return domains
  }

  private mutating func concept(
    _ concept: String, in head: String?, _ bare: inout [String]
  ) -> Ontology.Concept {
    let label = label(concept)
    let scopes = ["definition", "scopeNote"].compactMap {
      text(concept, [Terms.skos + $0], as: "definitions and scope notes")
    }
    if scopes.isEmpty { bare.append(concept) }
    var others: [String] = []
    for predicate in Terms.altLabel {
      for found in SKOSText.all(in: graph, of: concept, predicate)
      where found.isIn(language) && !others.contains(found.text) {
        others.append(found.text)
        for triple in found.triples { take(triple, as: "other labels") }
      }
    }
    let parent = broader[concept].flatMap { $0 == head ? nil : $0 }
    return Ontology.Concept(
      id: ids[concept]!, label: label, altLabels: others,
      broader: parent.map { .init(concept: ids[$0]!, reason: reason(concept, $0)) },
      scope: scopes.isEmpty ? label : scopes.joined(separator: " "))
  }

  /// Why two are joined, where the file says it.
  private mutating func reason(_ first: String, _ second: String) -> String {
    for triple in reasons.facts(of: first, second) { take(triple, as: "reasons") }
    return reasons.reason(of: first, second) ?? Self.noReason
  }

  // MARK: Relations

  /// How concepts are joined otherwise, each pair once: first those that have a reason, in their order.
  private mutating func relations(_ domains: [Ontology.Domain]) -> [ConceptRelation] {
    let members = Set(domains.flatMap { $0.concepts.map(\.id) })
    let hierarchy = ConceptHierarchy(parents: broader)
    var kinds: [[String]: ConceptRelation.Kind] = [:]
    var order: [[String]] = []
    var both: [String] = []
    let said =
      reasons.pairs
      + concepts.flatMap { concept in
        graph.predicates(of: concept).flatMap { predicate in
          graph.names(concept, predicate).map { (concept, predicate, $0) }
        }
      }
    for (from, predicate, to) in said {
      let isOtherSide = predicate.hasSuffix(Terms.otherSide)
      guard isOtherSide || predicate == Terms.skos + "related", from != to,
        let (first, second) = ids[from].flatMap({ first in ids[to].map { (first, $0) } }),
        members.contains(first), members.contains(second)
      else { continue }
      if hierarchy.meet(from, to) {
        if !both.contains(from) { both.append(from) }
        continue
      }
      let pair = kinds[[to, from]] == nil ? [from, to] : [to, from]
      if kinds[pair] == nil { order.append(pair) }
      if isOtherSide || kinds[pair] == nil { kinds[pair] = isOtherSide ? .counterpart : .related }
      take(.init(from, predicate, to), as: "relations")
    }
    if !both.isEmpty {
      remarks.append(
        "related to what is broader or narrower, which SKOS forbids, so that it is left out: "
          + list(both))
    }
    return order.map { pair in
      ConceptRelation(
        from: ids[pair[0]]!, to: ids[pair[1]]!, relation: kinds[pair]!,
        reason: reason(pair[0], pair[1]))
    }
  }
}

extension RDFTriple {
  fileprivate init(_ subject: String, _ predicate: String, _ object: String) {
    self.init(subject: subject, predicate: predicate, object: .name(object))
  }
}
