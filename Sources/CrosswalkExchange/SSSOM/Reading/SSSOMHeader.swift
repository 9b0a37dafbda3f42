import CrosswalkBase
import CrosswalkDocuments

/// What stands above the table: values for the whole set, prefixes, and slots of the file's own.
struct SSSOMHeader {
  /// By slot.
  private(set) var values: [String: [String]] = [:]
  /// The namespaces of all prefixes, built-in ones among them.
  private(set) var prefixes = SSSOMSlot.builtInPrefixes
  /// Columns that the file declares itself.
  private(set) var extensionSlots: Set<String> = []

  /// Reads a header.
  ///
  /// - Parameters:
  ///   - text: The comment lines above the table, without their `#`.
  ///   - file: The table's path.
  ///   - metadata: A file that stands beside the table; what the table says counts more.
  ///   - objections: Where to complain.
  init(
    _ text: [UInt8], file: String, metadata: DocumentSet.File?,
    _ objections: inout SSSOMObjections
  ) {
    if let metadata {
      read(metadata.bytes, file: metadata.path, shift: 0, &objections)
    }
    let text = Self.evened(text, file: file, &objections)
    if text.contains(where: { $0 != 0x0A && $0 != 0x20 }) {
      read(text, file: file, shift: 1, &objections)
    }
    for (slot, stand) in [
      ("mapping_set_id", "the file's name stands in for it"),
      ("license", "nothing is known of what may be done with the file"),
    ] where values[slot] == nil {
      objections.object("the header has no \(slot)", liberty: stand, at: .start)
    }
  }

  /// Looks at the header's CURIEs, which can only be done once all prefixes are known.
  func checkNames(_ check: inout SSSOMValues, _ objections: inout SSSOMObjections) {
    for (name, values) in values.sorted(by: { $0.key < $1.key }) {
      guard let slot = SSSOMSlot.all[name], case .curie = slot.kind else { continue }
      for value in values {
        if let fault = check.fault(value, of: slot) {
          objections.object(
            "\(name) \(quoted(value)) \(fault)", liberty: "taken as it stands", at: .start)
        }
      }
    }
  }

  /// For lenient reading: the header with one space less where only some lines have it.
  ///
  /// `# key` and `#key` are both about; a file that mixes them is no YAML, since the space is
  /// indentation then.
  private static func evened(
    _ text: [UInt8], file: String, _ objections: inout SSSOMObjections
  ) -> [UInt8] {
    guard objections.isLenient, YAMLReader().read(text, file: file).root == nil else { return text }
    var result: [UInt8] = []
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isIndented = line.first == 0x20 && line.dropFirst().first != 0x20
      result += line.dropFirst(isIndented ? 1 : 0) + [0x0A]
    }
    result.removeLast()
    guard YAMLReader().read(result, file: file).root != nil else { return text }
    objections.tell(
      "some lines of the header have a space after '#' and some do not: read as if none had",
      at: .start)
    return result
  }

  private mutating func read(
    _ text: [UInt8], file: String, shift: Int, _ objections: inout SSSOMObjections
  ) {
    let (root, found) = YAMLReader().read(text, file: file)
    for problem in found { objections.add(problem, shift: shift) }
    guard let root else { return }
    guard root.kind == .mapping else {
      objections.refuse("the header is no mapping of slots to values", at: .start)
      return
    }
    // What the file declares may stand above its declaration.
    for (key, value) in root.pairs where key.text == "extension_definitions" {
      for (key, value) in value.items.flatMap(\.pairs) where key.text == "slot_name" {
        if let name = value.text { extensionSlots.insert(name) }
      }
    }
    for (key, value) in root.pairs {
      let name = key.text ?? ""
      let place = TextMark(line: key.mark.line, column: key.mark.column + shift)
      if name == "curie_map" {
        readPrefixes(value, shift: shift, &objections)
      } else if name == "extension_definitions" {
        continue
      } else if extensionSlots.contains(name) {
        values[name] = value.text.map { [$0] } ?? value.items.compactMap(\.text)
      } else if let slot = SSSOMSlot.all[name], slot.isOfSet {
        readValue(of: slot, value, at: place, &objections)
      } else {
        objections.object(
          SSSOMSlot.unknown(name, in: "a mapping set"), liberty: "passed over", at: place)
      }
    }
  }

  private mutating func readPrefixes(
    _ node: YAMLNode, shift: Int, _ objections: inout SSSOMObjections
  ) {
    for (key, value) in node.pairs {
      let place = TextMark(line: key.mark.line, column: key.mark.column + shift)
      let prefix = key.text ?? ""
      guard let iri = value.text, isAbsoluteIRI(iri) else {
        objections.object(
          "the prefix \(quoted(prefix)) stands for no absolute IRI", liberty: "passed over",
          at: place)
        continue
      }
      if let fixed = SSSOMSlot.builtInPrefixes[prefix], fixed != iri {
        objections.object(
          "the prefix \(quoted(prefix)) always stands for \(fixed)",
          liberty: "taken as the header has it", at: place)
      }
      prefixes[prefix] = iri
    }
    if node.kind != .mapping {
      objections.refuse("'curie_map' is no mapping of prefixes to IRIs", at: node.mark)
    }
  }

  private mutating func readValue(
    of slot: SSSOMSlot, _ node: YAMLNode, at place: TextMark,
    _ objections: inout SSSOMObjections
  ) {
    if node.isMissing { return }
    var found: [String] = []
    if let text = node.text {
      // One value is a list of one, as the specification's own programs have it.
      found = [text]
    } else if node.kind == .sequence {
      found = node.items.compactMap(\.text)
      if !slot.isList {
        objections.object(
          "\(slot.name) takes one value, not a list", liberty: "the first counts", at: place)
        found = Array(found.prefix(1))
      }
    } else {
      objections.object("\(slot.name) takes text", liberty: "passed over", at: place)
      return
    }
    if case .curie = slot.kind {
      // Looked at when all prefixes are known.
    } else {
      var check = SSSOMValues(prefixes: [])
      for value in found {
        if let fault = check.fault(value, of: slot) {
          objections.object(
            "\(slot.name) \(quoted(value)) \(fault)", liberty: "taken as it stands", at: place)
        }
      }
    }
    values[slot.name] = found
  }
}

extension SSSOMSlot {
  /// That a name is no slot, and which one may be meant.
  static func unknown(_ name: String, in whole: String) -> String {
    let near = nearest(name, in: Array(all.keys).sorted())
    return "\(quoted(name)) is no slot of \(whole)"
      + (near.map { $0 == name ? "" : "; did you mean '\($0)'?" } ?? "")
  }
}
