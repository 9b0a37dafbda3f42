extension Scale {
  /// What a level is called, by its id; the id itself if the scale has no such level.
  package func title(of level: String) -> String {
    levels.first { $0.id == level }?.title ?? level
  }

  /// What an outcome of a translation is called: a level's title, `below` the lowest or `above` the
  /// highest, which stand for all that the scale does not reach.
  package func title(ofOutcome outcome: String) -> String {
    switch outcome {
    case "below": "below \(levels.first?.title ?? "")"
    case "above": "above \(levels.last?.title ?? "")"
    default: title(of: outcome)
    }
  }
}
