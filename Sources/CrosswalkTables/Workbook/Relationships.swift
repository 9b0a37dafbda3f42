import CrosswalkBase

/// Which parts of the archive a part points to (`_rels/….rels`).
struct Relationships {
  struct Target {
    /// The end of the type, such as `worksheet`, the same in both dialects of the format.
    var type: String
    /// A path in the archive, without `/` in front.
    var path: String
    var isExternal: Bool
  }

  private(set) var targets: [String: Target] = [:]
  /// In the order of the file.
  private(set) var all: [Target] = []

  /// Reads them. `folder` is where the part stands whose targets these are; empty: at the top.
  init(
    _ source: ZipPartReader, folder: String, limits: SpreadsheetLimits
  ) throws(SpreadsheetError) {
    var xml = try XMLReader(source)
    while let event = try xml.next() {
      guard case .start = event, xml.name == "Relationship", let id = xml["Id"],
        let type = xml["Type"], let target = xml["Target"]
      else { continue }
      if all.count == limits.maxEntries {
        throw SpreadsheetError(
          .limit(.entries), part: xml.part,
          "points to more than the limit of \(limits.maxEntries) parts")
      }
      let isExternal = xml["TargetMode"] == "External"
      let kind = type.split(separator: "/").last.map { String($0) } ?? ""
      let path =
        isExternal ? target : try Self.path(of: target, from: folder, part: xml.part)
      let found = Target(type: kind, path: path, isExternal: isExternal)
      targets[id] = found
      all.append(found)
    }
  }

  /// The first target of a type that is in the archive.
  func first(_ type: String) -> Target? { all.first { $0.type == type && !$0.isExternal } }

  private static func path(
    of target: String, from folder: String, part: String
  ) throws(SpreadsheetError) -> String {
    var folders = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for name in target.split(separator: "/") {
      switch name {
      case ".": continue
      case "..":
        if folders.popLast() == nil {
          throw SpreadsheetError(
            .unsafe, part: part,
            "points out of the archive: \(quoted(target)), which is refused")
        }
      default: folders.append(name)
      }
    }
    return folders.joined(separator: "/")
  }
}
