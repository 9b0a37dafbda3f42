import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkBase
@testable import CrosswalkKit
@testable import CrosswalkModel

/// Whatever of a framework, its alignment or its ontology is changed, a revision has it.
@Suite struct EveryFieldTests {
  private enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  private let model = MarkedModel.values()

  /// The places of all values that are no further parts.
  private func leaves(of value: JSONValue) -> [[Step]] {
    switch value {
    case .object(let members):
      members.keys.sorted().flatMap { key in leaves(of: members[key]!).map { [.key(key)] + $0 } }
    case .list(let list):
      list.indices.flatMap { index in leaves(of: list[index]).map { [.index(index)] + $0 } }
    case .null: []
    case .text, .number, .boolean: [[]]
    }
  }

  private func value(at path: ArraySlice<Step>, in whole: JSONValue) -> JSONValue? {
    switch (path.first, whole) {
    case (.key(let key), .object(let members)):
      members[key].flatMap { value(at: path.dropFirst(), in: $0) }
    case (.index(let index), .list(let list)): value(at: path.dropFirst(), in: list[index])
    default: path.isEmpty ? whole : nil
    }
  }

  /// The same with another value at a place; nil takes out what stands there.
  private func put(
    _ new: JSONValue?, at path: ArraySlice<Step>, in whole: JSONValue
  ) -> JSONValue? {
    switch (path.first, whole) {
    case (.key(let key), .object(var members)):
      members[key] = put(new, at: path.dropFirst(), in: members[key] ?? .null)
      return .object(members)
    case (.index(let index), .list(var list)):
      if let inner = put(new, at: path.dropFirst(), in: list[index]) {
        list[index] = inner
      } else {
        list.remove(at: index)
      }
      return .list(list)
    default: return new
    }
  }

  private static let words =
    Role.allCases.map(\.rawValue) + Act.allCases.map(\.rawValue) + Basis.allCases.map(\.rawValue)
    + Scale.Subject.allCases.map(\.rawValue) + Scale.Order.allCases.map(\.rawValue)
    + Statement.Flag.allCases.map(\.rawValue) + Statement.Grade.Status.allCases.map(\.rawValue)
    + Statement.Grade.Support.allCases.map(\.rawValue) + Relation.allCases.map(\.rawValue)
    + Framework.Wording.allCases.map(\.rawValue) + Absence.allCases.map(\.rawValue)
    + ConceptRelation.Kind.allCases.map(\.rawValue)

  /// Other values of the same kind, and none; not all of them can stand at every place.
  private func others(_ value: JSONValue?) -> [JSONValue?] {
    switch value {
    case .text(let text):
      // A word of a list first: a free text takes any, a word only those of its list.
      Self.words.filter { $0 != text }.map { .text($0) } + [.text(text + "x"), nil]
    case .number(let number): [.number(number + 0.5), .number(number + 1), nil]
    case .boolean(let isTrue): [.boolean(!isTrue), nil]
    default: []
    }
  }

  /// Changes each field of a value, a value a time, and has each changed one compared.
  ///
  /// - Returns: The names of the fields that were changed.
  private func tryAll<Value: Codable & Equatable>(
    _ whole: Value, _ changes: (Value) -> Int
  ) throws -> Set<String> {
    let json = try JSONReader.value(of: Array(JSONText.compact(whole).utf8))
    var tried: Set<String> = []
    for path in leaves(of: json) {
      // One other value, and none at all, are enough for a place.
      var kinds: Set<Bool> = []
      for other in others(value(at: path[...], in: json)) {
        let kind = other == nil
        if kinds.contains(kind) { continue }
        guard let changed = put(other, at: path[...], in: json),
          let back = try? JSONDecoder().decode(
            Value.self, from: Data(JSONText.compact(changed).utf8)), back != whole
        else { continue }
        kinds.insert(kind)
        #expect(changes(back) > 0, "\(path) as \(other.map { "\($0)" } ?? "none")")
      }
      for case .key(let name) in path.reversed().prefix(2) where !kinds.isEmpty {
        tried.insert(name)
      }
    }
    return tried
  }

  /// The names of the fields of some parts.
  private func names(_ isPart: (ModelField) -> Bool) -> Set<String> {
    Set(ModelField.allCases.filter(isPart).map { String($0.property) })
  }

  private func isIn(_ types: [String], _ field: ModelField) -> Bool {
    types.contains { field.rawValue.hasPrefix($0 + ".") }
  }

  private func count(_ new: AlignedFramework, from old: AlignedFramework) -> Int {
    Revision.changes(from: old, to: new, Renaming(from: old.framework, to: new.framework)).count
  }

  @Test func `a change of any field of a document is told`() throws {
    // An act that somebody has overruled is another's, whatever the document says.
    var alignment = model.frameworks[0].alignment
    alignment.acts = []
    let old = AlignedFramework(framework: model.frameworks[0].framework, alignment: alignment)
    let tried = try tryAll(old.framework) {
      count(AlignedFramework(framework: $0, alignment: alignment), from: old)
    }
    let all = names { isIn(["Framework", "Definition", "Scale", "Statement"], $0) }
    #expect(all.subtracting(tried) == [])
  }

  @Test func `a change of any field of an alignment is told`() throws {
    let old = model.frameworks[0]
    let tried = try tryAll(old.alignment) {
      count(AlignedFramework(framework: old.framework, alignment: $0), from: old)
    }
    let all = names { isIn(["Alignment", "Estimate", "ConceptLink", "Rejection"], $0) }
    #expect(all.subtracting(tried) == [])
  }

  @Test func `a change of any field of an ontology is told`() throws {
    let old = model.ontologies[0]
    let tried = try tryAll(old) { Revision.changes(from: old, to: $0).count }
    let all = names { isIn(["Ontology", "ConceptRelation"], $0) }
    #expect(all.subtracting(tried) == [])
  }

  @Test func `nothing is told where nothing is changed`() {
    #expect(count(model.frameworks[0], from: model.frameworks[0]) == 0)
    #expect(Revision.changes(from: model.ontologies[0], to: model.ontologies[0]) == [])
  }
}
