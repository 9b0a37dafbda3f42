import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// What some people amount to.
final class ClosedPeople: @unchecked Sendable {
  // One thread at a time has it: the worker that fills it, then the one that takes it.
  let bytes = ByteBuffer()
  @exclusivity(unchecked) var notes: [RatingsReader.Note] = []
  @exclusivity(unchecked) var counts = BatchCounts()
  @exclusivity(unchecked) var answers: AnswerCounts

  init(_ answers: AnswerCounts) { self.answers = answers }

  func removeAll() {
    bytes.removeAll()
    notes.removeAll(keepingCapacity: true)
    counts = BatchCounts()
    answers.removeAll()
  }
}

/// Turns the rows of people, once all of a person are there, into lines of output.
final class PersonCloser: @unchecked Sendable {
  // Each worker has one of its own, so that nobody else is in the middle of a change.
  private let index: RatingIndex
  private let lines: PersonLines
  private let kinds: AnswerCounts.Kinds
  private let countsAnswers: Bool
  private let keepsRatings: Bool
  private let store: ProfileStore
  @exclusivity(unchecked) private var batch: TranslationBatch
  /// Says what is wrong with rows.
  @exclusivity(unchecked) private var rows: RatingRows
  @exclusivity(unchecked) private var sheet: RatingSheet
  /// By unit the level plus one, 0 where there is none; the last is the kind of the ratings, so that
  /// the bytes of all tell profiles apart.
  @exclusivity(unchecked) private var levels: [UInt16]
  /// The places of profiles in both of the following.
  private let known: ByteTable
  @exclusivity(unchecked) private var profiles: [ProfileRows] = []
  @exclusivity(unchecked) private var profileLines: [ProfileRows.Lines] = []
  private let (before, after): ([UInt8], [UInt8])
  /// What each line of the person at hand begins with.
  @exclusivity(unchecked) private var prefix: [UInt8] = []
  /// Whether the person at hand has an answer.
  @exclusivity(unchecked) private var isAnswered = false
  /// What the person at hand is counted by: one profile of several, or a few people would seem to be many.
  @exclusivity(unchecked) private var counted:
    (kind: RatingKind, profile: ProfileRows, ratings: [UInt8])?

  init(
    _ translator: Translator, _ lines: PersonLines, _ kinds: AnswerCounts.Kinds,
    _ store: ProfileStore, _ rows: RatingRows, countsAnswers: Bool, keepsRatings: Bool,
    capacity: Int
  ) {
    index = translator.ratings
    self.lines = lines
    self.kinds = kinds
    self.countsAnswers = countsAnswers
    self.keepsRatings = keepsRatings
    self.store = store
    self.rows = rows
    batch = TranslationBatch(translator)
    sheet = RatingSheet(translator.ratings)
    levels = [UInt16](repeating: 0, count: translator.ratings.units.count + 1)
    known = ByteTable(maximumCount: capacity, maximumBytes: .max)
    (before, after) = (Array(lines.before.utf8), Array(lines.after.utf8))
  }

  /// Closes one person.
  func close(_ people: PersonRows, _ run: Int, into closed: ClosedPeople) {
    (isAnswered, counted) = (false, nil)
    answer(people, run, closed)
    if isAnswered { closed.counts.people += 1 }
    guard let counted else { return }
    // A space more or less makes no other group.
    let group = Array(String(decoding: people.bytes[people.group(run)], as: UTF8.self).trimmed.utf8)
    closed.answers.add(counted.profile, in: group)
    if keepsRatings { closed.answers.add(ratings: counted.ratings, in: group) }
  }

  /// Answers one person in each kind of ratings.
  private func answer(_ people: PersonRows, _ run: Int, _ closed: ClosedPeople) {
    let range = people.rows(run)
    if let kind = people.rows.withUnsafeBufferPointer({ takeLevels(of: $0[range]) }) {
      closed.counts.used += range.count
      return answer(people, run, kind, closed)
    }
    let first = people.rows[range.lowerBound].kind
    var others: Set<RatingKind> = []
    for row in people.rows[range] where row.kind != first { others.insert(row.kind) }
    if others.isEmpty { return close(people, run, first, of: nil, closed) }
    let kinds = others.union([first])
    var sources = Dictionary(uniqueKeysWithValues: kinds.map { ($0, Set([$0])) })
    if let role = RatingKind.onlyRole(kinds.map(\.role)) {
      for kind in kinds where kind.role == nil {
        sources[kind] = nil
        sources[RatingKind(role, kind.basis), default: []].insert(kind)
      }
      closed.counts.joined += people.rows[range].count { $0.kind.role == nil }
    }
    for (kind, rows) in sources.sorted(by: { $0.key < $1.key }) {
      close(people, run, kind, of: rows, closed)
    }
  }

