/// All that stands in a sheet, whatever its kind; a kind leaves empty what it has no place for.
package struct PrintedSheet: TemplateRecord {
  package var kind: SheetKind
  package var title: String
  package var paper: String
  package var framework = ""
  package var source = ""
  package var role = ""
  package var name = ""
  package var notes: [String] = []
  package var level: SheetLevel?
  package var levels: [SheetLevel] = []
  package var ratesPerson = false
  package var definesUnits = false
  package var parts: [SheetPart] = []
  package var lacksParts = ""
  package var apart: [SheetPart] = []
  package var apartLevel: SheetLevel?
  package var shortcomings: [SheetStatement] = []
  package var localName = ""
  package var local: [SheetPart] = []
  package var goals: [SheetGoal] = []
  package var elements: [SheetElement] = []
  package var preview: [String] = []
  package var scenario: SheetScenario?
  package var months: [SheetMonth] = []
  package var orientation: [SheetActivity] = []
  package var needs: [SheetNeed] = []
  package var plan: SheetPlan?
  /// Whom statements without a name before them are about, where some have one.
  package var marked = ""
  /// Whether the page is not filled.
  package var hasRoom = false
  /// Whether the reader is the one of whom the document asks it.
  package var isOwn = false
  /// Whether some document speaks of those above the role.
  package var hasModels = false
  /// What short names of other documents stand for.
  package var documents: [String] = []
  /// Places of statements that did not fit.
  package var leftOut: [String] = []
  package var promptsNote = ""

  package init(_ kind: SheetKind, title: String, paper: SheetPaper) {
    self.kind = kind
    self.title = title
    self.paper = paper.rawValue
  }

  package static let fields: [TemplateField<PrintedSheet>] = [
    .text("title", "The heading of the sheet.") { $0.title },
    .text("paper", "A4 or letter, as style sheets name it.") { $0.paper },
    .text("framework", "The title of the document that people are rated by.") { $0.framework },
    .text("source", "Its publisher and version, and whose words statements are in.") { $0.source },
    .text("role", "Whom the sheet is about, such as 'social worker'.") { $0.role },
    .text("name", "The person's name in the file, only if names are wanted.") { $0.name },
    .texts("notes", "What a reader has to know first.") { $0.notes },
    .optional("level", "The level that the sheet is of.") { $0.level },
    .list("scale", "All levels, lowest first.") { $0.levels },
    .flag("ratesPerson", "Whether the person has one level, and not each unit.") { $0.ratesPerson },
    .flag("definesUnits", "Whether the document defines any of its units.") { $0.definesUnits },
    .list("parts", "The document's units under its headings.") { $0.parts },
    .flag("hasParts", "Whether there are any.") { !$0.parts.isEmpty },
    .text("lacksParts", "Why there are none, in a sentence.") { $0.lacksParts },
    .list("apart", "The same for the level that no time of service leads to.") { $0.apart },
    .optional("apartLevel", "That level.") { $0.apartLevel },
    .list("shortcomings", "Statements that the document words as shortcomings.") {
      $0.shortcomings
    },
    .flag("hasShortcomings", "Whether there are any of those.") { !$0.shortcomings.isEmpty },
    .text("localName", "The title of the county's own document, if one is given.") {
      $0.localName
    },
    .list("local", "What the county's own document says.") { $0.local },
    .list("goals", "Three goals; those without a statement are to be filled in.") { $0.goals },
    .list("elements", "Elements of practice with their questions.") { $0.elements },
    .texts("preview", "Paragraphs about the work.") { $0.preview },
    .optional("scenario", "A day at work that an applicant writes about.") { $0.scenario },
    .list("months", "A focus for each month.") { $0.months },
    .list("orientation", "What everybody begins with.") { $0.orientation },
    .list("needs", "What can be learned for each unit, and who models it.") { $0.needs },
    .optional("plan", "A curriculum.") { $0.plan },
    .text("marked", "Whom statements with no name before them are about, where some have one.") {
      $0.marked
    },
    .flag("hasRoom", "Whether there is room for larger letters and for notes.") { $0.hasRoom },
    .flag("isOwn", "Whether the reader is the one of whom the document asks it.") { $0.isOwn },
    .flag("hasModels", "Whether some document speaks of those above the role.") { $0.hasModels },
    .texts("documents", "What short names of other documents stand for.") { $0.documents },
    .text("leftOut", "Places of what did not fit and stands in the practice profile.") {
      Self.spans(of: $0.leftOut).joined(separator: ", ")
    },
    .text("promptsNote", "Where questions and steps come from.") { $0.promptsNote },
  ]
}

