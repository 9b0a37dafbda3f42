import CrosswalkBase
import CrosswalkDocuments
import CrosswalkKit
import CrosswalkModel

/// A framework as a package of CASE 1.1: a document, items, associations and a rubric.
///
/// Groups, units, subcompetencies and statements are items, each the child of the one over it and
/// numbered in the order of the document; items of one parent that follow each other are joined by
/// `precedes` too. The scale is a rubric. Its first criterion holds the levels; in a level-bound
/// framework each unit has a criterion whose levels hold its statements, and each graded statement
/// one that holds its grades. What CASE has no place for is under `crosswalk` in `extensions`.
public struct CASEExport: Sendable {
  /// What is not in it, or not where other programs look.
  public let loss: LossReport
  private let package: JSONValue

  /// The file.
  public var text: String { get throws { try JSONText.pretty(package) } }

  /// The kinds of item, by what ``CASEReader`` knows them by.
  enum ItemType: String, CaseIterable {
    case group = "Group"
    case unit = "Unit"
    case subcompetency = "Subcompetency"
    case statement = "Statement"
  }

  /// What of the model is in it. ``CASEImport`` reads all of it back but the keywords.
  package static let keeps = KeptFields(
    Set<ModelField>.all(of: .source, .group, .subcompetency).union([
      .frameworkTitle, .frameworkPublisher, .frameworkVersion, .frameworkLanguage,
      .frameworkLicense, .statementSubcompetency,
      .unitID, .unitTitle, .unitGroup, .unitNote,
      .scaleTitle, .scaleConstruct, .levelTitle, .levelNote,
      .statementID, .statementText, .statementNote, .statementParent, .statementSameAs,
    ]),
    aside: [
      (
        "extensions",
        Set<ModelField>.all(of: .ancestor, .tenure, .definition).union([
          .frameworkID, .frameworkJurisdiction, .frameworkDate, .frameworkWording, .unitRated,
          .unitCode, .statementCode,
          .scaleID, .scaleMeasures, .scaleRates, .scaleBasis, .scaleNote, .levelID,
          .statementActor, .statementAct, .statementFlags,
        ])
      ),
      ("extensions and rubrics", [.statementLevel]),
      ("rubrics", .all(of: .grade)),
      ("conceptKeywords", [.linkConcept, .statementLinksStatement]),
    ])

  /// Makes the package; its concepts are named in the items' keywords.
  public init(
    _ aligned: AlignedFramework, ontology: Ontology, names: ExchangeNames = .standard
  ) {
    var builder = Builder(aligned, ontology: ontology, names: names)
    package = builder.package()
    var loss = LossReport(
      title: "\(aligned.framework.id) as case", of: ModelValues([aligned]), keeping: Self.keeps)
    if builder.isDateMade {
      loss.leaveOut("dates of change (none is known; the start of 1970 stands in)", 1)
    }
    self.loss = loss
  }

  private struct Builder {
    let framework: Framework
    let alignment: Alignment
    let links: [String: [ConceptLink]]
    let labels: [String: String]
    let own: String
    let changed: String
    let isDateMade: Bool
    private var items: [JSONValue] = []
    private var associations: [JSONValue] = []
    /// The last child of each parent so far, for order.
    private var last: [String: (iri: String, title: String)] = [:]
    private var counts: [String: Int] = [:]

