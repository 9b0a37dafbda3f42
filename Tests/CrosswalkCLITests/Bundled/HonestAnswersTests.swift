import CrosswalkFrameworks
import CrosswalkKit
import CrosswalkModel
import Testing

/// Answers that once said more than is known, each with why it misled.
@Suite("Answers that do not mislead")
struct HonestAnswersTests {
  private func translate(
    _ from: String, _ to: String, role: Role? = nil, _ levels: [String: String]
  ) throws -> Translation {
    let translator = try Catalog.bundled.translator(from: from, to: to)
    let level = levels["all"]
    let ratings =
      level.map { level in
        Dictionary(
          uniqueKeysWithValues: translator.source.framework.ratedUnits.map { ($0.id, level) })
      } ?? levels
    return try translator.translate(Profile(role: role, levels: ratings))
  }

  /// Its wording (steady, correct, under supervision) is Kent's Developing, not Maturing; and it is
  /// silent on most of what Kent asks for.
  @Test func `San Diego's Accomplished is not Kent's Maturing alone`() throws {
    let whole = try translate("set", "kent", ["all": "accomplished"]).results[0]
    #expect(whole.answer == "developing" && whole.status == .indicative)
    #expect(whole.cautions.contains { $0.code == .unspoken })
  }

  /// The practice profile's Emerging is seldom seen; San Francisco's asks for punctuality, courtesy
  /// and ethics without exception.
  @Test func `one Emerging is not the other, and the unit says so`() throws {
    let translation = try translate("sf-2940", "cpm", role: .worker, ["all": "emerging"])
    let answered = translation.results.filter { $0.status != .abstained }
    #expect(answered.map(\.unit) == ["1", "2"])
    for unit in answered {
      #expect(unit.status == .indicative)
      #expect(unit.cautions.contains { $0.code == .falseFriend })
    }
    let report = try Program.run(
      "translate", "sf-2940", "--to", "cpm", "--role", "worker", "all=emerging"
    ).text
    #expect(report.contains("Emerging: scored 1: seldom seen (cpm measures frequency"))
  }

  /// Ratings from the top to the bottom make no single level.
  @Test func `a unit that is strong in one part and weak in another is uneven`() throws {
    let translation = try translate(
      "set", "sf-2940",
      [
        "V1": "master", "V2": "distinguished", "V3": "accomplished", "V4": "emerging",
        "V5": "novice", "V6": "accomplished",
      ])
    let unit = try #require(translation.results.first { $0.unit == "CM" })
    #expect(unit.status == .uneven && unit.answer == nil)
    #expect(unit.strongThrough.contains("V1") && unit.weakThrough.contains("V5"))
  }

  /// One rating, of valuing and knowing, says nothing on statements about leaders.
  @Test func `statements about other people's roles get no answer for a worker`() throws {
    let translation = try translate("set", "cpm", role: .worker, ["V6": "distinguished"])
    for unit in translation.results where !["1", "2"].contains(unit.unit) {
      #expect(unit.status == .abstained && unit.reason == .role && unit.rateNext.isEmpty)
    }
    #expect(!translation.results.contains { $0.status == .answer })
  }

  /// San Diego's Master says nothing on influence and span, which Mastery claims.
  @Test func `San Diego's Master is not Mastery alone`() throws {
    for unit in try translate("set", "sf-2940", ["all": "master"]).results {
      #expect(unit.status == .indicative && unit.interval == ["accomplished", "mastery"])
      let caution = try #require(unit.cautions.first { $0.code == .unspoken })
      #expect(caution.message.contains("influence") && caution.message.contains("span"))
    }
  }

  @Test func `some units get an answer, and weak pairs are said once`() throws {
    let translation = try translate("sf-2940", "cpm", ["all": "mastery"])
    #expect(translation.pair.standing == .weak)
    #expect(translation.pair.cautions.contains { $0.code == .ancestry })
    #expect(translation.results.contains { $0.status == .answer })
    for unit in translation.results {
      #expect(unit.codes.isDisjoint(with: [.facets, .construct, .ancestry]))
    }
  }
}

extension Translation.UnitResult {
  fileprivate var codes: Set<Caution.Code> { Set(cautions.map(\.code)) }
}
