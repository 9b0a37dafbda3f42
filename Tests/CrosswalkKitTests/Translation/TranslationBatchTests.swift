import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

@Suite("Batches")
struct TranslationBatchTests {
  @Test("A batch gives what the translator gives, in any mixture of profiles", arguments: 0..<20)
  func equality(seed: Int) throws {
    var catalog = RandomCatalog(seed: seed)
    let (translator, _) = try catalog.translation(thresholds: Thresholds())
    var batch = TranslationBatch(translator)
    var profiles = (0..<8).map { _ in catalog.profile(of: translator.source) }
    // The same units and role again, at other levels.
    for profile in profiles {
      var other = profile
      other.levels = profile.levels.mapValues { _ in
        catalog.pick(translator.source.framework.scale.levels).id
      }
      profiles.append(other)
    }
    for profile in profiles.shuffled(using: &catalog.random) {
      #expect(try batch.translate(profile).json == translator.translate(profile).json)
    }
  }

  @Test("The role is part of what a plan is made for")
  func roles() throws {
    var framework = RandomCatalog.plain("one", levels: ["l", "m"], units: [("u", ["a", "b"])])
    framework.units[0].statements[1].actor = .manager
    let target = RandomCatalog.plain("two", levels: ["l", "m"], units: [("v", ["c"])])
    let translator = try Translator(
      from: RandomCatalog.plain(aligning: framework, ["a": "x", "b": "y"]),
      to: RandomCatalog.plain(aligning: target, ["c": "y"]), contextDigest: "")
    var batch = TranslationBatch(translator)
    for (role, coverage) in [(Role.worker, 0.0), (.manager, 1), (.worker, 0)] {
      let result = try batch.translate(Profile(role: role, levels: ["u": "l"])).results[0]
      #expect(result.coverage == coverage)
    }
  }

  @Test("More kinds of profiles than a batch keeps plans of do no harm")
  func capacity() throws {
    let names = (0..<11).map { "u\($0)" }
    let source = RandomCatalog.plain(
      "one", levels: ["l", "m"], units: names.map { ($0, ["\($0).s"]) })
    let target = RandomCatalog.plain("two", levels: ["l", "m"], units: [("v", ["t"])])
    let translator = try Translator(
      from: RandomCatalog.plain(aligning: source, ["u0.s": "x", "u1.s": "x"]),
      to: RandomCatalog.plain(aligning: target, ["t": "x"]), contextDigest: "")
    var batch = TranslationBatch(translator)
    for subset in Array(0..<1100) + [3, 1, 1024] {
      var levels: [String: String] = [:]
      for (bit, name) in names.enumerated() where subset >> bit & 1 == 1 { levels[name] = "m" }
      let result = try batch.translate(Profile(levels: levels)).results[0]
      #expect(result.answer == (subset & 3 == 0 ? nil : "m"))
    }
  }

  @Test("Errors are those of the translator")
  func errors() throws {
    var catalog = RandomCatalog(seed: 5)
    var (translator, profile) = try catalog.translation()
    while translator.source.framework.scale.rates == .person {
      (translator, profile) = try catalog.translation()
    }
    profile.levels = ["nowhere": translator.source.framework.scale.levels[0].id]
    var batch = TranslationBatch(translator)
    #expect(throws: TranslationError.unknownUnit("nowhere", framework: "one")) {
      try batch.translate(profile)
    }
  }
}
