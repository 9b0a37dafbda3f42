/// Finds things by what people call them: an id, or a title, in any case.
package struct NameLookup: Sendable {
  /// What a name stands for.
  package enum Match: Sendable, Hashable {
    /// Just one thing has this id or title.
    case found(id: String)
    /// Several things have this title.
    case ambiguous(ids: [String])
    /// Nothing has this name; the nearest id or title, if one is close.
    case unknown(nearest: String?)
  }

  private let ids: Set<String>
  private var idsByFoldedName: [String: [String]] = [:]
  private let names: [String]
  /// Ids with their titles, where these say more.
  private let labels: [String]

  /// - Parameter things: Ids and titles, in the order of the document.
  package init(_ things: [(id: String, title: String)]) {
    ids = Set(things.map(\.id))
    names = things.flatMap { [$0.id, $0.title] }
    labels = things.map { thing in
      thing.title.lowercased() == thing.id.lowercased() ? thing.id : "\(thing.id) (\(thing.title))"
    }
    for thing in things {
      for name in Set([thing.id, thing.title].map { $0.trimmed.lowercased() }) {
        idsByFoldedName[name, default: []].append(thing.id)
      }
    }
  }

  /// What `name` stands for. An id as it stands wins over ids and titles in another case.
  package func callAsFunction(_ name: String) -> Match {
    if ids.contains(name) { return .found(id: name) }
    let matches = idsByFoldedName[name.trimmed.lowercased()] ?? []
    if let match = matches.first {
      return matches.count == 1 ? .found(id: match) : .ambiguous(ids: matches)
    }
    return .unknown(nearest: nearest(name, in: names))
  }

  /// The id that a name stands for.
  ///
  /// - Parameters:
  ///   - name: An id or a title, in any case.
  ///   - kind: What the message calls it: `unit`, `level`.
  /// - Returns: The id as the document writes it.
  /// - Throws: ``NameError`` if the name stands for nothing, or for several things.
  package func id(of name: String, as kind: String) throws(NameError) -> String {
    switch self(name) {
    case .found(let id): return id
    case .ambiguous(let ids):
      throw NameError(
        "the \(kind) '\(name)' can be any of \(ids.joined(separator: ", ")); give the id")
    case .unknown(let nearest):
      throw NameError(
        "unknown \(kind) '\(name)'"
          + (nearest.map { "; did you mean '\($0)'?" } ?? choices(of: kind)), nearest: nearest)
    }
  }

  private func choices(of kind: String) -> String {
    ids.count <= 25 ? "; there is \(labels.joined(separator: ", "))" : ""
  }
}

/// A name that stands for nothing, or for several things.
package struct NameError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with the name and what could be meant, without full stop.
  package let description: String
  /// The id or title that is nearest; nil where none is near, or several are meant.
  package let nearest: String?

  package init(_ description: String, nearest: String? = nil) {
    (self.description, self.nearest) = (description, nearest)
  }
}
