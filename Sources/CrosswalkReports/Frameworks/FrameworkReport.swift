import CrosswalkModel

/// A framework with its links, in the form that programs read: `crosswalk.framework/1`.
public struct FrameworkReport: Encodable {
  /// The version of the form.
  public static let format = "crosswalk.framework/1"

  private let aligned: AlignedFramework
  private let units: [Framework.Unit]

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - aligned: The framework, and the links to show.
  ///   - units: What to show of the framework: all units, or parts of some.
  public init(_ aligned: AlignedFramework, units: [Framework.Unit]) {
    self.aligned = aligned
    self.units = units
  }

  private enum Key: String, CodingKey { case format, framework, scale, units }

  /// Writes what a unit or a statement lacks as null; only `grades` is left out where there are none.
  public func encode(to encoder: any Encoder) throws {
    let links = aligned.linksByStatement
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(Self.format, forKey: .format)
    try fields.encode(FrameworkSummary(aligned), forKey: .framework)
    try fields.encode(aligned.framework.scale, forKey: .scale)
    try fields.encode(units.map { Unit(unit: $0, links: links) }, forKey: .units)
  }

  private struct Unit: Encodable {
    let unit: Framework.Unit
    let links: [String: [ConceptLink]]

    enum Key: String, CodingKey { case id, title, group, note, rated, subcompetencies, statements }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Key.self)
      try fields.encode(unit.id, forKey: .id)
      try fields.encode(unit.title, forKey: .title)
      try fields.encode(unit.group, forKey: .group)
      try fields.encode(unit.note, forKey: .note)
      try fields.encode(unit.rated, forKey: .rated)
      try fields.encode(unit.subcompetencies, forKey: .subcompetencies)
      try fields.encode(
        unit.statements.map { StatementFields(statement: $0, links: links[$0.id] ?? []) },
        forKey: .statements)
    }
  }

  private struct StatementFields: Encodable {
    let statement: Statement
    let links: [ConceptLink]

    enum Key: String, CodingKey {
      case id, text, level, actor, parent, sameAs, flags, note, concepts, grades
    }

    struct Link: Encodable {
      let id: String
      let share: Double
      let relation: Relation
      let confidence: Double
    }

    struct Grade: Encodable {
      let grade: Statement.Grade
      enum Key: String, CodingKey { case status, text, support }

      func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(grade.status, forKey: .status)
        try fields.encode(grade.text, forKey: .text)
        try fields.encode(grade.support, forKey: .support)
      }
    }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Key.self)
      try fields.encode(statement.id, forKey: .id)
      try fields.encode(statement.text, forKey: .text)
      try fields.encode(statement.level, forKey: .level)
      try fields.encode(statement.actor, forKey: .actor)
      try fields.encode(statement.parent, forKey: .parent)
      try fields.encode(statement.sameAs, forKey: .sameAs)
      try fields.encode(statement.flags, forKey: .flags)
      try fields.encode(statement.note, forKey: .note)
      try fields.encode(
        links.map {
          Link(id: $0.concept, share: $0.share, relation: $0.relation, confidence: $0.confidence)
        }, forKey: .concepts)
      if !statement.grades.isEmpty {
        let grades = statement.grades.map { ($0.level, Grade(grade: $0)) }
        try fields.encode(
          Dictionary(grades, uniquingKeysWith: { first, _ in first }), forKey: .grades)
      }
    }
  }
}
