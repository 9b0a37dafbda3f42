import CrosswalkBase

extension MatchSet: Archivable {
  package init(archive: ArchiveReader) throws {
    from = try archive.read()
    to = try archive.read()
    author = try archive.read()
    version = try archive.read()
    date = try archive.read()
    justification = try archive.read()
    matches = try archive.read()
  }
}

extension MatchSet.Match: Archivable {
  package init(archive: ArchiveReader) throws {
    subject = try archive.read()
    object = try archive.read()
    relation = try archive.read()
    absence = try archive.read()
    confidence = try archive.read()
    justification = try archive.read()
    author = try archive.read()
    note = try archive.read()
    settled = try archive.read()
    withdraws = try archive.read()
  }
}
