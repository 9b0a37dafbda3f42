/// A JSON Schema of what CASE 1.1 asks of a package, written by hand from the specification's
/// tables: required properties, types, identifiers, and nothing that it does not name.
enum CASESchema {
  static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$defs": {
        "uuid": {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"},
        "uri": {"type": "string", "format": "uri", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$"},
        "time": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$"},
        "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "texts": {"type": "array", "items": {"type": "string"}},
        "link": {
          "type": "object", "additionalProperties": false, "required": ["title", "identifier", "uri"],
          "properties": {"title": {"type": "string"}, "identifier": {"$ref": "#/$defs/uuid"}, "uri": {"$ref": "#/$defs/uri"}}
        },
        "nodeLink": {
          "type": "object", "additionalProperties": false, "required": ["title", "identifier", "uri"],
          "properties": {"title": {"type": "string"}, "identifier": {"type": "string"}, "uri": {"$ref": "#/$defs/uri"}, "targetType": {"type": "string"}}
        },
        "document": {
          "type": "object", "additionalProperties": false,
          "required": ["identifier", "uri", "creator", "title", "lastChangeDateTime"],
          "properties": {
            "identifier": {"$ref": "#/$defs/uuid"}, "uri": {"$ref": "#/$defs/uri"}, "frameworkType": {"type": "string"},
            "caseVersion": {"enum": ["1.1"]}, "creator": {"type": "string"}, "title": {"type": "string"},
            "lastChangeDateTime": {"$ref": "#/$defs/time"}, "officialSourceURL": {"$ref": "#/$defs/uri"},
            "publisher": {"type": "string"}, "description": {"type": "string"}, "subject": {"$ref": "#/$defs/texts"},
            "subjectURI": {"type": "array", "items": {"$ref": "#/$defs/link"}}, "language": {"type": "string"},
            "version": {"type": "string"}, "adoptionStatus": {"enum": ["Private Draft", "Draft", "Adopted", "Deprecated"]},
            "statusStartDate": {"$ref": "#/$defs/day"}, "statusEndDate": {"$ref": "#/$defs/day"},
            "licenseURI": {"$ref": "#/$defs/link"}, "notes": {"type": "string"}, "extensions": {"type": "object"}
          }
        },
        "item": {
          "type": "object", "additionalProperties": false,
          "required": ["identifier", "fullStatement", "uri", "lastChangeDateTime"],
          "properties": {
            "identifier": {"$ref": "#/$defs/uuid"}, "fullStatement": {"type": "string", "minLength": 1}, "alternativeLabel": {"type": "string"},
            "CFItemType": {"type": "string"}, "CFItemTypeURI": {"$ref": "#/$defs/link"}, "uri": {"$ref": "#/$defs/uri"},
            "humanCodingScheme": {"type": "string"}, "listEnumeration": {"type": "string"}, "abbreviatedStatement": {"type": "string"},
            "conceptKeywords": {"$ref": "#/$defs/texts"}, "conceptKeywordsURI": {"$ref": "#/$defs/link"}, "notes": {"type": "string"},
            "subject": {"$ref": "#/$defs/texts"}, "subjectURI": {"type": "array", "items": {"$ref": "#/$defs/link"}},
            "language": {"type": "string"}, "educationLevel": {"$ref": "#/$defs/texts"}, "licenseURI": {"$ref": "#/$defs/link"},
            "statusStartDate": {"$ref": "#/$defs/day"}, "statusEndDate": {"$ref": "#/$defs/day"},
            "lastChangeDateTime": {"$ref": "#/$defs/time"}, "extensions": {"type": "object"}
          }
        },
        "association": {
          "type": "object", "additionalProperties": false,
          "required": ["identifier", "associationType", "uri", "originNodeURI", "destinationNodeURI", "lastChangeDateTime"],
          "properties": {
            "identifier": {"$ref": "#/$defs/uuid"},
            "associationType": {"enum": ["isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy", "exemplar", "hasSkillLevel", "isTranslationOf"]},
            "sequenceNumber": {"type": "integer"}, "uri": {"$ref": "#/$defs/uri"},
            "originNodeURI": {"$ref": "#/$defs/nodeLink"}, "destinationNodeURI": {"$ref": "#/$defs/nodeLink"},
            "CFAssociationGroupingURI": {"$ref": "#/$defs/link"}, "lastChangeDateTime": {"$ref": "#/$defs/time"},
            "notes": {"type": "string"}, "extensions": {"type": "object"}
          }
        },
        "itemType": {
          "type": "object", "additionalProperties": false,
          "required": ["identifier", "uri", "title", "description", "hierarchyCode", "lastChangeDateTime"],
          "properties": {
            "identifier": {"$ref": "#/$defs/uuid"}, "uri": {"$ref": "#/$defs/uri"}, "title": {"type": "string"},
            "description": {"type": "string"}, "hierarchyCode": {"type": "string"}, "typeCode": {"type": "string"},
            "lastChangeDateTime": {"$ref": "#/$defs/time"}, "extensions": {"type": "object"}
          }
        },
        "level": {
          "type": "object", "additionalProperties": false, "required": ["identifier", "uri", "lastChangeDateTime"],
          "properties": {
            "identifier": {"$ref": "#/$defs/uuid"}, "uri": {"$ref": "#/$defs/uri"}, "description": {"type": "string"},
            "quality": {"type": "string"}, "score": {"type": "number"}, "feedback": {"type": "string"},
            "position": {"type": "integer"}, "rubricCriterionId": {"$ref": "#/$defs/uuid"},
            "lastChangeDateTime": {"$ref": "#/$defs/time"}, "extensions": {"type": "array", "items": {"type": "object"}}
          }
        },
        "criterion": {
          "type": "object", "additionalProperties": false, "required": ["identifier", "uri", "lastChangeDateTime"],
          "properties": {
            "identifier": {"$ref": "#/$defs/uuid"}, "uri": {"$ref": "#/$defs/uri"}, "category": {"type": "string"},
            "description": {"type": "string"}, "CFItemURI": {"$ref": "#/$defs/link"}, "weight": {"type": "number"},
            "position": {"type": "integer"}, "rubricId": {"$ref": "#/$defs/uuid"},
            "lastChangeDateTime": {"$ref": "#/$defs/time"},
            "CFRubricCriterionLevels": {"type": "array", "items": {"$ref": "#/$defs/level"}}, "extensions": {"type": "object"}
          }
        },
        "rubric": {
          "type": "object", "additionalProperties": false, "required": ["identifier", "uri", "lastChangeDateTime"],
          "properties": {
            "identifier": {"$ref": "#/$defs/uuid"}, "uri": {"$ref": "#/$defs/uri"}, "title": {"type": "string"},
            "description": {"type": "string"}, "lastChangeDateTime": {"$ref": "#/$defs/time"},
            "CFRubricCriteria": {"type": "array", "items": {"$ref": "#/$defs/criterion"}}, "extensions": {"type": "object"}
          }
        }
      },
      "type": "object", "additionalProperties": false, "required": ["CFDocument"],
      "properties": {
        "CFDocument": {"$ref": "#/$defs/document"},
        "CFItems": {"type": "array", "items": {"$ref": "#/$defs/item"}},
        "CFAssociations": {"type": "array", "items": {"$ref": "#/$defs/association"}},
        "CFDefinitions": {
          "type": "object", "additionalProperties": false,
          "properties": {
            "CFItemTypes": {"type": "array", "items": {"$ref": "#/$defs/itemType"}},
            "CFConcepts": {"type": "array"}, "CFSubjects": {"type": "array"}, "CFLicenses": {"type": "array"},
            "CFAssociationGroupings": {"type": "array"}, "extensions": {"type": "object"}
          }
        },
        "CFRubrics": {"type": "array", "items": {"$ref": "#/$defs/rubric"}},
        "extensions": {"type": "object"}
      }
    }
    """#
}
