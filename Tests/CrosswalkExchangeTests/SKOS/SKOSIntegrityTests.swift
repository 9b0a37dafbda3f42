import CrosswalkExchange
import CrosswalkModel
import CrosswalkTestSupport
import Testing

/// The integrity conditions of the SKOS reference (W3C 2009), tested by rdflib on what is exported.
@Suite(.enabled(if: ExchangeData.hasRDFLib, "Python has no rdflib"))
struct SKOSIntegrityTests {
  /// What breaks a condition in a file, by the number of the condition.
  private struct Answer: Decodable {
    let faults: [[String]]
    let otherSides: [Int]
  }

  /// Infers what the reference says follows, then looks for what it forbids.
  private static let script = """
    import json, sys
    import rdflib
    from rdflib.namespace import RDF, RDFS, SKOS
    FAMILY = {
        SKOS.broader: [SKOS.broadMatch], SKOS.narrower: [SKOS.narrowMatch],
        SKOS.related: [SKOS.relatedMatch],
    }
    def read(text):
        g = rdflib.Graph().parse(data=text, format="turtle")
        ours = [p for p in g.subjects(RDFS.subPropertyOf, SKOS.related)]
        pairs = lambda name, extra=(): {
            (s, o) for p in [name, *FAMILY.get(name, []), *extra] for s, o in g.subject_objects(p)}
        over = pairs(SKOS.broader) | {(o, s) for s, o in pairs(SKOS.narrower)}
        related = pairs(SKOS.related, ours)
        related |= {(o, s) for s, o in related}
        parents = {}
        for s, o in over: parents.setdefault(s, set()).add(o)
        def above(term):
            seen, stack = set(), list(parents.get(term, ()))
            while stack:
                t = stack.pop()
                if t not in seen:
                    seen.add(t); stack.extend(parents.get(t, ()))
            return seen
        closure = {t: above(t) for t in parents}
        faults = []
        def fault(number, *terms): faults.append(number + " " + " ".join(map(str, terms)))
        kind = lambda t: set(g.subjects(RDF.type, t))
        concepts, schemes = kind(SKOS.Concept), kind(SKOS.ConceptScheme)
        bags = kind(SKOS.Collection) | kind(SKOS.OrderedCollection)
        for t in concepts & schemes: fault("S9", t)
        for t in bags & (concepts | schemes): fault("S37", t)
        for t in set(g.subjects()):
            names = {p: list(g.objects(t, p)) for p in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)}
            for a, b in ((0, 1), (0, 2), (1, 2)):
                for x in set(list(names.values())[a]) & set(list(names.values())[b]): fault("S13", t, x)
            languages = [x.language for x in names[SKOS.prefLabel]]
            if len(languages) != len(set(languages)): fault("S14", t)
        for s, o in related:
            if o in closure.get(s, ()): fault("S27", s, o)
        for t, up in closure.items():
            if t in up: fault("cycle", t)
        exact = {(s, o) for s, o in g.subject_objects(SKOS.exactMatch)}
        exact |= {(o, s) for s, o in exact}
        broad = {(s, o) for s, o in g.subject_objects(SKOS.broadMatch)}
        broad |= {(o, s) for s, o in g.subject_objects(SKOS.narrowMatch)}
        touch = {(s, o) for s, o in g.subject_objects(SKOS.relatedMatch)}
        for s, o in exact:
            if (s, o) in broad or (o, s) in broad or (s, o) in touch or (o, s) in touch:
                fault("S46", s, o)
        side = [p for p in ours if str(p).endswith("otherSide")]
        return faults, sum(len(list(g.subject_objects(p))) for p in side)
    answers = [read(t) for t in json.load(sys.stdin)]
    json.dump({"faults": [f for f, _ in answers], "otherSides": [n for _, n in answers]}, sys.stdout)
    """

  private func faults(_ texts: [String]) throws -> Answer {
    try Oracle.ask(Self.script, texts, Answer.self)
  }

  @Test func `no export breaks a condition`() throws {
    let catalog = ExchangeData.catalog
    var texts = try ExchangeData.ids.map {
      SKOSExport(try catalog.framework($0), ontology: catalog.ontology).text
    }
    let ids = catalog.frameworkIDs
    for from in ids {
      for to in ids where from < to {
        texts.append(SKOSExport(try StatementMappings(from, to, in: catalog, derived: true)).text)
      }
    }
    let answer = try faults(texts)
    #expect(answer.faults.flatMap { $0 } == [])
    let counterparts = catalog.ontology.relations.count { $0.relation == .counterpart }
    #expect(counterparts > 0 && answer.otherSides[0] == 2 * counterparts)
  }

  /// A statement that touches what its heading is about: SKOS has no word for that but the general
  /// one.
  @Test func `what is related to what lies over it is written as a mapping and no more`() throws {
    let ontology = RandomCatalog.ontology
    func export(_ first: String, _ relation: Relation, _ second: String) -> String {
      var framework = RandomCatalog.plain("f", levels: ["l"], units: [("u", ["a", "b"])])
      framework.units[0].statements[1].parent = "a"
      var alignment = RandomCatalog.plain(aligning: framework, ["a": first, "b": second]).alignment
      alignment.links[0].links[0].relation = relation
      alignment.links[1].links[0].relation = .related
      return SKOSExport(
        AlignedFramework(framework: framework, alignment: alignment), ontology: ontology
      ).text
    }
    let under = [
      export("concept-6", .narrower, "concept-6"), export("concept-3", .narrower, "concept-0"),
      export("concept-1", .narrower, "concept-1"),
    ]
    let beside = [
      export("concept-6", .narrower, "concept-7"), export("concept-0", .narrower, "concept-1"),
      export("concept-6", .close, "concept-6"),
    ]
    #expect(try faults(under + beside).faults.flatMap { $0 } == [])
    #expect(
      under.allSatisfy { $0.contains("skos:mappingRelation ") && !$0.contains("relatedMatch") })
    #expect(beside.allSatisfy { $0.contains("skos:relatedMatch ") })
    // The test can see a broken condition.
    let broken = under.map { $0.replacing("  skos:mappingRelation", with: "  skos:relatedMatch") }
    #expect(try faults(broken).faults.allSatisfy { $0.contains { $0.hasPrefix("S27") } })
  }
}
