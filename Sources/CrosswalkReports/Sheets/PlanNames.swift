import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// What a plan names, in words that people know.
struct PlanNames {
  private let framework: String
  private let catalog: Catalog

  /// - Parameters:
  ///   - framework: The document that the sheet is of.
  ///   - catalog: Has the titles of documents and levels.
  init(_ framework: String, in catalog: Catalog) {
    (self.framework, self.catalog) = (framework, catalog)
  }

  /// The level that a plan leads to, and whose.
  func aim(_ plan: JSONValue) -> String {
    guard let id = plan["to"]?["framework"]?.text, let goal = plan["goal"]?.text else { return "" }
    let level = goal.hasSuffix(" of \(id)") ? String(goal.dropLast(id.count + 4)) : goal
    return "\(level) (\(title(of: id)))"
  }

  private func title(of id: String) -> String { (try? catalog.framework(id).framework.title) ?? id }

  /// Statements with their places, each once; where it is not the sheet's document, with which, and
  /// with the level where the place does not tell it.
  func texts(_ objectives: [JSONValue], atMost count: Int) -> [String] {
    var texts: [String] = []
    for objective in objectives {
      guard let words = objective["text"]?.text else { continue }
      let document = objective["framework"]?.text ?? framework
      let other = document == framework ? "" : document + " "
      let text =
        objective["statement"]?.text.map { place in
          "\(words) (\(other)\(place)\(level(objective, at: place, in: document)))"
        } ?? words
      if !texts.contains(text) { texts.append(text) }
    }
    return Array(texts.prefix(count))
  }

  /// What to look at first, and how; the sheet's own document needs no name.
  func toObserve(_ concept: JSONValue) -> SheetToObserve {
    let parts = (concept["advice"]?.text ?? "").split(separator: "; ").map { part -> String in
      for verb in ["rate: ", "rate again: "] where part.hasPrefix(verb) {
        return verb + titles(ofUnits: part.dropFirst(verb.count))
      }
      let own = "watch for \(framework): "
      return part.hasPrefix(own) ? "watch for " + part.dropFirst(own.count) : String(part)
    }
    return SheetToObserve(
      about: concept["name"]?.text ?? "", advice: parts.joined(separator: "; "))
  }

  /// Short names of units are for those who keep the table.
  private func titles(ofUnits ids: Substring) -> String {
    let units = (try? catalog.framework(framework).framework.ratedUnits) ?? []
    return ids.split(separator: ", ").map { id in
      id == Profile.wholePerson
        ? "the person as a whole" : units.first { $0.id == id }?.title ?? String(id)
    }.joined(separator: ", ")
  }

  private func level(_ objective: JSONValue, at place: String, in document: String) -> String {
    guard let level = objective["level"]?.text else { return "" }
    let scale = try? catalog.framework(document).framework.scale
    let title = scale?.levels.first { $0.id == level }?.title ?? level
    let isTold = [level, title].contains { place.lowercased().contains($0.lowercased()) }
    return isTold ? "" : ", \(title)"
  }

  /// What the short names in some texts stand for.
  func documents(_ texts: [String]) -> [String] {
    catalog.frameworkIDs.filter { id in
      id != framework && texts.contains { $0.contains("(\(id) ") || $0.contains("for \(id): ") }
    }.map { "\($0): \(title(of: $0))" }
  }
}
