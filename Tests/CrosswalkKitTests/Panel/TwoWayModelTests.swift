import CrosswalkTestSupport
import Testing

@testable import CrosswalkKit

/// Figures that the authors have printed, laws, and numpy.
@Suite("Two-way model of readers and cuts")
struct TwoWayModelTests {
  /// The six targets of four judges in Shrout & Fleiss (1979), by judge.
  static let judges: [[Double]] = [
    [9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7],
  ]

  private static func random(_ seed: Int) -> [[Double]] {
    var random = RandomCatalog(seed: seed)
    let cuts = (0..<random.int(2...6)).map { Double($0) * 15 + random.real(0...10) }
    return (0..<random.int(2...8)).map { _ in
      let shift = random.real(-4...4)
      return cuts.map { $0 + shift + random.real(-3...3) }
    }
  }

  @Test("ICC(2,1) of Shrout and Fleiss's own table is 0.29, and its residual mean square 1.02")
  func printed() throws {
    let model = try #require(TwoWayModel(Self.judges))
    #expect(isClose(try #require(model.agreement), 0.29, within: 5e-3))
    #expect(isClose(model.residualVariance, 1.02, within: 5e-3))
    // Their mean square between judges is 32.49.
    #expect(isClose(model.shiftVariance, (32.49 - 1.02) / 6, within: 5e-3))
  }

  @Test("Shifts and rests sum to nothing, and with the cuts to what was read", arguments: 0..<20)
  func parts(seed: Int) throws {
    let rows = Self.random(seed)
    let model = try #require(TwoWayModel(rows))
    #expect(isClose(model.shifts.reduce(0, +), 0, within: 1e-9))
    for (row, (shift, rests)) in zip(rows, zip(model.shifts, model.residuals)) {
      #expect(isClose(rests.reduce(0, +), 0, within: 1e-9))
      for (value, (cut, rest)) in zip(row, zip(model.cuts, rests)) {
        #expect(isClose(value, cut + shift + rest, within: 1e-9))
      }
    }
    let variances = model.cuts.indices.map { model.deviation(ofCut: $0) }.map { $0 * $0 }
    #expect(isClose(TwoWayModel.mean(variances), model.residualVariance, within: 1e-9))
  }

  @Test("A reader's shift moves no cut's spread; more of it lowers agreement", arguments: 0..<20)
  func shift(seed: Int) throws {
    let rows = Self.random(seed)
    let model = try #require(TwoWayModel(rows))
    let high = try #require(model.shifts.indices.max { model.shifts[$0] < model.shifts[$1] })
    var moved = rows
    moved[high] = moved[high].map { $0 + 5 }
    let other = try #require(TwoWayModel(moved))
    for cut in model.cuts.indices {
      #expect(isClose(model.deviation(ofCut: cut), other.deviation(ofCut: cut), within: 1e-9))
    }
    #expect(other.shiftVariance > model.shiftVariance)
    #expect(try #require(other.agreement) < #require(model.agreement))
  }

  @Test("Readers who put everything alike agree fully, and are not shifted")
  func same() throws {
    let model = try #require(TwoWayModel([[1, 5, 9], [1, 5, 9], [1, 5, 9]]))
    #expect(model.agreement == 1 && model.shiftVariance == 0 && model.residualVariance == 0)
  }

  @Test("One reader or one cut tells nothing, nor does what never differs")
  func nothing() throws {
    #expect(TwoWayModel([[1, 2]]) == nil)
    #expect(TwoWayModel([[1], [2]]) == nil)
    #expect(TwoWayModel([]) == nil)
    #expect(try #require(TwoWayModel([[3, 3], [3, 3]])).agreement == nil)
  }

  private static let script = """
    import json, sys
    import numpy as np
    answers = []
    for rows in json.load(sys.stdin):
        x = np.array(rows).T                      # targets by judges
        n, k = x.shape
        grand = x.mean()
        ssb = k * ((x.mean(axis=1) - grand) ** 2).sum()
        ssj = n * ((x.mean(axis=0) - grand) ** 2).sum()
        sse = ((x - grand) ** 2).sum() - ssb - ssj
        bms, jms, ems = ssb / (n - 1), ssj / (k - 1), sse / ((n - 1) * (k - 1))
        icc = (bms - ems) / (bms + (k - 1) * ems + k * (jms - ems) / n)
        answers.append([icc, max(0, (jms - ems) / n), ems])
    json.dump(answers, sys.stdout)
    """

  @Test(
    "numpy finds the same by sums of squares",
    .enabled(if: PanelOracle.mayAskNumPy, "Python with NumPy is not here"))
  func oracle() throws {
    let tables = [Self.judges] + (0..<40).map(Self.random)
    let answers = try Oracle.ask(Self.script, tables, [[Double]].self)
    #expect(answers.count == tables.count)
    for (table, answer) in zip(tables, answers) {
      let model = try #require(TwoWayModel(table))
      let ours = [try #require(model.agreement), model.shiftVariance, model.residualVariance]
      for (one, other) in zip(ours, answer) { #expect(isClose(one, other, within: 1e-9)) }
    }
  }
}
