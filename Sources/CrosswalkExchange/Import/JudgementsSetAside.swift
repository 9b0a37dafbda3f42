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
  private var reasons: [String: String] = [:]
  private var texts: [String: (before: String, after: String?)] = [:]
  private var rows: [[Table.Cell]] = []
  /// How many there are of each statement, level or scale, and of what kind, in the order of the files.
  private var counts: [(name: String, kind: SetAsideList.Judgement.Kind, count: Int)] = []
  /// What earlier updates have set aside.
  private let past: SetAsideList
  /// What the alignment is to say; nil if it stays as it is.
  private(set) var alignment: Alignment?
  /// What files of matches are to say, those that change.
  private(set) var matches: [(file: DocumentSet.Located<MatchSet>, value: MatchSet)] = []

  /// Takes what the alignment is to say where the new version says that too; else as it stands.
  init(by update: FrameworkUpdate, from old: ImportFolder.Content, judged: Alignment? = nil) {
    self.update = update
    past = old.setAside
    for statement in update.removed {
      reasons[statement.id] = "gone"
      texts[statement.id] = (statement.text, nil)
    }
    for change in update.changed where change.isReworded {
      reasons[change.id] = "worded anew"
      texts[change.id] = (change.before, change.after)
    }
    if let file = old.alignment { setAside(file, judged ?? file.value, old.framework) }
    for file in old.matches { setAside(file, of: old.framework.id) }
  }

  var isEmpty: Bool { rows.isEmpty && alignment == nil }
  /// How many judgements there are.
  var count: Int { rows.count }

  /// Which there are, in lines for people.
  var lines: [String] {
    counts.map { name, kind, count in
      "set aside: \(Self.words(count, kind)) of \(name)"
        + (reasons[name].map { ", which is \($0)" } ?? ", since the levels are others")
    }
  }

  private static func words(_ count: Int, _ kind: SetAsideList.Judgement.Kind) -> String {
    switch kind {
    case .match: "\(count) match\(count == 1 ? "" : "es")"
    case .act: counted(count, "overruled kind") + " of act"
    case .evidence: counted(count, "use") + " as evidence"
    case .facet: counted(count, "facet")
    case .link, .rejection, .cut: counted(count, kind.rawValue)
    }
  }

  /// One row a judgement.
  var table: Table {
    Table(
      (["statement", "why", "text before", "text now", "kind"] + SetAsideList.Judgement.columns)
        .map { Table.Column($0) }, rows: rows)
  }

  private mutating func add(_ judgement: SetAsideList.Judgement) {
    let statement = judgement.statement
    if let last = counts.last, last.name == statement, last.kind == judgement.kind {
      counts[counts.count - 1].count += 1
    } else {
      counts.append((statement, judgement.kind, 1))
    }
    rows.append(
      [
        .text(statement), .init(reasons[statement]), .init(texts[statement]?.before),
        .init(texts[statement]?.after), .text(judgement.kind.rawValue),
      ] + judgement.fields.map { Table.Cell.text($0) })
  }

  /// Whether a judgement has to go: its statement is gone, or says what it was not made of.
  private func goes(_ judgement: SetAsideList.Judgement) -> Bool {
    // One that was made of the words that a statement has again holds again.
    reasons[judgement.statement] != nil
      && !past.has(judgement, of: texts[judgement.statement]?.after)
  }

  // MARK: Alignment

  private mutating func setAside(
    _ file: DocumentSet.Located<Alignment>, _ judged: Alignment, _ framework: Framework
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
    if let scale = alignment.scale { alignment.scale = self.scale(scale, framework, alignment) }
    if alignment != file.value { self.alignment = alignment }
  }

  /// Cuts and facets as far as they speak of levels and statements that are there.
  private mutating func scale(
    _ scale: Alignment.ScaleAlignment, _ old: Framework, _ alignment: Alignment
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
              author: alignment.author))
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
            author: alignment.author, note: reading.section))
      }
    }
    scale.levels.removeAll { !known.contains($0.level) }
    for (index, cut) in scale.cuts.enumerated() {
      let title =
        index < old.scale.levels.count
        ? "where \(old.scale.levels[index].title) begins" : "where the last level ends"
      add(
        .init(
          old.scale.id, .cut, about: title,
          relation: "at \(cut.at.plain), spread \(cut.spread.plain)", author: alignment.author,
          note: cut.reason))
    }
    // As a new framework begins: a check tells that nobody has judged them yet.
    scale.cuts = Skeleton.cuts(for: levels)
    scale.locationError = Skeleton.locationError
    scale.panel = nil
    scale.fitted = nil
    return scale
  }

  // MARK: Matches

  private mutating func setAside(_ file: DocumentSet.Located<MatchSet>, of id: String) {
    var set = file.value
    let isFirst = set.from == id
    func own(_ match: MatchSet.Match) -> String? { isFirst ? match.subject : match.object }
    for match in set.matches {
      guard let statement = own(match), reasons[statement] != nil else { continue }
      let other = isFirst ? match.object : match.subject
      add(
        .init(
          statement, .match, about: "\(isFirst ? set.to : set.from) \(other ?? "nothing")",
          relation: match.absence?.rawValue ?? match.verdict, confidence: match.confidence,
          justification: match.justification ?? set.justification,
          author: match.author ?? set.author, note: match.note))
    }
    set.matches.removeAll { own($0).map { reasons[$0] != nil } ?? false }
    if set != file.value { matches.append((file, set)) }
  }
}
