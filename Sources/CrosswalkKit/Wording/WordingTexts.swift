/// The texts of a ``WordingIndex`` one by one, for whoever asks about few of them.
struct WordingTexts: Sendable {
  private let index: WordingIndex
  /// Where the terms of each text begin.
  private let starts: [Int32]
  private let terms: [Int32]
  private let scores: [Double]

  /// - Parameters:
  ///   - bags: Those that the index was made of.
  ///   - index: Of all of them.
  init(_ bags: [TermBag], in index: WordingIndex) {
    var (starts, terms, scores) = ([Int32(0)], [Int32](), [Double]())
    for bag in bags {
      terms += bag.terms
      scores += index.scores(in: bag)
      starts.append(Int32(terms.count))
    }
    (self.index, self.starts, self.terms, self.scores) = (index, starts, terms, scores)
  }

  /// A text that others are held against.
  struct Query {
    private let texts: WordingTexts
    /// The place of each term in the query; -1: it is not there.
    private let places: [Int32]
    private let weights: [Double]
    private let own: Double

    fileprivate init(_ bag: TermBag, _ texts: WordingTexts) {
      (self.texts, weights) = (texts, bag.weights)
      own = texts.index.ownScore(of: bag)
      var places = [Int32](repeating: -1, count: texts.index.terms)
      for (place, term) in bag.terms.enumerated() where Int(term) < places.count {
        places[Int(term)] = Int32(place)
      }
      self.places = places
    }

    /// Visits the likeness of some texts, just as ``WordingIndex/likenesses(to:)`` has it.
    func forEach(
      _ positions: some Sequence<Int32>, _ body: (_ text: Int, _ likeness: Double) -> Void
    ) {
      guard own > 0 else {
        for position in positions { body(Int(position), 0) }
        return
      }
      // Sums run in the order of the query, as in the index.
      withUnsafeTemporaryAllocation(of: Double.self, capacity: weights.count) { parts in
        for position in positions {
          parts.initialize(repeating: 0)
          let text = Int(position)
          for entry in Int(texts.starts[text])..<Int(texts.starts[text + 1]) {
            let place = Int(places[Int(texts.terms[entry])])
            if place >= 0 { parts[place] = weights[place] * texts.scores[entry] }
          }
          var sum = 0.0
          for part in parts { sum += part }
          body(text, min(1, sum / own))
        }
      }
    }

    /// The likeness of one text, 0 to 1.
    func likeness(of text: Int) -> Double {
      var found = 0.0
      forEach(CollectionOfOne(Int32(text))) { found = $1 }
      return found
    }
  }

  func query(_ bag: TermBag) -> Query { Query(bag, self) }
}
