import CrosswalkModel

/// Every stored field of the model that holds a value of its own, and not further parts.
///
/// The raw values are the name of the type and that of its property. Exports declare which of these
/// they keep; what they lose is the rest. So a field that is added to the model must be added here,
/// and a test fails until it is.
package enum ModelField: String, CaseIterable, Sendable {
  case frameworkID = "Framework.id"
  case frameworkTitle = "Framework.title"
  case frameworkPublisher = "Framework.publisher"
  case frameworkVersion = "Framework.version"
  case frameworkJurisdiction = "Framework.jurisdiction"
  case frameworkDate = "Framework.date"
  case frameworkLanguage = "Framework.language"
  case frameworkLicense = "Framework.license"
  case frameworkWording = "Framework.wording"

  case sourceTitle = "Framework.Source.title"
  case sourceURL = "Framework.Source.url"
  case sourceNote = "Framework.Source.note"

  case ancestorFramework = "Framework.Ancestor.framework"
  case ancestorNote = "Framework.Ancestor.note"

  case groupID = "Framework.Group.id"
  case groupTitle = "Framework.Group.title"
  case groupParent = "Framework.Group.parent"

  case unitID = "Framework.Unit.id"
  case unitTitle = "Framework.Unit.title"
  case unitCode = "Framework.Unit.code"
  case unitGroup = "Framework.Unit.group"
  case unitNote = "Framework.Unit.note"
  case unitRated = "Framework.Unit.rated"

  case definitionText = "Definition.text"
  case definitionLocator = "Definition.locator"
  case definitionNote = "Definition.note"

  case subcompetencyID = "Framework.Subcompetency.id"
  case subcompetencyTitle = "Framework.Subcompetency.title"
  case subcompetencyNote = "Framework.Subcompetency.note"

  case scaleID = "Scale.id"
  case scaleTitle = "Scale.title"
  case scaleConstruct = "Scale.construct"
  case scaleMeasures = "Scale.measures"
  case scaleRates = "Scale.rates"
  case scaleBasis = "Scale.basis"
  case scaleNote = "Scale.note"
  case scaleOrder = "Scale.order"

  case levelID = "Scale.Level.id"
  case levelTitle = "Scale.Level.title"
  case levelNote = "Scale.Level.note"

  case tenureFrom = "Scale.Tenure.from"
  case tenureTo = "Scale.Tenure.to"

  case statementID = "Statement.id"
  case statementCode = "Statement.code"
  case statementSubcompetency = "Statement.subcompetency"
  case statementLevel = "Statement.level"
  case statementActor = "Statement.actor"
  case statementAct = "Statement.act"
  case statementParent = "Statement.parent"
  case statementSameAs = "Statement.sameAs"
  case statementFlags = "Statement.flags"
  case statementNote = "Statement.note"
  case statementText = "Statement.text"

  case gradeLevel = "Statement.Grade.level"
  case gradeStatus = "Statement.Grade.status"
  case gradeText = "Statement.Grade.text"
  case gradeSupport = "Statement.Grade.support"

  case alignmentFramework = "Alignment.framework"
  case alignmentAuthor = "Alignment.author"
  case alignmentVersion = "Alignment.version"
  case alignmentDate = "Alignment.date"
  case alignmentJustification = "Alignment.justification"
  case alignmentIsComplete = "Alignment.isComplete"

  case cutAt = "Alignment.Cut.at"
  case cutSpread = "Alignment.Cut.spread"
  case cutReason = "Alignment.Cut.reason"

  case locationErrorPoints = "Alignment.LocationError.points"
  case locationErrorReason = "Alignment.LocationError.reason"

  case panelKind = "Alignment.Panel.kind"
  case panelNote = "Alignment.Panel.note"
  case panelReaderShift = "Alignment.Panel.readerShift"
  case panelSheets = "Alignment.Panel.Round.sheets"
  case panelAgreementValue = "Estimate.value"
  case panelAgreementLow = "Estimate.low"
  case panelAgreementHigh = "Estimate.high"
  case placingReader = "Alignment.Panel.Placing.reader"
  case placingCuts = "Alignment.Panel.Placing.cuts"

  case fitPeople = "Alignment.FittedTo.people"
  case fitRatings = "Alignment.FittedTo.ratings"
  case fitOther = "Alignment.FittedTo.other"
  case fitFile = "Alignment.FittedTo.file"
  case fitDigest = "Alignment.FittedTo.digest"
  case fitAuthor = "Alignment.FittedTo.author"
  case fitDate = "Alignment.FittedTo.date"

  case readingFacet = "Alignment.FacetReading.facet"
  case readingStrength = "Alignment.FacetReading.strength"
  case readingEvidence = "Alignment.FacetReading.evidence"
  case readingSection = "Alignment.FacetReading.section"
  case readingSecondary = "Alignment.FacetReading.secondary"
  case readingReason = "Alignment.FacetReading.reason"

  case levelFacetsLevel = "Alignment.LevelFacets.level"

  case statementLinksStatement = "Alignment.StatementLinks.statement"

  case linkConcept = "ConceptLink.concept"
  case linkShare = "ConceptLink.share"
  case linkRelation = "ConceptLink.relation"
  case linkConfidence = "ConceptLink.confidence"
  case linkJustification = "ConceptLink.justification"
  case linkAuthor = "ConceptLink.author"
  case linkNote = "ConceptLink.note"

  case actOverruledStatement = "Alignment.StatementAct.statement"
  case actOverruledBy = "Alignment.StatementAct.act"
  case actOverruledReason = "Alignment.StatementAct.reason"
  case actOverruledAuthor = "Alignment.StatementAct.author"

  case statementRejectionsStatement = "Alignment.StatementRejections.statement"

  case rejectionConcept = "Rejection.concept"
  case rejectionReason = "Rejection.reason"
  case rejectionAuthor = "Rejection.author"

  case unusedConcepts = "Alignment.Unused.concepts"
  case unusedKind = "Alignment.Unused.kind"
  case unusedReason = "Alignment.Unused.reason"

  case matchSetFrom = "MatchSet.from"
  case matchSetTo = "MatchSet.to"
  case matchSetAuthor = "MatchSet.author"
  case matchSetVersion = "MatchSet.version"
  case matchSetDate = "MatchSet.date"
  case matchSetJustification = "MatchSet.justification"

  case matchSubject = "MatchSet.Match.subject"
  case matchObject = "MatchSet.Match.object"
  case matchRelation = "MatchSet.Match.relation"
  case matchAbsence = "MatchSet.Match.absence"
  case matchConfidence = "MatchSet.Match.confidence"
  case matchJustification = "MatchSet.Match.justification"
  case matchAuthor = "MatchSet.Match.author"
  case matchNote = "MatchSet.Match.note"
  case matchSettled = "MatchSet.Match.settled"
  case matchWithdraws = "MatchSet.Match.withdraws"

  case ontologyID = "Ontology.id"
  case ontologyTitle = "Ontology.title"
  case ontologyVersion = "Ontology.version"
  case ontologyDate = "Ontology.date"

  case stageID = "Ontology.Stage.id"
  case stageLabel = "Ontology.Stage.label"
  case stageFrom = "Ontology.Stage.from"
  case stageTo = "Ontology.Stage.to"
  case stageScope = "Ontology.Stage.scope"

  case facetID = "Ontology.Facet.id"
  case facetLabel = "Ontology.Facet.label"
  case facetScope = "Ontology.Facet.scope"

  case domainID = "Ontology.Domain.id"
  case domainLabel = "Ontology.Domain.label"

  case conceptID = "Ontology.Concept.id"
  case conceptLabel = "Ontology.Concept.label"
  case conceptAltLabels = "Ontology.Concept.altLabels"
  case conceptScope = "Ontology.Concept.scope"

  case catalogueID = "ActivityCatalogue.id"
  case catalogueTitle = "ActivityCatalogue.title"
  case catalogueVersion = "ActivityCatalogue.version"
  case catalogueDate = "ActivityCatalogue.date"
  case catalogueNote = "ActivityCatalogue.note"
  case catalogueCurrency = "ActivityCatalogue.currency"

  case activityID = "Activity.id"
  case activityTitle = "Activity.title"
  case activityMode = "Activity.mode"
  case activityHours = "Activity.hours"
  case activityMonths = "Activity.months"
  case activityCost = "Activity.cost"
  case activityRequires = "Activity.requires"
  case activityInstead = "Activity.instead"
  case activityRoles = "Activity.roles"
  case activityEvidence = "Activity.evidence"
  case activityProvider = "Activity.provider"
  case activityJurisdiction = "Activity.jurisdiction"
  case activitySource = "Activity.source"

  case sizeFrom = "Activity.Size.from"
  case sizeTo = "Activity.Size.to"

  case effectConcept = "Activity.Effect.concept"
  case effectFrom = "Activity.Effect.from"
  case effectTo = "Activity.Effect.to"
  case effectCloses = "Activity.Effect.closes"
  case effectReason = "Activity.Effect.reason"

  case broaderConcept = "Ontology.Concept.Broader.concept"
  case broaderReason = "Ontology.Concept.Broader.reason"

  case conceptRelationFrom = "ConceptRelation.from"
  case conceptRelationTo = "ConceptRelation.to"
  case conceptRelationKind = "ConceptRelation.relation"
  case conceptRelationReason = "ConceptRelation.reason"

  /// What has the field, for people: what only holds several things together is one with them.
  package var part: ModelPart {
    switch self {
    case .levelFacetsLevel: .reading
    case .statementLinksStatement: .link
    case .statementRejectionsStatement: .rejection
    case .panelSheets, .panelAgreementValue, .panelAgreementLow, .panelAgreementHigh: .panel
    default: ModelPart(rawValue: String(rawValue[..<dot]))!
    }
  }

  /// The name of the property.
  package var property: Substring { rawValue[rawValue.index(after: dot)...] }

  private var dot: String.Index { rawValue.lastIndex(of: ".")! }

  /// What reports call several of it, such as `notes`.
  package var words: String {
    switch property {
    case "act": "kinds of act"
    case "altLabels": "other labels"
    case "absence": "kinds of absence"
    case "at": "places"
    case "basis": "bases"
    case "construct": "descriptions"
    case "evidence" where part == .activity: "things to look for"
    case "evidence": "statements as evidence"
    case "closes": "closed parts"
    case "currency": "currencies"
    case "from" where part == .size: "fewest people"
    case "from" where part == .effect: "lowest stages"
    case "from" where part == .tenure || part == .stage: "beginnings"
    case "from" where part == .conceptRelation: "first concepts"
    case "from": "first frameworks"
    case "isComplete": "promises of completeness"
    case "measures": "words for what is measured"
    case "instead": "groups of alternatives"
    case "kind": "kinds of absence"
    case "order": "words on how the order of levels is known"
    case "other": "other frameworks"
    case "people": "numbers of people"
    case "ratings": "numbers of ratings"
    case "requires": "requirements"
    case "rated": "exemptions from rating"
    case "rates": "kinds of rating"
    case "sameAs": "repetitions"
    case "secondary": "reservations"
    case "settled": "settlements"
    case "status": "marks"
    case "support": "kinds of support"
    case "text": "wordings"
    case "url": "addresses"
    case "withdraws": "withdrawals"
    case "wording": "words on whose the wording is"
    case "to" where part == .size: "most people"
    case "to" where part == .effect: "highest stages"
    case "to" where part == .tenure || part == .stage: "ends"
    case "to": "second frameworks"
    default:
      property.hasSuffix("s")
        ? String(property)
        : property.hasSuffix("y") ? property.dropLast() + "ies" : property + "s"
    }
  }
}
