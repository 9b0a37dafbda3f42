import CrosswalkBase

/// Reads the associations of a package: what hangs under what, in which order, and what repeats what.
///
/// CASE has no nesting; a tree comes of `isChildOf` alone. Files of others leave some of it out, say
/// it twice or go round in rings, so each rule here says what becomes of an item then: it keeps the
/// first parent that it is given, one without parent hangs under the document, and one that
/// nothing leads to from the document is left out and told.
struct CASEJoins {
  private let package: CASEPackage
  private let document: Set<String>
  private var parents: [Int?]
  private var isUnderDocument: Set<Int> = []
  /// The place among its siblings that an item is given with its parent.
  private var numbers: [Int: Double] = [:]
  /// Parents of a weaker kind, used only where there is no other.
  private var weak: [(origin: Int, target: Int, place: String)] = []
  /// Associations of named groups, which give the items another tree beside the main one.
  private var grouped: [(value: JSONValue, place: String)] = []
  /// Kinds that are spelt otherwise than the specification has them, with their number.
  private var spellings: [String: Int] = [:]
  /// How many there are of each kind that a framework has no place for.
  private var passed: [String: Int] = [:]
  /// From items to those that they repeat.
  private(set) var same: [Int: Int] = [:]

  /// - Parameters:
  ///   - package: Its items, so far in no order.
  ///   - document: What links call the document.
  ///   - report: Where to tell what is odd.
  init(_ package: CASEPackage, document: Set<String>, _ report: inout ImportReport) {
    self.package = package
    self.document = document
    parents = Array(repeating: nil, count: package.items.count)
    for (index, value) in package.list("CFAssociations", &report).enumerated() {
      let place = "CFAssociations[\(index)]"
      if value["CFAssociationGroupingURI"]?.object != nil {
        grouped.append((value, place))
      } else {
        take(value, at: place, &report)
      }
    }
    takeGrouped(&report)
    for (spelling, count) in spellings.sorted(by: { $0.key < $1.key }) {
      report.add(
        "\(quoted(spelling)) is read as \(quoted(Self.kinds[Self.folded(spelling)] ?? "")) (\(count))",
        at: "CFAssociations", isProblem: false)
    }
    takeWeak(&report)
    for (type, count) in passed.sorted(by: { $0.key < $1.key }) {
      report.add(
        "\(count) of the kind \(quoted(type)) \(count == 1 ? "has" : "have") no place in a framework",
        at: "CFAssociations", isProblem: false)
    }
  }

  private mutating func take(
    _ value: JSONValue, at place: String, _ report: inout ImportReport
  ) {
    let type = kind(of: value)
    let origin = package.item(value["originNodeURI"])
    let destination = value["destinationNodeURI"]
    let target = package.item(destination)
    switch (type, origin, target) {
    case ("isChildOf", let origin?, _):
      takeParent(
        of: origin, destination, number: value["sequenceNumber"]?.amount, at: place, &report)
    case ("isChildOf", nil, _):
      report.add("leads from an item that is not in the package", at: place, isProblem: false)
    case ("isPartOf", let origin?, let target?):
      weak.append((origin, target, place))
    case ("exactMatchOf", let origin?, let target?)
    where package.items[origin].text == package.items[target].text:
      // One that repeats the other; with another text the two only mean the same.
      same[origin] = target
    case ("precedes", _, _) where package.isOurs:
      // Says in our packages what the numbers say; in those of others it may say something else.
      break
    case ("replacedBy", let origin?, _):
      report.add(
        "is replaced by another item, and is read all the same",
        at: package.items[origin].place, isProblem: false)
      passed[type, default: 0] += 1
    default: passed[type, default: 0] += 1
    }
  }

  private static let kinds = Dictionary(
    [
      "isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy",
      "exemplar", "hasSkillLevel", "isTranslationOf",
    ].map { (folded($0), $0) }, uniquingKeysWith: { first, _ in first })

  private static func folded(_ kind: String) -> String {
    kind.lowercased().filter { $0.isLetter }
  }

