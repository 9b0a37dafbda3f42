import CrosswalkKit

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads a package of CASE 1.1 as a framework, whoever wrote it.
///
/// An item without children is a statement; what statements hang under is a unit, and what units
/// hang under a group. The levels of the first rubric are the scale. What ``CASEExport`` keeps in
/// `extensions` is taken from there.
public enum CASEReader {
  /// What reading gave.
  public struct Reading: Sendable {
    /// Nil if the file is no package that can be read.
    public var framework: Framework?
    /// What kept the file from being read, or was guessed or passed over, each with its place such
    /// as `CFItems[3]`.
    public var notes: [Note] = []
  }

  /// Something to tell about a place in the file.
  public struct Note: Sendable, Hashable, CustomStringConvertible {
    /// Where, as a path of keys and positions.
    public var place: String
    /// What, as a sentence without capital and full stop.
    public var message: String
    /// Whether the framework is less than the file because of it, or could not be read at all.
    public var isLoss: Bool

    /// `place: message`.
    public var description: String { "\(place): \(message)" }
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: In UTF-8.
  ///   - id: What to call the framework; nil: as the file says, else its document's identifier.
  ///   - maxBytes: More are refused.
  ///   - maxDepth: Values nested deeper are refused before they are parsed.
  /// - Returns: The framework, and what there is to tell.
  public static func read(
    _ bytes: [UInt8], id: String? = nil, maxBytes: Int = 128 << 20, maxDepth: Int = 100
  ) -> Reading {
    func refusal(_ message: String) -> Reading {
      Reading(framework: nil, notes: [Note(place: "file", message: message, isLoss: true)])
    }
    if bytes.count > maxBytes { return refusal("more than \(maxBytes) bytes") }
    if depth(of: bytes) > maxDepth { return refusal("nested deeper than \(maxDepth)") }
    guard let root = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else {
      return refusal("the file is no JSON")
    }
    guard root["CFDocument"] != nil, let items = root["CFItems"]?.list else {
      return refusal("the file is no CFPackage: it has no CFDocument or no CFItems")
    }
    var work = Work(root: root, items: items)
    let framework = work.framework(id: id)
    return Reading(framework: framework, notes: work.notes)
  }

