import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkModel

@Suite("Aligned frameworks")
struct AlignedFrameworkTests {
  @Test("The digest is 64 hexadecimal digits and the same for the same content")
  func digest() {
    var catalog = RandomCatalog(seed: 1)
    let side = catalog.pair().source
    let again = AlignedFramework(framework: side.framework, alignment: side.alignment)
    #expect(side.digest == again.digest)
    #expect(side.digest.count == 64 && side.digest.allSatisfy(\.isHexDigit))
  }

  @Test("The digest changes with the framework and with the alignment")
  func change() {
    var catalog = RandomCatalog(seed: 2)
    let side = catalog.pair().source
    var framework = side.framework
    framework.units[0].title += "!"
    #expect(AlignedFramework(framework: framework, alignment: side.alignment).digest != side.digest)
    var alignment = side.alignment
    alignment.scale!.cuts[0].reason = "because"
    #expect(AlignedFramework(framework: side.framework, alignment: alignment).digest != side.digest)
  }

  @Test("A location error and a panel are hashed")
  func late() {
    var side = RandomCatalog.plain(
      aligning: RandomCatalog.plain("f", levels: ["low"], units: []), facets: ["span"], [:])
    var digests = [side.digest]
    side.judgement.scale!.locationError = .init(points: 0)
    digests.append(AlignedFramework(framework: side.framework, alignment: side.alignment).digest)
    side.judgement.scale!.panel = .init(kind: "k")
    digests.append(AlignedFramework(framework: side.framework, alignment: side.alignment).digest)
    side.judgement.scale!.locationError = nil
    digests.append(AlignedFramework(framework: side.framework, alignment: side.alignment).digest)
    #expect(Set(digests).count == 4)
  }

  @Test("Facets are those of any level, each once and sorted")
  func facets() {
    let framework = RandomCatalog.plain("f", levels: ["low", "high"], units: [])
    var side = RandomCatalog.plain(aligning: framework, facets: ["span", "autonomy"], [:])
    #expect(side.facets == ["autonomy", "span"])
    #expect(side.facets(ofLevel: "low") == ["autonomy", "span"])
    side.judgement.scale!.levels[0].facets = []
    #expect(side.facets == ["autonomy", "span"])
    #expect(side.facets(ofLevel: "low").isEmpty)
    side.judgement.scale = nil
    #expect(side.facets.isEmpty)
  }

  @Test("Links are found by statement")
  func links() {
    let framework = RandomCatalog.plain("f", levels: ["l"], units: [("u", ["a", "b"])])
    let side = RandomCatalog.plain(aligning: framework, ["a": "x"])
    #expect(side.linksByStatement["a"]?.map(\.concept) == ["x"])
    #expect(side.linksByStatement["b"] == nil)
  }

  @Test("Links that are written down in two places are all there")
  func splitLinks() {
    let framework = RandomCatalog.plain("f", levels: ["l"], units: [("u", ["a"])])
    var side = RandomCatalog.plain(aligning: framework, ["a": "x"])
    var more = side.alignment.links[0]
    more.links[0].concept = "y"
    side.judgement.links.append(more)
    #expect(side.linksByStatement["a"]?.map(\.concept) == ["x", "y"])
  }
}
