import CrosswalkTables

/// Where pages are. Ids are whatever a document calls its parts, so they are written in percent signs.
enum Address {
  static func framework(_ id: String) -> HTML { "/frameworks/\(step(id))" }
  static func unit(_ id: String, of framework: String) -> HTML {
    "/frameworks/\(step(framework))/units/\(step(id))"
  }
  static func statement(_ id: String, of framework: String) -> HTML {
    "/frameworks/\(step(framework))/statements/\(step(id))"
  }
  static func concept(_ id: String) -> HTML { "/concepts/\(step(id))" }
  static func comparison(_ from: String, _ to: String) -> HTML {
    "/compare/\(step(from))/\(step(to))"
  }
  static func overlap(_ from: String, _ unit: String, _ to: String, _ other: String) -> HTML {
    "\(comparison(from, to))/\(step(unit))/\(step(other))"
  }
  static func crosswalk(_ from: String, _ to: String, _ query: [(String, String?)] = []) -> HTML {
    "/crosswalk/\(step(from))/\(step(to))\(self.query(query))"
  }
  static func report(_ from: String, _ to: String) -> HTML { "/report/\(step(from))/\(step(to))" }
  static func translation(_ from: String, _ to: String) -> HTML {
    "/translate\(query([("from", from), ("to", to)]))"
  }

  /// What stands after a question mark; what has no value is left out.
  static func query(_ pairs: [(String, String?)]) -> HTML {
    let parts = pairs.compactMap { name, value -> HTML? in
      guard let value, !value.isEmpty else { return nil }
      return "\(step(name))=\(step(value))"
    }
    return parts.isEmpty ? "" : "?\(parts.joined(separator: "&amp;"))"
  }

  /// A part of a path or a query, in which nothing means anything.
  static func step(_ text: String) -> HTML {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return "\(result)"
  }
}
