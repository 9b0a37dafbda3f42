import CrosswalkModel

extension AlignmentFile {
  static let locationError: Shape<Alignment.LocationError> = .record(
    "location error",
    field(
      "points", .number, \.points,
      "The standard deviation of what all cuts share, in reference points."),
    optional("reason", .text, \.reason, "Where the figure comes from.")
  ) { Alignment.LocationError(points: $0, reason: $1) }

  static let panel: Shape<Alignment.Panel> = .record(
    "panel",
    field("kind", .text, \.kind, "What the readings are: desk reading, or what the panel did."),
    optional("note", .text, \.note, "Who read, and what that does not show."),
    optional(
      "agreement", figure.inline, \.agreement,
      "How far readers agree on the first round's cuts, ICC(2,1)."),
    optional(
      "readerShift", .number, \.readerShift,
      "The standard deviation of the readers' shifts in the first round, in reference points."),
    withDefault(
      "rounds", .list(of: round), \.rounds, [], isAlwaysWritten: true,
      "The independent round first.")
  ) {
    Alignment.Panel(kind: $0, note: $1, agreement: $2, readerShift: $3, rounds: $4)
  }

  private static let figure: Shape<Estimate> = .record(
    "figure with its interval",
    field("value", .number, \.value, "At most 1."),
    field("low", .number, \.low, "The lower end of the 95 % interval."),
    field("high", .number, \.high, "The upper end of the 95 % interval.")
  ) { Estimate(value: $0, low: $1, high: $2) }

  private static let round: Shape<Alignment.Panel.Round> = .record(
    "round",
    withDefault(
      "sheets", .list(of: .text).inline, \.sheets, [], isAlwaysWritten: true,
      "The names of the filled in sheets."),
    field(
      "placings", .dictionary(of: placing, key: \.reader), \.placings,
      "Where each reader put the cuts.")
  ) { Alignment.Panel.Round(sheets: $0, placings: $1) }

  /// The cuts of one reader, whose name is their key.
  private static let placing: Shape<Alignment.Panel.Placing> =
    Shape.list(of: .number).inline
    .map({ Alignment.Panel.Placing(reader: "", cuts: $0) }, back: \.cuts)
}
