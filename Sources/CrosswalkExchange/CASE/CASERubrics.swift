import CrosswalkBase
import CrosswalkModel

/// What the rubrics of a package say: the levels, and what is to be seen at each of them.
struct CASERubrics {
  /// One criterion whose levels are those of the scale.
  struct Criterion {
    /// What it says of one level.
    struct Level {
      /// The position in the scale.
      let rank: Int
      let text: String
      let ours: JSONValue?
      let place: String
    }

    let place: String
    /// The item that is judged by it, as a position in the package; nil if it names none.
    let item: Int?
    /// Its own name, for want of an item.
    let title: String?
    let note: String?
    /// The rubric that it is of, for people; nil where there is only one.
    let rubric: String?
    /// Whether our export has written it, which names criteria after what they are about.
    let isOurs: Bool
    /// By position in the scale, lowest first.
    let levels: [Level]
  }

  /// One level of one criterion.
  private struct Entry {
    let title: String
    let score: Double?
    let value: JSONValue
    let place: String
  }

  private struct Draft {
    let value: JSONValue
    let rubric: JSONValue
    let place: String
    /// In the order of their positions; these may count from either end.
    let entries: [Entry]
    var titles: Set<String> { Set(entries.map { CellText.folded($0.title) }) }
  }

  /// Lowest first.
  private(set) var levels: [Scale.Level] = []
  /// How that order is known.
  private(set) var order: Scale.Order?
  /// What is to be asked about it.
  private(set) var doubts: [ImportDoubt] = []
  private(set) var criteria: [Criterion] = []
  /// The items that any criterion is about, whatever its levels.
  private(set) var ratedItems: Set<Int> = []
  /// The rubric that names the levels.
  private(set) var rubric: JSONValue?
  private var ranks: [String: Int] = [:]
  private var hasSeveral = false

  /// Reads the rubrics.
  ///
  /// - Parameters:
  ///   - package: The package, whose items the criteria are about.
  ///   - given: The titles of the levels, where somebody knows them; empty: as the rubrics name
  ///     them.
  ///   - givenOrder: How the order of those is known.
  ///   - former: The scale of the framework that is brought up to date.
  ///   - limits: What is refused.
  ///   - report: Where to tell what cannot be read.
  /// - Throws: ``ImportError`` if nothing names levels, or too many.
  init(
    of package: CASEPackage, levels given: [String], _ givenOrder: Scale.Order, former: Scale?,
    limits: ImportLimits, report: inout ImportReport
  ) throws(ImportError) {
    var drafts: [Draft] = []
    for (r, rubric) in package.list("CFRubrics", &report).enumerated() {
      for (c, criterion) in (rubric["CFRubricCriteria"]?.list ?? []).enumerated() {
        report.criteria += 1
        drafts.append(
          try Self.draft(
            criterion, rubric, "CFRubrics[\(r)].CFRubricCriteria[\(c)]", limits, &report))
      }
    }
    hasSeveral = Set(drafts.map { $0.rubric["title"]?.words ?? "" }).count > 1
    let scale = Self.scale(among: drafts)
    rubric = scale?.rubric
    if given.isEmpty {
      guard let scale else {
        throw ImportError("no rubric names levels", remedy: .nameLevelsOrOne)
      }
      try readLevels(scale, former, limits, &report)
    } else {
      levels = Scale.Level.imported(given, &report)
      order = givenOrder
      ranks = Dictionary(
        given.enumerated().map { (CellText.folded($1), $0) },
        uniquingKeysWith: { first, _ in first })
    }
    for draft in drafts { take(draft, package, &report) }
  }

  private static func draft(
    _ criterion: JSONValue, _ rubric: JSONValue, _ place: String, _ limits: ImportLimits,
    _ report: inout ImportReport
  ) throws(ImportError) -> Draft {
    for key in ["category", "description"] { criterion.tellNoText(key, at: place, &report) }
    var positions: [Double?] = []
    var entries: [Entry] = []
    for (index, value) in (criterion["CFRubricCriterionLevels"]?.list ?? []).enumerated() {
      let place = "\(place).CFRubricCriterionLevels[\(index)]"
      for key in ["quality", "description"] { value.tellNoText(key, at: place, &report) }
      for key in ["score", "position"] { value.tellNoNumber(key, at: place, &report) }
      let (score, position) = (value["score"]?.amount, value["position"]?.amount)
      for key in ["quality", "description"]
      where value[key]?.text?.utf8.count ?? 0 > limits.maxCellBytes {
        throw ImportError("\(place).\(key): the text is longer than \(limits.maxCellBytes) bytes")
      }
      let quality = CellText.cleaned(value["quality"]?.words ?? "").text
      let title =
        quality.isEmpty ? "Level \((score ?? position ?? Double(index + 1)).plain)" : quality
      positions.append(position)
      entries.append(Entry(title: title, score: score, value: value, place: place))
    }
    let order = entries.indices.sorted {
      (positions[$0] ?? .infinity, $0) < (positions[$1] ?? .infinity, $1)
    }
    return Draft(
      value: criterion, rubric: rubric, place: place, entries: order.map { entries[$0] })
  }

  /// The criterion whose levels the most criteria have.
  private static func scale(among drafts: [Draft]) -> Draft? {
    var counts: [Set<String>: Int] = [:]
    for draft in drafts where !draft.entries.isEmpty { counts[draft.titles, default: 0] += 1 }
    let most = counts.values.max()
    return drafts.first { !$0.entries.isEmpty && counts[$0.titles] == most }
  }

