import CrosswalkBase

/// Builds a ``YAMLTree`` from events, and refuses what this toolkit does not read.
///
/// What makes the rest of a file meaningless (a syntax error, a limit, a second document) ends the
/// work by an error thrown; everything else becomes a problem in the list, and the work goes on.
struct YAMLComposer {
  /// A collection whose end has not come yet.
  private struct Frame {
    let node: UInt32
    /// Where its children begin among `pending`.
    let firstPending: Int
    let anchor: String?
    /// Nodes in it so far, itself included and aliases expanded, as ``YAMLLimits`` counts them.
    var expandedCount = 1
    /// How many levels of collections it holds so far, itself included and aliases expanded.
    var height = 1
  }

  /// What an alias would stand for.
  private struct Anchored {
    let node: UInt32
    var isOpen = true
    var expandedCount = 1
    var height = 0
  }

  private let file: String
  private let limits: YAMLLimits
  private var problems: ProblemList

  private var records: [YAMLTree.Record] = []
  private var children: [UInt32] = []
  private var text: [UInt8] = []
  private var frames: [Frame] = []
  /// The children of all open frames, the innermost last.
  private var pending: [UInt32] = []
  private var seen = SeenKeys()
  private var anchors: [String: Anchored] = [:]
  private var aliasNodes = 0
  private var root: UInt32?

  /// Reads the one document in the bytes, adding to the problems what is wrong with it. Returns its
  /// root; nil if the file cannot be understood, the reason then being the last problem added.
  static func compose(
    _ bytes: [UInt8], limits: YAMLLimits, problems: inout ProblemList
  ) -> YAMLNode? {
    if let objection = limits.objection(toBytes: bytes.count) {
      problems.add(objection, at: .start)
      return nil
    }
    var composer = YAMLComposer(limits: limits, problems: problems)
    composer.text.reserveCapacity(bytes.count)
    defer { problems = composer.problems }
    do throws(Problem) {
      return try YAMLEvents.parse(bytes, file: problems.file) { (events) throws(Problem) in
        try composer.compose(&events)
      }
    } catch {
      composer.problems.add(error)
      return nil
    }
  }

  private init(limits: YAMLLimits, problems: ProblemList) {
    self.file = problems.file
    self.limits = limits
    self.problems = problems
  }

  private mutating func compose(_ events: inout YAMLEvents) throws(Problem) -> YAMLNode {
    var hasDocument = false
    let resources = ResourceLimits.current
    while let event = try events.next() {
      if records.count > resources.values {
        throw fatal(resources.objection(to: resources.values, "nodes"), at: event.mark)
      }
      switch event.kind {
      case .documentStart:
        if hasDocument {
          throw fatal("a second document begins here; a file holds one", at: event.mark)
        }
        hasDocument = true
      case .scalar: addScalar(event)
      case .alias: try addAlias(event)
      case .sequenceStart: try open(.sequence, event)
      case .mappingStart: try open(.mapping, event)
      case .sequenceEnd, .mappingEnd: close()
      case .streamStart, .streamEnd, .documentEnd: break
      }
    }
    guard let root else { throw fatal("this file is empty", at: .start) }
    let tree = YAMLTree(records: records, children: children, text: text)
    return YAMLNode(tree: tree, index: root)
  }

  private func fatal(_ message: String, at mark: TextMark) -> Problem {
    Problem(file: file, mark: mark, message: message)
  }

  // MARK: - Nodes

