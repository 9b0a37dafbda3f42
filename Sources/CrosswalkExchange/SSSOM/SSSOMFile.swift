import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTables

/// A file of SSSOM/TSV, read a chunk at a time.
package struct SSSOMFile {
  private let path: String
  private let metadata: DocumentSet.File?
  private let isLenient: Bool

  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - metadata: A file that holds the header, if it stands beside the table.
  ///   - isLenient: Whether to read what the specification does not allow.
  package init(_ path: String, metadata: DocumentSet.File? = nil, isLenient: Bool = false) {
    self.path = path
    self.metadata = metadata
    self.isLenient = isLenient
  }

  /// The file that holds the header, if the table has none and one stands beside it under its name:
  /// `a.sssom.yml`, `a.sssom.yaml`, or `a.yml` beside `a.tsv`.
  ///
  /// - Throws: `FileError` if the table cannot be read.
  package static func metadata(beside path: String) throws -> String? {
    guard !DataFiles.isStream(path), path.hasSuffix(".tsv") else { return nil }
    let stem = path.dropLast(4)
    guard
      let found = ["yml", "yaml"].map({ "\(stem).\($0)" }).first(where: DataFiles.isFile),
      // A file of ours may well stand beside the table that it was made of.
      try DataFiles.read(found).split(separator: 0x0A).contains(where: {
        $0.starts(with: "mapping_set_id:".utf8) || $0.starts(with: "curie_map:".utf8)
      })
    else { return nil }
    let first = try DataFiles.read(path).first
    return first == 0x23 || first == 0x22 ? nil : found
  }

  /// Checks the file as SSSOM, whatever it maps.
  ///
  /// - Throws: `FileError` if it cannot be read.
  package func check() throws -> SSSOMReader.Summary {
    var reader = SSSOMReader(
      file: path, metadata: metadata, isLenient: isLenient, wantsValues: false)
    try DataFiles.forEachChunk(of: path) { reader.read($0) { _ in } }
    return reader.finish { _ in }
  }

  /// Reads the file as judgements between statements.
  ///
  /// - Parameters:
  ///   - frameworks: Those whose statements can be matched.
  ///   - names: Under which IRIs statements are known.
  ///   - justification: What to take where a row has none that a judgement can have.
  /// - Returns: The sets, with the problems and the lines left out of the whole reading.
  /// - Throws: `FileError` if it cannot be read.
  package func matches(
    of frameworks: [Framework], names: ExchangeNames = .standard, justification: String? = nil
  ) throws -> SSSOMMatches.Result {
    var reader = SSSOMReader(file: path, metadata: metadata, isLenient: isLenient)
    var matches = SSSOMMatches(
      file: path, frameworks: frameworks, names: names, isLenient: isLenient,
      justification: justification)
    var rows: [SSSOMReader.Row] = []
    try DataFiles.forEachChunk(of: path) { bytes in
      reader.read(bytes) { rows.append($0) }
      // Rows need the header, which is complete once there are any.
      for row in rows { matches.add(row, of: reader.summary) }
      rows.removeAll(keepingCapacity: true)
    }
    let summary = reader.finish { rows.append($0) }
    for row in rows { matches.add(row, of: summary) }
    var result = matches.finish(summary)
    result.problems = (summary.problems + result.problems).sorted()
    result.leftOut = (summary.leftOut + result.leftOut).sorted()
    return result
  }

  /// What people are to be told of a reading, a line each.
  package func remarks(_ problems: [Problem], leftOut: [Int]) -> [PlainText] {
    problems.map { "\($0)" }
      + (leftOut.isEmpty
        ? [] : ["\(path): left out, by line: \(Self.ranges(leftOut))"])
  }

  /// Lines in order as `3, 5-9`.
  package static func ranges(_ lines: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for line in lines {
      if let last = ranges.last, line <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...line
      } else {
        ranges.append(line...line)
      }
    }
    return ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ", ")
  }
}

extension SSSOMMatches.Result {
  /// Why no single set can be taken of a file.
  package enum Ambiguity: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file has no judgements.
    case noJudgements
    /// It has some of other pairs, which are named with how many they are.
    case otherPairs([String])
    /// It has some of several pairs.
    case several([String])

    /// A sentence without capital or full stop.
    package var description: String {
      switch self {
      case .noJudgements: "there are no judgements"
      case .otherPairs(let pairs):
        "there are no judgements of that pair; there are \(pairs.joined(separator: ", "))"
      case .several(let pairs): "several pairs are in the file: \(pairs.joined(separator: ", "))"
      }
    }
  }

  /// The judgements that a file of matches is brought up to date with: those of its pair, and those that the
  /// mappings have the other way round, turned back.
  ///
  /// - Parameter existing: What the file says now.
  /// - Returns: The set, and judgements that it cannot hold, in sentences for people.
  /// - Throws: ``Ambiguity`` if there is none of the pair in either direction.
  package func set(like existing: MatchSet) throws(Ambiguity) -> (set: MatchSet, unheld: [String]) {
    let (first, second) = (existing.from, existing.to)
    guard let back = sets.first(where: { $0.from == second && $0.to == first }) else {
      return (try set(from: first, to: second), [])
    }
    let forward = sets.first { $0.from == first && $0.to == second }
    var result = forward ?? back
    (result.from, result.to) = (first, second)
    // Whose most of either direction are, and what justifies them, says nothing of both.
    (result.author, result.justification) = (existing.author, existing.justification)
    result.matches = forward.map { set in set.matches.map { $0.named(in: set) } } ?? []
    let said = Dictionary(
      result.matches.map { ([$0.subject, $0.object], $0) }, uniquingKeysWith: { first, _ in first })
    var unheld: [String] = []
    let absences = back.matches.count { $0.object == nil }
    if absences > 0 {
      unheld.append(
        "\(counted(absences, "judgement")) of what has no counterpart in '\(first)' cannot stand in a "
          + "file from '\(first)' to '\(second)'")
    }
    for match in back.matches where match.object != nil {
      let turned = match.inverted.named(in: back)
      if let other = said[[turned.subject, turned.object]] {
        if other.relation != turned.relation {
          unheld.append(
            "\(other.summary) holds, and not what is said the other way round: \(turned.summary)")
        }
      } else {
        result.matches.append(turned)
      }
    }
    return (result, unheld)
  }

  /// The one set between two frameworks.
  ///
  /// - Parameters:
  ///   - first: The framework of the subjects; nil: any.
  ///   - second: The framework of the objects; nil: any.
  /// - Returns: The set.
  /// - Throws: ``Ambiguity`` if there is none, or more than one.
  package func set(from first: String?, to second: String?) throws(Ambiguity) -> MatchSet {
    let fitting = sets.filter { $0.from == first ?? $0.from && $0.to == second ?? $0.to }
    if fitting.count == 1 { return fitting[0] }
    let pairs = sets.map { "\($0.from)--\($0.to) (\($0.matches.count))" }
    if !fitting.isEmpty { throw .several(pairs) }
    throw pairs.isEmpty ? .noJudgements : .otherPairs(pairs)
  }
}
