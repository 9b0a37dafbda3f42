import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkExchange

@Suite struct SKOSOntologyTests {
  private func read(_ text: String, id: String = "own") throws -> SKOSOntology {
    try SKOSOntology(Array(text.utf8), id: id)
  }

  private func export(_ ontology: Ontology, _ id: String = "cpm") throws -> String {
    SKOSExport(try ExchangeData.catalog.framework(id), ontology: ontology).text
  }

  /// The ontology without what SKOS has no word for, and what it does not carry of ours.
  private func kept(_ ontology: Ontology) -> Ontology {
    var ontology = ontology
    (ontology.version, ontology.date) = ("1", "unknown")
    (ontology.stages, ontology.facets) = ([], [])
    return ontology
  }

  /// An ontology with all that SKOS can say of one: cases of cases, both kinds of relation, odd texts.
  private func random(seed: Int) -> Ontology {
    var random = RandomCatalog(seed: seed)
    var domains: [Ontology.Domain] = []
    for d in 0..<random.int(1...4) {
      var concepts: [Ontology.Concept] = []
      for c in 0..<random.int(1...7) {
        let parent =
          random.chance(0.4) ? concepts.map(\.id).randomElement(using: &random.random) : nil
        concepts.append(
          .init(
            id: random.pick(["c\(d)-\(c)", "é \(d).\(c)", "\(d)\(c)", "a/b#\(d):\(c)"])
              .split(separator: " ").joined(separator: "_"),
            label: "Label \"\(d)\" \\ \(c)",
            altLabels: (0..<random.int(0...2)).map { "other \(c) \($0)" },
            broader: parent.map { .init(concept: $0, reason: "Because \($0).") },
            scope: "What \(c) is; '''and''' \u{1F600}."))
      }
      domains.append(.init(id: "domain-\(d)", label: "Domain \(d)", concepts: concepts))
    }
    var ontology = Ontology(
      id: "own", title: "Ours", version: "1", date: "unknown", stages: [], facets: [],
      domains: domains)
    let (ids, hierarchy) = (ontology.concepts.map(\.id), ConceptHierarchy(ontology))
    var seen: Set<Set<String>> = []
    for _ in 0..<random.int(0...6) {
      let (from, to) = (random.pick(ids), random.pick(ids))
      guard !hierarchy.meet(from, to), seen.insert([from, to]).inserted else { continue }
      ontology.relations.append(
        .init(from: from, to: to, relation: random.pick([.related, .counterpart]), reason: "So."))
    }
    return ontology
  }

  @Test(arguments: ExchangeData.ids)
  func `the bundled ontology, exported and read again, is the same`(id: String) throws {
    let ontology = ExchangeData.catalog.ontology
    let text = try export(ontology, id)
    let found = try read(text, id: ontology.id)
    #expect(found.ontology == kept(ontology))
    #expect(try export(found.ontology, id) == text)
    #expect(found.remarks.contains { $0.contains("no word for stages") && $0.contains("facets") })
    #expect(found.remarks.contains { $0.contains("the first is read") })
    #expect(found.ledger.sum == found.ledger.total)
  }

  @Test(arguments: 0..<60)
  func `any ontology with relations comes back`(seed: Int) throws {
    let ontology = random(seed: seed)
    let text = try export(ontology)
    let found = try read(text)
    #expect(found.ontology == ontology)
    #expect(try export(found.ontology) == text)
  }

  @Test(.enabled(if: ExchangeData.hasRDFLib, "Python has no rdflib"))
  func `what comes back says the same to rdflib`() throws {
    let ontologies = [ExchangeData.catalog.ontology] + (0..<10).map(random)
    let pairs = try ontologies.map { ontology in
      let text = try export(ontology)
      return [text, try export(read(text, id: ontology.id).ontology)]
    }
    let answers = try Oracle.ask(
      """
      import json, sys, rdflib
      from rdflib.compare import isomorphic
      read = lambda text: rdflib.Graph().parse(data=text, format="turtle")
      print(json.dumps([isomorphic(read(a), read(b)) for a, b in json.load(sys.stdin)]))
      """, pairs, [Bool].self)
    #expect(answers.allSatisfy { $0 })
  }

  @Test func `what is written is read by our own reader`() throws {
    let found = try read(export(ExchangeData.catalog.ontology)).ontology
    var documents = DocumentSet()
    documents.read(.init(path: "ontology.yaml", bytes: Array(OntologyWriter.text(found).utf8)))
    #expect(documents.ontologies.map(\.value) == [found])
    #expect(documents.problems().filter { $0.severity == .error }.isEmpty)
  }

