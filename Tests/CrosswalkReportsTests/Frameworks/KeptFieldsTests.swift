import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTestSupport
import Testing

@testable import CrosswalkBase

/// What tables and JSON of a framework declare, against what is in them.
@Suite struct ReportKeptFieldsTests {
  private let first = MarkedModel.values().frameworks[0]

  private func faults(_ output: String, _ kept: KeptFields) -> [String] {
    MarkedModel.faults(of: output, from: ModelValues([first]), keeping: kept)
  }

  @Test func `a framework as a table and as JSON`() throws {
    let units = first.framework.units
    let table = StatementTable.table(first, units: units).csv
    #expect(faults(table, StatementTable.keeps) == [])
    #expect(
      faults(
        try JSONText.pretty(FrameworkReport(first, units: units)), FrameworkReport.keeps) == [])
  }
}
