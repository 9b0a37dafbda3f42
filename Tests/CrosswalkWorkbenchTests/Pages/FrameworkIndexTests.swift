import CrosswalkBase
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@testable import CrosswalkWorkbench

/// What is looked up in a framework is what going through all of it finds.
@Suite struct FrameworkIndexTests {
  @Test(arguments: 1...10) func findsWhatComesNext(seed: Int) {
    var random = RandomCatalog(seed: seed)
    let source = random.pair().source
    var (framework, alignment) = (source.framework, source.alignment)
    // A unit without statements is skipped, and some statements are open.
    framework.units.insert(.init(id: "empty", title: "Empty", statements: []), at: 1)
    alignment.links.removeAll { _ in Bool.random(using: &random.random) }
    let index = FrameworkIndex(AlignedFramework(framework: framework, alignment: alignment))
    let all = framework.statements.map(\.statement)
    for (place, statement) in all.enumerated() {
      #expect(index.statement(statement.id)?.statement == statement)
      #expect(Array(index.statements(after: statement.id)) == Array(all[(place + 1)...]))
      for isWanted in [{ _ in true }, { $0.id.hasSuffix("1") }] as [(Statement) -> Bool] {
        let around = all[(place + 1)...] + all[..<place]
        #expect(
          index.open(after: statement.id, where: isWanted)
            == around.first { index.undecided.contains($0.id) && isWanted($0) }?.id)
      }
    }
    #expect(Array(index.statements(after: "nobody")).isEmpty)
  }
}
