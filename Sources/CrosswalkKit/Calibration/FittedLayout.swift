import CrosswalkModel

/// The cuts of a scale after a fit, as an alignment can hold them.
struct FittedLayout: Sendable, Hashable {
  /// The least distance between two cuts, in reference points.
  static let leastGap = 0.5

  /// One more than there are levels, ascending, with ramps that do not overlap.
  let cuts: [Alignment.Cut]
  /// Positions of inner cuts that the fit puts where none can lie.
  let displaced: [Int]

  /// - Parameters:
  ///   - judged: All cuts of the scale as judged.
  ///   - inner: Where the fit puts the inner ones.
  ///   - errors: The standard errors of those; a spread is √3 of them, half of the width of the
  ///     uniform distribution with that standard deviation.
  ///   - design: Which of them are fitted.
  ///   - outer: Where the fit puts what was judged to lie at a place; the outer cuts go with it.
  init(
    judged: [Alignment.Cut], inner: [Double], errors: [Double], design: CutDesign,
    outer: (Double) -> Double
  ) {
    let last = judged.count - 1
    // An open end stays open.
    func end(_ cut: Alignment.Cut) -> Double {
      cut.at <= 0 || cut.at >= 100 ? cut.at : min(100, max(0, outer(cut.at)))
    }
    func rounded(_ place: Double) -> Double { (place * 10).rounded() / 10 }
    let gap = Self.leastGap
    var places = ([end(judged[0])] + inner + [end(judged[last])]).map(rounded)
    for cut in 1..<last {
      let lowest = cut == 1 ? gap : places[cut - 1] + gap
      places[cut] = rounded(min(max(places[cut], lowest), 100 - gap * Double(last - cut)))
    }
    places[0] = max(0, min(places[0], rounded(places[1] - gap)))
    places[last] = min(100, max(places[last], rounded(places[last - 1] + gap)))
    displaced = inner.indices.filter { abs(places[$0 + 1] - inner[$0]) > 0.1 }

    var spreads = judged.map(\.spread)
    for (index, error) in errors.enumerated() where design.isFitted[index] {
      spreads[index + 1] = 3.0.squareRoot() * error
    }
    cuts = Self.narrowed(spreads, at: places).enumerated().map { index, spread in
      Alignment.Cut(at: places[index], spread: spread, reason: judged[index].reason)
    }
  }

  /// Spreads that leave neither the reference scale nor each other's room; two that do not fit
  /// between their cuts share the room by their sizes.
  private static func narrowed(_ spreads: [Double], at places: [Double]) -> [Double] {
    let wanted = zip(spreads, places).map { min($0, $1, 100 - $1) }
    return wanted.indices.map { index in
      var spread = wanted[index]
      for neighbour in [index - 1, index + 1] where wanted.indices.contains(neighbour) {
        let room = abs(places[neighbour] - places[index])
        let sum = wanted[index] + wanted[neighbour]
        if sum > room { spread = min(spread, wanted[index] / sum * room) }
      }
      // Rounding must not make ramps overlap.
      return max(0, (spread * 100 - 0.01).rounded(.down) / 100)
    }
  }
}
