import CrosswalkModel

/// What is written by an export or read by an import, as far as it is the model's.
package struct ModelValues: Sendable {
  package var frameworks: [AlignedFramework]
  package var matchSets: [MatchSet]
  package var ontologies: [Ontology]
  package var catalogues: [ActivityCatalogue]

  /// Gathers values; formats differ in what they are given.
  package init(
    _ frameworks: [AlignedFramework], matchSets: [MatchSet] = [], ontologies: [Ontology] = [],
    catalogues: [ActivityCatalogue] = []
  ) {
    self.frameworks = frameworks
    self.matchSets = matchSets
    self.ontologies = ontologies
    self.catalogues = catalogues
  }

  // MARK: Parts

  var documents: [Framework] { frameworks.map(\.framework) }
  var ancestors: [Framework.Ancestor] { documents.flatMap(\.draftedFrom) }
  var groups: [Framework.Group] { documents.flatMap(\.groups) }
  var units: [Framework.Unit] { documents.flatMap(\.units) }
  var definitions: [Definition] { units.compactMap(\.definition) + levels.compactMap(\.definition) }
  var subcompetencies: [Framework.Subcompetency] { units.flatMap(\.subcompetencies) }
  var scales: [Scale] { documents.map(\.scale) }
  var levels: [Scale.Level] { scales.flatMap(\.levels) }
  var tenures: [Scale.Tenure] { levels.compactMap(\.tenure) }
  var statements: [Statement] { units.flatMap(\.statements) }
  var grades: [Statement.Grade] { statements.flatMap(\.grades) }
  var alignments: [Alignment] { frameworks.map(\.alignment) }
  var unused: [Alignment.Unused] { alignments.flatMap(\.unused) }
  var cuts: [Alignment.Cut] { alignments.flatMap { $0.scale?.cuts ?? [] } }
  var locationErrors: [Alignment.LocationError] {
    alignments.compactMap { $0.scale?.locationError }
  }
  var panels: [Alignment.Panel] { alignments.compactMap { $0.scale?.panel } }
  var placings: [Alignment.Panel.Placing] { panels.flatMap(\.rounds).flatMap(\.placings) }
  var fits: [Alignment.FittedTo] { alignments.compactMap { $0.scale?.fitted } }
  var levelFacets: [Alignment.LevelFacets] { alignments.flatMap { $0.scale?.levels ?? [] } }
  var readings: [Alignment.FacetReading] { levelFacets.flatMap(\.facets) }
  var statementLinks: [Alignment.StatementLinks] { alignments.flatMap(\.links) }
  var links: [ConceptLink] { statementLinks.flatMap(\.links) }
  var statementRejections: [Alignment.StatementRejections] { alignments.flatMap(\.rejected) }
  var rejections: [Rejection] { statementRejections.flatMap(\.rejections) }
  var acts: [Alignment.StatementAct] { alignments.flatMap(\.acts) }
  var matches: [MatchSet.Match] { matchSets.flatMap(\.matches) }
  var stages: [Ontology.Stage] { ontologies.flatMap(\.stages) }
  var facets: [Ontology.Facet] { ontologies.flatMap(\.facets) }
  var domains: [Ontology.Domain] { ontologies.flatMap(\.domains) }
  var concepts: [Ontology.Concept] { domains.flatMap(\.concepts) }
  var activities: [Activity] { catalogues.flatMap(\.activities) }
  var sizes: [Activity.Size] { activities.compactMap(\.size) }
  var effects: [Activity.Effect] { activities.flatMap(\.effects) }
  var broader: [Ontology.Concept.Broader] { concepts.compactMap(\.broader) }
  var conceptRelations: [ConceptRelation] { ontologies.flatMap(\.relations) }
}
