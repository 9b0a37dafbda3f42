import CLibYAML
import CrosswalkBase

/// One event of a YAML stream; owns what libyaml allocated for it and frees it.
///
/// Texts are made on demand, so whoever needs only bytes pays for no `String`.
package struct YAMLEvent: ~Copyable {
  /// What the parser came across; numbered as in libyaml.
  package enum Kind: UInt32, Sendable {
    case streamStart = 1
    case streamEnd, documentStart, documentEnd, alias, scalar
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  /// What the parser came across.
  package let kind: Kind
  private let raw: yaml_event_t

  /// Takes ownership of a libyaml event; nil for libyaml's empty event, which owns nothing.
  init?(_ raw: yaml_event_t) {
    guard let kind = Kind(rawValue: raw.type.rawValue) else { return nil }
    self.kind = kind
    self.raw = raw
  }

  deinit {
    var raw = raw
    yaml_event_delete(&raw)
  }

  /// Where the event begins; for a node, at its anchor or tag if it has one.
  package var mark: TextMark { TextMark(raw.start_mark) }

  /// Where it begins and ends, in code points from the start of the text, without a byte order mark.
  var extent: Range<Int> {
    let (start, end) = (Int(clamping: raw.start_mark.index), Int(clamping: raw.end_mark.index))
    return start..<max(start, end)
  }

  /// The anchor a node defines or an alias refers to, without `&` or `*`.
  package var anchor: String? {
    switch kind {
    case .alias: text(raw.data.alias.anchor)
    case .scalar: text(raw.data.scalar.anchor)
    case .sequenceStart: text(raw.data.sequence_start.anchor)
    case .mappingStart: text(raw.data.mapping_start.anchor)
    default: nil
    }
  }

  /// The tag as resolved by libyaml, such as `tag:yaml.org,2002:str`; nil if there is none.
  package var tag: String? {
    switch kind {
    case .scalar: text(raw.data.scalar.tag)
    case .sequenceStart: text(raw.data.sequence_start.tag)
    case .mappingStart: text(raw.data.mapping_start.tag)
    default: nil
    }
  }

  /// How a scalar is written; nil for everything else.
  package var scalarStyle: YAMLScalarStyle? {
    guard kind == .scalar else { return nil }
    return YAMLScalarStyle(rawValue: UInt8(truncatingIfNeeded: raw.data.scalar.style.rawValue))
  }

  /// Whether a list or mapping is written in brackets or braces; nil for everything else.
  package var isFlow: Bool? {
    switch kind {
    case .sequenceStart: raw.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    case .mappingStart: raw.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    default: nil
    }
  }

  /// Whether the tag, or the `---` or `...` of a document, was left out; for a scalar, whether the
  /// tag may be left out if it is written plain. Nil where there is nothing to leave out.
  package var isImplicit: Bool? {
    switch kind {
    case .documentStart: raw.data.document_start.implicit != 0
    case .documentEnd: raw.data.document_end.implicit != 0
    case .scalar: raw.data.scalar.plain_implicit != 0
    case .sequenceStart: raw.data.sequence_start.implicit != 0
    case .mappingStart: raw.data.mapping_start.implicit != 0
    default: nil
    }
  }

  /// Whether a scalar's tag may be left out if it is written in quotes; nil for everything else.
  package var isQuotedImplicit: Bool? {
    kind == .scalar ? raw.data.scalar.quoted_implicit != 0 : nil
  }

  /// The text of a scalar, escapes and folding undone; nil for everything else.
  package var text: String? {
    kind == .scalar ? withTextBytes { String(decoding: $0, as: UTF8.self) } : nil
  }

  /// Lends the bytes of a scalar's text, which are valid UTF-8; none for everything else.
  func withTextBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard kind == .scalar else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    return body(
      UnsafeBufferPointer(start: raw.data.scalar.value, count: raw.data.scalar.length))
  }

  private func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}

extension TextMark {
  /// libyaml counts from 0.
  init(_ mark: yaml_mark_t) {
    self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }
}
