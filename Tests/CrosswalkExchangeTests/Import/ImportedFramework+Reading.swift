import CrosswalkBase
import Foundation
import Testing

@testable import CrosswalkExchange

extension ImportedFramework {
  /// What is read of a file with these bytes, every cell of which is counted.
  init(
    reading bytes: [UInt8], _ kind: ImportKind = .csv, saying: [ImportSaying] = []
  ) throws {
    let path = NSTemporaryDirectory() + "crosswalk-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try WholeFile.write(bytes, to: path)
    self = try ImportSource(path, kind: kind).with(saying).read(id: "county")
    #expect(report.ledger.sum == report.ledger.total)
    #expect(report.ledger.total > 0)
  }
}
