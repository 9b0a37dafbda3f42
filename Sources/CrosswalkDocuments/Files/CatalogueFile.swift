import CrosswalkModel

/// How a catalogue of activities is written down.
public enum CatalogueFile {
  /// What the `format` key says.
  public static let format = "crosswalk.catalogue/1"

  /// The shape of the file.
  package static let shape: Shape<ActivityCatalogue> = .record(
    "catalogue",
    constant("format", format, "The kind and version of the file."),
    field("id", .identifier, \.id, "What results call the catalogue."),
    field("title", .text, \.title, "Its name."),
    field("version", .text, \.version, "Its version; any change of an activity is a new one."),
    field("date", .text, \.date, "The date of the version."),
    optional("note", .text, \.note, "What to know of all activities alike."),
    optional("currency", .text, \.currency, "What costs are counted in."),
    field("activities", .list(of: activity), \.activities, "What people can do to learn.")
  ) { _, id, title, version, date, note, currency, activities in
    ActivityCatalogue(
      id: id, title: title, version: version, date: date, note: note, currency: currency,
      activities: activities)
  }

  private static let activity: Shape<Activity> = .record(
    "activity",
    field("id", .identifier, \.id, "What plans and other activities call it."),
    field("title", .text, \.title, "Its name."),
    field("mode", .oneOf, \.mode, "How people learn in it."),
    field("hours", .number, \.hours, "How long it takes each participant, in hours."),
    withDefault(
      "months", .integer, \.months, 1, "Over how many months it spreads."),
    optional(
      "size", size.inline, \.size, "How many people can do it at a time; left out: one."),
    withDefault("cost", .number, \.cost, 0, "What a run costs, in the catalogue's currency."),
    withDefault(
      "requires", .list(of: .identifier).inline, \.requires, [],
      "Activities that must come before."),
    optional(
      "instead", .identifier, \.instead,
      "The name of a group of activities of which a person does one at most."),
    withDefault(
      "roles", .list(of: .oneOf).inline, \.roles, [], "Whom it is for; left out: everybody."),
    optional("evidence", .text, \.evidence, "What to look for afterwards, to see if it worked."),
    optional("provider", .text, \.provider, "Who offers it."),
    optional(
      "jurisdiction", .text, \.jurisdiction,
      "Where it is offered, as a framework says where it is in force; left out: everywhere."),
    optional("source", .text, \.source, "Where it is described."),
    field(
      "effects", .list(of: effect.inline), \.effects,
      "What it is assumed to close, by concept and stage.")
  ) {
    id, title, mode, hours, months, size, cost, requires, instead, roles, evidence, provider,
    jurisdiction, source, effects in
    Activity(
      id: id, title: title, mode: mode, hours: hours, months: months, size: size, cost: cost,
      requires: requires, instead: instead, roles: roles, evidence: evidence, provider: provider,
      jurisdiction: jurisdiction, source: source, effects: effects)
  }

  private static let size: Shape<Activity.Size> = .record(
    "size",
    field("from", .integer, \.from, "The fewest that a run is held for."),
    field("to", .integer, \.to, "The most that a run has places for.")
  ) { Activity.Size(from: $0, to: $1) }

  private static let effect: Shape<Activity.Effect> = .record(
    "effect",
    field("concept", .identifier, \.concept, "The concept.").identifying,
    field("from", .identifier, \.from, "The lowest stage that it works in.").identifying,
    field("to", .identifier, \.to, "The highest stage that it works in.").identifying,
    field(
      "closes", .number, \.closes,
      "The part of the shortfall inside these stages that it closes, 0 to 1."),
    field("reason", .text, \.reason, "Why that much.")
  ) { Activity.Effect(concept: $0, from: $1, to: $2, closes: $3, reason: $4) }
}
