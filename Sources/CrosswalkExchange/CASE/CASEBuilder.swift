import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel

/// Puts the parts of a framework into a package of CASE, one kind after the other, and hands each on as
/// it is made: a package is some hundred times as long as what it is made of.
struct CASEBuilder {
  let framework: Framework
  let alignment: Alignment
  let links: [String: [ConceptLink]]
  let labels: [String: String]
  let own: String
  let changed: String
  let isDateMade: Bool
  /// What is done with items, and with associations; nil: none are made.
  private var takeItem: ((JSONValue) throws -> Void)?
  private var takeAssociation: ((JSONValue) throws -> Void)?
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
    notes: String? = nil, keywords: [String] = [],
    extensions: @autoclosure () -> JSONValue? = nil
  ) throws {
    if let takeItem {
      try takeItem(
        thing(
          iri,
          [
            "fullStatement": .text(text), "humanCodingScheme": .text(code),
            "CFItemType": .text(type.rawValue),
            "CFItemTypeURI": link(typeIRI(type), type.rawValue),
            "language": .optional(framework.language), "notes": .optional(notes),
            "conceptKeywords": .filled(keywords.map(JSONValue.text)),
            "extensions": extensions(),
          ]))
    }
    counts[parent.0, default: 0] += 1
    try associate(
      "isChildOf", iri, code, parent.0, parent.1, number: counts[parent.0])
    if let previous = last[parent.0] {
      try associate("precedes", previous.iri, previous.title, iri, code)
    }
    last[parent.0] = (iri, code)
  }

  private func associate(
    _ type: String, _ origin: String, _ originTitle: String, _ target: String,
    _ targetTitle: String, number: Int? = nil
  ) throws {
    guard let takeAssociation else { return }
    let name = NameUUID.of(iri: [type, origin, target].joined(separator: " "))
    try takeAssociation(
      thing(
        own + "association/" + name,
        [
          "associationType": .text(type), "originNodeURI": link(origin, originTitle),
          "destinationNodeURI": link(target, targetTitle),
          "sequenceNumber": number.map { .number(Double($0)) },
        ]))
  }

  private func typeIRI(_ type: CASEExport.ItemType) -> String { own + "type/" + type.rawValue }

  private mutating func add(_ unit: Framework.Unit, under heading: (String, String)) throws {
    try addItem(
      iri(unit.id), code: unit.id, text: unit.title, type: .unit, under: heading,
      notes: unit.note,
      extensions: Self.ours([
        "code": .optional(unit.code),
        "rated": unit.rated ? nil : .boolean(false),
        "definition": unit.definition.map(Self.definition),
      ]))
    for part in unit.subcompetencies {
      try addItem(
        iri(part.id), code: part.id, text: part.title, type: .subcompetency,
        under: (iri(unit.id), unit.id), notes: part.note)
    }
    for statement in unit.statements {
      let parent = statement.parent ?? statement.subcompetency ?? unit.id
      let keywords = (links[statement.id] ?? []).map { labels[$0.concept] ?? $0.concept }
      try addItem(
        iri(statement.id), code: statement.id, text: statement.text, type: .statement,
        under: (iri(parent), parent), notes: statement.note,
        keywords: keywords,
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

  /// Writes the whole package. Its parts are gone through once for the associations, which stand first,
  /// and once for the items.
  func write(into json: JSONStream) throws {
    try json.begin(isObject: true)
    try json.begin(isObject: false, key: "CFAssociations")
    var associations = self
    associations.takeAssociation = { try json.write($0) }
    try associations.addAll()
    try json.end()
    try json.write(definitions, key: "CFDefinitions")
    try json.write(document(), key: "CFDocument")
    try json.begin(isObject: false, key: "CFItems")
    var items = self
    items.takeItem = { try json.write($0) }
    try items.addAll()
    try json.end()
    try json.begin(isObject: false, key: "CFRubrics")
    try writeRubric(to: json)
    try json.end()
    try json.end()
  }

  private mutating func addAll() throws {
    let heading = { [own, title = framework.title] (id: String?) -> (String, String) in
      id.map { (own + "group/" + ExchangeNames.encoded($0), $0) } ?? (own, title)
    }
    for group in framework.groups {
      try addItem(
        heading(group.id).0, code: group.id, text: group.title, type: .group,
        under: heading(group.parent))
    }
    for unit in framework.units { try add(unit, under: heading(unit.group)) }
    for (_, statement) in framework.statements {
      guard let same = statement.sameAs else { continue }
      try associate("exactMatchOf", iri(statement.id), statement.id, iri(same), same)
    }
  }

  private var definitions: JSONValue {
    let types = CASEExport.ItemType.allCases.map { type in
      thing(
        typeIRI(type),
        [
          "title": .text(type.rawValue), "description": .text(description(of: type)),
          "hierarchyCode": .text("\(CASEExport.ItemType.allCases.firstIndex(of: type)! + 1)"),
        ])
    }
    return .record([
      "CFItemTypes": .list(types), "CFLicenses": license.map { .list([$0.definition]) },
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

  private func writeRubric(to json: JSONStream) throws {
    // One list in one order: the levels, then units, then graded statements. All are built alike,
    // by `add`, which shares what they hold with all three.
    let scale = framework.scale
    let iri = own + "scale/" + ExchangeNames.encoded(scale.id)
    try json.begin(isObject: true)
    try json.begin(isObject: false, key: "CFRubricCriteria")
    var count = 0
    func add(
      _ name: String, item: (id: String, title: String)?,
      level: (Scale.Level) -> (text: String?, extensions: JSONValue?)
    ) throws {
      let criterion = iri + "/" + name
      count += 1
      try json.write(
        thing(
          criterion,
          [
            "category": .text(item?.title ?? scale.title),
            "CFItemURI": item.map { link(self.iri($0.id), $0.id) },
            "position": .number(Double(count)),
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
    try add("levels", item: nil) { level in
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
      try add("unit/" + ExchangeNames.encoded(unit.id), item: (unit.id, unit.title)) { level in
        (CASEExport.joined(unit, at: level.id), nil)
      }
    }
    for (_, statement) in framework.statements where !statement.grades.isEmpty {
      try add(
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
    try json.end()
    let rest = thing(
      iri,
      [
        "title": .text(scale.title), "description": .text(scale.construct),
        "extensions": Self.ours([
          "id": .text(scale.id), "rates": .text(scale.rates.rawValue),
          "basis": .text(scale.basis.rawValue), "note": .optional(scale.note),
          "measures": .optional(scale.measures), "order": .optional(scale.order?.rawValue),
        ]),
      ])
    for (key, value) in (rest.object ?? [:]).sorted(by: { $0.key < $1.key }) {
      try json.write(value, key: key)
    }
    try json.end()
  }
}
