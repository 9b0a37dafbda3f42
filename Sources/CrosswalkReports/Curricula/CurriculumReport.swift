import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A curriculum as people read it: what it closes and how sure that is, modules with why, when and
/// towards what, everybody's plan, and how to see whether it worked.
package struct CurriculumReport {
  let answer: CurriculumAnswer
  let names: GapNames
  let ontology: Ontology

  /// A report on an answer; the finder is what found its gaps.
  package init(_ answer: CurriculumAnswer, _ finder: GapFinder, ontology: Ontology) {
    self.answer = answer
    self.ontology = ontology
    names = GapNames(finder, ontology: ontology)
  }

  package func text(_ style: TextStyle) -> PlainText { document.text(style) }
  package var markdown: String { document.markdown.source }
  package var html: String { document.html }
  /// The same as parts of a page that says other things too.
  package var parts: [ReportPage.Section] { document.parts }

  private var document: ReportDocument {
    var sections = [summary]
    if answer.calendar != nil { sections.append(calendar) }
    sections += modules
    sections.append(people)
    if !answer.curve.isEmpty { sections.append(curve) }
    sections.append(first)
    if !answer.elsewhere.isEmpty { sections.append(elsewhere) }
    sections.append(checks)
    return ReportDocument(
      title: "Curriculum towards \(names.goal)",
      lede: "For \(Self.people(answer.gaps.count)), rated in \(names.source.title): \(wanted).",
      sections: sections, footer: footer)
  }

  package static func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }

  func activity(_ place: Int) -> Activity { answer.problem.activities[place] }

  func label(_ concept: String) -> String {
    ontology.concepts.first { $0.id == concept }?.label ?? concept
  }

  /// A part of all that is needed.
  func part(_ need: Double) -> String { unbrokenPercent(answer.need > 0 ? need / answer.need : 0) }

  /// What is said in place of a part that rounds to one percent or less.
  func nearlyNothing(_ need: Double) -> String? {
    need < 0.01 * answer.need ? "next to nothing (under 1\u{A0}%)" : nil
  }

  // MARK: What it comes to

  /// What was asked for.
  private var wanted: String {
    let sharing =
      switch answer.limits.sharing {
      case .none: "each with a plan of one's own"
      case .together: "one plan that all attend who lack something"
      case .runs: "activities held where enough attend"
      }
    return switch answer.limits.aim {
    case .most(let hours): "what closes most within \(hours.plain) hours each, \(sharing)"
    case .fewestHours(let part):
      "the fewest hours that close \(percent(part)) of what the activities could close, \(sharing)"
    }
  }

  private var summary: ReportDocument.Section {
    let plan = answer.plan
    var lines = [
      "The plan closes \(part(plan.closed)) of the need; with no limit of hours the activities could "
        + "close \(part(plan.reachable))."
    ]
    switch answer.limits.aim {
    case .most:
      lines.append(
        plan.isProven
          ? "It is proven that no other plan within these limits closes more."
          : "No plan within these limits can close more than \(part(plan.bound)): the plan may fall "
            + "short of the best by up to \(decimals(100 * plan.gap, 2)) % of what it closes.")
    case .fewestHours:
      lines.append(
        "It takes \(decimals(plan.hours, 1)) hours, of all people together; "
          + (plan.isProven
            ? "it is proven that fewer do not do."
            : "fewer may do, though none below \(decimals(leastHours, 1))."))
    }
    if let solver = answer.solver { lines.append(words(solver)) }
    if plan.cost > 0 {
      lines.append("Runs cost \(Self.money(plan.cost)) \(answer.currency ?? "") in all.")
    }
    if !answer.elsewhere.isEmpty {
      lines.append(
        "Of what would help, \(answer.elsewhere.count) "
          + (answer.elsewhere.count == 1 ? "activity is" : "activities are")
          + " offered elsewhere and not planned with; see below.")
    }
    let notes = answer.sources.compactMap(\.note)
    return .init(
      title: "What it comes to",
      blocks: [
        .cautions(
          (notes.isEmpty
            ? ["What each activity closes is an assumption, not a measured effect."] : notes)
            + names.cautions.map(GapHTML.sentence)),
        .list(lines),
      ])
  }

  /// What no plan goes below, of all people together; of one plan for all, for each of them.
  private var leastHours: Double {
    answer.plan.people.reduce(0) { $0 + ($1.leastHours ?? 0) }
  }

  private func words(_ solver: SolverSummary) -> String {
    "\(solver.solver)\(solver.version.map { " \($0)" } ?? "") was asked for "
      + "\(counted(solver.models, "model")) and solved \(solver.solved) to the end in "
      + (solver.refuted > 0
        ? "\(decimals(solver.seconds, 1)) seconds; of \(solver.refuted) it says that there is no plan, "
          + "though there is one, which holds; " : "\(decimals(solver.seconds, 1)) seconds; ")
      + "\(solver.better) of its plans were better than ours "
      + "and took their place. Value \(decimals(answer.plan.closed, 6)), bound "
      + "\(decimals(answer.plan.bound, 6)), gap \(decimals(100 * answer.plan.gap, 4)) %."
  }

  static func money(_ amount: Double) -> String {
    amount == amount.rounded() ? amount.plain : decimals(amount, 2)
  }

  // MARK: Calendar

  private var calendar: ReportDocument.Section {
    guard let calendar = answer.calendar else { return .init(title: "", blocks: []) }
    let lines = (0..<calendar.months).map { month in
      let running = answer.modules.filter { $0.months?.contains(month) ?? false }
      let held = running.map { title($0, in: month) } + events(in: month)
      return "\(answer.month(month)): "
        + (held.isEmpty ? "nothing" : held.joined(separator: "; "))
    }
    let load =
      "Nobody has more than \(decimals(calendar.largestLoad, 1)) hours in a month; "
      + (calendar.isProven
        ? "no other calendar has less."
        : "no calendar can have less than \(decimals(calendar.leastLoad, 1)).")
    var notes = [load]
    if calendar.isTight {
      notes.append(
        "Some upper stages begin before lower ones have ended, since there are too few months.")
    }
    return .init(
      title: "Calendar",
      blocks: [.list(lines), .list(notes)])
  }

  private func title(_ module: CurriculumModule, in month: Int) -> String {
    let activity = activity(module.activity)
    guard let months = module.months, months.count > 1 else { return activity.title }
    return "\(activity.title) (\(month - months.lowerBound + 1) of \(months.count))"
  }

  /// What else falls into a month: looking first, checks a month after modules, progress.
  private func events(in month: Int) -> [String] {
    var events: [String] = []
    if month == 0, answer.gaps.contains(where: { !$0.toAssess.isEmpty }) {
      events.append("observe first what is not known (below)")
    }
    let ended = answer.modules.filter { $0.months.map { $0.upperBound + 1 == month } ?? false }
    if !ended.isEmpty {
      events.append("check: " + ended.map { activity($0.activity).title }.joined(separator: ", "))
    }
    if (month + 1) % 3 == 0 { events.append("look at progress and rate again") }
    return events
  }

  private var footer: [String] {
    answer.sources.map { "Activities: \($0.title), version \($0.version)." }
      + ["Content hash, over all that the plan was made from but for the ratings: \(answer.hash)"]
  }
}

extension PersonGaps {
  /// The concepts of which too little is known, the greatest share of the target first.
  var toAssess: [Concept] {
    concepts.filter {
      if case .assessFirst = $0.status { true } else { false }
    }.sorted { ($1.share, $0.concept) < ($0.share, $1.concept) }
  }
}
