import CrosswalkBase

extension Shape {
  /// A list whose items are all alike, and of which there are at least so many.
  package static func list<Item>(
    of item: Shape<Item>, atLeast minimumCount: Int = 0
  ) -> Shape where Value == [Item] {
    @Sendable func values(
      of node: YAMLNode, after earlier: Earlier?, _ problems: inout ProblemList
    ) -> [Item]? {
      guard node.kind == .sequence else { return problems.refuse(node, expected: "a list") }
      let items = node.items
      guard items.count >= minimumCount else {
        let least = minimumCount == 1 ? "1 item" : "\(minimumCount) items"
        problems.add("expected at least \(least), found \(items.count)", at: node.mark)
        return nil
      }
      return items.values(
        after: earlier.map { ($0.node.items, $0.value) }, where: { $0.saysTheSame(as: $1) }
      ) { item.decode($0, &problems) }
    }
    return Shape(
      .list(of: item.description, minimumCount: minimumCount),
      encode: { .list($0.map(item.encode)) },
      decode: { values(of: $0, after: nil, &$1) },
      decodeAgain: { values(of: $0, after: $1, &$2) })
  }

  /// A mapping whose keys are free and whose values are all alike, in the order it is written.
  ///
  /// - Parameters:
  ///   - value: the shape of what stands under a key.
  ///   - path: where a value holds its key, taken as written; no two values hold the same.
  /// - Returns: the shape of the values with their keys.
  package static func dictionary<Item>(
    of value: Shape<Item>, key path: any WritableKeyPath<Item, String> & Sendable
  ) -> Shape where Value == [Item] {
    @Sendable func values(
      of node: YAMLNode, after earlier: Earlier?, _ problems: inout ProblemList
    ) -> [Item]? {
      guard node.kind == .mapping else { return problems.refuse(node, expected: "a mapping") }
      return node.pairs.values(
        after: earlier.map { ($0.node.pairs, $0.value) },
        where: { $0.key.saysTheSame(as: $1.key) && $0.value.saysTheSame(as: $1.value) }
      ) { key, node in
        var item = value.decode(node, &problems)
        item?[keyPath: path] = key.text ?? ""
        return item
      }
    }
    return Shape(
      .dictionary(of: value.description),
      encode: { .mapping($0.map { .init($0[keyPath: path], value.encode($0)) }) },
      decode: { values(of: $0, after: nil, &$1) },
      decodeAgain: { values(of: $0, after: $1, &$2) })
  }

  /// A mapping with these keys and no others, made into a value of one's own.
  ///
  /// Reports every key that is unknown, with the known one it resembles, every one that is missing,
  /// and everything wrong with the values, in one pass.
  ///
  /// - Parameters:
  ///   - name: what the record describes, in the singular: `behaviour`.
  ///   - fields: its keys, in the order in which they are written and `make` takes their values.
  ///   - make: makes the value; called only if all fields are right.
  /// - Returns: the shape of one such mapping.
  package static func record<each Part>(
    _ name: String, _ fields: repeat Field<Value, each Part>,
    make: @escaping @Sendable (repeat each Part) -> Value
  ) -> Shape {
    var descriptions: [ShapeDescription.Field] = []
    var keys: [[UInt8]] = []
    var pairs: [@Sendable (Value) -> YAMLValue.Pair?] = []
    for field in repeat each fields {
      descriptions.append(field.description)
      keys.append(field.keyBytes)
      pairs.append { field.pair(of: $0) }
    }
    let layout = RecordLayout(name: name, keys: keys, names: descriptions.map(\.key))
    @Sendable func value(
      of node: YAMLNode, after earlier: Earlier?, _ problems: inout ProblemList
    ) -> Value? {
      guard let values = layout.values(of: node, problems: &problems) else { return nil }
      // The earlier node is right, so that nothing is said of it.
      let before = earlier.flatMap { earlier in
        layout.values(of: earlier.node, problems: &problems).map { ($0, earlier.value) }
      }
      // All fields are decoded before any failure counts, so that all problems are found.
      var index = 0
      let parts = (repeat (each fields).part(of: node, values, after: before, &index, &problems))
      do {
        return make(repeat try (each parts).orThrow())
      } catch {
        return nil
      }
    }
    return Shape(
      .record(name: name, fields: descriptions),
      encode: { [pairs] value in .mapping(pairs.compactMap { $0(value) }) },
      decode: { value(of: $0, after: nil, &$1) },
      decodeAgain: { value(of: $0, after: $1, &$2) })
  }
}

