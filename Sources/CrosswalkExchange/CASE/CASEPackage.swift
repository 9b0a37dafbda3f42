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
  private var parents: [Int?] = []

  /// Reads items and associations.
  ///
  /// - Throws: ``ImportError`` for what is no package, or over a limit.
  init(
    _ value: JSONValue, limits: ImportLimits, report: inout ImportReport
  ) throws(ImportError) {
    // Some programs wrap the package in an object of its own.
    root = value["CFPackage"] ?? value
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
    let name = Self.key(document)
    for (index, value) in list.enumerated() {
      try add(value, at: "CFItems[\(index)]", document: name, limits, &report)
    }
    joinItems(document: name, &report)
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

  private static func key(_ value: JSONValue?) -> Set<String> { Set(keys(value)) }

  private mutating func add(
    _ value: JSONValue, at place: String, document: Set<String>, _ limits: ImportLimits,
    _ report: inout ImportReport
  ) throws(ImportError) {
    func text(_ key: String) throws(ImportError) -> String? {
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

  // MARK: Tree

  private mutating func joinItems(document: Set<String>, _ report: inout ImportReport) {
    parents = Array(repeating: nil, count: items.count)
    var numbers: [Int: Double] = [:]
    var isUnderDocument: Set<Int> = []
    var passed: [String: Int] = [:]
    var weak: [(origin: Int, target: Int, place: String)] = []
    for (index, value) in list("CFAssociations", &report).enumerated() {
      let place = "CFAssociations[\(index)]"
      let type = value["associationType"]?.text ?? "without type"
      let origin = item(value["originNodeURI"])
      let target = value["destinationNodeURI"]
      switch type {
      case "isChildOf":
        guard let origin else {
          report.add("leads from an item that is not in the package", at: place, isProblem: false)
          continue
        }
        let number = value["sequenceNumber"]?.amount
        if !Self.key(target).isDisjoint(with: document) {
          if parents[origin] == nil, isUnderDocument.insert(origin).inserted {
            numbers[origin] = number
          }
        } else if let target = item(target) {
          if parents[origin] != nil || isUnderDocument.contains(origin) {
            report.add(
              "\(items[origin].place) has a parent already; this other one is left out", at: place,
              isProblem: false)
          } else {
            parents[origin] = target
            numbers[origin] = number
          }
        } else {
          report.add("leads to an item that is not in the package", at: place, isProblem: false)
        }
      case "isPartOf":
        if let origin, let target = item(target) {
          weak.append((origin, target, place))
        } else {
          passed[type, default: 0] += 1
        }
      case "exactMatchOf":
        // One that repeats the other; elsewhere the two only mean the same.
        if let origin, let target = item(target), items[origin].text == items[target].text {
          same[origin] = target
        } else {
          passed[type, default: 0] += 1
        }
      case "precedes" where isOurs: break
      case "replacedBy":
        if let origin {
          report.add(
            "is replaced by another item, and is read all the same", at: items[origin].place,
            isProblem: false)
        }
        passed[type, default: 0] += 1
      default: passed[type, default: 0] += 1
      }
    }
    for (origin, target, place) in weak {
      if parents[origin] == nil, !isUnderDocument.contains(origin), origin != target {
        parents[origin] = target
        report.add("isPartOf is read as isChildOf", at: place, isProblem: false)
      } else {
        passed["isPartOf", default: 0] += 1
      }
    }
    for (type, count) in passed.sorted(by: { $0.key < $1.key }) {
      report.add(
        "\(count) of the kind \(quoted(type)) \(count == 1 ? "has" : "have") no place in a framework",
        at: "CFAssociations", isProblem: false)
    }
    children = Array(repeating: [], count: items.count)
    let isTree = parents.contains { $0 != nil } || !isUnderDocument.isEmpty
    for index in items.indices {
      if let parent = parents[index] {
        children[parent].append(index)
      } else if isUnderDocument.contains(index) || !items[index].isOfOthers {
        if isTree, !isUnderDocument.contains(index) {
          report.add(
            "is nobody's child; it is put under the document", at: items[index].place,
            isProblem: false)
        }
        roots.append(index)
      } else {
        report.add(
          "is of another document, and nobody's child; it is left out: "
            + quoted(items[index].text), at: items[index].place, isProblem: true)
      }
    }
    func order(_ list: inout [Int]) {
      list.sort { (numbers[$0] ?? .infinity, $0) < (numbers[$1] ?? .infinity, $1) }
    }
    order(&roots)
    for index in children.indices { order(&children[index]) }
    tellRings(&report)
  }

  /// Items whose parents go round in a ring hang under nothing.
  private func tellRings(_ report: inout ImportReport) {
    var isReached = Array(repeating: false, count: items.count)
    // A stack, because a stranger's tree may be deep.
    var stack = roots
    while let index = stack.popLast() {
      isReached[index] = true
      stack += children[index]
    }
    for index in items.indices where !isReached[index] && parents[index] != nil {
      report.add(
        "its parents go round in a ring; it is left out: \(quoted(items[index].text))",
        at: items[index].place, isProblem: true)
    }
  }
}

extension JSONValue {
  /// A text, or a number as text.
  var words: String? { text ?? number.map(\.plain) }

  /// A number, or a text that is one; never without end.
  var amount: Double? {
    (number ?? text.flatMap { Double($0) }).flatMap { $0.isFinite ? $0 : nil }
  }
}
