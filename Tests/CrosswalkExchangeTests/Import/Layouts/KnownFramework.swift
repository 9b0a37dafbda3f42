import CrosswalkBase
import CrosswalkModel
import CrosswalkTestSupport

@testable import CrosswalkExchange

/// A framework of which all is known, to be laid out and read back.
struct KnownFramework {
  /// What one row of a wide table says: of one unit, theme and actor, the statements of each level.
  struct Block {
    var theme: String?
    var actor: Role?
    /// By position of the level.
    var statements: [[String]]
  }

  struct Unit {
    var title: String
    /// The heading over it and those before it, back to another one.
    var banner: String?
    var blocks: [Block]

    /// What it says of one level.
    func only(_ level: Int) -> Unit {
      var unit = self
      unit.blocks = blocks.compactMap { block in
        let texts = block.statements[level]
        if texts.isEmpty { return nil }
        let statements = block.statements.indices.map { $0 == level ? texts : [] }
        return Block(theme: block.theme, actor: block.actor, statements: statements)
      }
      return unit
    }
  }

  /// Lowest first.
  var levels: [String]
  var units: [Unit]

  private static let ladders = [
    ["Beginning", "Developing", "Proficient", "Exemplary"],
    ["Novice", "Competent", "Expert"], ["Emerging", "Proficient"],
    ["Level 1", "Level 2", "Level 3"], ["Basic", "Intermediate", "Advanced"],
    ["First year", "1–3 years", "3 years and more"],
  ]
  private static let titles = [
    "Engagement", "Safety and risk", "Court work", "Assessment", "Teamwork", "Planning",
    "Cultural humility", "Ending well",
  ]
  private static let parts = ["Direct practice", "Work with others", "Own growth"]
  private static let themes = ["Listening", "Trust", "Notes and letters", "Home visits"]
  private static let verbs = [
    "Listens to", "Asks about", "Writes down", "Plans for", "Explains", "Checks", "Shares",
    "Weighs",
  ]
  private static let objects = [
    "what parents say; then sums it up", "notes, letters and reports",
    "the \"hard\" parts of a plan",
    "all 3 visits of a month", "signs of danger at home", "the wishes of a child",
    "other people's views (also written ones)", "what a team has agreed on: who, what and when",
    "costs of 5 % and more", "how siblings get on", "a family's own strengths - and needs",
  ]

  init(_ random: inout RandomCatalog) {
    let levels = random.pick(Self.ladders)
    self.levels = levels
    let hasThemes = random.chance(0.3)
    let hasActors = random.chance(0.3)
    let end = random.chance(0.7) ? "." : ""
    var number = 0
    func statements(_ random: inout RandomCatalog) -> [String] {
      (0..<random.int(1...3)).map { _ in
        number += 1
        return "\(random.pick(Self.verbs)) \(random.pick(Self.objects)) in case \(number)\(end)"
      }
    }
    let count = random.int(2...4)
    units = random.some(Self.titles, count...count).map { title in
      let themes = hasThemes ? random.some(Self.themes, 1...3).map(Optional.some) : [nil]
      return Unit(
        title: title,
        blocks: themes.map { theme in
          Block(
            theme: theme, actor: hasActors ? random.pick([.worker, .supervisor]) : nil,
            statements: levels.map { _ in random.chance(0.1) ? [] : statements(&random) })
        })
    }
    // Every level and unit has something, or nothing would tell that it is there.
    for level in levels.indices where units[0].blocks[0].statements[level].isEmpty {
      units[0].blocks[0].statements[level] = statements(&random)
    }
    for unit in units.indices where units[unit].blocks[0].statements.allSatisfy(\.isEmpty) {
      units[unit].blocks[0].statements[0] = statements(&random)
    }
    for unit in units.indices {
      units[unit].blocks.removeAll { $0.statements.allSatisfy(\.isEmpty) }
    }
  }

  /// Puts all statements of a unit together.
  mutating func dropThemes() {
    for unit in units.indices {
      var blocks: [Block] = []
      for block in units[unit].blocks {
        if let same = blocks.firstIndex(where: { $0.actor == block.actor }) {
          for level in levels.indices { blocks[same].statements[level] += block.statements[level] }
        } else {
          blocks.append(Block(theme: nil, actor: block.actor, statements: block.statements))
        }
      }
      units[unit].blocks = blocks
    }
  }

  /// Puts the units in the order in which they are met where all of one level comes before the next.
  mutating func orderByLevels() {
    let all = units
    units = levels.indices.flatMap { level in
      all.filter { unit in
        !unit.only(level).blocks.isEmpty && (0..<level).allSatisfy { unit.only($0).blocks.isEmpty }
      }
    }
  }

  /// Says of nobody who acts.
  mutating func dropActors() {
    for unit in units.indices {
      for block in units[unit].blocks.indices { units[unit].blocks[block].actor = nil }
    }
    dropThemes()
  }

  /// Puts the units under headings, each over one unit or several.
  mutating func addBanners(_ random: inout RandomCatalog) {
    var parts = Self.parts[...]
    var banner = parts.removeFirst()
    for unit in units.indices {
      if unit > 0, random.chance(0.5), let next = parts.popFirst() { banner = next }
      units[unit].banner = banner
    }
  }

  /// All that is compared, a line each, in order.
  var lines: [String] {
    var lines = ["levels " + levels.map { LevelTitle($0).name }.joined(separator: ", ")]
    for unit in units {
      lines.append(Self.line(unit.title, unit.banner))
      var own: [String] = []
      for block in unit.blocks {
        for (level, texts) in block.statements.enumerated() {
          for text in texts {
            own.append(
              Self.line(LevelTitle(levels[level]).name, block.theme, block.actor ?? .worker, text))
          }
        }
      }
      lines += own.sorted()
    }
    return lines
  }

  /// The same of what was read.
  static func lines(of framework: Framework) -> [String] {
    var lines = [
      "levels " + framework.scale.levels.map { LevelTitle($0.title).name }.joined(separator: ", ")
    ]
    for unit in framework.units {
      let group = framework.groups.first { $0.id == unit.group }?.title
      lines.append(line(unit.title, group))
      lines += unit.statements.map { statement in
        line(
          statement.level.map { LevelTitle(framework.scale.title(of: $0)).name } ?? "none",
          unit.subcompetencies.first { $0.id == statement.subcompetency }?.title,
          statement.actor, statement.text)
      }.sorted()
    }
    return lines
  }

  private static func line(_ unit: String, _ banner: String?) -> String {
    "unit \(unit)" + (banner.map { " under \($0)" } ?? "")
  }

  private static func line(_ level: String, _ theme: String?, _ actor: Role, _ text: String)
    -> String
  { "  \(level) | \(theme ?? "") | \(actor.rawValue) | \(text)" }
}
