import CrosswalkBase

/// The document and the items of a package of CASE, checked and put in a tree.
struct CASEPackage {
  /// One item that has an identifier and a text.
  struct Item {
    /// Where it stands, such as `CFItems[3]`.
    let place: String
    let text: String
    /// What ``CASEExport`` has said that it is; nil for items of others.
    let kind: CASEExport.ItemType?
    let code: String?
    let notes: String?
    /// What ``CASEExport`` keeps for it.
    let ours: JSONValue?
    /// Whether it says that it belongs to another document.
    let isOfOthers: Bool
  }

  let root: JSONValue
  let document: JSONValue
  /// Whether ``CASEExport`` has written it.
  let isOurs: Bool
  private(set) var items: [Item] = []
  /// For each item the items under it, in their order.
  private(set) var children: [[Int]] = []
  /// The items under the document, in their order.
  private(set) var roots: [Int] = []
  /// From items to those that they repeat.
  private(set) var same: [Int: Int] = [:]
  private var places: [String: Int] = [:]

  /// Reads items and associations.
  ///
  /// - Throws: ``ImportError`` for what is no package, or over a limit.
  init(
    _ value: JSONValue, limits: ImportLimits, report: inout ImportReport
  ) throws(ImportError) {
    root = try Self.unwrapped(value)
    guard let document = root["CFDocument"], document.object != nil else {
      throw ImportError(
        "this is no package of CASE, which has a CFDocument and CFItems"
          + (root["CFItems"] == nil ? "" : "; a list of items alone says nothing of their document")
      )
    }
    guard let list = root["CFItems"]?.list, !list.isEmpty else {
      throw ImportError("the package has no CFItems, so there is no statement in it")
    }
    if list.count > limits.maxRows { throw ImportError("more than \(limits.maxRows) items") }
    self.document = document
    isOurs = document["extensions"]?["crosswalk"] != nil
    report.items = list.count
    for key in ["title", "creator", "publisher", "version", "description", "notes", "language"] {
      document.tellNoText(key, at: "CFDocument", &report)
    }
    let name = Self.key(document)
    for (index, value) in list.enumerated() {
      try add(value, at: "CFItems[\(index)]", document: name, limits, &report)
    }
    let joins = CASEJoins(self, document: name, &report)
    same = joins.same
    (roots, children) = joins.tree(&report)
  }

  /// The package itself, which some programs wrap in an object of one member or in a list.
  private static func unwrapped(_ value: JSONValue) throws(ImportError) -> JSONValue {
    var value = value
    // A stranger's wrapping may be deep; nobody's is of more than these.
    for _ in 0..<4 where value["CFDocument"] == nil {
      if let list = value.list {
        if list.count > 1 {
          let titles = list.prefix(5).map {
            quoted(($0["CFPackage"] ?? $0)["CFDocument"]?["title"]?.words ?? "")
          }
          throw ImportError(
            "this is a list of \(list.count) packages (\(titles.joined(separator: ", "))); import each "
              + "from a file of its own")
        }
        guard let only = list.first else { break }
        value = only
      } else if let inner = value["CFPackage"] {
        value = inner
      } else if let members = value.object, members.count == 1, let only = members.values.first,
        only["CFDocument"] != nil || only["CFPackage"] != nil
      {
        value = only
      } else {
        break
      }
    }
    return value
  }

  /// The item that a link leads to; nil if it is not in the package.
  func item(_ link: JSONValue?) -> Int? {
    for key in Self.keys(link) {
      if let item = places[key] { return item }
    }
    return nil
  }

  /// A list of the package; what stands in its place instead is told.
  func list(_ key: String, _ report: inout ImportReport) -> [JSONValue] {
    guard let value = root[key] else { return [] }
    guard let list = value.list else {
      report.add("is no list; it is left out", at: key, isProblem: true)
      return []
    }
    return list
  }

  // MARK: Items

  /// What links may call something: its identifier, or its address.
  private static func keys(_ value: JSONValue?) -> [String] {
    ["identifier", "uri"].compactMap { key in
      value?[key]?.text.flatMap { $0.isEmpty ? nil : $0.lowercased() }
    }
  }

  static func key(_ value: JSONValue?) -> Set<String> { Set(keys(value)) }

  private mutating func add(
    _ value: JSONValue, at place: String, document: Set<String>, _ limits: ImportLimits,
    _ report: inout ImportReport
  ) throws(ImportError) {
    func text(_ key: String) throws(ImportError) -> String? {
      value.tellNoText(key, at: place, &report)
      guard let text = value[key]?.words else { return nil }
      if text.utf8.count > limits.maxCellBytes {
        throw ImportError("\(place).\(key): the text is longer than \(limits.maxCellBytes) bytes")
      }
      return text.allSatisfy(\.isWhitespace) ? nil : text
    }
    let keys = Self.keys(value)
    guard let key = keys.first else {
      report.add("has no identifier; it is left out", at: place, isProblem: true)
      return
    }
    if let other = places[key] {
      report.add(
        "has the identifier of \(items[other].place); it is left out: "
          + quoted(value["fullStatement"]?.text ?? ""), at: place, isProblem: true)
      return
    }
    let code = try text("humanCodingScheme")
    let texts = [
      try text("fullStatement"), try text("abbreviatedStatement"), try text("alternativeLabel"),
      code,
    ]
    guard let full = texts.lazy.compactMap({ $0 }).first else {
      report.add("has no fullStatement; it is left out", at: place, isProblem: true)
      return
    }
    if texts[0] == nil {
      report.add(
        "has no fullStatement; \(quoted(full)) is read in its place", at: place, isProblem: false)
    }
    let type = value["CFItemType"]?.text.flatMap(CASEExport.ItemType.init(rawValue:))
    let isOurType = type.map { type in
      value["CFItemTypeURI"]?["uri"]?.text?.hasSuffix("/type/" + type.rawValue) ?? false
    }
    for key in keys where places[key] == nil { places[key] = items.count }
    let owner = value["CFDocumentURI"]
    items.append(
      Item(
        place: place, text: full, kind: isOurType == true ? type : nil, code: code,
        notes: try text("notes"), ours: value["extensions"]?["crosswalk"],
        isOfOthers: !Self.keys(owner).isEmpty && Self.key(owner).isDisjoint(with: document)))
  }
}

extension JSONValue {
  /// A text, or a number as text.
  var words: String? { text ?? number.map(\.plain) }

  /// Says that a member holds something else than a text, such as one text a language.
  func tellNoText(_ key: String, at place: String, _ report: inout ImportReport) {
    guard let value = self[key], value.words == nil else { return }
    let kind = value.object != nil ? "an object" : value.list != nil ? "a list" : "true or false"
    report.add("is \(kind) and no text; it is left out", at: "\(place).\(key)", isProblem: true)
  }

  /// Says that a member holds something that is no number, such as a word.
  func tellNoNumber(_ key: String, at place: String, _ report: inout ImportReport) {
    guard let value = self[key], value.amount == nil, value.text != "" else { return }
    report.add(
      "\(value.text.map(quoted) ?? "what stands there") is no number; it is left out",
      at: "\(place).\(key)", isProblem: true)
  }

  /// A number, or a text that is one; never without end.
  var amount: Double? {
    (number ?? text.flatMap { Double($0) }).flatMap { $0.isFinite ? $0 : nil }
  }
}