  private mutating func addScalar(_ event: borrowing YAMLEvent) {
    let style = event.scalarStyle ?? .plain
    var record = YAMLTree.Record(kind: .scalar, style: style, mark: event.mark)
    record.start = UInt32(text.count)
    event.withTextBytes { bytes in
      text.append(contentsOf: bytes)
      // Only escapes in double quotes can bring in what the file itself may not hold.
      if style == .doubleQuoted, let control = bytes.first(where: Self.isControl) {
        let name = YAMLEncoding.codePoint(UInt32(control))
        problems.add("control character \(name) is not allowed", at: record.mark)
      }
    }
    record.count = UInt32(text.count) - record.start
    record.isText = style != .plain
    if let tag = event.tag { check(tag, ofScalar: &record) }
    let node = append(record)
    let weight = 1 + Int(record.count >> 10)
    if let anchor = event.anchor {
      anchors[anchor] = Anchored(node: node, isOpen: false, expandedCount: weight)
    }
    attach(node, expandedCount: weight, height: 0)
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  private mutating func addAlias(_ event: borrowing YAMLEvent) throws(Problem) {
    let name = event.anchor ?? ""
    guard let target = anchors[name] else {
      throw fatal("alias '*\(name)' has no anchor '&\(name)' before it", at: event.mark)
    }
    if target.isOpen {
      throw fatal("alias '*\(name)' is inside the very node it stands for", at: event.mark)
    }
    aliasNodes = Self.sum(aliasNodes, target.expandedCount)
    if let objection = limits.objection(toAliasNodes: aliasNodes)
      ?? limits.objection(toDepth: frames.count + target.height)
    {
      throw fatal(objection, at: event.mark)
    }
    attach(target.node, expandedCount: target.expandedCount, height: target.height)
  }

  private mutating func open(
    _ kind: YAMLNode.Kind, _ event: borrowing YAMLEvent
  ) throws(Problem) {
    let mark = event.mark
    // Before anything else: libyaml slows down with depth, so going on is what must not happen.
    if let objection = limits.objection(toDepth: frames.count + 1) {
      throw fatal(objection, at: mark)
    }
    if let tag = event.tag, tag != "!",
      tag != "tag:yaml.org,2002:\(kind == .sequence ? "seq" : "map")"
    {
      refuse(tag, at: mark, on: kind == .sequence ? "a list" : "a mapping")
    }
    let node = append(YAMLTree.Record(kind: kind, mark: mark))
    let anchor = event.anchor
    if let anchor { anchors[anchor] = Anchored(node: node) }
    frames.append(Frame(node: node, firstPending: pending.count, anchor: anchor))
  }

  private mutating func close() {
    guard let frame = frames.popLast() else { return }
    let node = Int(frame.node)
    records[node].start = UInt32(children.count)
    if records[node].kind == .sequence {
      children.append(contentsOf: pending[frame.firstPending...])
      records[node].count = UInt32(pending.count - frame.firstPending)
    } else {
      keepPairs(from: frame.firstPending)
      records[node].count = (UInt32(children.count) - records[node].start) / 2
    }
    pending.removeSubrange(frame.firstPending...)
    // A later node may have taken the anchor over.
    if let anchor = frame.anchor, anchors[anchor]?.node == frame.node {
      anchors[anchor] = Anchored(
        node: frame.node, isOpen: false, expandedCount: frame.expandedCount, height: frame.height)
    }
    attach(frame.node, expandedCount: frame.expandedCount, height: frame.height)
  }

  private mutating func append(_ record: YAMLTree.Record) -> UInt32 {
    records.append(record)
    return UInt32(records.count - 1)
  }

  /// Makes a finished node a child of the innermost open collection, or the root.
  private mutating func attach(_ node: UInt32, expandedCount: Int, height: Int) {
    guard let parent = frames.indices.last else {
      root = node
      return
    }
    pending.append(node)
    frames[parent].expandedCount = Self.sum(frames[parent].expandedCount, expandedCount)
    frames[parent].height = max(frames[parent].height, height + 1)
  }

  /// Counts no further than `Int.max`, which a bomb reaches if the limit is lifted.
  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? .max : sum
  }

  // MARK: - Keys

