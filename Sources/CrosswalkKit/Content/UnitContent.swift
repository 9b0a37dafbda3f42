import CrosswalkModel

/// What a unit is about: the carried shares of its statements, by part of content.
///
/// `weights` is the mean over the statements, or, where statements are bound to levels, the mean
/// over the levels of that mean: what the unit is about at an average level. It sums to 1 at most;
/// what is missing has no concept or is only related. `amounts` is how many statements' worth an
/// average level has. A statement without a level in a level-bound unit holds at every level.
package struct UnitContent: Sendable, Hashable {
  /// By part, 0 to 1; their sum is at most 1.
  package let weights: [Double]
  /// By part, 0 or more.
  package let amounts: [Double]
  /// `weights`, split by the actor of the statements.
  package let weightsByActor: [Role: [Double]]
  /// `amounts`, split by the actor of the statements.
  package let amountsByActor: [Role: [Double]]
  /// What all statements of an actor weigh, also those that no concept has a word for; they sum to 1, or to 0 for
  /// a unit without statements.
  let statedByActor: [Role: Double]

  /// - Parameters:
  ///   - statements: All of one unit.
  ///   - partCount: How many parts there are.
  ///   - counts: Which of the statements count.
  init(
    _ statements: [LinkedStatement], partCount: Int, counting counts: (LinkedStatement) -> Bool
  ) {
    let statements = statements.filter(counts)
    let measure = LevelMeasure(statements)
    let zeros = [Double](repeating: 0, count: partCount)
    var weights = zeros
    var amounts = zeros
    var weightsByActor: [Role: [Double]] = [:]
    var amountsByActor: [Role: [Double]] = [:]
    var statedByActor: [Role: Double] = [:]
    for statement in statements {
      let (weight, amount) = measure.of(statement)
      statedByActor[statement.actor, default: 0] += weight
      for link in statement.shares {
        weights[link.part] += weight * link.share
        amounts[link.part] += amount * link.share
        weightsByActor[statement.actor, default: zeros][link.part] += weight * link.share
        amountsByActor[statement.actor, default: zeros][link.part] += amount * link.share
      }
    }
    self.weights = weights
    self.amounts = amounts
    self.weightsByActor = weightsByActor
    self.amountsByActor = amountsByActor
    self.statedByActor = statedByActor
  }

  init(
    of unit: Framework.Unit, links: [String: [ConceptLink]], parts: ContentIndex,
    counting counts: (Statement) -> Bool
  ) {
    self.init(
      LinkedStatement.of(unit.statements.filter(counts), links: links, parts: parts),
      partCount: parts.count, counting: { _ in true })
  }

  private init(
    weights: [Double], amounts: [Double], weightsByActor: [Role: [Double]],
    amountsByActor: [Role: [Double]], statedByActor: [Role: Double]
  ) {
    self.weights = weights
    self.amounts = amounts
    self.weightsByActor = weightsByActor
    self.amountsByActor = amountsByActor
    self.statedByActor = statedByActor
  }

  /// The same content by other parts; `map` takes numbers by the parts of this one to numbers by the
  /// others, and is linear.
  func mapped(_ map: ([Double]) -> [Double]) -> UnitContent {
    UnitContent(
      weights: map(weights), amounts: map(amounts), weightsByActor: weightsByActor.mapValues(map),
      amountsByActor: amountsByActor.mapValues(map), statedByActor: statedByActor)
  }

  /// Just the amounts, as ``init(_:partCount:counting:)`` would have them.
  static func amounts(
    _ statements: [LinkedStatement], partCount: Int, counting counts: (LinkedStatement) -> Bool
  ) -> [Double] {
    let statements = statements.filter(counts)
    let measure = LevelMeasure(statements)
    var amounts = [Double](repeating: 0, count: partCount)
    for statement in statements {
      let amount = measure.of(statement).amount
      for link in statement.shares { amounts[link.part] += amount * link.share }
    }
    return amounts
  }
}

/// What one statement weighs at an average level of its unit.
struct LevelMeasure {
  /// How many levels have statements of their own; at least 1.
  private let levels: Double
  private let perLevel: [Int]
  private let unlevelled: Int
  /// The weight of a statement that holds at every level.
  private let everyLevel: Double

  init(_ statements: [LinkedStatement]) {
    var perLevel = [Int](repeating: 0, count: (statements.compactMap(\.level).max() ?? -1) + 1)
    var unlevelled = 0
    for statement in statements {
      if let level = statement.level { perLevel[level] += 1 } else { unlevelled += 1 }
    }
    let used = perLevel.filter { $0 > 0 }
    levels = Double(max(1, used.count))
    everyLevel =
      used.isEmpty
      ? 1 / Double(max(1, unlevelled))
      : used.reduce(0) { $0 + 1 / Double($1 + unlevelled) } / levels
    self.perLevel = perLevel
    self.unlevelled = unlevelled
  }

  func of(_ statement: LinkedStatement) -> (weight: Double, amount: Double) {
    guard let level = statement.level else { return (everyLevel, 1) }
    return (1 / levels / Double(perLevel[level] + unlevelled), 1 / levels)
  }
}
