import CrosswalkBase
import CrosswalkTables

/// Where rows go that cannot be used: into a table of their own, or else into messages, of which there
/// is an end.
package final class RejectLog {
  /// So many rows are told one by one.
  private static let toldRows = 100

  private let name: String
  private let file: WholeFile?
  private let complain: (PlainText) -> Void
  private let buffer = ByteBuffer()
  private var counts: [RowFault: Int] = [:]

  /// How many rows there are so far.
  package private(set) var count = 0

  /// - Parameters:
  ///   - name: What messages call the file of ratings.
  ///   - path: Where the table is written, whole or not at all; nil for messages.
  ///   - complain: Tells a message.
  /// - Throws: `FileError` if there can be no such file.
  package init(
    of name: String, to path: String?, complain: @escaping (PlainText) -> Void
  ) throws {
    self.name = name
    self.complain = complain
    file = try path.map { try WholeFile(path: $0, isAnswer: true) }
    buffer.append(Array(CSVWriter.row(["line", "kind", "reason"]).utf8))
  }

  /// - Throws: `FileError`, such as for a full disk.
  package func add(_ note: RatingsReader.Note) throws {
    count += 1
    if let file {
      buffer.append(
        Array(CSVWriter.row([String(note.line), "\(note.fault)", note.message]).utf8))
      if buffer.count > 1 << 16 { try flush(file) }
    } else {
      counts[note.fault, default: 0] += 1
      if count <= Self.toldRows { complain("\(name):\(note.line): error: \(note.message)") }
    }
  }

  /// Ends the table, or tells how many rows were not told one by one.
  ///
  /// - Throws: `FileError`, such as for a full disk.
  package func finish() throws {
    if let file {
      try flush(file)
      try file.finish()
    } else if count > Self.toldRows {
      complain(
        "\(name): \(count) rows cannot be used, of which the first \(Self.toldRows) are above:")
      for fault in RowFault.allCases {
        if let number = counts[fault] { complain("  \(number) \(fault.rawValue)") }
      }
    }
  }

  private func flush(_ file: WholeFile) throws {
    try file.write(buffer.bytes)
    buffer.removeAll()
  }
}
