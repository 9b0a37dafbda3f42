import CrosswalkModel

/// Writes an alignment as the YAML that ``AlignmentFile`` reads.
public enum AlignmentWriter {
  /// The whole file, with a line end.
  public static func text(_ alignment: Alignment) -> String { YAMLWriter.text(value(alignment)) }

  /// A file that people have edited, with the changes that lead from one alignment to another and
  /// all else as it stands.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - old: What it says.
  ///   - new: What it is to say.
  /// - Returns: The new text, and the comments that are not in it any more.
  package static func revision(
    of source: [UInt8], from old: Alignment, to new: Alignment
  ) -> YAMLRevision {
    YAMLRevision(of: source, from: value(old), to: value(new)) { text in
      YAMLReader().read(Array(text.utf8), file: "", as: AlignmentFile.shape).value == new
    }
  }

  /// The value that is written.
  static func value(_ alignment: Alignment) -> YAMLValue {
    var pairs: [YAMLValue.Pair] = [
      .init("format", .text(AlignmentFile.format)), .init("framework", .text(alignment.framework)),
      .init("author", .text(alignment.author)), .init("version", .text(alignment.version)),
      .init("date", .text(alignment.date)), .init("justification", .text(alignment.justification)),
    ]
    if alignment.isComplete { pairs.append(.init("complete", .boolean(true))) }
    if !alignment.unused.isEmpty {
      pairs.append(.init("unused", .list(alignment.unused.map(unused))))
    }
    if let scale = alignment.scale { pairs.append(.init("scale", self.scale(scale))) }
    pairs.append(
      .init(
        "links",
        .mapping(alignment.links.map { .init($0.statement, .list($0.links.map(link))) })))
    if !alignment.rejected.isEmpty {
      pairs.append(
        .init(
          "rejected",
          .mapping(
            alignment.rejected.map { .init($0.statement, .list($0.rejections.map(rejection))) })))
    }
    return .mapping(pairs)
  }

  private static func unused(_ unused: Alignment.Unused) -> YAMLValue {
    .mapping([
      .init("concepts", .inline(.list(unused.concepts.map(YAMLValue.text)))),
      .init("kind", .text(unused.kind.rawValue)), .init("reason", .text(unused.reason)),
    ])
  }

  private static func scale(_ scale: Alignment.ScaleAlignment) -> YAMLValue {
    var pairs: [YAMLValue.Pair] = [.init("cuts", .list(scale.cuts.map(cut)))]
    if let error = scale.locationError {
      pairs.append(
        .init(
          "locationError",
          line([("points", .number(error.points)), ("reason", error.reason.map(YAMLValue.text))])))
    }
    if let panel = scale.panel { pairs.append(.init("panel", self.panel(panel))) }
    if let fitted = scale.fitted { pairs.append(.init("fitted", self.fitted(fitted))) }
    pairs.append(.init("levels", .list(scale.levels.map(level))))
    return .mapping(pairs)
  }

  private static func panel(_ panel: Alignment.Panel) -> YAMLValue {
    var pairs: [YAMLValue.Pair] = [.init("kind", .text(panel.kind))]
    if let note = panel.note { pairs.append(.init("note", .text(note))) }
    if let figure = panel.agreement {
      pairs.append(
        .init(
          "agreement",
          line([
            ("value", .number(figure.value)), ("low", .number(figure.low)),
            ("high", .number(figure.high)),
          ])))
    }
    if let shift = panel.readerShift { pairs.append(.init("readerShift", .number(shift))) }
    pairs.append(.init("rounds", .list(panel.rounds.map(round))))
    return .mapping(pairs)
  }

  private static func round(_ round: Alignment.Panel.Round) -> YAMLValue {
    .mapping([
      .init("sheets", .inline(.list(round.sheets.map(YAMLValue.text)))),
      .init(
        "placings",
        .mapping(
          round.placings.map {
            .init($0.reader, .inline(.list($0.cuts.map(YAMLValue.number))))
          })),
    ])
  }

  private static func cut(_ cut: Alignment.Cut) -> YAMLValue {
    line([
      ("at", .number(cut.at)), ("spread", .number(cut.spread)),
      ("reason", cut.reason.map(YAMLValue.text)),
    ])
  }

  private static func level(_ level: Alignment.LevelFacets) -> YAMLValue {
    .mapping([
      .init("level", .text(level.level)),
      .init("facets", .mapping(level.facets.map { .init($0.facet, reading($0)) })),
    ])
  }

  private static func reading(_ reading: Alignment.FacetReading) -> YAMLValue {
    line([
      ("strength", .number(Double(reading.strength))),
      ("evidence", reading.evidence.isEmpty ? nil : .list(reading.evidence.map(YAMLValue.text))),
      ("section", reading.section.map(YAMLValue.text)),
      ("secondary", reading.secondary.map(YAMLValue.text)),
      ("reason", reading.reason.map(YAMLValue.text)),
    ])
  }

  private static func link(_ link: ConceptLink) -> YAMLValue {
    line([
      ("concept", .text(link.concept)), ("share", .number(link.share)),
      ("relation", .text(link.relation.rawValue)), ("confidence", .number(link.confidence)),
      ("justification", link.justification.map(YAMLValue.text)),
      ("author", link.author.map(YAMLValue.text)), ("note", link.note.map(YAMLValue.text)),
    ])
  }

  private static func rejection(_ rejection: Rejection) -> YAMLValue {
    line([
      ("concept", rejection.concept.map(YAMLValue.text)), ("reason", .text(rejection.reason)),
      ("author", rejection.author.map(YAMLValue.text)),
    ])
  }

  static func line(_ pairs: [(String, YAMLValue?)]) -> YAMLValue {
    .inline(.mapping(pairs.compactMap { key, value in value.map { .init(key, $0) } }))
  }
}
