import CrosswalkKit
import CrosswalkModel

/// The profiles of a table of ratings, in constant memory, each as soon as its person's rows end.
///
/// The rows of a person stand together; one who comes back is an error. Nothing is read ahead of what
/// is asked for but the piece of bytes at hand. The columns are those of ``RatingsReader``.
public struct RatedPeople<Bytes: AsyncSequence>: AsyncSequence where Bytes.Element == [UInt8] {
  /// One profile a person, role and basis.
  public typealias Element = Profile

  private let bytes: Bytes
  private let framework: Framework
  private let role: Role?
  private let basis: Basis
  private let problem: @Sendable (RatingsReader.Note) -> Void

  /// The people of a table.
  ///
  /// - Parameters:
  ///   - bytes: The table as it comes, in pieces of any size.
  ///   - framework: The framework that the ratings are of.
  ///   - role: For rows that give none.
  ///   - basis: For rows that give none.
  ///   - problem: Told of each row that cannot be used, with its line; the others still count.
  public init(
    _ bytes: Bytes, framework: Framework, role: Role? = nil, basis: Basis = .observed,
    problem: @escaping @Sendable (RatingsReader.Note) -> Void
  ) {
    self.bytes = bytes
    self.framework = framework
    self.role = role
    self.basis = basis
    self.problem = problem
  }

  /// Reads as far as the next person needs.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var bytes: Bytes.AsyncIterator
    var reader: PeopleReader
    let problem: @Sendable (RatingsReader.Note) -> Void
    var isAtEnd = false

    /// The next profile; nil at the end.
    ///
    /// - Throws: ``RatingsError`` if the first row does not name the columns, ``BatchError`` if a
    ///   person comes back, and what the bytes throw.
    public mutating func next() async throws -> Profile? {
      while true {
        if let profile = reader.popFirst() { return profile }
        if isAtEnd { return nil }
        if let piece = try await bytes.next() {
          try reader.read(piece)
        } else {
          try reader.finish()
          isAtEnd = true
        }
        for note in reader.takeProblems() { problem(note) }
      }
    }
  }

  /// Begins with the first row.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(
      bytes: bytes.makeAsyncIterator(),
      reader: PeopleReader(framework, role: role, basis: basis), problem: problem)
  }
}

extension RatedPeople: Sendable where Bytes: Sendable {}

/// Puts rows together by person, for ``RatedPeople``.
struct PeopleReader {
  private let index: RatingIndex
  private var rows: RatingRows
  private var seen = SeenPeople(memory: 64 << 20)
  private var open: PersonSheets
  private var firstLine = 0
  private var ready: [Profile] = []
  /// How many of them were given.
  private var given = 0

  init(_ framework: Framework, role: Role?, basis: Basis) {
    index = RatingIndex(framework)
    open = PersonSheets(index)
    rows = RatingRows(framework, index, role: role, basis: basis)
  }

  mutating func popFirst() -> Profile? {
    guard given < ready.count else {
      ready.removeAll(keepingCapacity: true)
      given = 0
      return nil
    }
    given += 1
    return ready[given - 1]
  }

  mutating func takeProblems() -> [RatingsReader.Note] {
    rows.sortProblems()
    return rows.takeProblems()
  }

  mutating func read(_ bytes: [UInt8]) throws {
    for row in try rows.read(bytes) { try add(row) }
  }

  mutating func finish() throws {
    for row in try rows.finish() { try add(row) }
    try close()
  }

  private mutating func add(_ row: RatingRow) throws(BatchError) {
    if let person = open.person, person != row.subject.person { try close() }
    if open.person == nil { firstLine = row.line }
    open.add(row)
  }

  private mutating func close() throws(BatchError) {
    guard var name = open.person?.text else { return }
    var ended = SeenPeople.Ended()
    let key = name.withUTF8 { bytes in
      PersonKey(bytes, isPlain: bytes.allSatisfy { $0 < 0x80 })
    }
    ended.add(key, line: firstLine)
    try seen.add(ended)
    _ = open.close({ rows.report($0, at: $1) }) { ready.append(index.profile($0)) }
  }
}
