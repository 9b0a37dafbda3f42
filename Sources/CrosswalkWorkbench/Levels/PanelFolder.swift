import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where readers of panels place the levels of scales: a folder for each panel, and in it a sheet for each
/// reader, as `levels export` writes it.
///
/// `levels-kent.open` is a panel as long as readers place levels; nothing of any sheet is told then. Closed,
/// it is called `levels-kent-1`.
package final class PanelFolder: Sendable {
  /// A panel.
  package struct Panel: Sendable {
    /// The name of its folder.
    package let name: String
    package let isOpen: Bool
    /// The sheets that were handed in.
    package let sheets: [String]
  }

  private let path: String
  /// One change at a time.
  private let turn = Mutex(())

  /// - Parameter path: The folder of reviews; it is made when there is something to put into it.
  package init(_ path: String) { self.path = path }

  private static func start(_ framework: String) -> String {
    "levels-\(ReadingName.fileName(framework))"
  }

  /// The panels of a framework, the open one first.
  package func panels(of framework: String) -> [Panel] {
    let start = Self.start(framework)
    let names = DataFiles.names(in: path).filter { name in
      name == "\(start).open"
        || name.hasPrefix("\(start)-") && Int(name.dropFirst(start.count + 1)) != nil
    }
    let panels = names.filter { ReadingName.isOwn("\(path)/\($0)", S_IFDIR) }.map { name in
      let files = DataFiles.names(in: "\(path)/\(name)").filter { file in
        file.hasSuffix(".csv") && ReadingName.isOwn("\(path)/\(name)/\(file)", S_IFREG)
      }
      return Panel(
        name: name, isOpen: name.hasSuffix(".open"), sheets: files.map { "\(path)/\(name)/\($0)" })
    }
    return panels.filter(\.isOpen) + panels.filter { !$0.isOpen }
  }

  /// Hands in a reader's sheet, and opens a panel where none is open.
  ///
  /// - Parameters:
  ///   - sheet: CSV, as it is exported, filled in.
  ///   - framework: Whose levels it places.
  ///   - ontology: Holds the facets.
  /// - Returns: What cannot be understood, in sentences; then nothing is written.
  /// - Throws: `ReviewError`, `FileError`.
  package func hand(in sheet: String, of framework: Framework, ontology: Ontology) throws
    -> [String]
  {
    let bytes = Array(sheet.utf8)
    let file = try LevelSheetFile(bytes, of: framework, ontology: ontology)
    // The place in the sheet says nothing to somebody who fills in a form.
    var problems = file.problems.map { problem in
      problem.firstRange(of: ": ").map { String(problem[$0.upperBound...]) } ?? problem
    }
    if problems.isEmpty, file.placings.isEmpty { problems = ["no level is placed"] }
    if !problems.isEmpty { return problems }
    if ReadingName.isOwn(path, S_IFLNK) {
      throw ReadingRefusal("the folder of reviews is a link, so nothing is written there")
    }
    return try turn.withLock { _ in
      let folder = "\(path)/\(Self.start(framework.id)).open"
      let handedIn = panels(of: framework.id).first { $0.isOpen }?.sheets ?? []
      let set = try LevelSheetSet(handedIn, of: framework, ontology: ontology)
      let names = set.placings.map(\.reader) + file.placings.map(\.reader)
      if Set(names).count < names.count || !Reviewers.alike(names).isEmpty {
        return ["somebody of this name has handed in a sheet already"]
      }
      try NewFolder.makeParents(folder)
      try WholeFile.write(
        bytes, to: "\(folder)/\(handedIn.count + 1).csv", mayReplace: false)
      return []
    }
  }

  /// Closes the open panel of a framework, so that its sheets are compared.
  ///
  /// - Throws: ``ReadingRefusal`` where none is open; `FileError`.
  package func close(_ framework: String) throws {
    try turn.withLock { _ in
      let all = panels(of: framework)
      guard let open = all.first, open.isOpen else {
        throw ReadingRefusal("no panel of '\(framework)' is open")
      }
      var number = 1
      while DataFiles.isThere("\(path)/\(Self.start(framework))-\(number)") { number += 1 }
      let to = "\(path)/\(Self.start(framework))-\(number)"
      try SystemIO.move("\(path)/\(open.name)", to: to)
    }
  }
}
