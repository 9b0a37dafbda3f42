import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkKit

@Suite("Fitted cuts") struct CutCalibratorTests {
  private func calibrator(
    _ pairs: SimulatedPairs, _ change: (inout CutCalibrator.Options) -> Void = { _ in }
  ) throws -> CutCalibrator {
    var options = SimulatedPairs.quick
    change(&options)
    return try CutCalibrator(pairs.translator(), options: options)
  }

  private func refusal(
    _ people: [PairedProfile], _ pairs: SimulatedPairs = SimulatedPairs(seed: 0)
  ) throws -> CalibrationError? {
    let calibrator = try calibrator(pairs)
    do {
      _ = try calibrator.calibrate(people)
      return nil
    } catch let error as CalibrationError { return error }
  }

  @Test("Cuts are within two standard errors of the truth in 90 to 99 % of 500 sets of 120 people")
  func recovery() throws {
    var pairs = SimulatedPairs(seed: 500)
    pairs.units = 1
    let translator = try pairs.translator()
    let judged = Array(SimulatedPairs.judged.dropFirst().dropLast())
    let design = CutDesign(.cuts, judged: judged, observed: [true, true, true, true, true])
    let probit = OrderedProbit(design: design)
    let sets = 500
    var near = pairs.cuts.map { _ in 0 }
    for _ in 0..<sets {
      let paired = try PairedRatings(pairs.people(120), translator: translator)
      let fit = try probit.fit(
        paired.observations, weights: [Double](repeating: 1, count: 120),
        from: design.start(judged: judged, spread: 15))
      for (index, cut) in pairs.cuts.enumerated()
      where abs(fit.cuts[index] - cut) <= 2 * fit.cutErrors[index] {
        near[index] += 1
      }
    }
    for count in near { #expect((0.9...0.99).contains(Double(count) / Double(sets)), "\(near)") }
  }

  @Test("Errors over samples of people hold where ratings of one person go together")
  func clustered() throws {
    var pairs = SimulatedPairs(seed: 11)
    (pairs.shared, pairs.units) = (0.7, 3)
    let people = pairs.people(150)
    let calibration = try calibrator(pairs) { $0.samples = 60 }.calibrate(people)
    let ratios = try calibration.cuts.map { cut in
      try #require(cut.fitted?.error) / #require(cut.fitted?.informationError)
    }
    // 0.7 of the variance is one error and not three.
    #expect(ratios.reduce(0, +) / 4 > 1.1 && ratios.allSatisfy { $0 < 2 }, "\(ratios)")
    #expect(calibration.samples?.drawn == 60)
  }

  @Test("The fit is the same whatever the order of people, and the same bytes for one seed")
  func order() throws {
    var pairs = SimulatedPairs(seed: 12)
    let people = pairs.people(60)
    let calibrator = try calibrator(pairs) { $0.samples = 10 }
    let one = try calibrator.calibrate(people)
    #expect(try calibrator.calibrate(people) == one)
    let other = try calibrator.calibrate(people.reversed())
    #expect(
      areClose(
        one.cuts.map { $0.fitted!.value }, other.cuts.map { $0.fitted!.value }, within: 1e-6))
  }

