import CrosswalkBase

extension ActivityCatalogue: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    version = try archive.read()
    date = try archive.read()
    note = try archive.read()
    currency = try archive.read()
    activities = try archive.read()
  }
}

extension Activity: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    mode = try archive.read()
    hours = try archive.read()
    months = try archive.read()
    size = try archive.read()
    cost = try archive.read()
    requires = try archive.read()
    instead = try archive.read()
    roles = try archive.read()
    evidence = try archive.read()
    provider = try archive.read()
    jurisdiction = try archive.read()
    source = try archive.read()
    effects = try archive.read()
  }
}

extension Activity.Mode: Archivable {}

extension Activity.Size: Archivable {
  package init(archive: ArchiveReader) throws {
    from = try archive.read()
    to = try archive.read()
  }
}

extension Activity.Effect: Archivable {
  package init(archive: ArchiveReader) throws {
    concept = try archive.read()
    from = try archive.read()
    to = try archive.read()
    closes = try archive.read()
    reason = try archive.read()
  }
}
