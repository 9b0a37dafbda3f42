import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTables

/// What people have judged of statements and levels that a new version of the document has not any
/// more, or words anew: taken out of the files in use and listed, so that nothing is lost and nobody's
/// judgement stands for words that nobody has judged.
struct JudgementsSetAside {
  /// The file in the framework's folder where they are listed; each update adds its own.
  static let fileName = Workspace.setAsideName

  private let update: FrameworkUpdate
  private let old: Framework
  private var reasons: [String: String] = [:]
  private var texts: [String: (before: String, after: String?)] = [:]
  /// What statements say that have neither gone nor changed, as long as any of them is listed.
  private var standingTexts: [String: String] = [:]
  private var rows: [[Table.Cell]] = []
  /// How many there are of each statement, level or scale, and of what kind, in the order of the files.
  private var counts:
    [(name: String, kind: SetAsideList.Judgement.Kind, isInWorkbook: Bool, count: Int)] = []
  /// What earlier updates have set aside.
  private let past: SetAsideList
  /// What the alignment is to say; nil if it stays as it is.
  private(set) var alignment: Alignment?
  /// What files of matches are to say, those that change.
  private(set) var matches: [(file: DocumentSet.Located<MatchSet>, value: MatchSet)] = []

  /// Takes what the alignment is to say where the new version says that too; else as it stands.
  init(by update: FrameworkUpdate, from old: ImportFolder.Content, judged: WorkbookJudgements?) {
    self.update = update
    self.old = old.framework
    past = old.setAside
    for statement in update.removed {
      reasons[statement.id] = "gone"
      texts[statement.id] = (statement.text, nil)
    }
    for change in update.changed where change.isReworded {
      reasons[change.id] = "worded anew"
      texts[change.id] = (change.before, change.after)
    }
    if let file = old.alignment {
      if let judged, judged.isOlder { listAll(of: file.value, notIn: judged.alignment) }
      setAside(file, judged?.alignment ?? file.value)
    }
    for file in old.matches { setAside(file, of: old.framework.id) }
  }

  var isEmpty: Bool { rows.isEmpty && alignment == nil }
  /// How many judgements there are.
  var count: Int { rows.count }

  /// Which there are, in lines for people.
  var lines: [String] {
    counts.map { name, kind, isInWorkbook, count in
      "set aside: \(Self.words(count, kind)) of \(name)"
        + (!isInWorkbook
          ? ", as the workbook, which was exported before, does not have "
            + (count == 1 ? "it" : "them")
          : reasons[name].map { ", which is \($0)" } ?? ", since the levels are others")
    }
  }

  private static func words(_ count: Int, _ kind: SetAsideList.Judgement.Kind) -> String {
    switch kind {
    case .match: "\(count) match\(count == 1 ? "" : "es")"
    case .act: counted(count, "overruled kind") + " of act"
    case .evidence: counted(count, "use") + " as evidence"
    case .facet: counted(count, "facet")
    case .locationError, .fit, .panel: "the \(kind.rawValue)"
    case .link, .rejection, .cut, .placing: counted(count, kind.rawValue)
    }
  }

  /// One row a judgement.
  var table: Table {
    Table(
      (["statement", "why", "text before", "text now", "kind"] + SetAsideList.Judgement.columns)
        .map { Table.Column($0) }, rows: rows)
  }

  private mutating func add(_ judgement: SetAsideList.Judgement, isInWorkbook: Bool = true) {
    let statement = judgement.statement
    if let last = counts.last, last.name == statement, last.kind == judgement.kind,
      last.isInWorkbook == isInWorkbook
    {
      counts[counts.count - 1].count += 1
    } else {
      counts.append((statement, judgement.kind, isInWorkbook, 1))
    }
    let (before, after) = texts[statement] ?? (standingTexts[statement], standingTexts[statement])
    rows.append(
      [
        .text(statement), isInWorkbook ? .init(reasons[statement]) : "not in the workbook",
        .init(before), .init(after), .text(judgement.kind.rawValue),
      ] + judgement.fields.map { Table.Cell.text($0) })
  }

  /// Whether a judgement has to go: its statement is gone, or says what it was not made of.
  private func goes(_ judgement: SetAsideList.Judgement) -> Bool {
    // One that was made of the words that a statement has again holds again.
    reasons[judgement.statement] != nil
      && !past.has(judgement, of: texts[judgement.statement]?.after)
  }

  // MARK: Alignment

  /// Lists what stands in the folder and not in a workbook that was exported before: whether somebody has
  /// taken it out there, or made it in the folder since, nobody can tell.
  private mutating func listAll(of standing: Alignment, notIn judged: Alignment) {
    standingTexts = Dictionary(
      old.statements.map { ($0.statement.id, $0.statement.text) },
      uniquingKeysWith: { first, _ in first })
    let kept = Set(judged.judgements)
    for judgement in standing.judgements where !kept.contains(judgement) {
      add(judgement, isInWorkbook: false)
    }
    standingTexts = [:]
  }

