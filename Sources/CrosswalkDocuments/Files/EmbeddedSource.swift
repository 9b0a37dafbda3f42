import CrosswalkBase
import CrosswalkModel

/// Writes the Swift file that holds checked data: what the `EmbedFrameworks` plugin generates.
public enum EmbeddedSource {
  /// The source of an internal `enum EmbeddedFrameworks` with the compiled form of the ontology (if
  /// there is one), of each framework with its alignment, and the text of each file.
  ///
  /// - Parameters:
  ///   - documents: Free of errors.
  ///   - files: What the documents were read from.
  /// - Returns: A whole Swift file; the same documents and files give the same text.
  public static func swift(_ documents: DocumentSet, files: [DocumentSet.File]) -> String {
    var source = """
      // Compiled from YAML by the EmbedFrameworks plugin; changes are lost.
      import CrosswalkKit

      enum EmbeddedFrameworks {

      """
    let ontology = documents.ontologies.first.map { literal(Archive.encode($0.value)) }
    source += "  static let ontology: String? = \(ontology ?? "nil")\n"
    source += "  static let frameworks: [Catalog.Embedded] = [\n"
    for framework in documents.alignedFrameworks() {
      source += "    Catalog.Embedded(id: \(literal(framework.framework.id)), "
      source += "archive: \(literal(Archive.encode(framework)))),\n"
    }
    source += "  ]\n  static let matches: [Catalog.EmbeddedMatches] = [\n"
    for set in documents.matches {
      source += "    Catalog.EmbeddedMatches(from: \(literal(set.value.from)), "
      source += "to: \(literal(set.value.to)), archive: \(literal(Archive.encode(set.value)))),\n"
    }
    source += "  ]\n  static let sources: [(path: String, text: String)] = [\n"
    for file in files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      source += "    (\(literal(file.path)), \(literal(text))),\n"
    }
    return source + "  ]\n}\n"
  }

  /// A string literal on one line; compiling one is fast however long it is.
  private static func literal(_ text: String) -> String {
    var escaped = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\u{0}"..<" ", "\u{7F}", "\u{FEFF}", "\u{2028}", "\u{2029}":
        escaped += "\\u{\(String(scalar.value, radix: 16))}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped + "\""
  }
}
