import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// A crosswalk as tables of an engine: all numbers that translation reads, and all names that
/// ratings are given by.
///
/// Units, levels, parts of content and roles are numbers. Roles that come to the same numbers share
/// one; where few rows say all, the others are left out.
struct SQLTables {
  let names: SQLNames
  let all: [SQLTable]
  /// Those of no particular role, in which everything that does not depend on one can be looked up.
  let common: TranslationTables

  init(_ translator: Translator) {
    let common = translator.tables(for: nil)
    let names = SQLNames(common)
    self.common = common
    self.names = names
    var kinds: [RoleTables] = []
    var roles: [[SQLValue]] = []
    for role in [nil] + Role.allCases.map(Optional.some) {
      let tables = RoleTables(role == nil ? common : translator.tables(for: role))
      let kind = kinds.firstIndex(of: tables) ?? kinds.count
      if kind == kinds.count { kinds.append(tables) }
      roles.append([.text(role?.rawValue ?? ""), .integer(kind)])
    }
    all =
      Self.standing(common, translator, names) + Self.legend(common, names)
      + Self.words(translator, common, roles, names)
      + Self.content(common, kinds, names)
  }

  /// What the crosswalk is, and what is to be known of it.
  private static func standing(
    _ tables: TranslationTables, _ translator: Translator, _ names: SQLNames
  ) -> [SQLTable] {
    let (source, target) = (tables.source, tables.target)
    return [
      SQLTable(
        names("crosswalk"),
        "which crosswalk this is: two documents, and a hash over all it rests on",
        [
          ("hash", .text("")), ("source", .text("")), ("source_version", .text("")),
          ("target", .text("")), ("target_version", .text("")), ("standing", .text("")),
        ],
        [
          [
            .text(translator.hash), .text(source.framework.framework),
            .text(source.framework.version), .text(target.framework.framework),
            .text(target.framework.version), .text(translator.pair.standing.rawValue),
          ]
        ]),
      SQLTable(
        names("pair_caution"), "what is to be known of the two documents, whatever is rated",
        [("code", .text("")), ("message", .text(""))],
        translator.pair.cautions.map { [.text($0.code.rawValue), .text($0.message)] }),
      SQLTable(
        names("caution"), "what the codes of cautions mean",
        [("code", .text("")), ("meaning", .text(""))],
        SQLCautions.meanings.map { [.text($0.code.rawValue), .text($0.meaning)] }),
      SQLTable(
        names("threshold"), "where an answer stops being one",
        Thresholds.names.map { (column($0.name), .number(0)) },
        [Thresholds.names.map { .number(tables.thresholds[keyPath: $0.path]) }]),
    ]
  }

  /// What numbers stand for.
  private static func legend(_ tables: TranslationTables, _ names: SQLNames) -> [SQLTable] {
    let (source, target) = (tables.source, tables.target)
    func things(_ names: [(id: String, title: String)]) -> [[SQLValue]] {
      names.enumerated().map { [.integer($0), .text($1.id), .text($1.title)] }
    }
    let named: (TranslationTables.Name) -> (id: String, title: String) = { ($0.id, $0.title) }
    let (below, above) = (target.outcomes[0], target.outcomes[target.outcomes.count - 1])
    let person = [(id: Profile.wholePerson, title: Profile.wholePersonTitle)]
    return [
      SQLTable(
        names("source_unit"), "what is rated",
        [
          ("unit", .integer(0)), ("id", .text("")), ("title", .text("")),
        ], things(source.units.map(named))),
      SQLTable(
        names("target_unit"), "what answers are given for",
        [
          ("target", .integer(0)), ("id", .text("")), ("title", .text("")),
        ], things(target.ratesPerson ? person : target.units.map(named))),
      SQLTable(
        names("outcome"), "what can come out, lowest first",
        [
          ("outcome", .integer(0)), ("id", .text("")), ("title", .text("")),
        ], things([(below, below)] + target.levels.map(named) + [(above, above)])),
      SQLTable(
        names("part"), "what content is counted by: a concept that is done, or known and valued",
        [
          ("part", .integer(0)), ("concept", .text("")), ("is_done", .integer(0)),
        ],
        tables.parts.enumerated().map {
          [.integer($0), .text($1.concept), .integer($1.isDone ? 1 : 0)]
        }),
      levels(tables, names),
    ]
  }

