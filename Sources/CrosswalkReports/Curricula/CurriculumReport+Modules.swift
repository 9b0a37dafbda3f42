import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

extension CurriculumReport {
  /// A section a module, in the order in which they are held.
  var modules: [ReportDocument.Section] {
    if answer.modules.isEmpty {
      return [
        .init(
          title: "Modules",
          blocks: [
            .paragraph("Nothing is needed that the activities could close; none is planned.")
          ])
      ]
    }
    return answer.modules.enumerated().map { index, module in
      let activity = activity(module.activity)
      var blocks: [ReportDocument.Block] = [.list(facts(module, activity))]
      if !module.concepts.isEmpty {
        blocks += [.table(why(module), caption: "Why, and what it is assumed to close")]
        let objectives = objectives(module)
        if !objectives.isEmpty { blocks += [.heading("Objectives"), .list(objectives)] }
      }
      return .init(title: "Module \(index + 1): \(activity.title)", blocks: blocks)
    }
  }

  private func facts(_ module: CurriculumModule, _ activity: Activity) -> [String] {
    var facts = [
      "\(Self.words(activity.mode)), \(activity.hours.plain) "
        + (activity.hours == 1 ? "hour" : "hours")
        + (activity.months > 1 ? " over \(activity.months) months" : "")
        + ", for \(Self.people(module.people.count)): \(keys(module.people))"
    ]
    if let months = module.months {
      let span = [answer.month(months.lowerBound), answer.month(months.upperBound)]
      facts.append(
        "Held: \(months.count == 1 ? span[0] : span.joined(separator: " to ")); checked: "
          + check(months))
    }
    if let run = answer.plan.runs.first(where: { $0.activity == module.activity }),
      answer.limits.sharing == .runs || run.cost > 0
    {
      facts.append(
        "\(counted(run.runs, "run"))"
          + (run.cost > 0 ? ", \(Self.money(run.cost)) \(answer.currency ?? "")" : ""))
    }
    if module.concepts.isEmpty {
      facts.append("Closes nothing by itself; what comes after requires it.")
    } else {
      facts.append(
        "Works on \(nearlyNothing(module.need) ?? part(module.need)) of all need, "
          + "\(unbrokenPercent(module.direct)) of which rests on "
          + "marked statements and the rest on ratings of whole units")
    }
    if !activity.requires.isEmpty {
      let names = activity.requires.map { id in
        answer.problem.activities.first { $0.id == id }?.title ?? id
      }
      facts.append("Comes after: \(names.joined(separator: "; "))")
    }
    for (word, text) in [
      ("Look for", activity.evidence), ("Offered by", activity.provider),
      ("Described in", activity.source),
    ] {
      if let text { facts.append("\(word): \(text)") }
    }
    return facts
  }

  /// When to look whether it worked: the month after, which may lie behind the calendar.
  func check(_ months: ClosedRange<Int>) -> String {
    let month = months.upperBound + 1
    return answer.start == nil && month >= answer.calendar?.months ?? .max
      ? "a month after the plan ends" : answer.month(month)
  }

  static func words(_ mode: Activity.Mode) -> String {
    switch mode {
    case .training: "Training"
    case .coaching: "Coaching"
    case .modelling: "Modelling"
    case .onTheJob: "On the job"
    case .learningCircle: "Learning circle"
    case .selfStudy: "Self-study"
    }
  }

  /// Who it is, as in the table of ratings.
  func keys(_ people: [Int]) -> String {
    people.map { answer.gaps[$0].ratings.person }.joined(separator: ", ")
  }

  private func why(_ module: CurriculumModule) -> Table {
    let stages = ontology.stages
    let rows = module.concepts.map { concept -> [Table.Cell] in
      let span = Set([concept.stages.lowerBound, concept.stages.upperBound]).sorted()
        .map { stages.indices.contains($0) ? stages[$0].label : "\($0 + 1)" }
      return [
        .text(label(concept.concept)), .text(span.joined(separator: " to ")),
        .number(answer.need > 0 ? concept.need / answer.need : 0, .percent),
        .integer(concept.people), .number(concept.direct, .percent),
        .number(concept.closes, .percent),
      ]
    }
    return Table(
      [
        .init("concept", heading: "Concept"), .init("stages", heading: "Stages"),
        .init("need", heading: "Of all need", alignment: .right),
        .init("people", heading: "People", alignment: .right),
        .init("direct", heading: "Direct", alignment: .right),
        .init("closes", heading: "Closes", alignment: .right),
      ], rows: rows)
  }

