import CrosswalkKit
import CrosswalkModel

extension FrameworkReport {
  /// What of a framework and its alignment is in it.
  package static let keeps = KeptFields(
    Set<ModelField>.all(
      of: .framework, .source, .ancestor, .group, .unit, .definition, .subcompetency, .scale,
      .level, .tenure,
      .statement, .grade
    ).union([
      .alignmentFramework, .alignmentAuthor, .alignmentVersion, .alignmentDate,
      .statementLinksStatement, .linkConcept, .linkShare, .linkRelation, .linkConfidence,
      .actOverruledAuthor,
    ]))
}

extension StatementTable {
  /// What of a framework and its alignment is in it.
  package static let keeps = KeptFields(
    Set<ModelField>.all(of: .statement).subtracting([.statementNote]).union([
      .frameworkID, .unitID, .statementLinksStatement, .linkConcept, .linkShare, .linkRelation,
      .linkConfidence,
    ]))
}
