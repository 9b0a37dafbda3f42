import CrosswalkBase
import CrosswalkModel

/// What the sheets of a workbook say, without the judgements that were set aside and that nobody has
/// edited since.
struct LeftAside {
  /// What the alignment is to say.
  private(set) var alignment: Alignment
  /// What is left aside, in sentences for people.
  private(set) var lines: [String] = []

  /// - Parameters:
  ///   - read: What the sheets say.
  ///   - standing: What stands in the folder.
  ///   - list: What was set aside.
  ///   - framework: The framework that the sheets are to judge.
  init(
    _ read: Alignment, over standing: Alignment, _ list: SetAsideList, of framework: Framework
  ) {
    alignment = read
    guard !list.isEmpty else { return }
    let texts = Dictionary(
      framework.statements.map { ($0.statement.id, $0.statement.text) },
      uniquingKeysWith: { first, _ in first })
    func settled<Value: Equatable>(
      _ new: [(String, [Value])], _ old: [(String, [Value])], _ what: String, sheet: String,
      _ judgement: (Value, String) -> SetAsideList.Judgement
    ) -> [(String, [Value])] {
      let before = Dictionary(old, uniquingKeysWith: { $0 + $1 })
      var names: [String] = []
      let result = new.compactMap { statement, values -> (String, [Value])? in
        let stands = before[statement] ?? []
        let isListed = values.map { list.holds(judgement($0, statement), of: texts[statement]) }
        // Somebody may have made the same judgement of the new words, in the folder.
        let stale = zip(values, isListed).map { value, isListed in
          isListed && !stands.contains { judgement($0, statement) == judgement(value, statement) }
        }
        guard stale.contains(true) else { return (statement, values) }
        names.append(statement)
        // A sheet that says nothing new of a statement says nothing against what stands.
        let left =
          isListed.allSatisfy { $0 }
          ? stands : zip(values, stale).filter { !$0.1 }.map(\.0)
        return left.isEmpty ? nil : (statement, left)
      }
      guard !names.isEmpty else { return new }
      for name in names {
        lines.append(
          "\(what) of \(name) in the sheet '\(sheet)' are among those that were set aside when it "
            + (texts[name] == nil ? "was taken out" : "was worded anew") + "; they are left aside")
      }
      // The order of the folder stays where nothing else is new.
      let after = Dictionary(result, uniquingKeysWith: { $0 + $1 })
      return after == before ? old : result
    }
    alignment.links = settled(
      read.links.map { ($0.statement, $0.links) },
      standing.links.map { ($0.statement, $0.links) }, "links", sheet: "Links"
    ) { read.judgement($0, of: $1) }
    .map { .init(statement: $0, links: $1) }
    alignment.rejected = settled(
      read.rejected.map { ($0.statement, $0.rejections) },
      standing.rejected.map { ($0.statement, $0.rejections) }, "concepts turned down",
      sheet: "Turned down"
    ) { read.judgement($0, of: $1) }
    .map { .init(statement: $0, rejections: $1) }
    alignment.acts = settled(
      read.acts.map { ($0.statement, [$0]) }, standing.acts.map { ($0.statement, [$0]) },
      "kinds of act", sheet: "Kinds of act overruled"
    ) { act, _ in read.judgement(act) }
    .flatMap(\.1)
    if let scale = alignment.scale {
      alignment.scale = settledScale(scale, standing.scale, list, Set(texts.keys))
    }
  }

  private mutating func settledScale(
    _ read: Alignment.ScaleAlignment, _ standing: Alignment.ScaleAlignment?, _ list: SetAsideList,
    _ statements: Set<String>
  ) -> Alignment.ScaleAlignment {
    var scale = read
    var isCutLeft = false
    if let standing {
      for (index, cut) in scale.cuts.enumerated()
      where standing.cuts.indices.contains(index) && cut != standing.cuts[index]
        && list.hasCut(at: cut.at, spread: cut.spread, reason: cut.reason)
      {
        scale.cuts[index] = standing.cuts[index]
        isCutLeft = true
      }
      // Who placed the cuts has placed them still.
      if isCutLeft, scale.cuts == standing.cuts {
        (scale.panel, scale.fitted) = (standing.panel, standing.fitted)
      }
    }
    if isCutLeft {
      lines.append(
        "cuts in the sheet 'Cuts' are among those that were set aside when the levels became "
          + "others; they are left aside")
    }
    var gone: [String] = []
    for l in scale.levels.indices {
      for f in scale.levels[l].facets.indices {
        let (level, facet) = (scale.levels[l].level, scale.levels[l].facets[f].facet)
        scale.levels[l].facets[f].evidence.removeAll { statement in
          guard !statements.contains(statement),
            list.hasEvidence(statement, of: facet, ofLevel: level)
          else { return false }
          if !gone.contains(statement) { gone.append(statement) }
          return true
        }
      }
    }
    for statement in gone {
      lines.append(
        "\(statement) is evidence in the sheet 'Facets', as it was before it was taken out; it is "
          + "left aside")
    }
    return scale
  }
}
