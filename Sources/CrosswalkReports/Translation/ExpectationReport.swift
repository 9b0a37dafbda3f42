import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What a time of service lets one expect, in the form that programs read, and as text.
public struct ExpectationReport: Encodable, LeavesOutAbsent {
  private struct Unit: Encodable {
    struct Indicator: Encodable {
      let id: String
      let text: String
    }

    let id: String
    let title: String
    let statements: [Indicator]
  }

  private let format = "crosswalk.expectation/1"
  private let framework: String
  private let tenure: Double
  private let basis = Basis.expected
  private let level: Scale.Level
  private let units: [Unit]
  private let apart: [Scale.Level]
  private let translation: Translation?

  /// Makes the report; `translation` is what the expected level amounts to elsewhere, if asked.
  public init(
    _ expectation: Expectation, of framework: Framework, tenure: Double, translation: Translation?
  ) {
    self.framework = framework.id
    self.tenure = tenure
    level = expectation.level
    apart = expectation.apart
    units = expectation.units.map { unit in
      Unit(
        id: unit.id, title: unit.title,
        statements: unit.statements.map { .init(id: $0.id, text: $0.text) })
    }
    self.translation = translation
  }

  /// One row a statement.
  public var table: Table {
    var table = Table(["framework", "tenure", "basis", "level", "unit", "statement", "text"])
    for unit in units {
      for statement in unit.statements {
        table.rows.append([
          .text(framework), .number(tenure), .text(basis.rawValue), .text(level.id),
          .text(unit.id), .text(statement.id), .text(statement.text),
        ])
      }
    }
    return table
  }

  /// The level, and the statements of the whole column.
  public func text(style: TextStyle) -> PlainText {
    var text =
      style.paint("Expected (not observed) after \(tenure.plain) years: \(level.title)", .bold)
      + "\n"
    let count = units.reduce(0) { $0 + $1.statements.count }
    text += "\(count) statements in \(units.count) units belong to it\n"
    for level in apart {
      text += style.wrapped(
        "\(level.title) stands apart: no time of service leads to it", first: "")
    }
    for unit in units {
      text += "\n" + style.paint("\(unit.id)  \(unit.title)", .bold) + "\n"
      for statement in unit.statements {
        text += style.wrapped(
          "\(statement.text)", first: "  \(statement.id)  ")
      }
    }
    return text
  }
}