  /// How deep brackets are nested outside of texts.
  private static func depth(of bytes: [UInt8]) -> Int {
    var (depth, deepest) = (0, 0)
    var isText = false
    var isEscaped = false
    for byte in bytes {
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isText = false
        }
      } else if byte == 0x22 {
        isText = true
      } else if byte == 0x7B || byte == 0x5B {
        depth += 1
        deepest = max(deepest, depth)
      } else if byte == 0x7D || byte == 0x5D {
        depth -= 1
      }
    }
    return deepest
  }

  private struct Item {
    let index: Int
    let identifier: String
    let text: String
    let type: CASEExport.ItemType?
    let code: String
    let notes: String?
    let ours: JSONValue?
  }

  private struct Work {
    let root: JSONValue
    let items: [JSONValue]
    var notes: [Note] = []
    private var byID: [String: Item] = [:]
    private var order: [String] = []
    private var children: [String: [(number: Double, index: Int, id: String)]] = [:]
    private var same: [String: String] = [:]
    private var parent: [String: String] = [:]
    private var groups: [Framework.Group] = []
    private var units: [Framework.Unit] = []
    private var grades: [String: [Statement.Grade]] = [:]
    private var levelTexts: [String: [(level: String, texts: Set<String>)]] = [:]
    private var levels: [Scale.Level] = []

    init(root: JSONValue, items: [JSONValue]) {
      self.root = root
      self.items = items
    }

    private mutating func tell(_ place: String, _ message: String, isLoss: Bool = false) {
      notes.append(Note(place: place, message: message, isLoss: isLoss))
    }

    mutating func framework(id: String?) -> Framework? {
      let document = root["CFDocument"]!
      let ours = document["extensions"]?["crosswalk"]
      guard let documentID = document["identifier"]?.text else {
        tell("CFDocument", "the document has no identifier", isLoss: true)
        return nil
      }
      readItems()
      readAssociations(documentID)
      let scale = readScale(documentID)
      build(documentID)
      if units.isEmpty {
        tell("CFItems", "there is no statement", isLoss: true)
        return nil
      }
      let creator = document["creator"]?.text ?? "unknown"
      for key in ["subject", "licenseURI", "officialSourceURL", "adoptionStatus"]
      where document[key] != nil {
        tell("CFDocument.\(key)", "has no place in a framework", isLoss: true)
      }
      return Framework(
        id: id ?? ours?["id"]?.text ?? documentID, title: document["title"]?.text ?? documentID,
        publisher: document["publisher"]?.text ?? creator,
        version: document["version"]?.text ?? "unknown",
        jurisdiction: ours?["jurisdiction"]?.text ?? "unknown",
        date: ours?["date"]?.text
          ?? document["lastChangeDateTime"]?.text.map { String($0.prefix(10)) } ?? "unknown",
        source: Framework.Source(
          title: document["description"]?.text ?? document["title"]?.text ?? documentID,
          note: document["notes"]?.text),
        draftedFrom: (ours?["draftedFrom"]?.list ?? []).compactMap { entry in
          entry["framework"]?.text.map {
            Framework.Ancestor(framework: $0, note: entry["note"]?.text)
          }
        },
        scale: scale, groups: groups, units: units)
    }

    private mutating func readItems() {
      var codes: [String: Int] = [:]
      for item in items {
        if let code = item["humanCodingScheme"]?.text { codes[code, default: 0] += 1 }
      }
      for (index, value) in items.enumerated() {
        let place = "CFItems[\(index)]"
        guard let identifier = value["identifier"]?.text, byID[identifier] == nil else {
          tell(place, "has no identifier of its own; left out", isLoss: true)
          continue
        }
        guard let text = value["fullStatement"]?.text else {
          tell(place, "has no fullStatement; left out", isLoss: true)
          continue
        }
        let type = value["CFItemType"]?.text.flatMap(CASEExport.ItemType.init(rawValue:))
        var code = value["humanCodingScheme"]?.text ?? ""
        if code.isEmpty || code.contains(where: \.isWhitespace)
          || (codes[code]! > 1 && type != .group)
        {
          if !code.isEmpty, code.contains(where: \.isWhitespace) || type == nil {
            tell(place, "the code \(quoted(code)) cannot be an id; the identifier is taken")
            code = identifier
          } else if code.isEmpty {
            code = identifier
          }
        }
        order.append(identifier)
        byID[identifier] = Item(
          index: index, identifier: identifier, text: text, type: type, code: code,
          notes: value["notes"]?.text, ours: value["extensions"]?["crosswalk"])
      }
    }

    private mutating func readAssociations(_ documentID: String) {
      for (index, value) in (root["CFAssociations"]?.list ?? []).enumerated() {
        let place = "CFAssociations[\(index)]"
        let type = value["associationType"]?.text ?? ""
        guard let origin = value["originNodeURI"]?["identifier"]?.text,
          let target = value["destinationNodeURI"]?["identifier"]?.text
        else {
          tell(place, "leads from nowhere or to nowhere; left out", isLoss: true)
          continue
        }
        switch type {
        case "isChildOf":
          guard byID[origin] != nil, target == documentID || byID[target] != nil else {
            tell(place, "leads to an item that is not in the package; left out", isLoss: true)
            continue
          }
          if parent[origin] != nil {
            tell(place, "an item has several parents; the first counts", isLoss: true)
            continue
          }
          parent[origin] = target
          children[target, default: []].append(
            (value["sequenceNumber"]?.number ?? .infinity, byID[origin]!.index, origin))
        case "exactMatchOf" where byID[origin] != nil && byID[target] != nil:
          same[origin] = target
        case "precedes": break
        default:
          tell(place, "the association \(quoted(type)) is passed over", isLoss: true)
        }
      }
      for id in order where parent[id] == nil {
        if root["CFAssociations"]?.list?.isEmpty == false {
          tell("CFItems[\(byID[id]!.index)]", "is nobody's child; put under the document")
        }
        parent[id] = documentID
        children[documentID, default: []].append((.infinity, byID[id]!.index, id))
      }
      for key in children.keys {
        children[key]!.sort { ($0.number, $0.index) < ($1.number, $1.index) }
      }
    }

    private mutating func readScale(_ documentID: String) -> Scale {
      let rubrics = root["CFRubrics"]?.list ?? []
      let criteria = rubrics.first?["CFRubricCriteria"]?.list ?? []
      let ours = rubrics.first?["extensions"]?["crosswalk"]
      func sorted(_ criterion: JSONValue) -> [JSONValue] {
        (criterion["CFRubricCriterionLevels"]?.list ?? []).enumerated().sorted {
          ($0.element["position"]?.number ?? .infinity, $0.offset)
            < ($1.element["position"]?.number ?? .infinity, $1.offset)
        }.map(\.element)
      }
      if rubrics.count > 1 {
        tell("CFRubrics", "of several rubrics the first is the scale", isLoss: true)
      }
      var idByQuality: [String: String] = [:]
      for level in criteria.first.map(sorted) ?? [] {
        let title = level["quality"]?.text ?? level["description"]?.text ?? "\(levels.count + 1)"
        let own = level["extensions"]?["crosswalk"]
        var id = own?["id"]?.text ?? Self.slug(title)
        if levels.contains(where: { $0.id == id }) { id += "-\(levels.count + 1)" }
        idByQuality[title] = id
        let tenure = own?["tenure"]
        let isPlainLevels = criteria[0]["CFItemURI"] == nil
        levels.append(
          Scale.Level(
            id: id, title: title,
            tenure: tenure?["from"]?.number.map {
              Scale.Tenure(from: $0, to: tenure?["to"]?.number)
            }, note: isPlainLevels ? level["description"]?.text : nil))
      }
      for (index, criterion) in criteria.enumerated() {
        guard let item = criterion["CFItemURI"]?["identifier"]?.text else { continue }
        let place = "CFRubrics[0].CFRubricCriteria[\(index)]"
        guard byID[item] != nil else {
          tell(place, "is about an item that is not in the package; left out", isLoss: true)
          continue
        }
        for level in sorted(criterion) {
          guard let id = level["quality"]?.text.flatMap({ idByQuality[$0] }) else {
            tell(place, "has a level that the first criterion has not; left out", isLoss: true)
            continue
          }
          let own = level["extensions"]?["crosswalk"]
          if let status = own?["status"]?.text.flatMap(Statement.Grade.Status.init(rawValue:)) {
            grades[item, default: []].append(
              Statement.Grade(
                level: id, status: status, text: level["description"]?.text,
                support: (own?["support"]?.list ?? []).compactMap {
                  $0.text.flatMap(Statement.Grade.Support.init(rawValue:))
                }))
          } else if let text = level["description"]?.text {
            levelTexts[item, default: []].append(
              (id, Set(text.split(separator: "\n").map(String.init))))
          }
        }
      }
      if levels.isEmpty {
        tell("CFRubrics", "there is no rubric with levels; one level stands in", isLoss: true)
        levels = [Scale.Level(id: "met", title: "Met")]
      }
      return Scale(
        id: ours?["id"]?.text ?? "\(documentID)-scale",
        title: rubrics.first?["title"]?.text ?? "Levels",
        construct: rubrics.first?["description"]?.text ?? "unknown",
        rates: ours?["rates"]?.text.flatMap(Scale.Subject.init(rawValue:)) ?? .units,
        basis: ours?["basis"]?.text.flatMap(Basis.init(rawValue:)) ?? .observed,
        note: ours?["note"]?.text, levels: levels)
    }

    private static func slug(_ title: String) -> String {
      let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
      return words.isEmpty ? "level" : words.joined(separator: "-")
    }

    // MARK: Tree

    private func kids(_ id: String) -> [String] { (children[id] ?? []).map(\.id) }

    private mutating func build(_ documentID: String) {
      var visited: Set<String> = [documentID]
      var loose: [String] = []
      // A stack, because a stranger's tree may be deep.
      var stack: [(id: String, group: String?)] = kids(documentID).reversed().map { ($0, nil) }
      while let (id, group) = stack.popLast() {
        guard visited.insert(id).inserted, let item = byID[id] else { continue }
        let below = kids(id)
        switch kind(of: item, below: below) {
        case .group:
          groups.append(Framework.Group(id: item.code, title: item.text))
          if group != nil {
            tell(
              "CFItems[\(item.index)]", "a group in a group; its outer group is lost", isLoss: true)
          }
          stack += below.reversed().map { ($0, item.code) }
        case .unit, .subcompetency: units.append(unit(item, group, &visited))
        case .statement: loose.append(id)
        }
      }
      if !loose.isEmpty {
        tell("CFDocument", "\(loose.count) statements under no unit are put in one of their own")
        var unit = Framework.Unit(id: "document", title: root["CFDocument"]!["title"]?.text ?? "")
        for id in loose { addStatements(id, to: &unit, texts: [], &visited, isFirst: true) }
        units.append(unit)
      }
      for id in order where !visited.contains(id) {
        tell(
          "CFItems[\(byID[id]!.index)]", "its parents go round in a ring; left out", isLoss: true)
      }
    }

    private func kind(of item: Item, below: [String]) -> CASEExport.ItemType {
      if let type = item.type { return type }
      if below.isEmpty { return .statement }
      return below.contains { !kids($0).isEmpty } && !below.contains { kids($0).isEmpty }
        ? .group : .unit
    }

    private mutating func unit(
      _ item: Item, _ group: String?, _ visited: inout Set<String>
    ) -> Framework.Unit {
      var unit = Framework.Unit(
        id: item.code, title: item.text, group: group, note: item.notes,
        rated: item.ours?["rated"]?.boolean ?? true)
      for id in kids(item.identifier) {
        addStatements(
          id, to: &unit, texts: levelTexts[item.identifier] ?? [], &visited, isFirst: false)
      }
      return unit
    }

    private mutating func addStatements(
      _ start: String, to unit: inout Framework.Unit,
      texts: [(level: String, texts: Set<String>)], _ visited: inout Set<String>, isFirst: Bool
    ) {
      var stack: [(id: String, parent: String?)] = [(start, nil)]
      var isAlreadyVisited = isFirst
      while let (id, parent) = stack.popLast() {
        guard visited.insert(id).inserted || isAlreadyVisited, let item = byID[id] else { continue }
        isAlreadyVisited = false
        let below = kids(id)
        // A heading inside a unit: what hangs under it is the unit's.
        if item.type == .subcompetency || (item.type == nil && !below.isEmpty) {
          unit.subcompetencies.append(Framework.Subcompetency(id: item.code, title: item.text))
          stack += below.reversed().map { ($0, nil) }
          continue
        }
        let own = item.ours
        let level =
          own?["level"]?.text
          ?? (own == nil ? texts.first { $0.texts.contains(item.text) }?.level : nil)
        unit.statements.append(
          Statement(
            id: item.code, level: level,
            actor: own?["actor"]?.text.flatMap(Role.init(rawValue:)) ?? .worker, parent: parent,
            sameAs: same[id].flatMap { byID[$0]?.code },
            flags: (own?["flags"]?.list ?? []).compactMap {
              $0.text.flatMap(Statement.Flag.init(rawValue:))
            }, note: item.notes, text: item.text, grades: grades[id] ?? []))
        stack += below.reversed().map { ($0, item.code) }
      }
    }
  }
}
