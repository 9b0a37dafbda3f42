import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTables

/// Two sheets that say where the levels of a framework lie and which facets they speak to, and on
/// which people fill it in: a row a cut, and a row for each facet of each level.
struct ScaleSheets {
  /// The columns of the sheet of cuts.
  enum CutColumn: String, CaseIterable {
    case position = "Position"
    case place = "Where"
    case at = "At"
    case spread = "Spread"
    case reason = "Reason"

    /// Those that a person fills in.
    static let answers: [CutColumn] = [.at, .spread, .reason]
  }

  /// The columns of the sheet of facets.
  enum FacetColumn: String, CaseIterable {
    case levelID = "Level id"
    case level = "Level"
    case facet = "Facet"
    case strength = "Strength"
    case evidence = "Evidence"
    case section = "Where in the document"
    case secondary = "At second hand"
    case reason = "Reason"

    /// Those that a person fills in.
    static let answers: [FacetColumn] = [.strength, .evidence, .section, .secondary, .reason]
  }

  static let (cutSheet, facetSheet) = ("Cuts", "Facets")

  private let framework: Framework
  private let scale: Alignment.ScaleAlignment?
  private let facets: [String]

  /// Whether they are to be filled in, so that what stands already is shown beside empty cells: it must not
  /// come back as somebody's answer.
  private let isBlank: Bool

  /// The sheets of a framework.
  ///
  /// - Parameters:
  ///   - framework: Whose levels they are about.
  ///   - scale: What is filled in already; nil: nothing.
  ///   - ontology: Holds the facets.
  ///   - isBlank: Whether they are to be filled in, and what is filled in already stands beside.
  init(
    _ framework: Framework, _ scale: Alignment.ScaleAlignment?, ontology: Ontology,
    isBlank: Bool = false
  ) {
    self.framework = framework
    self.isBlank = isBlank
    self.scale = scale
    facets = ontology.facets.map(\.id)
  }

  /// Both sheets, that of the cuts first.
  var drafts: [SheetDraft] { [cuts, readings] }

  private var cuts: SheetDraft {
    let levels = framework.scale.levels
    let rows = (0...levels.count).map { index -> [CellValue] in
      var cut = scale.flatMap { $0.cuts.indices.contains(index) ? $0.cuts[index] : nil }
      // Somebody might take for placed what nobody has placed yet.
      if isBlank, cut?.reason?.hasPrefix(Skeleton.notJudged) ?? false { cut = nil }
      return shown(
        [
          .number(Double(index + 1)),
          .text(
            index < levels.count
              ? "where '\(levels[index].title)' begins" : "where the last level ends"),
        ], [CellValue(cut?.at), CellValue(cut?.spread), CellValue(cut?.reason)])
    }
    return SheetDraft(
      name: Self.cutSheet,
      rows: [headings(CutColumn.allCases, CutColumn.answers)] + rows,
      columns: ([9, 34, 9, 9, 70] + (isBlank ? [9, 9, 70] : [])).map {
        .init(width: $0, wraps: true)
      },
      dropDowns: [
        // Any place goes; the list offers those that are read off the reference scale.
        DropDown(
          in: Self.column(3, rows: rows.count),
          from: .list(stride(from: 0, through: 100, by: 5).map { "\($0)" }), allowsOthers: true,
          message: "0 to 100 on the reference scale; empty: not placed."),
        DropDown(
          in: Self.column(4, rows: rows.count), from: .list([0, 2, 5, 8, 10, 15].map { "\($0)" }),
          allowsOthers: true,
          message: "The half-width within which a panel could have put the cut."),
      ])
  }

  private var readings: SheetDraft {
    var known: [[String]: Alignment.FacetReading] = [:]
    for entry in scale?.levels ?? [] {
      for reading in entry.facets { known[[entry.level, reading.facet]] = reading }
    }
    let rows = framework.scale.levels.flatMap { level in
      facets.map { facet -> [CellValue] in
        let reading = known[[level.id, facet]]
        return shown(
          [.text(level.id), .text(level.title), .text(facet)],
          [
            CellValue(reading.map { Double($0.strength) }),
            CellValue(lines: reading?.evidence ?? []), CellValue(reading?.section),
            CellValue(reading?.secondary), CellValue(reading?.reason),
          ])
      }
    }
    return SheetDraft(
      name: Self.facetSheet,
      rows: [headings(FacetColumn.allCases, FacetColumn.answers)] + rows,
      columns: ([14, 18, 18, 10, 18, 40, 40, 60] + (isBlank ? [10, 18, 40, 40, 60] : [])).map {
        .init(width: $0, wraps: true)
      },
      dropDowns: rows.isEmpty
        ? []
        : [
          DropDown(
            in: Self.column(4, rows: rows.count), from: .list((0...4).map { "\($0)" }),
            message: "0 (its wording shows that it is absent) to 4 (strong); empty: silent.")
        ], hasFilter: true)
  }

  /// A row with what stands already: in its cells, or beside them.
  private func shown(_ names: [CellValue], _ standing: [CellValue]) -> [CellValue] {
    names + (isBlank ? standing.map { _ in .empty } : []) + standing
  }

  private func headings<Column: RawRepresentable<String>>(
    _ all: [Column], _ answers: [Column]
  ) -> [CellValue] {
    all.map { .text($0.rawValue) } + (isBlank ? answers.map { .text("\($0.rawValue) now") } : [])
  }

  private static func column(_ column: Int, rows: Int) -> CellRange {
    CellRange(
      CellReference(row: 2, column: column), CellReference(row: rows + 1, column: column))
  }
}
