import CrosswalkBase

extension Alignment: Archivable {
  package init(archive: ArchiveReader) throws {
    framework = try archive.read()
    author = try archive.read()
    version = try archive.read()
    date = try archive.read()
    justification = try archive.read()
    isComplete = try archive.read()
    unused = try archive.read()
    scale = try archive.read()
    links = try archive.read()
    rejected = try archive.read()
    acts = try archive.read()
  }
}

extension Alignment.Cut: Archivable {
  package init(archive: ArchiveReader) throws {
    at = try archive.read()
    spread = try archive.read()
    reason = try archive.read()
  }
}

extension Alignment.FacetReading: Archivable {
  package init(archive: ArchiveReader) throws {
    facet = try archive.read()
    strength = try archive.read()
    evidence = try archive.read()
    section = try archive.read()
    secondary = try archive.read()
    reason = try archive.read()
  }
}

extension Alignment.LevelFacets: Archivable {
  package init(archive: ArchiveReader) throws {
    level = try archive.read()
    facets = try archive.read()
  }
}

extension Alignment.ScaleAlignment: Archivable {
  package init(archive: ArchiveReader) throws {
    cuts = try archive.read()
    levels = try archive.read()
    locationError = try archive.read()
    panel = try archive.read()
    fitted = try archive.read()
  }
}

extension Alignment.FittedTo: Archivable {
  package init(archive: ArchiveReader) throws {
    people = try archive.read()
    ratings = try archive.read()
    other = try archive.read()
    file = try archive.read()
    digest = try archive.read()
    author = try archive.read()
    date = try archive.read()
  }
}

extension Alignment.LocationError: Archivable {
  package init(archive: ArchiveReader) throws {
    points = try archive.read()
    reason = try archive.read()
  }
}

extension Alignment.Panel: Archivable {
  package init(archive: ArchiveReader) throws {
    kind = try archive.read()
    note = try archive.read()
    agreement = try archive.read()
    readerShift = try archive.read()
    rounds = try archive.read()
  }
}

extension Alignment.Panel.Placing: Archivable {
  package init(archive: ArchiveReader) throws {
    reader = try archive.read()
    cuts = try archive.read()
  }
}

extension Alignment.Panel.Round: Archivable {
  package init(archive: ArchiveReader) throws {
    sheets = try archive.read()
    placings = try archive.read()
  }
}

extension Estimate: Archivable {
  package init(archive: ArchiveReader) throws {
    value = try archive.read()
    low = try archive.read()
    high = try archive.read()
  }
}

extension Alignment.StatementLinks: Archivable {
  package init(archive: ArchiveReader) throws {
    statement = try archive.read()
    links = try archive.read()
  }
}

extension Alignment.StatementRejections: Archivable {
  package init(archive: ArchiveReader) throws {
    statement = try archive.read()
    rejections = try archive.read()
  }
}

extension Alignment.StatementAct: Archivable {
  package init(archive: ArchiveReader) throws {
    statement = try archive.read()
    act = try archive.read()
    reason = try archive.read()
    author = try archive.read()
  }
}

extension Alignment.Unused: Archivable {
  package init(archive: ArchiveReader) throws {
    concepts = try archive.read()
    kind = try archive.read()
    reason = try archive.read()
  }
}

extension ConceptLink: Archivable {
  package init(archive: ArchiveReader) throws {
    concept = try archive.read()
    share = try archive.read()
    relation = try archive.read()
    confidence = try archive.read()
    justification = try archive.read()
    author = try archive.read()
    note = try archive.read()
  }
}

extension Rejection: Archivable {
  package init(archive: ArchiveReader) throws {
    concept = try archive.read()
    reason = try archive.read()
    author = try archive.read()
  }
}

extension Relation: Archivable {}

extension Absence: Archivable {}
