/// Scores over 0 of a few of many things; all others have 0.
struct SparseScores: Sendable {
  /// What has a score, ascending.
  let positions: [Int]
  /// Their scores.
  let scores: [Double]

  /// - Parameter scores: By position; what is not over 0 is left out.
  init(_ scores: [Int: Double]) {
    let kept = scores.filter { $0.value > 0 }.sorted { $0.key < $1.key }
    (positions, self.scores) = (kept.map(\.key), kept.map(\.value))
  }

  /// The place of each, as ``RankFusion/places(_:)`` gives it among all.
  var places: [Int: Int] {
    Dictionary(uniqueKeysWithValues: zip(positions, RankFusion.places(scores)))
  }

  /// So many of the greatest, greatest first, equals in their order.
  func greatest(_ count: Int) -> [Int] {
    RankOrder.greatest(count, of: scores).map { positions[$0] }
  }
}
