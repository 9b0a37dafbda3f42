import CrosswalkBase
import CrosswalkModel

extension StatementMatcher {
  /// The counterparts of a part of the source that is more than one statement.
  ///
  /// - Parameters:
  ///   - part: A unit, a level of one, or a heading.
  ///   - limit: At most so many.
  ///   - ontology: Where concepts have their names.
  /// - Returns: Nil for a statement, which ``matches(of:limit:groupsLevels:)`` answers, and for what is
  ///   not in the source.
  public func matches(
    of part: FrameworkPart, limit: Int, ontology: Ontology
  ) -> PartMatches? {
    let units = source.framework.units
    switch part {
    case .statement: return nil
    case .unit(let id):
      guard let unit = units.first(where: { $0.id == id }) else { return nil }
      return matches(
        of: unit.statements, limit,
        .init(
          kind: .unit, framework: source.framework.id, id: id, title: unit.title,
          statements: unit.statements.count))
    case .level(let id, let level):
      guard let unit = units.first(where: { $0.id == id }) else { return nil }
      let statements = unit.statements.filter { $0.level == level }
      let title = "\(unit.title), \(source.framework.scale.title(of: level))"
      return matches(
        of: statements, limit,
        .init(
          kind: .level, framework: source.framework.id, id: "\(id).\(level)", title: title,
          statements: statements.count))
    case .subcompetency(let id):
      for unit in units {
        if let heading = unit.subcompetencies.first(where: { $0.id == id }) {
          return matches(of: heading, in: unit, limit, ontology)
        }
      }
      return nil
    }
  }

  private func matches(
    of statements: [Statement], _ limit: Int, _ subject: PartMatches.Subject
  ) -> PartMatches {
    let found = statements.map { counterparts.standing(of: $0.id)! }
    var joined: [String: [(statement: String, link: StatementStanding.Link)]] = [:]
    for standing in found {
      for link in standing.links {
        joined[link.id, default: []].append((standing.statement, link))
      }
    }
    let rows = joined.map { id, links in
      (
        position: counterparts.positions[id]!,
        links: links.enumerated().sorted { a, b in
          a.element.link.isStronger(than: b.element.link)
            || !b.element.link.isStronger(than: a.element.link) && a.offset < b.offset
        }.map(\.element)
      )
    }.sorted { a, b in
      let (first, second) = (a.links[0].link, b.links[0].link)
      if first.serves != second.serves { return first.serves }
      if first.relation.strength != second.relation.strength {
        return first.relation.strength > second.relation.strength
      }
      if first.curated != second.curated { return first.curated }
      return (b.links.count, a.position) < (a.links.count, b.position)
    }
    return PartMatches(
      subject: subject, to: target.framework.id,
      behaviour: BehaviourCoverage(found.map(\.standing)),
      matches: rows.prefix(limit).map { row in
        let link = row.links[0].link
        return match(
          at: row.position, link.relation, link, of: row.links.map(\.statement),
          through: link.path)
      })
  }

  private func match(
    at position: Int, _ relation: Relation?, _ link: StatementStanding.Link? = nil,
    confidence: Double = 0, of statements: [String] = [], through: [String]
  ) -> PartMatches.Match {
    let object = counterparts.objects[position]
    return PartMatches.Match(
      id: object.id, text: object.text, actor: object.actor, act: object.act, level: object.level,
      flags: object.flags, relation: relation, curated: link?.curated ?? false,
      confidence: link?.confidence ?? confidence, of: statements, serves: link?.serves ?? false,
      through: through)
  }

  /// No statement is tied to a heading: what it is about is read from its words, among what the
  /// statements of its unit are about, and so claims no more than that something is related.
  private func matches(
    of heading: Framework.Subcompetency, in unit: Framework.Unit, _ limit: Int, _ ontology: Ontology
  ) -> PartMatches {
    let words = Set(Terms.stems(in: heading.title))
    let links = unit.statements.flatMap { counterparts.sourceLinks[$0.id] ?? [] }
    let unitConcepts = Set(links.filter(\.carries).map(\.concept))
    let named = ontology.concepts.filter { concept in
      unitConcepts.contains(concept.id)
        && ([concept.label] + concept.altLabels).contains {
          !words.isDisjoint(with: Terms.stems(in: $0))
        }
    }.map(\.id)
    let found = concepts(named)
    let likeness = likenesses(to: heading.title)
    let alike = RankOrder.greatest(limit, of: likeness)
    let rows = Set(found.keys).union(alike).sorted { a, b in
      let scores = [a, b].map { (found[$0]?.share ?? 0) + likeness[$0] }
      return (scores[1], a) < (scores[0], b)
    }
    return PartMatches(
      subject: .init(
        kind: .subcompetency, framework: source.framework.id, id: heading.id, title: heading.title,
        statements: 0), to: target.framework.id,
      matches: rows.prefix(limit).map { position in
        guard let derived = found[position] else {
          return match(at: position, nil, through: commonWords(heading.title, position))
        }
        return match(at: position, .related, confidence: derived.confidence, through: derived.path)
      })
  }

  /// What follows for the target's statements from being about some concepts, by position.
  private func concepts(_ ids: [String]) -> [Int: DerivedRelation] {
    let links = ids.map {
      ConceptLink(concept: $0, share: 1 / Double(ids.count), relation: .exact, confidence: 1)
    }
    return counterparts.derived(from: links).filter { $0.value.share > 0 }
  }

  /// The statements of the target that are on a concept, or on what is kin to it.
  ///
  /// - Parameters:
  ///   - concept: A concept of the ontology.
  ///   - limit: At most so many.
  /// - Returns: Those on the concept itself first, the closest first.
  public func matches(of concept: Ontology.Concept, limit: Int) -> PartMatches {
    let answer = counterparts.concepts(concept.id)
    let found = counterparts.derived(
      from: [ConceptLink(concept: concept.id, share: 1, relation: .exact, confidence: 1)])
    let rows = found.sorted { a, b in
      let (first, second) = (a.value, b.value)
      if (first.share > 0) != (second.share > 0) { return first.share > 0 }
      if first.relation.strength != second.relation.strength {
        return first.relation.strength > second.relation.strength
      }
      return (second.share, a.key) < (first.share, b.key)
    }
    return PartMatches(
      subject: .init(
        kind: .concept, framework: "ontology", id: concept.id, title: concept.label, statements: 0),
      to: target.framework.id, standing: answer.standing, reason: answer.reason,
      matches: rows.prefix(limit).map { position, derived in
        let isDeficit = counterparts.objects[position].flags.contains(.deficit)
        return match(
          at: position, isDeficit ? .related : derived.relation, confidence: derived.confidence,
          through: derived.path.isEmpty ? derived.neighbours.map(\.other) : derived.path)
      })
  }
}
