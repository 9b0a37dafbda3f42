import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

extension APIRoutes {
  /// What is told of rated people. Their tables come in the body of a request, and stand in no address.
  static let people: [APIRoute] = [ratings, gaps, curriculum]

  // MARK: What is asked

  static let targetRole = APIRoute.Parameter(
    name: "target-role", meaning: "Only what the target says of this role counts.",
    choices: Role.ofPersons.map(\.rawValue))
  static let basis = APIRoute.Parameter(
    name: "basis", meaning: "What ratings rest on that do not say it.",
    choices: Basis.allCases.map(\.rawValue))
  static let threshold = APIRoute.Parameter(
    name: "threshold", meaning: "A threshold, such as focus=0.2.", repeats: true)
  private static let roleOfRows = APIRoute.Parameter(
    name: "role", meaning: "The role of people whose rows give none.",
    choices: Role.ofPersons.map(\.rawValue))

  /// What becomes of rows that cannot be used.
  private enum Faulty: String, CaseIterable {
    /// Nothing is answered, and each row is told.
    case refuse
    /// The other rows are answered; a field of the answer says how many were left out.
    case leaveOut = "leave-out"
  }
  private static let faulty = APIRoute.Parameter(
    name: "problems",
    meaning:
      "What to do where rows cannot be used: answer nothing and tell which, or leave them out.",
    choices: Faulty.allCases.map(\.rawValue))

  private static let ratingColumns = [
    "person", "unit", "level", "role", "basis", "date", "rater", "tenure",
  ]

  private static let table = APIRoute.BodyTable(
    name: "ratings", meaning: "One row a rating, or a person with a column for each unit.",
    columns: ratingColumns, needed: ["person"], isRequired: true)

  private static let gapTables = [
    table,
    APIRoute.BodyTable(
      name: "importance", meaning: "How much concepts matter; 1 where nothing is said.",
      columns: ["concept", "factor"], needed: ["concept", "factor"]),
    APIRoute.BodyTable(
      name: "expected", meaning: "A level of its own for each unit, in the place of a target.",
      columns: ["framework", "unit", "level"], needed: ["framework", "unit", "level"]),
  ]

  private static let gapParameters: [APIRoute.Parameter] = [
    .init(
      name: "target",
      meaning: "What people are held against, such as kent:senior, sf-2940@4y or sf-2940@tenure."),
    targetRole, roleOfRows, basis,
    .init(
      name: "max-age", meaning: "Rows of more months before the day that counts are too old.",
      range: 0...1_200, isWhole: true),
    .init(
      name: "as-of", meaning: "The day that counts, as 2026-11-22; else the latest of the table."),
    faulty,
  ]

  // MARK: Ratings

  private static let ratings = APIRoute(
    "/ratings/:from/:to", command: "translate FROM --to TO --ratings FILE",
    "Ratings of people, read in another framework.",
    [roleOfRows, targetRole, basis, threshold, faulty],
    body: .tables([table]), isSlow: true, contentTypes: [Response.json]
  ) { ask in
    let translator = try ask.translator()
    let file = try RatingsFile(
      bytes: ask.tables?["ratings"] ?? [], name: "ratings", framework: translator.source.framework,
      role: ask.choice("role", Role.self), basis: ask.choice("basis", Basis.self) ?? .observed)
    let leftOut = try checked(ask, file.problems, unused: file.unusedColumns)
    var batch = TranslationBatch(translator)
    var stream = TranslationStream(
      translator, as: .json, ontology: ask.catalog.ontology,
      style: TextStyle(isUnicode: true, isColoured: false), explains: false)
    var text = stream.start.data
    try file.forEachGroup { group in
      try Interest.check()
      text += try stream.next(batch.translate(group), of: group).data
    }
    return answer(text + stream.end.data, leftOut: leftOut)
  }

  // MARK: Gaps