  /// Moves the pairs of a mapping from `pending` to `children`, except those with keys that are
  /// refused: of a key used twice the first use counts.
  private mutating func keepPairs(from firstPending: Int) {
    // Keys are parts of the text, which could not grow in place while somebody holds parts of it.
    defer { seen.forgetAll() }
    var index = firstPending
    while index + 1 < pending.count {
      let (key, value) = (pending[index], pending[index + 1])
      index += 2
      let record = records[Int(key)]
      guard record.kind == .scalar else {
        let found = record.kind == .sequence ? "a list" : "a mapping"
        problems.add("a key must be text, not \(found)", at: record.mark)
        continue
      }
      let bytes = text[Int(record.start)..<Int(record.start + record.count)]
      if !record.isText && bytes.elementsEqual("<<".utf8) {
        problems.add("merge keys ('<<') are not read; write the keys out", at: record.mark)
        continue
      }
      if let first = seen.firstUse(of: bytes, at: record.mark) {
        let name = String(decoding: bytes, as: UTF8.self)
        problems.add("duplicate key \(quoted(name)); first used at \(first)", at: record.mark)
        continue
      }
      children.append(key)
      children.append(value)
    }
  }

  /// The keys of one mapping: looked through one by one while they are few, which is faster than
  /// hashing, and hashed when they are many, which never gets slow.
  private struct SeenKeys {
    private var few: [(name: ArraySlice<UInt8>, isPlain: Bool, mark: TextMark)] = []
    private var many: [String: TextMark] = [:]

    /// Makes ready for another mapping, in the room that is there.
    mutating func forgetAll() {
      few.removeAll(keepingCapacity: true)
      if !many.isEmpty { many = [:] }
    }

    /// Notes a key; if it was noted before, returns where.
    mutating func firstUse(of name: ArraySlice<UInt8>, at mark: TextMark) -> TextMark? {
      if !many.isEmpty {
        let name = String(decoding: name, as: UTF8.self)
        if let first = many[name] { return first }
        many[name] = mark
        return nil
      }
      let isPlain = name.allSatisfy { $0 < 0x80 }
      for other in few {
        // Outside ASCII one text can be written with different bytes.
        let isSame =
          isPlain && other.isPlain
          ? other.name.count == name.count && other.name.elementsEqual(name)
          : String(decoding: other.name, as: UTF8.self) == String(decoding: name, as: UTF8.self)
        if isSame { return other.mark }
      }
      few.append((name, isPlain, mark))
      if few.count > 16 {
        many = Dictionary(
          few.map { (String(decoding: $0.name, as: UTF8.self), $0.mark) },
          uniquingKeysWith: { first, _ in first })
      }
      return nil
    }
  }

  // MARK: - Tags

  /// Settles what a tag makes of a scalar: text, or what it looks like, which must then agree.
  private mutating func check(_ tag: String, ofScalar record: inout YAMLTree.Record) {
    let range = Int(record.start)..<Int(record.start + record.count)
    let meaning = text.withUnsafeBufferPointer {
      YAMLScalar(plain: UnsafeBufferPointer(rebasing: $0[range]))
    }
    record.isText = false
    switch (tag, meaning) {
    case ("!", _), ("tag:yaml.org,2002:str", _): record.isText = true
    case ("tag:yaml.org,2002:null", .null): break
    case ("tag:yaml.org,2002:bool", .boolean): break
    case ("tag:yaml.org,2002:int", .integer), ("tag:yaml.org,2002:int", .outOfRange): break
    case ("tag:yaml.org,2002:float", .float), ("tag:yaml.org,2002:float", .integer): break
    case ("tag:yaml.org,2002:float", .outOfRange): break
    default:
      record.isText = true
      let content = String(decoding: text[range], as: UTF8.self)
      refuse(tag, at: record.mark, on: "the text \(quoted(content))")
    }
  }

  private mutating func refuse(_ tag: String, at mark: TextMark, on content: String) {
    let prefix = "tag:yaml.org,2002:"
    let core = ["str", "int", "float", "bool", "null", "map", "seq"]
    if tag.hasPrefix(prefix), core.contains(String(tag.dropFirst(prefix.count))) {
      problems.add("tag '!!\(tag.dropFirst(prefix.count))' does not fit \(content)", at: mark)
    } else {
      problems.add("tag \(quoted(tag)) is not read; only YAML's own are", at: mark)
    }
  }
}
