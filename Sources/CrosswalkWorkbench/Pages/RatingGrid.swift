import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// A level for each unit, as groups of radio buttons; it is sent in the body of a request, so that ratings
/// stand in no address.
struct RatingGrid {
  let context: PageContext
  let framework: Framework
  /// What was chosen before.
  let ratings: RatingAsk?
  /// Where the form leads.
  let address: HTML
  /// Whether single statements can be marked beside their unit.
  var hasMarks = false
  /// What else is asked.
  var more: HTML = ""
  let button: HTML

  var html: HTML {
    let levels = [("", "not rated")] + framework.scale.levels.map { ($0.id, $0.title) }
    let rows = framework.rateable.enumerated().map { index, unit -> HTML in
      let chosen = ratings?.levels[unit.id] ?? ""
      let cells = levels.map { level, title -> HTML in
        """
        <td><label><input type="radio" name="unit.\(unit.id)" value="\(level)"\(level == chosen ? " checked" : "")>\
        <span class="unseen">\(unit.title): \(title)</span></label></td>
        """
      }
      return
        "<tr id=\"rate-\(index + 1)\"><th scope=\"row\">\(HTML.name(unit.id, unit.title))</th>\(cells)</tr>\n"
    }
    let heads = levels.map { level -> HTML in "<th scope=\"col\"><bdi>\(level.1)</bdi></th>" }
    let roles = [("", "not stated")] + Role.ofPersons.map { ($0.rawValue, $0.rawValue) }
    let bases = Basis.allCases.map {
      ($0.rawValue, $0 == .own ? "the person's own view" : $0.rawValue)
    }
    let basis = ratings?.basis ?? Basis.observed.rawValue
    return """
      <form class="rate" method="post" action="\(address)#answers">
      <input type="hidden" name="token" value="\(context.token)">
      <div class="scroll" role="region" aria-labelledby="grid" tabindex="0">
      <table>
      <caption id="grid">Ratings in <bdi>\(framework.title)</bdi></caption>
      <thead><tr><th scope="col">Unit</th>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>
      \(hasMarks && areMarksWhole ? marks : "")<div class="choices">
      \(HTML.choice("role", "Role of the rated person", roles, chosen: ratings?.role ?? ""))\
      \(HTML.choice("basis", "What the ratings rest on", bases, chosen: basis))\
      \(more)<p class="field"><button>\(button)</button></p>
      </div>
      \(hasMarks && !areMarksWhole ? marks : "")</form>

      """
  }

  /// Marks of so many statements stand on the page; of more, those of one unit that somebody opens.
  private static let mostMarked = 800

  /// Whether marks of all statements are on the page. Where they are not, they come after the button that asks,
  /// so that Enter presses that and opens no unit.
  private var areMarksWhole: Bool {
    framework.ratedUnits.reduce(0) { $0 + $1.statements.count } <= Self.mostMarked
  }

  /// A mark for each statement, unit by unit, closed until somebody opens it.
  private var marks: HTML {
    let units = framework.ratedUnits.filter { !$0.statements.isEmpty }
    let isWhole = areMarksWhole
    let parts = units.map { unit -> HTML in
      if !isWhole, unit.id != ratings?.opened { return closed(unit) }
      let lines = unit.statements.map { statement -> HTML in
        let options: [(String, String)] =
          statement.level == nil
          ? framework.scale.levels.map { ($0.id, $0.title) }
          : ["met", "partly", "unmet"].map { ($0, $0) }
        let chosen = ratings?.marks[statement.id] ?? ""
        let entries = ([("", "no mark")] + options).map { value, title -> HTML in
          "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(title)</option>"
        }
        return """
          <li><label><select name="mark.\(statement.id)">\(entries)</select> \
          <span class="id"><bdi>\(statement.id)</bdi></span> <bdi>\(statement.text)</bdi></label></li>

          """
      }
      let count = unit.statements.count { !(ratings?.marks[$0.id] ?? "").isEmpty }
      return """
        <details\(count > 0 || !isWhole ? " open" : "")><summary>\(HTML.name(unit.id, unit.title)) \
        <span class="count">\(count) of \(unit.statements.count) marked</span></summary>
        <ul class="tree">
        \(lines)</ul>
        </details>

        """
    }
    return """
      <fieldset id="marks">
      <legend>Single statements, where somebody has looked closer</legend>
      <p class="facts">A mark speaks for its part of the unit in the place of the unit's rating.</p>
      \(parts)</fieldset>

      """
  }