  /// The level link, and what else is known of a rated level.
  private static func levels(_ tables: TranslationTables, _ names: SQLNames) -> SQLTable {
    let outcomes = tables.target.outcomes.indices
    let shared = Set(tables.facets.shared)
    let rows: [[SQLValue]] = tables.source.levels.enumerated().map { level, name in
      let wide = tables.widerLink.rows[level]
      // A rating of the person tells of no concept in particular.
      let near = tables.source.ratesPerson ? wide : tables.levelLink.rows[level]
      let isSilent =
        !tables.isSameScale && shared.isDisjoint(with: tables.facetsByLevel[level])
      return [
        .integer(level), .text(name.id), .text(name.title),
        .number(tables.sourceMiddles[level]), .integer(isSilent ? 1 : 0),
        .integer(LevelDistribution(tables.levelLink.rows[level]).median),
      ] + outcomes.map { .number(near[$0]) } + outcomes.map { .number(wide[$0]) }
    }
    return SQLTable(
      names("level"),
      "rated levels, lowest first: how likely each outcome is, near what ratings cover and wide of it",
      [
        ("level", .integer(0)), ("id", .text("")), ("title", .text("")), ("middle", .number(0)),
        ("is_silent", .integer(0)), ("median", .integer(0)),
      ] + outcomes.map { ("near_\($0)", .number(0)) } + outcomes.map { ("wide_\($0)", .number(0)) },
      rows)
  }

  // MARK: Words of the table of ratings

  /// Stands for every unit in ``words(_:_:_:_:)``.
  static let everyUnit = -1
  /// Stands for a single statement, which is marked and not rated.
  static let statement = -2
  /// Stands for a name that several units or levels have.
  static let ambiguous = -3

  private static func words(
    _ translator: Translator, _ tables: TranslationTables, _ roles: [[SQLValue]], _ names: SQLNames
  ) -> [SQLTable] {
    let framework = translator.source.framework
    var units = [named("all", everyUnit, isExact: false)]
    if tables.source.ratesPerson {
      units.append(named("", everyUnit, isExact: false))
    } else {
      units += self.names(of: tables.source.units)
    }
    units += framework.ratedUnits.flatMap(\.statements).map {
      named($0.id, statement, isExact: true)
    }
    let columns: (String) -> [(String, SQLValue)] = {
      [("name", .text("")), ($0, .integer(0)), ("is_exact", .integer(0))]
    }
    return [
      SQLTable(
        names("unit_name"),
        "what units are called in ratings; -1 is every unit, -2 a statement, -3 several units",
        columns("unit"), firsts(units)),
      SQLTable(
        names("level_name"), "what levels are called in ratings; -3 is several levels",
        columns("level"), firsts(self.names(of: tables.source.levels))),
      SQLTable(
        names("role_name"), "what roles are called in ratings; roles of one kind count alike",
        [("name", .text("")), ("kind", .integer(0))], roles),
      SQLTable(
        names("basis_name"), "what a rating rests on",
        [("name", .text("")), ("basis", .text(""))],
        ([("", Basis.observed)] + Basis.allCases.map { ($0.rawValue, $0) }).map {
          [.text($0), .text($1.rawValue)]
        }),
    ]
  }

  /// Ids as they stand, and ids and titles in small letters. An engine may know small letters of
  /// plain ones only.
  private static func names(of things: [TranslationTables.Name]) -> [[SQLValue]] {
    var positions: [String: Set<Int>] = [:]
    for (position, thing) in things.enumerated() {
      for name in [thing.id, thing.title].map(\.trimmed) {
        positions[name.lowercased(), default: []].insert(position)
        positions[plainLowercased(name), default: []].insert(position)
      }
    }
    return things.enumerated().map { named($1.id, $0, isExact: true) }
      + positions.sorted { $0.key < $1.key }.map { name, positions in
        named(name, positions.count == 1 ? positions.first! : ambiguous, isExact: false)
      }
  }

