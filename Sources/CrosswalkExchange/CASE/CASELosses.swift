import CrosswalkBase

/// Tells what stands in a package and has no place in a framework, by kind.
struct CASELosses {
  /// What a framework takes of each kind of thing, or needs only to read it.
  private static let taken: [String: Set<String>] = [
    "CFDocument": [
      "title", "creator", "publisher", "version", "description", "notes", "officialSourceURL",
      "licenseURI",
    ],
    "CFItems": [
      "fullStatement", "humanCodingScheme", "notes",
    ],
    "CFAssociations": [
      "associationType", "originNodeURI", "destinationNodeURI", "sequenceNumber",
    ],
    "CFRubrics": ["title", "description", "CFRubricCriteria"],
    "CFRubricCriteria": [
      "CFItemURI", "category", "description", "position", "rubricId", "CFRubricCriterionLevels",
    ],
    "CFRubricCriterionLevels": [
      "quality", "description", "score", "position", "rubricCriterionId",
    ],
  ]
  /// What names a thing and its version; a framework has ids of its own.
  private static let names: Set<String> = [
    "identifier", "uri", "CFDocumentURI", "CFPackageURI", "lastChangeDateTime", "caseVersion",
    "language",
  ]

  private var counts: [[String]: Int] = [:]

  static func tell(_ package: CASEPackage, _ report: inout ImportReport) {
    var losses = CASELosses()
    losses.count(package.document, of: "CFDocument", isOurs: package.isOurs)
    for value in package.root["CFItems"]?.list ?? [] {
      let isOurs = package.isOurs && value["extensions"]?["crosswalk"] != nil
      losses.count(value, of: "CFItems", isOurs: isOurs || package.isOurs)
    }
    for value in package.root["CFAssociations"]?.list ?? [] {
      losses.count(value, of: "CFAssociations", isOurs: package.isOurs)
    }
    for rubric in package.root["CFRubrics"]?.list ?? [] {
      losses.count(rubric, of: "CFRubrics", isOurs: package.isOurs)
      for criterion in rubric["CFRubricCriteria"]?.list ?? [] {
        losses.count(criterion, of: "CFRubricCriteria", isOurs: package.isOurs)
        for level in criterion["CFRubricCriterionLevels"]?.list ?? [] {
          losses.count(level, of: "CFRubricCriterionLevels", isOurs: package.isOurs)
        }
      }
    }
    for (key, value) in package.root["CFDefinitions"]?.object ?? [:]
    where !(package.isOurs && key == "CFItemTypes") && key != "CFLicenses" {
      losses.counts[["CFDefinitions", key], default: 0] += value.list?.count ?? 1
    }
    let parts: Set<String> = [
      "CFDocument", "CFItems", "CFAssociations", "CFRubrics", "CFDefinitions",
    ]
    for (key, value) in package.root.object ?? [:] where !parts.contains(key) && !value.isEmpty {
      losses.counts[["the package", key], default: 0] += 1
    }
    for (kind, count) in losses.counts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
    where count > 0 {
      report.add(
        "\(quoted(kind[1])) (\(count)) has no place in a framework", at: kind[0], isProblem: false)
    }
    report.add(
      "identifiers, URIs, languages and dates of change of its parts are not kept", at: "",
      isProblem: false)
  }

  private mutating func count(_ value: JSONValue, of kind: String, isOurs: Bool) {
    for (key, value) in value.object ?? [:] where !value.isEmpty {
      if Self.names.contains(key) || Self.taken[kind]?.contains(key) ?? false { continue }
      if key == "extensions" {
        let parts = value.list ?? [value]
        if parts.allSatisfy({ $0.object.map { Array($0.keys) } == ["crosswalk"] }) { continue }
      }
      if isOurs, key == "CFItemType" || key == "CFItemTypeURI" { continue }
      counts[[kind, key], default: 0] += 1
    }
  }
}

extension JSONValue {
  /// Whether nothing stands in it.
  fileprivate var isEmpty: Bool {
    switch self {
    case .null: true
    case .text(let text): text.isEmpty
    case .list(let list): list.isEmpty
    case .object(let members): members.isEmpty
    case .boolean, .number: false
    }
  }
}
