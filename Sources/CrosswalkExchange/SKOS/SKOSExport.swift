import CrosswalkKit
import CrosswalkModel

/// The ontology and a framework as SKOS concept schemes in Turtle, joined by mapping properties.
///
/// Domains, units and statements are concepts, the narrower ones under the broader; groups and
/// levels are collections of units and statements, the levels in an ordered one.
public struct SKOSExport: Sendable {
  /// The file.
  public let text: String
  /// How many triples it holds.
  public let count: Int
  /// What is not in it.
  public let loss: LossReport

  /// What of a framework, its alignment and the ontology is in it.
  package static let keeps = KeptFields(
    Set<ModelField>.all(
      of: .subcompetency, .level, .domain, .concept, .broader, .conceptRelation
    )
    .union([
      .frameworkID, .frameworkTitle, .frameworkPublisher, .frameworkLicense, .frameworkLanguage,
      .sourceTitle, .sourceURL,
      .groupID, .groupTitle, .unitID, .unitTitle, .unitGroup, .unitNote, .definitionText, .scaleID,
      .scaleTitle,
      .scaleConstruct,
      .statementID, .statementText, .statementNote, .statementLevel, .statementParent,
      .statementSubcompetency,
      .statementLinksStatement, .linkConcept, .linkRelation, .ontologyID, .ontologyTitle,
    ]))

  /// What of two frameworks and the judgements between them is in it.
  package static let keepsOfPair = KeptFields([
    .frameworkID, .statementID, .matchSetFrom, .matchSetTo, .matchSubject, .matchObject,
    .matchRelation,
  ])

  private static func writer(_ names: ExchangeNames, _ own: [(String, String)]) -> TurtleWriter {
    var prefixes: [(prefix: String, iri: String)] = [
      ("cwv", names.vocabulary),
      ("dct", "http://purl.org/dc/terms/"),
      ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
      ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
      ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ]
    for (id, iri) in own {
      prefixes.append((ExchangeNames.prefix(of: id, besides: Set(prefixes.map(\.prefix))), iri))
    }
    return TurtleWriter(prefixes: prefixes)
  }

  /// What the predicate of our own means, for those who have never heard of it.
  private static func declareCounterpart(_ turtle: inout TurtleWriter) {
    turtle.write(
      "cwv:counterpart",
      [
        ("a", ["rdf:Property"]), ("rdfs:subPropertyOf", ["skos:mappingRelation"]),
        ("rdfs:label", [turtle.english("counterpart")]),
        (
          "rdfs:comment",
          [
            turtle.english(
              "The same activity, seen from the other party: being supervised, against supervising."
            )
          ]
        ),
      ])
  }

  private static func mappings(
    of subject: String, _ pairs: [(relation: Relation?, object: String)], _ terms: BroaderTerms
  ) -> [(predicate: String, objects: [String])] {
    let mappings = pairs.map {
      (
        predicate: terms.predicate(of: $0.relation, from: subject, to: $0.object),
        object: $0.object
      )
    }
    let predicates =
      Relation.allCases.map { SSSOMPredicate.predicate(of: $0) } + [SSSOMPredicate.any]
    return predicates.map { predicate in
      (predicate, mappings.filter { $0.predicate == predicate }.map(\.object))
    }
  }

  /// What lies under what in a framework and the ontology that it is aligned to.
  private static func terms(
    _ aligned: AlignedFramework, _ ontology: Ontology, own: (String) -> String,
    core: (String) -> String
  ) -> BroaderTerms {
    var terms = BroaderTerms()
    for domain in ontology.domains {
      for concept in domain.concepts {
        terms.put(core(concept.id), under: core(concept.broader?.concept ?? domain.id))
      }
    }
    let links = aligned.linksByStatement
    for (unit, statement) in aligned.framework.statements {
      for above in [statement.parent, statement.subcompetency].compactMap({ $0 }) {
        terms.put(own(statement.id), under: own(above))
      }
      terms.put(own(statement.id), under: own(unit.id))
      for link in links[statement.id] ?? [] {
        terms.put(own(statement.id), link.relation, core(link.concept))
      }
    }
    return terms
  }

