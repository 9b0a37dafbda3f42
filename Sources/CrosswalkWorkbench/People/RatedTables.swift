import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import Synchronization

/// Tables of people's ratings, in memory and nowhere else: they are in no file, and gone with the program or
/// as soon as somebody says so. Their ids tell nothing of anybody.
package final class RatedTables: Sendable {
  /// A table as it was given.
  package struct Entry: Sendable {
    package let id: String
    /// The id of the framework that the ratings are in.
    package let framework: String
    /// Of people whose rows give none.
    package let role: Role?
    /// What ratings rest on that do not say it.
    package let basis: Basis
    package let bytes: [UInt8]

    /// What is known of everybody, read by the rules of today's framework.
    ///
    /// - Throws: `RatingsError` for what is no table of ratings.
    func people(of framework: Framework) throws -> ProfileTable {
      var options = ProfilesReader.Options()
      (options.role, options.basis) = (role, basis)
      var reader = ProfilesReader(framework: framework, options: options)
      try reader.read(bytes)
      return try reader.finish()
    }

    /// The table as it is read for translating.
    ///
    /// - Throws: `RatingsError` for what is no table of ratings.
    func table(in framework: Framework) throws -> RatingsFile {
      try RatingsFile(
        bytes: bytes, name: "the table", framework: framework, role: role, basis: basis)
    }

    /// What a person is rated, by role and basis, and nothing of others.
    ///
    /// - Throws: `RatingsError`.
    func profiles(of person: String, in framework: Framework) throws -> [Profile] {
      var reader = RatingsReader(framework: framework, role: role, basis: basis, only: person)
      try reader.read(bytes)
      return try reader.finish()
    }
  }

  private struct State {
    var entries: [Entry] = []
    var isPlanning = false
  }

  private let state = Mutex(State())

  /// How many tables there are at most, and how many bytes they have together.
  static let most = 16
  static let mostBytes = 64 << 20
  /// How many rows one may have.
  static let mostRows = 50_000

  package init() {}

  /// All tables, the first one first.
  package var entries: [Entry] { state.withLock { $0.entries } }

  /// Keeps a table.
  ///
  /// - Returns: Its id.
  /// - Throws: ``PeopleError`` where there are too many.
  package func keep(
    _ bytes: [UInt8], of framework: String, role: Role?, basis: Basis = .observed
  ) throws -> String {
    guard bytes.count(where: { $0 == 0x0A }) <= Self.mostRows + 1 else {
      throw PeopleError(
        413,
        "the table has more than \(Self.mostRows) rows; the command of this page takes any number")
    }
    let id = Secret.word
    try state.withLock { state in
      let held = state.entries.reduce(bytes.count) { $0 + $1.bytes.count }
      guard state.entries.count < Self.most, held <= Self.mostBytes else {
        throw PeopleError(400, "too many tables are held in memory; forget one of them first")
      }
      state.entries.append(
        Entry(id: id, framework: framework, role: role, basis: basis, bytes: bytes))
    }
    return id
  }

  /// A table by its id.
  ///
  /// - Throws: ``PeopleError``.
  package func entry(_ id: String) throws -> Entry {
    guard let found = entries.first(where: { $0.id == id }) else {
      throw PeopleError(404, "there is no such table; it was forgotten, or the program began anew")
    }
    return found
  }

  /// Drops a table.
  package func forget(_ id: String) {
    state.withLock { $0.entries.removeAll { $0.id == id } }
  }

  /// Makes one plan at a time, so that a search never takes all that answers others.
  ///
  /// - Throws: ``PeopleError`` while another is made, and what `body` throws.
  func planning<Plan>(_ body: () throws -> Plan) throws -> Plan {
    let isFree = state.withLock { state in
      defer { state.isPlanning = true }
      return !state.isPlanning
    }
    guard isFree else {
      throw PeopleError(503, "another plan is being made; try again in a few seconds")
    }
    defer { state.withLock { $0.isPlanning = false } }
    return try body()
  }
}

/// Why nothing is shown of people's ratings.
package struct PeopleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Of HTTP.
  package let status: Int
  /// A sentence without capital and full stop; it names nobody.
  package let description: String

  init(_ status: Int, _ description: String) {
    (self.status, self.description) = (status, description)
  }
}
