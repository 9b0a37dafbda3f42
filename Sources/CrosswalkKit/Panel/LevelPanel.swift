import CrosswalkBase
import CrosswalkModel

/// What a panel makes of a scale: cuts, spreads, a location error, and what levels speak to.
///
/// As in standard setting, the last round's medians count. Spreads and the location error are
/// those of the first round, in which readers have not seen each other: afterwards they agree
/// because they have (R. Hambleton & M. Pitoniak, Setting performance standards, Educational
/// Measurement, 4th ed., 2006).
public struct LevelPanel: Sendable {
  /// The sheets that were filled in at one time.
  public struct Round: Sendable, Hashable {
    /// Their names, without folders.
    public var sheets: [String]
    /// One a reader.
    public var placings: [LevelPlacing]

    /// One placing a reader; the names of the sheets are without folders.
    public init(sheets: [String], placings: [LevelPlacing]) {
      self.sheets = sheets
      self.placings = placings
    }
  }

  /// What a panel does not say of itself.
  public struct Options: Sendable, Hashable {
    /// What the readings are.
    public var kind = "desk reading"
    /// Who read, and what that does not show.
    public var note: String?
    /// The location error is at least this, in reference points. Readers who are alike share what
    /// they get wrong, so that their shifts tell too little. An assumption: that a panel held anew
    /// puts cut scores elsewhere by 2 to 5 % of the range is common in standard setting, and 4 is
    /// towards its upper end, since a desk reading is less than such a panel.
    public var leastLocationError = 4.0

    /// Makes the options that are used unless somebody sets others.
    public init() {}
  }

  /// The independent round first; at least one, each with at least one placing.
  public let rounds: [Round]
  private let scale: Scale
  private let options: Options
  private let first: LevelAgreement
  private let last: LevelAgreement

  /// Takes the figures of the first and the last round.
  ///
  /// - Parameters:
  ///   - rounds: The independent round first; at least one, each with at least one placing.
  ///   - framework: Whose scale they place.
  ///   - facets: The ids of the ontology's facets, in its order.
  ///   - options: What the panel does not say of itself.
  public init(
    _ rounds: [Round], of framework: Framework, facets: [String], options: Options = Options()
  ) {
    precondition(rounds.first.map { !$0.placings.isEmpty } ?? false, "a panel has readers")
    self.rounds = rounds
    self.options = options
    scale = framework.scale
    func agreement(_ round: Round) -> LevelAgreement {
      LevelAgreement(round.placings, of: framework.scale, framework: framework.id, facets: facets)
    }
    first = agreement(rounds[0])
    last = rounds.count > 1 ? agreement(rounds[rounds.count - 1]) : first
  }

  /// The scale as the panel has it.
  ///
  /// - Parameter old: As it was. What shows a facet stays where the panel names the facet too, and
  ///   how it was read where it gives the same strength; without facets in the last round's sheets,
  ///   those of before stay.
  /// - Returns: Cuts, facets, the location error, and the placings as evidence.
  public func alignment(over old: Alignment.ScaleAlignment?) -> Alignment.ScaleAlignment {
    let spreads = Self.spreads(at: last.cuts.map(\.median), deviations: first.cuts.map(\.deviation))
    let cuts = last.cuts.indices.map { index in
      Alignment.Cut(at: last.cuts[index].median, spread: spreads[index], reason: reason(index))
    }
    return Alignment.ScaleAlignment(
      cuts: cuts, levels: last.facets.isEmpty ? old?.levels ?? [] : levels(over: old),
      locationError: locationError, panel: evidence)
  }

  // MARK: Cuts

  /// The half-widths of ramps whose standard deviation is that of the readers, √3 of it, but no
  /// wider than neighbours and the ends of the reference scale leave room for; to tenths, downwards.
  static func spreads(at: [Double], deviations: [Double?]) -> [Double] {
    let wanted = zip(at, deviations).map { at, deviation in
      min(3.0.squareRoot() * (deviation ?? 0), at, 100 - at)
    }
    return wanted.indices.map { index in
      var part = 1.0
      for other in [index - 1, index + 1] where wanted.indices.contains(other) {
        let both = wanted[index] + wanted[other]
        // Neighbours whose ramps would overlap share the room between them in proportion.
        if both > 0 { part = min(part, abs(at[index] - at[other]) / both) }
      }
      return (wanted[index] * part * 10 + 1e-9).rounded(.down) / 10
    }
  }

