import CrosswalkBase

/// What a column of a table of activities holds.
enum CatalogueColumn: String, CaseIterable {
  case id, title, mode, hours, months, fewest, most, cost, currency, requires, instead, roles
  case evidence, provider, jurisdiction, source, concept, from, to, closes, reason

  /// The column that a heading stands for, in any case; nil if none.
  init?(heading: String) {
    let words = CellText.folded(heading).map { $0.isLetter || $0.isNumber ? $0 : " " }
    let name = String(words).split(separator: " ").joined(separator: " ")
    guard let column = CatalogueColumn(rawValue: name) ?? Self.usual[name] else { return nil }
    self = column
  }

  private static let usual: [String: CatalogueColumn] = [
    "activity": .id, "activity id": .id, "code": .id, "name": .title, "activity title": .title,
    "type": .mode, "kind": .mode, "duration": .hours, "hours per person": .hours,
    "group from": .fewest, "size from": .fewest, "minimum": .fewest, "min": .fewest,
    "group to": .most, "size to": .most, "maximum": .most, "max": .most, "price": .cost,
    "cost per run": .cost, "prerequisites": .requires, "prerequisite": .requires,
    "required": .requires, "alternative to": .instead, "alternatives": .instead, "role": .roles,
    "audience": .roles, "for": .roles, "look for": .evidence, "offered by": .provider,
    "offered in": .jurisdiction,
    "concept id": .concept, "competency": .concept, "from stage": .from, "to stage": .to,
    "effect": .closes, "closes share": .closes, "why": .reason, "rationale": .reason,
  ]
}
