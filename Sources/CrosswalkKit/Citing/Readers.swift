import CrosswalkModel

// Whose judgements something rests on: the one place that says it, for whoever cites, describes or
// reviews.

extension Alignment {
  /// Everybody who has judged something in it, by name: whose file it is, then the others in order.
  package var readers: [String] {
    let others =
      links.flatMap { $0.links.compactMap(\.author) }
      + rejected.flatMap { $0.rejections.compactMap(\.author) } + acts.compactMap(\.author)
    return [author] + Set(others).subtracting([author]).sorted()
  }
}

extension AlignedFramework {
  /// Everybody whose judgement is in use, those who laid theirs over others' last.
  package var readers: [String] {
    let own = alignment.readers
    return own.filter { !overriddenBy.contains($0) || $0 == alignment.author }
      + overriddenBy.enumerated().filter { place, name in
        name != alignment.author && !overriddenBy[..<place].contains(name)
      }.map(\.element)
  }
}

extension MatchSet {
  /// Everybody who has judged something in it, by name, in order; of a set without judgements, whose file
  /// it is.
  package var readers: [String] {
    matches.isEmpty ? [author] : Set(matches.map { $0.author ?? author }).sorted()
  }
}