  /// A unit whose statements are not shown: its marks are sent again, and a button opens it.
  private func closed(_ unit: Framework.Unit) -> HTML {
    let marked = unit.statements.compactMap { statement -> (id: String, mark: String)? in
      ratings?.marks[statement.id].map { (statement.id, $0) }
    }
    let kept = marked.map { id, mark -> HTML in
      "<input type=\"hidden\" name=\"mark.\(id)\" value=\"\(mark)\">"
    }
    return """
      <p>\(kept)\(HTML.name(unit.id, unit.title)) \
      <span class="count">\(marked.count) of \(unit.statements.count) marked</span> \
      <button name="opened" value="\(unit.id)" formaction="\(address)#marks">Mark statements<span class="unseen"> of \(unit.id)</span></button></p>

      """
  }
}

/// What the form of ratings sends.
struct RatingAsk {
  /// Level ids by unit id; units that are not rated are left out.
  let levels: [String: String]
  /// Marks by statement id; those without are left out.
  let marks: [String: String]
  let role: String?
  let basis: String?
  /// The unit whose statements are shown, where not all are.
  let opened: String?

  init(_ fields: [(name: String, value: String)]) {
    func value(_ name: String) -> String? { fields.last(named: name) }
    func values(_ kind: String) -> [String: String] {
      Dictionary(
        fields.filter { $0.name.hasPrefix(kind) && !$0.value.isEmpty }.map {
          (String($0.name.dropFirst(kind.count)), $0.value)
        }, uniquingKeysWith: { _, last in last })
    }
    (levels, marks) = (values("unit."), values("mark."))
    (role, basis, opened) = (value("role"), value("basis"), value("opened"))
  }

  /// A word of a list; nil where none was chosen.
  ///
  /// - Throws: `NameError` with the nearest.
  static func read<Word: RawRepresentable & CaseIterable>(
    _ text: String?, as kind: String, of type: Word.Type
  ) throws -> Word? where Word.RawValue == String {
    guard let text, !text.isEmpty else { return nil }
    let words = Word.allCases.map { ($0.rawValue, $0.rawValue) }
    return Word(rawValue: try NameLookup(words).id(of: text, as: kind))
  }

  /// What a page says where nothing was chosen.
  static let nothingRated: HTML = """
    <p class="care" id="answers" role="status">Nothing is rated yet: choose a level for at least one unit.</p>

    """

  /// The ratings by positions.
  ///
  /// - Throws: `NameError` for an unknown unit, level, role or basis, with the nearest.
  func group(_ index: RatingIndex, _ framework: Framework) throws -> RatingGroup {
    let role = try Self.read(role, as: "role", of: Role.self)
    let basis = try Self.read(basis, as: "basis", of: Basis.self) ?? .observed
    let settings = try levels.sorted { $0.key < $1.key }.map {
      try RatingSetting("\($0.key)=\($0.value)")
    }
    return try index.group(settings, in: framework, role: role, basis: basis)
  }

  /// The table that commands take, of one person who is called so; units first, in the order of ids.
  func table(of person: String) -> String {
    let rows = [levels, marks].flatMap { $0.sorted { $0.key < $1.key } }.map { part, level in
      CSVWriter.row([person, part, level, role ?? "", basis ?? ""])
    }
    return CSVWriter.row(["person", "unit", "level", "role", "basis"]) + rows.joined()
  }

  /// The command that gives the same.
  func command(from: String, to: String) -> String {
    var words = ["crosswalk", "translate", from, "--to", to]
    words += levels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    if let role, !role.isEmpty { words += ["--role", role] }
    if let basis, basis != Basis.observed.rawValue, !basis.isEmpty { words += ["--basis", basis] }
    return Self.shell(words)
  }

  /// Words as a shell takes them.
  static func shell(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

  /// As a shell takes it for one word.
  private static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "="), UInt8(ascii: ":"):
        true
      default: false
      }
    }
    return plain ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }
}
