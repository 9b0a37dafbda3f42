import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Reads a table of people rated in two frameworks, one row a rating:
/// `framework,person,unit,level[,role,basis,rater]`.
///
/// It is the table of ``RatingsReader`` with a column more, which tells the framework by its id.
/// Rows of the two frameworks may stand in any order.
public struct PairsReader {
  /// What a table holds.
  public struct Pairs: Sendable {
    /// People rated in both, sorted by name.
    public var people: [PairedProfile]
    /// Who rated, as the column `rater` tells.
    public var raters: CutCalibrator.Raters
    /// What is wrong with rows, in the order of their lines.
    public var problems: [RatingsReader.Note]
    /// People who are left out, by the line on which they first stand.
    public var leftOut: [RatingsReader.Note]
    /// Rows without a level.
    public var blankRows: Int
    /// Ratings on another basis than the one that counts.
    public var otherBasis: Int
    /// Columns that mean nothing here, as the first row names them.
    public var unusedColumns: [String]
  }

  private enum Side { case source, target }

  /// Why people are left out, the first reason of each.
  private struct Notes {
    var byPerson: [PersonName: String] = [:]

    mutating func add(_ person: PersonName, _ reason: String) {
      if byPerson[person] == nil { byPerson[person] = reason }
    }

    /// The profiles on the basis that counts, by person; `others` counts the other ratings.
    mutating func single(
      _ profiles: [Profile], on basis: Basis, in framework: String, _ others: inout Int
    ) -> [PersonName: Profile] {
      others += profiles.reduce(0) { $0 + ($1.basis == basis ? 0 : $1.levels.count) }
      let counting = Dictionary(grouping: profiles.filter { $0.basis == basis }) {
        PersonName($0.person ?? "")
      }
      return counting.compactMapValues { profiles in
        guard profiles.count > 1 else { return profiles[0] }
        let roles = profiles.map { $0.role?.rawValue ?? "none" }.joined(separator: ", ")
        add(PersonName(profiles[0].person ?? ""), "has several roles in '\(framework)' (\(roles))")
        return nil
      }
    }
  }

  private let ids: (source: String, target: String)
  private let basis: Basis
  private let namesPeople: Bool
  private var source: RatingsReader
  private var target: RatingsReader
  private var csv = CSVReader()
  private var encoding = TextEncoding()
  private var columns: (framework: Int, person: Int, rater: Int?)?
  private var problems: [RatingsReader.Note] = []
  private var blankRows = 0
  private var raters: Set<String> = []
  private var firstLines: [PersonName: Int] = [:]

  /// A reader of people rated in two frameworks.
  ///
  /// - Parameters:
  ///   - source: The framework that is translated from.
  ///   - target: The framework that is translated into.
  ///   - role: For rows that give none.
  ///   - basis: The one basis that counts, and that of rows that give none.
  ///   - namesPeople: Whether messages say who it is about, besides the line.
  public init(
    from source: Framework, to target: Framework, role: Role?, basis: Basis,
    namesPeople: Bool = false
  ) {
    ids = (source.id, target.id)
    self.basis = basis
    self.namesPeople = namesPeople
    self.source = RatingsReader(
      framework: source, role: role, basis: basis, namesPeople: namesPeople)
    self.target = RatingsReader(
      framework: target, role: role, basis: basis, namesPeople: namesPeople)
  }

  /// Takes the next bytes of the file.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns.
  public mutating func read(_ bytes: [UInt8]) throws {
    var csv = csv
    try csv.read(encoding.utf8(bytes)) { try take($0) }
    self.csv = csv
  }

  /// Ends the file and gives who is rated in both frameworks.
  ///
  /// - Throws: ``RatingsError`` if the first row does not name the columns, or is missing.
  public mutating func finish() throws -> Pairs {
    var csv = csv
    try csv.read(encoding.finish()) { try take($0) }
    try csv.finish { try take($0) }
    var (otherBasis, leftOut) = (0, Notes())
    let mine = leftOut.single(try source.finish(), on: basis, in: ids.source, &otherBasis)
    let theirs = leftOut.single(try target.finish(), on: basis, in: ids.target, &otherBasis)
    for person in Set(mine.keys).symmetricDifference(theirs.keys) {
      let id = mine[person] == nil ? ids.target : ids.source
      leftOut.add(person, "is rated in '\(id)' only")
    }
    let people = mine.keys.filter { theirs[$0] != nil }.sorted().map {
      PairedProfile(source: mine[$0]!, target: theirs[$0]!)
    }
    func inOrder(_ notes: [RatingsReader.Note]) -> [RatingsReader.Note] {
      notes.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
    }
    return Pairs(
      people: people, raters: raters.isEmpty ? .notTold : .told(raters.count),
      problems: inOrder(problems + source.problems + target.problems),
      leftOut: inOrder(
        leftOut.byPerson.map { person, reason in
          .init(
            line: firstLines[person] ?? 1,
            message: "\(namesPeople ? person.text : "the person") \(reason) and is left out")
        }),
      blankRows: blankRows + source.blankRows + target.blankRows, otherBasis: otherBasis,
      unusedColumns: source.unusedColumns.filter { $0.lowercased() != "framework" })
  }

  private mutating func take(_ row: CSVReader.Row) throws {
    guard let columns else { return try readHeader(row) }
    func value(_ index: Int?) -> String {
      guard let index, index < row.fields.count else { return "" }
      return CSVWriter.unguarded(row.fields[index].trimmed)
    }
    if let defect = row.defect {
      problems.append(.init(line: row.line, message: defect))
      return
    }
    if row.fields.allSatisfy({ $0.trimmed.isEmpty }) {
      blankRows += 1
      return
    }
    let framework = value(columns.framework)
    guard let side = side(of: framework) else {
      problems.append(
        .init(
          line: row.line,
          message: framework.isEmpty
            ? "the row names no framework"
            : "the framework is '\(framework)', neither '\(ids.source)' nor '\(ids.target)'"))
      return
    }
    let rater = value(columns.rater)
    if !rater.isEmpty { raters.insert(rater) }
    let person = PersonName(value(columns.person))
    if !person.text.isEmpty, firstLines[person] == nil { firstLines[person] = row.line }
    switch side {
    case .source: try source.take(row)
    case .target: try target.take(row)
    }
  }

  private func side(of framework: String) -> Side? {
    switch framework.lowercased() {
    case ids.source.lowercased(): .source
    case ids.target.lowercased(): .target
    default: nil
    }
  }

  private mutating func readHeader(_ row: CSVReader.Row) throws {
    try source.take(row)
    try target.take(row)
    let names = row.fields.map { $0.trimmed.lowercased() }
    if names.count(where: { $0 == "framework" }) > 1 {
      throw RatingsError.columnTwice("framework")
    }
    guard let framework = names.firstIndex(of: "framework") else {
      throw RatingsError.missingColumn(
        "framework", nearest: nearest("framework", in: source.unusedColumns))
    }
    // The two readers have made sure of it.
    let person = names.firstIndex(of: "person") ?? 0
    columns = (framework, person, names.firstIndex(of: "rater"))
  }
}
