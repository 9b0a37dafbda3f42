import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports

/// A table of people's ratings, read in another framework.
struct TranslatedPeople {
  let entry: RatedTables.Entry
  let translator: Translator
  /// The table with what is wrong with it.
  let table: RatingsFile

  /// - Throws: `RatingsError`, `CatalogError`, `TranslationError`.
  init(_ entry: RatedTables.Entry, to: String, _ context: PageContext) throws {
    self.entry = entry
    translator = try context.translator(from: entry.framework, to: to)
    table = try entry.table(in: translator.source.framework)
  }

  /// The command that gives the same.
  var command: String {
    let (from, to) = (translator.source.framework.id, translator.target.framework.id)
    return "crosswalk translate \(from) --to \(to) --ratings FILE"
      + (entry.role.map { " --role \($0.rawValue)" } ?? "")
      + (entry.basis == .observed ? "" : " --basis \(entry.basis.rawValue)")
      + " --format csv" + (isUnsorted ? " --unsorted" : "")
  }

  /// Everybody whose number lies in a range, in the order of their names, each role and basis by itself.
  ///
  /// - Throws: `Abandoned`.
  func people(_ range: Range<Int>) throws -> [(profile: Profile, answer: Translation)] {
    var found: [(profile: Profile, answer: Translation)] = []
    var batch = TranslationBatch(translator)
    var number = 0
    try table.forEachGroup { group in
      defer { number += 1 }
      guard range.contains(number) else { return }
      try Interest.check()
      found.append((translator.ratings.profile(group), batch.translate(group)))
    }
    return found
  }

  // MARK: The bytes of the command

  /// Whether somebody's rows stand apart, so that the table has to be sorted first.
  private var isUnsorted: Bool {
    do {
      _ = try lines(isUnsorted: false)
      return false
    } catch {
      return (error as? BatchError)?.isAboutOrder ?? false
    }
  }

  /// What the command writes as CSV.
  ///
  /// - Throws: `BatchError`, `FileError`, `Abandoned`.
  func csv() throws -> [UInt8] {
    do {
      return try lines(isUnsorted: false)
    } catch let error as BatchError where error.isAboutOrder {
      return try lines(isUnsorted: true)
    }
  }

  private func lines(isUnsorted: Bool) throws -> [UInt8] {
    var options = BatchTranslation.Options()
    options.isUnsorted = isUnsorted
    var bytes: [UInt8] = []
    _ = try BatchTranslation(
      translator, TranslationLines.csv.lines(hash: nil, showsDistribution: false), options
    ).run(
      bytes: entry.bytes, name: "the table", role: entry.role, basis: entry.basis,
      into: .init(
        write: {
          try Interest.check()
          bytes += $0
        }, reject: { _ in }))
    return bytes
  }
}
