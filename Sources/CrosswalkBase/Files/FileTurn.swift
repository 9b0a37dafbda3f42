#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One file on its way to what is to become of it. Until it is settled that can be taken back.
final class FileTurn {
  let change: GuardedFile.Change
  /// What the file says as far as it is known, and what it is to say with that.
  private var known, new: [UInt8]?
  private var place: FilePlace?
  private var standing: StandingFile?
  private var file: WholeFile?
  /// The file that is taken away, until nobody needs it any more.
  private var aside: String?

  init(_ change: GuardedFile.Change) {
    self.change = change
    (known, new) = (change.file.bytes, change.text)
  }

  var path: String { change.file.path }

  var written: GuardedFile.Change.Written {
    .init(bytes: new, remarks: (standing?.remarks ?? []) + (file?.remarks ?? []))
  }

  /// Lets go of what an earlier round has held.
  func begin() { (standing, file) = (nil, nil) }

  /// Holds what stands there, and writes the new text beside it; the folder of a new file is made.
  func prepare() throws {
    if known == nil {
      if new == nil { return }
      try NewFolder.makeParents(above: path)
    }
    let place = try FilePlace(path)
    self.place = place
    standing = try StandingFile.at(place)
    if let standing {
      let theirs = try standing.read()
      if theirs != known {
        if known == nil { throw change.file.conflict() }
        new = try change.merge(theirs)
        known = theirs
      }
    } else if known != nil, new != nil {
      throw FileError(path: path, reason: "somebody else has taken the file away meanwhile")
    }
    guard let new else { return }
    let file = try WholeFile(place, mayReplace: standing != nil)
    try file.write(new)
    try file.seal()
    self.file = file
  }

  /// Puts the new text in its place; false if something else stands there now.
  func take() throws -> Bool {
    guard let place, let standing, let known else { return try file?.takePlaceOfNothing() ?? true }
    if let file { return try standing.giveWay(to: file, if: known) }
    let aside = PartName.new(in: PartName.folder(of: place.path))
    if try !standing.stepAside(to: aside, if: known) { return false }
    self.aside = aside
    return true
  }

  /// Makes the file again what it was; false where that cannot be done. What somebody else has written
  /// since stays.
  func takeBack() -> Bool {
    guard let place else { return true }
    if let aside {
      self.aside = nil
      if link(aside, place.path) == 0 || errno == EEXIST { return unlink(aside) == 0 }
      // Some file systems have no second names.
      return rename(aside, place.path) == 0
    }
    guard let file, file.isAt(place.path) else { return true }
    guard let known else { return unlink(place.path) == 0 }
    guard let beside = file.besidePath, standing?.isAt(beside) == true else {
      // A system that lets no files change places has only the new one.
      return (try? WholeFile.write(known, to: place.path)) != nil
    }
    return (try? place.putBack(beside, in: file)) != nil
  }

  /// Lets go of what was there before, and brings all onto the disk.
  func settle() throws {
    try file?.settle()
    if let aside { unlink(aside) }
  }
}
