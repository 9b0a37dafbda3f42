import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports

/// Everybody in a table, held against a target.
struct RatedGroup {
  let entry: RatedTables.Entry
  let framework: Framework
  /// With whom the target has no level for left out, and told among the problems.
  let table: ProfileTable
  let finder: GapFinder
  /// One a person, in the order of the table; those of whom nothing is known are left out.
  let gaps: [PersonGaps]
  /// The number of each in the whole table, from 1, whatever they are held against.
  let numbers: [Int]

  /// - Throws: `RatingsError`, and what ``GapAsk/finder(from:in:)`` throws.
  init(_ entry: RatedTables.Entry, _ ask: GapAsk, in catalog: Catalog) throws {
    self.entry = entry
    framework = try catalog.framework(entry.framework).framework
    var finder = try ask.finder(from: entry.framework, in: catalog)
    var table = try entry.people(of: framework)
    let places = Dictionary(
      table.people.enumerated().map { ($1.person, $0 + 1) }, uniquingKeysWith: { first, _ in first }
    )
    table.problems += table.leaveOut(notHeldBy: finder, namesPeople: false)
    let gaps = try finder.gaps(of: table.people)
    (self.table, self.finder, self.gaps) = (table, finder, gaps)
    numbers = gaps.map { places[$0.ratings.person] ?? 0 }
  }

  /// What may be shown of all together; nil for too few.
  var sums: GroupGaps? {
    var sums = GroupSums()
    for person in gaps { sums.add(person) }
    return sums.group
  }

  /// A person by the number in the table, from 1.
  ///
  /// - Throws: ``PeopleError``.
  func person(_ number: String) throws -> PersonGaps {
    guard let place = Int(number).flatMap(numbers.firstIndex) else {
      throw PeopleError(
        404, "there is no person of this number in the table, or none who can be told of")
    }
    return gaps[place]
  }

  /// What to teach whom.
  ///
  /// - Throws: ``PeopleError``, `CurriculumError`, `CalendarError`.
  func plan(_ ask: PlanAsk, in catalog: Catalog) throws -> CurriculumReport {
    let (limits, wishes) = try ask.read(for: gaps.count)
    let answer = try CurriculumAnswer(
      gaps, finder: finder, done: [:], in: catalog, limits, wishes, second: nil)
    return CurriculumReport(answer, finder, ontology: catalog.ontology)
  }

  /// The whole in a form that the command writes, with nobody or everybody in it.
  ///
  /// - Throws: `SpreadsheetError`, `EncodingError`.
  func report(_ form: GapFormat, ofGroup: Bool, in catalog: Catalog) throws -> [UInt8] {
    var report = GapReport(
      finder, as: form, ontology: catalog.ontology, asOf: table.asOf,
      style: .init(isUnicode: true, isColoured: false))
    if ofGroup { return try report.whole(sums) }
    var bytes: [UInt8] = []
    func add(_ piece: OutputPiece) { bytes += Self.bytes(piece) }
    add(try report.start())
    for person in gaps { add(try report.next(person)) }
    return bytes + (try report.end())
  }

  private static func bytes(_ piece: OutputPiece) -> [UInt8] {
    switch piece {
    case .data(let text): Array(text.utf8)
    case .text(let text): Array(text.source.utf8)
    }
  }
}
