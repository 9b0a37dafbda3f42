import CrosswalkModel

/// What a framework's units and statements speak of, for people of one role, as gaps are read.
struct SourceContent: Sendable {
  /// A statement that counts for the role.
  struct Counted: Sendable {
    /// What it weighs in its unit's weights, and in its amounts.
    let measure: (weight: Double, amount: Double)
    /// Its level's place on the scale; nil: it holds at every level.
    let level: Int?
    let shares: [LinkedStatement.Share]
  }

  /// A statement that speaks of a concept, for people who look for something to mark.
  struct Marker: Sendable {
    let unit: Int
    let statement: Int
    let level: Int?
    let weight: Double
  }

  let units: [UnitContent]
  /// By unit: the content parts of which it speaks, ascending.
  let parts: [[Int]]
  /// By unit and statement, in the order of the document; nil: it does not count for the role.
  let statements: [[Counted?]]
  /// By content part: the statements that say most about it, first.
  let markers: [[Marker]]

  /// The statements of `base` by what they serve, as far as they count in `tables`.
  init(_ tables: TranslationTables, _ base: TranslationTables.Base) {
    let linked = base.sourceStatements.map { $0.map(base.meeting.expanded) }
    units = tables.sourceContents
    parts = units.map { unit in unit.weights.indices.filter { unit.weights[$0] > 0 } }
    func counts(_ statement: LinkedStatement) -> Bool {
      tables.role.map(statement.actor.fits) ?? (statement.actor != .agency)
    }
    var markers = [[Marker]](repeating: [], count: tables.parts.count)
    var counted: [[Counted?]] = []
    for (unit, all) in linked.enumerated() {
      let measure = LevelMeasure(all.filter(counts))
      counted.append(
        all.map {
          counts($0)
            ? Counted(
              measure: measure.of($0), level: $0.level == nil ? nil : $0.rank, shares: $0.shares)
            : nil
        })
      for (position, statement) in counted[unit].enumerated() {
        guard let statement else { continue }
        for share in statement.shares {
          markers[share.part].append(
            Marker(
              unit: unit, statement: position, level: statement.level,
              weight: statement.measure.weight * share.share))
        }
      }
    }
    statements = counted
    self.markers = markers.map { list in
      list.sorted { ($1.weight, $0.unit, $0.statement) < ($0.weight, $1.unit, $1.statement) }
    }
  }
}