    init(_ aligned: AlignedFramework, ontology: Ontology, names: ExchangeNames) {
      framework = aligned.framework
      alignment = aligned.alignment
      links = aligned.linksByStatement
      labels = Dictionary(
        ontology.concepts.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
      own = names.framework(framework.id)
      let date = [framework.date, aligned.alignment.date].lazy.compactMap(Self.day).first
      isDateMade = date == nil
      changed = (date ?? "1970-01-01") + "T00:00:00Z"
    }

    /// The day that a date begins with: a year stands for its first day, a month for its first.
    static func day(_ date: String) -> String? {
      [date, date + "-01", date + "-01-01"].first(where: isCalendarDate)
    }

    private func iri(_ id: String) -> String { own + ExchangeNames.encoded(id) }

    private func link(_ iri: String, _ title: String) -> JSONValue {
      .record([
        "title": .text(title), "identifier": .text(NameUUID.of(iri: iri)), "uri": .text(iri),
      ])
    }

    private func thing(_ iri: String, _ members: [String: JSONValue?]) -> JSONValue {
      var members = members
      members["identifier"] = .text(NameUUID.of(iri: iri))
      members["uri"] = .text(iri)
      members["lastChangeDateTime"] = .text(changed)
      return .record(members)
    }

    /// What is under our name in the one place for what the schema does not name.
    private static func ours(_ members: [String: JSONValue?]) -> JSONValue? {
      let filled = members.compactMapValues { $0 }
      return filled.isEmpty ? nil : .object(["crosswalk": .object(filled)])
    }

    private static func definition(_ definition: Definition) -> JSONValue {
      .record([
        "text": .text(definition.text), "locator": .text(definition.locator),
        "note": .optional(definition.note),
      ])
    }

    private mutating func addItem(
      _ iri: String, code: String, text: String, type: ItemType, under parent: (String, String),
      notes: String? = nil, keywords: [String] = [], extensions: JSONValue? = nil
    ) {
      items.append(
        thing(
          iri,
          [
            "fullStatement": .text(text), "humanCodingScheme": .text(code),
            "CFItemType": .text(type.rawValue), "CFItemTypeURI": link(typeIRI(type), type.rawValue),
            "language": .optional(framework.language), "notes": .optional(notes),
            "conceptKeywords": .filled(keywords.map(JSONValue.text)), "extensions": extensions,
          ]))
      counts[parent.0, default: 0] += 1
      associate(
        "isChildOf", iri, code, parent.0, parent.1, number: counts[parent.0])
      if let previous = last[parent.0] {
        associate("precedes", previous.iri, previous.title, iri, code)
      }
      last[parent.0] = (iri, code)
    }

    private mutating func associate(
      _ type: String, _ origin: String, _ originTitle: String, _ target: String,
      _ targetTitle: String, number: Int? = nil
    ) {
      let name = NameUUID.of(iri: [type, origin, target].joined(separator: " "))
      associations.append(
        thing(
          own + "association/" + name,
          [
            "associationType": .text(type), "originNodeURI": link(origin, originTitle),
            "destinationNodeURI": link(target, targetTitle),
            "sequenceNumber": number.map { .number(Double($0)) },
          ]))
    }

    private func typeIRI(_ type: ItemType) -> String { own + "type/" + type.rawValue }

    mutating func package() -> JSONValue {
      let document = (own, framework.title)
      func heading(_ id: String?) -> (String, String) {
        id.map { (own + "group/" + ExchangeNames.encoded($0), $0) } ?? document
      }
      for group in framework.groups {
        addItem(
          heading(group.id).0, code: group.id, text: group.title, type: .group,
          under: heading(group.parent))
      }
      for unit in framework.units {
        addItem(
          iri(unit.id), code: unit.id, text: unit.title, type: .unit, under: heading(unit.group),
          notes: unit.note,
          extensions: Self.ours([
            "code": .optional(unit.code),
            "rated": unit.rated ? nil : .boolean(false),
            "definition": unit.definition.map(Self.definition),
          ]))
        for part in unit.subcompetencies {
          addItem(
            iri(part.id), code: part.id, text: part.title, type: .subcompetency,
            under: (iri(unit.id), unit.id), notes: part.note)
        }
        for statement in unit.statements {
          let parent = statement.parent ?? statement.subcompetency ?? unit.id
          addItem(
            iri(statement.id), code: statement.id, text: statement.text, type: .statement,
            under: (iri(parent), parent), notes: statement.note,
            keywords: (links[statement.id] ?? []).map { labels[$0.concept] ?? $0.concept },
            extensions: Self.ours([
              "code": .optional(statement.code),
              // Below another statement the tree does not tell the heading.
              "subcompetency": .optional(
                statement.parent == nil ? nil : statement.subcompetency),
              "level": .optional(statement.level), "actor": .text(statement.actor.rawValue),
              "act": .optional(statement.act?.rawValue),
              "flags": .filled(statement.flags.map { .text($0.rawValue) }),
            ]))
        }
      }
      for (_, statement) in framework.statements {
        guard let same = statement.sameAs else { continue }
        associate("exactMatchOf", iri(statement.id), statement.id, iri(same), same)
      }
      let types = ItemType.allCases.map { type in
        thing(
          typeIRI(type),
          [
            "title": .text(type.rawValue), "description": .text(description(of: type)),
            "hierarchyCode": .text("\(ItemType.allCases.firstIndex(of: type)! + 1)"),
          ])
      }
      return .object([
        "CFDocument": self.document(), "CFItems": .list(items),
        "CFAssociations": .list(associations),
        "CFDefinitions": .record([
          "CFItemTypes": .list(types), "CFLicenses": license.map { .list([$0.definition]) },
        ]),
        "CFRubrics": .list([rubric()]),
      ])
    }

    /// The licence that the framework says it has: an address is its own name, words get one.
    private var license: (link: JSONValue, definition: JSONValue)? {
      guard let text = framework.license else { return nil }
      let iri = isAbsoluteIRI(text) ? text : own + "license"
      return (
        link(iri, text),
        thing(iri, ["title": .text(text), "licenseText": .text(text)])
      )
    }

    private func description(of type: ItemType) -> String {
      switch type {
      case .group: "A heading over units."
      case .unit: "What people are rated on."
      case .subcompetency: "A heading inside a unit, which nobody is rated on."
      case .statement:
        framework.wording == .ours
          ? "One behaviour, in the words of those who made this file and not of the document."
          : "One behaviour."
      }
    }

    /// What stands in the place of a publisher who is not known yet.
    private var unnamedPublisher: String? {
      framework.knownPublisher == nil && framework.publisher != Skeleton.unknown
        ? framework.publisher : nil
    }

    private func document() -> JSONValue {
      thing(
        own,
        [
          "creator": .text(framework.knownPublisher ?? Skeleton.unknown),
          "publisher": .optional(framework.knownPublisher),
          "licenseURI": license?.link,
          "officialSourceURL": .optional(
            framework.source.url.flatMap { isAbsoluteIRI($0) ? $0 : nil }),
          "title": .text(framework.title), "version": .text(framework.version),
          "description": .text(framework.source.title),
          "language": .optional(framework.language), "caseVersion": .text("1.1"),
          "notes": .optional(framework.source.note),
          "extensions": Self.ours([
            "id": .text(framework.id), "jurisdiction": .text(framework.jurisdiction),
            "date": .text(framework.date), "publisher": .optional(unnamedPublisher),
            "wording": .optional(framework.wording?.rawValue),
            "source": .optional(framework.source.url.flatMap { isAbsoluteIRI($0) ? nil : $0 }),
            "draftedFrom": .filled(
              framework.draftedFrom.map {
                .record(["framework": .text($0.framework), "note": .optional($0.note)])
              }),
          ]),
        ])
    }

    private func rubric() -> JSONValue {
      // One list in one order: the levels, then units, then graded statements. All are built alike,
      // by `add`, which shares what they hold with all three.
      let scale = framework.scale
      let iri = own + "scale/" + ExchangeNames.encoded(scale.id)
      var criteria: [JSONValue] = []
      func add(
        _ name: String, item: (id: String, title: String)?,
        level: (Scale.Level) -> (text: String?, extensions: JSONValue?)
      ) {
        let criterion = iri + "/" + name
        criteria.append(
          thing(
            criterion,
            [
              "category": .text(item?.title ?? scale.title),
              "CFItemURI": item.map { link(self.iri($0.id), $0.id) },
              "position": .number(Double(criteria.count + 1)),
              "rubricId": .text(NameUUID.of(iri: iri)),
              "CFRubricCriterionLevels": .list(
                scale.levels.enumerated().map { index, entry in
                  let (text, extensions) = level(entry)
                  return thing(
                    criterion + "/" + ExchangeNames.encoded(entry.id),
                    [
                      "quality": .text(entry.title), "description": .optional(text),
                      "score": .number(Double(index + 1)),
                      "position": .number(Double(index + 1)),
                      "rubricCriterionId": .text(NameUUID.of(iri: criterion)),
                      // Here, and nowhere else, the schema has a list of them.
                      "extensions": extensions.map { .list([$0]) },
                    ])
                }),
            ]))
      }
      add("levels", item: nil) { level in
        let tenure = level.tenure.map { tenure in
          JSONValue.record(["from": .number(tenure.from), "to": tenure.to.map { .number($0) }])
        }
        return (
          level.note,
          Self.ours([
            "id": .text(level.id), "tenure": tenure,
            "definition": level.definition.map(Self.definition),
          ])
        )
      }
      for unit in framework.units where unit.statements.contains(where: { $0.level != nil }) {
        add("unit/" + ExchangeNames.encoded(unit.id), item: (unit.id, unit.title)) { level in
          let texts = unit.statements.filter { $0.level == level.id }.map(\.text)
          return (texts.isEmpty ? nil : texts.joined(separator: "\n"), nil)
        }
      }
      for (_, statement) in framework.statements where !statement.grades.isEmpty {
        add(
          "statement/" + ExchangeNames.encoded(statement.id), item: (statement.id, statement.text)
        ) { level in
          guard let grade = statement.grades.first(where: { $0.level == level.id }) else {
            return (nil, nil)
          }
          return (
            grade.text,
            Self.ours([
              "status": .text(grade.status.rawValue),
              "support": .filled(grade.support.map { .text($0.rawValue) }),
            ])
          )
        }
      }
      return thing(
        iri,
        [
          "title": .text(scale.title), "description": .text(scale.construct),
          "CFRubricCriteria": .list(criteria),
          "extensions": Self.ours([
            "id": .text(scale.id), "rates": .text(scale.rates.rawValue),
            "basis": .text(scale.basis.rawValue), "note": .optional(scale.note),
            "measures": .optional(scale.measures),
          ]),
        ])
    }
  }
}