  private func reason(_ index: Int) -> String {
    let (cut, own) = (last.cuts[index], first.cuts[index])
    let readers = rounds[rounds.count - 1].placings.count
    let range =
      own.low == own.high
      ? "\(own.low.plain)" : "\(own.low.plain) to \(own.high.plain)"
    var text =
      readers == 1
      ? "As one reader has it" : "Median of \(readers) readers, who by themselves had \(range)"
    let nearest = rounds[0].placings.min {
      abs($0.cuts[index] - cut.median) < abs($1.cuts[index] - cut.median)
    }
    if let nearest, index < nearest.levels.count, let reason = nearest.levels[index].reason {
      text += "; one of them: " + Self.named(reason, scale)
    }
    return text.hasSuffix(".") ? text : text + "."
  }

  /// A reason that calls levels L1 to Ln, as blind sheets do, with their titles.
  static func named(_ text: String, _ scale: Scale) -> String {
    var result = ""
    var rest = text[...]
    var before: Character = " "
    while let character = rest.first {
      if character == "L", !before.isLetter, !before.isNumber {
        let digits = rest.dropFirst().prefix(while: \.isNumber)
        if let number = Int(digits), (1...scale.levels.count).contains(number),
          rest[digits.endIndex...].first.map({ !$0.isLetter }) ?? true
        {
          result += scale.levels[number - 1].title
          rest = rest[digits.endIndex...]
          before = "0"
          continue
        }
      }
      result.append(character)
      before = character
      rest = rest.dropFirst()
    }
    return result
  }

  // MARK: Location

  /// The larger of what the readers' own shifts show and of the least, to tenths.
  private var locationError: Alignment.LocationError {
    let least = options.leastLocationError
    let readers = rounds[0].placings.count
    let own = first.readerShift.map { ($0 * 10).rounded() / 10 }
    if let own, own >= least {
      return .init(
        points: own,
        reason: "The standard deviation of the shifts of \(readers) readers who did not see each "
          + "other.")
    }
    let shown =
      own.map { "The shifts of \(readers) readers have a standard deviation of \($0.plain)" }
      ?? "The readers' shifts cannot be told from the rest"
    return .init(
      points: least,
      reason:
        "\(shown); taken is \(least.plain), an assumption: panels that are held anew commonly "
        + "differ by 2 to 5 % of the range, and readers who are alike share what they get wrong.")
  }

  // MARK: Facets

  private func levels(over old: Alignment.ScaleAlignment?) -> [Alignment.LevelFacets] {
    scale.levels.map { level in
      let before = old?.levels.first { $0.level == level.id }?.facets ?? []
      let readings = last.facets.filter { $0.level == level.id && $0.counts }.map { facet in
        reading(facet, before: before.first { $0.facet == facet.facet })
      }
      return Alignment.LevelFacets(level: level.id, facets: readings)
    }
  }

  private func reading(
    _ facet: LevelAgreement.Facet, before: Alignment.FacetReading?
  ) -> Alignment.FacetReading {
    let readers = last.readers.count
    let strengths = facet.low == facet.high ? "\(facet.low)" : "\(facet.low) to \(facet.high)"
    var words = "\(facet.named) of \(readers) readers name it, with \(strengths)."
    if let before, before.strength == facet.median,
      let reason = before.reason.flatMap(Self.withoutCount)
    {
      words = "\(reason) \(words)"
    }
    return Alignment.FacetReading(
      facet: facet.facet, strength: facet.median, evidence: before?.evidence ?? [],
      section: before?.section, secondary: before?.secondary, reason: words)
  }

  /// A reason of before, less what an earlier panel has added to it.
  private static func withoutCount(_ reason: String) -> String? {
    guard let count = reason.ranges(of: " readers name it, with ").last else { return reason }
    guard let stop = reason[..<count.lowerBound].lastIndex(of: ".") else { return nil }
    return String(reason[...stop])
  }

  // MARK: Evidence

  private var evidence: Alignment.Panel {
    func thousandths(_ number: Double) -> Double { (number * 1_000).rounded() / 1_000 }
    return Alignment.Panel(
      kind: options.kind, note: options.note,
      agreement: first.agreement.map {
        .init(value: thousandths($0.value), low: thousandths($0.low), high: thousandths($0.high))
      }, readerShift: first.readerShift.map(thousandths),
      rounds: rounds.map { round in
        .init(
          sheets: round.sheets,
          placings: round.placings.map { .init(reader: $0.reader, cuts: $0.cuts) })
      })
  }
}
