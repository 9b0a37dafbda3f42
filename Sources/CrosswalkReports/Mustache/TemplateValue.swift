/// What a template is filled with.
package indirect enum TemplateValue: Sendable, Hashable {
  /// A text from data: made safe for the place it is put into.
  case text(String)
  /// Whether a section is there.
  case flag(Bool)
  /// A section is there once for each.
  case list([TemplateValue])
  /// Names stand for its values inside a section.
  case record([String: TemplateValue])

  /// Whether a section of it is there.
  var isThere: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .flag(let flag): flag
    case .list(let list): !list.isEmpty
    case .record(let record): !record.isEmpty
    }
  }
}

/// What a template may say of a value: it is checked before anything is filled in, so that a wrong
/// name is found even where it would not be reached.
package indirect enum TemplateShape: Sendable {
  case text, flag
  case list(TemplateShape)
  case record([TemplateVariable])

  /// What messages call it.
  var words: String {
    switch self {
    case .text: "a text"
    case .flag: "a yes or no"
    case .list: "a list"
    case .record: "a group of values"
    }
  }
}

/// A name that a template may use.
package struct TemplateVariable: Sendable {
  /// As it stands between the braces.
  package let name: String
  /// What it stands for, for those who write templates.
  package let meaning: String
  package let shape: TemplateShape
}

/// A value whose parts a template can name. The parts are given once, with what they mean; the
/// values, the check of names and the documentation are made of them.
package protocol TemplateRecord: Sendable {
  static var fields: [TemplateField<Self>] { get }
}

extension TemplateRecord {
  /// The names, in the order of their declaration.
  package static var variables: [TemplateVariable] { fields.map(\.variable) }
  /// The values by their names.
  package var templateValue: TemplateValue {
    .record(
      Dictionary(
        Self.fields.map { ($0.variable.name, $0.value(self)) },
        uniquingKeysWith: { first, _ in first }))
  }
}

/// A part of a record.
package struct TemplateField<Whole>: Sendable {
  let variable: TemplateVariable
  let value: @Sendable (Whole) -> TemplateValue

  private init(
    _ name: String, _ meaning: String, _ shape: TemplateShape,
    _ value: @escaping @Sendable (Whole) -> TemplateValue
  ) {
    variable = TemplateVariable(name: name, meaning: meaning, shape: shape)
    self.value = value
  }

  /// A text; empty where there is none.
  package static func text(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Whole) -> String?
  ) -> Self {
    Self(name, meaning, .text) { .text(value($0) ?? "") }
  }

  package static func flag(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Whole) -> Bool
  ) -> Self {
    Self(name, meaning, .flag) { .flag(value($0)) }
  }

  /// Texts, each of which is `.` in a section.
  package static func texts(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Whole) -> [String]
  ) -> Self {
    Self(name, meaning, .list(.text)) { .list(value($0).map(TemplateValue.text)) }
  }

  package static func list<Part: TemplateRecord>(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Whole) -> [Part]
  ) -> Self {
    Self(name, meaning, .list(.record(Part.variables))) {
      .list(value($0).map(\.templateValue))
    }
  }

  /// A record that may be missing.
  package static func optional<Part: TemplateRecord>(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Whole) -> Part?
  ) -> Self {
    Self(name, meaning, .record(Part.variables)) {
      value($0)?.templateValue ?? .flag(false)
    }
  }
}
