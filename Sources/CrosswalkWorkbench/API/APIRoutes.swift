import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// Every answer that programs can ask for.
enum APIRoutes {
  static let all: [APIRoute] = reading + comparing + rating + people + files

  private static let role = APIRoute.Parameter(
    name: "role", meaning: "The role of the person.", choices: Role.ofPersons.map(\.rawValue))
  private static let limit = APIRoute.Parameter(
    name: "limit", meaning: "At most so many for each; 10 where nothing is said.",
    range: 1...Double(Int32.max), isWhole: true)

  private static let reading: [APIRoute] = [
    APIRoute("/list", command: "list", "The frameworks at hand.") {
      try JSONText.pretty(FrameworkListing($0.catalog))
    },
    APIRoute(
      "/show/:framework", command: "show", "A framework, or what is asked for of it.",
      [
        .init(name: "part", meaning: "A unit, by id or title, or a statement, by id."),
        .init(name: "level", meaning: "Just statements of this level."),
        .init(
          name: "role", meaning: "Just statements about people of this role.",
          choices: Role.ofPersons.map(\.rawValue)),
      ]
    ) { ask in
      let aligned = try ask.catalog.framework(ask.capture("framework"))
      let selection = try FrameworkSelection(
        of: aligned.framework, part: ask.text("part"), level: ask.text("level"),
        role: ask.choice("role", Role.self))
      return try JSONText.pretty(FrameworkReport(aligned, units: selection.units))
    },
    APIRoute("/show/ontology", command: "show", "The ontology.") {
      try JSONText.pretty(OntologyReport($0.catalog.ontology))
    },
    APIRoute(
      "/find", command: "find", "Statements, units and concepts that hold all words.",
      [
        .init(name: "word", meaning: "A word to look for.", repeats: true),
        .init(
          name: "act", meaning: "Just statements that ask for this kind of act.",
          choices: Act.allCases.map(\.rawValue)),
      ]
    ) { ask in
      let (words, act) = (ask.all("word"), ask.choice("act", Act.self))
      if act == nil, WordSearch(words.joined(separator: " ")).isEmpty {
        throw APIProblem(400, "give a word to look for")
      }
      return try JSONText.pretty(CatalogSearch(words, act: act, in: ask.catalog))
    },
    APIRoute("/stats", command: "stats", "Figures of all frameworks.") {
      try JSONText.pretty(StatisticsReport([], in: $0.catalog))
    },
    APIRoute("/stats/:framework", command: "stats", "Figures of a framework.") {
      try JSONText.pretty(StatisticsReport([$0.capture("framework")], in: $0.catalog))
    },
  ]

  private static let comparing: [APIRoute] = [
    APIRoute("/compare", command: "compare", "How near all frameworks are to each other.") {
      try JSONText.pretty($0.context.matrix())
    },
    APIRoute("/compare/:from/:to", command: "compare", "What two frameworks have in common.") {
      try JSONText.pretty($0.context.comparison($0.capture("from"), $0.capture("to")))
    },
    APIRoute(
      "/match/:from/:to", command: "match", "Counterparts of the statements of a framework.",
      [
        .init(
          name: "part", meaning: "Just of this statement, unit, level of a unit or heading."),
        limit,
      ], isSlow: true
    ) { ask in
      let matcher = try ask.context.matcher(from: ask.capture("from"), to: ask.capture("to"))
      let answer = try matcher.answer(
        to: ask.text("part"), limit: ask.count("limit") ?? 10, ontology: ask.catalog.ontology)
      return switch answer {
      case .framework(let matches): try JSONText.pretty(matches)
      case .statement(let matches): try JSONText.pretty(matches)
      case .part(let matches): try JSONText.pretty(matches)
      }
    },
    APIRoute(
      "/report/:framework/:against", command: "report",
      "What of one framework serves each statement of another.", isSlow: true
    ) { ask in
      let (framework, against) = (ask.capture("framework"), ask.capture("against"))
      if framework == against {
        throw APIProblem(400, "a framework is held against another, not against itself")
      }
      return try JSONText.pretty(ask.context.report(of: framework, against: against))
    },
    APIRoute(
      "/suggest/:framework", command: "suggest", "Concepts that the statements may be about.",
      [limit], isSlow: true
    ) { ask in
      let suggester = try ask.context.conceptSuggester(for: ask.capture("framework"))
      return try suggestions(suggester.basis) {
        try suggester.forEach(limit: ask.count("limit") ?? 10, explains: false, $0)
      }
    },
    APIRoute(
      "/suggest/:framework/:to", command: "suggest",
      "Statements of another framework that the statements may be like.", [limit], isSlow: true
    ) { ask in
      let (from, to) = (ask.capture("framework"), ask.capture("to"))
      if from == to {
        throw APIProblem(400, "suggest statements of another framework than '\(from)'")
      }
      let suggester = try ask.context.statementSuggester(from: from, to: to)
      return try suggestions(suggester.basis) {
        try suggester.forEach(limit: ask.count("limit") ?? 10, explains: false, $0)
      }
    },
  ]

  private static let rating: [APIRoute] = [
    APIRoute(
      "/expect/:framework", command: "expect",
      "The level that a time of service lets one expect, and what belongs to it.",
      [
        .init(
          name: "tenure", meaning: "Years of service.", isRequired: true, range: 0...70),
        role,
        .init(name: "to", meaning: "Show what the level amounts to in this framework."),
      ]
    ) { ask in
      let (catalog, tenure) = (ask.catalog, ask.number("tenure") ?? 0)
      let id = ask.capture("framework")
      let framework = try catalog.framework(id).framework
      let expectation = try Expectation(
        of: framework, tenure: tenure, role: ask.choice("role", Role.self))
      let translation = try ask.text("to").map {
        try ask.context.translator(from: id, to: $0).translate(expectation.profile)
      }
      return try JSONText.pretty(
        ExpectationReport(expectation, of: framework, tenure: tenure, translation: translation))
    },
    // Ratings are of people: they come in the body, and stand in no address.
    APIRoute(
      "/translate/:from/:to", command: "translate",
      "Ratings of one person, read in another framework.",
      [
        .init(
          name: "rating", meaning: "A rating, such as CM=accomplished; 'all' stands for the rest.",
          isRequired: true, repeats: true),
        role, targetRole, basis, threshold,
      ], body: .form
    ) { ask in
      let translator = try ask.translator()
      let group = try translator.ratings.group(
        ask.all("rating").map(RatingSetting.init), in: translator.source.framework,
        role: ask.choice("role", Role.self), basis: ask.choice("basis", Basis.self) ?? .observed)
      return try JSONText.pretty(translator.translate(group))
    },
  ]

  private static func suggestions(
    _ basis: SuggestionBasis, _ visit: ((StatementSuggestions) throws -> Void) throws -> Void
  ) throws -> String {
    let text = SuggestionText(basis, style: TextStyle(isUnicode: true, isColoured: false))
    var answer = try text.start(as: .json).data
    var isFirst = true
    try visit { statement in
      try Interest.check()
      answer += try text.piece(statement, as: .json, isFirst: isFirst).data
      isFirst = false
    }
    return answer + SuggestionText.end(as: .json).data
  }
}

extension OutputPiece {
  /// A piece for programs; one for people has none.
  var data: String { if case .data(let data) = self { data } else { "" } }
}