  /// A framework with its alignment, and the ontology that it is aligned to.
  public init(
    _ aligned: AlignedFramework, ontology: Ontology, names: ExchangeNames = .standard
  ) {
    // From top to bottom as the file is: its order is the order of these lines.
    let framework = aligned.framework
    let (own, core) = (names.framework(framework.id), names.ontology(ontology.id))
    var turtle = Self.writer(names, [(framework.id, own), (ontology.id, core)])
    Self.declareCounterpart(&turtle)
    OntologySKOS.declareOtherSide(&turtle)
    OntologySKOS.write(ontology, under: core, to: &turtle)

    func id(_ id: String) -> String { own + ExchangeNames.encoded(id) }
    func term(_ iri: String) -> String { turtle.name(iri) }
    /// A text of the framework, in the language that it says it is in.
    func words(_ text: String) -> String { turtle.text(text, in: framework.language) }
    let scheme = turtle.name(own)
    let scale = turtle.name(own + "scale/" + ExchangeNames.encoded(framework.scale.id))
    turtle.write(
      scheme,
      [
        ("a", ["skos:ConceptScheme"]), ("dct:title", [words(framework.title)]),
        ("dct:publisher", framework.knownPublisher.map { [doubleQuoted($0)] } ?? []),
        ("dct:license", framework.license.map { [turtle.resource($0)] } ?? []),
        ("dct:language", framework.language.map { [doubleQuoted($0)] } ?? []),
        (
          "dct:source",
          [doubleQuoted(framework.source.title)]
            + (framework.source.url.map { [turtle.resource($0)] } ?? [])
        ),
        (
          "rdfs:comment",
          framework.wording == .ours
            ? [turtle.english("Statements are not in the document's own words.")] : []
        ),
        ("skos:hasTopConcept", framework.units.map { term(id($0.id)) }),
      ])
    let members = Dictionary(
      grouping: framework.statements.map(\.statement).filter { $0.level != nil }
    ) { $0.level! }
    func level(_ id: String) -> String {
      term(own + "level/" + ExchangeNames.encoded(id))
    }
    let list = turtle.list(framework.scale.levels.map { level($0.id) })
    turtle.write(
      scale,
      [
        ("a", ["skos:OrderedCollection"]), ("skos:prefLabel", [words(framework.scale.title)]),
        ("skos:scopeNote", [words(framework.scale.construct)]), ("skos:memberList", [list]),
      ])
    for entry in framework.scale.levels {
      turtle.write(
        level(entry.id),
        [
          ("a", ["skos:Collection"]), ("skos:prefLabel", [words(entry.title)]),
          ("skos:notation", [doubleQuoted(entry.id)]),
          ("skos:definition", entry.definition.map { [words($0.text)] } ?? []),
          ("skos:note", entry.note.map { [words($0)] } ?? []),
          ("skos:member", (members[entry.id] ?? []).map { term(id($0.id)) }),
        ])
    }
    for group in framework.groups {
      turtle.write(
        term(own + "group/" + ExchangeNames.encoded(group.id)),
        [
          ("a", ["skos:Collection"]), ("skos:prefLabel", [words(group.title)]),
          (
            "skos:member",
            framework.units.filter { $0.group == group.id }.map { term(id($0.id)) }
          ),
        ])
    }
    /// What it spells out and the heading that it stands under; the unit where it has neither.
    func broader(of statement: Statement, in unit: Framework.Unit) -> [String] {
      let above = [statement.parent, statement.subcompetency].compactMap { $0 }
      return (above.isEmpty ? [unit.id] : above).map { term(id($0)) }
    }
    let links = aligned.linksByStatement
    func concept(_ id: String) -> String { term(core + ExchangeNames.encoded(id)) }
    let terms = Self.terms(aligned, ontology, own: { term(id($0)) }, core: concept)
    for unit in framework.units {
      turtle.write(
        term(id(unit.id)),
        [
          ("a", ["skos:Concept"]), ("skos:inScheme", [scheme]), ("skos:topConceptOf", [scheme]),
          ("skos:prefLabel", [words(unit.title)]), ("skos:notation", [doubleQuoted(unit.id)]),
          ("skos:definition", unit.definition.map { [words($0.text)] } ?? []),
          ("skos:note", unit.note.map { [words($0)] } ?? []),
        ])
      for part in unit.subcompetencies {
        turtle.write(
          term(id(part.id)),
          [
            ("a", ["skos:Concept"]), ("skos:inScheme", [scheme]),
            ("skos:prefLabel", [words(part.title)]), ("skos:notation", [doubleQuoted(part.id)]),
            ("skos:note", part.note.map { [words($0)] } ?? []),
            ("skos:broader", [term(id(unit.id))]),
          ])
      }
      for statement in unit.statements {
        turtle.write(
          term(id(statement.id)),
          [
            ("a", ["skos:Concept"]), ("skos:inScheme", [scheme]),
            ("skos:prefLabel", [words(statement.text)]),
            ("skos:notation", [doubleQuoted(statement.id)]),
            ("skos:note", statement.note.map { [words($0)] } ?? []),
            ("skos:broader", broader(of: statement, in: unit)),
          ]
            + Self.mappings(
              of: term(id(statement.id)),
              (links[statement.id] ?? []).map { ($0.relation, concept($0.concept)) }, terms))
      }
    }
    (text, count) = (turtle.text, turtle.count)

    var loss = LossReport(
      title: "\(framework.id) as skos", of: ModelValues([aligned], ontologies: [ontology]),
      keeping: Self.keeps)
    loss.keepAside(
      "relations that SKOS has no word for (counterpart)",
      aligned.alignment.links.flatMap(\.links).count { $0.relation == .counterpart },
      in: "a property of our own")
    self.loss = loss
  }

