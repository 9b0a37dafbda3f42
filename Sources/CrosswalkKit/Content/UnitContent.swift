import CrosswalkModel

/// What a unit is about: the carried shares of its statements, by concept.
///
/// `weights` is the mean over the statements, or, where statements are bound to levels, the mean
/// over the levels of that mean: what the unit is about at an average level. It sums to 1 at most;
/// what is missing has no concept or is only related. `amounts` is how many statements' worth an
/// average level has. A statement without a level in a level-bound unit holds at every level.
struct UnitContent: Sendable, Hashable {
  let weights: [Double]
  let amounts: [Double]
  /// `weights`, split by the actor of the statements.
  let weightsByActor: [Role: [Double]]
  /// `amounts`, split by the actor of the statements.
  let amountsByActor: [Role: [Double]]

  init(
    of unit: Framework.Unit, links: [String: [ConceptLink]], concepts: ConceptIndex,
    counting counts: (Statement) -> Bool
  ) {
    let statements = unit.statements.filter(counts)
    var perLevel: [String: Int] = [:]
    var unlevelled = 0
    for statement in statements {
      if let level = statement.level { perLevel[level, default: 0] += 1 } else { unlevelled += 1 }
    }
    let levels = Double(max(1, perLevel.count))
    let everyLevel =
      perLevel.isEmpty
      ? 1 / Double(max(1, unlevelled))
      : perLevel.sorted { $0.key < $1.key }.reduce(0) { $0 + 1 / Double($1.value + unlevelled) }
        / levels

    let zeros = [Double](repeating: 0, count: concepts.count)
    var weights = zeros
    var amounts = zeros
    var weightsByActor: [Role: [Double]] = [:]
    var amountsByActor: [Role: [Double]] = [:]
    for statement in statements {
      let weight: Double
      let amount: Double
      if let level = statement.level {
        weight = 1 / levels / Double(perLevel[level]! + unlevelled)
        amount = 1 / levels
      } else {
        weight = everyLevel
        amount = 1
      }
      for link in links[statement.id] ?? [] where link.relation.carries {
        let concept = concepts[link.concept]
        weights[concept] += weight * link.share
        amounts[concept] += amount * link.share
        weightsByActor[statement.actor, default: zeros][concept] += weight * link.share
        amountsByActor[statement.actor, default: zeros][concept] += amount * link.share
      }
    }
    self.weights = weights
    self.amounts = amounts
    self.weightsByActor = weightsByActor
    self.amountsByActor = amountsByActor
  }
}
