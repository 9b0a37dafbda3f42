import CrosswalkBase

extension Checker {
  mutating func check(_ framework: Framework, _ document: DocumentReference) {
    checkScale(framework.scale, document)
    var groups = IDRegister()
    for (index, group) in framework.groups.enumerated() {
      register(
        group.id, as: "group",
        at: .init(document, [.key("groups"), .index(index), .key("id")]), in: &groups)
    }
    checkParents(of: framework.groups, document)
    let statements = Set(framework.units.flatMap { $0.statements.map(\.id) })
    let suggestions = Suggestions(statements)
    // Units, subcompetencies and statements share one space of ids: results name them alike.
    var ids = IDRegister()
    for (u, unit) in framework.units.enumerated() {
      let base: [PathStep] = [.key("units"), .index(u)]
      register(unit.id, as: "unit", at: .init(document, base + [.key("id")]), in: &ids)
      if let group = unit.group, groups[group] == nil {
        report(
          document, base + [.key("group")],
          "unknown group '\(group)'" + suggestion(for: group, in: framework.groups.map(\.id)))
      }
      for (s, subcompetency) in unit.subcompetencies.enumerated() {
        register(
          subcompetency.id, as: "subcompetency",
          at: .init(document, base + [.key("subcompetencies"), .index(s), .key("id")]), in: &ids)
      }
      if unit.rated, unit.statements.isEmpty {
        report(
          document, base, "unit '\(unit.id)' has no statements, so nothing can be said about it",
          severity: .warning)
      }
      for (s, statement) in unit.statements.enumerated() {
        let path = { base + [.key("statements"), .index(s)] }
        register(
          statement.id, as: "statement", at: .init(document, path() + [.key("id")]), in: &ids)
        check(statement, of: framework, among: statements, suggestions, document, path)
        if let heading = statement.subcompetency,
          !unit.subcompetencies.contains(where: { $0.id == heading })
        {
          report(
            document, path() + [.key("subcompetency")],
            "unit '\(unit.id)' has no subcompetency '\(heading)'"
              + suggestion(for: heading, in: unit.subcompetencies.map(\.id)))
        }
      }
    }
    if framework.ratedUnits.isEmpty {
      report(document, [.key("units")], "there is no unit that people are rated on")
    }
    for (index, ancestor) in framework.draftedFrom.enumerated()
    where ancestor.framework == framework.id {
      report(
        document, [.key("draftedFrom"), .index(index), .key("framework")],
        "a framework is not drafted from itself")
    }
  }

  /// Headings stand under headings that are there, and none under itself.
  private mutating func checkParents(
    of groups: [Framework.Group], _ document: DocumentReference
  ) {
    let parents = Dictionary(
      groups.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
    for (index, group) in groups.enumerated() {
      guard let parent = group.parent else { continue }
      let place: [PathStep] = [.key("groups"), .index(index), .key("parent")]
      guard parents[parent] != nil else {
        report(
          document, place,
          "unknown group '\(parent)'" + suggestion(for: parent, in: groups.map(\.id)))
        continue
      }
      var above: String? = parent
      var steps = 0
      while let id = above, id != group.id, steps <= groups.count {
        above = parents[id] ?? nil
        steps += 1
      }
      if above == group.id { report(document, place, "group '\(group.id)' stands under itself") }
    }
  }

  private mutating func check(
    _ statement: Statement, of framework: Framework, among statements: Set<String>,
    _ suggestions: Suggestions, _ document: DocumentReference, _ path: () -> [PathStep]
  ) {
    let scale = framework.scale
    if let level = statement.level, scale.rank(of: level) == nil {
      report(document, path() + [.key("level")], scale.objection(to: level))
    }
    if statement.text.trimmed.isEmpty {
      report(document, path() + [.key("text")], "statement '\(statement.id)' has no text")
    }
    for (key, reference) in [("parent", statement.parent), ("sameAs", statement.sameAs)] {
      guard let reference else { continue }
      if reference == statement.id {
        report(
          document, path() + [.key(key)], "statement '\(statement.id)' refers to itself")
      } else if !statements.contains(reference) {
        report(
          document, path() + [.key(key)],
          "unknown statement '\(reference)'" + suggestions(reference))
      }
    }
    for grade in statement.grades {
      let place = path() + [.key("grades"), .key(grade.level)]
      if scale.rank(of: grade.level) == nil {
        report(document, place, scale.objection(to: grade.level))
      }
      if grade.status == .qualifier, grade.text?.trimmed.isEmpty ?? true {
        report(document, place, "a qualifier needs a text")
      }
      if grade.status != .qualifier, grade.text != nil {
        report(document, place + [.key("text")], "only a qualifier has a text")
      }
    }
  }

  private mutating func checkScale(_ scale: Scale, _ document: DocumentReference) {
    let base: [PathStep] = [.key("scale"), .key("levels")]
    if scale.levels.isEmpty { report(document, base, "a scale has at least one level") }
    if let order = scale.order, !order.isSure {
      let list = scale.levels.map { "'\($0.title)'" }.joined(separator: ", ")
      report(
        document, [.key("scale"), .key("order")],
        "nobody has confirmed the order of the levels, \(list) from the lowest; once it is right, "
          + "this line says 'order: \(Scale.Order.confirmed.rawValue)'",
        severity: .warning)
    }
    var ids = IDRegister()
    var lastEnd: Double?
    for (index, level) in scale.levels.enumerated() {
      let base = base + [.index(index)]
      register(level.id, as: "level", at: .init(document, base + [.key("id")]), in: &ids)
      guard let tenure = level.tenure else { continue }
      if tenure.from < 0 || tenure.to.map({ $0 <= tenure.from }) ?? false {
        report(document, base + [.key("tenure")], "a tenure band ends after it begins, from 0 on")
      }
      if let end = lastEnd, tenure.from < end {
        report(
          document, base + [.key("tenure")],
          "the tenure band begins at \(tenure.from.plain) years, before the band of the level "
            + "below it ends")
      }
      lastEnd = tenure.to ?? .infinity
    }
  }
}

extension Scale {
  /// What to say of a level that the scale does not have.
  func objection(to level: String) -> String {
    "unknown level '\(level)'" + suggestion(for: level, in: levels.map(\.id))
  }
}
