import CrosswalkBase

extension SSSOMReader.Summary {
  /// The header's value of a slot that holds for every row; nil where the table has the column.
  func propagated(_ slot: String) -> String? {
    guard SSSOMSlot.all[slot]?.isPropagated ?? false, !columns.contains(slot) else { return nil }
    return header[slot]?.first
  }

  /// The IRI of a CURIE; nil if its prefix is not declared.
  func expanded(_ curie: String) -> String? {
    guard let colon = curie.firstIndex(of: ":"), let start = prefixes[String(curie[..<colon])]
    else { return nil }
    return start + curie[curie.index(after: colon)...]
  }

  /// A predicate as everybody abbreviates it, however the file does, if it does.
  func abbreviated(_ text: String, _ names: ExchangeNames) -> String {
    let iri = expanded(text) ?? text
    let known = SSSOMSlot.builtInPrefixes.merging(["cwv": names.vocabulary]) { $1 }
    for (prefix, start) in known.sorted(by: { $0.key < $1.key })
    where iri.hasPrefix(start) && iri.count > start.count {
      return "\(prefix):\(iri.dropFirst(start.count))"
    }
    return text
  }
}
