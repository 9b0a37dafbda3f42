import CrosswalkBase
import CrosswalkModel

/// What a document says of each of its levels, and nothing else: what a reader of a panel places
/// them by.
struct LevelWording {
  /// A statement, or a mark at a grade, of one level.
  struct Entry: Hashable {
    /// What the sheets call the level.
    var level: String
    /// The title of the unit; nil for what is said of the level as such.
    var unit: String?
    /// What has marks at grades: the same statement for every level.
    var element: String?
    /// Our wording.
    var text: String
  }

  /// What is above the levels: whose they are, or how many.
  let title: String
  /// In the order of the levels; marks at grades come last, in the order of their elements.
  let entries: [Entry]
  private let names: [String]
  private let ontology: Ontology

  /// Collects what is said; a blind one leaves out the framework's title, what its scale measures,
  /// the levels' titles, ids, and years of service.
  init(_ framework: Framework, ontology: Ontology, isBlind: Bool) {
    let names = LevelNames(framework.scale, isBlind: isBlind).shown
    self.names = names
    self.ontology = ontology
    let ends =
      names.first.map {
        "\(counted(names.count, "level")), \($0) the lowest to \(names.last!) the highest"
      }
      ?? "no levels"
    title =
      isBlind ? ends : "\(framework.title): \(ends). It measures: \(framework.scale.construct)"
    var entries: [Entry] = []
    for (level, name) in zip(framework.scale.levels, names) {
      if !isBlind, let tenure = level.tenure {
        let to = tenure.to.map { " to under \($0.plain)" } ?? " and more"
        entries.append(Entry(level: name, text: "Years of service: \(tenure.from.plain)\(to)."))
      }
      if let note = level.note { entries.append(Entry(level: name, text: note)) }
      for (unit, statement) in framework.statements where statement.level == level.id {
        entries.append(Entry(level: name, unit: unit.title, text: statement.text))
      }
    }
    for (unit, statement) in framework.statements where !statement.grades.isEmpty {
      for (level, name) in zip(framework.scale.levels, names) {
        guard let grade = statement.grades.first(where: { $0.level == level.id }) else { continue }
        entries.append(
          Entry(level: name, unit: unit.title, element: statement.text, text: grade.words))
      }
    }
    self.entries = entries
  }

  /// The reference scale and the facets, and then the levels, as a Markdown document.
  var markdown: String {
    var text = "# \(title)\n\n"
    for (heading, body) in LevelInstructions.paragraphs { text += "- **\(heading)**: \(body)\n" }
    text += "\n## The reference scale, 0 to 100\n\n"
    for stage in ontology.stages {
      text += "- \(stage.from.plain) to \(stage.to.plain), \(stage.label): \(stage.scope)\n"
    }
    text += "\n## The facets\n\n"
    for facet in ontology.facets { text += "- \(facet.id): \(facet.scope)\n" }
    for name in names {
      text += "\n## \(name)\n\n"
      let own = entries.filter { $0.level == name && $0.element == nil }
      if own.isEmpty { text += "Nothing is said of this level as such.\n" }
      var unit: String?
      for entry in own {
        if entry.unit != unit { text += "\n\(entry.unit ?? "")\n\n" }
        unit = entry.unit
        text += "- \(entry.text)\n"
      }
    }
    return text + elements
  }

  /// Elements that all levels share, each with what every level makes of it.
  private var elements: String {
    let marks = entries.filter { $0.element != nil }
    guard !marks.isEmpty else { return "" }
    var text = "\n## What each level makes of the same elements\n"
    var (unit, element): (String?, String?)
    for mark in marks {
      if mark.unit != unit { text += "\n### \(mark.unit ?? "")\n\n" }
      if mark.unit != unit || mark.element != element { text += "- \(mark.element ?? "")\n" }
      (unit, element) = (mark.unit, mark.element)
      text += "    - \(mark.level): \(mark.text)\n"
    }
    return text
  }
}

extension Statement.Grade {
  /// What the mark says to a reader.
  fileprivate var words: String {
    switch status {
    case .tick: "as stated"
    case .qualifier: text ?? "qualified"
    case .notApplicable: "not applicable"
    case .unknown: "unknown, lost in the source"
    }
  }
}

/// How a sheet is filled in, for whoever reads.
enum LevelInstructions {
  /// A name, and what to do.
  static let paragraphs = [
    (
      "begins, ends",
      "Where on the reference scale the least practised person whom the wording fits is, and where "
        + "the next level takes over; 0 to 100. A level ends where the next one begins. Where "
        + "nothing in the wording shuts out the most advanced, the highest level ends at 100."
    ),
    (
      "facets",
      "How strongly the level's wording speaks to each: empty, it is silent; 0, it says that there "
        + "is none of it; 1, beginnings; 2, partly, or with help; 3, dependable, ordinary; 4, the "
        + "fullest form."
    ),
    ("reason", "Why the level begins where it does, in a sentence."),
    ("reader", "Your name, in every row."),
    (
      "go by",
      "Only the wording of the levels. Do not look at others' placings, nor at what you know of the "
        + "document, unless you are asked to in a second round."
    ),
  ]
}