  private static let gaps = APIRoute(
    "/gaps/:framework", command: "gaps FRAMEWORK --ratings FILE",
    "What people are short of a level, concept by concept.",
    gapParameters + [
      .flag("group", "Tell what all lack together, so that nobody can be told from it.")
    ], body: .tables(gapTables), isSlow: true, contentTypes: [Response.json]
  ) { ask in
    var (finder, table, leftOut) = try found(ask)
    var report = GapReport(
      finder, as: .json, ontology: ask.catalog.ontology, asOf: table.asOf,
      style: TextStyle(isUnicode: true, isColoured: false))
    if ask.isSet("group") {
      let bytes = try report.whole(finder.group(of: table.people))
      return answer(String(decoding: bytes, as: UTF8.self), leftOut: leftOut)
    }
    var text = try report.start().data
    try finder.forEach(of: GapFinder.placed(table.people)) { text += try report.next($0).data }
    text += String(decoding: try report.end(), as: UTF8.self)
    return answer(text, leftOut: leftOut)
  }

  /// What finds gaps, and whose: ratings and target as they were sent.
  private static func found(
    _ ask: APIAsk
  ) throws -> (finder: GapFinder, table: ProfileTable, leftOut: Int) {
    let (catalog, framework) = (ask.catalog, ask.capture("framework"))
    let goal = try goal(ask)
    let importance = try ask.tables?["importance"].map {
      try ImportanceFile($0, ontology: catalog.ontology)
    }
    if let importance { try refuse(ask, importance.problems) }
    let translator = try ask.context.translator(
      from: framework, to: goal.framework, targetRole: ask.choice("target-role", Role.self))
    let finder = try GapFinder(
      translator, target: goal, ontology: catalog.ontology,
      importance: importance?.factors ?? [:])
    var options = ProfilesReader.Options()
    options.role = ask.choice("role", Role.self)
    if let basis = ask.choice("basis", Basis.self) { options.basis = basis }
    if let age = ask.count("max-age") { options.maximumAge = age }
    if let day = ask.text("as-of") {
      if let fault = CalendarDay.fault(of: day) {
        throw APIProblem(400, "'as-of' is a day, and '\(day)' \(fault)")
      }
      options.asOf = CalendarDay(day)
    }
    var reader = ProfilesReader(
      framework: try catalog.framework(framework).framework, options: options)
    try reader.read(ask.tables?["ratings"] ?? [])
    var table = try reader.finish()
    table.problems += table.leaveOut(notHeldBy: finder, namesPeople: false)
    return (
      finder, table, try checked(ask, table.problems, unused: table.unusedColumns)
    )
  }

  private static func goal(_ ask: APIAsk) throws -> GapTarget {
    guard let bytes = ask.tables?["expected"] else {
      guard let target = ask.text("target") else {
        throw APIProblem(400, "give a target, such as kent:senior, or a table 'expected'")
      }
      return try GapTarget(target, in: ask.catalog)
    }
    if ask.text("target") != nil {
      throw APIProblem(400, "give a target or a table 'expected', not both")
    }
    let file = try ExpectedLevelsFile(bytes, catalog: ask.catalog)
    try refuse(ask, file.problems)
    guard let target = file.target else {
      throw APIProblem(400, "the table 'expected' expects no level of any unit")
    }
    return target
  }

  // MARK: Curriculum

