import CrosswalkBase

extension Framework {
  /// The units that people are rated on, by id or title; `all` stands for all.
  package var unitNames: NameLookup { NameLookup(ratedUnits.map { ($0.id, $0.title) }) }
}

extension Framework {
  /// The heading of a group, under those that it stands under: `Practice / With families`.
  package func heading(ofGroup id: String) -> String {
    var titles: [String] = []
    var next: String? = id
    // A ring is refused by the checker; here it only must not run on.
    while let id = next, titles.count <= groups.count {
      let group = groups.first { $0.id == id }
      titles.insert(group?.title ?? id, at: 0)
      next = group?.parent
    }
    return titles.joined(separator: " / ")
  }
}

extension Framework.Wording {
  /// For people.
  package var words: String {
    switch self {
    case .document: "the document's own"
    case .ours: "of those who made this framework's file"
    }
  }
}

extension Scale {
  /// The levels, by id or title.
  package var levelNames: NameLookup { NameLookup(levels.map { ($0.id, $0.title) }) }
}