  private mutating func setAside(
    _ file: DocumentSet.Located<Alignment>, _ judged: Alignment
  ) {
    var alignment = judged
    for (index, entry) in alignment.links.enumerated() {
      for link in entry.links where goes(judged.judgement(link, of: entry.statement)) {
        add(judged.judgement(link, of: entry.statement))
      }
      alignment.links[index].links.removeAll { goes(judged.judgement($0, of: entry.statement)) }
    }
    for (index, entry) in alignment.rejected.enumerated() {
      for rejection in entry.rejections where goes(judged.judgement(rejection, of: entry.statement))
      {
        add(judged.judgement(rejection, of: entry.statement))
      }
      alignment.rejected[index].rejections.removeAll {
        goes(judged.judgement($0, of: entry.statement))
      }
    }
    for act in alignment.acts where goes(judged.judgement(act)) { add(judged.judgement(act)) }
    alignment.links.removeAll { reasons[$0.statement] != nil && $0.links.isEmpty }
    alignment.acts.removeAll { goes(judged.judgement($0)) }
    alignment.rejected.removeAll { reasons[$0.statement] != nil && $0.rejections.isEmpty }
    if let scale = alignment.scale { alignment.scale = self.scale(scale, alignment.author) }
    if alignment != file.value { self.alignment = alignment }
  }

  /// Cuts and facets as far as they speak of levels and statements that are there.
  private mutating func scale(
    _ scale: Alignment.ScaleAlignment, _ author: String
  ) -> Alignment.ScaleAlignment {
    var scale = scale
    let gone = Set(update.removed.map(\.id))
    for l in scale.levels.indices {
      for f in scale.levels[l].facets.indices {
        for statement in scale.levels[l].facets[f].evidence where gone.contains(statement) {
          add(
            .init(
              statement, .evidence,
              about: "\(scale.levels[l].level) \(scale.levels[l].facets[f].facet)",
              author: author))
        }
        scale.levels[l].facets[f].evidence.removeAll(where: gone.contains)
      }
    }
    guard update.hasOtherLevels else { return scale }
    let levels = update.framework.scale.levels
    let known = Set(levels.map(\.id))
    for entry in scale.levels where !known.contains(entry.level) {
      for reading in entry.facets {
        add(
          .init(
            entry.level, .facet, about: reading.facet, relation: "strength \(reading.strength)",
            author: author, note: Self.words(reading)))
      }
    }
    scale.levels.removeAll { !known.contains($0.level) }
    setAsideCuts(of: scale, author)
    // As a new framework begins: a check tells that nobody has judged them yet.
    scale.cuts = Skeleton.cuts(for: levels)
    scale.locationError = Skeleton.locationError
    scale.panel = nil
    scale.fitted = nil
    return scale
  }

  /// Cuts, with all that says where they come from and how far they may lie off.
  private mutating func setAsideCuts(of scale: Alignment.ScaleAlignment, _ author: String) {
    for (index, cut) in scale.cuts.enumerated() {
      let title =
        index < old.scale.levels.count
        ? "where \(old.scale.levels[index].title) begins" : "where the last level ends"
      add(
        .init(
          old.scale.id, .cut, about: title,
          relation: "at \(cut.at.plain), spread \(cut.spread.plain)", author: author,
          note: cut.reason))
    }
    if let error = scale.locationError, error != Skeleton.locationError {
      add(
        .init(
          old.scale.id, .locationError, about: "where the whole scale lies",
          relation: "\(error.points.plain) points", author: author, note: error.reason))
    }
    if let fitted = scale.fitted {
      add(
        .init(
          old.scale.id, .fit,
          about: "\(fitted.other), \(fitted.people) people, \(counted(fitted.ratings, "rating"))",
          author: fitted.author, note: "\(fitted.file), SHA-256 \(fitted.digest), \(fitted.date)"))
    }
    guard let panel = scale.panel else { return }
    let agreement = panel.agreement.map { "agreement \($0.value.plain)" }
    let shift = panel.readerShift.map { "readers differ by \($0.plain) points" }
    add(
      .init(
        old.scale.id, .panel, about: panel.kind,
        relation: [agreement, shift].compactMap { $0 }.joined(separator: ", "), author: author,
        note: panel.note))
    for (index, round) in panel.rounds.enumerated() {
      for placing in round.placings {
        add(
          .init(
            old.scale.id, .placing, about: "round \(index + 1)",
            relation: placing.cuts.map(\.plain).joined(separator: " "), author: placing.reader,
            note: round.sheets.joined(separator: " ")))
      }
    }
  }

  /// What a reading of a facet rests on.
  private static func words(_ reading: Alignment.FacetReading) -> String {
    [
      reading.section, reading.secondary, reading.reason,
      reading.evidence.isEmpty ? nil : "shown by " + reading.evidence.joined(separator: " "),
    ].compactMap { $0 }.joined(separator: "; ")
  }

  // MARK: Matches

  private mutating func setAside(_ file: DocumentSet.Located<MatchSet>, of id: String) {
    var set = file.value
    let isFirst = set.from == id
    func own(_ match: MatchSet.Match) -> String? { isFirst ? match.subject : match.object }
    for match in set.matches {
      guard let statement = own(match), reasons[statement] != nil else { continue }
      // What is listed under a statement is said from there.
      let seen = isFirst ? match : match.inverted
      add(
        .init(
          statement, .match, about: "\(isFirst ? set.to : set.from) \(seen.object ?? "nothing")",
          relation: match.absence?.rawValue ?? seen.verdict, confidence: match.confidence,
          justification: match.justification ?? set.justification,
          author: match.author ?? set.author,
          note: [match.note, match.settled ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")))
    }
    set.matches.removeAll { own($0).map { reasons[$0] != nil } ?? false }
    if set != file.value { matches.append((file, set)) }
  }
}
