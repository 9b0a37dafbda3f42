import CrosswalkModel

extension AlignmentFile {
  static let locationError: Shape<Alignment.LocationError> = .record(
    "location error",
    field("points", .number, "The standard deviation of what all cuts share, in reference points."),
    optional("reason", .text, "Where the figure comes from.")
  ) { Alignment.LocationError(points: $0, reason: $1) }

  static let panel: Shape<Alignment.Panel> = .record(
    "panel",
    field("kind", .text, "What the readings are: desk reading, or what the panel did."),
    optional("note", .text, "Who read, and what that does not show."),
    optional("agreement", figure, "How far readers agree on the first round's cuts, ICC(2,1)."),
    optional(
      "readerShift", .number,
      "The standard deviation of the readers' shifts in the first round, in reference points."),
    withDefault("rounds", .list(of: round), [], "The independent round first.")
  ) {
    Alignment.Panel(kind: $0, note: $1, agreement: $2, readerShift: $3, rounds: $4)
  }

  private static let figure: Shape<Alignment.Panel.Figure> = .record(
    "figure with its interval",
    field("value", .number, "At most 1."),
    field("low", .number, "The lower end of the 95 % interval."),
    field("high", .number, "The upper end of the 95 % interval.")
  ) { Alignment.Panel.Figure(value: $0, low: $1, high: $2) }

  private static let round: Shape<Alignment.Panel.Round> = .record(
    "round",
    withDefault("sheets", .list(of: .text), [], "The names of the filled in sheets."),
    field("placings", .dictionary(of: .list(of: .number)), "Where each reader put the cuts.")
  ) { sheets, placings in
    Alignment.Panel.Round(
      sheets: sheets,
      placings: placings.map { Alignment.Panel.Placing(reader: $0.key, cuts: $0.value) })
  }
}