  /// The kind of an association, however it is spelt: 'Is Child Of' is isChildOf.
  private mutating func kind(of value: JSONValue) -> String {
    guard let text = value["associationType"]?.text else { return "without type" }
    guard let kind = Self.kinds[Self.folded(text)] else { return text }
    if kind != text { spellings[text, default: 0] += 1 }
    return kind
  }

  /// Takes what belongs to a named group of associations: the main tree goes before it, wherever the
  /// two stand in the file; without a main tree the groups are the tree.
  private mutating func takeGrouped(_ report: inout ImportReport) {
    var left: [String: Int] = [:]
    let isTree = parents.contains { $0 != nil } || !isUnderDocument.isEmpty
    for (value, place) in grouped {
      if isTree, kind(of: value) == "isChildOf" {
        left[value["CFAssociationGroupingURI"]?["title"]?.text ?? "", default: 0] += 1
      } else {
        take(value, at: place, &report)
      }
    }
    for (title, count) in left.sorted(by: { $0.key < $1.key }) {
      report.add(
        "the group of associations \(quoted(title)) (\(count)) orders items once more beside the main "
          + "tree, and is left out", at: "CFAssociations", isProblem: false)
    }
  }

  private mutating func takeParent(
    of origin: Int, _ link: JSONValue?, number: Double?, at place: String,
    _ report: inout ImportReport
  ) {
    if !CASEPackage.key(link).isDisjoint(with: document) {
      // Beside a parent among the items the document is only where the item is from.
      if parents[origin] == nil, isUnderDocument.insert(origin).inserted {
        numbers[origin] = number
      }
    } else if let target = package.item(link) {
      if parents[origin] != nil || isUnderDocument.contains(origin) {
        report.add(
          "\(package.items[origin].place) has a parent already; this other one is left out",
          at: place, isProblem: false)
      } else {
        parents[origin] = target
        numbers[origin] = number
      }
    } else {
      report.add("leads to an item that is not in the package", at: place, isProblem: false)
    }
  }

  /// Takes `isPartOf` for `isChildOf`, which some programs mean by it, once all of the latter are
  /// known.
  private mutating func takeWeak(_ report: inout ImportReport) {
    for (origin, target, place) in weak {
      if parents[origin] == nil, !isUnderDocument.contains(origin), origin != target {
        parents[origin] = target
        report.add("isPartOf is read as isChildOf", at: place, isProblem: false)
      } else {
        passed["isPartOf", default: 0] += 1
      }
    }
  }

  /// The items under the document and under each item, in their order.
  func tree(_ report: inout ImportReport) -> (roots: [Int], children: [[Int]]) {
    let items = package.items
    var roots: [Int] = []
    var children: [[Int]] = Array(repeating: [], count: items.count)
    let isTree = parents.contains { $0 != nil } || !isUnderDocument.isEmpty
    for index in items.indices {
      if let parent = parents[index] {
        children[parent].append(index)
      } else if isUnderDocument.contains(index) || !items[index].isOfOthers {
        // A list without any associations is no tree, and its items are all the document's.
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
    func ordered(_ list: [Int]) -> [Int] {
      list.sorted { (numbers[$0] ?? .infinity, $0) < (numbers[$1] ?? .infinity, $1) }
    }
    (roots, children) = (ordered(roots), children.map(ordered))
    tellRings(roots, children, &report)
    return (roots, children)
  }

  /// Items whose parents go round in a ring hang under nothing.
  private func tellRings(
    _ roots: [Int], _ children: [[Int]], _ report: inout ImportReport
  ) {
    var isReached = Array(repeating: false, count: children.count)
    // A stack, because a stranger's tree may be deep.
    var stack = roots
    while let index = stack.popLast() {
      isReached[index] = true
      stack += children[index]
    }
    for index in children.indices where !isReached[index] && parents[index] != nil {
      let item = package.items[index]
      report.add(
        "its parents go round in a ring; it is left out: \(quoted(item.text))",
        at: item.place, isProblem: true)
    }
  }
}
