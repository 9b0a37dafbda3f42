import CrosswalkModel

/// What a format keeps of the model, as its exporter declares it.
package struct KeptFields: Sendable {
  /// Fields that are there where other programs look for them.
  package var kept: Set<ModelField>
  /// Fields that are there in a place of general use, where other programs will not look.
  package var aside: [(place: String, fields: Set<ModelField>)]

  /// Declares fields.
  package init(
    _ kept: Set<ModelField>, aside: [(place: String, fields: Set<ModelField>)] = []
  ) {
    self.kept = kept
    self.aside = aside
  }

  /// Those that are there at all.
  package var all: Set<ModelField> {
    aside.reduce(kept) { $0.union($1.fields) }
  }

  /// The fields that others declare too.
  package func union(_ other: KeptFields) -> KeptFields {
    KeptFields(kept.union(other.kept), aside: aside + other.aside)
  }
}

extension Set<ModelField> {
  /// All fields of some parts.
  package static func all(of parts: ModelPart...) -> Set<ModelField> {
    Set(ModelField.allCases.filter { parts.contains($0.part) })
  }
}
