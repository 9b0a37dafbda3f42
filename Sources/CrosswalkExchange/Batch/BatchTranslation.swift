import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Translates a file of ratings of any length, in constant memory and on several processors.
///
/// The file is cut into pieces of whole rows. Workers take pieces apart and write what their people
/// amount to; the first and the last person of a piece may go on in its neighbours, so their rows are
/// handed on and joined, in the order of the file. Whoever is rated like somebody before gets the same
/// lines, which are made once.
package struct BatchTranslation {
  /// How it is done.
  package struct Options: Sendable {
    /// How many pieces are worked on side by side; at least 1.
    package var threads = 1
    /// About how many bytes may be held.
    package var memory = 256 << 20
    /// Whether the rows of a person may stand anywhere; the people come out sorted then.
    package var isUnsorted = false
    /// Whether messages say whose row it is, besides its line.
    package var namesPeople = false
    /// Whether answers are counted.
    package var countsAnswers = false
    /// Whether it is kept how many people have which ratings, for ``Outcome/people(_:)``.
    package var keepsRatings = false
    /// The column of the file by which they are counted; nil: all together.
    package var groupColumn: String?
    /// How many bytes are worked on at a time.
    package var pieceSize = 1 << 18

    /// Sorted pieces are merged, and there are fewer of them if they are larger.
    var sizeOfPieces: Int {
      isUnsorted ? max(pieceSize, min(8 * pieceSize, memory / 128)) : pieceSize
    }

    package init() {}
  }

  /// What there is to tell of a file.
  package struct Outcome {
    package fileprivate(set) var counts = BatchCounts()
    package fileprivate(set) var answers: AnswerCounts
    /// Ids that may be one person's, or two, by the line of one.
    package let doubts: [RatingsReader.Note]
    /// Columns that mean nothing here, as the first row names them.
    package let unusedColumns: [String]
    /// Whether answers are counted by a column.
    package let isGrouped: Bool
  }

  /// Where the output goes, and what is told on the way.
  package struct Sink {
    /// Takes the next bytes of the output.
    package var write: (UnsafeRawBufferPointer) throws -> Void
    /// Takes what is wrong with a row: by line, where people's rows stand together.
    package var reject: (RatingsReader.Note) throws -> Void
    /// Is told, many times, how many rows and bytes were read, and of how many bytes if that is known.
    package var progress: (_ rows: Int, _ bytes: Int, _ size: Int?) -> Void

    package init(
      write: @escaping (UnsafeRawBufferPointer) throws -> Void,
      reject: @escaping (RatingsReader.Note) throws -> Void,
      progress: @escaping (Int, Int, Int?) -> Void = { _, _, _ in }
    ) {
      self.write = write
      self.reject = reject
      self.progress = progress
    }
  }

  private let translator: Translator
  private let lines: PersonLines
  private let options: Options

  package init(_ translator: Translator, _ lines: PersonLines, _ options: Options) {
    self.translator = translator
    self.lines = lines
    self.options = options
  }

  /// Translates a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: Where the table is, as text in any form of ``CSVReader``, or that compressed by gzip.
  ///   - role: For rows that give none.
  ///   - basis: For rows that give none.
  ///   - sink: Where the output goes.
  /// - Returns: What became of the rows.
  /// - Throws: `FileError`, also if the first row does not name the columns; ``BatchError``; what the
  ///   sink throws. The output is not whole then.
  package func run(
    path: String, role: Role?, basis: Basis, into sink: Sink
  ) throws -> Outcome {
    let source = try ByteSource(path, pieceSize: max(1, options.pieceSize))
    return try run(
      Bytes(next: source.next, progress: { (source.position, source.size) }),
      named: DataFiles.name(of: path), role: role, basis: basis, into: sink)
  }

  /// Translates a table that is in memory; the parameters are those of a file.
  ///
  /// - Throws: As for a file.
  package func run(
    bytes: [UInt8], name: String, role: Role?, basis: Basis, into sink: Sink
  ) throws -> Outcome {
    var place = 0
    let size = max(1, options.pieceSize)
    let source = Bytes(
      next: {
        if place == bytes.count { return nil }
        let piece = bytes[place..<min(place + size, bytes.count)]
        place = piece.endIndex
        return Array(piece)
      }, progress: { (place, bytes.count) })
    return try run(source, named: name, role: role, basis: basis, into: sink)
  }

  /// A table as it comes, a piece at a time, and how far it is.
  private struct Bytes {
    let next: () throws -> [UInt8]?
    let progress: () -> (position: Int, size: Int?)
  }

  private func run(
    _ source: Bytes, named name: String, role: Role?, basis: Basis, into sink: Sink
  ) throws -> Outcome {
    let pieces: TablePieces
    var rows = RatingRows(
      translator.source.framework, translator.ratings, role: role, basis: basis,
      namesPeople: options.namesPeople)
    do {
      pieces = try TablePieces(size: options.sizeOfPieces, Self.plainBytes(of: source, name))
      guard let header = pieces.header else { throw RatingsError.noHeader }
      _ = try rows.rating(header)
      if let defect = header.defect { throw FileError(path: name, reason: "line 1: \(defect)") }
      let group = try options.groupColumn.map { try Self.column($0, in: header) }
      if let group, let name = options.groupColumn, rows.places[PieceReader.Place.person] == group {
        throw BatchError.isPerson(name)
      }
      let run = BatchRun(
        translator, lines, options, rows, separator: pieces.separator, group: group)
      try lines.header.utf8.withContiguousStorageIfAvailable {
        try sink.write(UnsafeRawBufferPointer($0))
      }
      let next = {
        let progress = source.progress()
        sink.progress(run.outcome.counts.rows, progress.position, progress.size)
        return try pieces.next()
      }
      if options.isUnsorted {
        try run.sort(next, sink)
      } else {
        try run.stream(next, sink)
      }
      return Outcome(
        counts: run.outcome.counts, answers: run.outcome.answers, doubts: run.doubts,
        unusedColumns: rows.unusedColumns.filter {
          $0.lowercased() != options.groupColumn?.lowercased()
        }, isGrouped: group != nil)
    } catch let error as RatingsError {
      throw FileError(path: name, reason: "\(error)")
    } catch let error as TablePieces.RowTooLong {
      throw FileError(path: name, reason: "\(error)")
    }
  }

  /// The bytes of a file, taken out of gzip where its first bytes say so.
  private static func plainBytes(
    of source: Bytes, _ name: String
  ) throws -> () throws -> [UInt8]? {
    var first: [UInt8] = []
    while first.count < 2, let more = try source.next() { first += more }
    var head: [UInt8]? = first.isEmpty ? nil : first
    let bytes = { () throws -> [UInt8]? in
      defer { head = nil }
      return try head ?? source.next()
    }
    guard Gunzip.recognises(first) else { return bytes }
    let gunzip = Gunzip(name, bytes)
    return gunzip.next
  }

  private static func column(_ name: String, in header: CSVReader.Row) throws(BatchError) -> Int {
    let names = header.fields.map { $0.trimmed }
    if let place = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
      return place
    }
    throw .noColumn(name, nearest: nearest(name, in: names))
  }
}
