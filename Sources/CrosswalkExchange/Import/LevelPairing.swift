import CrosswalkModel

/// Finds the levels of an old version again in a new one: by title, by id, and where neither is
/// there any more by what stands at them.
struct LevelPairing {
  /// A level that may be another one under a new title.
  struct Retitling {
    var new: Scale.Level
    var old: Scale.Level
    /// Whether most statements of the two are the same.
    var isSure: Bool
  }

  /// For ids of new levels those of the old levels that they go on with.
  private(set) var oldOfNew: [String: String] = [:]
  /// Those that titles and ids do not tell, in the order of the new scale.
  private(set) var retitlings: [Retitling] = []

  init(_ old: Framework, _ new: Framework) {
    var left = old.scale.levels
    // All titles first: an id may be what the new version makes of another level's old title.
    let marks: [(Scale.Level) -> String] = [{ CellText.folded($0.title) }, \.id]
    for mark in marks {
      for level in new.scale.levels where oldOfNew[level.id] == nil {
        if let index = left.firstIndex(where: { mark($0) == mark(level) }) {
          oldOfNew[level.id] = left.remove(at: index).id
        }
      }
    }
    let open = new.scale.levels.filter { oldOfNew[$0.id] == nil }
    let texts = (new: Self.texts(new), old: Self.texts(old))
    var isTaken: Set<String> = []
    for level in open {
      let own = texts.new[level.id] ?? []
      let parts = left.filter { !isTaken.contains($0.id) }.map { other -> (Scale.Level, Double) in
        let theirs = texts.old[other.id] ?? []
        let most = max(own.count, theirs.count)
        return (other, most == 0 ? 0 : Double(own.intersection(theirs).count) / Double(most))
      }
      // Without a statement that tells, the place on a ladder of as many steps does.
      let sameRank = new.scale.rank(of: level.id).flatMap { rank in
        new.scale.levels.count == old.scale.levels.count
          ? left.first { old.scale.rank(of: $0.id) == rank && !isTaken.contains($0.id) } : nil
      }
      guard let best = parts.max(by: { $0.1 < $1.1 }) else { continue }
      let other = best.1 > 1 / 3 ? best.0 : sameRank
      guard let other else { continue }
      isTaken.insert(other.id)
      retitlings.append(Retitling(new: level, old: other, isSure: best.1 >= 0.8 - 1e-9))
    }
  }

  private static func texts(_ framework: Framework) -> [String: Set<String>] {
    var texts: [String: Set<String>] = [:]
    for (_, statement) in framework.statements {
      guard let level = statement.level else { continue }
      texts[level, default: []].insert(TextLikeness(statement.text).folded)
    }
    return texts
  }

  mutating func take(_ retitling: Retitling) { oldOfNew[retitling.new.id] = retitling.old.id }

  /// The levels of the new version under the ids of the old one.
  func levels(
    _ old: [Scale.Level], _ new: [Scale.Level]
  ) -> (list: [Scale.Level], ids: [String: String]) {
    var taken = ImportIDs(avoiding: old.map(\.id))
    var ids: [String: String] = [:]
    var list = new.map { level -> Scale.Level in
      var result = level
      if let id = oldOfNew[level.id], let before = old.first(where: { $0.id == id }) {
        result.id = id
        result.tenure = level.tenure ?? before.tenure
        result.definition = Definition(level.definition, over: before.definition)
        result.note = level.note ?? before.note
      } else {
        result.id = taken.claim(level.id)
      }
      ids[level.id] = result.id
      return result
    }
    // A band that a person has added may not fit the new ones.
    if !LevelTitle.areInOrder(list.compactMap(\.tenure)) {
      for index in list.indices { list[index].tenure = new[index].tenure }
    }
    return (list, ids)
  }
}

extension Definition {
  /// What a new version says, with the locator and note that people have given the same words.
  init?(_ new: Definition?, over old: Definition?) {
    guard let kept = new == nil || new?.text == old?.text ? old : new else { return nil }
    self = kept
  }
}
