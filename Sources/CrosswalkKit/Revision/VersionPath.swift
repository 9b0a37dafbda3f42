import CrosswalkBase
import CrosswalkModel

/// The way from one version of a framework to the next, a part at a time.
///
/// Each state differs from the one before in one part only, so that a change of an answer from one
/// to the next is that part's doing. Parts that work together are told apart by their order: the
/// document first, then the scale, then the links, concept by concept, in the end the ontology and
/// the thresholds.
struct VersionPath {
  /// A version in between.
  struct State {
    var aligned: AlignedFramework
    var concepts: ConceptHierarchy
    var thresholds: Thresholds
  }

  /// What was exchanged, and what came of it.
  struct Step {
    var cause: RatingShift.Cause
    var state: State
  }

  /// The old version, in the names of the new one.
  let start: State
  /// From the old version to the new one; none where nothing differs that answers depend on.
  private(set) var steps: [Step] = []

  init(
    from old: FrameworkVersion, to new: FrameworkVersion, _ renaming: Renaming,
    ontology: Ontology, thresholds: (Thresholds, Thresholds)
  ) {
    start = State(
      aligned: renaming(old.aligned), concepts: ConceptHierarchy(old.ontology ?? ontology),
      thresholds: thresholds.0)
    var (framework, alignment) = (start.aligned.framework, start.aligned.alignment)
    let goal = new.aligned.alignment
    var state = start
    func take(_ part: RatingShift.Cause.Part, _ concept: String? = nil) -> Step {
      state.aligned = AlignedFramework(framework: framework, alignment: alignment)
      return Step(cause: .init(part: part, concept: concept), state: state)
    }
    if framework != new.aligned.framework {
      framework = new.aligned.framework
      let known = Set(framework.statements.map(\.statement.id))
      alignment.links.removeAll { !known.contains($0.statement) }
      // Cuts of another number of levels are none of these.
      if alignment.scale?.cuts.count != framework.scale.levels.count + 1 {
        alignment.scale = goal.scale
      }
      steps.append(take(.document))
    }
    if alignment.scale?.cuts != goal.scale?.cuts {
      if alignment.scale == nil || goal.scale == nil {
        alignment.scale = goal.scale
      } else {
        alignment.scale?.cuts = goal.scale?.cuts ?? []
      }
      steps.append(take(.cuts))
    }
    if alignment.scale?.locationError != goal.scale?.locationError {
      alignment.scale?.locationError = goal.scale?.locationError
      steps.append(take(.locationError))
    }
    if alignment.scale?.levels != goal.scale?.levels {
      alignment.scale?.levels = goal.scale?.levels ?? []
      steps.append(take(.facets))
    }
    for concept in Self.concepts(alignment, goal) {
      alignment.links = Self.links(alignment, goal, of: concept)
      steps.append(take(.links, concept))
    }
    let concepts = ConceptHierarchy(new.ontology ?? ontology)
    if concepts != state.concepts {
      state.concepts = concepts
      steps.append(take(.ontology))
    }
    if thresholds.0 != thresholds.1 {
      state.thresholds = thresholds.1
      steps.append(take(.thresholds))
    }
  }

  /// The concepts to which statements are linked otherwise in the two.
  private static func concepts(_ one: Alignment, _ other: Alignment) -> [String] {
    let (was, now) = (one.linksByStatement, other.linksByStatement)
    var concepts: Set<String> = []
    for statement in Set(was.keys).union(now.keys) {
      let both = (was[statement] ?? []) + (now[statement] ?? [])
      for concept in Set(both.map(\.concept)) {
        let old = was[statement]?.first { $0.concept == concept }
        let new = now[statement]?.first { $0.concept == concept }
        if old?.share != new?.share || old?.relation != new?.relation { concepts.insert(concept) }
      }
    }
    return concepts.sorted()
  }

  /// The links of the first, but those to one concept as the second has them.
  private static func links(
    _ one: Alignment, _ other: Alignment, of concept: String
  ) -> [Alignment.StatementLinks] {
    var new = other.linksByStatement.compactMapValues { $0.first { $0.concept == concept } }
    var result = one.links.map { entry in
      var entry = entry
      entry.links.removeAll { $0.concept == concept }
      if let link = new.removeValue(forKey: entry.statement) { entry.links.append(link) }
      return entry
    }
    for entry in other.links {
      guard let link = new[entry.statement] else { continue }
      result.append(.init(statement: entry.statement, links: [link]))
    }
    return result
  }
}
