import CrosswalkBase

/// Checks values of slots against what the specification allows.
struct SSSOMValues {
  private let prefixes: Set<String>
  private let prefixBytes: [[UInt8]]
  private var unknownPrefixes: Set<String> = []

  /// - Parameter prefixes: Those that CURIEs may have.
  init(prefixes: some Collection<String>) {
    self.prefixes = Set(prefixes)
    // Comparing bytes with a few is faster than making a text to look up; with many it is not.
    prefixBytes = prefixes.sorted().prefix(24).map { Array($0.utf8) }
  }

  /// What is wrong with a cell, to stand behind its value; nil if nothing is. Of a list the first
  /// fault, though all are looked at.
  mutating func fault(cell: UnsafeBufferPointer<UInt8>, of slot: SSSOMSlot) -> String? {
    guard slot.isList else { return fault(cell, of: slot) }
    var first: String?
    for part in SSSOMList.split(String(decoding: cell, as: UTF8.self)) {
      let fault = fault(part, of: slot)
      first = first ?? fault
    }
    return first
  }

  /// What is wrong with one value, to stand behind it; nil if nothing is.
  mutating func fault(_ value: String, of slot: SSSOMSlot) -> String? {
    Array(value.utf8).withUnsafeBufferPointer { fault($0, of: slot) }
  }

  private mutating func fault(
    _ value: UnsafeBufferPointer<UInt8>, of slot: SSSOMSlot
  ) -> String? {
    if case .curie = slot.kind { return curieFault(value) }
    return slot.kind.fault(value)
  }

  private mutating func curieFault(_ value: UnsafeBufferPointer<UInt8>) -> String? {
    guard let colon = value.firstIndex(of: 0x3A), colon > value.startIndex,
      value.index(after: colon) < value.endIndex
    else { return "is no CURIE (prefix:name)" }
    if value.contains(where: { $0 <= 0x20 || $0 == 0x7F }) { return "is a CURIE with white space" }
    let prefix = value[..<colon]
    if prefixBytes.contains(where: { prefix.elementsEqual($0) }) { return nil }
    let name = String(decoding: prefix, as: UTF8.self)
    if prefixes.contains(name) { return nil }
    let rest = value[value.index(after: colon)...]
    if rest.starts(with: [0x2F, 0x2F]) { return "is an IRI where a CURIE belongs" }
    // Once a prefix is enough; strict reading has refused the file by then.
    guard unknownPrefixes.insert(name).inserted else { return nil }
    return "has a prefix that 'curie_map' does not declare (said once a prefix)"
  }
}

extension SSSOMSlot.Kind {
  /// What is wrong with a value that is no CURIE, to stand behind it; nil if nothing is.
  fileprivate func fault(_ value: UnsafeBufferPointer<UInt8>) -> String? {
    switch self {
    case .text, .curie: return nil
    case .iri:
      return isAbsoluteIRI(String(decoding: value, as: UTF8.self)) ? nil : "is no absolute IRI"
    case .date:
      return CalendarDay.fault(of: String(decoding: value, as: UTF8.self))
    case .predicateModifier:
      return value.elementsEqual("Not".utf8) ? nil : "is not 'Not', the only one there is"
    case .fraction:
      guard let number = Double(String(decoding: value, as: UTF8.self)), number >= 0, number <= 1
      else { return "is no number from 0 to 1" }
      return nil
    case .agreement:
      guard let number = Double(String(decoding: value, as: UTF8.self)), number >= -1, number <= 1
      else { return "is no number from -1 to 1" }
      return nil
    case .oneOf(let names):
      return names.contains(String(decoding: value, as: UTF8.self))
        ? nil : "is none of \(names.joined(separator: ", "))"
    case .justification:
      let text = String(decoding: value, as: UTF8.self)
      guard text.hasPrefix("semapv:") else { return "is no term of semapv" }
      return SSSOMSlot.justifications.contains(String(text.dropFirst(7)))
        ? nil : "is no justification that semapv has"
    }
  }
}
