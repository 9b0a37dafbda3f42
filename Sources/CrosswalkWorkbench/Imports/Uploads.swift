import CrosswalkBase
import CrosswalkExchange
import CrosswalkModel
import Synchronization

/// Files that frameworks are to be made of, in memory and nowhere else: they are gone with the program or as
/// soon as somebody says so. Their ids tell nothing of them.
package final class Uploads: Sendable {
  /// A file with what is said of it.
  package struct Upload: Sendable {
    package let id: String
    package let fileName: String
    package let bytes: [UInt8]
    var choices: ImportChoices
    /// What came of it; nil until it is in a folder.
    var saved: SavedImport?
    /// Goes up with each change of the choices.
    fileprivate(set) var turn = 0
  }

  private struct Held {
    var upload: Upload
    /// What the choices of a turn come to, over a scale that was there before.
    var look: (turn: Int, former: Scale?, look: ImportLook)?
  }

  private let held = Mutex<[Held]>([])

  /// How many files there are at most, and how many bytes they have together.
  static let most = 8
  static let mostBytes = 64 << 20
  /// How many rows a file may have.
  static let mostRows = 50_000

  package init() {}

  /// All files, the first one first.
  package var all: [Upload] { held.withLock { $0.map(\.upload) } }

  /// Keeps a file.
  ///
  /// - Returns: Its id.
  /// - Throws: ``EditRefusal`` where there are too many.
  func keep(_ file: FormData.File, _ kind: ImportKind) throws(EditRefusal) -> String {
    let id = Secret.word
    let refusal = EditRefusal(413, "too many files are held in memory; forget one of them first")
    let isKept = held.withLock { held in
      let bytes = held.reduce(file.bytes.count) { $0 + $1.upload.bytes.count }
      guard held.count < Self.most, bytes <= Self.mostBytes else { return false }
      let choices = ImportChoices(of: file.fileName, kind)
      held.append(
        Held(
          upload: Upload(id: id, fileName: file.fileName, bytes: file.bytes, choices: choices)))
      return true
    }
    if !isKept { throw refusal }
    return id
  }

  /// A file by its id.
  ///
  /// - Throws: ``EditRefusal``.
  func upload(_ id: String) throws(EditRefusal) -> Upload {
    guard let found = all.first(where: { $0.id == id }) else {
      throw EditRefusal(
        404, "there is no such file here; it was forgotten, or the program began anew")
    }
    return found
  }

  /// Drops a file.
  func forget(_ id: String) { held.withLock { $0.removeAll { $0.upload.id == id } } }

  /// Takes other choices for a file.
  func choose(_ choices: ImportChoices, for id: String) {
    change(id) {
      if $0.upload.choices == choices { return }
      $0.upload.choices = choices
      $0.upload.turn += 1
      $0.look = nil
    }
  }

  /// Notes that a file is saved.
  func note(_ saved: SavedImport, for id: String) { change(id) { $0.upload.saved = saved } }

  private func change(_ id: String, _ body: (inout Held) -> Void) {
    held.withLock { held in
      if let place = held.firstIndex(where: { $0.upload.id == id }) { body(&held[place]) }
    }
  }

  /// What a file comes to by its choices, read once for each of them.
  ///
  /// - Parameters:
  ///   - upload: The file.
  ///   - former: The scale of the framework that it is a new version of; nil for a new one.
  /// - Returns: The file beside what it is read as.
  func look(at upload: Upload, over former: Scale?) -> ImportLook {
    let known = held.withLock { held in
      held.first { $0.upload.id == upload.id }?.look.flatMap {
        $0.turn == upload.turn && $0.former == former ? $0.look : nil
      }
    }
    if let known { return known }
    var source = upload.choices.source
    source.former = former
    let look = ImportLook(upload.bytes, source, id: upload.choices.frameworkID)
    change(upload.id) { held in
      if held.upload.turn == upload.turn { held.look = (upload.turn, former, look) }
    }
    return look
  }
}

/// What somebody says of a file who knows it.
struct ImportChoices: Equatable, Sendable {
  /// What tells how it is read; its path is the file's name alone.
  var source: ImportSource
  /// Of the framework, as it was typed.
  var id: String
  /// As they were typed; empty: as the file says.
  var title = ""
  var language = ""
  var license = ""
  /// Whether units and levels that may be old ones under a new name are; nil: nobody has said.
  var isRenamed: Bool?

  init(of fileName: String, _ kind: ImportKind) {
    source = ImportSource(fileName, kind: kind)
    source.limits.maxRows = Uploads.mostRows
    id = Self.likelyID(fileName)
  }

  /// The same without anything that was said of how to read it.
  func guessing() -> ImportChoices {
    var choices = self
    choices.source = ImportSource(source.path, kind: source.kind)
    choices.source.limits = source.limits
    choices.isRenamed = nil
    return choices
  }

  /// What the framework is called while it is read; an id that is none yet is told where it is typed.
  var frameworkID: String { Checker.objection(toNewID: id) == nil ? id : "new" }

  /// An id after the file's name.
  private static func likelyID(_ fileName: String) -> String {
    let stem = fileName.lastIndex(of: ".").map { String(fileName[..<$0]) } ?? fileName
    let words = stem.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.joined(separator: "-")
  }
}

/// What became of a file that was saved.
struct SavedImport: Sendable {
  /// The id of the framework.
  let framework: String
  /// Where it stands.
  let folder: String
  /// What there is to say, a line each.
  let lines: [String]
}
