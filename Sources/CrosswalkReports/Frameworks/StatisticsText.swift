import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// Figures on frameworks, as text or as a table.
public struct StatisticsText {
  private let style: TextStyle

  /// Makes reports for a terminal.
  public init(style: TextStyle) { self.style = style }

  /// A block for each framework.
  public func text(_ statistics: [FrameworkStatistics]) -> PlainText {
    statistics.map(block).joined(separator: "\n")
  }

  private func block(_ figures: FrameworkStatistics) -> PlainText {
    var text = style.paint("\(figures.framework)", .bold) + "\n"
    var items = "\(figures.units) units (\(figures.ratedUnits) rated), "
    items += "\(figures.subcompetencies) subcompetencies, \(figures.statements) statements"
    if figures.grades > 0 { items += ", \(figures.grades) grade cells" }
    let relations = Relation.allCases.map {
      "\(figures.linksByRelation[$0.rawValue] ?? 0) \($0.rawValue)"
    }
    let open = figures.linksByRelation["notSaid"].map { ["\($0) not said"] } ?? []
    let acts = Act.allCases.map { "\(figures.statementsByAct[$0.rawValue] ?? 0) \($0.words)" }
    let unsaid = figures.statements - figures.statementsByAct.values.reduce(0, +)
    var lines: [(name: String, value: String)] = [
      ("items", items),
      (
        "acts",
        (acts + (unsaid > 0 ? ["\(unsaid) not said"] : [])).joined(separator: ", ")
      ), ("linked", linked(figures)),
      (
        "content",
        "\(percent(figures.linkedShare)) linked (\(percent(figures.carriedShare)) carries ratings), "
          + "\(percent(figures.outsideOntology)) outside the ontology"
      ), ("links", "\(figures.links): \((relations + open).joined(separator: ", "))"),
      ("confidence", figures.meanConfidence.map { "\(decimals($0)) on average" } ?? "no links"),
      (
        "source",
        figures.flags.isEmpty
          ? "nothing odd noted"
          : figures.flags.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            .joined(separator: ", ")
      ),
    ]
    for (standing, words) in [
      (Standing.absent, "absent"), (.scope, "out of scope"), (.notJudged, "not judged"),
    ] {
      let concepts = figures.unusedConcepts.filter { $0.standing == standing }.map {
        $0.reason == nil && standing == .absent ? "\($0.concept) (no reason given)" : $0.concept
      }
      if !concepts.isEmpty { lines.append((words, concepts.joined(separator: ", "))) }
    }
    for (name, value) in lines {
      text += style.wrapped("\(value)", first: "  \(name, padded: 13)")
    }
    return text
  }

  private func linked(_ figures: FrameworkStatistics) -> String {
    let count = "\(figures.linked) of \(figures.statements) statements"
    let open = figures.undecided
    guard !open.isEmpty else { return count }
    let few = open.prefix(5).joined(separator: ", ") + (open.count > 5 ? ", ..." : "")
    return "\(count); \(open.count) not decided: \(few)"
  }

  /// One row a framework.
  public static func table(_ statistics: [FrameworkStatistics]) -> Table {
    Table(
      [
        "framework", "units", "ratedUnits", "subcompetencies", "statements", "grades", "linked",
        "undecided", "linkedShare", "carriedShare", "outsideOntology", "links", "meanConfidence",
      ] + Relation.allCases.map { Table.Column($0.rawValue) }
        + ["notSaid", "unusedConcepts", "flags"]
        + Act.allCases.map { Table.Column($0.rawValue) },
      rows: statistics.map(row))
  }

  private static func row(_ figures: FrameworkStatistics) -> [Table.Cell] {
    let counts = [
      figures.units, figures.ratedUnits, figures.subcompetencies, figures.statements,
      figures.grades, figures.linked, figures.undecided.count,
    ]
    let shares = [figures.linkedShare, figures.carriedShare, figures.outsideOntology]
    var row: [Table.Cell] = [.text(figures.framework)]
    row += counts.map { .integer($0) } + shares.map { .number($0) }
    row += [.integer(figures.links), .init(figures.meanConfidence)]
    row += Relation.allCases.map { .integer(figures.linksByRelation[$0.rawValue] ?? 0) }
    row.append(.integer(figures.linksByRelation["notSaid"] ?? 0))
    row.append(.init(words: figures.unusedConcepts.map(\.concept)))
    row.append(
      .init(words: figures.flags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }))
    row += Act.allCases.map { .integer(figures.statementsByAct[$0.rawValue] ?? 0) }
    return row
  }
}
