/// What two people have made of one value, brought together: a change that only one of them has
/// made is taken, and what both have changed in different ways is named.
///
/// Mappings are brought together key by key, and lists whose items tell themselves apart item by
/// item; all else changes as a whole.
struct YAMLMerge {
  /// What is not looked into.
  struct Rules: Sendable {
    /// Keys whose entries are one person's work each, such as the links of a statement.
    var whole: Set<String> = []
    /// Keys of lists that are sets: nothing but what they say tells their items apart.
    var sets: Set<String> = []
  }

  private let rules: Rules
  /// What both have changed, in words, in the order of the value.
  private(set) var conflicts: [String] = []
  /// With all changes of both, if there are no conflicts.
  private(set) var value: YAMLValue

  init(of base: YAMLValue, mine: YAMLValue, theirs: YAMLValue, rules: Rules) {
    self.rules = rules
    value = theirs
    value = merged(base, mine, theirs, "the whole file", isWhole: false) ?? theirs
  }

  /// Nil for what is not there.
  private mutating func merged(
    _ base: YAMLValue?, _ mine: YAMLValue?, _ theirs: YAMLValue?, _ name: String, isWhole: Bool
  ) -> YAMLValue? {
    if mine == base { return theirs }
    if theirs == base || theirs == mine { return mine }
    if !isWhole {
      switch (base?.bare, mine?.bare, theirs?.bare) {
      case (.mapping(let base), .mapping(let mine), .mapping(let theirs)):
        return .mapping(pairs(base, mine, theirs, name))
      case (.list(let base), .list(let mine), .list(let theirs)):
        if let items = items(base, mine, theirs, name) { return .list(items) }
      default: break
      }
    }
    conflicts.append(name)
    return theirs
  }

  private mutating func pairs(
    _ base: [YAMLValue.Pair], _ mine: [YAMLValue.Pair], _ theirs: [YAMLValue.Pair], _ name: String
  ) -> [YAMLValue.Pair] {
    func byKey(_ pairs: [YAMLValue.Pair]) -> [String: YAMLValue.Pair] {
      Dictionary(pairs.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let (known, own, other) = (byKey(base), byKey(mine), byKey(theirs))
    let isWhole = rules.whole.contains(name)
    return Self.order(mine.map(\.key), theirs.map(\.key)).compactMap { key in
      guard let pair = own[key] ?? other[key] else { return nil }
      let words = isWhole ? "\(name) of '\(key)'" : key
      return merged(
        known[key]?.value, own[key]?.value, other[key]?.value, words, isWhole: isWhole
      ).map { YAMLValue.Pair(key, $0, isIdentifying: pair.isIdentifying) }
    }
  }

  private mutating func items(
    _ base: [YAMLValue], _ mine: [YAMLValue], _ theirs: [YAMLValue], _ name: String
  ) -> [YAMLValue]? {
    let isSet = rules.sets.contains(name)
    func byIdentity(_ items: [YAMLValue]) -> (order: [[String]], items: [[String]: YAMLValue])? {
      let keys = isSet ? items.map { [YAMLWriter.text($0)] } : items.compactMap(\.identity)
      let all = Dictionary(zip(keys, items), uniquingKeysWith: { first, _ in first })
      return all.count == items.count ? (keys, all) : nil
    }
    guard let known = byIdentity(base), let own = byIdentity(mine), let other = byIdentity(theirs)
    else { return nil }
    if isSet {
      // The same item, worded anew by both.
      let gone = known.order.filter { own.items[$0] == nil && other.items[$0] == nil }
      let new = [own, other].map { side in Set(side.order.filter { known.items[$0] == nil }) }
      if !gone.isEmpty, new.contains(where: { !$0.isEmpty }), new[0] != new[1] { return nil }
    }
    let isWhole = rules.whole.contains(name)
    return Self.order(own.order, other.order).compactMap { key in
      // Names of keys stand before the names that they give.
      let words = stride(from: 1, to: key.count, by: 2).map { "'\(key[$0])'" }
        .joined(separator: " and ")
      return merged(
        known.items[key], own.items[key], other.items[key], "\(name) \(words)", isWhole: isWhole)
    }
  }

  /// Theirs, and each of mine that they have not after the one that it stands after with me.
  private static func order<Key: Hashable>(_ mine: [Key], _ theirs: [Key]) -> [Key] {
    let known = Set(theirs)
    var after: [Key?: [Key]] = [:]
    var last: Key?
    for key in mine {
      if known.contains(key) { last = key } else { after[last, default: []].append(key) }
    }
    if after.isEmpty { return theirs }
    return (after[nil] ?? []) + theirs.flatMap { [$0] + (after[$0] ?? []) }
  }
}
