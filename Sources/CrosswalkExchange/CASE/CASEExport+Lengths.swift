import CrosswalkBase
import CrosswalkModel

/// Why a framework is not written as a package of CASE.
public struct CASEExportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What has the text, such as `the note of statement 'a.1'`.
  public let place: String
  /// The most bytes that it may have.
  public let limit: Int

  /// A sentence without capital or full stop.
  public var description: String {
    "\(place) is longer than \(limit) bytes, which no import of a package takes"
  }
}

/// ``CASEImport`` refuses long texts, so none is written.
extension CASEExport {
  /// The longest text, in bytes of UTF-8.
  static let maxTextBytes = ImportLimits().maxCellBytes

  /// Refuses a framework of which a text is too long.
  static func check(_ framework: Framework) throws(CASEExportError) {
    func check(_ text: String?, _ place: String) throws(CASEExportError) {
      guard let text, text.utf8.count > maxTextBytes else { return }
      throw CASEExportError(place: place, limit: maxTextBytes)
    }
    for group in framework.groups { try check(group.title, "the title of group '\(group.id)'") }
    for level in framework.scale.levels {
      try check(level.title, "the title of level '\(level.id)'")
      try check(level.note, "the note of level '\(level.id)'")
    }
    for unit in framework.units {
      try check(unit.title, "the title of unit '\(unit.id)'")
      try check(unit.note, "the note of unit '\(unit.id)'")
      for part in unit.subcompetencies {
        try check(part.title, "the title of subcompetency '\(part.id)'")
        try check(part.note, "the note of subcompetency '\(part.id)'")
      }
      for statement in unit.statements {
        try check(statement.text, "the text of statement '\(statement.id)'")
        try check(statement.note, "the note of statement '\(statement.id)'")
        for grade in statement.grades {
          try check(
            grade.text, "the text of statement '\(statement.id)' at level '\(grade.level)'")
        }
      }
    }
  }

  /// The statements of a unit at a level, as one text of a rubric; nil if there are none, or they are
  /// too long together. Their items hold them in any case, with their level.
  static func joined(_ unit: Framework.Unit, at level: String) -> String? {
    let text = text(of: unit, at: level)
    return text.isEmpty || text.utf8.count > maxTextBytes ? nil : text
  }

  /// How many texts of rubrics are too long.
  static func unjoined(_ framework: Framework) -> Int {
    framework.units.reduce(0) { count, unit in
      count
        + framework.scale.levels.count { text(of: unit, at: $0.id).utf8.count > maxTextBytes }
    }
  }

  private static func text(of unit: Framework.Unit, at level: String) -> String {
    unit.statements.filter { $0.level == level }.map(\.text).joined(separator: "\n")
  }
}
