import CrosswalkBase
import CrosswalkKit

/// Why a plan cannot be put on a sheet.
package struct SheetPlanError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence without capital or full stop; it names nobody.
  package let description: String
}

extension SheetPlan {
  /// What a plan is called as JSON.
  package static let format = "crosswalk.plan/1"

  /// The part of a plan that is for one person, or the whole of it, for all.
  ///
  /// - Parameters:
  ///   - bytes: A plan as JSON, as `curriculum` writes it.
  ///   - framework: The framework that people are rated in; a plan from another is refused.
  ///   - person: Whose part; nil: the whole, which names and counts nobody and is not given for
  ///     under five people.
  /// - Throws: ``SheetPlanError`` for what is no plan, or has no such person, or too few people.
  package init(
    json bytes: [UInt8], from framework: String, person: String?
  ) throws(SheetPlanError) {
    let value: JSONValue
    do {
      value = try JSONReader.value(of: bytes)
    } catch {
      throw SheetPlanError(
        description: "this is no plan of the form '\(Self.format)': \(error.description)")
    }
    guard value["format"]?.text == Self.format, let modules = value["modules"]?.list,
      let people = value["people"]?.list
    else {
      throw SheetPlanError(description: "this is no plan of the form '\(Self.format)'")
    }
    if let own = value["from"]?["framework"]?.text, own != framework {
      throw SheetPlanError(
        description: "the plan is for people who are rated in '\(own)', not in '\(framework)'")
    }
    guard let person else {
      self = try Self.wall(modules, of: people.count, framework)
      return
    }
    guard let own = people.first(where: { $0["person"]?.text == person }) else {
      throw SheetPlanError(description: "the plan has no such person")
    }
    let attended = modules.filter { module in
      (module["people"]?.list ?? []).contains { $0.text == person }
    }
    self.init(
      hours: SheetActivity.words(hours: own["hours"]?.number ?? 0), months: Self.months(attended),
      goals: Self.texts(own["objectives"]?.list ?? [], atMost: 8, framework),
      nothing: Self.reason(own["nothing"]?.text),
      observe: (own["observeFirst"]?.list ?? []).compactMap { concept in
        concept["name"]?.text.map {
          SheetToObserve(about: $0, advice: concept["advice"]?.text ?? "")
        }
      }, hidesFew: false)
  }

  /// What may hang where everybody sees it: nothing that under five people attend or are to do.
  private static func wall(
    _ modules: [JSONValue], of people: Int, _ framework: String
  ) throws(SheetPlanError) -> SheetPlan {
    guard people >= GroupGaps.least else {
      throw SheetPlanError(
        description: "the plan is of under 5 people, and on a wall it would tell about each of them"
      )
    }
    let shown = modules.filter { ($0["people"]?.list?.count ?? 0) >= GroupGaps.least }
    let concepts: [JSONValue] = shown.flatMap { $0["concepts"]?.list ?? [] }
    let objectives: [JSONValue] = concepts.flatMap { $0["objectives"]?.list ?? [] }
    let common = objectives.filter { ($0["people"]?.number ?? 0) >= Double(GroupGaps.least) }
    var hours = 0.0
    for module in shown { hours += module["hours"]?.number ?? 0 }
    var nothing = ""
    if shown.isEmpty {
      nothing =
        modules.isEmpty ? "Nothing is planned." : "No course is for five people or more."
    }
    return SheetPlan(
      hours: SheetActivity.words(hours: hours), months: months(shown),
      goals: texts(common, atMost: 12, framework), nothing: nothing,
      hidesFew: shown.count < modules.count)
  }

  private static func months(_ modules: [JSONValue]) -> [SheetPlanMonth] {
    var months: [SheetPlanMonth] = []
    for module in modules.sorted(by: { order($0) < order($1) }) {
      let activity = SheetActivity(
        title: module["title"]?.text ?? "",
        hours: module["hours"]?.number.map { SheetActivity.words(hours: $0) } ?? "",
        provider: "", evidence: module["evidence"]?.text ?? "")
      let label = label(module)
      if months.last?.label == label {
        months[months.count - 1].activities.append(activity)
      } else {
        months.append(SheetPlanMonth(label: label, check: check(module), activities: [activity]))
      }
    }
    return months
  }

  /// `in 2026-12`, or as the plan says it in words.
  private static func check(_ module: JSONValue) -> String {
    guard let month = module["check"]?.text else { return "" }
    return month.last?.isNumber ?? false ? "in \(month)" : month
  }

  private static func reason(_ id: String?) -> String {
    guard let id, let reason = NothingPlanned(rawValue: id) else { return "" }
    return GapHTML.sentence(reason.words)
  }

  /// Months in the order of the calendar: `2027-01`, or `month 3`, by its number.
  private static func order(_ module: JSONValue) -> String {
    let months = ["from", "to"].map { key in
      let digits = (module[key]?.text ?? "").filter(\.isNumber)
      return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }
    return "\(months[0]) \(months[1]) \(module["title"]?.text ?? "")"
  }

  private static func label(_ module: JSONValue) -> String {
    guard let from = module["from"]?.text.map(\.capitalizedFirst) else { return "" }
    guard let to = module["to"]?.text, to != module["from"]?.text else { return from }
    return "\(from) to \(to)"
  }

  /// Statements with their places, each once; where it is not the sheet's document, with which.
  private static func texts(
    _ objectives: [JSONValue], atMost count: Int, _ framework: String
  ) -> [String] {
    var texts: [String] = []
    for objective in objectives {
      guard let words = objective["text"]?.text else { continue }
      let document = objective["framework"]?.text ?? framework
      let other = document == framework ? "" : document + " "
      let text = objective["statement"]?.text.map { "\(words) (\(other)\($0))" } ?? words
      if !texts.contains(text) { texts.append(text) }
    }
    return Array(texts.prefix(count))
  }
}
