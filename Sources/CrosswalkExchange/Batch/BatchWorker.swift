import CrosswalkTables

/// Takes pieces apart, one at a time.
final class BatchWorker: @unchecked Sendable {
  // One thread at a time uses it.
  @exclusivity(unchecked) private var reader: PieceReader
  private let closer: PersonCloser

  init(_ reader: PieceReader, _ closer: PersonCloser) {
    self.reader = reader
    self.closer = closer
  }

  /// What a piece holds.
  struct Piece: Sendable {
    /// Its first person, who may have begun in the piece before.
    var head = PersonRows()
    /// Its last person, who may go on in the next piece, unless that is the first.
    var tail = PersonRows()
    /// Those between, closed.
    let closed: ClosedPeople
    var ended = SeenPeople.Ended()
  }

  func read(_ piece: TablePieces.Piece, into closed: ClosedPeople) -> Piece {
    var people = PeopleTogether(Piece(closed: closed), closer)
    reader.read(piece, into: &people)
    count(into: closed)
    return people.finish()
  }

  /// What a piece holds whose rows stand in any order.
  struct SortedPiece: Sendable {
    let people: SortedPeopleBytes
    let closed: ClosedPeople
  }

  func sort(_ piece: TablePieces.Piece, into closed: ClosedPeople) -> SortedPiece {
    var people = PersonRows()
    reader.read(piece, into: &people)
    count(into: closed)
    return SortedPiece(people: people.sorted, closed: closed)
  }

  func close(_ people: PersonRows, into closed: ClosedPeople) -> ClosedPeople {
    for run in people.runs.indices { closer.close(people, run, into: closed) }
    return closed
  }

  private func count(into closed: ClosedPeople) {
    let notes = reader.takeProblems()
    closed.notes += notes
    let counts = reader.takeCounts()
    closed.counts.rejected += notes.count + counts.furtherRejected
    closed.counts.rows += counts.rows
    closed.counts.blank += counts.blank
    closed.counts.marks += counts.marks
  }
}

/// People whose rows stand together: each is closed when the next begins, but the first and the last
/// of a piece.
private struct PeopleTogether: RowTaker {
  private var piece: BatchWorker.Piece
  private let closer: PersonCloser
  private var person = PersonRows()
  private var isFirst = true

  init(_ piece: BatchWorker.Piece, _ closer: PersonCloser) {
    self.piece = piece
    self.closer = closer
  }

  mutating func take(_ row: BatchRow, group: UnsafeBufferPointer<UInt8>) { person.add(row, group) }

  mutating func take(
    _ row: BatchRow, of key: borrowing PersonKey, group: UnsafeBufferPointer<UInt8>
  ) {
    if !person.isEmpty, !person.holds(key) { end() }
    person.add(key, row, group)
  }

  private mutating func end() {
    if isFirst {
      piece.head = person
      isFirst = false
    } else {
      person.bytes.withUnsafeBufferPointer {
        piece.ended.add(
          UnsafeBufferPointer(rebasing: $0[person.person(0)]), isPlain: person.runs[0].isPlain,
          line: person.rows[0].line)
      }
      closer.close(person, 0, into: piece.closed)
    }
    person.removeAll()
  }

  /// Ends the piece.
  mutating func finish() -> BatchWorker.Piece {
    if !person.isEmpty {
      if isFirst { piece.head = person } else { piece.tail = person }
    }
    return piece
  }
}

/// Rows in any order: collected as they come.
extension PersonRows: RowTaker {
  mutating func take(_ row: BatchRow, group: UnsafeBufferPointer<UInt8>) { add(row, group) }

  mutating func take(
    _ row: BatchRow, of person: borrowing PersonKey, group: UnsafeBufferPointer<UInt8>
  ) {
    add(person, row, group)
  }
}
