import CrosswalkBase
import CrosswalkModel

/// Makes judgements of SSSOM rows, for frameworks that are at hand.
///
/// Strict, a row that says something else than a judgement can say is an error. Lenient, the nearest
/// judgement is taken and the liberty listed by line; where there is none the row is left out and
/// listed. What is computed (`semapv:MappingChaining`) is no judgement and is always left out.
public struct SSSOMMatches {
  /// What was made of a file.
  public struct Result: Sendable {
    /// One set for each pair of frameworks and direction, in order of their ids.
    public var sets: [MatchSet]
    /// Errors, and liberties as warnings, by line.
    public var problems: [Problem]
    /// What the file says and a judgement cannot.
    public var loss: LossReport
    /// The lines of rows that became no judgement.
    public var leftOut: [Int]
    /// How many of those hold judgements that cannot be understood, and nothing computed.
    public var notUnderstood: Int
    /// How many rows have no justification that a judgement can have, where nothing is given to
    /// take in its place.
    public var unjustified: Int
  }

  /// Terms that a file of matches can have as a justification.
  public static let justifications = [
    "ManualMappingCuration", "MappingReview", "MappingChaining", "MappingInversion",
    "LexicalMatching", "SemanticSimilarityThresholdMatching",
  ]

  private struct Pair: Hashable { let from, to: String }

  private let file: String
  private let names: ExchangeNames
  private let statements: [String: Set<String>]
  private let isLenient: Bool
  private let fallback: String?
  private var problems: ProblemList
  private var matches: [Pair: [(line: Int, match: MatchSet.Match, date: String?)]] = [:]
  private var lines: [Pair: [[String]: Int]] = [:]
  private var unused: [String: Int] = [:]
  private var computed = 0
  private var leftOut: [Int] = []
  private var unjustified = 0

  /// - Parameters:
  ///   - file: The path, as problems are to show it.
  ///   - frameworks: Those whose statements can be matched.
  ///   - names: Under which IRIs statements are known.
  ///   - isLenient: Whether to take liberties.
  ///   - justification: What to take where a row has none that a judgement can have; a term of
  ///     ``justifications``.
  public init(
    file: String, frameworks: [Framework], names: ExchangeNames = .standard,
    isLenient: Bool = false, justification: String? = nil
  ) {
    self.file = file
    self.names = names
    self.isLenient = isLenient
    fallback = justification
    statements = Dictionary(
      frameworks.map { ($0.id, Set($0.statements.map(\.statement.id))) },
      uniquingKeysWith: { first, _ in first })
    problems = ProblemList(file: file)
  }

  /// Thrown to leave a row out that has been complained of.
  private struct Unusable: Error {}

  mutating func liberty(_ message: String, _ taken: String, at line: Int) {
    if isLenient {
      problems.add(
        "\(message): \(taken)", at: TextMark(line: line, column: 1), severity: .warning)
    } else {
      problems.add(message, at: TextMark(line: line, column: 1))
    }
  }

  private mutating func unusable(_ message: String, at line: Int) -> Unusable {
    liberty(message, "left out", at: line)
    return Unusable()
  }

  /// Takes one row.
  public mutating func add(_ row: SSSOMReader.Row, of summary: SSSOMReader.Summary) {
    if row["mapping_justification"] == "semapv:MappingChaining" {
      computed += 1
      leftOut.append(row.line)
      return
    }
    do {
      try take(row, summary)
    } catch {
      leftOut.append(row.line)
    }
  }

  private mutating func take(
    _ row: SSSOMReader.Row, _ summary: SSSOMReader.Summary
  ) throws(Unusable) {
    // Each step settles a part of the match for those below, or leaves the row out.
    func value(_ slot: String) -> String? { row[slot] ?? summary.propagated(slot) }
    var subject = try statement("subject", row, summary)
    var object = try statement("object", row, summary)
    var isInverted = false
    if subject == nil {
      (subject, object) = (object, subject)
      isInverted = true
    }
    guard let subject else {
      throw unusable("neither side is a statement", at: row.line)
    }
    let side = isInverted ? "subject" : "object"
    let target: String
    if let object {
      target = object.framework
    } else if let source = value("\(side)_source"), let id = framework(source, summary) {
      target = id
    } else {
      throw unusable(
        "\(SSSOMSlot.noTerm) without a framework of ours as \(side)_source", at: row.line)
    }
    guard subject.framework != target else {
      throw unusable("a framework is not matched with itself", at: row.line)
    }
    var relation = try relation(row, summary, isAbsence: object == nil)
    if isInverted { relation = relation?.inverse }
    let other = SSSOMList.pairs(row["other"])
    var absence: Absence?
    if object == nil {
      absence = other["absence"].flatMap(Absence.init(rawValue:))
      if absence == nil {
        liberty(
          "'other' does not say of which kind the absence is (absence=absent, absence=scope)",
          "taken as absent", at: row.line)
        absence = .absent
      }
    }
    var confidence = row["confidence"].flatMap(Double.init)
    if confidence == nil {
      liberty("the row has no confidence, which a match needs", "taken as 0.5", at: row.line)
      confidence = 0.5
    }
    let authors = row["author_label"].map(SSSOMList.split) ?? []
    if authors.count > 1 {
      liberty("a match has one author, the row several", "joined by ';'", at: row.line)
    }
    var match = MatchSet.Match(
      subject: subject.id, object: object?.id, relation: object == nil ? nil : relation,
      absence: absence, confidence: confidence!, justification: try justification(row),
      author: authors.isEmpty ? nil : shown(authors.joined(separator: "; "), "author_label", row),
      note: shown(row["comment"] ?? "", "comment", row))
    if object != nil { reject(&match, as: row) }
    let pair = Pair(from: subject.framework, to: target)
    let key = [match.subject, match.object ?? ""]
    if let first = lines[pair, default: [:]][key] {
      throw unusable("this pair is there twice; first on line \(first)", at: row.line)
    }
    lines[pair, default: [:]][key] = row.line
    matches[pair, default: []].append((row.line, match, value("mapping_date")))
    count(row, other)
  }

