import CrosswalkBase
import CrosswalkKit

/// What a plan of format `crosswalk.plan/1` meant to close, person by person; nothing else of it is
/// read.
package enum PlanFile {
  private static let format = "crosswalk.plan/1"

  /// Reads a plan.
  ///
  /// - Parameters:
  ///   - bytes: JSON.
  ///   - name: What messages call the file.
  ///   - source: The framework that people are rated in; a plan from another is refused.
  ///   - target: The framework that they are held against; a plan towards another is refused.
  /// - Returns: By person, what was planned.
  /// - Throws: `FileError` for what is no plan, with the place of what is wrong.
  package static func read(
    _ bytes: [UInt8], name: String, from source: String, to target: String
  ) throws -> PlannedNeeds {
    let value: JSONValue
    do {
      value = try JSONReader.value(of: bytes)
    } catch { throw FileError(path: name, reason: "\(error)") }
    guard value["format"]?.text == format else {
      throw FileError(
        path: name,
        reason: "this is no plan: its 'format' is not '\(format)', as curriculum writes it")
    }
    for (key, wanted) in [("from", source), ("to", target)] {
      if let own = value[key]?["framework"]?.text, own != wanted {
        throw FileError(path: name, reason: "the plan goes \(key) '\(own)', not \(key) '\(wanted)'")
      }
    }
    guard let people = value["people"]?.list else {
      throw FileError(path: name, reason: "the plan has no list 'people'")
    }
    var planned: [PersonName: [String: Double?]] = [:]
    for (index, person) in people.enumerated() {
      guard let who = person["person"]?.text else {
        throw FileError(path: name, reason: "people[\(index)] has no text 'person'")
      }
      let key = PersonName(who)
      if planned[key] != nil {
        throw FileError(path: name, reason: "people[\(index)] has the 'person' of one above")
      }
      var concepts: [String: Double?] = [:]
      for (place, concept) in (person["concepts"]?.list ?? []).enumerated() {
        guard let id = concept["concept"]?.text ?? concept.text else {
          throw FileError(
            path: name, reason: "people[\(index)].concepts[\(place)] has no text 'concept'")
        }
        concepts[id] = .some(concept["closed"]?.number)
      }
      planned[key] = concepts
    }
    return PlannedNeeds(planned)
  }
}
