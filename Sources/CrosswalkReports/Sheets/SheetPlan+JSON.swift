import CrosswalkBase

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
    var hours = modules.reduce(0) { $0 + ($1["hours"]?.number ?? 0) }
    if let person {
      guard let own = people.first(where: { $0["person"]?.text == person }) else {
        throw SheetPlanError(description: "the plan has no such person")
      }
      hours = own["hours"]?.number ?? 0
    } else if people.count < Self.fewest {
      throw SheetPlanError(
        description: "the plan is of under 5 people, and on a wall it would tell about each of them"
      )
    }
    let attended = modules.filter { module in
      person == nil || (module["people"]?.list ?? []).contains { $0.text == person }
    }
    var months: [SheetPlanMonth] = []
    var goals: [String] = []
    for module in attended.sorted(by: { Self.order($0) < Self.order($1) }) {
      let activity = SheetActivity(
        title: module["title"]?.text ?? "",
        hours: module["hours"]?.number.map { SheetActivity.words(hours: $0) } ?? "",
        provider: "", evidence: module["evidence"]?.text ?? "")
      let label = Self.label(module)
      if months.last?.label == label {
        months[months.count - 1].activities.append(activity)
      } else {
        months.append(
          SheetPlanMonth(
            label: label, check: module["check"]?.text ?? "", activities: [activity]))
      }
      for objective in Self.objectives(module) where !goals.contains(objective) {
        goals.append(objective)
      }
    }
    self.init(
      hours: SheetActivity.words(hours: hours), months: months,
      goals: Array(goals.prefix(person == nil ? 12 : 8)))
  }

  /// Fewer people than this are no group.
  private static let fewest = 5

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

  /// What a module leads to: for each of its concepts the first statement.
  private static func objectives(_ module: JSONValue) -> [String] {
    (module["concepts"]?.list ?? []).compactMap { concept in
      concept["objectives"]?.list?.first.flatMap { objective in
        objective["text"]?.text.map { text in
          objective["statement"]?.text.map { "\(text) (\($0))" } ?? text
        }
      }
    }
  }
}
