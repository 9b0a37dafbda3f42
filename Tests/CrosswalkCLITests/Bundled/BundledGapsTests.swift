import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@Suite("Gaps between the bundled frameworks") struct BundledGapsTests {
  private static let pairs = ["cpm", "kent", "set", "sf-2940"].flatMap { source in
    ["cpm", "kent", "set", "sf-2940"].filter { $0 != source }.map { (source, $0) }
  }

  @Test("Chances are what translate finds, for all pairs, units and levels", arguments: pairs)
  func agreesWithTranslate(source: String, target: String) throws {
    let catalog = Catalog.bundled
    let translator = try catalog.translator(from: source, to: target)
    let (from, to) = (translator.source.framework, translator.target.framework)
    var compared = 0
    for asked in to.scale.levels {
      let finder = try GapFinder(
        translator, target: .level(framework: target, level: asked.id), ontology: catalog.ontology)
      for (number, level) in from.scale.levels.enumerated() {
        var profile = Profile(everyUnitOf: from, at: level.id)
        // Now and then some of the units, in different levels.
        if from.scale.rates == .units, number.isMultiple(of: 2) {
          for (place, unit) in from.ratedUnits.enumerated() {
            profile.levels[unit.id] =
              place.isMultiple(of: 3)
              ? nil : from.scale.levels[(place + number) % from.scale.levels.count].id
          }
        }
        for sum in try GapAgreement.sums(finder, profile) {
          #expect(abs(sum.gaps - sum.translated) < 1e-9)
          compared += 1
        }
      }
    }
    #expect(compared > 10)
  }
}
