import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// The forms that translations of many people are written in, a line at a time.
package enum TranslationLines: String, CaseIterable {
  /// Comma-separated text, with the names of the columns first.
  case csv
  /// One JSON object a line.
  case ndjson

  /// The lines of this form.
  ///
  /// - Parameters:
  ///   - hash: The content hash of the translator, to stand on every line; nil: on none. One column
  ///     that is always the same survives whatever reads the file, as a comment above the table would
  ///     not, and stays with the rows, as a second file would not.
  ///   - showsDistribution: Whether each outcome's probability is written: as CSV on a line for each.
  /// - Returns: How a person becomes lines.
  package func lines(hash: String?, showsDistribution: Bool) -> PersonLines {
    switch self {
    case .csv:
      let columns: [Table.Column] =
        ["role", "basis", "unit", "status", "reason", "answer", "low", "high", "coverage"]
        + (showsDistribution ? ["level", "p"] : []) + ["cautions"] + (hash == nil ? [] : ["hash"])
      return PersonLines(
        header: Table(["person"] + columns).csvHeader, before: "", after: ",",
        person: { String(CSVWriter.row([$0, ""]).dropLast()) },
        rest: { translation in
          translation.results.flatMap { result in
            Self.cells(translation, result, hash, showsDistribution).map {
              Table(columns, rows: [$0]).csvRows
            }
          }
        })
    case .ndjson:
      return PersonLines(
        header: "", before: #"{"person":""#, after: #"","#,
        person: { #"{"person":"# + Self.json($0) + "," },
        rest: { translation in
          translation.results.map { result in
            let line = Line(translation, result, hash, showsDistribution)
            return Self.json(line).dropFirst() + "\n"
          }
        })
    }
  }

  /// One line of a result, or one for each of its outcomes.
  private static func cells(
    _ translation: Translation, _ result: Translation.UnitResult, _ hash: String?,
    _ showsDistribution: Bool
  ) -> [[Table.Cell]] {
    let start: [Table.Cell] = [
      .init(translation.role?.rawValue), .text(translation.basis.rawValue), .text(result.unit),
      .text(result.status.rawValue), .init(result.reason?.rawValue), .init(result.answer),
      .init(result.interval?.first), .init(result.interval?.last), .number(result.coverage),
    ]
    var end: [Table.Cell] = [.init(words: result.cautions.map(\.code.rawValue))]
    if let hash { end.append(.text(hash)) }
    guard showsDistribution else { return [start + end] }
    guard let outcomes = result.distribution else { return [start + [.absent, .absent] + end] }
    return outcomes.map { start + [.text($0.level), .number($0.p)] + end }
  }

  /// A string or a line; neither has a number that JSON has not.
  private static func json(_ value: some Encodable) -> String {
    do {
      return try JSONText.compact(value)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// An object without the person, which stands before it.
  private struct Line: Encodable {
    let role: String?
    let basis: String
    let unit: String
    let status: String
    let reason: String?
    let answer: String?
    let interval: [String]?
    let coverage: Double
    let cautions: [String]
    let hash: String?
    let distribution: [Translation.Outcome]?
    private let (showsHash, showsDistribution): (Bool, Bool)

    init(
      _ translation: Translation, _ result: Translation.UnitResult, _ hash: String?,
      _ showsDistribution: Bool
    ) {
      role = translation.role?.rawValue
      basis = translation.basis.rawValue
      unit = result.unit
      status = result.status.rawValue
      reason = result.reason?.rawValue
      answer = result.answer
      interval = result.interval
      coverage = result.coverage
      cautions = result.cautions.map(\.code.rawValue)
      self.hash = hash
      distribution = result.distribution
      showsHash = hash != nil
      self.showsDistribution = showsDistribution
    }

    private enum CodingKeys: String, CodingKey {
      case role, basis, unit, status, reason, answer, interval, coverage, cautions, hash
      case distribution
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(role, forKey: .role)
      try container.encode(basis, forKey: .basis)
      try container.encode(unit, forKey: .unit)
      try container.encode(status, forKey: .status)
      try container.encode(reason, forKey: .reason)
      try container.encode(answer, forKey: .answer)
      try container.encode(interval, forKey: .interval)
      try container.encode(coverage, forKey: .coverage)
      try container.encode(cautions, forKey: .cautions)
      if showsHash { try container.encode(hash, forKey: .hash) }
      if showsDistribution { try container.encode(distribution, forKey: .distribution) }
    }
  }
}
