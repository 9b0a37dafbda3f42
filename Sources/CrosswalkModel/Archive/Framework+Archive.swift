import CrosswalkBase

extension Framework: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    publisher = try archive.read()
    version = try archive.read()
    jurisdiction = try archive.read()
    date = try archive.read()
    language = try archive.read()
    license = try archive.read()
    wording = try archive.read()
    source = try archive.read()
    draftedFrom = try archive.read()
    scale = try archive.read()
    groups = try archive.read()
    units = try archive.read()
  }
}

extension Framework.Source: Archivable {
  package init(archive: ArchiveReader) throws {
    title = try archive.read()
    url = try archive.read()
    note = try archive.read()
  }
}

extension Framework.Wording: Archivable {}

extension Framework.Ancestor: Archivable {
  package init(archive: ArchiveReader) throws {
    framework = try archive.read()
    note = try archive.read()
  }
}

extension Framework.Group: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    parent = try archive.read()
  }
}

extension Framework.Subcompetency: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    note = try archive.read()
  }
}

extension Definition: Archivable {
  package init(archive: ArchiveReader) throws {
    text = try archive.read()
    locator = try archive.read()
    note = try archive.read()
  }
}

extension Framework.Unit: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    code = try archive.read()
    group = try archive.read()
    definition = try archive.read()
    note = try archive.read()
    rated = try archive.read()
    subcompetencies = try archive.read()
    statements = try archive.read()
  }
}

extension Scale: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    construct = try archive.read()
    measures = try archive.read()
    rates = try archive.read()
    basis = try archive.read()
    note = try archive.read()
    order = try archive.read()
    levels = try archive.read()
  }
}

extension Scale.Subject: Archivable {}

extension Scale.Order: Archivable {}

extension Scale.Tenure: Archivable {
  package init(archive: ArchiveReader) throws {
    from = try archive.read()
    to = try archive.read()
  }
}

extension Scale.Level: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    tenure = try archive.read()
    definition = try archive.read()
    note = try archive.read()
  }
}

extension Statement: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    code = try archive.read()
    subcompetency = try archive.read()
    level = try archive.read()
    actor = try archive.read()
    act = try archive.read()
    parent = try archive.read()
    sameAs = try archive.read()
    flags = try archive.read()
    note = try archive.read()
    text = try archive.read()
    grades = try archive.read()
  }
}

extension Statement.Flag: Archivable {}

extension Statement.Grade: Archivable {
  package init(archive: ArchiveReader) throws {
    level = try archive.read()
    status = try archive.read()
    text = try archive.read()
    support = try archive.read()
  }
}

extension Statement.Grade.Status: Archivable {}

extension Statement.Grade.Support: Archivable {}

extension Role: Archivable {}

extension Act: Archivable {}

extension Basis: Archivable {}