  private static let curriculum = APIRoute(
    "/curriculum/:framework", command: "curriculum FRAMEWORK --ratings FILE",
    "What to teach whom, in how many hours and when, and how good that is.",
    gapParameters + [
      .init(
        name: "hours", meaning: "Close as much as can be within so many hours for each person.",
        range: 0...CurriculumLimits.mostHours),
      .init(
        name: "close",
        meaning: "Close this part of what the activities could, in the fewest hours.",
        range: 0...1),
      .init(
        name: "sharing",
        meaning: "One plan for all who lack something, or activities held where enough attend.",
        choices: CurriculumLimits.Sharing.allCases.filter { $0 != .none }.map(\.rawValue)),
      .init(
        name: "budget", meaning: "What all runs may cost together; goes with sharing=runs.",
        range: 0...Double.greatestFiniteMagnitude),
      .init(
        name: "limit", meaning: "The most hours of a mode for each person, as coaching=6.",
        repeats: true),
      .init(
        name: "months", meaning: "Lay the plan out over so many months.",
        range: 1...Double(CurriculumLimits.mostMonths), isWhole: true),
      .init(
        name: "start", meaning: "The month that it begins with, as 2026-09; goes with months."),
      .flag("curve", "Tell what five hours more or less bring; goes with hours."),
    ],
    body: .tables(
      gapTables + [
        APIRoute.BodyTable(
          name: "done", meaning: "Who has done what; the person 'all' is everybody.",
          columns: ["person", "activity"], needed: ["person", "activity"])
      ]), isSlow: true, contentTypes: [Response.json]
  ) { ask in
    let (limits, wishes) = try plan(ask)
    var (finder, table, leftOut) = try found(ask)
    let gaps = try finder.gaps(of: table.people)
    let done = try ask.tables?["done"].map {
      try DoneFile(
        $0, activities: ask.catalog.activities(), people: gaps.map(\.ratings.person))
    }
    if let done { try refuse(ask, done.problems) }
    let made = try CurriculumAnswer(
      gaps, finder: finder, done: done?.done ?? [:], in: ask.catalog, limits, wishes, second: nil)
    return answer(
      try CurriculumReport(made, finder, ontology: ask.catalog.ontology).json(), leftOut: leftOut)
  }

  private static func plan(
    _ ask: APIAsk
  ) throws -> (CurriculumLimits, CurriculumAnswer.Wishes) {
    var request = PlanRequest()
    (request.hours, request.close) = (ask.number("hours"), ask.number("close"))
    request.sharing = ask.text("sharing").flatMap(CurriculumLimits.Sharing.init) ?? .none
    (request.budget, request.modes) = (ask.number("budget"), ask.all("limit"))
    (request.months, request.start) = (ask.count("months"), ask.text("start"))
    request.hasCurve = ask.isSet("curve")
    return try request.read { setting in
      switch setting {
      case .runs, .together: "sharing=\(setting.rawValue)"
      default: "'\(setting.rawValue)'"
      }
    }
  }

  // MARK: Rows that cannot be used

  /// - Returns: How many things were left out, where that is what was asked.
  private static func checked(
    _ ask: APIAsk, _ notes: [RatingsReader.Note], unused columns: [String]
  ) throws -> Int {
    let all =
      columns.map { RatingsReader.Note(line: 1, message: "the column '\($0)' is not used") } + notes
    if ask.choice("problems", Faulty.self) != .leaveOut { try refuse(ask, all) }
    return all.count
  }

  /// - Throws: ``APIProblem`` that tells all that is wrong with a table.
  private static func refuse(_ ask: APIAsk, _ notes: [RatingsReader.Note]) throws {
    if notes.isEmpty { return }
    let isJSON = ask.tables?.isJSON ?? false
    var problem = APIProblem(
      400,
      "\(notes.count == 1 ? "something" : "\(notes.count) things") in the tables cannot be used")
    problem.rows = notes.map {
      // In JSON the names of columns stand in every row, and in no line of their own.
      isJSON
        ? .init(row: max(0, $0.line - 1), message: $0.message)
        : .init(line: $0.line, message: $0.message)
    }
    throw problem
  }

  private static func answer(_ text: String, leftOut: Int) -> Response {
    Response(
      contentType: Response.json, body: text,
      headers: leftOut > 0 ? [("Crosswalk-Rows-Left-Out", "\(leftOut)")] : [])
  }
}

extension APIAsk {
  /// What translates between the two frameworks of the address, as the parameters want it.
  func translator() throws -> Translator {
    try context.translator(
      from: capture("from"), to: capture("to"), targetRole: choice("target-role", Role.self),
      thresholds: Thresholds(settings: all("threshold")))
  }
}