  private mutating func readLevels(
    _ scale: Draft, _ former: Scale?, _ limits: ImportLimits, _ report: inout ImportReport
  ) throws(ImportError) {
    if scale.entries.count > limits.maxLevels {
      throw ImportError("\(scale.place): more than \(limits.maxLevels) levels")
    }
    var seen: Set<String> = []
    let entries = ordered(
      scale.entries.filter { seen.insert(CellText.folded($0.title)).inserted },
      ours: scale.rubric.ours, former, &report)
    for (rank, entry) in entries.enumerated() { ranks[CellText.folded(entry.title)] = rank }
    let ours = entries.map { $0.value.ours }
    let own = ours.compactMap { $0?["id"]?.text }.filter(ImportIDs.isID)
    var ids = ImportIDs()
    if own.count == entries.count, own.allSatisfy({ ids.claim($0) == $0 }) {
      levels = zip(zip(entries, own), ours).map { level, ours in
        Scale.Level(
          id: level.1, title: level.0.title,
          tenure: ours?["tenure"]?["from"]?.number.map {
            Scale.Tenure(from: $0, to: ours?["tenure"]?["to"]?.number)
          }, definition: Definition(case: ours?["definition"]))
      }
    } else {
      levels = Scale.Level.imported(entries.map(\.title), &report)
    }
  }

  /// Levels lowest first, in the order that a table would have them in: by scores, years, numbers
  /// and names; what they leave open is asked.
  private mutating func ordered(
    _ entries: [Entry], ours: JSONValue?, _ former: Scale?, _ report: inout ImportReport
  ) -> [Entry] {
    if let ours {
      // Our export writes the order as scores, and how it is known beside them.
      order = ours["order"]?.text.flatMap(Scale.Order.init(rawValue:))
      return entries.enumerated().sorted {
        ($0.element.score ?? -.infinity, $0.offset) < ($1.element.score ?? -.infinity, $1.offset)
      }.map(\.element)
    }
    let found = LevelOrder(entries.map(\.title), isInColumns: true, scores: entries.map(\.score))
    let list = { (titles: [String]) in titles.map(quoted).joined(separator: ", ") }
    if let former, let known = former.known(entries.map(\.title), besides: found) {
      order = former.order
      report.tell(evidence: ["levels in the order of the folder: \(list(known))"], at: "")
      let ranks = Dictionary(
        known.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      return entries.sorted { ranks[$0.title]! < ranks[$1.title]! }
    }
    (order, doubts) = (found.basis, found.doubts)
    if entries.count > 1 {
      report.tell(evidence: ["levels \(found.evidence): \(list(found.titles))"], at: "")
    }
    return found.places.map { entries[$0] }
  }

  private mutating func take(
    _ draft: Draft, _ package: CASEPackage, _ report: inout ImportReport
  ) {
    let texts = draft.entries.filter { !($0.value["description"]?.text ?? "").isEmpty }
    func leaveOut(_ reason: String) {
      report.statementsRead += texts.count
      report.add(
        reason
          + (texts.isEmpty ? "" : "; \(texts.count) texts of its levels are left out, such as ")
          + (texts.first?.value["description"]?.text.map(quoted) ?? ""), at: draft.place,
        isProblem: !texts.isEmpty)
    }
    let link = draft.value["CFItemURI"]
    let item = package.item(link)
    if item == nil, link?["identifier"] != nil || link?["uri"] != nil {
      return leaveOut("is about an item that is not in the package")
    }
    if let item { ratedItems.insert(item) }
    var isTaken: Set<Int> = []
    var found: [Criterion.Level] = []
    for entry in draft.entries {
      guard let rank = ranks[CellText.folded(entry.title)], rank < levels.count else {
        return leaveOut("has the level \(quoted(entry.title)), which the scale has not")
      }
      guard isTaken.insert(rank).inserted else {
        return leaveOut("has the level \(quoted(entry.title)) twice")
      }
      found.append(
        Criterion.Level(
          rank: rank, text: entry.value["description"]?.text ?? "",
          ours: entry.value.ours, place: entry.place))
    }
    let name = draft.value["category"]?.text ?? draft.value["description"]?.text
    let isOurs = draft.rubric["extensions"]?["crosswalk"] != nil
    if item == nil, isOurs || name == nil || name == draft.rubric["title"]?.text {
      // It speaks of the levels as such.
      for level in found where !level.text.isEmpty {
        levels[level.rank].note = report.cleaned(level.text, at: level.place)
      }
      return
    }
    criteria.append(
      Criterion(
        place: draft.place, item: item, title: name,
        note: draft.value["category"]?.text == nil ? nil : draft.value["description"]?.text,
        rubric: hasSeveral
          ? [draft.rubric["title"], draft.rubric["description"]].compactMap { $0?.words }
            .joined(separator: ": ") : nil, isOurs: isOurs,
        levels: found.sorted { $0.rank < $1.rank }))
  }
}

extension JSONValue {
  /// What ``CASEExport`` keeps of a thing: an object, or in a level the first of a list.
  var ours: JSONValue? {
    let extensions = self["extensions"]
    return extensions?["crosswalk"]
      ?? extensions?.list?.lazy.compactMap { $0["crosswalk"] }.first
  }
}

extension Definition {
  /// What ``CASEExport`` made of a definition; nil if it is no such thing.
  init?(case value: JSONValue?) {
    guard let text = value?["text"]?.text, let locator = value?["locator"]?.text else { return nil }
    self.init(text: text, locator: locator, note: value?["note"]?.text)
  }
}
