import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// Reads one coder's links as a table: `framework,statement,concept,share[,…]`, one row a link.
public enum ReadingFile {
  /// The concepts of each statement, that of the greatest share first; equal shares keep the order
  /// of the rows.
  ///
  /// - Throws: ``ReadingError`` with the line of what cannot be read.
  public static func reading(_ bytes: [UInt8]) throws -> ReadingAgreement.Reading {
    var encoding = TextEncoding()
    var csv = CSVReader()
    var columns: [Int]?
    var links: [String: [(concept: String, share: Double)]] = [:]
    func take(_ row: CSVReader.Row) throws {
      if let defect = row.defect { throw ReadingError(line: row.line, reason: defect) }
      guard let columns else {
        let names = row.fields.map { $0.lowercased() }
        columns = try ["framework", "statement", "concept", "share"].map { name in
          guard let index = names.firstIndex(of: name) else {
            throw ReadingError(
              line: row.line, reason: "the first row names no column '\(name)'")
          }
          return index
        }
        return
      }
      let fields = columns.map { $0 < row.fields.count ? row.fields[$0] : "" }
      guard !fields[0].isEmpty, !fields[1].isEmpty, !fields[2].isEmpty else {
        throw ReadingError(
          line: row.line, reason: "the row lacks its framework, statement or concept")
      }
      guard let share = Double(fields[3]), share > 0, share <= 1 else {
        throw ReadingError(
          line: row.line, reason: "the share '\(fields[3])' is not over 0 and at most 1")
      }
      links["\(fields[0]):\(fields[1])", default: []].append((fields[2], share))
    }
    try csv.read(encoding.utf8(bytes)) { try take($0) }
    try csv.read(encoding.finish()) { try take($0) }
    try csv.finish { try take($0) }
    guard columns != nil else { throw ReadingError(line: 1, reason: "the file is empty") }
    return links.mapValues { links in
      // Stable, so that the coder's own order decides between equal shares.
      links.sorted { $0.share > $1.share }.map(\.concept)
    }
  }
}

/// A line of a coder's table that cannot be read.
public struct ReadingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// A plain sentence without capital or full stop.
  public let reason: String

  /// `line N: reason`.
  public var description: String { "line \(line): \(reason)" }
}
