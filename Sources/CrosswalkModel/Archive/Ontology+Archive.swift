import CrosswalkBase

extension Ontology: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    title = try archive.read()
    version = try archive.read()
    date = try archive.read()
    stages = try archive.read()
    facets = try archive.read()
    domains = try archive.read()
    relations = try archive.read()
  }
}

extension Ontology.Concept: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    label = try archive.read()
    altLabels = try archive.read()
    broader = try archive.read()
    scope = try archive.read()
  }
}

extension Ontology.Concept.Broader: Archivable {
  package init(archive: ArchiveReader) throws {
    concept = try archive.read()
    reason = try archive.read()
  }
}

extension ConceptRelation: Archivable {
  package init(archive: ArchiveReader) throws {
    from = try archive.read()
    to = try archive.read()
    relation = try archive.read()
    reason = try archive.read()
  }
}

extension ConceptRelation.Kind: Archivable {}

extension Ontology.Domain: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    label = try archive.read()
    concepts = try archive.read()
  }
}

extension Ontology.Stage: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    label = try archive.read()
    from = try archive.read()
    to = try archive.read()
    scope = try archive.read()
  }
}

extension Ontology.Facet: Archivable {
  package init(archive: ArchiveReader) throws {
    id = try archive.read()
    label = try archive.read()
    scope = try archive.read()
  }
}
