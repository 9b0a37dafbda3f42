import CrosswalkBase

/// Checks the meaning of documents that are used together: that ids are unique and references lead
/// somewhere, that shares, cuts and tenure bands are possible.
///
/// Formats check the form; this checks what the values say, wherever they come from. All findings
/// of a run are collected.
public struct Checker {
  /// Ids that results use for themselves.
  public static let reservedIDs: Set<String> = ["below", "above", "all", "ontology"]

  private let ontologies: [Ontology]
  /// Those that are checked, and behind them those that are at hand.
  private let frameworks: [Framework]
  /// How many of them are checked.
  private let checked: Int
  private let alignments: [Alignment]
  private let matches: [MatchSet]
  private let catalogues: [ActivityCatalogue]
  private let prompts: [PromptSet]
  /// Activities that are at hand, though no catalogue here has them.
  private let activities: [Activity]
  /// Ids of frameworks that are at hand, though nothing here may be about them.
  private let others: [String]
  /// Whether the alignments lie over others, and so need not speak of every statement.
  let areOverlays: Bool
  /// How many of the sets of matches, from the first on, lie under the others.
  private let underneath: Int
  /// Concepts can only be looked up where an ontology is at hand.
  let concepts: Set<String>?
  let hierarchy: ConceptHierarchy
  let facets: Set<String>
  /// The stages of the reference scale, lowest first.
  let stages: [String]
  /// Offers the nearest concept where one is unknown.
  let conceptSuggestions: Suggestions
  private var findings: [Finding] = []
  private var uncounted = 0
  private var leftOutErrors = false

  /// How many findings are kept; the rest are only counted, so that a file that is wrong in a
  /// million places is refused quickly.
  static let maximum = 1_000

  private init(
    ontologies: [Ontology], frameworks: [Framework], known: [Framework], alignments: [Alignment],
    matches: [MatchSet], catalogues: [ActivityCatalogue], prompts: [PromptSet],
    activities: [Activity], others: [String], areOverlays: Bool, underneath: Int
  ) {
    self.prompts = prompts
    self.catalogues = catalogues
    self.activities = activities
    self.others = others
    self.areOverlays = areOverlays
    self.underneath = underneath
    self.ontologies = ontologies
    self.matches = matches
    self.frameworks = frameworks + known
    checked = frameworks.count
    self.alignments = alignments
    concepts = ontologies.isEmpty ? nil : Set(ontologies.flatMap { $0.concepts.map(\.id) })
    hierarchy = ontologies.first.map(ConceptHierarchy.init) ?? .flat
    facets = Set(ontologies.flatMap { $0.facets.map(\.id) })
    stages = ontologies.first?.stages.map(\.id) ?? []
    conceptSuggestions = Suggestions(concepts ?? [])
  }

  /// What is wrong with the documents, in their order. `known` are frameworks that the documents may be
  /// about and that have been checked before: only that no two have one id, or scales that differ under
  /// one, is looked for among them too. `activities` are those that the catalogues
  /// are laid over; `others` are ids of more frameworks, one of which may be meant where an id is
  /// misspelt; `areOverlays` says that the alignments are to be laid over others, and `underneath` how many
  /// of the sets of matches, from the first on, lie under the others, which may judge the same again.
  public static func findings(
    ontologies: [Ontology], frameworks: [Framework], known: [Framework] = [],
    alignments: [Alignment], matches: [MatchSet] = [], catalogues: [ActivityCatalogue] = [],
    prompts: [PromptSet] = [], activities: [Activity] = [], others: [String] = [],
    areOverlays: Bool = false, underneath: Int = 0
  ) -> [Finding] {
    var checker = Checker(
      ontologies: ontologies, frameworks: frameworks, known: known, alignments: alignments,
      matches: matches, catalogues: catalogues, prompts: prompts, activities: activities,
      others: others, areOverlays: areOverlays, underneath: underneath)
    checker.run()
    if checker.uncounted > 0, let last = checker.findings.last {
      checker.findings.append(
        Finding(
          checker.leftOutErrors ? .error : .warning, at: last.place,
          "\(checker.uncounted) more problems are not shown"))
    }
    return checker.findings
  }

