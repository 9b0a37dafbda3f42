import CrosswalkModel

extension Revision {
  /// What differs between two versions, in the order of the documents. What has another id in the
  /// new version is no thing that is gone and another that is there.
  static func changes(
    from old: AlignedFramework, to new: AlignedFramework, _ renaming: Renaming
  ) -> [Change] {
    var log = ChangeLog()
    // In the new names, so that a name that is changed once is told once.
    let old = renaming(old)
    log.compareDocuments(old.framework, new.framework, renaming)
    log.compareJudgements(old.alignment, new.alignment, scale: new.framework.scale.id)
    return log.changes
  }

  /// What differs between the two ontologies that their links lead to.
  static func changes(from old: Ontology, to new: Ontology) -> [Change] {
    var log = ChangeLog()
    log.compareOntologies(old, new)
    return log.changes
  }
}
