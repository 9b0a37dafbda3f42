import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Why a plan cannot be put on a sheet.
package struct SheetPlanError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence without capital or full stop; it names nobody.
  package let description: String
}

extension SheetPlan {
  /// What a plan is called as JSON.
  package static let format = "crosswalk.plan/1"
  /// More than these nobody looks at within a month.
  private static let mostToObserve = 10

  /// The part of a plan that is for one person, or the whole of it, for all.
  ///
  /// - Parameters:
  ///   - bytes: A plan as JSON, as `curriculum` writes it.
  ///   - framework: The framework that people are rated in; a plan from another is refused.
  ///   - person: Whose part; nil: the whole, which names and counts nobody, and of under five people
  ///     says only what the plan is for.
  ///   - catalog: Has the titles of frameworks and levels that the plan names.
  /// - Throws: ``SheetPlanError`` for what is no plan, or has no such person.
  package init(
    json bytes: [UInt8], from framework: String, person: String?, in catalog: Catalog
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
    let names = PlanNames(framework, in: catalog)
    guard let person else {
      self = Self.wall(modules, of: people.count, names)
      aim = names.aim(value)
      return
    }
    let name = PersonName(person)
    guard let own = people.first(where: { $0["person"]?.text.map { PersonName($0) } == name })
    else {
      throw SheetPlanError(description: "the plan has no such person")
    }
    let attended = modules.filter { module in
      (module["people"]?.list ?? []).contains { $0.text.map { PersonName($0) } == name }
    }
    let observe = own["observeFirst"]?.list ?? []
    self.init(
      hours: SheetActivity.words(hours: own["hours"]?.number ?? 0), months: Self.months(attended),
      goals: names.texts(own["objectives"]?.list ?? [], atMost: 8),
      nothing: Self.reason(own["nothing"]?.text),
      observe: observe.prefix(Self.mostToObserve).map(names.toObserve),
      moreToObserve: max(0, observe.count - Self.mostToObserve))
    aim = names.aim(value)
    documents = names.documents(goals + self.observe.map(\.advice))
  }

  /// What may hang where everybody sees it: nothing that under five people attend or are to do.
  private static func wall(
    _ modules: [JSONValue], of people: Int, _ names: PlanNames
  ) -> SheetPlan {
    let isShared = people >= GroupGaps.least
    let shown = modules.filter {
      isShared && ($0["people"]?.list?.count ?? 0) >= GroupGaps.least
    }
    let concepts: [JSONValue] = shown.flatMap { $0["concepts"]?.list ?? [] }
    let objectives: [JSONValue] = concepts.flatMap { $0["objectives"]?.list ?? [] }
    let common = objectives.filter { ($0["people"]?.number ?? 0) >= Double(GroupGaps.least) }
    var hours = 0.0
    for module in shown { hours += module["hours"]?.number ?? 0 }
    let goals = names.texts(common, atMost: 12)
    return SheetPlan(
      hours: SheetActivity.words(hours: hours), months: months(shown), goals: goals,
      nothing: shown.isEmpty ? reason(isShared: isShared, isEmpty: modules.isEmpty) : "",
      hidesFew: !shown.isEmpty && shown.count < modules.count,
      documents: names.documents(goals))
  }

  /// Why a wall shows no course.
  private static func reason(isShared: Bool, isEmpty: Bool) -> String {
    if !isShared {
      return "The plan is of under 5 people, so that a course on a wall would tell about one of "
        + "them. Each person's courses stand on the own learning plan."
    }
    return isEmpty
      ? "Nothing is planned."
      : "No course is for 5 people or more. Courses for fewer stand on the learning plans of those "
        + "who attend."
  }

  private static func months(_ modules: [JSONValue]) -> [SheetPlanMonth] {
    // Where months are equal, or there is no calendar, the order of the plan stays.
    let sorted = modules.enumerated().sorted {
      (order($0.element), $0.offset) < (order($1.element), $1.offset)
    }.map(\.element)
    var months: [SheetPlanMonth] = []
    for module in sorted {
      let activity = SheetActivity(
        title: module["title"]?.text ?? "",
        hours: module["hours"]?.number.map { SheetActivity.words(hours: $0) } ?? "",
        provider: "", evidence: module["evidence"]?.text ?? "")
      let (label, check) = (label(module), check(module))
      if let last = months.last, (last.label, last.check) == (label, check) {
        months[months.count - 1].activities.append(activity)
      } else {
        months.append(SheetPlanMonth(label: label, check: check, activities: [activity]))
      }
    }
    return months
  }

  /// `in December 2026`, or as the plan says it in words.
  private static func check(_ module: JSONValue) -> String {
    guard let month = module["check"]?.text else { return "" }
    return month.last?.isNumber ?? false ? "in \(words(month))" : month
  }

  private static func reason(_ id: String?) -> String {
    guard let id, let reason = NothingPlanned(rawValue: id) else { return "" }
    return GapHTML.sentence(reason.words)
  }

  /// Months in the order of the calendar: `2027-01`, or `month 3`, by its number.
  private static func order(_ module: JSONValue) -> String {
    ["from", "to"].map { key in
      let digits = (module[key]?.text ?? "").filter(\.isNumber)
      return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }.joined(separator: " ")
  }

  /// `January to February 2027`, `December 2026 to February 2027`, `Month 3`.
  private static func label(_ module: JSONValue) -> String {
    guard let from = module["from"]?.text else { return "" }
    let first = words(from).capitalizedFirst
    guard let to = module["to"]?.text, to != from else { return first }
    let years = [from, to].map { CalendarDay($0 + "-01")?.year }
    let isOneYear = years[0] != nil && years[0] == years[1]
    return (isOneYear ? String(first.prefix { $0 != " " }) : first) + " to \(words(to))"
  }

  /// `January 2027` for `2027-01`; others as they are.
  private static func words(_ month: String) -> String {
    guard let day = CalendarDay(month + "-01") else { return month }
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return "\(names[day.month - 1]) \(day.year)"
  }
}
