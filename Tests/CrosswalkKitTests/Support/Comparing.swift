import CrosswalkBase
import Foundation

@testable import CrosswalkKit

/// Whether two numbers are equal but for rounding.
func isClose(_ a: Double, _ b: Double, within tolerance: Double = 1e-9) -> Bool {
  abs(a - b) <= tolerance
}

/// Whether two rows of numbers are equal but for rounding.
func areClose(_ a: [Double], _ b: [Double], within tolerance: Double = 1e-9) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, within: tolerance) }
}

/// The running sums.
func cumulative(_ numbers: [Double]) -> [Double] {
  numbers.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
}

extension Translation {
  /// What a program would be sent.
  var json: String {
    get throws { try JSONText.compact(self) }
  }

  /// The result of one unit.
  subscript(unit: String) -> UnitResult? { results.first { $0.unit == unit } }
}

extension Translation.UnitResult {
  /// The probabilities, in the order of the scale.
  var probabilities: [Double]? { distribution.map { $0.map(\.p) } }

  /// The kinds of its cautions.
  var codes: Set<Caution.Code> { Set(cautions.map(\.code)) }

  /// The weights of its contributions by unit and concept.
  var weights: [[String]: Double] {
    Dictionary(contributions.map { ([$0.unit, $0.concept], $0.weight) }, uniquingKeysWith: +)
  }

  /// What is different in `other`, in words; empty if nothing is but for rounding.
  ///
  /// The order of contributions of equal weight, and messages, are not compared.
  func differences(from other: Self) -> [String] {
    var found: [String] = []
    func compare(_ name: String, _ a: some Equatable, _ b: some Equatable, _ same: Bool) {
      if !same { found.append("\(unit): \(name) \(a) is not \(b)") }
    }
    compare("unit", unit, other.unit, unit == other.unit)
    compare("status", status, other.status, status == other.status)
    compare("reason", reason, other.reason, reason == other.reason)
    compare("answer", answer, other.answer, answer == other.answer)
    compare("interval", interval, other.interval, interval == other.interval)
    compare("facets", facets, other.facets, facets == other.facets)
    compare("codes", codes, other.codes, codes == other.codes)
    compare("rateNext", rateNext, other.rateNext, rateNext == other.rateNext)
    let (mine, theirs) = (probabilities ?? [], other.probabilities ?? [])
    compare("distribution", mine, theirs, areClose(mine, theirs))
    for (name, path) in [
      ("coverage", \Self.coverage), ("coverageSameActor", \.coverageSameActor),
      ("coverageAtLevel", \.coverageAtLevel), ("focus", \.focus),
    ] {
      let (a, b) = (self[keyPath: path], other[keyPath: path])
      compare(name, a, b, isClose(a, b))
    }
    let keys = Set(weights.keys).union(other.weights.keys)
    compare(
      "contributions", weights, other.weights,
      keys.allSatisfy { isClose(weights[$0] ?? 0, other.weights[$0] ?? 0) })
    return found
  }
}
