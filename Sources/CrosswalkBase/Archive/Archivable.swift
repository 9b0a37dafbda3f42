/// A value that reads itself from an archive: its fields in the order of their declaration, which
/// is the order in which ``ArchiveWriter`` writes them.
///
/// By hand and not through `Decodable`, whose containers the runtime looks up by name for each type
/// at each start of the program: that took half of the time of a short command. A field that is
/// forgotten here moves all that follow, so that reading fails; tests read back values with every
/// field set.
package protocol Archivable: Encodable {
  /// - Throws: `DecodingError` if what comes next in the archive is no such value.
  init(archive: ArchiveReader) throws
}

extension String: Archivable {
  package init(archive: ArchiveReader) throws { self = try archive.text() }
}

extension Double: Archivable {
  package init(archive: ArchiveReader) throws { self = try archive.number() }
}

extension Int: Archivable {
  package init(archive: ArchiveReader) throws { self = try archive.integer() }
}

extension Bool: Archivable {
  package init(archive: ArchiveReader) throws { self = try archive.flag() }
}

extension Optional: Archivable where Wrapped: Archivable {
  package init(archive: ArchiveReader) throws {
    self = try archive.flag() ? Wrapped(archive: archive) : nil
  }
}

extension Array: Archivable where Element: Archivable {
  package init(archive: ArchiveReader) throws {
    let count = try archive.count()
    self = []
    reserveCapacity(Swift.min(count, 4096))
    for _ in 0..<count { append(try Element(archive: archive)) }
  }
}

extension Archivable where Self: RawRepresentable, RawValue == String {
  package init(archive: ArchiveReader) throws {
    let word = try archive.text()
    guard let value = Self(rawValue: word) else {
      throw ArchiveReader.corrupt("'\(word)' is no \(Self.self)")
    }
    self = value
  }
}
