import CrosswalkModel

/// Collects changes of things that have ids.
struct ChangeLog {
  /// A field: its name, and what it says before and after.
  typealias Field = (name: String, old: String?, new: String?)

  private(set) var changes: [Revision.Change] = []

  /// Notes the fields of one thing that differ.
  mutating func compare(_ kind: String, _ id: String, _ fields: [Field]) {
    for (field, old, new) in fields where old != new {
      changes.append(.init(kind: kind, id: id, field: field, old: old, new: new))
    }
  }

  /// What is gone, then what is there, in the order of the new version; `renamed` has the ids of
  /// now, by those that the old things had.
  mutating func compareLists<Thing>(
    _ kind: String, _ old: [Thing], _ new: [Thing], id: (Thing) -> String,
    title: (Thing) -> String, renamed: [String: String] = [:],
    fields: (Thing, Thing) -> [Field]
  ) {
    let former = Dictionary(
      renamed.filter { $0.key != $0.value }.map { ($1, $0) },
      uniquingKeysWith: { first, _ in first })
    let before = Dictionary(old.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(id))
    for thing in old where !after.contains(id(thing)) {
      changes.append(
        .init(kind: kind, id: id(thing), field: "removed", old: title(thing), new: nil))
    }
    for thing in new {
      if let was = before[id(thing)] {
        if let name = former[id(thing)] { compare(kind, id(thing), [("id", name, id(thing))]) }
        compare(kind, id(thing), fields(was, thing))
      } else {
        changes.append(
          .init(kind: kind, id: id(thing), field: "added", old: nil, new: title(thing)))
      }
    }
  }

  /// Several values in one text; nil for none.
  static func list(_ values: some Sequence<String>) -> String? {
    let text = values.joined(separator: ", ")
    return text.isEmpty ? nil : text
  }
}
