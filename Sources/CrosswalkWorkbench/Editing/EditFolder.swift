import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

/// The folder that decisions are saved in: frameworks of one's own with their alignments, what lies over
/// the alignments of others in `overlays`, and judgements in `matches`.
package struct EditFolder: Sendable {
  /// As it was given.
  package let path: String
  /// Where it is behind all links.
  private let real: String

  /// Makes the folder where it is not there.
  ///
  /// - Throws: `FileError` where it cannot be made, or nothing can be written into it.
  package init(_ path: String) throws(FileError) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if DataFiles.isThere(path), !DataFiles.isFolder(path) {
      throw FileError(path: path, reason: "this is no folder")
    }
    try NewFolder.makeParents(path)
    guard let real = DataFiles.resolved(path) else {
      throw FileError(path: path, reason: "there is no such folder")
    }
    guard DataFiles.mayWrite(into: path) else {
      throw FileError(path: path, reason: "nothing can be written into this folder")
    }
    (self.path, self.real) = (path, real)
  }

  /// Itself, once there is anything in it to read: a folder without files is none of frameworks. To find out,
  /// it is looked through; what only asks whether a file has changed asks for the ``path``.
  package var paths: [String] { (try? DataFiles.yamlFiles(in: [path])) == nil ? [] : [path] }

  /// Whether a file that was read stands in it.
  func holds(_ file: String) -> Bool { file.hasPrefix(path + "/") }

  /// A file of it.
  ///
  /// - Parameters:
  ///   - folder: The name of the folder in it.
  ///   - ids: What the file is called after.
  /// - Returns: Its path.
  /// - Throws: ``EditRefusal`` for ids that no file can be called after.
  func file(in folder: String, for ids: [String]) throws(EditRefusal) -> String {
    for id in ids where id.hasPrefix(".") || id.contains("/") || id.contains("\0") {
      throw EditRefusal(400, "no file can be called after '\(id)'")
    }
    return "\(path)/\(folder)/\(ids.joined(separator: "--")).yaml"
  }

  /// Refuses a file that does not lie in the folder, or that a link leads out of it.
  ///
  /// - Throws: ``EditRefusal``.
  func admit(_ file: String) throws(EditRefusal) {
    // What is not there yet lies where the nearest folder that is there lies.
    var place = file
    while DataFiles.resolved(place) == nil, place != path {
      guard !DataFiles.isThere(place), let slash = place.lastIndex(of: "/") else {
        throw EditRefusal(500, "'\(file)' is a link to something that is not there")
      }
      place = String(place[..<slash])
    }
    guard let resolved = DataFiles.resolved(place),
      resolved == real || resolved.hasPrefix(real + "/")
    else {
      if file != path, !file.hasPrefix(path + "/") {
        throw EditRefusal(
          409,
          "'\(file)' would have to be changed too, and lies outside of '\(path)', where nothing is written"
        )
      }
      throw EditRefusal(
        500, "'\(file)' leads out of the folder '\(path)' by a link, so nothing is written there")
    }
  }

  // MARK: What is written where

  /// The file that lies over a framework's alignment; nil where its own alignment is written.
  func overlay(of framework: String, in workspace: Workspace) throws(EditRefusal) -> String? {
    let laid = workspace.overlays.last { $0.value.framework == framework && holds($0.file) }
    if let laid { return laid.file }
    let isOwn = workspace.documents.frameworks.contains {
      $0.value.id == framework && holds($0.file)
    }
    return isOwn ? nil : try file(in: "overlays", for: [framework])
  }

  /// The files of judgements between two frameworks: that in which subjects are of the first, and that in
  /// which they are of the second. Nil: there is none.
  func matches(
    from: String, to: String, in workspace: Workspace
  ) -> (forwards: DocumentSet.Located<MatchSet>?, backwards: DocumentSet.Located<MatchSet>?) {
    func last(_ from: String, _ to: String) -> DocumentSet.Located<MatchSet>? {
      workspace.documents.matches.last {
        $0.value.from == from && $0.value.to == to && holds($0.file)
      }
    }
    return (last(from, to), last(to, from))
  }
}