extension RandomAccessCollection {
  /// What is made of the entries of a list or mapping, where `earlier` has entries and what was made of each:
  /// from it is taken what is made of those at both ends that say the same.
  ///
  /// - Returns: As much as there are entries; nil if one cannot be made, which has then said so.
  fileprivate func values<Value>(
    after earlier: (entries: Self, values: [Value])?,
    where areSame: (Element, Element) -> Bool, _ make: (Element) -> Value?
  ) -> [Value]? {
    var (head, tail) = (0, 0)
    if let (entries, _) = earlier {
      (head, tail) = commonEnds(of: count, and: entries.count) {
        areSame(entry($0), entries.entry($1))
      }
    }
    var values: [Value] = []
    values.reserveCapacity(count)
    values += earlier?.values.prefix(head) ?? []
    for entry in dropFirst(head).dropLast(tail) {
      if let value = make(entry) { values.append(value) }
    }
    values += earlier?.values.suffix(tail) ?? []
    // Fewer values than entries: some entry is wrong, and has said so.
    return values.count == count ? values : nil
  }

  private func entry(_ number: Int) -> Element { self[index(startIndex, offsetBy: number)] }
}

extension Field {
  /// The field's value in a record. `values` holds the nodes of all fields, as does `earlier` of a record that
  /// was made before; `index` counts them.
  fileprivate func part(
    of record: YAMLNode, _ values: [YAMLNode?], after earlier: ([YAMLNode?], Whole)?,
    _ index: inout Int, _ problems: inout ProblemList
  ) -> Part? {
    defer { index += 1 }
    if let node = values[index] {
      if let earlier, let before = earlier.0[index] {
        return decodeAgain(node, before, earlier.1, &problems)
      }
      return decode(node, &problems)
    }
    if let fallback { return fallback() }
    problems.add("missing key '\(description.key)'", at: record.mark)
    return nil
  }
}

/// Thrown to leave a pack expansion early, which nothing else can do.
private struct Absent: Error {}

extension Optional {
  fileprivate func orThrow() throws(Absent) -> Wrapped {
    guard let self else { throw Absent() }
    return self
  }
}

/// The keys of a record, and how to find their values in a mapping.
private struct RecordLayout: Sendable {
  let name: String
  let keys: [[UInt8]]
  let names: [String]

  /// The value of each key, nil for those not there; nil altogether if the node is no mapping.
  func values(of node: YAMLNode, problems: inout ProblemList) -> [YAMLNode?]? {
    guard node.kind == .mapping else {
      return problems.refuse(node, expected: "a mapping that describes \(withArticle(name))")
    }
    var values = [YAMLNode?](repeating: nil, count: keys.count)
    // Files tend to keep the order of the definition, so the next key is looked for first.
    var next = 0
    for (key, value) in node.pairs {
      if next < keys.count, key.hasText(keys[next]) {
        values[next] = value
        next += 1
      } else if let index = keys.firstIndex(where: key.hasText) {
        values[index] = value
        next = index + 1
      } else {
        problems.add(objection(toKey: key.text ?? ""), at: key.mark)
      }
    }
    return values
  }

  private func objection(toKey unknown: String) -> String {
    let advice =
      nearest(unknown, in: names).map { "did you mean '\($0)'?" }
      ?? "\(withArticle(name)) has \(names.joined(separator: ", "))"
    return "unknown key \(quoted(unknown)); \(advice)"
  }
}

/// `a framework`, `an activity`.
private func withArticle(_ name: String) -> String {
  let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
  return (name.first.map { vowels.contains($0) } ?? false ? "an " : "a ") + name
}
