import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@Suite struct WorkspaceLawsTests {
  /// A catalog of two random frameworks, and an alignment of the first to be laid over its own.
  private func catalog(seed: Int) throws -> (base: Catalog, overlay: Alignment) {
    var random = RandomCatalog(seed: seed)
    let (one, two) = random.pair()
    let links = one.alignment.links + two.alignment.links
    let concepts = Set(links.flatMap { $0.links.map(\.concept) }).sorted()
    let facets = ["autonomy", "span", "influence", "consistency"]
    let ontology = Ontology(
      id: "o", title: "O", version: "1", date: "d",
      stages: [], facets: facets.map { .init(id: $0, label: $0, scope: "s") },
      domains: [
        .init(
          id: "d", label: "D", concepts: concepts.map { .init(id: $0, label: $0, scope: "s") })
      ])
    // Some statements get the links that others had.
    let statements = random.some(
      one.framework.statements.map(\.statement.id), 0...one.framework.statements.count)
    let overlay = Alignment(
      framework: "one", author: "overlay", version: "2", date: "d",
      scale: random.chance(0.5) ? one.alignment.scale : nil,
      links: links.isEmpty
        ? [] : statements.map { .init(statement: $0, links: random.pick(links).links) })
    return (Catalog(ontology: ontology, frameworks: [one, two]), overlay)
  }

  private func file(_ path: String, _ alignment: Alignment) -> DocumentSet.File {
    .init(path: path, bytes: Array(AlignmentWriter.text(alignment).utf8))
  }

  @Test(arguments: 0..<60)
  func `a file in overlays lays over a catalog what its alignment lays over it`(seed: Int) throws {
    let (base, overlay) = try catalog(seed: seed)
    let expected = try base.overlaying(overlay)
    let workspace = try Workspace(files: [file("overlays/one.yaml", overlay)], over: base)
    #expect(workspace.problems.filter { $0.severity == .error } == [])
    let found = try workspace.catalog()
    for id in base.frameworkIDs {
      #expect(try found.framework(id) == expected.framework(id))
    }
    // Over itself it changes nothing but who has overruled.
    let again = try Workspace(files: [file("x/overlays/o.yaml", overlay)], over: found).catalog()
    #expect(try again.framework("one").alignment == found.framework("one").alignment)
    #expect(try again.framework("two") == found.framework("two"))
  }

  @Test(arguments: 0..<20)
  func `as a stray it is checked, and changes nothing`(seed: Int) throws {
    let (base, overlay) = try catalog(seed: seed)
    let workspace = try Workspace(files: [file("one.yaml", overlay)], over: base)
    #expect(workspace.strays.map(\.value) == [overlay])
    #expect(try workspace.catalog().framework("one") == base.framework("one"))
    let wrong = overlay.links.isEmpty ? nil : "no-such-concept"
    var bad = overlay
    if let wrong { bad.links[0].links[0].concept = wrong }
    for path in ["one.yaml", "overlays/one.yaml"] {
      let problems = try Workspace(files: [file(path, bad)], over: base).problems
      #expect(problems.contains { $0.severity == .error } == (wrong != nil))
    }
  }
}