  private func close(
    _ people: PersonRows, _ run: Int, _ kind: RatingKind, of kinds: Set<RatingKind>?,
    _ closed: ClosedPeople
  ) {
    sheet.removeAll()
    for row in people.rows[people.rows(run)] where kinds?.contains(row.kind) ?? true {
      sheet.add(unit: Int(row.unit), level: Int(row.level), day: row.day, line: row.line)
    }
    for found in sheet.contradictions {
      rows.report(found, at: whole(found.last.line, found.unit, found.last.level, people, run))
    }
    for (unit, line, level) in sheet.contradicted {
      rows.reportContradicted(whole(line, unit, level, people, run))
    }
    let notes = rows.takeProblems()
    closed.notes += notes
    closed.counts.rejected += notes.count
    closed.counts.older += sheet.olderRows
    closed.counts.repeated += sheet.repeatedRows
    closed.counts.used += sheet.countingRows
    guard sheet.write(levels: &levels) else { return }
    answer(people, run, kind, closed)
  }

  /// Takes over the levels of rows if there is no more to them than that: all of one kind, without
  /// days, each of another unit.
  ///
  /// - Returns: The kind; nil if there is more to them.
  private func takeLevels(of rows: Slice<UnsafeBufferPointer<BatchRow>>) -> RatingKind? {
    let kind = rows[rows.startIndex].kind
    let every = levels.count - 1
    return levels.withUnsafeMutableBufferPointer { levels in
      levels.update(repeating: 0)
      for row in rows {
        let unit = Int(row.unit)
        if row.kind != kind || row.day != 0 || unit == every || levels[unit] != 0 { return nil }
        levels[unit] = row.level + 1
      }
      return kind
    }
  }

  /// Answers a person with the levels at hand.
  private func answer(
    _ people: PersonRows, _ run: Int, _ kind: RatingKind, _ closed: ClosedPeople
  ) {
    isAnswered = true
    let place = place(kind)
    let lines = profileLines[place]
    closed.counts.lines += lines.ends.count
    closed.counts.statuses.add(lines.statuses)
    people.bytes.withUnsafeBufferPointer { bytes in
      write(
        UnsafeBufferPointer(rebasing: bytes[people.person(run)]), isPlain: people.runs[run].isPlain,
        lines, closed.bytes)
    }
    guard countsAnswers, counted.map({ kind.isCounted(before: $0.kind) }) ?? true else { return }
    counted = (kind, profiles[place], keepsRatings ? withKey { Array($0) } : [])
  }

  private func whole(
    _ line: Int, _ unit: Int, _ level: Int, _ people: PersonRows, _ run: Int
  ) -> RatingRow {
    RatingRow(
      line: line,
      subject: RatingSubject(person: people.key(run).name, role: nil, basis: .observed),
      unit: unit, level: level)
  }

  /// The place of the profile with the levels at hand.
  private func place(_ kind: RatingKind) -> Int {
    levels[levels.count - 1] = UInt16(kind.code)
    if let place = withKey({ known.value($0) }) { return place }
    let profile = store.profile(withKey { Array($0) }) {
      let ratings = levels.indices.dropLast().compactMap { unit in
        levels[unit] > 0 ? Rating(unit: unit, level: Int(levels[unit]) - 1) : nil
      }
      let group = RatingGroup(role: kind.role, basis: kind.basis, ratings: ratings)
      return ProfileRows(batch.translateAnew(group), lines, kinds)
    }
    if known.count == known.maximumCount {
      known.removeAll()
      profiles.removeAll(keepingCapacity: true)
      profileLines.removeAll(keepingCapacity: true)
    }
    withKey { _ = known.insert($0, profiles.count) }
    profiles.append(profile)
    profileLines.append(profile.lines)
    return profiles.count - 1
  }

  /// The bytes of the levels at hand and their kind.
  private func withKey<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    levels.withUnsafeBytes { body($0.assumingMemoryBound(to: UInt8.self)) }
  }

  /// Writes all lines of a person.
  private func write(
    _ person: UnsafeBufferPointer<UInt8>, isPlain: Bool, _ lines: ProfileRows.Lines,
    _ out: ByteBuffer
  ) {
    prefix.removeAll(keepingCapacity: true)
    if isPlain, Self.isHarmless(person) {
      prefix += before
      prefix += person
      prefix += after
    } else {
      prefix += self.lines.person(String(decoding: person, as: UTF8.self)).utf8
    }
    out.reserve(lines.bytes.count + prefix.count * lines.ends.count)
    prefix.withUnsafeBytes { prefix in
      var start = 0
      for end in lines.ends {
        out.appendReserved(prefix.baseAddress!, prefix.count)
        out.appendReserved(lines.bytes.baseAddress! + start, end - start)
        start = end
      }
    }
  }

  /// Whether all are letters, digits and signs that mean nothing in any form of output, and no formula
  /// begins with the first.
  private static func isHarmless(_ person: UnsafeBufferPointer<UInt8>) -> Bool {
    switch person[0] {
    case UInt8(ascii: "-"), UInt8(ascii: "@"): return false
    default: break
    }
    for byte in person {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "@"):
        continue
      default: return false
      }
    }
    return true
  }
}