  /// As other programs and people write one.
  private static let scheme = """
    # A thesaurus.
    @base <http://e.org/thesaurus/> .
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    prefix xl: <http://www.w3.org/2008/05/skos-xl#>
    @prefix dct: <http://purl.org/dc/terms/> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    <> a skos:ConceptScheme ; dct:title "Unsere"@de, "Ours"@en ; owl:versionInfo "2.1" ;
      dct:modified "2026-03-01"^^xsd:date ; dct:creator [ a <http://e.org/Person> ] ;
      skos:hasTopConcept <work> .
    <work> a skos:Concept ; skos:inScheme <> ; skos:prefLabel "Arbeit"@de, "Work"@en-GB ;
      skos:definition "All of it."@en .
    <plans> a skos:Concept ; skos:broader <work> ; skos:prefLabel "Planning" ;
      skos:definition [ rdf:value '''To plan,
        well ahead.'''@en ; dct:source <http://e.org/book> ] ;
      skos:scopeNote "Not to do."@en ; skos:altLabel "plans"@en , "Pläne"@de ;
      skos:related <talks>, <weekly> ; skos:notation "P1" .   # and so on
    <talks> a skos:Concept ; xl:prefLabel [ a xl:Label ; xl:literalForm "Talks"@en ] ;
      skos:related <plans> .
    <work> skos:narrower <talks> .
    <weekly> a skos:Concept ; skos:broader <plans>, <talks> ; skos:prefLabel "By the week"@en .
    <all> a skos:Concept ; skos:prefLabel "Alone"@en ; skos:scopeNote "By itself."@en .
    [] a skos:Collection ; skos:member <plans>, <talks> ; skos:memberList ( <plans> <talks> ) .
    _:one a skos:Concept ; skos:prefLabel "One thing"@en ; skos:broader <work> .

    """

  @Test func `a scheme of somebody else becomes domains and concepts, and what is lost is named`()
    throws
  {
    let found = try read(Self.scheme)
    let ontology = found.ontology
    #expect(ontology.title == "Ours" && ontology.version == "2.1" && ontology.date == "2026-03-01")
    #expect(ontology.domains.map(\.label) == ["Work", "General"])
    #expect(ontology.domains[0].concepts.map(\.id) == ["plans", "talks", "weekly", "One-thing"])
    #expect(ontology.domains[1].concepts.map(\.id) == ["all-2"], "'all' is taken by results")
    let concepts = ontology.domains[0].concepts
    #expect(concepts[0].scope == "To plan, well ahead. Not to do.")
    #expect(concepts[0].altLabels == ["plans"] && concepts[1].label == "Talks")
    #expect(concepts[2].broader?.concept == "plans" && concepts[0].broader == nil)
    #expect(ontology.relations.map { [$0.from, $0.to] } == [["plans", "talks"]])
    for words in [
      "of several broader concepts the first is kept: weekly",
      "related to what is broader or narrower, which SKOS forbids, so that it is left out: plans",
      "without a definition or scope note, so that the label stands there: talks, weekly, One-thing",
      "in the domain 'general': all-2",
    ] { #expect(found.remarks.contains { $0.contains(words) }, "\(words): \(found.remarks)") }
    #expect(found.ledger.sum == found.ledger.total)
    let line = found.ledger.lines[0]
    for words in [
      "notation of concepts", "altLabel in 'de' of concepts", "further broader of concepts",
      "on things that are no concepts", "creator of schemes", "; 0 not read",
    ] { #expect(line.contains(words), "\(words): \(line)") }
    var documents = DocumentSet()
    documents.read(.init(path: "o.yaml", bytes: Array(OntologyWriter.text(ontology).utf8)))
    #expect(documents.problems().filter { $0.severity == .error }.isEmpty)
  }

  @Test func `a scheme in another language is read in it`() throws {
    let found = try read(
      """
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      <x:a> a skos:Concept ; skos:prefLabel "Arbeit"@de, "Travail"@fr ; skos:altLabel "Tun"@de .
      <x:b> a skos:Concept ; skos:prefLabel "Reden"@de-CH ; skos:broader <x:a> .

      """)
    #expect(found.ontology.domains.map(\.label) == ["Arbeit"])
    #expect(found.ontology.concepts.map(\.label) == ["Reden"])
    #expect(found.remarks.contains("texts are read in 'de'"))
  }

  @Test func `rings, and files without a concept, end in a sentence`() throws {
    let ring = try read(
      """
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      <http://e.org/a> a skos:Concept ; skos:broader <http://e.org/b> .
      <http://e.org/b> a skos:Concept ; skos:broader <http://e.org/a> .

      """)
    #expect(ring.ontology.concepts.count == 1)
    #expect(ring.remarks.contains { $0.contains("broader than itself") })
    #expect(throws: ImportError.self) { try read("<http://a.org/> <http://b.org/> 1 .") }
  }
}
