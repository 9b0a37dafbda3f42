import CrosswalkBase

/// Each concept that has a broader one, and that one after it, sorted.
extension ConceptHierarchy: Archivable {
  package init(archive: ArchiveReader) throws {
    let names: [String] = try archive.read()
    guard names.count.isMultiple(of: 2) else {
      throw ArchiveReader.corrupt("a concept without the broader one")
    }
    self.init(
      parents: Dictionary(
        stride(from: 0, to: names.count, by: 2).map { (names[$0], names[$0 + 1]) },
        uniquingKeysWith: { first, _ in first }))
  }

  /// For archives only.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(parents.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
  }
}
