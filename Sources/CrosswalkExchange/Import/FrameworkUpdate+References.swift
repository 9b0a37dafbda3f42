import CrosswalkModel

extension FrameworkUpdate {
  /// Has new statements refer to what they refer to in the new version, by its name here.
  mutating func referAnew(_ ids: [String: String]) {
    func refer(_ statement: inout Statement) {
      statement.parent = statement.parent.flatMap { ids[$0] }
      statement.sameAs = statement.sameAs.flatMap { ids[$0] }
    }
    for place in added.indices { refer(&added[place]) }
    let new = Dictionary(added.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for u in framework.units.indices {
      for s in framework.units[u].statements.indices {
        if let statement = new[framework.units[u].statements[s].id] {
          framework.units[u].statements[s] = statement
        }
      }
    }
  }

  /// Takes out what refers to statements that are not there any more.
  mutating func dropLostReferences() {
    let ids = Set(framework.statements.map(\.statement.id))
    for u in framework.units.indices {
      for s in framework.units[u].statements.indices {
        let statement = framework.units[u].statements[s]
        if let parent = statement.parent, !ids.contains(parent) {
          framework.units[u].statements[s].parent = nil
        }
        if let other = statement.sameAs, !ids.contains(other) {
          framework.units[u].statements[s].sameAs = nil
        }
      }
    }
  }
}
