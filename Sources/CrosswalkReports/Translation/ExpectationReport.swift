import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What a time of service lets one expect, in the form that programs read, and as text.
public struct ExpectationReport: Encodable {
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

  /// One row a statement, as CSV with a header.
  public var table: String {
    CSVWriter.row(["framework", "tenure", "basis", "level", "unit", "statement", "text"])
      + units.flatMap { unit in
        unit.statements.map {
          CSVWriter.row([
            framework, tenure.description, basis.rawValue, level.id, unit.id, $0.id, $0.text,
          ])
        }
      }.joined()
  }

  /// The level, and the statements of the whole column.
  public func text(style: TextStyle) -> String {
    var text =
      style.paint(
        TextStyle.safe("Expected (not observed) after \(tenure.plain) years: \(level.title)"), .bold
      )
      + "\n"
    let count = units.reduce(0) { $0 + $1.statements.count }
    text += "\(count) statements in \(units.count) units belong to it\n"
    for level in apart {
      text += style.wrapped(
        TextStyle.safe("\(level.title) stands apart: no time of service leads to it"), first: "")
    }
    for unit in units {
      text += "\n" + style.paint(TextStyle.safe("\(unit.id)  \(unit.title)"), .bold) + "\n"
      for statement in unit.statements {
        text += style.wrapped(
          TextStyle.safe(statement.text), first: TextStyle.safe("  \(statement.id)  "))
      }
    }
    return text
  }
}
