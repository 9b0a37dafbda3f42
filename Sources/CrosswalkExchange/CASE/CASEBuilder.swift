import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

/// Puts the parts of a framework into a package of CASE, one kind after the other.
struct CASEBuilder {
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
    _ iri: String, code: String, text: String, type: CASEExport.ItemType,
    under parent: (String, String),
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

  private func typeIRI(_ type: CASEExport.ItemType) -> String { own + "type/" + type.rawValue }

  private mutating func add(_ unit: Framework.Unit, under heading: (String, String)) {
    addItem(
      iri(unit.id), code: unit.id, text: unit.title, type: .unit, under: heading,
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
    for unit in framework.units { add(unit, under: heading(unit.group)) }
    for (_, statement) in framework.statements {
      guard let same = statement.sameAs else { continue }
      associate("exactMatchOf", iri(statement.id), statement.id, iri(same), same)
    }
    let types = CASEExport.ItemType.allCases.map { type in
      thing(
        typeIRI(type),
        [
          "title": .text(type.rawValue), "description": .text(description(of: type)),
          "hierarchyCode": .text("\(CASEExport.ItemType.allCases.firstIndex(of: type)! + 1)"),
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

  private func description(of type: CASEExport.ItemType) -> String {
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