  @Test("What cannot be fitted is refused with the reason")
  func refusals() throws {
    var pairs = SimulatedPairs(seed: 13)
    let people = pairs.people(40)
    #expect(try refusal(Array(people.prefix(29))) == .tooFew(29))
    #expect(
      CalibrationError.tooFew(29).description
        == "29 people are rated in both; at least 30 are needed")
    #expect(CalibrationError.tooFew(1).description.hasPrefix("1 person is rated in both"))
    let sameSource = people.map { pair in
      var pair = pair
      pair.source.levels = pair.source.levels.mapValues { _ in "c" }
      return pair
    }
    #expect(try refusal(sameSource) == .constant(level: "c", framework: "one"))
    let sameTarget = people.map { pair in
      var pair = pair
      pair.target.levels = pair.target.levels.mapValues { _ in "z" }
      return pair
    }
    #expect(try refusal(sameTarget) == .constant(level: "z", framework: "two"))
    // A unit that differs and nothing in the target is about.
    let elsewhere = people.enumerated().map { index, pair in
      var pair = pair
      pair.source.levels = ["A": "c", "B": "c", "C": index % 2 == 0 ? "a" : "e"]
      pair.target.levels = pair.target.levels.filter { $0.key == "U0" }
      return pair
    }
    #expect(try refusal(elsewhere) == .onePosition(framework: "one"))
    let uncovered = people.map { pair in
      var pair = pair
      pair.source.levels = pair.source.levels.filter { $0.key == "C" }
      pair.target.levels = pair.target.levels.filter { $0.key == "U0" }
      return pair
    }
    #expect(try refusal(uncovered) == .tooFewCovered(0, of: 40, coverage: 0.2))
    let unrelated = people.map { pair in
      var pair = pair
      let reversed = Dictionary(
        uniqueKeysWithValues: zip(SimulatedPairs.levels, SimulatedPairs.levels.reversed()))
      pair.target.levels = pair.target.levels.mapValues { reversed[$0]! }
      return pair
    }
    #expect(try refusal(unrelated) == .unrelated(source: "one", target: "two"))
    var certain = SimulatedPairs(seed: 14)
    certain.spread = 0
    #expect(try refusal(certain.people(200)) == .separated(source: "one", target: "two"))
  }

  @Test("Frameworks whose levels no cut translates are refused")
  func frameworks() throws {
    let (source, target) = SimulatedPairs(seed: 0).frameworks()
    func refusal(_ source: AlignedFramework, _ target: AlignedFramework) throws -> CalibrationError?
    {
      let translator = try Translator(from: source, to: target, contextDigest: "")
      do throws(CalibrationError) {
        _ = try CutCalibrator(translator)
        return nil
      } catch { return error }
    }
    #expect(try refusal(source, source) == .sameScale("one", "one"))
    var twin = target
    twin.document.scale = source.framework.scale
    twin.judgement.scale = source.alignment.scale
    #expect(try refusal(source, twin) == .sameScale("one", "two"))
    var apart = target
    apart.judgement.scale!.levels = target.framework.scale.levels.map {
      .init(level: $0.id, facets: [.init(facet: "influence", strength: 1)])
    }
    #expect(try refusal(source, apart) == .nothingInCommon("one", "two"))
  }

  @Test(
    "Few people give a shift and a stretch, two levels a shift, and an empty level stays judged")
  func models() throws {
    var pairs = SimulatedPairs(seed: 15)
    let people = pairs.people(100)
    let free = try calibrator(pairs).calibrate(people)
    #expect(free.model == .cuts && free.shift == nil && free.stretch == nil)

    let few = try calibrator(pairs) { $0.leastPerLevel = 90 }.calibrate(people)
    #expect(few.model == .stretch)
    #expect(few.findings.map(\.code).contains(.fewPeople))
    let (shift, stretch) = (try #require(few.shift).value, try #require(few.stretch).value)
    for cut in few.cuts { #expect(isClose(cut.fitted!.value, shift + stretch * cut.judged)) }
    #expect(few.logLikelihood < free.logLikelihood)

    let two = people.map { pair in
      var pair = pair
      pair.target.levels = pair.target.levels.mapValues { $0 < "x" ? "w" : "x" }
      return pair
    }
    let shifted = try calibrator(pairs) { $0.leastPerLevel = 200 }.calibrate(two)
    #expect(shifted.model == .shift && shifted.stretch == nil)
    for cut in shifted.cuts {
      #expect(isClose(cut.fitted!.value, cut.judged + shifted.shift!.value))
    }

    let topless = people.map { pair in
      var pair = pair
      pair.target.levels = pair.target.levels.mapValues { $0 == "z" ? "y" : $0 }
      return pair
    }
    let empty = try calibrator(pairs).calibrate(topless)
    #expect(empty.model == .cuts)
    #expect(empty.cuts.map { $0.fitted == nil } == [false, false, false, true])
    #expect(empty.findings.map(\.code).contains(.emptyLevel))
    let scale = try calibrator(pairs).scale(of: empty, fittedTo: .some100)
    #expect(scale.cuts[4].at == 80 && scale.fitted == .some100)
    #expect(scale.cuts[4].reason?.hasPrefix("Stays as judged: nobody is z") == true)
  }

  @Test("Ends of a scale where many stand, and what raters are told of, are named")
  func findings() throws {
    var pairs = SimulatedPairs(seed: 16)
    pairs.cuts = [10, 20, 35, 50]
    let people = pairs.people(100)
    func codes(_ raters: CutCalibrator.Raters) throws -> [CalibrationFinding.Code] {
      try calibrator(pairs).calibrate(people, raters: raters).findings.map(\.code)
    }
    #expect(try codes(.notTold).contains(.ceiling))
    #expect(try !codes(.notTold).contains(.floor))
    #expect(try codes(.notTold).contains(.raterNotTold))
    #expect(try codes(.told(1)).contains(.oneRater))
    #expect(try Set(codes(.told(2))).isDisjoint(with: [.oneRater, .raterNotTold]))
  }

  @Test("For people not seen, fitted cuts foretell better than wrong ones, and the model is honest")
  func check() throws {
    var pairs = SimulatedPairs(seed: 17)
    pairs.cuts = [40, 60, 75, 90]
    let people = pairs.people(150)
    let check = try calibrator(pairs) { $0.folds = 10 }.calibrate(people).check
    let scores = Dictionary(uniqueKeysWithValues: check.scores.map { ($0.forecast, $0) })
    #expect(check.ratings == 300 && check.leftOut == 0)
    #expect(scores[.fitted]!.rps < scores[.judged]!.rps)
    #expect(scores[.model]!.rps < scores[.fitted]!.rps)
    #expect(scores[.model]!.rps < scores[.baseRate]!.rps)
    #expect(try #require(check.fittedLessJudged).high < 0)
    // Levels are few, so an interval of whole levels holds more than it promises.
    #expect(scores[.model]!.inside >= 0.78)
    #expect(check.tenths.map(\.count).reduce(0, +) == 300)
    #expect(zip(check.tenths, check.tenths.dropFirst()).allSatisfy { $0.predicted <= $1.predicted })
    #expect(check.byLevel.map(\.count).reduce(0, +) == 300)
  }

  @Test("Ranked probability scores are as worked out by hand")
  func score() {
    #expect(CrossValidation.rankedProbabilityScore([0, 1, 0], of: 1) == 0)
    #expect(CrossValidation.rankedProbabilityScore([1, 0, 0], of: 2) == 1)
    #expect(CrossValidation.rankedProbabilityScore([1, 0, 0], of: 1) == 0.5)
    // (0.2² + (0.7 − 1)²) / 2
    #expect(isClose(CrossValidation.rankedProbabilityScore([0.2, 0.5, 0.3], of: 1), 0.065))
  }
}

extension Alignment.FittedTo {
  fileprivate static let some100 = Alignment.FittedTo(
    people: 100, ratings: 200, other: "one", file: "f.csv", digest: "d", author: "Ana", date: "2026"
  )
}