  private func objectives(_ module: CurriculumModule) -> [String] {
    var seen: Set<String> = []
    return module.concepts.prefix(4).flatMap { $0.objectives.prefix(2) }.filter {
      let own = $0.objective
      return seen.insert("\(own.framework) \(own.statement) \(own.level ?? "")").inserted
    }.prefix(6).map { shared in
      let objective = shared.objective
      let level = objective.level.map { ", \($0)" } ?? ""
      let isOther = objective.framework != names.target.id
      let isForAll = shared.people.count == module.people.count
      return "\(objective.text) (\(objective.framework) \(objective.statement)\(level)"
        + (isOther ? "; \(names.target.id) asks nothing of it here" : "") + ")"
        + (isForAll ? "" : ", for \(keys(shared.people))")
    }
  }

  // MARK: People

  var people: ReportDocument.Section {
    let rows = answer.plan.people.enumerated().map { index, person -> [Table.Cell] in
      let need = answer.problem.needs.people[index].reduce(0) { $0 + $1.need }
      return [
        .text(answer.gaps[index].ratings.person), .text(person.hours.plain),
        need > 0 ? .number(person.closed / need, .percent) : .absent,
        need > 0 ? .number(min(1, person.reachable / need), .percent) : .absent,
      ]
    }
    return .init(
      title: "People",
      blocks: [
        .table(
          Table(
            [
              .init("person", heading: "Person"),
              .init("hours", heading: "Hours", alignment: .right),
              .init("closes", heading: "Closes of own need", alignment: .right),
              .init("reachable", heading: "All could close", alignment: .right),
            ], rows: rows), caption: "In the order of the ratings, which compares nobody"),
        .list(answer.plan.people.indices.map(activities)),
      ])
  }

  /// What one person does, in the order of modules.
  private func activities(of person: Int) -> String {
    let own = answer.plan.people[person].activities
    let titles = answer.modules.filter { own.contains($0.activity) }
      .map { activity($0.activity).title }
    let none = answer.reasonForNothing(of: person)
    return "\(answer.gaps[person].ratings.person): "
      + (none.map { "nothing: \($0.words)" } ?? titles.joined(separator: "; "))
  }

  var curve: ReportDocument.Section {
    let rows = answer.curve.map { point -> [Table.Cell] in
      [
        .text(point.hours.plain),
        .number(answer.need > 0 ? point.closed / answer.need : 0, .percent),
        .text(point.isProven ? "yes" : "no"),
      ]
    }
    return .init(
      title: "What more or fewer hours bring",
      blocks: [
        .table(
          Table(
            [
              .init("hours", heading: "Hours each", alignment: .right),
              .init("closes", heading: "Closes", alignment: .right),
              .init("proven", heading: "Proven"),
            ], rows: rows), caption: "The best plan for each number of hours")
      ])
  }

  // MARK: Looking

  /// What is to be looked at before anybody teaches it.
  var first: ReportDocument.Section {
    let people = answer.gaps.filter { !$0.toAssess.isEmpty }
    guard !people.isEmpty else {
      return .init(
        title: "Observe first",
        blocks: [.paragraph("Everything that is asked is known of everybody.")])
    }
    let lines = people.map { person in
      let named = person.toAssess.prefix(3).map { concept in
        let advice = names.advice(concept)
        return names.label(concept.concept) + (advice.isEmpty ? "" : " (\(advice))")
      }
      let rest = person.toAssess.count - named.count
      return "\(person.ratings.person): \(named.joined(separator: "; "))"
        + (rest > 0 ? "; and \(rest) more" : "")
    }
    return .init(
      title: "Observe first",
      blocks: [
        .paragraph(
          "Of these too little is known, so that nothing is planned for them. Look in the first month, "
            + "rate again and plan anew."),
        .list(lines),
      ])
  }

  /// What is offered where these people do not work.
  var elsewhere: ReportDocument.Section {
    let framework = names.source
    let places = Dictionary(grouping: answer.elsewhere) { $0.jurisdiction ?? "" }
    return .init(
      title: "Offered elsewhere",
      blocks: [
        .paragraph(
          framework.tellsJurisdiction
            ? "These would help too, but are not offered where the document that people are rated "
              + "in is in force: \(framework.jurisdiction)."
            : "These would help too, where they are offered. The file of the document that people "
              + "are rated in does not say where it is in force; once it does, those of that place "
              + "are planned with."),
        .list(
          places.sorted { $0.key < $1.key }.map { place, activities in
            "\(place): \(activities.map(\.title).joined(separator: "; "))"
          }),
      ])
  }

  var checks: ReportDocument.Section {
    .init(
      title: "How to see whether it worked",
      blocks: [
        .list([
          "A month after each module: is there what it says to look for? Ask those who attended and "
            + "those who work with them.",
          "Every three months: rate again, by the same raters and in the same framework, and compare "
            + "what was planned with what was not. It shows change; it does not show why.",
          "Keep the plan as JSON, to hold the change against it.",
        ])
      ])
  }
}
