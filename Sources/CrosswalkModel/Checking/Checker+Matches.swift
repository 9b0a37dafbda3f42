import CrosswalkBase

extension Checker {
  mutating func check(
    _ set: MatchSet, between frameworks: [Framework], _ document: DocumentReference
  ) {
    var sides: [Set<String>] = []
    for (key, id) in [("from", set.from), ("to", set.to)] {
      guard let framework = frameworks.first(where: { $0.id == id }) else {
        let message = unknownFramework(id)
        report(document, [.key(key)], message)
        return
      }
      sides.append(Set(framework.units.flatMap { $0.statements.map(\.id) }))
    }
    let suggestions = sides.map(Suggestions.init)
    if set.from == set.to {
      report(document, [.key("to")], "a framework is not matched with itself")
    }
    var pairs: [[String]: DocumentPlace] = [:]
    for (index, match) in set.matches.enumerated() {
      let path = { (key: String) -> [PathStep] in [.key("matches"), .index(index), .key(key)] }
      for (side, key, id) in [(0, "subject", match.subject), (1, "object", match.object)] {
        guard let id, !sides[side].contains(id) else { continue }
        report(document, path(key), "unknown statement '\(id)'" + suggestions[side](id))
      }
      let pair = [match.subject, match.object ?? ""]
      if let first = pairs[pair] {
        report(document, path("subject"), "this pair is there twice", firstUse: first)
      }
      pairs[pair] = pairs[pair] ?? DocumentPlace(document, path("subject"))
      if !(match.confidence >= 0 && match.confidence <= 1) {
        report(
          document, path("confidence"),
          "the confidence \(match.confidence.plain) is not between 0 and 1")
      }
      if match.withdraws {
        if match.absence != nil {
          report(document, path("kind"), "what is withdrawn is of no kind")
        }
        continue
      }
      if match.object == nil, match.relation != nil {
        report(document, path("relation"), "a relation needs an object")
      }
      if (match.absence != nil) != (match.object == nil) {
        report(
          document, path(match.absence == nil ? "relation" : "kind"),
          match.absence == nil
            ? "without an object, say of which kind the absence is: absent or scope"
            : "a kind of absence goes with no object")
      }
    }
  }
}
