import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// What a reader of a panel gets: the wording of each level of a scale, and a sheet on which to
/// place them.
public struct LevelSheet: Sendable {
  /// The headings of a placing, but for those of the facets, which stand before the last.
  enum Column: String, CaseIterable {
    case reader, level, begins, ends, reason
  }

  static let sheetName = "Placing"

  private let ontology: Ontology
  private let names: [String]
  private let title: String
  private let wording: [LevelWording.Entry]

  /// The wording of each level, the reference scale, and how the sheet is filled in, as Markdown.
  public let reading: String

  /// Makes the sheets of a framework; it needs no alignment.
  ///
  /// - Parameters:
  ///   - framework: Whose levels are to be placed.
  ///   - ontology: Holds the stages of the reference scale and the facets.
  ///   - isBlind: Calls levels L1 to Ln, and leaves out the framework's title, what its scale
  ///     measures, ids, and years of service.
  public init(_ framework: Framework, ontology: Ontology, isBlind: Bool) {
    self.ontology = ontology
    names = LevelNames(framework.scale, isBlind: isBlind).shown
    let wording = LevelWording(framework, ontology: ontology, isBlind: isBlind)
    title = wording.title
    self.wording = wording.entries
    reading = wording.markdown
  }

  /// The columns of a placing, in their order.
  static func headings(_ ontology: Ontology) -> [String] {
    let columns: [Column] = [.reader, .level, .begins, .ends]
    return columns.map(\.rawValue) + ontology.facets.map(\.id) + [Column.reason.rawValue]
  }

  private var headings: [String] { Self.headings(ontology) }

  /// The empty placing, a row a level, as CSV.
  public var csv: String {
    CSVWriter.row(headings)
      + names.map { name in
        CSVWriter.row(headings.map { $0 == Column.level.rawValue ? name : "" })
      }.joined()
  }

  /// The placing with drop-down lists, the wording, the reference scale with the facets, and how it
  /// is filled in, as an XLSX workbook.
  ///
  /// - Throws: ``SpreadsheetError`` if a text is longer than a cell can hold.
  package func workbook() throws(SpreadsheetError) -> [UInt8] {
    try WorkbookWriter([placing, wordingDraft, reference, instructions]).bytes()
  }

  private var placing: SheetDraft {
    let last = names.count + 1
    func cells(_ heading: Int) -> CellRange {
      CellRange(
        CellReference(row: 2, column: heading + 1), CellReference(row: last, column: heading + 1))
    }
    // A strength is a number, which a list offers and no other value is.
    let lists = headings.indices.filter { index in
      !names.isEmpty && ontology.facets.contains { $0.id == headings[index] }
    }.map {
      DropDown(
        in: cells($0), from: .list((0...4).map { "\($0)" }),
        message: "0 to 4, or empty where the wording is silent; the sheet 'How to' tells more.")
    }
    return SheetDraft(
      name: Self.sheetName,
      rows: [headings.map(CellValue.text)]
        + names.map { name in
          headings.map { $0 == Column.level.rawValue ? .text(name) : .empty }
        },
      columns: headings.map { heading in
        heading == Column.reason.rawValue
          ? .init(width: 70, wraps: true) : .init(width: 13, wraps: true)
      }, dropDowns: lists)
  }

  private var wordingDraft: SheetDraft {
    func cell(_ text: String?) -> CellValue { text.map(CellValue.text) ?? .empty }
    return SheetDraft(
      name: "Wording",
      rows: [["level", "unit", "element", "what is said"]]
        + wording.map { [.text($0.level), cell($0.unit), cell($0.element), .text($0.text)] },
      columns: [
        .init(width: 16, wraps: true), .init(width: 30, wraps: true),
        .init(width: 50, wraps: true), .init(width: 80, wraps: true),
      ], hasFilter: true)
  }

  private var reference: SheetDraft {
    SheetDraft(
      name: "Reference",
      rows: [["stage or facet", "from", "to", "what it is"]]
        + ontology.stages.map {
          [.text($0.label), .number($0.from), .number($0.to), .text($0.scope)]
        } + ontology.facets.map { [.text($0.id), .empty, .empty, .text($0.scope)] },
      columns: [
        .init(width: 18, wraps: true), .init(width: 8), .init(width: 8),
        .init(width: 90, wraps: true),
      ])
  }

  private var instructions: SheetDraft {
    SheetDraft(
      name: "How to",
      rows: [["column", "what to fill in"], [.text("the scale"), .text(title)]]
        + LevelInstructions.paragraphs.map { [.text($0.0), .text($0.1)] },
      columns: [.init(width: 16, wraps: true), .init(width: 100, wraps: true)])
  }
}
