import CrosswalkModel

/// A kind of thing that the model is made of.
///
/// The raw values are the names of the types.
package enum ModelPart: String, CaseIterable, Sendable {
  case framework = "Framework"
  case source = "Framework.Source"
  case ancestor = "Framework.Ancestor"
  case group = "Framework.Group"
  case unit = "Framework.Unit"
  case definition = "Definition"
  case subcompetency = "Framework.Subcompetency"
  case scale = "Scale"
  case level = "Scale.Level"
  case tenure = "Scale.Tenure"
  case statement = "Statement"
  case grade = "Statement.Grade"
  case alignment = "Alignment"
  case cut = "Alignment.Cut"
  case locationError = "Alignment.LocationError"
  case panel = "Alignment.Panel"
  case placing = "Alignment.Panel.Placing"
  case fit = "Alignment.FittedTo"
  case reading = "Alignment.FacetReading"
  case link = "ConceptLink"
  case rejection = "Rejection"
  case act = "Alignment.StatementAct"
  case unused = "Alignment.Unused"
  case matchSet = "MatchSet"
  case match = "MatchSet.Match"
  case ontology = "Ontology"
  case stage = "Ontology.Stage"
  case facet = "Ontology.Facet"
  case domain = "Ontology.Domain"
  case concept = "Ontology.Concept"
  case catalogue = "ActivityCatalogue"
  case activity = "Activity"
  case size = "Activity.Size"
  case effect = "Activity.Effect"
  case broader = "Ontology.Concept.Broader"
  case conceptRelation = "ConceptRelation"

  /// What reports call several of them.
  package var words: String {
    switch self {
    case .framework: "frameworks"
    case .source: "sources"
    case .ancestor: "frameworks that it was drafted from"
    case .group: "headings over units"
    case .unit: "units"
    case .definition: "definitions of units and levels"
    case .subcompetency: "subcompetencies"
    case .scale: "scales"
    case .level: "levels of the scale"
    case .tenure: "bands of tenure"
    case .statement: "statements"
    case .grade: "grades of statements"
    case .alignment: "alignments"
    case .cut: "cuts of levels on the reference scale"
    case .locationError: "location errors of scales"
    case .panel: "panels that placed cuts"
    case .placing: "placings by readers of a panel"
    case .fit: "ratings that cuts were fitted to"
    case .reading: "readings of facets"
    case .link: "links to concepts"
    case .rejection: "concepts that are turned down for a statement"
    case .act: "kinds of act that overrule the framework's"
    case .unused: "reasons why no statement is about a concept"
    case .matchSet: "sets of judgements"
    case .match: "judgements"
    case .ontology: "ontologies"
    case .stage: "stages of the reference scale"
    case .facet: "facets of the ontology"
    case .domain: "domains of the ontology"
    case .concept: "concepts of the ontology"
    case .catalogue: "catalogues of activities"
    case .activity: "activities"
    case .size: "sizes of activities"
    case .effect: "effects of activities"
    case .broader: "broader concepts of concepts"
    case .conceptRelation: "relations between concepts"
    }
  }

  /// How many of them there are.
  package func count(in values: ModelValues) -> Int {
    switch self {
    case .framework: values.documents.count
    case .source: values.documents.count
    case .ancestor: values.ancestors.count
    case .group: values.groups.count
    case .unit: values.units.count
    case .definition: values.definitions.count
    case .subcompetency: values.subcompetencies.count
    case .scale: values.scales.count
    case .level: values.levels.count
    case .tenure: values.tenures.count
    case .statement: values.statements.count
    case .grade: values.grades.count
    case .alignment: values.alignments.count
    case .cut: values.cuts.count
    case .locationError: values.locationErrors.count
    case .panel: values.panels.count
    case .placing: values.placings.count
    case .fit: values.fits.count
    case .reading: values.readings.count
    case .link: values.links.count
    case .rejection: values.rejections.count
    case .act: values.acts.count
    case .unused: values.unused.count
    case .matchSet: values.matchSets.count
    case .match: values.matches.count
    case .ontology: values.ontologies.count
    case .stage: values.stages.count
    case .facet: values.facets.count
    case .domain: values.domains.count
    case .concept: values.concepts.count
    case .catalogue: values.catalogues.count
    case .activity: values.activities.count
    case .size: values.sizes.count
    case .effect: values.effects.count
    case .broader: values.broader.count
    case .conceptRelation: values.conceptRelations.count
    }
  }
}