  private mutating func run() {
    var ids = IDRegister()
    for (index, ontology) in ontologies.enumerated() {
      if index > 0 {
        report(
          .ontology(index), [], "there is another ontology already",
          firstUse: .init(.ontology(0), []))
      }
      check(ontology, .ontology(index))
    }
    for (index, framework) in frameworks.enumerated() {
      register(
        framework.id, as: "framework", at: .init(.framework(index), [.key("id")]), in: &ids)
      if index < checked { check(framework, .framework(index)) }
    }
    checkSharedScales()
    var aligned = IDRegister()
    let frameworks = frameworks
    for (index, alignment) in alignments.enumerated() {
      let place = DocumentPlace(.alignment(index), [.key("framework")])
      guard let framework = frameworks.first(where: { $0.id == alignment.framework }) else {
        let message = unknownFramework(alignment.framework)
        report(place.document, place.path, message)
        continue
      }
      register(alignment.framework, as: "alignment of", at: place, in: &aligned)
      let isLaidOver =
        areOverlays || !frameworks.prefix(checked).contains { $0.id == alignment.framework }
      check(alignment, of: framework, .alignment(index), isLaidOver: isLaidOver)
    }
    var pairs = IDRegister()
    for (index, set) in matches.enumerated() {
      if index == underneath { pairs = IDRegister() }
      register(
        "\(set.from) to \(set.to)", as: "the set of matches from",
        at: .init(.matches(index), [.key("from")]), in: &pairs)
      check(set, between: frameworks, .matches(index))
    }
    checkBothDirections()
    for (index, set) in prompts.enumerated() { check(set, .prompts(index)) }
    guard !catalogues.isEmpty else { return }
    let net = ActivityNet(activities + catalogues.flatMap(\.activities))
    for (index, catalogue) in catalogues.enumerated() {
      check(catalogue, among: net, .catalogue(index))
    }
  }

  /// Two frameworks may have a set in each direction, since what has no counterpart is said of a
  /// subject; two statements are judged in one of them only.
  private mutating func checkBothDirections() {
    var judged: [[String]: DocumentPlace] = [:]
    for (index, set) in matches.enumerated() {
      if index == underneath { judged = [:] }
      for (position, match) in set.matches.enumerated() {
        guard let object = match.object else { continue }
        let place = DocumentPlace(
          .matches(index), [.key("matches"), .index(position), .key("subject")])
        if let first = judged[[set.to, set.from, object, match.subject]] {
          report(
            place.document, place.path, "this pair is judged in the other direction too",
            firstUse: first)
        }
        judged[[set.from, set.to, match.subject, object]] = place
      }
    }
  }

  /// What to say of a framework that there is not.
  func unknownFramework(_ id: String) -> String {
    "unknown framework '\(id)'" + suggestion(for: id, in: frameworks.map(\.id) + others)
  }

  /// Frameworks whose scales have one id share their levels.
  private mutating func checkSharedScales() {
    var first: [String: Int] = [:]
    for (index, framework) in frameworks.enumerated() {
      let scale = framework.scale
      guard let other = first[scale.id] else {
        first[scale.id] = index
        continue
      }
      if scale.levels.map(\.id) != frameworks[other].scale.levels.map(\.id) {
        let path: [PathStep] = [.key("scale"), .key("id")]
        report(
          .framework(index), path, "scale '\(scale.id)' has other levels in another framework",
          firstUse: .init(.framework(other), path))
      }
    }
  }

  mutating func report(
    _ document: DocumentReference, _ path: @autoclosure () -> [PathStep],
    _ message: @autoclosure () -> String, severity: Finding.Severity = .error,
    firstUse: DocumentPlace? = nil
  ) {
    guard findings.count < Self.maximum else {
      uncounted += 1
      if severity == .error { leftOutErrors = true }
      return
    }
    findings.append(
      Finding(severity, at: DocumentPlace(document, path()), message(), firstUse: firstUse))
  }

  /// Ids that have been used, and where.
  typealias IDRegister = [String: DocumentPlace]

  /// Records an id; reports it if it is reserved, empty, or used before.
  mutating func register(
    _ id: String, as kind: String, at place: @autoclosure () -> DocumentPlace,
    in register: inout IDRegister
  ) {
    if id.isEmpty || id != id.trimmed {
      report(
        place().document, place().path, "an id is neither empty nor begins or ends with a space")
    }
    if Self.reservedIDs.contains(id.lowercased()) {
      report(place().document, place().path, "the id '\(id)' is reserved for results")
    }
    if let first = register[id] {
      report(
        place().document, place().path, "\(kind) '\(id)' is there twice", firstUse: first)
    } else {
      register[id] = place()
    }
  }
}
