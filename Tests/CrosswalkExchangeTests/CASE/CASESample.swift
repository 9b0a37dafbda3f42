@testable import CrosswalkBase
@testable import CrosswalkDocuments
@testable import CrosswalkExchange

/// A package as other programs publish it: with addresses, dates, kinds of item and definitions, and
/// nothing of ours.
struct CASESample {
  /// The levels of one criterion, in the order in which they stand in the file.
  struct Criterion {
    var item: String?
    var levels: [(title: String?, text: String, score: Int?, position: Int?)]
    var category: String?
  }

  /// Names of items with those that they hang under; nil: under nothing. `doc` is the document.
  var tree: [(name: String, parent: String?)] = []
  var codes: [String: String] = [:]
  /// What items say if it is not their name.
  var texts: [String: String] = [:]
  /// Further properties of items, or others in the place of the usual ones.
  var more: [String: [String: JSONValue]] = [:]
  /// Each list is a rubric.
  var rubrics: [[Criterion]] = []
  /// Further associations.
  var associations: [JSONValue] = []

  static func identifier(_ name: String) -> String { NameUUID.of(iri: address(name)) }

  static func address(_ name: String) -> String {
    "https://case.example.org/ims/case/v1p0/CFItems/\(ExchangeNames.encoded(name))"
  }

  /// A link to a thing of this name.
  static func link(_ name: String) -> JSONValue {
    .object([
      "title": .text(name), "identifier": .text(identifier(name)), "uri": .text(address(name)),
    ])
  }

  static func association(
    _ type: String, _ origin: String, _ target: String, number: Int? = nil
  ) -> JSONValue {
    thing(
      type + origin + target,
      [
        "associationType": .text(type), "originNodeURI": link(origin),
        "destinationNodeURI": link(target), "sequenceNumber": number.map { .number(Double($0)) },
      ])
  }

  private static func thing(_ name: String, _ members: [String: JSONValue?]) -> JSONValue {
    let head: [String: JSONValue?] = [
      "identifier": .text(identifier(name)), "uri": .text(address(name)),
      "lastChangeDateTime": .text("2024-05-01T12:00:00+00:00"),
    ]
    return .record(head.merging(members) { $1 })
  }

  var package: JSONValue {
    let items = tree.map { entry in
      let members: [String: JSONValue?] = [
        "CFDocumentURI": Self.link("doc"), "CFItemType": .text("Standard"),
        "fullStatement": .text(texts[entry.name] ?? entry.name),
        "humanCodingScheme": .optional(codes[entry.name]),
      ]
      return Self.thing(entry.name, members.merging(more[entry.name] ?? [:]) { $1 })
    }
    var counts: [String: Int] = [:]
    var children: [JSONValue] = []
    for (name, parent) in tree {
      guard let parent else { continue }
      counts[parent, default: 0] += 1
      children.append(Self.association("isChildOf", name, parent, number: counts[parent]))
    }
    let rubrics = rubrics.enumerated().map { index, criteria in
      Self.thing(
        "rubric \(index)",
        [
          "title": .text("Rubric"),
          "CFRubricCriteria": .list(
            criteria.enumerated().map { Self.criterion($1, "rubric \(index) \($0)") }),
        ])
    }
    let document = Self.thing(
      "doc",
      ["title": .text("Anchors"), "creator": .text("A county"), "version": .text("2")])
    // The numbers tell the order, not the places in the file.
    return .object([
      "CFDocument": document, "CFItems": .list(items.reversed()),
      "CFAssociations": .list(children.reversed() + associations), "CFRubrics": .list(rubrics),
    ])
  }

  private static func criterion(_ criterion: Criterion, _ name: String) -> JSONValue {
    let levels = criterion.levels.enumerated().map { index, level in
      thing(
        "\(name) \(index)",
        [
          "quality": .optional(level.title), "description": .text(level.text),
          "score": level.score.map { .number(Double($0)) },
          "position": level.position.map { .number(Double($0)) },
        ])
    }
    return thing(
      name,
      [
        "CFItemURI": criterion.item.map(link), "category": .optional(criterion.category),
        "CFRubricCriterionLevels": .list(levels),
      ])
  }

  var bytes: [UInt8] { Array(try! JSONText.compact(package).utf8) }

  func imported(levels: [String] = []) throws -> ImportedFramework {
    try CASEImport.read(bytes, id: "county", title: "County", levels: levels)
  }

  /// Two domains; one competency is judged by a criterion, one by one whose texts are its items.
  static let county = CASESample(
    tree: [
      ("Families", "doc"), ("Engagement", "Families"), ("Greets everybody.", "Engagement"),
      ("Asks what the family wants.", "Engagement"), ("Own work", "doc"), ("Learning", "Own work"),
    ],
    codes: ["Families": "1", "Engagement": "1.1", "Greets everybody.": "1.1.a"],
    rubrics: [
      [
        Criterion(
          item: "Engagement",
          levels: [
            ("High", "Plans with the family.\n• Asks what the family wants.", 2, 1),
            ("Low", "Follows a script.", 1, 2),
          ]),
        Criterion(
          item: "Learning", levels: [("High", "Seeks feedback.", 2, 1), ("Low", "Takes it.", 1, 2)]),
      ]
    ])
}
