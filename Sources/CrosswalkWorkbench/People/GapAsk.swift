import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// What people are held against, as an address says it; nobody is named in it.
struct GapAsk {
  /// Such as `kent:senior`; nil: not chosen yet.
  let target: String?
  private let role: String?
  let order: GapHTML.Order

  init(_ query: [(name: String, value: String)]) {
    (target, role) = (query.given("target"), query.given("target-role"))
    order = query.given("order").flatMap(GapHTML.Order.init) ?? .need
  }

  /// As the end of an address.
  var query: [(String, String?)] {
    [
      ("target", target), ("target-role", role), ("order", order == .need ? nil : order.rawValue),
    ]
  }

  /// What finds the gaps.
  ///
  /// - Throws: `GapError`, `CatalogError`, `NameError`, `TranslationError`.
  func finder(from framework: String, in catalog: Catalog) throws -> GapFinder {
    let goal = try GapTarget(target ?? "", in: catalog)
    let names = Role.ofPersons.map { ($0.rawValue, $0.rawValue) }
    let role = try role.map { Role(rawValue: try NameLookup(names).id(of: $0, as: "role"))! }
    return try GapFinder(
      catalog.translator(from: framework, to: goal.framework, targetRole: role), target: goal,
      ontology: catalog.ontology)
  }

  /// Every level of every framework, first of the one that people are rated in, and the times of service
  /// where levels have them.
  static func targets(in catalog: Catalog, from own: String) throws -> [(String, String)] {
    let ids = [own] + catalog.frameworkIDs.filter { $0 != own }
    return try ids.flatMap { id -> [(String, String)] in
      let levels = try catalog.framework(id).framework.scale.levels
      return levels.map { ("\(id):\($0.id)", "\(id): \($0.title)") }
        + (levels.contains { $0.tenure != nil }
          ? [("\(id)@tenure", "\(id): after each person's own service")] : [])
    }
  }

  /// The fields of a form, which begins with the middle level of the framework that people are rated in.
  func fields(in catalog: Catalog, from own: Framework) throws -> HTML {
    let levels = own.scale.levels
    let middle = levels.isEmpty ? nil : "\(own.id):\(levels[levels.count / 2].id)"
    let roles = [("", "everybody")] + Role.ofPersons.map { ($0.rawValue, $0.rawValue) }
    let orders = GapHTML.Order.allCases.map { ($0.rawValue, $0.words) }
    return HTML.choice(
      "target", "Held against", try Self.targets(in: catalog, from: own.id),
      chosen: target ?? middle)
      + HTML.choice("target-role", "What the target says of", roles, chosen: role ?? "")
      + HTML.choice("order", "What comes first", orders, chosen: order.rawValue)
  }
}

/// Within what a plan has to stay, as an address says it.
struct PlanAsk {
  private let values: [(name: String, value: String)]

  init(_ query: [(name: String, value: String)]) { values = query }

  private func value(_ name: String) -> String {
    values.last(named: name)?.trimmed ?? ""
  }

  /// Whether a plan is asked for at all.
  var isAsked: Bool { !value("hours").isEmpty }

  /// As the end of an address.
  var query: [(String, String?)] {
    ["hours", "months", "start", "sharing"].map { ($0, value($0)) }
  }

  /// How long is searched for all people together, in numbers looked at: some ten seconds.
  private static let effort = 3 * CurriculumLimits.usualEffort

  /// What is asked for.
  ///
  /// - Parameter people: How many the plan is for.
  /// - Returns: Within what it has to stay, and what is wanted besides.
  /// - Throws: ``PeopleError`` for what is no number; `SettingError` for what is out of its range.
  func read(
    for people: Int
  ) throws -> (limits: CurriculumLimits, wishes: CurriculumAnswer.Wishes) {
    func number<Number: LosslessStringConvertible>(_ name: String) throws -> Number? {
      let text = value(name)
      if text.isEmpty { return nil }
      guard let number = Number(text) else {
        throw PeopleError(400, "\(name): '\(text)' is no such number")
      }
      return number
    }
    var request = PlanRequest()
    (request.hours, request.months) = (try number("hours"), try number("months"))
    request.sharing = CurriculumLimits.Sharing(rawValue: value("sharing")) ?? .none
    request.start = value("start").isEmpty ? nil : value("start")
    if request.hours == nil { throw PeopleError(400, "say within how many hours for each person") }
    var (limits, wishes) = try request.read { "the field '\($0.rawValue)'" }
    limits.effort = min(
      CurriculumLimits.usualEffort,
      Self.effort / max(1, request.sharing == .none ? people : 10))
    return (limits, wishes)
  }

  /// The fields of a form.
  var fields: HTML {
    let sharing = [
      ("", "each a plan of one's own"), ("together", "one plan that all attend who lack something"),
      ("runs", "held where enough attend"),
    ]
    return """
      <p class="field"><label for="hours">Hours for each</label>
      <input id="hours" name="hours" inputmode="decimal" size="6" value="\(value("hours"))" required></p>
      <p class="field"><label for="months">Months, if over some</label>
      <input id="months" name="months" inputmode="numeric" size="6" value="\(value("months"))"></p>
      <p class="field"><label for="start">From month, as 2026-09</label>
      <input id="start" name="start" size="8" value="\(value("start"))"></p>
      \(HTML.choice("sharing", "Together", sharing, chosen: value("sharing")))
      """
  }
}
