import CrosswalkModel

/// How many statements of a framework, or of a unit, have a counterpart in another that is closer than
/// related, by people whose act it is. That both speak of a topic is another figure.
public struct BehaviourCoverage: Sendable, Codable, Hashable {
  /// Statements that are counted: all but those that are worded as a shortcoming.
  public var statements = 0
  /// How many of them are served.
  public var served = 0
  /// How many have their counterpart on the other side of one activity alone.
  public var otherSide = 0
  /// How many are only related to anything.
  public var touched = 0
  /// How many are absent from the other document.
  public var absent = 0
  /// How many are outside the other document's scope.
  public var scope = 0
  /// Of how many nobody can say, since too little has been judged.
  public var notJudged = 0
  /// Statements that are worded as a shortcoming, which are not counted.
  public var deficits = 0
  /// The served part, 0 to 1; nil where there are no statements, or none has been judged.
  public var share: Double?

  /// Counts.
  init(_ standings: some Sequence<Standing>) {
    for standing in standings {
      statements += 1
      switch standing {
      case .served: served += 1
      case .otherSide: otherSide += 1
      case .touched: touched += 1
      case .absent: absent += 1
      case .scope: scope += 1
      case .notJudged: notJudged += 1
      case .deficit:
        deficits += 1
        statements -= 1
      }
    }
    if statements > notJudged { share = Double(served) / Double(statements) }
  }

  /// How many of a standing.
  package func count(of standing: Standing) -> Int {
    switch standing {
    case .served: served
    case .otherSide: otherSide
    case .touched: touched
    case .absent: absent
    case .scope: scope
    case .notJudged: notJudged
    case .deficit: deficits
    }
  }

  /// In words: `12 of 41 statements`, or that nobody has judged them.
  package var words: String {
    if statements == 0 { return "no statements" }
    return share == nil
      ? "not judged yet" : "\(served) of \(statements) statement\(statements == 1 ? "" : "s")"
  }
}
