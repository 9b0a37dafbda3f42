import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Synchronization
import Testing

@testable import CrosswalkWorkbench

/// What pages will ask is worked out ahead, and is what they would have worked out.
@Suite struct PreparingTests {
  private func context() throws -> PageContext {
    var random = RandomCatalog(seed: 3)
    let (source, target) = random.pair()
    return try PageWalk(
      Catalog(ontology: RandomCatalog.ontology, frameworks: [source, target])
    ).context
  }

  /// Files that stay as they are, and pages of which what they lead to is worked out ahead.
  private func working() throws -> LiveCatalog {
    let known = try context().catalog
    var extras = Workbench.Extras()
    extras.prepares = true
    return try LiveCatalog(
      token: "", readings: nil, extras: extras,
      load: { try Workspace(files: [], over: known) }, stamp: { "" })
  }

  @Test func thePagesAreTheSame() throws {
    var (walk, other) = (
      try PageWalk(Catalog(ontology: RandomCatalog.ontology)),
      try PageWalk(Catalog(ontology: RandomCatalog.ontology))
    )
    (walk.context, other.context) = (try context(), try context())
    walk.context.prepare(walk.context.firstParts) { true }
    #expect(Set(walk.context.memory.keys).isSuperset(of: walk.context.firstParts))
    let statement = walk.context.catalog.frameworkIDs
    for address in [
      "/", "/compare", "/compare/one/two", "/report/one/two", "/documents",
      "/crosswalk/\(statement[0])/\(statement[1])", "/translate?from=one&to=two",
    ] {
      #expect(try walk.page(address) == other.page(address), "\(address)")
    }
  }

  @Test func nothingIsWorkedOutForWhatNobodyWants() throws {
    let context = try context()
    context.prepare(context.firstParts) { false }
    #expect(context.memory.count == 0)
  }

  /// After a change that is worked out which was asked before it.
  @Test(.timeLimit(.minutes(10))) func whatWasAskedIsThereAfterAChange() throws {
    let catalog = Mutex(try context().catalog)
    let stamp = Mutex("first")
    var extras = Workbench.Extras()
    extras.prepares = true
    let live = try LiveCatalog(
      token: "", readings: nil, extras: extras,
      load: { try Workspace(files: [], over: catalog.withLock { $0 }) },
      stamp: { stamp.withLock { $0 } })
    let asked = CatalogPart(kind: .comparison, from: "one", to: "two")
    let first = live.current().context
    _ = try first.comparison("one", "two")
    var random = RandomCatalog(seed: 4)
    let (source, target) = random.pair()
    catalog.withLock {
      $0 = Catalog(ontology: RandomCatalog.ontology, frameworks: [source, target])
    }
    stamp.withLock { $0 = "second" }
    let second = live.current().context
    #expect(second.memory !== first.memory)
    while !second.memory.has(asked) { Thread.sleep(forTimeInterval: 0.01) }
    #expect(
      try second.comparison("one", "two").hash
        == Catalog(ontology: RandomCatalog.ontology, frameworks: [source, target])
        .compare("one", "two").hash)
  }

  /// Whoever opens two frameworks looks at one of their statements next.
  @Test(.timeLimit(.minutes(10))) func suggestionsAreThereOnceAPairIsOpen() throws {
    let live = try working()
    let context = live.current().context
    _ = try CrosswalkPage(context, "one", "two", CrosswalkView([]))
    while !context.memory.has(CatalogPart(kind: .statements, from: "one", to: "two")) {
      Thread.sleep(forTimeInterval: 0.01)
    }
    #expect(context.memory.has(CatalogPart(kind: .concepts, from: "one")))
  }

  /// However many ask at once, files are read once for each change.
  @Test func filesAreReadByOne() throws {
    let reads = Mutex(0)
    let stamp = Mutex("0")
    let known = try context().catalog
    let live = try LiveCatalog(
      token: "", readings: nil, extras: Workbench.Extras(),
      load: {
        reads.withLock { $0 += 1 }
        Thread.sleep(forTimeInterval: 0.02)
        return try Workspace(files: [], over: known)
      }, stamp: { stamp.withLock { $0 } })
    for change in 1...3 {
      stamp.withLock { $0 = "\(change)" }
      DispatchQueue.concurrentPerform(iterations: 8) { _ in _ = live.current() }
      #expect(reads.withLock { $0 } == change + 1)
    }
  }

  /// What a form may have changed is read before anybody asks for the next page.
  @Test(.timeLimit(.minutes(10))) func filesAreReadAtOnceAfterAChange() throws {
    let reads = Mutex(0)
    let stamp = Mutex("first")
    let known = try context().catalog
    var extras = Workbench.Extras()
    extras.prepares = true
    let live = try LiveCatalog(
      token: "", readings: nil, extras: extras,
      load: {
        reads.withLock { $0 += 1 }
        return try Workspace(files: [], over: known)
      }, stamp: { stamp.withLock { $0 } })
    #expect(reads.withLock { $0 } == 1)
    stamp.withLock { $0 = "second" }
    live.foresee()
    while reads.withLock({ $0 }) < 2 { Thread.sleep(forTimeInterval: 0.01) }
    _ = live.current()
    #expect(reads.withLock { $0 } == 2)
  }

  /// Whoever opens a framework looks at one of its statements next.
  @Test(.timeLimit(.minutes(10))) func counterpartsAreThereOnceAFrameworkIsOpen() throws {
    let live = try working()
    let context = live.current().context
    _ = try FrameworkPage(context, "one")
    while !context.memory.has(CatalogPart(kind: .matcher, from: "one", to: "two")) {
      Thread.sleep(forTimeInterval: 0.01)
    }
  }

  @Test func whatIsWorkedOutBesideIsWaitedFor() {
    let later = Later { () -> Int in
      Thread.sleep(forTimeInterval: 0.02)
      return 7
    }
    DispatchQueue.concurrentPerform(iterations: 4) { _ in #expect(later.value == 7) }
  }
}
