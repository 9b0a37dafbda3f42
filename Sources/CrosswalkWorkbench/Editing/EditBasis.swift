import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

extension PageContext {
  /// What a form on a statement's concepts is made on: a hash of what is decided of it now.
  ///
  /// - Throws: `CatalogError`.
  package func basis(about statement: String, of framework: String) throws -> String {
    let alignment = try catalog.framework(framework).alignment
    let links = alignment.links.filter { $0.statement == statement }.flatMap(\.links)
    let rejections = alignment.rejected.filter { $0.statement == statement }.flatMap(\.rejections)
    return Self.basis(
      Archive.encode([framework, statement]) + Archive.encode(links) + Archive.encode(rejections))
  }

  /// What a form on a statement's counterparts is made on: a hash of what is judged of it now.
  ///
  /// - Throws: `CatalogError`.
  package func basis(
    matching statement: String, of framework: String, to other: String
  ) throws -> String {
    let judged = try judged(from: framework, to: other).matches.filter { $0.subject == statement }
    return Self.basis(Archive.encode([framework, other, statement]) + Archive.encode(judged))
  }

  private static func basis(_ text: String) -> String {
    String(SHA256.hexDigest(of: text).prefix(32))
  }

  /// All judgements between two frameworks as one set, read from the first to the second, each with its
  /// author. That a statement of the second has no counterpart has no place in it.
  ///
  /// - Throws: `CatalogError`.
  package func judged(from framework: String, to other: String) throws -> MatchSet {
    _ = (try catalog.framework(framework), try catalog.framework(other))
    var result = MatchSet(
      from: framework, to: other, author: "", version: "", date: "", matches: [])
    var places: [[String?]: Int] = [:]
    for set in try catalog.matches(between: framework, and: other) {
      for match in set.matches where set.from == framework || match.object != nil {
        var match = set.from == framework ? match : match.inverted
        match.author = match.author ?? set.author
        let justification = match.justification ?? set.justification
        match.justification = justification == result.justification ? nil : justification
        // As everywhere, who comes later counts.
        if let place = places[[match.subject, match.object]] {
          result.matches[place] = match
        } else {
          places[[match.subject, match.object]] = result.matches.count
          result.matches.append(match)
        }
      }
    }
    return result
  }
}

extension PageContext {
  /// Refuses a statement that a form does not name as its framework does, and one of a blind reading.
  ///
  /// - Throws: ``EditRefusal``, ``ReadingRefusal``, `CatalogError`; `NameError` with the nearest name.
  func checkStatement(_ id: String, of framework: String) throws {
    guard try index(of: framework).statement(named: id).statement.id == id else {
      throw EditRefusal(400, "a form names statements as the framework does")
    }
    try checkSeeing(id, of: framework)
  }

  /// The id of a statement that somebody has named, which is in no blind reading.
  ///
  /// - Throws: ``EditRefusal`` that names the nearest, ``ReadingRefusal``, `CatalogError`.
  func offeredStatement(_ name: String, of framework: String) throws -> String {
    let index = try index(of: framework)
    let id: String
    do {
      id = try index.statement(named: name).statement.id
    } catch {
      throw EditRefusal(400, "\(error)")
    }
    try checkSeeing(id, of: framework)
    return id
  }
}