  /// What a reviewer turned down is no match, whoever proposed it; an agreement of -1 is wholly against
  /// it, one of 1 wholly for it.
  private mutating func reject(_ match: inout MatchSet.Match, as row: SSSOMReader.Row) {
    guard let agreement = row["reviewer_agreement"].flatMap(Double.init), agreement < 0 else {
      return
    }
    let reviewer = row["reviewer_label"].map(SSSOMList.split)?.joined(separator: "; ")
    problems.add(
      "\(reviewer ?? "the reviewer") disagrees (\(agreement.plain)); read as no match, and not as "
        + quoted(match.relation?.rawValue ?? "none"), at: TextMark(line: row.line, column: 1),
      severity: .warning)
    let proposal = match.relation.map { "proposed as \($0.rawValue)" }
    match.relation = nil
    match.confidence = -agreement
    match.justification = "MappingReview"
    match.author = reviewer ?? match.author
    match.note = [match.note, proposal ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// Counts what is there and has no place in a match.
  private mutating func count(_ row: SSSOMReader.Row, _ other: [String: String]) {
    let used: Set = [
      "subject_id", "predicate_id", "predicate_modifier", "object_id", "mapping_justification",
      "confidence", "author_label", "comment", "other", "mapping_date", "subject_source",
      "object_source",
    ]
    for slot in row.values.keys where !used.contains(slot) { unused[slot, default: 0] += 1 }
    for key in other.keys where key != "absence" { unused["other: \(key)", default: 0] += 1 }
  }

  private mutating func statement(
    _ side: String, _ row: SSSOMReader.Row, _ summary: SSSOMReader.Summary
  ) throws(Unusable) -> (framework: String, id: String)? {
    guard let curie = row["\(side)_id"] else {
      let type = row["\(side)_type"] ?? summary.propagated("\(side)_type")
      throw unusable(
        type == "rdfs literal"
          ? "the \(side) is a literal, and no statement of a framework" : "\(side)_id is empty",
        at: row.line)
    }
    if curie == SSSOMSlot.noTerm { return nil }
    guard let found = summary.expanded(curie).flatMap(names.statement) ?? byPrefix(curie) else {
      throw unusable(
        "\(side)_id \(quoted(curie)) is no name of a statement under \(names.base)", at: row.line)
    }
    if summary.expanded(curie).flatMap(names.statement) == nil {
      liberty(
        "\(side)_id \(quoted(curie)) is not under \(names.base)",
        "its prefix is taken for a framework", at: row.line)
    }
    guard let known = statements[found.framework] else {
      let near = nearest(found.framework, in: statements.keys.sorted())
      throw unusable(
        "unknown framework \(quoted(found.framework))"
          + (near.map { "; did you mean '\($0)'?" } ?? ""), at: row.line)
    }
    guard known.contains(found.id) else {
      throw unusable(
        "'\(found.framework)' has no statement \(quoted(found.id))", at: row.line)
    }
    return found
  }

  /// For files of others: `sf-2940:PE.Emerging.1`, whatever the prefix stands for.
  private func byPrefix(_ curie: String) -> (framework: String, id: String)? {
    guard let colon = curie.firstIndex(of: ":") else { return nil }
    let framework = String(curie[..<colon])
    guard statements[framework] != nil else { return nil }
    let id = curie[curie.index(after: colon)...]
    return (framework, ExchangeNames.decoded(id) ?? String(id))
  }

  private func framework(_ source: String, _ summary: SSSOMReader.Summary) -> String? {
    let start = "\(names.base)framework/"
    guard let iri = summary.expanded(source), iri.hasPrefix(start) else {
      return statements[source] == nil ? nil : source
    }
    var step = iri.dropFirst(start.count)
    if step.hasSuffix("/") { step = step.dropLast() }
    return ExchangeNames.decoded(step).flatMap { statements[$0] == nil ? nil : $0 }
  }

  private mutating func relation(
    _ row: SSSOMReader.Row, _ summary: SSSOMReader.Summary, isAbsence: Bool
  ) throws(Unusable) -> Relation? {
    let predicate = summary.abbreviated(row["predicate_id"] ?? "", names)
    if isAbsence || row["predicate_modifier"] == "Not" {
      if isAbsence, row["predicate_modifier"] != nil {
        throw unusable("\(SSSOMSlot.noTerm) is denied, which says nothing", at: row.line)
      }
      if predicate != SSSOMPredicate.any {
        liberty(
          "only \(quoted(predicate)) is \(isAbsence ? "said to have no counterpart" : "denied")",
          "taken as speaking of every kind of match", at: row.line)
      }
      return nil
    }
    let known = Relation.allCases.first { SSSOMPredicate.predicate(of: $0) == predicate }
    if let known { return known }
    let near: [String: Relation] = [
      "owl:equivalentClass": .exact, "owl:sameAs": .exact, "rdfs:subClassOf": .narrower,
      "skos:broader": .narrower, "skos:narrower": .broader, "skos:related": .related,
      SSSOMPredicate.any: .related, "rdfs:seeAlso": .related, "oboInOwl:hasDbXref": .related,
    ]
    guard let relation = near[predicate] else {
      throw unusable("no relation of ours is \(quoted(predicate))", at: row.line)
    }
    liberty(
      "no relation of ours is \(quoted(predicate))", "taken as \(relation.rawValue)",
      at: row.line)
    return relation
  }

  private mutating func justification(_ row: SSSOMReader.Row) throws(Unusable) -> String {
    let term = row["mapping_justification"] ?? ""
    let name = term.hasPrefix("semapv:") ? String(term.dropFirst(7)) : term
    if Self.justifications.contains(name) { return name }
    guard let fallback else {
      unjustified += 1
      throw unusable(
        "a match cannot be justified by \(quoted(term)), and nothing is given to take in its place",
        at: row.line)
    }
    problems.add(
      "\(quoted(term)) is taken as \(fallback)", at: TextMark(line: row.line, column: 1),
      severity: .warning)
    return fallback
  }

  /// Ends the file.
  public mutating func finish(_ summary: SSSOMReader.Summary) -> Result {
    var sets: [MatchSet] = []
    let creator = summary.header["creator_label"] ?? []
    let version = summary.header["mapping_set_version"]?.first
    for (pair, found) in matches.sorted(by: { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) })
    {
      let author =
        creator.count == 1 ? creator[0] : Self.mostFrequent(found.compactMap(\.match.author))
      if author == nil {
        liberty(
          "nobody is named as creator_label or author_label", "taken as 'unknown'", at: 1)
      }
      let justification = Self.mostFrequent(found.compactMap(\.match.justification))!
      let dates = Set(found.compactMap(\.date))
      if dates.count > 1 { unused["mapping_date", default: 0] += found.count }
      sets.append(
        MatchSet(
          from: pair.from, to: pair.to, author: author ?? "unknown", version: version ?? "unknown",
          date: dates.max() ?? summary.header["publication_date"]?.first ?? "unknown",
          justification: justification,
          matches: found.map(\.match).map { match in
            var match = match
            if match.author == author { match.author = nil }
            if match.justification == justification { match.justification = nil }
            return match
          }))
    }
    var loss = LossReport(title: "\(file) as matches")
    loss.leaveOut("mappings that are computed (semapv:MappingChaining)", computed)
    for (slot, count) in unused.sorted(by: { $0.key < $1.key }) {
      loss.leaveOut("values of \(slot)", count)
    }
    let used: Set = [
      "creator_label", "mapping_set_version", "mapping_date", "publication_date",
      "subject_source", "object_source",
    ]
    for (slot, values) in summary.header.sorted(by: { $0.key < $1.key })
    where !used.contains(slot) {
      loss.leaveOut("the header's \(slot)", values.count)
    }
    if creator.count > 1 { loss.leaveOut("the header's creator_label", creator.count) }
    return Result(
      sets: sets, problems: problems.sorted, loss: loss, leftOut: leftOut,
      notUnderstood: leftOut.count - computed, unjustified: unjustified)
  }

  /// Of several as frequent, the first in the order of the file.
  private static func mostFrequent(_ values: [String]) -> String? {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let most = counts.values.max()
    return values.first { counts[$0] == most }
  }
}
