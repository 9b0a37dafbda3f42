import CrosswalkModel
import CrosswalkTestSupport
import Testing

@Suite struct ModelFieldTests {
  private let values = MarkedModel.values()

  /// The stored fields of a value of the model and of all that it is made of, by `Type.name`, as far
  /// as they are set: of one that is not, nothing tells what it would hold.
  private func fields(of value: Any) -> Set<String> {
    let type = name(of: value)
    return Mirror(reflecting: value).children.reduce(into: []) { names, child in
      let parts = parts(of: child.value)
      for part in parts {
        names.formUnion(isModel(part) ? fields(of: part) : ["\(type).\(child.label ?? "?")"])
      }
    }
  }

  /// A value, what is in an optional, or the elements of a list.
  private func parts(of value: Any) -> [Any] {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional || mirror.displayStyle == .collection else {
      return [value]
    }
    return mirror.children.flatMap { parts(of: $0.value) }
  }

  private func name(of value: Any) -> String {
    String(reflecting: type(of: value)).replacing("CrosswalkModel.", with: "")
  }

  private func isModel(_ value: Any) -> Bool {
    Mirror(reflecting: value).displayStyle == .struct
      && String(reflecting: type(of: value)).hasPrefix("CrosswalkModel.")
  }

  /// Joins what several values have, since none of them has everything.
  private func union(_ values: [Any]) -> Set<String> {
    values.reduce(into: []) { $0.formUnion(fields(of: $1)) }
  }

  @Test func `every stored field of the model is in the list, and nothing else`() {
    let found = union(
      values.frameworks.map(\.framework) + values.frameworks.map(\.alignment) + values.matchSets
        + values.ontologies)
    #expect(found.subtracting(ModelField.allCases.map(\.rawValue)) == [])
    #expect(Set(ModelField.allCases.map(\.rawValue)).subtracting(found) == [])
  }

  @Test func `every field has values where it is set, and a name of its own`() {
    for field in ModelField.allCases {
      #expect(!field.values(in: values).isEmpty, "\(field.rawValue)")
      #expect(field.part.count(in: values) > 0, "\(field.rawValue)")
    }
    #expect(
      Set(ModelField.allCases.map { "\($0.words) of \($0.part.words)" }).count
        == ModelField.allCases.count)
  }
}