extension PrintedSheet {
  /// Whether some statement stands with what a grade says of it.
  var showsGrades: Bool {
    parts.flatMap(\.units).flatMap(\.statements).contains { !$0.levels.isEmpty }
      || goals.contains { $0.statement.map { !$0.levels.isEmpty } ?? false }
  }

  /// Places with those in a row drawn together: `V1.AP.2 to 5`.
  static func spans(of places: [String]) -> [String] {
    var spans: [(stem: Substring, first: Int, last: Int)] = []
    var texts: [String] = []
    for place in places {
      let digits = place.reversed().prefix { $0.isASCII && $0.isNumber }.count
      let stem = place.dropLast(digits)
      guard let number = Int(place.suffix(digits)) else {
        spans.append((Substring(place), 0, -1))
        texts.append(place)
        continue
      }
      if let span = spans.last, span.stem == stem, span.last == number - 1 {
        spans[spans.count - 1].last = number
        texts[texts.count - 1] =
          number == span.first + 1
          ? "\(stem)\(span.first), \(place)" : "\(stem)\(span.first) to \(number)"
      } else {
        spans.append((stem, number, number))
        texts.append(place)
      }
    }
    return texts
  }
}

/// What a sheet is printed on.
package enum SheetPaper: String, Sendable, Hashable, CaseIterable {
  case a4 = "A4"
  case letter
}

/// What a document says that something is.
package struct SheetDefinition: TemplateRecord {
  package let text: String
  package let locator: String
  package let note: String

  package static let fields: [TemplateField<SheetDefinition>] = [
    .text("text", "What it is.") { $0.text },
    .text("locator", "Where the document says so.") { $0.locator },
    .text("note", "What breaks off there, or is missing.") { $0.note },
  ]
}

/// One level.
package struct SheetLevel: TemplateRecord {
  package let title: String
  package let definition: SheetDefinition?
  package let tenure: String

  package static let fields: [TemplateField<SheetLevel>] = [
    .text("title", "Its name.") { $0.title },
    .optional("definition", "What the document says that it is, if it does.") { $0.definition },
    .text("tenure", "The years of service that belong to it, in words.") { $0.tenure },
  ]
}

/// A heading of the document, with units.
package struct SheetPart: TemplateRecord {
  package let title: String
  package var units: [SheetUnit]

  package static let fields: [TemplateField<SheetPart>] = [
    .text("title", "The heading; empty where the document has none.") { $0.title },
    .list("units", "What people are rated on.") { $0.units },
  ]
}

/// What people are rated on.
package struct SheetUnit: TemplateRecord {
  package let title: String
  package let locator: String
  package let definition: SheetDefinition?
  /// The document defines other units, and not this one.
  package let lacksDefinition: Bool
  package let subcompetencies: [String]
  package var statements: [SheetStatement]
  package var levels: [SheetLevelWords]

  package static let fields: [TemplateField<SheetUnit>] = [
    .text("title", "Its name.") { $0.title },
    .text("locator", "Its place in the document, where its name does not tell it.") { $0.locator },
    .optional("definition", "What the document says that it is, if it does.") { $0.definition },
    .flag("lacksDefinition", "Whether the document defines other units, and not this one.") {
      $0.lacksDefinition
    },
    .text("subcompetencies", "Headings inside it.") {
      $0.subcompetencies.joined(separator: "; ")
    },
    .list("statements", "Its behaviors, in the order of the document.") { $0.statements },
    .list("levels", "What each level says of the whole unit, where levels differ.") { $0.levels },
  ]
}

/// One behavior.
package struct SheetStatement: TemplateRecord {
  package let text: String
  package let locator: String
  /// For whom it is, where that is not everybody the sheet is about.
  package let role: String
  package let levels: [SheetLevelWords]

  package static let fields: [TemplateField<SheetStatement>] = [
    .text("text", "What it says.") { $0.text },
    .text("locator", "Its place in the document.") { $0.locator },
    .text("role", "The role that it names, where it names one.") { $0.role },
    .list("levels", "What each level says of it, where the document grades it.") { $0.levels },
  ]
}

/// What a level says of a unit or a statement.
package struct SheetLevelWords: TemplateRecord {
  package let title: String
  package let statements: [SheetWords]

  package static let fields: [TemplateField<SheetLevelWords>] = [
    .text("title", "The name of the level.") { $0.title },
    .list("words", "What it says.") { $0.statements },
  ]
}

/// A text with its place in the document.
package struct SheetWords: TemplateRecord {
  package let text: String
  package let locator: String

  package static let fields: [TemplateField<SheetWords>] = [
    .text("text", "What it says.") { $0.text },
    .text("locator", "Its place in the document.") { $0.locator },
  ]
}
