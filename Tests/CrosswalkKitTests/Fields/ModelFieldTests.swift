import CrosswalkKit
import CrosswalkModel
import CrosswalkTestSupport
import Testing

@Suite struct ModelFieldTests {
  private let values = MarkedModel.values()

  /// The stored fields of a value of the model and of all that it is made of, by `Type.name`.
  private struct Fields {
    /// Those that hold a value of their own, and not further parts.
    var leaves: Set<String> = []
    /// All that were seen, and those of them that were set anywhere.
    var all: Set<String> = []
    var set: Set<String> = []
  }

  private func collect(from value: Any, into fields: inout Fields) {
    let type = name(of: value)
    for child in Mirror(reflecting: value).children {
      let name = "\(type).\(child.label ?? "?")"
      fields.all.insert(name)
      for part in parts(of: child.value) {
        fields.set.insert(name)
        if isModel(part) {
          collect(from: part, into: &fields)
        } else {
          fields.leaves.insert(name)
        }
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

  @Test func `every stored field of the model is in the list, and nothing else`() {
    var fields = Fields()
    for aligned in values.frameworks {
      collect(from: aligned.framework, into: &fields)
      collect(from: aligned.alignment, into: &fields)
    }
    for set in values.matchSets { collect(from: set, into: &fields) }
    for ontology in values.ontologies { collect(from: ontology, into: &fields) }
    for catalogue in values.catalogues { collect(from: catalogue, into: &fields) }
    // Nothing tells what a field would hold that no value has.
    #expect(fields.all.subtracting(fields.set) == [], "MarkedModel must set these")
    let listed = Set(ModelField.allCases.map(\.rawValue))
    #expect(fields.leaves.subtracting(listed) == [], "ModelField must list these")
    #expect(listed.subtracting(fields.leaves) == [])
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
