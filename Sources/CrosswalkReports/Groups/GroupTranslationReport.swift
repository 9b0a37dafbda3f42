import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// Where groups of people stand in another framework, and how sure that is, as text, as tables or as
/// JSON.
package struct GroupTranslationReport {
  private let groups: GroupTranslation
  private let assumptions: [GroupTranslation.Assumption]
  private let column: String

  /// - Parameters:
  ///   - groups: The groups.
  ///   - assumptions: What shares would be if something were otherwise; the first is as it is.
  ///   - column: What people are counted by; nil: all together.
  package init(
    _ groups: GroupTranslation, _ assumptions: [GroupTranslation.Assumption], by column: String?
  ) {
    self.groups = groups
    self.assumptions = assumptions
    self.column = column ?? "group"
  }

  private static let explanation = """
    Shares are means of people's probabilities. "80 %" is the middle 80 % of what a share may be. Of \
    that, what all people share stays, however many they are: where panels put the cuts, scales that \
    lie off as a whole, links that may be wrong. What belongs to single people shrinks with their \
    number. Nothing is told of under five people, who are not among all people either.
    """

  // MARK: Tables

  /// A row a group, unit and level.
  package var table: Table {
    Table(
      [Table.Column(column), "unit", "title", "people", "answered", "level"]
        + [
          "share", "low", "high", "sharedLow", "sharedHigh", "ownLow", "ownHigh",
        ].map { Table.Column($0, alignment: .right) },
      rows: groups.groups.flatMap { group -> [[Table.Cell]] in
        guard !group.units.isEmpty else {
          return [
            [.text(group.name), .absent, .absent, .text(group.people.words)]
              + Array(repeating: .absent, count: 9)
          ]
        }
        return group.units.flatMap { unit -> [[Table.Cell]] in
          let head: [Table.Cell] = [
            .text(group.name), .text(unit.unit), .text(unit.title), .text(group.people.words),
            .text(unit.answered.words),
          ]
          if unit.shares.isEmpty { return [head + Array(repeating: .absent, count: 8)] }
          return unit.shares.map { share in
            head + [
              .text(share.level), .number(share.share), .number(share.interval.lowerBound),
              .number(share.interval.upperBound), .number(share.shared.lowerBound),
              .number(share.shared.upperBound), .number(share.own.lowerBound),
              .number(share.own.upperBound),
            ]
          }
        }
      })
  }

  /// A row an assumption, unit and level.
  package var assumptionTable: Table {
    Table(
      ["assumption", "unit", "title", "level", Table.Column("share", alignment: .right)],
      rows: assumptions.flatMap { assumption in
        assumption.units.flatMap { unit in
          unit.shares.map { share -> [Table.Cell] in
            [
              .text(assumption.name), .text(unit.unit), .text(unit.title), .text(share.level),
              .number(share.share),
            ]
          }
        }
      })
  }

  // MARK: Text

  /// For a terminal.
  package func text(style: TextStyle) -> PlainText {
    var text = style.wrapped("\(Self.explanation)", first: "")
    for group in groups.groups {
      text += "\n" + style.paint("\(group.name): \(group.people.words) people", .bold) + "\n"
      let rows = group.units.flatMap(Self.rows)
      if rows.isEmpty { continue }
      text += Self.told(rows).text()
    }
    if let moves = moves {
      let heading = "What if it were otherwise, for all people of these groups together"
      text += "\n" + style.paint("\(heading)", .bold) + "\n"
      text += moves.text()
    }
    return text
  }

  private static func told(_ rows: [[Table.Cell]]) -> Table {
    Table(
      [
        "unit", .init("answered", alignment: .right), "level", .init("share", alignment: .right),
        .init("interval", heading: "80 %"), .init("shared", heading: "all share"),
        .init("own", heading: "single people"),
      ], rows: rows)
  }

  /// The levels of a unit that one person in a hundred is at.
  private static func rows(_ unit: GroupTranslation.Unit) -> [[Table.Cell]] {
    let name = unit.unit == unit.title ? unit.title : "\(unit.unit) \(unit.title)"
    let shown = unit.shares.filter { $0.share >= 0.01 }
    if shown.isEmpty {
      return [[.text(name), .text(unit.answered.words)] + Array(repeating: .absent, count: 5)]
    }
    return shown.enumerated().map { place, share in
      [
        .text(place == 0 ? name : ""), .text(place == 0 ? unit.answered.words : ""),
        .text(share.level), .text(percent(share.share)), .text(words(share.interval)),
        .text(words(share.shared)), .text(words(share.own)),
      ]
    }
  }

  private static func words(_ range: ClosedRange<Double>) -> String {
    let (low, high) = (percent(range.lowerBound), percent(range.upperBound))
    return low == high ? low : "\(low) to \(high)"
  }

  /// By assumption: how far shares move, and which of them most.
  private var moves: Table? {
    guard let base = assumptions.first, assumptions.count > 1 else { return nil }
    let usual = Dictionary(
      base.units.flatMap { unit in
        unit.shares.map { (Place(unit: unit.unit, level: $0.level), $0.share) }
      }, uniquingKeysWith: { first, _ in first })
    let rows = assumptions.dropFirst().compactMap { assumption -> [Table.Cell]? in
      let all = assumption.units.flatMap { unit in
        unit.shares.compactMap { share in
          usual[Place(unit: unit.unit, level: share.level)].map {
            (unit: unit, level: share.level, before: $0, after: share.share)
          }
        }
      }
      guard
        let most = all.max(by: { abs($0.after - $0.before) < abs($1.after - $1.before) })
      else { return nil }
      let mean = all.map { abs($0.after - $0.before) }.reduce(0, +) / Double(all.count)
      return [
        .text(assumption.name), .text(percent(mean)),
        .text(
          "\(most.unit.unit) \(most.level): \(percent(most.before)), then \(percent(most.after))"),
      ]
    }
    return Table(
      [
        .init("assumption", heading: "if"),
        .init("mean", heading: "shares move", alignment: .right),
        .init("most", heading: "most of all"),
      ], rows: rows)
  }

  private struct Place: Hashable {
    var unit: String
    var level: String
  }

  // MARK: JSON

  /// The groups and the assumptions, as ``JSONText`` writes them.
  ///
  /// - Parameter translator: The one that people were read with.
  /// - Returns: With the format's version and what it came from.
  package func record(_ translator: Translator) -> some Encodable {
    Record(
      from: translator.source.framework.id, to: translator.target.framework.id,
      hash: translator.hash, by: column, draws: groups.draws,
      groups: groups.groups.map { group in
        .init(
          name: group.name, people: group.people.words,
          units: group.units.map { unit in
            .init(
              unit: unit.unit, title: unit.title, answered: unit.answered.words,
              shares: unit.shares.map { share in
                .init(
                  level: share.level, share: share.share, interval: share.interval.ends,
                  shared: share.shared.ends, own: share.own.ends)
              })
          })
      },
      assumptions: assumptions.map { assumption in
        .init(
          name: assumption.name,
          units: assumption.units.map { unit in
            .init(
              unit: unit.unit,
              shares: unit.shares.map { .init(level: $0.level, share: $0.share) })
          })
      })
  }

  private struct Record: Encodable {
    struct Group: Encodable {
      struct Unit: Encodable {
        struct Share: Encodable {
          var level: String
          var share: Double
          var interval: [Double]
          var shared: [Double]
          var own: [Double]
        }
        var unit: String
        var title: String
        var answered: String
        var shares: [Share]
      }
      var name: String
      var people: String
      var units: [Unit]
    }
    struct Assumption: Encodable {
      struct Unit: Encodable {
        struct Share: Encodable {
          var level: String
          var share: Double
        }
        var unit: String
        var shares: [Share]
      }
      var name: String
      var units: [Unit]
    }
    var format = "crosswalk.groups/1"
    var from: String
    var to: String
    var hash: String
    var by: String
    var draws: Int
    var groups: [Group]
    var assumptions: [Assumption]
  }
}

extension ClosedRange<Double> {
  fileprivate var ends: [Double] { [lowerBound, upperBound] }
}
