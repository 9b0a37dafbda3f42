import CrosswalkBase

/// The IRIs under which frameworks, statements and concepts travel.
///
/// They are names that this project gives, declared as such in what is written; nothing need
/// answer at them. Whoever publishes under a name of their own gives another base.
public struct ExchangeNames: Sendable, Hashable {
  /// Ends with `/` or `#`; all names begin with it.
  public let base: String

  /// The names that are used unless others are asked for.
  public static let standard = ExchangeNames(base: "https://w3id.org/crosswalk/")!

  /// Nil if the base is no absolute IRI that names can be put behind.
  public init?(base: String) {
    guard isAbsoluteIRI(base), base.hasSuffix("/") || base.hasSuffix("#") else { return nil }
    self.base = base
  }

  /// What names of our own predicates begin with.
  public var vocabulary: String { base + "vocabulary#" }

  /// What names of a framework's parts begin with.
  public func framework(_ id: String) -> String { "\(base)framework/\(Self.encoded(id))/" }

  /// What names of an ontology's concepts begin with.
  public func ontology(_ id: String) -> String { "\(base)ontology/\(Self.encoded(id))/" }

  /// The framework and the statement that an IRI names; nil if it is no such name.
  public func statement(_ iri: String) -> (framework: String, id: String)? {
    let start = base + "framework/"
    guard iri.hasPrefix(start) else { return nil }
    let parts = iri.dropFirst(start.count).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let framework = Self.decoded(parts[0]), let id = Self.decoded(parts[1]),
      !framework.isEmpty, !id.isEmpty
    else { return nil }
    return (framework, id)
  }

  /// An id as one step of an IRI: all but ASCII letters, digits and `-._~` is percent-encoded.
  public static func encoded(_ id: String) -> String {
    var text = ""
    for byte in id.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }

  /// The id that a step of an IRI stands for; nil if its percent signs are not followed by digits
  /// or its bytes are no UTF-8.
  public static func decoded(_ step: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(step.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// A prefix for a namespace, made of an id: as it stands where it can be a prefix.
  static func prefix(of id: String, besides taken: Set<String> = []) -> String {
    var prefix = String(
      String.UnicodeScalarView(
        id.unicodeScalars.map { scalar in
          let isFit =
            scalar.isASCII
            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
              || scalar == "-" || scalar == "_")
          return isFit ? scalar : "-"
        }))
    if !(prefix.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false) {
      prefix = "f-" + prefix
    }
    while taken.contains(prefix) { prefix += "-" }
    return prefix
  }
}

/// Whether a text has the form `scheme:rest` without white space or what IRIs do not have.
func isAbsoluteIRI(_ text: String) -> Bool {
  guard let colon = text.utf8.firstIndex(of: 0x3A) else { return false }
  let scheme = text.utf8[..<colon]
  guard let first = scheme.first, isLetter(first),
    scheme.allSatisfy({
      isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    })
  else { return false }
  let rest = text.utf8[text.utf8.index(after: colon)...]
  return !rest.isEmpty && rest.allSatisfy { $0 > 0x20 && !#"<>"{}|\^`"#.utf8.contains($0) }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

/// Whether a text is a date of the form 2026-11-22 that the calendar has.
func isCalendarDate(_ text: String) -> Bool { CalendarDay(text) != nil }

/// A text in double quotes, as JSON and YAML both read it.
func doubleQuoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