  private static func plainLowercased(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(
        ("A"..."Z").contains(scalar) ? Unicode.Scalar(scalar.value + 32)! : scalar)
    }
    return String(result)
  }

  private static func named(_ name: String, _ position: Int, isExact: Bool) -> [SQLValue] {
    [.text(name), .integer(position), .integer(isExact ? 1 : 0)]
  }

  /// Leaves out what stands for a name that is taken already.
  private static func firsts(_ rows: [[SQLValue]]) -> [[SQLValue]] {
    var taken: Set<[SQLValue]> = []
    return rows.filter { taken.insert([$0[0], $0[2]]).inserted }
  }

  // MARK: Content

  private static func content(
    _ tables: TranslationTables, _ kinds: [RoleTables], _ names: SQLNames
  ) -> [SQLTable] {
    func table(
      _ name: String, _ comment: String, _ columns: [(String, SQLValue)],
      _ rows: (RoleTables) -> [[SQLValue]]
    ) -> SQLTable {
      SQLTable(
        names(name), comment, [("kind", .integer(0))] + columns,
        kinds.enumerated().flatMap { kind, tables in
          rows(tables).map { [.integer(kind)] + $0 }
        })
    }
    let integer = SQLValue.integer(0)
    let number = SQLValue.number(0)
    return [
      table(
        "source_size", "how much content a rated unit has, and whether it speaks of such a person",
        [("unit", integer), ("size", number), ("speaks", integer)]
      ) { $0.sizes },
      table(
        "source_content", "what a rated unit has for a part; supply 0 counts everybody",
        [
          ("unit", integer), ("supply", integer), ("part", integer), ("amount", number),
          ("weight", number),
        ]
      ) { $0.sourceContent },
      table(
        "source_at_level", "what statements at or below a level have for a part",
        [("unit", integer), ("level", integer), ("part", integer), ("amount", number)]
      ) { $0.atLevel },
      table(
        "source_inside", "how much of a rated unit meets anything of a target unit",
        [("unit", integer), ("target", integer), ("inside", number)]
      ) { $0.inside },
      table(
        "target_fit",
        "whether a target unit speaks of no such person, and whether that bars an answer",
        [("target", integer), ("no_actor_fits", integer), ("is_barred", integer)]
      ) { $0.fit },
      table(
        "target_content",
        "what a target unit is about, how much of it speaks of the same kind of person, and how many "
          + "ceilings limit it",
        [
          ("target", integer), ("supply", integer), ("part", integer), ("weight", number),
          ("same_actor", number), ("ceilings", integer),
        ]
      ) { $0.targetContent },
      SQLTable(
        names("target_ceiling"), "what limits how far a part of a target unit is covered",
        [("target", integer), ("part", integer), ("ceiling", integer), ("demand", number)],
        ceilings(tables)),
    ]
  }

  private static func ceilings(_ tables: TranslationTables) -> [[SQLValue]] {
    tables.targetContents.enumerated().flatMap { target, content in
      content.weights.enumerated().flatMap { part, weight in
        weight <= 0
          ? []
          : tables.parts[part].ceilings.map { ceiling -> [SQLValue] in
            [
              .integer(target), .integer(part), .integer(ceiling),
              .number(tables.targetDemands[target][ceiling]),
            ]
          }
      }
    }
  }

  /// `abstainCoverage` as `abstain_coverage`. Answers have a focus themselves.
  private static func column(_ threshold: String) -> String {
    threshold == "focus"
      ? "least_focus"
      : String(threshold.flatMap { $0.isUppercase ? "_" + $0.lowercased() : String($0) })
  }
}
