import CrosswalkExchange
import CrosswalkTestSupport
import Testing

@Suite struct SKOSTests {
  @Test func `counts follow from the data`() throws {
    let aligned = try ExchangeData.catalog.framework("sf-2940")
    let ontology = ExchangeData.catalog.ontology
    let framework = aligned.framework
    let statements = framework.statements.map(\.statement)
    var expected = 4 + 4  // the properties of our own
    expected += 2 + ontology.domains.count * 5
    expected += ontology.concepts.reduce(0) { $0 + 5 + $1.altLabels.count }
    let counterparts = ontology.relations.count { $0.relation == .counterpart }
    // Each relation from both sides, and the statement that says why.
    expected += ontology.relations.count * (2 + 5) + counterparts * 2
    expected += ontology.concepts.count { $0.broader != nil } * (1 + 5)
    // Title, publisher, language, source, whose words, and that it is a scheme; a licence if it has one.
    expected += 6 + (framework.license == nil ? 0 : 1)
    expected += framework.units.count * 6 + framework.units.count { $0.note != nil }
    expected += framework.units.count { $0.definition != nil }
    expected += framework.scale.levels.count { $0.definition != nil }
    expected += framework.units.reduce(0) { $0 + 5 * $1.subcompetencies.count }
    expected += framework.scale.levels.reduce(4) { $0 + 5 + ($1.note == nil ? 0 : 1) }
    expected += framework.groups.count * 2 + framework.units.count { $0.group != nil }
    expected += statements.reduce(0) { $0 + 5 + ($1.note == nil ? 0 : 1) }
    expected += statements.count { $0.level != nil }
    expected += aligned.alignment.links.flatMap(\.links).count
    #expect(SKOSExport(aligned, ontology: ontology).count == expected)
  }

  @Test(.enabled(if: ExchangeData.hasRDFLib, "Python has no rdflib"))
  func `rdflib reads every triple`() throws {
    let catalog = ExchangeData.catalog
    var exports = try ExchangeData.ids.map {
      SKOSExport(try catalog.framework($0), ontology: catalog.ontology)
    }
    exports.append(
      SKOSExport(try StatementMappings("sf-2940", "cpm", in: catalog, derived: true)))
    let script = """
      import json, sys
      import rdflib
      from rdflib.namespace import RDF, SKOS
      texts = json.load(sys.stdin)
      graphs = [rdflib.Graph().parse(data=t, format="turtle") for t in texts]
      base = "https://w3id.org/crosswalk/"
      name = lambda rest: rdflib.URIRef(base + rest)
      both = sum((g for g in graphs[:4]), rdflib.Graph())
      # What SKOS forbids: related to what is broader, exact and broader at once.
      clashes = 0
      for graph in graphs:
          for s, o in graph.subject_objects(SKOS.exactMatch):
              clashes += (s, SKOS.broadMatch, o) in graph or (s, SKOS.relatedMatch, o) in graph
      labels = sum(1 for c in both.subjects(RDF.type, SKOS.Concept) if len(list(both.objects(c, SKOS.prefLabel))) != 1)
      levels = list(both.items(both.value(name("framework/sf-2940/scale/sf-2940-proficiency"), SKOS.memberList)))
      answer = {
          "counts": [len(g) for g in graphs],
          "clashes": clashes, "labels": labels, "levels": len(levels),
          "domain": (name("ontology/child-welfare-practice/bias"), SKOS.broader, None) in both,
          "alt": rdflib.Literal("code of ethics", lang="en") in set(both.objects(name("ontology/child-welfare-practice/professional-ethics"), SKOS.altLabel)),
          "unit": (name("framework/sf-2940/PE.Emerging.1"), SKOS.broader, name("framework/sf-2940/PE")) in both,
          "match": (name("framework/sf-2940/PE.Acquired.7"), SKOS.broadMatch, name("framework/cpm/2.a")) in graphs[4],
      }
      json.dump(answer, sys.stdout)
      """
    struct Answer: Decodable {
      let counts: [Int]
      let clashes: Int
      let labels: Int
      let levels: Int
      let domain: Bool
      let alt: Bool
      let unit: Bool
      let match: Bool
    }
    let answer = try Oracle.ask(script, exports.map(\.text), Answer.self)
    #expect(answer.counts == exports.map(\.count))
    #expect(answer.clashes == 0)
    #expect(answer.labels == 0)
    #expect(answer.levels == 5)
    #expect(answer.domain && answer.alt && answer.unit && answer.match)
  }
}
