import CrosswalkBase
import CrosswalkModel

/// What people are held against.
package enum GapTarget: Sendable, Hashable {
  /// A level of a framework, for everybody and every unit.
  case level(framework: String, level: String)
  /// The level that a document expects after so many years of service, for everybody.
  case tenure(framework: String, years: Double)
  /// The level that a document expects after each person's own service.
  case ownTenure(framework: String)
  /// A level of its own for each unit; units that are not named ask for nothing.
  case units(framework: String, levels: [String: String])

  /// The framework's id.
  package var framework: String {
    switch self {
    case .level(let id, _), .tenure(let id, _), .ownTenure(let id), .units(let id, _): id
    }
  }

  /// Reads a target as people write it: `kent:senior`, `sf-2940@4y`, `sf-2940@tenure`.
  ///
  /// - Throws: ``GapError`` for another form, with what there is; `CatalogError`, `NameError`.
  package init(_ text: String, in catalog: Catalog) throws {
    if let colon = text.firstIndex(of: ":") {
      let framework = String(text[..<colon])
      let scale = try catalog.framework(framework).framework.scale
      let name = String(text[text.index(after: colon)...])
      if name.isEmpty { throw Self.noLevel(text, framework, scale) }
      self = .level(framework: framework, level: try scale.levelNames.id(of: name, as: "level"))
      return
    }
    if let at = text.lastIndex(of: "@") {
      let framework = String(text[..<at])
      _ = try catalog.framework(framework)
      let word = text[text.index(after: at)...].lowercased()
      if word == "tenure" {
        self = .ownTenure(framework: framework)
        return
      }
      if word.hasSuffix("y"), let years = Double(word.dropLast()), years.isFinite {
        self = .tenure(framework: framework, years: years)
        return
      }
      throw GapError.unknownForm(text, frameworks: catalog.frameworkIDs)
    }
    if let framework = try? catalog.framework(text) {
      throw Self.noLevel(text, text, framework.framework.scale)
    }
    if Role(rawValue: text.lowercased()) != nil {
      throw GapError.noLevel(
        text,
        choices: try catalog.frameworkIDs.flatMap { id in
          try catalog.framework(id).framework.scale.levels.map { "\(id):\($0.id)" }
        })
    }
    throw GapError.unknownForm(text, frameworks: catalog.frameworkIDs)
  }

  private static func noLevel(_ text: String, _ framework: String, _ scale: Scale) -> GapError {
    .noLevel(
      text,
      choices: scale.levels.map { "\(framework):\($0.id)" }
        + (scale.levels.contains { $0.tenure != nil } ? ["\(framework)@tenure"] : []))
  }
}
