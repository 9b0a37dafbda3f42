import CrosswalkBase
import CrosswalkModel

/// A framework with its links, in the form that programs read: `crosswalk.framework/1`.
public struct FrameworkReport: Encodable, LeavesOutAbsent {
  /// The version of the form.
  public static let format = "crosswalk.framework/1"
  private let format = Self.format
  private let framework: FrameworkSummary
  /// Nil where it was drafted from no other.
  private let draftedFrom: [Framework.Ancestor]?
  private let scale: Scale
  private let groups: [Framework.Group]
  private let units: [Unit]

  /// - Parameters:
  ///   - aligned: The framework, and the links to show.
  ///   - units: What to show of the framework: all units, or parts of some.
  public init(_ aligned: AlignedFramework, units: [Framework.Unit]) {
    let links = aligned.linksByStatement
    framework = FrameworkSummary(aligned)
    let ancestors = aligned.framework.draftedFrom
    draftedFrom = ancestors.isEmpty ? nil : ancestors
    scale = aligned.framework.scale
    groups = aligned.framework.groups
    let authors = aligned.actAuthors
    self.units = units.map { unit in
      Unit(
        id: unit.id, title: unit.title, code: unit.code, group: unit.group,
        definition: unit.definition,
        note: unit.note, rated: unit.rated,
        subcompetencies: unit.subcompetencies,
        statements: unit.statements.map {
          StatementFields($0, links: links[$0.id] ?? [], actBy: authors[$0.id])
        })
    }
  }

  private struct Unit: Encodable, LeavesOutAbsent {
    let id: String
    let title: String
    let code: String?
    let group: String?
    let definition: Definition?
    let note: String?
    let rated: Bool
    let subcompetencies: [Framework.Subcompetency]
    let statements: [StatementFields]

    /// Most documents have no names of their own that are no ids.
    static func leavesOut(_ key: String) -> Bool { key == "code" }
  }

  private struct StatementFields: Encodable, LeavesOutAbsent {
    struct Link: Encodable {
      let id: String
      let share: Double
      let relation: Relation?
      let confidence: Double
    }

    struct Grade: Encodable {
      let status: Statement.Grade.Status
      let text: String?
      let support: [Statement.Grade.Support]
    }

    let id: String
    let code: String?
    let subcompetency: String?
    let text: String
    let level: String?
    let actor: Role
    let act: Act?
    let actBy: String?
    let parent: String?
    let sameAs: String?
    let flags: [Statement.Flag]
    let note: String?
    let concepts: [Link]
    /// By the level's id; nil where the document grades nothing.
    let grades: [String: Grade]?

    init(_ statement: Statement, links: [ConceptLink], actBy: String?) {
      id = statement.id
      code = statement.code
      subcompetency = statement.subcompetency
      text = statement.text
      level = statement.level
      actor = statement.actor
      act = statement.act
      self.actBy = actBy
      parent = statement.parent
      sameAs = statement.sameAs
      flags = statement.flags
      note = statement.note
      concepts = links.map {
        Link(id: $0.concept, share: $0.share, relation: $0.relation, confidence: $0.confidence)
      }
      let grades = statement.grades.map {
        ($0.level, Grade(status: $0.status, text: $0.text, support: $0.support))
      }
      self.grades =
        grades.isEmpty ? nil : Dictionary(grades, uniquingKeysWith: { first, _ in first })
    }

    /// Few documents have these, and those that do not say nothing of it.
    static func leavesOut(_ key: String) -> Bool {
      ["grades", "code", "subcompetency", "actBy"].contains(key)
    }
  }
}
