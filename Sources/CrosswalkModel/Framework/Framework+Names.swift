import CrosswalkBase

extension Framework {
  /// The units that people are rated on, by id or title; `all` stands for all.
  package var unitNames: NameLookup { NameLookup(ratedUnits.map { ($0.id, $0.title) }) }
}

extension Scale {
  /// The levels, by id or title.
  package var levelNames: NameLookup { NameLookup(levels.map { ($0.id, $0.title) }) }
}
