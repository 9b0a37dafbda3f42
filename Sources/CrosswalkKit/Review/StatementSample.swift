import CrosswalkBase
import CrosswalkModel

/// A part of a framework's statements, drawn at random so that every unit has its share.
///
/// It is a systematic sample of a list that is ordered by unit and shuffled within units (W. G. Cochran,
/// Sampling Techniques, 3rd edition 1977, chapter 8): each statement is as likely as any other, and the
/// number from a unit differs from the unit's share by less than one.
package enum StatementSample {
  /// Draws statements.
  ///
  /// - Parameters:
  ///   - count: How many, 1 or more; all of them where there are fewer.
  ///   - framework: Whose statements.
  ///   - wanted: The ids to draw from; nil: all.
  ///   - seed: The same seed draws the same.
  /// - Returns: Ids in the order of the document.
  package static func draw(
    _ count: Int, of framework: Framework, among wanted: Set<String>? = nil, seed: UInt64
  ) -> [String] {
    var random = SplitMix64(seed: seed)
    var queue: [String] = []
    for unit in framework.units {
      queue += unit.statements.map(\.id).filter { wanted?.contains($0) ?? true }
        .shuffled(using: &random)
    }
    let count = min(count, queue.count)
    guard count > 0 else { return [] }
    let step = Double(queue.count) / Double(count)
    let start = Double.random(in: 0..<1, using: &random)
    // Steps of one or more never meet one place twice; rounding stays within the list.
    let drawn = Set(
      (0..<count).map { queue[min(queue.count - 1, Int((Double($0) + start) * step))] })
    return framework.statements.map(\.statement.id).filter(drawn.contains)
  }
}

extension Framework {
  /// Some statements with all that say the same in other places, since who knows what was decided on one
  /// knows it of the other.
  package func withTwins(_ ids: Set<String>) -> Set<String> {
    let all = statements.map(\.statement)
    func root(_ statement: Statement) -> String { statement.sameAs ?? statement.id }
    let roots = Set(all.filter { ids.contains($0.id) }.map(root))
    let texts = Set(all.filter { ids.contains($0.id) }.map(\.text))
    return ids.union(
      all.filter { roots.contains(root($0)) || texts.contains($0.text) }.map(\.id))
  }
}
