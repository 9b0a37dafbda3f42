import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Which sheets there are, and for which framework and role each makes sense.
package struct SheetTable: Encodable, Sendable {
  /// One kind for one role that a framework speaks of.
  package struct Row: Encodable, Sendable, Hashable {
    package let kind: String
    package let framework: String
    package let role: String
    /// Whether there is such a sheet, once it is told what it has to be told.
    package let isMade: Bool
    /// What it has to be told, or why there is none; empty where it needs nothing.
    package var reason: String { reasons.joined(separator: "; ") }
    fileprivate let reasons: [String]

    package func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(kind, forKey: .kind)
      try fields.encode(framework, forKey: .framework)
      try fields.encode(role, forKey: .role)
      try fields.encode(isMade, forKey: .isMade)
      try fields.encode(reason, forKey: .reason)
    }

    private enum Field: String, CodingKey { case kind, framework, role, isMade, reason }
  }

  private let format = "crosswalk.documents/1"
  /// By kind, then in the order of the frameworks.
  package let rows: [Row]

  /// Tries every kind for every role that some frameworks speak of.
  ///
  /// - Throws: `DecodingError` for a damaged catalog.
  package init(_ frameworks: [AlignedFramework], in catalog: Catalog) throws {
    var rows: [Row] = []
    for kind in SheetKind.allCases {
      for framework in frameworks {
        for role in SheetSource.roles(in: framework.framework) {
          let errors = try Self.objections(to: kind, framework, role, in: catalog)
          rows.append(
            Row(
              kind: kind.rawValue, framework: framework.framework.id, role: role.rawValue,
              isMade: errors.allSatisfy { $0.remedy != nil }, reasons: errors.map { "\($0)" }))
        }
      }
    }
    self.rows = rows
  }

  /// All that a sheet has to be told, one after another, or why it cannot be made; empty: it can.
  private static func objections(
    to kind: SheetKind, _ framework: AlignedFramework, _ role: Role, in catalog: Catalog
  ) throws -> [SheetError] {
    var request = SheetRequest(kind)
    request.role = role
    var errors: [SheetError] = []
    while true {
      do {
        _ = try SheetMaker(request, of: framework, in: catalog).sheet()
        return errors
      } catch let error as SheetError {
        errors.append(error)
        switch error {
        case .needsElement(let elements) where request.element == nil:
          request.element = elements.first
        case .needsLevel where request.level == nil:
          request.level = framework.framework.scale.levels.first?.id
        default: return errors
        }
      }
    }
  }

  /// One row a kind, framework and role.
  package var table: Table {
    Table(
      ["kind", "framework", "role", "made", "reason"],
      rows: rows.map {
        [
          .text($0.kind), .text($0.framework), .text($0.role), .flag($0.isMade), .text($0.reason),
        ]
      })
  }

  /// The kinds with what stands in each, and under each who has none and why.
  package func text(style: TextStyle) -> PlainText {
    SheetKind.allCases.map { kind -> PlainText in
      var text = style.paint("\(kind.rawValue)", .bold) + "\n"
      text += style.wrapped("\(kind.summary)", first: "    ")
      let own = rows.filter { $0.kind == kind.rawValue }
      let made = own.filter(\.isMade).map { "\($0.framework) \($0.role)" }
      text += style.wrapped(
        "for \(made.isEmpty ? "none" : made.joined(separator: ", "))", first: "    ")
      let reasons = own.flatMap { row in
        row.reasons.map {
          row.isMade ? "it has to be told more: \($0)" : "not for \(row.framework): \($0)"
        }
      }
      var told: Set<String> = []
      for reason in reasons where told.insert(reason).inserted {
        text += style.wrapped("\(reason)", first: "    - ")
      }
      return text
    }.joined()
  }
}
