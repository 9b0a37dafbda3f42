import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// What a reviewer types to link a statement: `2`, `1, 3`, `2 0.6, rapport 0.4 broader`.
package struct ReviewAnswer {
  /// Why it cannot be understood.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private struct Part {
    var concept: String
    var share: Double
    var relation: Relation?
    var isSuggested: Bool
  }

  private var parts: [Part] = []

  /// - Parameters:
  ///   - line: Concepts separated by commas, each a suggestion's number, an id or a label, with a
  ///     share and a relation behind it where there is more to say.
  ///   - suggested: The ids of what was suggested, the first one first.
  ///   - concepts: All concepts.
  /// - Throws: ``Failure`` with what is wrong.
  package init(_ line: String, suggested: [String], concepts: NameLookup) throws(Failure) {
    var given: [Double?] = []
    for part in line.split(separator: ",", omittingEmptySubsequences: false) {
      var words = part.split(separator: " ").map(String.init)
      var share: Double?
      var relation: Relation?
      // From behind, since a label has words of its own.
      while words.count > 1, let last = words.last {
        if let found = Relation(rawValue: last.lowercased()) {
          relation = found
        } else if let number = Double(last) {
          guard number > 0, number <= 1 else {
            throw Failure(description: "a share is over 0 and at most 1, not \(last)")
          }
          share = number
        } else {
          break
        }
        words.removeLast()
      }
      let name = words.joined(separator: " ")
      if name.isEmpty { throw Failure(description: "a concept is missing between the commas") }
      let concept: String
      if let number = Int(name) {
        guard suggested.indices.contains(number - 1) else {
          throw Failure(description: "there is no suggestion \(number)")
        }
        concept = suggested[number - 1]
      } else {
        do {
          concept = try concepts.id(of: name, as: "concept")
        } catch {
          throw Failure(description: "\(error); /WORDS looks for concepts, ? helps")
        }
      }
      if parts.contains(where: { $0.concept == concept }) {
        throw Failure(description: "'\(concept)' is named twice")
      }
      given.append(share)
      parts.append(
        Part(
          concept: concept, share: 0, relation: relation,
          isSuggested: suggested.contains(concept)))
    }
    if parts.count > 4 {
      throw Failure(description: "a statement is about four concepts at most")
    }
    guard let shares = ReviewDecision.shares(given) else {
      throw Failure(description: "the shares sum to over 1, or leave nothing for the others")
    }
    for index in parts.indices { parts[index].share = shares[index] }
  }

  /// The links; concepts without a share get what the others leave, in equal parts.
  package func links(confidence: Double) -> [ConceptLink] {
    parts.map { part in
      ConceptLink(
        concept: part.concept, share: part.share, relation: part.relation, confidence: confidence,
        justification: part.isSuggested ? "MappingReview" : "ManualMappingCuration")
    }
  }
}
