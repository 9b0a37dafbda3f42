import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// What a name in the column `unit` stands for.
struct RatedPart {
  /// In the framework's ``RatingIndex``; the number of units stands for every unit.
  var unit: Int
  /// The statement's place in the unit, if it is marked and not the unit rated.
  var statement: Int?
  /// Whether the statement is bound to a level, so that it is marked in words.
  var isMarked = false
}

/// Where the columns of a table of ratings are: one for the unit and one for the level, or one for
/// each unit, as people keep them in a spreadsheet.
struct RatingColumns {
  enum Column: String, CaseIterable {
    case person, unit, level, role, basis, date, rater, tenure
  }

  private(set) var places: [Column: Int] = [:]
  /// Where the table has a column a unit: which, and what each is about.
  private(set) var units: [(place: Int, name: String, rated: RatedPart)] = []
  /// How many columns there are.
  let width: Int
  /// Columns that mean nothing here, as the first row names them.
  private(set) var unused: [String] = []

  /// Columns that templates have for people to read.
  private static let readable: Set<String> = ["title", "name"]

  /// Reads the first row.
  ///
  /// - Parameters:
  ///   - row: Names the columns.
  ///   - ratesPerson: Whether the framework rates the person, so that no unit is named.
  ///   - rated: What a name of a unit or statement stands for; throws if there is none.
  /// - Throws: ``RatingsError`` if a column is missing, or named twice.
  init(
    _ row: CSVReader.Row, ratesPerson: Bool, _ rated: (String) throws -> RatedPart
  ) throws(RatingsError) {
    if row.fields[0].hasPrefix("PK\u{3}\u{4}") { throw .workbook }
    if row.fields[0].hasPrefix("\u{1F}") { throw .packed }
    width = row.fields.count
    for (place, field) in row.fields.enumerated() {
      let name = field.trimmed.lowercased()
      if let column = Column(rawValue: name) {
        if places[column] != nil { throw .columnTwice(name) }
        places[column] = place
      } else if !name.isEmpty, !Self.readable.contains(name) || places.isEmpty {
        unused.append(field.trimmed)
      }
    }
    if places[.person] != nil, places[.unit] == nil, places[.level] == nil, !ratesPerson {
      try readUnits(row, rated)
    }
    let needed: [Column] =
      ratesPerson ? [.person, .level] : !units.isEmpty ? [.person] : [.person, .unit, .level]
    let missing = needed.filter { places[$0] == nil }.map(\.rawValue)
    if missing.isEmpty {
      unused.removeAll { Self.readable.contains($0.lowercased()) }
    } else {
      throw .missingColumns(missing, guesses: Self.guesses(missing, in: unused))
    }
  }

  /// Finds the columns that are named like units, or statements.
  private mutating func readUnits(
    _ row: CSVReader.Row, _ rated: (String) throws -> RatedPart
  ) throws(RatingsError) {
    for (place, field) in row.fields.enumerated() {
      let name = field.trimmed
      guard !name.isEmpty, Column(rawValue: name.lowercased()) == nil, let part = try? rated(name)
      else { continue }
      if units.contains(where: {
        $0.rated.unit == part.unit && $0.rated.statement == part.statement
      }) {
        throw .columnTwice(name)
      }
      units.append((place, name, part))
      unused.removeAll { $0 == name }
    }
  }

  /// What other programs call the columns.
  private static let synonyms: [String: Set<String>] = [
    "person": [
      "name", "employee", "employee id", "worker", "worker id", "staff", "staff id", "caseworker",
      "id", "who",
    ],
    "unit": [
      "cluster", "competency", "competence", "value", "behavior", "behaviour", "domain", "area",
      "skill", "indicator",
    ],
    "level": ["rating", "score", "grade", "stage", "step", "result", "rated"],
  ]

  /// By needed column: which of those at hand it may be.
  private static func guesses(_ needed: [String], in names: [String]) -> [String: String] {
    var guesses: [String: String] = [:]
    for column in needed {
      guesses[column] =
        names.first { synonyms[column]?.contains($0.lowercased()) ?? false }
        ?? nearest(column, in: names)
    }
    return guesses
  }
}
