extension Framework {
  /// This framework with the kinds of act that an alignment takes its statements for. A document does not
  /// name them, so they are a reading of it, which another reader may overrule.
  package func withActs(of alignment: Alignment) -> Framework {
    guard !alignment.acts.isEmpty else { return self }
    let acts = Dictionary(
      alignment.acts.map { ($0.statement, $0.act) }, uniquingKeysWith: { _, last in last })
    var framework = self
    for unit in framework.units.indices {
      for place in framework.units[unit].statements.indices {
        guard let act = acts[framework.units[unit].statements[place].id] else { continue }
        framework.units[unit].statements[place].act = act
      }
    }
    return framework
  }
}
