import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkKit

@Suite("Ordered probit") struct OrderedProbitTests {
  private func fit(
    _ observations: [OrderedProbit.Observation], _ model: CutCalibration.Model, judged: [Double]
  ) throws -> OrderedProbit.Fit {
    let observed = (0...judged.count).map { level in observations.contains { $0.level == level } }
    let design = CutDesign(model, judged: judged, observed: observed)
    return try OrderedProbit(design: design).fit(
      observations, weights: observations.map { _ in 1 },
      from: design.start(judged: judged, spread: 15))
  }

  private func observations(_ seed: Int, people: Int) throws -> [OrderedProbit.Observation] {
    var pairs = SimulatedPairs(seed: seed)
    let paired = try PairedRatings(pairs.people(people), translator: pairs.translator())
    return paired.observations.enumerated().map { index, observation in
      .init(person: index, x: observation.x, level: observation.level)
    }
  }

  private struct Question: Encodable {
    var x: [Double]
    var level: [Int]
    var judged: [Double]
    var model: String
  }

  private struct Answer: Decodable {
    var cuts: [Double]
    var errors: [Double]
    var spread: Double
    var spreadError: Double
    var logLikelihood: Double
  }

  /// Maximises the likelihood over cuts and spread themselves, by SciPy's own methods, and takes
  /// errors from differences of the likelihood.
  private static let script = """
    import json, sys
    import numpy as np
    from scipy.optimize import minimize
    from scipy.stats import norm

    q = json.load(sys.stdin)
    x, level, judged = np.array(q["x"]), np.array(q["level"]), np.array(q["judged"])

    def cuts(p):
        if q["model"] == "cuts":
            return p[:-1]
        if q["model"] == "stretch":
            return p[0] + p[1] * judged
        return p[0] + judged

    def loss(p):
        c, s = cuts(p), p[-1]
        if s <= 0 or np.any(np.diff(c) <= 0):
            return 1e9
        ends = np.concatenate([[-np.inf], c, [np.inf]])
        mass = norm.cdf((ends[level + 1] - x) / s) - norm.cdf((ends[level] - x) / s)
        return -np.sum(np.log(np.maximum(mass, 1e-300)))

    start = {"cuts": list(judged), "stretch": [0.0, 1.0], "shift": [0.0]}[q["model"]] + [15.0]
    p = np.array(start)
    for _ in range(5):
        p = minimize(loss, p, method="Nelder-Mead",
                     options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 40000, "maxfev": 40000}).x
    n = len(p)
    h = 1e-2 * np.maximum(1e-1, np.minimum(np.abs(p), 10)) * np.ones(n)
    def second(i, j):
        a, b = np.zeros(n), np.zeros(n)
        a[i], b[j] = h[i], h[j]
        return (loss(p + a + b) - loss(p + a - b) - loss(p - a + b) + loss(p - a - b)) / (4 * h[i] * h[j])
    covariance = np.linalg.inv([[second(i, j) for j in range(n)] for i in range(n)])
    rows = {"cuts": np.eye(n)[:-1],
            "stretch": np.array([[1, j, 0] for j in judged]),
            "shift": np.array([[1, 0] for _ in judged])}[q["model"]]
    errors = np.sqrt(np.einsum("ij,jk,ik->i", rows, covariance, rows))
    print(json.dumps({"cuts": list(cuts(p)), "errors": list(errors), "spread": p[-1],
                      "spreadError": float(np.sqrt(covariance[-1, -1])), "logLikelihood": -loss(p)}))
    """

  @Test(
    "SciPy finds the same maximum and the same errors", .enabled(if: Oracle.mayAskSciPy),
    arguments: [
      (CutCalibration.Model.cuts, 1, 60), (.cuts, 2, 200), (.stretch, 3, 40), (.stretch, 4, 120),
      (.shift, 5, 80),
    ])
  func scipy(model: CutCalibration.Model, seed: Int, people: Int) throws {
    let observations = try observations(seed, people: people)
    let judged = Array(SimulatedPairs.judged.dropFirst().dropLast())
    let ours = try fit(observations, model, judged: judged)
    let theirs: Answer = try Oracle.ask(
      Self.script,
      Question(
        x: observations.map(\.x), level: observations.map(\.level), judged: judged,
        model: model.rawValue))
    #expect(areClose(ours.cuts, theirs.cuts, within: 1e-3), "\(ours.cuts) \(theirs.cuts)")
    #expect(areClose(ours.cutErrors, theirs.errors, within: 1e-2))
    #expect(isClose(ours.spread, theirs.spread, within: 1e-3))
    #expect(isClose(ours.spreadError, theirs.spreadError, within: 1e-2))
    #expect(isClose(ours.logLikelihood, theirs.logLikelihood, within: 1e-6))
  }

  @Test("What moves every position and every judged cut alike moves the fit alike")
  func equivariance() throws {
    let judged = [20.0, 40, 60, 80]
    for model in CutCalibration.Model.allCases {
      let observations = try observations(7, people: 100)
      let here = try fit(observations, model, judged: judged)
      let there = try fit(
        observations.map { .init(person: $0.person, x: $0.x / 2 + 10, level: $0.level) }, model,
        judged: judged.map { $0 / 2 + 10 })
      #expect(areClose(here.cuts.map { $0 / 2 + 10 }, there.cuts, within: 1e-6))
      #expect(isClose(here.spread / 2, there.spread, within: 1e-6))
      #expect(isClose(here.logLikelihood, there.logLikelihood, within: 1e-8))
    }
  }

  @Test("A weight of two is a rating given twice")
  func weights() throws {
    let observations = try observations(8, people: 50)
    let judged = [20.0, 40, 60, 80]
    let design = CutDesign(.cuts, judged: judged, observed: [true, true, true, true, true])
    let probit = OrderedProbit(design: design)
    let start = design.start(judged: judged, spread: 15)
    let twice = observations.map { $0.person % 3 == 0 ? 2.0 : 1.0 }
    let weighted = try probit.fit(observations, weights: twice, from: start)
    let repeated = try probit.fit(
      observations + observations.filter { $0.person % 3 == 0 }, weights: twice.map { _ in 1 },
      from: start)
    #expect(areClose(weighted.cuts, repeated.cuts, within: 1e-7))
    #expect(areClose(weighted.cutErrors, repeated.cutErrors, within: 1e-7))
  }

  @Test("Levels that follow from positions, or have nothing to do with them, give no fit")
  func noMaximum() throws {
    let all = try observations(9, people: 60)
    let judged = [20.0, 40, 60, 80]
    let certain = all.map { entry in
      OrderedProbit.Observation(
        person: entry.person, x: entry.x, level: judged.count { $0 < entry.x })
    }
    #expect(throws: OrderedProbit.Failure.separated) {
      try fit(certain, .cuts, judged: judged)
    }
    let backwards = all.map { entry in
      OrderedProbit.Observation(person: entry.person, x: 100 - entry.x, level: entry.level)
    }
    let chance = all.enumerated().map { index, entry in
      OrderedProbit.Observation(person: entry.person, x: entry.x, level: (index * 7) % 5)
    }
    for observations in [backwards, chance] {
      #expect(throws: OrderedProbit.Failure.unrelated) {
        try fit(observations, .cuts, judged: judged)
      }
    }
  }
}