  /// The judgements between two frameworks, and what follows from shared concepts if it is there.
  public init(_ mappings: StatementMappings, names: ExchangeNames = .standard) {
    let (source, target) = (mappings.source.framework, mappings.target.framework)
    let (first, second) = (names.framework(source.id), names.framework(target.id))
    var turtle = Self.writer(names, [(source.id, first), (target.id, second)])
    Self.declareCounterpart(&turtle)
    var pairs: [String: [(relation: Relation?, object: String)]] = [:]
    var terms = BroaderTerms()
    for mapping in mappings.mappings {
      guard let subject = mapping.subject, let object = mapping.object,
        let relation = mapping.relation
      else { continue }
      let term = turtle.name(second + ExchangeNames.encoded(object))
      pairs[subject, default: []].append((relation, term))
      terms.put(turtle.name(first + ExchangeNames.encoded(subject)), relation, term)
    }
    for (_, statement) in source.statements {
      let subject = turtle.name(first + ExchangeNames.encoded(statement.id))
      turtle.write(subject, Self.mappings(of: subject, pairs[statement.id] ?? [], terms))
    }
    (text, count) = (turtle.text, turtle.count)

    var loss = mappings.loss(as: "skos", keeping: Self.keepsOfPair)
    let all = mappings.mappings
    loss.leaveOut(
      "judgements that there is no counterpart", all.count { $0.subject == nil || $0.object == nil }
    )
    loss.leaveOut(
      "judgements that two do not match",
      all.count { $0.relation == nil && $0.subject != nil && $0.object != nil })
    loss.leaveOut("shares, and the concepts they are of", all.count { $0.share != nil })
    loss.keepAside(
      "relations that SKOS has no word for (counterpart)",
      all.count { $0.relation == .counterpart }, in: "a property of our own")
    self.loss = loss
  }
}
