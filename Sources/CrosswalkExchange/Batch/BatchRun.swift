import CrosswalkBase
import CrosswalkKit
import CrosswalkTables
import Synchronization

/// One run over a file, from its pieces to the sink.
final class BatchRun {
  /// So many rows of one person stand together at most.
  static let maximumRows = 1_000_000

  /// What is counted on the way.
  struct Running {
    var counts = BatchCounts()
    var answers: AnswerCounts
  }
  /// Ids that may be one person's, or two.
  var doubts: [RatingsReader.Note] { (seen.alike.notes + alike.notes).sorted { $0.line < $1.line } }
  private(set) var outcome: Running

  private let options: BatchTranslation.Options
  private let workers: [BatchWorker]
  /// For people whose rows come from several pieces.
  private let closer: PersonCloser
  private let joined: ClosedPeople
  private let pool: ClosedPool
  private var seen: SeenPeople
  /// Where people are sorted.
  private var alike = AlikeIDs()
  private var open: PersonRows?
  private var waiting: [RatingsReader.Note] = []

  init(
    _ translator: Translator, _ lines: PersonLines, _ options: BatchTranslation.Options,
    _ rows: RatingRows, separator: UInt8, group: Int?
  ) {
    self.options = options
    let answers = AnswerCounts(translator)
    let store = ProfileStore(capacity: options.memory / 8)
    // Each worker keeps some of the store's profiles at hand, of about a hundred bytes a unit.
    let capacity = max(256, options.memory / 16 / (100 * max(1, answers.units.count)))
    func closer() -> PersonCloser {
      PersonCloser(
        translator, lines, answers.kinds, store, rows, countsAnswers: options.countsAnswers,
        keepsRatings: options.keepsRatings, capacity: capacity)
    }
    workers = (0..<max(1, options.threads)).map { _ in
      BatchWorker(PieceReader(rows, separator: separator, group: group), closer())
    }
    self.closer = closer()
    outcome = Running(answers: answers)
    joined = ClosedPeople(answers)
    pool = ClosedPool(answers)
    seen = SeenPeople(memory: options.memory / 4)
  }

  // MARK: The rows of each person together

  /// Translates pieces in which the rows of each person stand together.
  func stream(
    _ next: () throws -> TablePieces.Piece?, _ sink: BatchTranslation.Sink
  ) throws {
    let pool = pool
    try InOrder(workers).run(
      next: next, work: { $0.read($1, into: pool.take()) },
      take: { (piece: BatchWorker.Piece) in
        try join(piece, sink)
        pool.give(piece.closed)
      })
    try closeOpen(sink)
    try tell(before: .max, sink)
  }

  /// Joins the people at the edges of a piece with those of the piece before.
  private func join(_ piece: BatchWorker.Piece, _ sink: BatchTranslation.Sink) throws {
    outcome.counts.add(piece.closed.counts)
    waiting += piece.closed.notes
    guard !piece.head.isEmpty else { return try tell(before: open?.rows.first?.line ?? .max, sink) }
    if open.map({ $0.key(0).isSame(piece.head.key(0)) }) ?? false {
      open!.extendLast(piece.head)
      if open!.rows.count > Self.maximumRows {
        throw BatchError.tooManyRows(line: open!.rows[0].line)
      }
    } else {
      try closeOpen(sink)
      open = piece.head
    }
    if !piece.tail.isEmpty {
      try closeOpen(sink)
      try seen.add(piece.ended)
      try write(piece.closed, sink)
      open = piece.tail
    }
    try tell(before: open?.rows.first?.line ?? .max, sink)
  }

  private func closeOpen(_ sink: BatchTranslation.Sink) throws {
    guard let person = open else { return }
    var ended = SeenPeople.Ended()
    ended.add(person.key(0), line: person.rows[0].line)
    try seen.add(ended)
    joined.removeAll()
    closer.close(person, 0, into: joined)
    outcome.counts.add(joined.counts)
    waiting += joined.notes
    try write(joined, sink)
    open = nil
  }

  private func write(_ closed: ClosedPeople, _ sink: BatchTranslation.Sink) throws {
    try sink.write(closed.bytes.bytes)
    guard options.countsAnswers else { return }
    outcome.answers.add(closed.answers)
    if outcome.answers.groups.count > AnswerCounts.maximumGroups {
      throw BatchError.tooManyGroups(options.groupColumn ?? "")
    }
  }

  /// Tells what is wrong with rows above a line: nothing more can come of them.
  private func tell(before line: Int, _ sink: BatchTranslation.Sink) throws {
    guard !waiting.isEmpty else { return }
    waiting.sort { ($0.line, $0.message) < ($1.line, $1.message) }
    let count = waiting.firstIndex { $0.line >= line } ?? waiting.count
    for note in waiting[..<count] { try sink.reject(note) }
    waiting.removeFirst(count)
  }

  // MARK: Rows in any order

  /// Translates pieces whose rows stand in any order: each is sorted by person, then all are merged and
  /// answered in the order of people. What is wrong with single rows is told first, by line.
  func sort(_ next: () throws -> TablePieces.Piece?, _ sink: BatchTranslation.Sink) throws {
    let pool = pool
    let sorter = PeopleSorter(memory: options.memory / 2)
    try InOrder(workers).run(
      next: next, work: { $0.sort($1, into: pool.take()) },
      take: { (piece: BatchWorker.SortedPiece) in
        outcome.counts.add(piece.closed.counts)
        for note in piece.closed.notes { try sink.reject(note) }
        try sorter.add(piece.people)
        pool.give(piece.closed)
      })
    let people = try sorter.finish()
    try InOrder(workers).run(
      next: {
        let some = try people.next()
        if let some { look(at: some) }
        return some
      }, work: { $0.close($1, into: pool.take()) },
      take: { (closed: ClosedPeople) in
        outcome.counts.add(closed.counts)
        for note in closed.notes { try sink.reject(note) }
        try write(closed, sink)
        pool.give(closed)
      })
  }

  private func look(at people: PersonRows) {
    people.bytes.withUnsafeBufferPointer { bytes in
      for run in people.runs.indices {
        alike.add(
          AlikeIDs.mark(UnsafeBufferPointer(rebasing: bytes[people.person(run)])),
          line: people.rows[people.rows(run).lowerBound].line)
      }
    }
  }
}

/// Output buffers that go round, so that their memory is asked for once.
final class ClosedPool: Sendable {
  private let free = Mutex<[ClosedPeople]>([])
  private let answers: AnswerCounts

  init(_ answers: AnswerCounts) { self.answers = answers }

  func take() -> ClosedPeople {
    free.withLock { $0.popLast() } ?? ClosedPeople(answers)
  }

  func give(_ people: ClosedPeople) {
    people.removeAll()
    free.withLock { $0.append(people) }
  }
}
