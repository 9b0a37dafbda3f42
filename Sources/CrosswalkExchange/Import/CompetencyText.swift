/// What stands in the cell that describes a competency: its definition, and the headings inside it.
struct CompetencyText {
  /// The lines that define it.
  private(set) var definition = ""
  /// Names of subcompetencies.
  private(set) var subcompetencies: [String] = []

  /// Reads the lines of a cell: those with bullets are subcompetencies, and so are short ones
  /// below a line such as `Subcompetencies include:`.
  init(_ lines: [ImportTable.Line]) {
    var definition: [String] = []
    var isList = false
    for line in lines {
      if let rest = Self.announced(line.text) {
        isList = true
        subcompetencies += Self.names(rest)
      } else if line.isBullet || isList && line.text.unicodeScalars.count <= 100 {
        subcompetencies.append(line.text)
      } else {
        definition.append(line.text)
      }
    }
    self.definition = definition.joined(separator: "\n")
  }

  /// What follows on a line that announces subcompetencies; nil for other lines.
  private static func announced(_ text: String) -> String? {
    let words = text.prefix { $0 != ":" }
    let rest = text[words.endIndex...].dropFirst()
    let name = words.lowercased().filter(\.isLetter)
    let isAnnouncement = [
      "subcompetency", "subcompetencies", "subcompetencyincludes", "subcompetenciesinclude",
      "subcompetenciesare",
    ].contains(name)
    return isAnnouncement ? String(rest) : nil
  }

  /// Names on one line, separated by semicolons, or by commas outside of parentheses.
  private static func names(_ text: String) -> [String] {
    let separator: Character = text.contains(";") ? ";" : ","
    var names = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth = max(0, depth - 1) }
      if character == separator, depth == 0 {
        names.append("")
      } else {
        names[names.count - 1].append(character)
      }
    }
    return names.map { CellText.cleaned($0).text }.filter { !$0.isEmpty }
  }
}
