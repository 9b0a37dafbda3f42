import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A time of service, in the place of ratings: what it lets one expect is read in the other framework. It is
/// sent in the body of a request, as ratings are.
struct ExpectationAsk {
  /// Years, as they were typed.
  private let tenure: String
  private let role: String?

  /// What a form has sent; nil where it says nothing of a time of service.
  init?(_ fields: [(name: String, value: String)]) {
    guard let tenure = fields.given("tenure") else { return nil }
    (self.tenure, role) = (FormFields.cleaned(tenure), fields.given("role"))
  }

  /// - Throws: `SettingError` for what is no number; `ExpectationError`; `NameError`.
  func expectation(of framework: Framework) throws -> Expectation {
    guard let years = Double(tenure.replacing(",", with: ".")) else {
      throw SettingError("years of service are a number such as 3.5, not '\(tenure)'")
    }
    return try Expectation(
      of: framework, tenure: years, role: try RatingAsk.read(role, as: "role", of: Role.self))
  }

  /// The command that gives the same.
  func command(_ expectation: Expectation, from: String, to: String) -> String {
    let years = tenure.replacing(",", with: ".")
    let words = ["crosswalk", "expect", from, "--tenure", years, "--to", to]
    return RatingAsk.shell(
      words + (expectation.profile.role.map { ["--role", $0.rawValue] } ?? []))
  }

  /// What the time of service stands for, said before what follows from it.
  static func words(_ expectation: Expectation, of framework: Framework) -> HTML {
    let wording = HTML.link(
      Address.framework(framework.id), "what belongs to it stands with the framework")
    return """
      <p>So long in service, <bdi>\(framework.id)</bdi> lets one expect the level \
      <strong><bdi>\(expectation.level.title)</bdi></strong>; \(wording). Expected is not observed: nobody \
      has looked.</p>

      """
  }

  /// The form; nothing for a framework that ties no level to a time of service.
  static func form(
    _ context: PageContext, _ framework: Framework, address: HTML, _ ask: ExpectationAsk?
  ) -> HTML {
    guard framework.scale.levels.contains(where: { $0.tenure != nil }) else { return "" }
    let roles = [("", "not stated")] + Role.ofPersons.map { ($0.rawValue, $0.rawValue) }
    return HTML.section(
      "expect", "Without ratings, by years of service",
      """
      <form class="choices" method="post" action="\(address)#answers">
      <input type="hidden" name="token" value="\(context.token)">
      <p class="field"><label for="tenure">Years of service</label>
      <input id="tenure" name="tenure" inputmode="decimal" size="6" required \
      value="\(ask?.tenure ?? "")"></p>
      \(HTML.choice("role", "Role of the person", roles, chosen: ask?.role ?? "", id: "expect-role"))\
      <p class="field"><button>Show what may be expected</button></p>
      </form>

      """)
  }
}
